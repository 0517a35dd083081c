"""Journals: what must outlive a run whose broker forgets, as JSON Lines that people can read.

    articles.jsonl       every version of an article that was handed in, as in the contract: a corpus
    developments.jsonl   every announcement that was shown
    deliveries.jsonl     what the deliverers keep: subscriptions, what waits and what was sent, by topic and key

A journal grows at its end only. A line that a crash has cut off is left out, and the next begins a line of its own.
"""

import os
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import msgspec
from msgspec import Struct

from parley.domain.errors import UnavailableError
from parley_topics import codec

T = TypeVar("T")


class JournalFile:
    """One journal, open for appending."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = path.open("ab+")
            if self._file.tell() and _last_byte(path) != b"\n":
                self._file.write(b"\n")
        except OSError as error:
            raise UnavailableError(f"{path}: {error.strerror}: the journal must be writable") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, all of it written."""
        self._file.close()

    def append(self, *records: object) -> None:
        """Add records and wait until the disk has them. Raises UnavailableError where it takes none."""
        try:
            self._file.write(b"".join(codec.encode(record) + b"\n" for record in records))
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise UnavailableError(f"{self.path}: {error.strerror}: nothing was handed on that is not in it") from error


def _last_byte(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1)


def read_journal(path: Path, kind: type[T]) -> Iterator[T]:
    """The records of a journal in order, none where it does not exist; lines that are cut off are left out."""
    if not path.exists():
        return
    with path.open("rb") as file:
        for line in file:
            try:
                yield codec.decode(line, kind)
            except msgspec.DecodeError:
                continue


class Kept(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The last message of a topic for a key, as a deliverer keeps its state. `value` is null where it was removed.

    Bytes that are no UTF-8 stand in `key_base64` or `value_base64`.
    """

    topic: str
    partition: int
    key: str | None = None
    value: str | None = None
    key_base64: str | None = None
    value_base64: str | None = None

    @classmethod
    def of(cls, topic: str, partition: int, key: bytes | None, value: bytes | None) -> "Kept":
        """A message as a line of the journal."""
        key_text, key_base64 = _written(key)
        value_text, value_base64 = _written(value)
        return cls(
            topic=topic,
            partition=partition,
            key=key_text,
            value=value_text,
            key_base64=key_base64,
            value_base64=value_base64,
        )

    @property
    def message(self) -> tuple[bytes | None, bytes | None]:
        """Key and value as they were."""
        return _bytes(self.key, self.key_base64), _bytes(self.value, self.value_base64)


def _written(data: bytes | None) -> tuple[str | None, str | None]:
    if data is None:
        return None, None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return None, b64encode(data).decode("ascii")


def _bytes(text: str | None, base64: str | None) -> bytes | None:
    if base64 is not None:
        return b64decode(base64)
    return None if text is None else text.encode("utf-8")


def compacted(records: Iterable[Kept]) -> list[Kept]:
    """The last record of each topic, partition and key, in the order in which those were written; no removed ones."""
    last: dict[tuple[str, int, bytes | None], Kept] = {}
    for record in records:
        place = (record.topic, record.partition, record.message[0])
        last.pop(place, None)
        last[place] = record
    return [record for record in last.values() if record.message[1] is not None]


def rewrite(path: Path, records: Iterable[object]) -> None:
    """Put a journal with these records in the place of an old one, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with fresh.open("wb") as file:
        for record in records:
            file.write(codec.encode(record) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
