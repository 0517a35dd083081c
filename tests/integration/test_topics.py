"""Topics on Apache Kafka: made with the registry's settings, checked, and the commands around them."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.integration.readers import articles
from tests.integration.stream import Stream

from parley.adapters.broker.topics import Mismatch, check_topics, delete_topics, ensure_topics, plan
from parley.adapters.settings import Settings
from parley.domain.errors import SettingError, UnavailableError
from parley_topics.events import Message
from parley_topics.registry import ARTICLES


@pytest.mark.kafka
async def test_topics_are_made_once_and_checked(kafka: Stream) -> None:
    """What was made is as planned; making it again makes nothing."""
    assert await check_topics(kafka.settings) == []
    assert await ensure_topics(kafka.settings) == []


@pytest.mark.kafka
async def test_other_partitions_are_a_difference_that_stops_a_worker(kafka: Stream) -> None:
    """A topic with other partitions than planned would part tables from their topics: it is named, not worked on."""
    other = replace(kafka.settings, partitions=5)
    name = ARTICLES.name(kafka.settings.prefix)
    assert Mismatch(name, "4 partitions instead of 5") in await check_topics(other)
    with pytest.raises(SettingError, match=name):
        await ensure_topics(other)


@pytest.mark.kafka
async def test_missing_topics_are_named(kafka: Stream) -> None:
    """Without its topics a pipeline is incomplete, and can be completed."""
    settings = replace(kafka.settings, prefix=f"{kafka.settings.prefix}-other")
    missing = await check_topics(settings)
    assert {entry.topic for entry in missing} == {entry.name for entry in plan(settings)}
    assert all(entry.missing for entry in missing)
    assert len(await ensure_topics(settings)) == len(missing)
    await delete_topics(settings)


@pytest.mark.kafka
async def test_dead_letters_are_listed_and_retried_by_command(kafka: Stream) -> None:
    """`list` shows what failed, `retry` sends it once where it came from, and what fails again is a letter again."""
    worker = kafka.start_worker()
    await kafka.send_bytes(Message(ARTICLES, b"k", b"no record", ()))
    await kafka.send(articles(3))
    await kafka.done()
    (line,) = _parley(kafka.settings, "dead-letters", "list")
    assert "MessageError" in line
    assert _parley(kafka.settings, "dead-letters", "retry") == ["0"]
    await kafka.done()
    assert [line.split("attempt ")[1][0] for line in _parley(kafka.settings, "dead-letters", "list")] == ["1", "2"]
    assert _parley(kafka.settings, "dead-letters", "retry", "1") == ["1"]
    assert _parley(kafka.settings, "tail", "developments", "--from-start", "--count", "1", "--negotiation", "n2")
    assert worker.stop() == 0


async def test_a_broker_that_is_not_there_is_named() -> None:
    """The message has the address and the setting to look at."""
    with pytest.raises(UnavailableError, match=r"127\.0\.0\.1:1 .*PARLEY_BROKER"):
        await check_topics(Settings(broker="kafka://127.0.0.1:1"))


def _parley(settings: Settings, *arguments: str) -> Sequence[str]:
    command = [sys.executable, "-m", "parley", *arguments]
    done = subprocess.run(
        command, env=os.environ | settings.to_environment(), capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.splitlines()
