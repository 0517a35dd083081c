"""The embedded broker: its topics, where it listens, and that it never outlives the run that started it."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer

from parley.adapters.broker import embedded
from parley.adapters.broker.clients import producer, reader
from parley.adapters.broker.lag import lag_probe
from parley.adapters.broker.topics import ensure_topics, plan
from parley.adapters.settings import Settings
from parley_topics.events import Message
from parley_topics.registry import ARTICLES

pytestmark = pytest.mark.embedded

PARENT = """
import sys, time
from parley.adapters.broker import embedded
broker = embedded.start({"t": 1})
print(broker.pid, flush=True)
time.sleep(60)
"""


async def test_it_has_the_topics_that_it_was_started_with() -> None:
    """Names and numbers of partitions, on the loopback."""
    with embedded.start({"one": 1, "five": 5}) as broker:
        assert broker.bootstrap.startswith("127.0.0.1:")
        async with AIOKafkaConsumer(bootstrap_servers=broker.bootstrap) as client:
            assert await client.topics() == {"one", "five"}
            await client._client._wait_on_metadata("five")
            assert client.partitions_for_topic("five") == {0, 1, 2, 3, 4}


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_it_ends_with_its_parent(how: signal.Signals) -> None:
    """Whatever ends the run, the broker's process is gone."""
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert parent.stdout is not None
    broker = int(parent.stdout.readline())
    parent.send_signal(how)
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 10
    while _runs(broker):
        assert time.monotonic() < until
        time.sleep(0.02)


def test_it_can_be_stopped_twice() -> None:
    """Stopping is no error where there is nothing left to stop."""
    broker = embedded.start({})
    broker.stop()
    broker.stop()
    assert not _runs(broker.pid)


async def test_what_is_sent_is_read_and_counted_as_waiting() -> None:
    """A reader gets the bytes in order; the lag of a group that has committed nothing is all of them."""
    settings = Settings(partitions=1)
    with embedded.start({entry.name: entry.partitions for entry in plan(settings)}) as broker:
        settings = replace(settings, broker=broker.url)
        assert await ensure_topics(settings) == []
        async with producer(settings) as out:
            for number in range(3):
                await out.send(Message(ARTICLES, b"k", str(number).encode(), (("h", b"x"),)))
            await out.flush()
        async with reader(settings, ARTICLES) as records:
            read = [await records.getone() for _ in range(3)]
        assert [(record.key, record.value, record.headers) for record in read] == [
            (b"k", str(number).encode(), (("h", b"x"),)) for number in range(3)
        ]
        async with lag_probe(settings) as probe:
            assert await probe.behind() == 3


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").split()[2] != "Z"
