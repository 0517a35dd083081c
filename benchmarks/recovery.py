"""Recovery of what the tracker knows, from its changelog on Kafka by a real worker; and the memory it takes."""

import asyncio
import os
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from aiokafka import AIOKafkaProducer

from benchmarks import brokers
from benchmarks.figures import Figure
from benchmarks.timelines import claim_sets
from benchmarks.tracking import ROUND
from parley.adapters.broker.clients import BATCH_BYTES, producer
from parley.adapters.broker.connection import client_options
from parley.adapters.broker.lag import lag_probe
from parley.adapters.broker.topics import changelog_name, delete_topics, ensure_topics
from parley.adapters.settings import Settings
from parley.adapters.workers import Worker, require_running, worker_command, workers
from parley.domain.stores import MemoryStore
from parley.domain.tracking.tracker import HORIZON_DAYS, record_announced, track
from parley_topics.events import claim_set_message

PARTITIONS = 8
LOOK_SECONDS = 0.1
TARGET_SECONDS = 60
TARGET_MEMORY = 400
_MEBI = 1 << 20


class _Logged(MemoryStore):
    """A store that remembers its writes in their order, as its changelog does."""

    def __init__(self) -> None:
        super().__init__()
        self.log: list[tuple[str, bytes | None]] = []

    def put(self, key: str, value: bytes) -> None:
        """Write a record."""
        super().put(key, value)
        self.log.append((key, value))

    def delete(self, key: str) -> None:
        """Remove a record."""
        super().delete(key)
        self.log.append((key, None))


@dataclass(frozen=True)
class Recovery:
    """From the start of a worker's process until it has handled what waited for it: seconds, its own, its memory."""

    seconds: float
    processor: float
    memory: float


@dataclass(frozen=True)
class Changelog:
    """What was written for a worker to recover: records and bytes, all of them and those that are still of use."""

    records: int
    size: int
    kept: int


def report(negotiations: int) -> Iterator[Figure]:
    """The figures of one run."""
    with brokers.kafka() as address, tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            broker=f"kafka://{address}",
            prefix=f"bench-{secrets.token_hex(4)}",
            partitions=PARTITIONS,
            commit_interval=0.2,
            log_level="WARNING",
        )
        changelog = asyncio.run(_prepare(settings, negotiations))
        yield Figure(
            f"changelog of {negotiations} negotiations",
            f"{changelog.records} records, {changelog.size / _MEBI:.0f} MiB, {changelog.kept} records of them in force",
        )
        stores: tuple[Literal["memory", "rocksdb"], ...] = ("rocksdb", "memory")
        for store in stores:
            own = replace(settings, store=store, data_dir=Path(folder, store))
            recovered = asyncio.run(_recover(own, negotiations))
            where = "a new disk" if store == "rocksdb" else "memory"
            yield Figure(
                f"recovery into {where}, by one worker",
                f"{recovered.seconds:.1f} s by the clock, {recovered.processor:.1f} s of the worker's processor time",
                f"< {TARGET_SECONDS} s",
            )
            limit = f"< {TARGET_MEMORY} MiB" if store == "rocksdb" else ""
            yield Figure(f"  peak memory of the worker ({store})", f"{recovered.memory:.0f} MiB", limit)
            if store == "rocksdb":
                again = asyncio.run(_recover(own, negotiations))
                yield Figure("  the same worker started again on its disk", f"{again.seconds:.1f} s")
        with suppress(OSError):
            asyncio.run(delete_topics(settings))


async def _prepare(settings: Settings, negotiations: int) -> Changelog:
    """Write the changelog that a worker would have written while it took in news of every negotiation."""
    await ensure_topics(settings)
    records = size = kept = 0
    topic = changelog_name("track", settings)
    out = AIOKafkaProducer(**client_options(settings), acks="all", max_batch_size=BATCH_BYTES)
    await out.start()
    try:
        for number in range(negotiations):
            store = _Logged()
            for claims in claim_sets(number, ROUND):
                for announcement in track(store, claims, horizon_days=HORIZON_DAYS):
                    record_announced(store, announcement)
            partition = number % PARTITIONS
            for key, value in store.log:
                await out.send(topic, value, key=f"{partition}/{key}".encode(), partition=partition)
                size += len(key) + len(value or b"")
            records, kept = records + len(store.log), kept + len(store)
        await out.flush()
    finally:
        await out.stop()
    return Changelog(records, size, kept)


async def _recover(settings: Settings, negotiations: int) -> Recovery:
    """Leave one claim set to every partition, and let a new worker come to the end of them."""
    async with producer(settings) as into:
        for number in range(min(PARTITIONS, negotiations)):
            for claims in claim_sets(number, 1, first=ROUND):
                await into.send(claim_set_message(claims), partition=number % PARTITIONS)
        await into.flush()
    with workers(settings, 1, worker_command(None)) as started:
        began = time.monotonic()
        async with lag_probe(settings) as probe:
            while await probe.behind():
                require_running(started)
                await asyncio.sleep(LOOK_SECONDS)
        (worker,) = started
        return Recovery(time.monotonic() - began, _processor(worker), brokers.peak_memory(worker))


def _processor(worker: Worker) -> float:
    """Seconds of processor time that a running process has had."""
    fields = Path(f"/proc/{worker.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
