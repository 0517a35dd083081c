"""Stand-ins for what a worker has around it: a producer that keeps what it is given, and messages as Faust has them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from aiokafka.structs import RecordMetadata, TopicPartition
from faust.types import TP


@dataclass
class Sent:
    """One message that went to the producer."""

    topic: str
    key: bytes | None
    value: bytes | None
    partition: int | None
    headers: Sequence[tuple[str, bytes]]


@dataclass
class KeepingProducer:
    """Takes every message, and answers at once, or with the error that it is told to answer with."""

    sent: list[Sent] = field(default_factory=list)
    error: Exception | None = None

    def _ensure_producer(self) -> "KeepingProducer":
        return self

    async def send(
        self, topic: str, value: bytes | None, *, key: bytes | None, partition: int | None, headers: Any
    ) -> "asyncio.Future[RecordMetadata]":
        """Keep a message."""
        self.sent.append(Sent(topic, key, value, partition, headers or ()))
        future: asyncio.Future[RecordMetadata] = asyncio.get_running_loop().create_future()
        if self.error is not None:
            future.set_exception(self.error)
        else:
            place = TopicPartition(topic, partition or 0)
            future.set_result(RecordMetadata(topic, partition or 0, place, len(self.sent) - 1, 0, 0, 0))
        return future


class KeepingApp:
    """As much of a Faust app as an outbox and a guard need."""

    def __init__(self) -> None:
        self.producer = KeepingProducer()
        self.consumer_generation_id = 1
        self.consumer = SimpleNamespace(_committed_offset={}, earliest_offsets=self._earliest_offsets)
        self.log_starts: dict[TP, int] = {}

    async def maybe_start_producer(self) -> KeepingProducer:
        """The producer."""
        return self.producer

    async def _earliest_offsets(self, tp: TP) -> dict[TP, int]:
        return {tp: self.log_starts.get(tp, 0)}


def message(
    offset: int = 0,
    *,
    value: bytes | None = b"{}",
    key: bytes | None = b"k",
    headers: Any = (),
    topic: str = "t",
    partition: int = 0,
    generation: int = 1,
) -> Any:
    """A message as Faust hands it to an agent."""
    return SimpleNamespace(
        topic=topic,
        partition=partition,
        offset=offset,
        key=key,
        value=value,
        headers=headers,
        tp=TP(topic, partition),
        generation_id=generation,
        acked=False,
    )


class Halted(Exception):  # noqa: N818 - what a test sees instead of the end of its process
    """The worker would have ended."""


def halt(error: BaseException) -> None:
    """Raise instead of ending the process."""
    raise Halted(str(error)) from error
