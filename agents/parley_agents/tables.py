"""A Faust table as the store of a stage: local bytes by key, restored from its changelog topic."""

import asyncio
from collections.abc import Iterator
from typing import Any

from aiokafka.structs import RecordMetadata
from faust.stores import memory
from faust.types import TP

from parley.domain.errors import UnavailableError
from parley_agents.producer import WorkerProducer


class StageTable:
    """The table of one stage, over all the partitions that this worker has."""

    def __init__(self, table: Any, producer: WorkerProducer) -> None:
        self._table = table
        self._producer = producer

    def store(self, partition: int) -> "PartitionStore":
        """What this table keeps for one partition, for the time of one message."""
        return PartitionStore(self._table, partition, self._producer)


class PartitionStore:
    """A `parley.domain.stores.Store` for one partition of a table, and what one message has written to it.

    Changelog records go out through the producer, in the order of the writes, before the message counts as handled.
    Faust's own way puts them into a buffer whose flush gives up after 0.1 s without progress, so that an offset can
    be committed, or a table restored, ahead of what is still in it. The partition is part of the key, because a table
    in memory is one dictionary for all of them.
    """

    def __init__(self, table: Any, partition: int, producer: WorkerProducer) -> None:
        self._table = table
        self._partition = partition
        self._producer = producer
        self._on_disk = not isinstance(table.data, memory.Store)
        self._written: list[tuple[bytes, bytes | None]] = []

    def get(self, key: str) -> bytes | None:
        """The record under this key, None where there is none."""
        return self._read(self._key(key))

    def put(self, key: str, value: bytes) -> None:
        """Write a record."""
        self._write(self._key(key), value)

    def delete(self, key: str) -> None:
        """Remove a record; one that is not there is no error."""
        self._write(self._key(key), None)

    def items(self) -> Iterator[tuple[str, bytes]]:
        """Every record of the partition: what an index in memory is made from when a worker starts."""
        prefix = self._key("")
        for key, value in self._table.data.items():
            if key.startswith(prefix):
                yield key[len(prefix) :].decode(), value

    async def publish(self) -> "list[asyncio.Future[RecordMetadata]]":
        """Send what was written since the last call; the futures are done when the broker has it."""
        written, self._written = self._written, []
        futures = []
        for key, value in written:
            future = await self._producer.put(self._table.changelog_topic_name, key, value, partition=self._partition)
            if self._on_disk:
                future.add_done_callback(self._persisted)
            futures.append(future)
        return futures

    def _key(self, key: str) -> bytes:
        return f"{self._partition}/{key}".encode()

    def _read(self, key: bytes) -> bytes | None:
        try:
            value: bytes | None = self._table.data.get(key)
        except Exception as error:  # RocksDB's errors have no common kind
            raise UnavailableError(f"table {self._table.name} cannot be read: {error!r}") from error
        return value

    def _write(self, key: bytes, value: bytes | None) -> None:
        try:
            if value is not None:
                self._table.data[key] = value
            elif self._table.data.get(key) is not None:
                del self._table.data[key]
        except Exception as error:
            raise UnavailableError(f"table {self._table.name} cannot be written: {error!r}") from error
        self._written.append((key, value))

    def _persisted(self, future: "asyncio.Future[RecordMetadata]") -> None:
        if not future.cancelled() and future.exception() is None:
            place = future.result()
            self._table.data.set_persisted_offset(TP(place.topic, place.partition), place.offset)
