"""Producers and readers of the pipeline's topics for commands: hand in articles, read what comes out."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord, TopicPartition
from aiokafka.errors import KafkaError
from aiokafka.structs import RecordMetadata

from parley.adapters.broker.connection import bootstrap, client_options
from parley.adapters.settings import Settings
from parley.domain.errors import InputError, UnavailableError
from parley_topics.events import Message
from parley_topics.registry import DEAD_LETTERS, Topic

BATCH_BYTES = 256 * 1024
"""With articles of a few kB, aiokafka's 16 kB make five times as many requests as this."""

LINGER_MS = 0
"""A tracker waits for the broker twice in each message that announces something, and batches fill while it answers."""


class Producer:
    """Sends messages of the contract."""

    def __init__(self, settings: Settings, client: AIOKafkaProducer) -> None:
        self._settings = settings
        self._client = client

    async def send(self, message: Message, *, partition: int | None = None) -> Awaitable[RecordMetadata]:
        """Hand a message over; awaiting what it returns waits until the broker has it, and gives its place.

        InputError where the message is larger than its topic takes.
        """
        name = message.topic.name(self._settings.prefix)
        if size_of(message) > message.topic.max_message_bytes:
            raise InputError(f"a message of {size_of(message)} bytes is too large for topic {name}: cut its article")
        future: Awaitable[RecordMetadata] = await self._client.send(
            name, value=message.value, key=message.key, partition=partition, headers=list(message.headers)
        )
        return future

    async def flush(self) -> None:
        """Wait until the broker has all that was sent."""
        await self._client.flush()


@asynccontextmanager
async def producer(settings: Settings) -> AsyncIterator[Producer]:
    """A producer that waits for every copy's acknowledgement, open for the time of the context."""
    client = AIOKafkaProducer(
        **client_options(settings),
        acks="all",
        linger_ms=LINGER_MS,
        max_batch_size=BATCH_BYTES,
        max_request_size=DEAD_LETTERS.max_message_bytes,
    )
    async with _answering(settings, client):
        yield Producer(settings, client)


@asynccontextmanager
async def reader(
    settings: Settings, topic: Topic, *, group: str | None = None, latest: bool = False
) -> AsyncIterator[AIOKafkaConsumer]:
    """A consumer of one topic from its beginning, or from now on with `latest`.

    With a `group` it begins where that group has committed, and commits only when it is told to; without one it reads
    every partition, and every record, itself.
    """
    client = AIOKafkaConsumer(
        **client_options(settings),
        group_id=group,
        enable_auto_commit=False,
        auto_offset_reset="latest" if latest else "earliest",
        fetch_max_wait_ms=50,
        session_timeout_ms=int(settings.session_timeout * 1000),
    )
    if group is not None:
        client.subscribe([topic.name(settings.prefix)])
    async with _answering(settings, client):
        if group is None:
            await assign_all(client, topic.name(settings.prefix), latest=latest)
        yield client


async def assign_all(client: AIOKafkaConsumer, name: str, *, latest: bool) -> None:
    """Take every partition of a topic, without a group."""
    partitions = await partitions_of(client, name)
    client.assign([TopicPartition(name, partition) for partition in partitions])
    if latest:
        await client.seek_to_end()


async def partitions_of(client: AIOKafkaConsumer, name: str) -> list[int]:
    """The partitions of a topic that exists; InputError where it does not."""
    if name in await client.topics():
        await client._client._wait_on_metadata(name)  # noqa: SLF001 - aiokafka has no public way to wait for it
    partitions = client.partitions_for_topic(name)
    if not partitions:
        raise InputError(f"there is no topic {name} on the broker: `parley topics create` makes it")
    return sorted(partitions)


async def read_to_end(settings: Settings, topic: Topic) -> AsyncIterator[ConsumerRecord]:
    """Every record of a topic from its beginning to where it ended when this began, by partition and offset."""
    async with reader(settings, topic) as client:
        ends = await client.end_offsets(client.assignment())
        for tp in sorted(ends):
            while await client.position(tp) < ends[tp]:
                for record in (await client.getmany(tp, timeout_ms=1000)).get(tp, []):
                    if record.offset < ends[tp]:
                        yield record


def size_of(message: Message) -> int:
    """About how many bytes a message takes on the broker, on the safe side."""
    headers = sum(len(name) + len(value) + 8 for name, value in message.headers)
    return len(message.value) + len(message.key or b"") + headers + 128


@asynccontextmanager
async def _answering(settings: Settings, client: AIOKafkaProducer | AIOKafkaConsumer) -> AsyncIterator[None]:
    """Start and stop a client; what the broker does wrong meanwhile becomes an UnavailableError."""
    try:
        await client.start()
        yield
    except (KafkaError, OSError) as error:
        raise UnavailableError(
            f"the broker at {bootstrap(settings)} does not answer as it should ({error}): is PARLEY_BROKER right?"
        ) from error
    finally:
        await client.stop()
