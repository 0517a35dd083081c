"""A message as a stage gets it: the bytes as they came and the place they came from."""

from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec

from parley.domain.errors import MessageError
from parley_topics import codec

T = TypeVar("T")


@dataclass(frozen=True)
class Incoming:
    """One message read from a topic of the pipeline."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]

    @classmethod
    def of(cls, message: Any) -> "Incoming":
        """The message that Faust has read."""
        pairs = message.headers.items() if hasattr(message.headers, "items") else message.headers or ()
        headers = tuple((name, text or b"") for name, text in pairs)
        return cls(message.topic, message.partition, message.offset, message.key, message.value, headers)

    @property
    def place(self) -> str:
        """Where it stands in its topic, the same whenever it is delivered again."""
        return f"{self.partition}/{self.offset}"

    @property
    def event_type(self) -> str | None:
        """Its CloudEvents type."""
        text = dict(self.headers).get("ce_type")
        return None if text is None else text.decode(errors="replace")

    def record(self, kind: type[T]) -> T:
        """Its value as a record; MessageError where the bytes are not one."""
        if self.value is None:
            raise MessageError(f"a message without a value stands in {self.topic} at {self.place}")
        try:
            return codec.decode(self.value, kind)
        except msgspec.DecodeError as error:
            raise MessageError(f"no {kind.__name__} in {self.topic} at {self.place}: {error}") from error
