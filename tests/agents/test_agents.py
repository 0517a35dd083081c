"""The three agents in Faust's own test harness: what they send, in which order, and under which keys."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from tests.agents.doubles import KeepingProducer, halt
from tests.integration.readers import PlainReader, articles

from parley.adapters.settings import Settings
from parley.domain.stores import MemoryStore
from parley_agents.app import WorkerApp
from parley_agents.domain_stages import domain_stages
from parley_agents.stages import Stages
from parley_agents.worker import make_worker
from parley_topics import codec
from parley_topics.claims import Day
from parley_topics.events import article_message, claim_set_message, day_message, unique_article_message
from parley_topics.registry import ARTICLES, CLAIMS, DEVELOPMENTS, UNIQUE_ARTICLES, Topic

SETTINGS = Settings(broker="kafka://127.0.0.1:1", prefix="test", horizon_days=None)
CHANGELOG = "test-pipeline-{}-changelog"


@pytest.fixture
def steps() -> list[str]:
    """The order of a tracker's steps."""
    return []


@pytest.fixture
def stages(steps: list[str]) -> Stages:
    """The stages of the product; what is recorded as announced is noted."""
    made = domain_stages(PlainReader(), horizon_days=None)

    def record_announced(*arguments: Any) -> None:
        steps.append("recorded")
        made.record_announced(*arguments)

    return replace(made, record_announced=record_announced)


@pytest.fixture
async def worker(stages: Stages, monkeypatch: pytest.MonkeyPatch) -> WorkerApp:
    """A worker without broker, as Faust's guide on testing makes one."""
    made = make_worker(SETTINGS, stages, halt=halt)
    app = made.app
    app.loop = asyncio.get_running_loop()
    app.finalize()
    app.flow_control.resume()
    producer = KeepingProducer()

    async def start() -> KeepingProducer:
        return producer

    async def partitions(topic: Topic) -> list[int]:
        return [0, 1]

    async def check(message: Any) -> None:
        return None

    monkeypatch.setattr(app, "maybe_start_producer", start)
    monkeypatch.setattr(made.producer, "partitions", partitions)
    monkeypatch.setattr(made.boundary, "_check", check)
    app.kept = producer
    return made


async def _feed(worker: WorkerApp, agent: str, *messages: Any) -> KeepingProducer:
    """Hand messages to an agent; what the producer was given meanwhile."""
    producer: KeepingProducer = worker.app.kept
    producer.sent.clear()
    async with worker.app.agents[agent].test_context() as context:
        for message in messages:
            await context.put(key=message.key, value=message.value, headers=dict(message.headers), wait=False)
        await asyncio.sleep(0.1)
    return producer


async def test_a_version_passes_deduplication_once(worker: WorkerApp) -> None:
    """The first goes on under its key; the same again at another place does not."""
    (article,) = articles(1)
    message = article_message("key", article)
    producer = await _feed(worker, "deduplicate", message, message)
    passed = [sent for sent in producer.sent if sent.topic == UNIQUE_ARTICLES.name("test")]
    assert len(passed) == 1
    assert codec.decode(passed[0].value or b"", UNIQUE_ARTICLES.events[0].record).article.id == article.id


async def test_extraction_sends_claim_sets_by_negotiation_and_days_to_all(worker: WorkerApp, stages: Stages) -> None:
    """A claim set has its negotiation for a key; a day has none and goes to every partition of claims."""
    (unique,) = _unique(stages)
    producer = await _feed(worker, "extract", unique_article_message(unique))
    claims = [sent for sent in producer.sent if sent.topic == CLAIMS.name("test")]
    assert [(sent.key, sent.partition) for sent in claims] == [(None, 0), (None, 1), (b"n0", None)]


async def test_the_tracker_writes_then_announces_then_records(
    worker: WorkerApp, stages: Stages, steps: list[str]
) -> None:
    """The state is on its way before the announcement, and what is recorded comes last."""
    record = next(record for record in _claims(stages) if not isinstance(record, Day))
    producer = await _feed(worker, "track", claim_set_message(record))
    topics = [sent.topic for sent in producer.sent]
    announced = topics.index(DEVELOPMENTS.name("test"))
    assert set(topics[:announced]) == {CHANGELOG.format("track")}
    assert set(topics[announced + 1 :]) == {CHANGELOG.format("track")}
    assert steps == ["recorded"]


async def test_a_day_reaches_the_tracker(worker: WorkerApp) -> None:
    """A day is told from a claim set by the type of its event."""
    producer = await _feed(worker, "track", day_message(Day(day="2026-03-01")))
    assert {sent.topic for sent in producer.sent} == {CHANGELOG.format("track")}


async def test_no_import_path_is_on_the_wire(worker: WorkerApp) -> None:
    """Names of topics, tables and groups are ours, whatever module an agent is in; so are keys and values."""
    message = article_message("key", articles(1)[0])
    producer = await _feed(worker, "deduplicate", message)
    assert {sent.topic for sent in producer.sent} == {UNIQUE_ARTICLES.name("test"), CHANGELOG.format("deduplicate")}
    written = b"".join((sent.key or b"") + (sent.value or b"") for sent in producer.sent)
    assert b"parley_agents" not in written
    assert b"__faust" not in written
    assert ARTICLES.name("test") in {topic for agent in worker.app.agents.values() for topic in agent.channel.topics}


def _unique(stages: Stages) -> Any:
    return stages.deduplicate(MemoryStore(), articles(1)[0], "0/0")


def _claims(stages: Stages) -> Any:
    (unique,) = _unique(stages)
    return stages.extract(MemoryStore(), unique)
