"""One record's work on a store: reads come from it, writes are gathered and made together, in an order that heals."""

from typing import Any, TypeVar, cast

from msgspec import Raw, Struct

from parley.domain.stores import Store
from parley.domain.tracking.state import BUCKETS, Bucket, Reindexed
from parley_topics import codec

R = TypeVar("R", bound=Struct)


_NOTHING = b"null"


def as_raw(data: bytes | None) -> Raw:
    """The bytes of a record as they stand within another one; null where there is none."""
    return Raw(data or _NOTHING)


def from_raw(raw: Raw) -> bytes | None:
    """The bytes of a record that stands within another one."""
    data = bytes(raw)
    return None if data == _NOTHING else data


class Workspace:
    """The records of one negotiation, read once and written at the end.

    While a step is open, every record is remembered as it was before the step; that is what the step is undone by.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._written: dict[str, bytes | None] = {}
        self._read: dict[str, bytes | None] = {}
        self._known: dict[str, tuple[bytes, Struct]] = {}
        self._undo: dict[str, Raw] | None = None
        self._index: dict[str, Reindexed] = {}

    def raw(self, key: str) -> bytes | None:
        """The bytes of a record as they stand now."""
        return self._written[key] if key in self._written else self._stored(key)

    def _stored(self, key: str) -> bytes | None:
        if key not in self._read:
            self._read[key] = self._store.get(key) or None
        return self._read[key]

    def get(self, key: str, kind: type[R]) -> R | None:
        """A record, None where there is none."""
        data = self.raw(key)
        if not data:
            return None
        known = self._known.get(key)
        if known is not None and known[0] is data:
            return cast("R", known[1])
        record = codec.decode(data, kind)
        self._known[key] = (data, record)
        return record

    def put(self, key: str, record: Struct) -> None:
        """Write a record when the work is done."""
        data = codec.encode(record)
        self.put_raw(key, data)
        self._known[key] = (data, record)

    def put_raw(self, key: str, data: bytes | None) -> None:
        """Write bytes, None to delete, when the work is done."""
        if self._undo is not None and key not in self._undo:
            before = self.raw(key)
            self._undo[key] = as_raw(before)
        self._written[key] = data

    def keys(self, prefix: str) -> list[str]:
        """The keys of the records written here that begin so, in order."""
        return sorted(key for key, data in self._written.items() if data and key.startswith(prefix))

    def put_indexed(self, key: str, bucket: Bucket[Any], undo: Reindexed) -> None:
        """Write a bucket of the index; it is undone by what changed in it, as it is large beside that."""
        data = codec.encode(bucket)
        if self._undo is not None:
            self._index[key] = undo
        self._written[key] = data
        self._known[key] = (data, bucket)

    def open_step(self) -> None:
        """Begin to remember what records were before."""
        self._undo, self._index = {}, {}

    def close_step(self) -> tuple[dict[str, Raw], dict[str, Reindexed]]:
        """The records that were written since `open_step` as they were before, and the buckets by what changed."""
        undo, index = self._undo or {}, self._index
        self._undo, self._index = None, {}
        return undo, index

    def undo(self, before: dict[str, Raw], index: dict[str, Reindexed]) -> None:
        """Put records back to what they were; twice is the same as once."""
        for key, raw in before.items():
            self._written[key] = from_raw(raw)
        for key, changed in index.items():
            kind = BUCKETS[changed.slot]
            bucket = self.get(key, kind) or Bucket()
            entries = {entry.key: entry for entry in bucket.entries if entry.key not in changed.put}
            entries.update((entry.key, entry) for entry in codec.decode(bytes(changed.before), kind).entries)
            ordered = tuple(entries[name] for name in sorted(entries))
            self.put_indexed(key, Bucket(entries=ordered, folded=changed.folded), changed)

    def written(self) -> dict[str, bytes | None]:
        """What is to be written, without what the store holds already."""
        return {key: data for key, data in self._written.items() if data != self._stored(key)}
