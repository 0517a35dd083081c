"""A journal of records to write: all of them are written, or none, wherever a crash comes."""

from msgspec import Raw, Struct

from parley.domain.stores import Store
from parley.domain.tracking.workspace import as_raw, from_raw
from parley_topics import codec

_PART_BYTES = 400_000
"""About so much goes into one part, which stays below what a message may hold."""


class _Parts(Struct, frozen=True):
    """How many parts a journal has."""

    parts: int


class _Part(Struct, frozen=True):
    """Some of the records to write, null to delete."""

    records: dict[str, Raw]


class Journal:
    """The journal under one key of a store; whoever finds it there writes again what it holds."""

    def __init__(self, store: Store, key: str) -> None:
        self._store = store
        self._key = key

    def write(self, records: dict[str, bytes | None]) -> None:
        """Write records by way of the journal, None to delete. Without its last record the journal does not count."""
        parts: list[dict[str, Raw]] = [{}]
        size = 0
        for key, data in records.items():
            if size > _PART_BYTES:
                parts.append({})
                size = 0
            parts[-1][key] = as_raw(data)
            size += len(data or b"")
        for number, part in enumerate(parts):
            self._store.put(f"{self._key}/{number}", codec.encode(_Part(part)))
        self._store.put(self._key, codec.encode(_Parts(len(parts))))
        self.finish()

    def finish(self) -> None:
        """Write what a journal that was left holds, and remove it."""
        data = self._store.get(self._key)
        parts = codec.decode(data, _Parts).parts if data else 0
        for number in range(parts):
            part = self._store.get(f"{self._key}/{number}")
            if part:
                records = codec.decode(part, _Part).records
                write_all(self._store, {key: from_raw(raw) for key, raw in records.items()})
        for number in range(parts):
            self._store.delete(f"{self._key}/{number}")
        if parts:
            self._store.delete(self._key)


def write_all(store: Store, records: dict[str, bytes | None]) -> None:
    """Write records in their order, None to delete."""
    for key, data in records.items():
        if data is None:
            store.delete(key)
        else:
            store.put(key, data)
