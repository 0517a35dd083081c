"""`parley run`: broker, worker, deliverer and poller in one process tree, and journals that outlive it.

    journals ─ restore ─▶ broker ◀─ worker ─ developments ─▶ shown, journalled
                             ▲  └─ deliverer ─ what was sent ─▶ journalled
    feeds ─ poller ─ journal ┘

The embedded broker forgets all when it stops. At the next start the deliverer's state is put back as it was, and the
articles of the journal are handed in again in their order, before anybody listens: with one partition the same
articles make the same announcements with the same revisions, so what was shown is not shown, and what was sent is not
sent again. On Kafka nothing is forgotten, and nothing is restored.
"""

import asyncio
import fcntl
import signal
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.errors import KafkaError
from msgspec import Struct

from parley.adapters.broker import embedded
from parley.adapters.broker.clients import producer, reader
from parley.adapters.broker.connection import client_options
from parley.adapters.broker.lag import LagProbe, lag_probe
from parley.adapters.broker.topics import changelog_name, ensure_topics, plan
from parley.adapters.configuration import Configuration
from parley.adapters.feeds.collector import Publish
from parley.adapters.feeds.poller import Poller
from parley.adapters.feeds.service import open_poller, publisher
from parley.adapters.feeds.store import FeedStore
from parley.adapters.journals import JournalFile, Kept, compacted, read_journal, rewrite
from parley.adapters.replaying import Replay, ReplayProgress
from parley.adapters.settings import Settings
from parley.adapters.workers import Worker, require_running, worker_command, workers
from parley.domain.articles.instants import instant_of
from parley.domain.articles.sizes import fit
from parley.domain.errors import SettingError, UnavailableError
from parley.domain.polling.answers import FeedNotice
from parley.domain.polling.silence import Silence
from parley_topics import codec
from parley_topics.articles import Article
from parley_topics.developments import AnyAnnouncement
from parley_topics.registry import ANNOUNCEMENT, DEVELOPMENTS, SUBSCRIPTIONS

COMMIT_SECONDS = 0.2
MOST_WAITING = 100
"""Articles that may wait in the pipeline before the poller waits for it: far below what the embedded broker holds."""

MEASURE_EVERY = 25
STOP_SECONDS = 30.0
"""How long the stages get at a stop to finish what has been handed in; what is left is done at the next start."""

_log = structlog.get_logger("parley.run")


class _Shown(Struct, frozen=True):
    """What tells one announcement from all others, in a line of the journal."""

    development_id: str
    revision: int


@dataclass(frozen=True)
class Audience:
    """Who hears what happens: announcements, what concerns the operator, and how far the start is."""

    announce: Callable[[AnyAnnouncement], None]
    tell: Callable[[FeedNotice | Silence], None]
    say: Callable[[str], None]


def settings_for_run(settings: Settings) -> Settings:
    """The settings of the run: on the embedded broker one partition, so that a restart repeats itself exactly."""
    partitions = 1 if settings.embedded else settings.partitions
    return replace(settings, partitions=partitions, commit_interval=min(settings.commit_interval, COMMIT_SECONDS))


def deliver_command(config: Path) -> list[str]:
    """The command line of a deliverer that ends with us."""
    return [sys.executable, "-m", "parley", "deliver", "--attached", "--config", str(config)]


