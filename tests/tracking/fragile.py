"""A store that dies."""

from parley.domain.stores import MemoryStore


class CrashError(Exception):
    """The worker dies."""


class FragileStore(MemoryStore):
    """A store that dies once, after so many writes."""

    def __init__(self, writes: int) -> None:
        super().__init__()
        self.writes = writes

    def _spend(self) -> None:
        self.writes -= 1
        if self.writes == -1:
            raise CrashError

    def put(self, key: str, value: bytes) -> None:
        """Write, or die."""
        self._spend()
        super().put(key, value)

    def delete(self, key: str) -> None:
        """Remove, or die."""
        self._spend()
        super().delete(key)
