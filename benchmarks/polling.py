"""Feeds and pages a second on one core, beside bare feedparser and trafilatura on the same bytes; many feeds."""

import asyncio
import gc
import io
import resource
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import format_datetime
from statistics import median
from time import perf_counter, process_time

import feedparser
import trafilatura

from benchmarks.articles import START
from benchmarks.figures import Figure
from parley.adapters.configuration import Configuration, PollingTable, WordsTable
from parley.adapters.feeds.parsing import parse_feed
from parley.adapters.feeds.service import open_poller
from parley.adapters.feeds.store import FeedStore
from parley.adapters.http.client import Client, Limits
from parley.adapters.http.guard import Guard, GuardedBackend
from parley.adapters.pages.reading import read_page
from parley.adapters.pages.workers import InProcess
from parley.domain.polling.feeds import FeedSource
from parley_topics.articles import Article

ROUNDS = 40
SENTENCE = "Envoys of the two sides met by the lake for round {n} and parted without a date, officials of both said. "


@dataclass(frozen=True)
class Rate:
    """Ours and the bare library's rate on the same bytes, a second."""

    name: str
    ours: float
    bare: float


def feed(entries: int = 40, number: int = 0) -> bytes:
    """A feed as a newspaper has it: titles, links, summaries with some markup."""
    items = "".join(
        f"<item><title>Round {n} of the talks &amp;amp; what follows</title><link>https://w.example/{number}/{n}</link>"
        f"<guid isPermaLink='false'>{number}-{n}</guid><pubDate>{format_datetime(START)}</pubDate>"
        f"<description>&lt;p&gt;{SENTENCE.format(n=n) * 2}&lt;a href='/x'&gt;more&lt;/a&gt;&lt;/p&gt;</description>"
        "</item>"
        for n in range(entries)
    )
    head = "<title>Wire</title><link>https://w.example/</link>"
    return f"<rss version='2.0'><channel>{head}{items}</channel></rss>".encode()


def page(paragraphs: int = 25) -> bytes:
    """A page as a newspaper has it: menus, teasers and scripts around some 800 words."""
    menu = "".join(f"<li class='m'><a href='/s{n}'><span>Section {n}</span></a></li>" for n in range(250))
    teasers = "".join(
        f"<div class='teaser'><div class='pic'><img src='/p{n}.jpg' alt=''></div><a href='/t{n}'><h3>Teaser {n}"
        f"</h3></a><p class='kicker'>What happened on day {n} in a few words</p><span>{n} h</span></div>"
        for n in range(400)
    )
    text = "".join(
        f"<p class='par'>{SENTENCE.format(n=n)}<a href='/x{n}'>{SENTENCE.format(n=n)}</a></p>"
        for n in range(paragraphs)
    )
    script = f"<script>var state = '{'x' * 100_000}';</script>"
    return (
        "<!DOCTYPE html><html lang='en'><head><title>Round of the talks</title>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-02-18T09:40:00+01:00", '
        f'"headline": "Round of the talks"}}</script></head><body><nav><ul>{menu}</ul></nav>{script}<main><article>'
        f"<h1>Round of the talks</h1>{text}</article></main><aside>{teasers}</aside></body></html>"
    ).encode()


def _rate(name: str, ours: Callable[[], object], bare: Callable[[], object]) -> Rate:
    """The median of many single turns of each, one after the other: what else the machine does weighs on both."""
    seconds: dict[Callable[[], object], list[float]] = {ours: [], bare: []}
    for _ in range(ROUNDS):
        for work, times in seconds.items():
            started = process_time()
            work()
            times.append(process_time() - started)
    return Rate(name, 1 / median(seconds[ours]), 1 / median(seconds[bare]))


@dataclass(frozen=True)
class Scale:
    """Many feeds in one process: how long each round of polls took, and the memory after it in MiB."""

    feeds: int
    seconds: tuple[float, ...]
    memory: tuple[float, ...]


async def scale(feeds: int = 5_000, rounds: int = 3) -> Scale:
    """Poll so many feeds of so many hosts, all behind one socket here, each a few times."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                number = int(head.lower().split(b"host: outlet")[1].split(b".")[0])
                if b"if-none-match" in head.lower():
                    writer.write(b"HTTP/1.1 304 Not Modified\r\n\r\n")
                    continue
                body = feed(5, number)
                writer.write(b'HTTP/1.1 200 OK\r\nETag: "1"\r\nContent-Length: %d\r\n\r\n' % len(body) + body)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def loopback(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    async def publish(_article: Article) -> None:
        return

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    guard = Guard.of(allow=["127.0.0.0/8"])
    client = Client("bench", guard, Limits(), backend=GuardedBackend(guard, loopback), max_connections=100)
    sources = tuple(FeedSource(url=f"http://outlet{n}.example:{port}/feed", body="feed") for n in range(feeds))
    configuration = Configuration(sources, (), WordsTable(), PollingTable(robots=False, host_gap=0.0))
    seconds, memory = [], []
    async with (
        server,
        open_poller(configuration, FeedStore(), publish, parsers=InProcess(), client=client) as poller,
    ):
        for _ in range(rounds):
            started = perf_counter()
            waiting = asyncio.Semaphore(configuration.polling.concurrency)

            async def one(source: FeedSource, waiting: asyncio.Semaphore = waiting) -> None:
                async with waiting:
                    await poller.poll(source)

            await asyncio.gather(*(one(source) for source in sources))
            seconds.append(perf_counter() - started)
            gc.collect()
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return Scale(feeds, tuple(seconds), tuple(memory))


def report_feeds() -> Iterator[Figure]:
    """Feeds a second, and what many feeds in one process take."""
    one_feed = feed()
    yield _figure(_rate("feeds", lambda: parse_feed(one_feed), lambda: feedparser.parse(io.BytesIO(one_feed))))
    many = asyncio.run(scale())
    polls = ", ".join(f"{many.feeds / seconds:.0f}" for seconds in many.seconds)
    memory = ", ".join(f"{size:.0f}" for size in many.memory)
    yield Figure(
        f"{many.feeds} feeds in one process, in each round", f"{polls} polls a second, {memory} MiB at most", "flat"
    )


def report_pages() -> Iterator[Figure]:
    """Pages a second."""
    one_page = page()
    yield _figure(_rate("pages", lambda: read_page(one_page), lambda: trafilatura.extract(one_page)))


def _figure(rate: Rate) -> Figure:
    shown = (
        f"{rate.ours:.0f} a second of processor time, {rate.ours / rate.bare:.2f} of the bare library's {rate.bare:.0f}"
    )
    return Figure(rate.name, shown, "0.9 of it")
