"""The boundary around every stage: what goes in is checked, what goes wrong goes to the dead letters.

Nothing that a stage raises reaches Faust, which would acknowledge the message and forget it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiokafka.errors import KafkaError
from faust.exceptions import FaustError

from parley.domain.errors import UnavailableError
from parley_agents.halting import Halt
from parley_agents.messages import Incoming
from parley_agents.offsets import Check
from parley_agents.outbox import Outbox
from parley_topics.dead_letters import DeadLetter, attempt_of, dead_letter_message

Handler = Callable[[Incoming], Awaitable[None]]
"""Handles one message: whatever it has to send or write it has handed over when it returns."""

_log = structlog.get_logger("parley.worker")


class Boundary:
    """Runs the handler of a stage for each message of a stream, one after another."""

    def __init__(self, outbox: Outbox, check: Check, halt: Halt) -> None:
        self._outbox = outbox
        self._check = check
        self._halt = halt

    async def run(self, stage: str, stream: Any, handler: Handler) -> None:
        """Handle the messages of a stream for as long as it lasts."""
        async for event in stream.events():
            try:
                await self.handle(stage, event.message, handler)
            except asyncio.CancelledError:
                # Faust would acknowledge it on the way out. A message that counts as acknowledged already, without
                # having been entered as done, is committed by nobody and comes again.
                event.message.acked = True
                raise

    async def handle(self, stage: str, message: Any, handler: Handler) -> None:
        """Handle one message; afterwards it is done, or a dead letter, or the worker halts."""
        incoming = Incoming.of(message)
        try:
            await self._check(message)
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
            exc_info=error if not isinstance(error, ValueError) else None,
        )
        try:
            await (await self._outbox.send(dead_letter_message(letter)))
        except Exception as failure:  # noqa: BLE001 - a message that is neither handled nor kept must come again
            self._halt(failure)
