"""The boundary around every stage: what goes in is checked, what goes wrong goes to the dead letters.

Nothing that a stage raises reaches Faust, which would acknowledge the message and forget it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiokafka.errors import KafkaError
from faust.exceptions import FaustError

from parley.domain.errors import InputError, UnavailableError
from parley_agents.halting import Halt
from parley_agents.messages import Incoming
from parley_agents.offsets import Check
from parley_agents.producer import WorkerProducer
from parley_topics.dead_letters import DeadLetter, attempt_of, dead_letter_message

Handler = Callable[[Incoming], Awaitable[None]]
"""Handles one message: whatever it has to send or write it has handed over when it returns."""

_log = structlog.get_logger("parley.worker")


class KeyOrder:
    """Which tasks one for the next message of a key must wait for."""

    def __init__(self) -> None:
        self._latest: dict[bytes, asyncio.Task[None]] = {}
        self._for_all: asyncio.Task[None] | None = None

    def before(self, key: bytes | None) -> "list[asyncio.Task[None]]":
        """The tasks under way that come first; all of them for a message without key."""
        if key is None:
            return [*self._latest.values(), *self._barrier()]
        return [self._latest[key]] if key in self._latest else self._barrier()

    def add(self, key: bytes | None, task: "asyncio.Task[None]") -> None:
        """Enter a task as the latest of its key."""
        if key is None:
            self._for_all = task
            self._latest.clear()
            return
        self._latest[key] = task
        task.add_done_callback(lambda done: self._latest.pop(key, None) if self._latest.get(key) is done else None)

    def _barrier(self) -> "list[asyncio.Task[None]]":
        return [self._for_all] if self._for_all is not None and not self._for_all.done() else []


class Boundary:
    """Runs the handler of a stage for each message of a stream, one after another."""

    def __init__(self, producer: WorkerProducer, check: Check, halt: Halt) -> None:
        self._producer = producer
        self._check = check
        self._halt = halt

    async def run(self, stage: str, stream: Any, handler: Handler, *, overlap: int = 1) -> None:
        """Handle the messages of a stream for as long as it lasts, and acknowledge each one when it is done.

        With an `overlap` above 1 so many messages are handled at once, as long as their keys differ; a message
        without key waits for all before it, and all after it wait for it. Acknowledgements keep the stream's order,
        since Faust may commit over one that is missing.
        """
        stream.enable_acks = False
        if overlap == 1:
            async for event in stream.events():
                await self.admit(event.message)
                await self.handle(stage, event.message, handler)
                await stream.ack(event)
            return
        under_way: asyncio.Queue[tuple[Any, asyncio.Task[None]]] = asyncio.Queue(overlap)
        order = KeyOrder()
        async with asyncio.TaskGroup() as group:
            group.create_task(_acknowledge(stream, under_way))
            async for event in stream.events():
                await self.admit(event.message)
                before = order.before(event.message.key)
                # The task's copy of the context is what tells Faust's tables the partition of this event.
                task = group.create_task(self._handle_after(before, stage, event.message, handler))
                order.add(event.message.key, task)
                await under_way.put((event, task))

    async def _handle_after(
        self, before: "list[asyncio.Task[None]]", stage: str, message: Any, handler: Handler
    ) -> None:
        if before:
            await asyncio.wait(before)
        await self.handle(stage, message, handler)

    async def admit(self, message: Any) -> None:
        """Check, in the order of the stream, that nothing before this message was dropped."""
        try:
            await self._check(message)
        except (UnavailableError, KafkaError, FaustError, OSError) as error:
            self._halt(error)

    async def handle(self, stage: str, message: Any, handler: Handler) -> None:
        """Handle one message; afterwards it is done, or a dead letter, or the worker halts."""
        incoming = Incoming.of(message)
        try:
            await handler(incoming)
        except (UnavailableError, KafkaError, FaustError, OSError) as error:
            # Not the message's fault: it is to come again, and so is all that follows it.
            self._halt(error)
        except Exception as error:  # noqa: BLE001 - the one place that must let nothing through
            await self._bury(stage, incoming, error)

    async def _bury(self, stage: str, incoming: Incoming, error: Exception) -> None:
        letter = DeadLetter(
            key=incoming.key,
            value=incoming.value or b"",
            headers=incoming.headers,
            error=str(error),
            error_type=type(error).__name__,
            stage=stage,
            topic=incoming.topic,
            partition=incoming.partition,
            offset=incoming.offset,
            attempt=attempt_of(incoming.headers) + 1,
        )
        _log.error(
            "message given up; `parley dead-letters list` shows it",
            stage=stage,
            topic=incoming.topic,
            place=incoming.place,
            error=letter.error,
            exc_info=None if isinstance(error, InputError) else error,
        )
        try:
            await (await self._producer.send(dead_letter_message(letter)))
        except Exception as failure:  # noqa: BLE001 - a message that is neither handled nor kept must come again
            self._halt(failure)


async def _acknowledge(stream: Any, under_way: "asyncio.Queue[tuple[Any, asyncio.Task[None]]]") -> None:
    while True:
        event, task = await under_way.get()
        await task
        await stream.ack(event)
