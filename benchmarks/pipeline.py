"""The pipeline's speed and memory: in-process, on the embedded broker, on Kafka with one worker and with two."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace

from aiokafka import AIOKafkaConsumer

from benchmarks import brokers
from benchmarks.articles import articles
from benchmarks.burning import BurningReader
from benchmarks.figures import Figure
from parley.adapters.broker.clients import producer, reader
from parley.adapters.broker.lag import LagProbe, lag_probe
from parley.adapters.broker.topics import delete_topics, ensure_topics
from parley.adapters.replaying import ReplayProgress, replay, settings_for_replay
from parley.adapters.settings import Settings
from parley.adapters.workers import require_running, workers
from parley.domain.articles.addresses import article_key
from parley.domain.pipeline import Pipeline
from parley.domain.reading.rules_reader import RuleReader
from parley_topics import codec
from parley_topics.articles import Article
from parley_topics.events import article_message
from parley_topics.registry import ANNOUNCEMENT, DEVELOPMENTS, UNIQUE_ARTICLES

PARTITIONS = 8
MIDDLE = (0.3, 0.7)
"""The part of a run over which its rate is taken: start-up and the last partition's tail are no rate."""

LOOK_SECONDS = 0.2
RATE, LATENCY_SECONDS = 50, 30
"""Articles a second, and for how long, while latency is measured."""

WARM = 50
"""Articles that are through before latency is measured: the worker has started and has its partitions."""

Sample = tuple[int, float]
"""How many articles were done, and when."""


@dataclass(frozen=True)
class Run:
    """One way of running: articles a second over the middle, and the peak memory of a worker in MiB."""

    name: str
    rate: float
    memory: float


def report_throughput(count: int, burn: float) -> Iterator[Figure]:
    """Each way of running beside the first."""
    runs = throughput(count, burn)
    for run in runs:
        of_inline = f"{run.rate:.1f} articles/s, {run.rate / runs[0].rate:.2f} of inline, {run.memory:.0f} MiB at most"
        yield Figure(f"{run.name}, at least {burn * 1000:.0f} ms of reading", of_inline)


def report_latency(burn: float) -> Iterator[Figure]:
    """The median and what all but a hundredth stay under."""
    times = latency(RATE, LATENCY_SECONDS, burn)
    shown = ", ".join(f"p{share} {percentile(times, share / 100) * 1000:.0f} ms" for share in (50, 99))
    yield Figure(f"Kafka, {RATE} articles/s", f"{shown}, {len(times)} articles")


def throughput(count: int, burn: float) -> list[Run]:
    """Each way of running the same articles, each of which takes `burn` seconds to read."""
    made = list(articles(count))
    runs = [_inline(made, burn), asyncio.run(_embedded(made, burn))]
    with brokers.kafka() as address:
        runs += [asyncio.run(_kafka(made, burn, _settings(address), count)) for count in (1, 2)]
    return runs


def latency(rate: float, seconds: float, burn: float) -> list[float]:
    """Seconds from an article's production to its first development's arrival, on Kafka at a steady rate, sorted."""
    with brokers.kafka() as address:
        return asyncio.run(_latency(_settings(address), rate, int(rate * seconds), burn))


def _settings(address: str) -> Settings:
    return replace(settings_for_replay(Settings(broker=f"kafka://{address}"), partitions=PARTITIONS), log_level="ERROR")


def _inline(made: Sequence[Article], burn: float) -> Run:
    pipeline = Pipeline(BurningReader(RuleReader(), burn))
    samples = []
    for number, article in enumerate(made):
        for _ in pipeline.feed(article):
            pass
        samples.append((number, time.monotonic()))
    return Run("inline", _rate(samples, len(made)), brokers.own_memory())


