"""Where a stage keeps what it knows for the keys of its partition."""

from typing import Protocol


class Store(Protocol):
    """Small records by key: a Faust table of one partition in a worker, a dictionary in a replay without broker.

    There is no scan: a record that is to be found again is named by another one. Writes of one message may be lost
    from the end when a worker dies, never from the middle, and the message then comes again.
    """

    def get(self, key: str) -> bytes | None:
        """The record under this key, None where there is none."""
        ...

    def put(self, key: str, value: bytes) -> None:
        """Write a record."""
        ...

    def delete(self, key: str) -> None:
        """Remove a record; one that is not there is no error."""
        ...


class MemoryStore(dict[str, bytes]):
    """A store in memory."""

    def put(self, key: str, value: bytes) -> None:
        """Write a record."""
        self[key] = value

    def delete(self, key: str) -> None:
        """Remove a record; one that is not there is no error."""
        self.pop(key, None)
