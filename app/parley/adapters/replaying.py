"""A replay through a broker: articles go in as fast as the workers take them, announcements come out.

The embedded broker drops what it cannot hold, read or not, so a replay through it never has more on the way than it
keeps: production waits for what the workers have committed. Kafka keeps everything and needs no such care.
"""

import asyncio
import secrets
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Sequence
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field, replace

from aiokafka import AIOKafkaConsumer
from aiokafka.structs import RecordMetadata

from parley.adapters.broker import embedded
from parley.adapters.broker.clients import Producer, producer, reader, size_of
from parley.adapters.broker.lag import LagProbe, lag_probe
from parley.adapters.broker.topics import delete_topics, ensure_topics, plan
from parley.adapters.settings import Settings
from parley.adapters.workers import Worker, require_running, workers
from parley.domain.articles.addresses import article_key
from parley.domain.articles.sizes import fit
from parley_topics import codec
from parley_topics.articles import Article
from parley_topics.developments import AnyAnnouncement
from parley_topics.events import article_message
from parley_topics.registry import ANNOUNCEMENT, ARTICLES, DEVELOPMENTS

IN_FLIGHT_BYTES = 1024 * 1024
"""Articles on the way through the embedded broker: a fifth of what one of its partitions holds, since claims and
announcements take more room than the articles they are made of."""

IN_FLIGHT_MESSAGES = 128
"""Messages that wait at any stage of the embedded broker."""

LOOK_SECONDS = 0.05
COMMIT_SECONDS = 0.1
EMBEDDED_SESSION_SECONDS = 3.0


@dataclass
class ReplayProgress:
    """How far a replay is: articles handed in, and messages that wait at some stage."""

    produced: int = 0
    waiting: int = 0
    done: bool = field(default=False)


def settings_for_replay(settings: Settings, *, partitions: int | None) -> Settings:
    """The settings of a run of its own: topics and groups that nobody else has, no horizon, quick commits.

    Without a number of partitions the embedded broker gets one, so that developments come in the order of the news.
    """
    return replace(
        settings,
        prefix=f"{settings.prefix}-replay-{secrets.token_hex(4)}",
        partitions=partitions or (1 if settings.embedded else settings.partitions),
        horizon_days=None,
        commit_interval=COMMIT_SECONDS,
        # The embedded broker makes each worker that joins wait for about as long.
        session_timeout=EMBEDDED_SESSION_SECONDS if settings.embedded else settings.session_timeout,
    )


class Replay:
    """One run on a broker: topics and workers of its own. Made by `replay`."""

    def __init__(self, settings: Settings, started: Sequence[Worker], progress: ReplayProgress) -> None:
        self._settings = settings
        self.workers = started
        self.progress = progress

    async def announcements(self, articles: Sequence[Article]) -> AsyncGenerator[AnyAnnouncement]:
        """Hand in the articles in this order; every announcement, in the order in which the broker has them.

        UnavailableError where a worker ends before its work is done.
        """
        async with AsyncExitStack() as stack:
            out = await stack.enter_async_context(reader(self._settings, DEVELOPMENTS))
            into = await stack.enter_async_context(producer(self._settings))
            probe = await stack.enter_async_context(lag_probe(self._settings))
            feeding = asyncio.create_task(self._feed(articles, into, probe))
            stack.push_async_callback(_cancel, feeding)
            while not self.progress.done:
                if feeding.done():
                    feeding.result()
                    await self._look(probe)
                for announcement in await _read(out, LOOK_SECONDS):
                    yield announcement
                require_running(self.workers)
            ends = await out.end_offsets(out.assignment())
            while any([await out.position(tp) < end for tp, end in ends.items()]):
                for announcement in await _read(out, 1.0):
                    yield announcement

    async def _feed(self, articles: Sequence[Article], into: Producer, probe: LagProbe) -> None:
        window = _Window()
        for article in articles:
            message = article_message(article_key(article), fit(article))
            while self._settings.embedded and not window.has_room(size_of(message), self.progress.waiting):
                await asyncio.sleep(LOOK_SECONDS)
                await self._look(probe, window)
            window.add(size_of(message), await into.send(message))
            self.progress.produced += 1
            self.progress.waiting += 1
        await into.flush()

    async def _look(self, probe: LagProbe, window: "_Window | None" = None) -> None:
        lags = await probe.measure()
        self.progress.waiting = sum(lag.behind for lag in lags)
        if window is not None:
            window.forget({lag.partition: lag.committed for lag in lags if lag.topic is ARTICLES})
        else:
            self.progress.done = self.progress.waiting == 0


class _Window:
    """The articles on the way: sent, and not yet committed by the stage that reads them."""

    def __init__(self) -> None:
        self._sent: deque[tuple[int, Awaitable[RecordMetadata]]] = deque()
        self._bytes = 0

    def add(self, size: int, place: Awaitable[RecordMetadata]) -> None:
        """One more article is on the way."""
        self._sent.append((size, place))
        self._bytes += size

    def has_room(self, size: int, waiting: int) -> bool:
        """Whether an article of this size may go; one always may where nothing is on the way."""
        if not self._bytes and not waiting:
            return True
        return self._bytes + size <= IN_FLIGHT_BYTES and waiting < IN_FLIGHT_MESSAGES

    def forget(self, committed: dict[int, int]) -> None:
        """Take off what has been committed, partition → first offset that is not done."""
        kept: deque[tuple[int, Awaitable[RecordMetadata]]] = deque()
        for size, place in self._sent:
            metadata = place.result() if isinstance(place, asyncio.Future) and place.done() else None
            if metadata is not None and metadata.offset < committed.get(metadata.partition, 0):
                self._bytes -= size
            else:
                kept.append((size, place))
        self._sent = kept


@asynccontextmanager
async def replay(
    settings: Settings, *, count: int, command: Sequence[str], keep: bool, progress: ReplayProgress
) -> AsyncIterator[Replay]:
    """Start what a replay needs — the embedded broker where that is the setting, topics, workers — and stop it all.

    `command` is the command line of each of the `count` workers.
    The topics of a run on Kafka are deleted at its end unless they are to be kept.
    """
    with ExitStack() as stack:
        if settings.embedded:
            broker = embedded.start({entry.name: entry.partitions for entry in plan(settings)})
            stack.callback(broker.stop)
            settings = replace(settings, broker=broker.url)
        await ensure_topics(settings)
        try:
            with workers(settings, count, command) as started:
                yield Replay(settings, started, progress)
        finally:
            if not settings.embedded and not keep:
                await delete_topics(settings)


async def _read(out: AIOKafkaConsumer, seconds: float) -> list[AnyAnnouncement]:
    batches = await out.getmany(timeout_ms=int(seconds * 1000))
    return [codec.decode(record.value, ANNOUNCEMENT.record) for records in batches.values() for record in records]


async def _cancel(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
