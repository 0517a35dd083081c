"""Several pollers share the feeds: by the partitions of the `feeds` topic, which the broker assigns to their group.

The topic is compacted and holds all that was learned of each feed, in the partition of its host. Whoever is assigned a
partition reads it from its beginning, so a feed goes from one poller to another with its validators and its memory of
entries; whoever loses one cuts off the polls of its feeds and hands in what it has learned. A poller that the group
believes dead and that does not know it yet may ask a feed once more; its articles are then known as duplicates.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRebalanceListener, TopicPartition
from aiokafka.errors import KafkaError

from parley.adapters.broker.connection import bootstrap, client_options
from parley.adapters.broker.topics import partitions_of
from parley.adapters.feeds.poller import Poller
from parley.adapters.feeds.store import FeedStore
from parley.adapters.settings import Settings
from parley.domain.errors import UnavailableError
from parley.domain.polling.feeds import FeedSource, FeedState
from parley.domain.polling.reception import Received
from parley.domain.polling.sharing import partition_of
from parley_topics import codec
from parley_topics.registry import FEEDS

HAND_IN_SECONDS = 0.2
_LOOK_MS = 300
_MARK = "\n"
"""Stands between feed, entry and kind in a key; no address has it."""


class SharedStore(FeedStore):
    """A store whose changes are handed to the others: `changes` are keys and values that are not on the topic yet."""

    def __init__(self, path: Path | None = None) -> None:
        if path is not None:
            for old in (path, *(path.with_name(f"{path.name}-{part}") for part in ("wal", "shm"))):
                old.unlink(missing_ok=True)
        super().__init__(path)
        self.changes: list[tuple[str, bytes | None]] = []

    def save_state(self, state: FeedState) -> None:
        """Keep what is known of a feed."""
        super().save_state(state)
        self.changes.append((state.url, codec.encode(state)))

    def save_received(self, feed: str, entries: Mapping[str, Received]) -> None:
        """Keep some entries of a feed."""
        super().save_received(feed, entries)
        self.changes += [(f"{feed}{_MARK}{key}", codec.encode(one)) for key, one in entries.items()]

    def hold_articles(self, feed: str, key: str, articles: Iterable[str]) -> None:
        """Keep that an entry brought these articles."""
        held = sorted(articles)
        super().hold_articles(feed, key, held)
        self.changes.append((f"{feed}{_MARK}{key}{_MARK}articles", codec.encode(held)))

    def _forgotten(self, feed: str, keys: Sequence[str]) -> None:
        self.changes += [(f"{feed}{_MARK}{key}{end}", None) for key in keys for end in ("", f"{_MARK}articles")]

    def learn(self, key: str, value: bytes | None) -> None:
        """Take in what another poller has learned: a message of the topic."""
        feed, _, rest = key.partition(_MARK)
        entry, _, kind = rest.partition(_MARK)
        if value is None:
            if entry and not kind:
                self.remove_entries(feed, [entry])
        elif kind:
            super().hold_articles(feed, entry, codec.decode(value, list[str]))
        elif entry:
            super().save_received(feed, {entry: codec.decode(value, Received)})
        else:
            super().save_state(codec.decode(value, FeedState))


@dataclass
class Sharing(ConsumerRebalanceListener):  # type: ignore[misc] # aiokafka has no types
    """One poller's part in the group: what it is assigned, what of that it has read, what it hands in."""

    settings: Settings
    sources: Sequence[FeedSource]
    store: SharedStore
    poller: Poller
    consumer: AIOKafkaConsumer
    producer: AIOKafkaProducer
    _reading: dict[TopicPartition, int | None] = field(default_factory=dict)
    _owned: set[int] = field(default_factory=set)
    _handing: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def partitions(self) -> int:
        """How many partitions the feeds are divided into."""
        return partitions_of(FEEDS, self.settings)

    async def on_partitions_revoked(self, revoked: Sequence[TopicPartition]) -> None:
        """Stop with the feeds of all partitions, and hand in what was learned, before another begins with them."""
        self._owned.clear()
        self._reading.clear()
        if revoked:
            await self.poller.drop()
            await self.hand_in()
            await self.producer.flush()
            self.store.clear()

    async def on_partitions_assigned(self, assigned: Sequence[TopicPartition]) -> None:
        """Read what is known of the feeds of these partitions, from the beginning to where it ends now."""
        # Nothing is ever committed, so reading begins at the beginning; it may do so while the ends are asked for.
        self._reading = dict.fromkeys(assigned)
        if assigned:
            self._reading = dict(await self.consumer.end_offsets(list(assigned)))

    async def run(self, stopping: asyncio.Event) -> None:
        """Take part until the stop."""
        while not stopping.is_set():
            batches = await self.consumer.getmany(timeout_ms=_LOOK_MS)
            for tp, records in batches.items():
                if tp in self._reading:
                    for record in records:
                        self.store.learn(record.key.decode("utf-8", "replace"), record.value)
            await self._take_over()

    async def _take_over(self) -> None:
        """Begin with the feeds of the partitions that have been read."""
        ends = {tp: end for tp, end in self._reading.items() if end is not None}
        read = [tp for tp, end in ends.items() if await self.consumer.position(tp) >= end]
        if not read:
            return
        for tp in read:
            # What comes from now on is our own.
            self.consumer.pause(tp)
            del self._reading[tp]
            self._owned.add(tp.partition)
        self.poller.watch(source for source in self.sources if partition_of(source.url, self.partitions) in self._owned)

    async def hand_in(self) -> None:
        """Send what was learned to the topic, in the order in which it was."""
        name = FEEDS.name(self.settings.prefix)
        async with self._handing:
            changes, self.store.changes = self.store.changes, []
            for key, value in changes:
                partition = partition_of(key.partition(_MARK)[0], self.partitions)
                await self.producer.send(name, key=key.encode(), value=value, partition=partition)

    async def keep_handing_in(self) -> None:
        """Hand in every so often, for ever."""
        while True:
            await asyncio.sleep(HAND_IN_SECONDS)
            await self.hand_in()


