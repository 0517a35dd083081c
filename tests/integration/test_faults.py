"""What goes wrong on Apache Kafka: workers killed, joining and leaving, and a broker that restarts.

Each time every article has its claim set in the end, and the ledger is that of an undisturbed run. One round each;
PARLEY_SOAK_ROUNDS asks for more.
"""

import asyncio
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from tests.integration.kafka_node import KafkaNode
from tests.integration.readers import articles, undisturbed_ledger
from tests.integration.stream import Stream, Worker
from tests.integration.worker_process import STEPS

from parley_topics.registry import CLAIMS, DEVELOPMENTS

pytestmark = [pytest.mark.kafka, pytest.mark.slow]

ROUNDS = range(int(os.environ.get("PARLEY_SOAK_ROUNDS", "1")))
BACKLOG = 3000
LEAVE: dict[str, Callable[[Worker], object]] = {"sigterm": Worker.stop, "kill": Worker.kill}


@pytest.mark.parametrize("_round", ROUNDS)
@pytest.mark.parametrize("store", ["memory", "rocksdb"])
async def test_a_killed_worker_is_made_good_by_the_next(
    kafka: Stream, store: Literal["memory", "rocksdb"], tmp_path: Path, _round: int
) -> None:
    """Kill -9 in the middle of a replay, twice, then a restart: the ledger is that of an undisturbed run."""
    kafka.settings = replace(kafka.settings, store=store, data_dir=tmp_path / "tables")
    made = articles(1200)
    await kafka.send(made)
    for count in (100, 600):
        worker = kafka.start_worker()
        await kafka.until(DEVELOPMENTS, count)
        worker.kill()
    kafka.start_worker()
    await kafka.done()
    await _all_accounted_for(kafka, made)


@pytest.mark.parametrize("_round", ROUNDS)
async def test_two_workers_that_start_together_share_a_backlog(kafka: Stream, _round: int) -> None:
    """A new group, a backlog, and a second worker while the first has committed nothing: nothing is passed over."""
    made = articles(BACKLOG)
    await kafka.send(made[:-500])
    first = kafka.start_worker()
    await asyncio.sleep(1.5)
    second = kafka.start_worker()
    await kafka.send(made[-500:], per_second=200)
    await kafka.done(seconds=90)
    await _all_accounted_for(kafka, made)
    assert [first.stop(), second.stop()] == [0, 0]


@pytest.mark.parametrize("_round", ROUNDS)
@pytest.mark.parametrize("leave", LEAVE)
async def test_a_worker_that_joins_and_leaves_takes_nothing_with_it(kafka: Stream, leave: str, _round: int) -> None:
    """Under a steady stream a second worker joins and leaves, in good order or killed: nothing is passed over."""
    made = articles(BACKLOG)
    first = kafka.start_worker()
    sending = asyncio.create_task(kafka.send(made, per_second=200))
    await kafka.until(DEVELOPMENTS, 200)
    second = kafka.start_worker()
    await asyncio.sleep(6)
    await asyncio.to_thread(LEAVE[leave], second)
    await sending
    await kafka.done(seconds=90)
    await _all_accounted_for(kafka, made)
    assert first.stop() == 0


@pytest.mark.parametrize("_round", ROUNDS)
async def test_a_broker_that_restarts_loses_nothing(kafka: Stream, kafka_node: KafkaNode, _round: int) -> None:
    """The broker goes away under load and comes back; workers that gave up are started again by their supervisor."""
    if kafka.settings.broker != f"kafka://{kafka_node.address}":
        pytest.skip("PARLEY_TEST_KAFKA is not ours to restart")
    made = articles(1500)
    kafka.start_worker()
    sending = asyncio.create_task(kafka.send(made, per_second=200))
    await kafka.until(DEVELOPMENTS, 100)
    await asyncio.to_thread(kafka_node.stop)
    await asyncio.sleep(1)
    await asyncio.to_thread(kafka_node.start)
    await sending
    await kafka.done(seconds=90, restart=True)
    await _all_accounted_for(kafka, made)


@pytest.mark.parametrize("_round", ROUNDS)
async def test_a_tracker_may_die_between_any_two_steps(kafka: Stream, _round: int) -> None:
    """State in memory, half written, written; announced; recorded: killed at each, every development is announced."""
    made = articles(600)
    await kafka.send(made)
    for step in STEPS:
        worker = kafka.start_worker(step, "20")
        await _ended(worker)
        assert worker.process.returncode == -9, worker.log.read_text()
    kafka.start_worker()
    await kafka.done()
    await _all_accounted_for(kafka, made)


async def _ended(worker: Worker) -> None:
    until = time.monotonic() + 60
    while not worker.ended:
        assert time.monotonic() < until, f"it did not come so far: {worker.log.read_text()[-2000:]}"
        await asyncio.sleep(0.1)


async def _all_accounted_for(kafka: Stream, made: list) -> None:
    assert {article.id for article in made} - await kafka.articles_claimed() == set()
    assert len(await kafka.values(CLAIMS)) >= len(made)
    assert await kafka.ledger() == undisturbed_ledger(made)