async def _embedded(made: Sequence[Article], burn: float) -> Run:
    settings = settings_for_replay(Settings(), partitions=PARTITIONS)
    progress = ReplayProgress()
    command = brokers.burning_worker(burn)
    async with replay(settings, count=1, command=command, keep=False, progress=progress) as run:

        async def done() -> int:
            return progress.produced - progress.waiting

        async with _sampled(done) as samples:
            async for _ in run.announcements(made):
                pass
        memory = max(brokers.peak_memory(worker) for worker in run.workers)
    return Run("embedded broker", _rate(samples, len(made)), memory)


async def _kafka(made: Sequence[Article], burn: float, settings: Settings, count: int) -> Run:
    await ensure_topics(settings)
    async with producer(settings) as into:
        for article in made:
            await into.send(article_message(article_key(article), article))
        await into.flush()
    samples: list[Sample] = []
    with workers(settings, count, brokers.burning_worker(burn)) as started:
        async with lag_probe(settings) as probe:
            while not samples or samples[-1][0] < len(made):
                require_running(started)
                samples.append((await _extracted(probe), time.monotonic()))
                await asyncio.sleep(LOOK_SECONDS)
        memory = max(brokers.peak_memory(worker) for worker in started)
    await delete_topics(settings)
    return Run(f"Kafka, {count} worker{'s' if count > 1 else ''}", _rate(samples, len(made)), memory)


async def _extracted(probe: LagProbe) -> int:
    """How many articles have been read: the offsets that the slowest stage has committed."""
    return sum(lag.committed for lag in await probe.measure() if lag.topic is UNIQUE_ARTICLES)


async def _latency(settings: Settings, rate: float, count: int, burn: float) -> list[float]:
    made = list(articles(count + WARM, seed=2, in_scope=1.0))
    await ensure_topics(settings)
    sent: dict[str, float] = {}
    came: dict[str, float] = {}
    async with AsyncExitStack() as stack:
        out = await stack.enter_async_context(reader(settings, DEVELOPMENTS))
        into = await stack.enter_async_context(producer(settings))
        started = stack.enter_context(workers(settings, 1, brokers.burning_worker(burn)))
        await stack.enter_async_context(_background(_collect(out, came)))

        async def send(article: Article) -> None:
            sent[article.id or ""] = time.monotonic()
            await into.send(article_message(article_key(article), article))

        for article in made[:WARM]:
            await send(article)
        while made[WARM - 1].id not in came:
            require_running(started)
            await asyncio.sleep(LOOK_SECONDS)
        begun = time.monotonic()
        for number, article in enumerate(made[WARM:]):
            await asyncio.sleep(max(0.0, begun + number / rate - time.monotonic()))
            await send(article)
        await asyncio.sleep(3)  # what has not come by then would be in the tail of any percentile
    await delete_topics(settings)
    return sorted(came[ident] - sent[ident] for article in made[WARM:] if (ident := article.id or "") in came)


async def _collect(out: AIOKafkaConsumer, came: dict[str, float]) -> None:
    while True:
        for records in (await out.getmany(timeout_ms=100)).values():
            for record in records:
                came.setdefault(codec.decode(record.value, ANNOUNCEMENT.record).article, time.monotonic())


@asynccontextmanager
async def _sampled(done: Callable[[], Awaitable[int]]) -> AsyncIterator[list[Sample]]:
    """Samples of how many are done, taken for the time of the context."""
    samples: list[Sample] = []

    async def sample() -> None:
        while True:
            samples.append((await done(), time.monotonic()))
            await asyncio.sleep(LOOK_SECONDS)

    async with _background(sample()):
        yield samples


@asynccontextmanager
async def _background(work: Awaitable[None]) -> AsyncIterator[None]:
    task = asyncio.ensure_future(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def _rate(samples: Sequence[Sample], count: int) -> float:
    """Articles a second over the middle of a run."""
    first = next(sample for sample in samples if sample[0] >= MIDDLE[0] * count)
    last = next(sample for sample in samples if sample[0] >= MIDDLE[1] * count)
    return (last[0] - first[0]) / (last[1] - first[1])


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value below which this share of the ordered values lies."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