@dataclass
class Run:
    """One run, from its start to its stop. `folder` holds the journals and the feeds' state."""

    settings: Settings
    configuration: Configuration
    config: Path
    folder: Path
    audience: Audience
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _shown: set[tuple[str, int]] = field(default_factory=set)
    _poller: Poller | None = None

    async def run(self) -> None:
        """Run until `stopping` is set; then finish what was begun and stop.

        Raises SettingError where another run has the folder, UnavailableError where a process of the tree ends.
        """
        async with AsyncExitStack() as stack:
            stack.enter_context(_FolderLock(self.folder))
            if self.settings.embedded:
                topics = {entry.name: entry.partitions for entry in plan(self.settings)}
                broker = stack.enter_context(embedded.start(topics))
                self.settings = replace(self.settings, broker=broker.url)
            await ensure_topics(self.settings)
            developments = stack.enter_context(JournalFile(self.folder / "developments.jsonl"))
            self._shown = {(one.development_id, one.revision) for one in read_journal(developments.path, _Shown)}
            if self.settings.embedded:
                await self._restore_deliveries()
            worker = stack.enter_context(workers(self.settings, 1, worker_command(self.config)))
            if self.settings.embedded:
                await self._restore_articles(worker, developments)
            out = await stack.enter_async_context(reader(self.settings, DEVELOPMENTS, latest=True))
            await out.seek_to_end()
            deliverer = stack.enter_context(workers(self.settings, 1, deliver_command(self.config)))
            await self._live([*worker, *deliverer], out, developments)

    async def _restore_deliveries(self) -> None:
        """Put the deliverer's state back on the broker, before it starts."""
        path = self.folder / "deliveries.jsonl"
        kept = compacted(read_journal(path, Kept))
        rewrite(path, kept)
        client = AIOKafkaProducer(**client_options(self.settings))
        await client.start()
        try:
            for record in kept:
                key, value = record.message
                await client.send(record.topic, key=key, value=value, partition=record.partition)
            await client.flush()
        finally:
            await client.stop()

    async def _restore_articles(self, worker: Sequence[Worker], developments: JournalFile) -> None:
        """Hand in the articles of the journal again, and take in what the tracker makes of them."""
        articles = self._articles()
        if not articles:
            return
        self.audience.say(f"restoring {len(articles)} articles")
        stream = Replay(self.settings, worker, ReplayProgress()).announcements(articles)
        async for announcement in stream:
            self._take(announcement, developments)

    def _articles(self) -> list[Article]:
        """The articles of the journal, within the horizon."""
        articles = list(read_journal(self.folder / "articles.jsonl", Article))
        if self.settings.horizon_days is None:
            return articles
        oldest = datetime.now(UTC) - timedelta(days=self.settings.horizon_days)
        since = oldest.strftime("%Y-%m-%dT%H:%M:%SZ")
        return [article for article in articles if (instant_of(article) or "") >= since]

    def _take(self, announcement: AnyAnnouncement, developments: JournalFile) -> None:
        """Show an announcement and keep it, unless it was shown before."""
        name = (announcement.development_id, announcement.revision)
        if name not in self._shown:
            self._shown.add(name)
            developments.append(announcement)
            self.audience.announce(announcement)
            if self._poller is not None:
                outlets = {source.outlet for source in announcement.sources if source.outlet}
                self._poller.hear(announcement.name or announcement.negotiation, outlets)

    async def _live(self, processes: Sequence[Worker], out: AIOKafkaConsumer, developments: JournalFile) -> None:
        """Poll, show and keep, until the stop; then in the order in which things flow, finish."""
        async with AsyncExitStack() as stack:
            into = await stack.enter_async_context(producer(self.settings))
            probe = await stack.enter_async_context(lag_probe(self.settings))
            articles = stack.enter_context(JournalFile(self.folder / "articles.jsonl"))
            store = stack.enter_context(FeedStore(self.folder / "feeds.sqlite"))
            publish = _Publisher(articles, publisher(into), probe)
            poller = await stack.enter_async_context(
                open_poller(self.configuration, store, publish, tell=self.audience.tell)
            )
            poller.watch(self.configuration.feeds)
            self._poller = poller
            polling = asyncio.create_task(poller.run(), name="poll")
            showing = asyncio.create_task(self._show(out, developments), name="show")
            watching = asyncio.create_task(_watch(processes), name="watch processes")
            asked = asyncio.create_task(self.stopping.wait(), name="wait for the stop")
            tasks = [polling, showing, watching, asked]
            if self.settings.embedded:
                tasks.append(asyncio.create_task(self._keep_deliveries(), name="keep"))
            self.audience.say(f"watching {len(self.configuration.feeds)} feeds")
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            watching.cancel()
            try:
                for task in done:
                    task.result()
            finally:
                await self._stop(poller, polling, probe)
                await asyncio.sleep(2 * COMMIT_SECONDS)
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def _stop(self, poller: Poller, polling: "asyncio.Task[None]", probe: LagProbe) -> None:
        """Start no more polls, finish those in flight, and let the stages finish what was handed in."""
        poller.stop()
        with suppress(TimeoutError, UnavailableError):
            await asyncio.wait_for(asyncio.gather(polling, return_exceptions=True), STOP_SECONDS / 2)
        try:
            async with asyncio.timeout(STOP_SECONDS / 2):
                await _until_at_most(0, probe)
        except (TimeoutError, UnavailableError, KafkaError) as error:
            _log.warning("stopped with articles under way; the next start takes them up", error=str(error))

    async def _show(self, out: AIOKafkaConsumer, developments: JournalFile) -> None:
        while True:
            for records in (await out.getmany(timeout_ms=200)).values():
                for record in records:
                    self._take(codec.decode(record.value, ANNOUNCEMENT.record), developments)

    async def _keep_deliveries(self) -> None:
        """Journal what the deliverer keeps; on Kafka it is kept there."""
        names = (changelog_name("outbox", self.settings), SUBSCRIPTIONS.name(self.settings.prefix))
        async with _follow(self.settings, names) as client:
            with JournalFile(self.folder / "deliveries.jsonl") as journal:
                while True:
                    batches = await client.getmany(timeout_ms=200)
                    kept = [
                        Kept.of(tp.topic, tp.partition, record.key, record.value)
                        for tp, records in batches.items()
                        for record in records
                    ]
                    if kept:
                        journal.append(*kept)


