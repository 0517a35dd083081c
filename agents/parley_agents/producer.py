"""The way out of a worker: sends messages, and ends the worker where one of them is lost."""

import asyncio
from typing import Any

from aiokafka import AIOKafkaProducer
from aiokafka.structs import RecordMetadata

from parley.adapters.broker.clients import size_of
from parley.domain.errors import MessageError, UnavailableError
from parley_agents.halting import Halt
from parley_topics.events import Message
from parley_topics.registry import Topic


class WorkerProducer:
    """Sends through the producer of the app, which is flushed before anything is committed.

    Faust logs a message that the broker did not take and commits all the same; here the worker halts first.
    """

    def __init__(self, app: Any, prefix: str, halt: Halt) -> None:
        self._app = app
        self._prefix = prefix
        self._halt = halt
        self._client: AIOKafkaProducer | None = None

    async def send(self, message: Message, *, partition: int | None = None) -> "asyncio.Future[RecordMetadata]":
        """Hand a message to the producer; the future that it gives is done when the broker has it.

        MessageError where the message is larger than its topic takes.
        """
        name = message.topic.name(self._prefix)
        size = size_of(message)
        if size > message.topic.max_message_bytes:
            raise MessageError(
                f"a message of {size} bytes would go to {name}, which takes {message.topic.max_message_bytes}"
            )
        return await self.put(name, message.key, message.value, partition=partition, headers=message.headers)

    async def put(
        self,
        name: str,
        key: bytes | None,
        value: bytes | None,
        *,
        partition: int | None = None,
        headers: tuple[tuple[str, bytes], ...] = (),
    ) -> "asyncio.Future[RecordMetadata]":
        """Hand bytes to the producer, for a topic by its full name."""
        client = self._client or await self._start()
        future: asyncio.Future[RecordMetadata] = await client.send(
            name, value, key=key, partition=partition, headers=list(headers) or None
        )
        future.add_done_callback(self._acknowledged)
        return future

    async def partitions(self, topic: Topic) -> list[int]:
        """The partitions of a topic."""
        client = self._client or await self._start()
        return sorted(await client.partitions_for(topic.name(self._prefix)))

    async def _start(self) -> AIOKafkaProducer:
        """The client behind Faust's producer: what Faust adds to each message costs as much as sending it."""
        producer = await self._app.maybe_start_producer()
        self._client = producer._ensure_producer()  # noqa: SLF001 - Faust has no other way
        return self._client

    def _acknowledged(self, future: "asyncio.Future[RecordMetadata]") -> None:
        error = None if future.cancelled() else future.exception()
        if error is not None:
            self._halt(UnavailableError(f"the broker did not take a message: {error!r}"))