@asynccontextmanager
async def sharing(
    settings: Settings, sources: Sequence[FeedSource], store: SharedStore, poller: Poller
) -> AsyncIterator[Sharing]:
    """A part in the group, for the time of the context; at its end what was learned is handed in.

    Raises UnavailableError where the broker does not answer.
    """
    consumer = AIOKafkaConsumer(
        **client_options(settings),
        group_id=f"{settings.prefix}-poll",
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        session_timeout_ms=int(settings.session_timeout * 1000),
        heartbeat_interval_ms=int(settings.session_timeout * 1000 / 3),
    )
    producer = AIOKafkaProducer(**client_options(settings), acks="all", linger_ms=10)
    part = Sharing(settings, sources, store, poller, consumer, producer)
    consumer.subscribe([FEEDS.name(settings.prefix)], listener=part)
    try:
        await producer.start()
        await consumer.start()
        handing: asyncio.Task[Any] = asyncio.create_task(part.keep_handing_in(), name="hand in")
        try:
            yield part
        finally:
            handing.cancel()
            with suppress(asyncio.CancelledError):
                await handing
            await part.hand_in()
            await producer.flush()
    except (KafkaError, OSError) as error:
        raise UnavailableError(f"the broker at {bootstrap(settings)} does not let pollers share: {error}") from error
    finally:
        await consumer.stop()
        await producer.stop()


async def enable_shared(settings: Settings, states: Iterable[FeedState]) -> None:
    """Hand changed states of feeds to the pollers that share them: they take them up when they next read.

    Raises UnavailableError where the broker does not answer.
    """
    partitions = partitions_of(FEEDS, settings)
    producer = AIOKafkaProducer(**client_options(settings), acks="all")
    try:
        await producer.start()
        for state in states:
            place = partition_of(state.url, partitions)
            name = FEEDS.name(settings.prefix)
            await producer.send_and_wait(name, key=state.url.encode(), value=codec.encode(state), partition=place)
    except (KafkaError, OSError) as error:
        raise UnavailableError(f"the broker at {bootstrap(settings)} does not take what changed: {error}") from error
    finally:
        await producer.stop()
