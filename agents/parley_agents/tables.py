"""A Faust table as the store of a stage: local bytes by key, restored from its changelog topic."""

import asyncio
from typing import Any

from aiokafka.structs import RecordMetadata
from faust.types import TP

from parley.domain.errors import UnavailableError
from parley_agents.outbox import Outbox


class StageTable:
    """The table of one stage, over all the partitions that this worker has.

    Changelog records go out through the outbox, in the order of the writes, before a message counts as handled.
    Faust's own way puts them into a buffer whose flush gives up after 0.1 s without progress, so that an offset can
    be committed, or a table restored, ahead of what is still in it.
    """

    def __init__(self, table: Any, outbox: Outbox) -> None:
        self._table = table
        self._outbox = outbox
        self._written: list[tuple[int, bytes, bytes | None]] = []

    def store(self, partition: int) -> "PartitionStore":
        """What this table keeps for one partition."""
        return PartitionStore(self, partition)

    def read(self, key: bytes) -> bytes | None:
        """The record under this key."""
        try:
            value: bytes | None = self._table.data.get(key)
        except Exception as error:
            raise UnavailableError(f"the table behind {self._table.changelog_topic_name} cannot be read: {error!r}") from error
        return value

    def write(self, partition: int, key: bytes, value: bytes | None) -> None:
        """Write a record, or remove it where the value is None; `publish` sends it to the changelog."""
        try:
            if value is not None:
                self._table.data[key] = value
            elif self._table.data.get(key) is not None:
                del self._table.data[key]
        except Exception as error:
            raise UnavailableError(f"the table behind {self._table.changelog_topic_name} cannot be written: {error!r}") from error
        self._written.append((partition, key, value))

    async def publish(self) -> "list[asyncio.Future[RecordMetadata]]":
        """Send what was written since the last call; the futures are done when the broker has it."""
        written, self._written = self._written, []
        futures = []
        for partition, key, value in written:
            future = await self._outbox.put(self._table.changelog_topic_name, key, value, partition=partition)
            future.add_done_callback(self._persisted)
            futures.append(future)
        return futures

    def _persisted(self, future: "asyncio.Future[RecordMetadata]") -> None:
        if not future.cancelled() and future.exception() is None:
            place = future.result()
            self._table.data.set_persisted_offset(TP(place.topic, place.partition), place.offset)


class PartitionStore:
    """A `parley.domain.stores.Store` for one partition of a table.

    The partition is part of the key: a table in memory is one dictionary for all of them.
    """

    def __init__(self, table: StageTable, partition: int) -> None:
        self._table = table
        self._partition = partition

    def get(self, key: str) -> bytes | None:
        """The record under this key, None where there is none."""
        return self._table.read(self._key(key))

    def put(self, key: str, value: bytes) -> None:
        """Write a record."""
        self._table.write(self._partition, self._key(key), value)

    def delete(self, key: str) -> None:
        """Remove a record; one that is not there is no error."""
        self._table.write(self._partition, self._key(key), None)

    def _key(self, key: str) -> bytes:
        return f"{self._partition}/{key}".encode()