@dataclass
class _Publisher:
    """Hands an article to the journal, then to the broker, and waits while the pipeline has much to do."""

    journal: JournalFile
    publish: Publish
    probe: LagProbe
    _count: int = 0

    async def __call__(self, article: Article) -> None:
        """Hand an article on; it is safe with the broker when this returns."""
        self._count += 1
        if self._count % MEASURE_EVERY == 0:
            await _until_at_most(MOST_WAITING, self.probe)
        fitting = fit(article)
        self.journal.append(fitting)
        await self.publish(fitting)


async def _until_at_most(waiting: int, probe: LagProbe) -> None:
    """Wait until no more messages than this wait in the pipeline."""
    while True:
        if await probe.behind() <= waiting:
            return
        await asyncio.sleep(COMMIT_SECONDS)


class _FolderLock:
    """A folder is one run's at a time: its state is not for two."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = (folder / "run.lock").open("w")

    def __enter__(self) -> None:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise SettingError(
                f"{self._file.name}: another run has this folder: stop it, or set PARLEY_DATA_DIR to another"
            ) from error

    def __exit__(self, *_: object) -> None:
        self._file.close()


async def _watch(processes: Sequence[Worker]) -> None:
    while True:
        require_running(processes)
        await asyncio.sleep(0.5)


@asynccontextmanager
async def _follow(settings: Settings, names: Sequence[str]) -> AsyncIterator[AIOKafkaConsumer]:
    """A consumer of whole topics from now on."""
    client = AIOKafkaConsumer(**client_options(settings), enable_auto_commit=False, fetch_max_wait_ms=50)
    await client.start()
    try:
        known = {entry.name: entry.partitions for entry in plan(settings)}
        client.assign([TopicPartition(name, partition) for name in names for partition in range(known[name])])
        await client.seek_to_end()
        yield client
    finally:
        await client.stop()


async def run_until_stopped(run: Run) -> None:
    """Run until SIGTERM or SIGINT."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, run.stopping.set)
    await run.run()


def data_folder(settings: Settings) -> Path:
    """Where journals and the feeds' state are."""
    return settings.data_dir.resolve()
