"""A week in the life of many feeds: real requests to a server on a socket, in a time that the test turns."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from tests.http.scripted_server import Asked, ScriptedServer, reply, serve

from parley.adapters.configuration import Configuration, PollingTable, WordsTable
from parley.adapters.feeds.poller import Poller
from parley.adapters.feeds.service import open_poller
from parley.adapters.feeds.store import FeedStore
from parley.adapters.http.client import Client, Limits
from parley.adapters.http.guard import Guard, GuardedBackend
from parley.adapters.pages.workers import InProcess
from parley.domain.articles.addresses import article_key
from parley.domain.articles.versions import text_hash
from parley.domain.polling.answers import FeedNotice
from parley.domain.polling.feeds import FeedSource
from parley.domain.polling.silence import Silence
from parley_topics.articles import Article

START = datetime(2026, 2, 16, tzinfo=UTC)
WEEK = timedelta(days=7)
HOUR = timedelta(hours=1)


class TurnedClock:
    """A clock that goes on when somebody waits for it, or the test turns it."""

    def __init__(self) -> None:
        self.time = START

    def now(self) -> datetime:
        """The time of the test."""
        return self.time

    async def sleep(self, seconds: float) -> None:
        """Let the time pass at once."""
        self.time += timedelta(seconds=seconds)


def sentence(number: int) -> str:
    """Some sentences that differ from article to article."""
    return (
        f"Envoys met for round {number} of the talks by the lake and parted after {number + 2} hours without a deal. "
        f"The host said that the delegations had gone through {number + 5} questions and would return to them soon. "
    ) * 3


def page(number: int, edited: bool = False) -> bytes:
    """An article's page."""
    more = "<p>Correction: the round lasted a good deal longer than was told here at first, officials said.</p>"
    published = (START + 6 * HOUR * number).isoformat()
    return (
        f"<html lang='en'><head><title>Round {number} of the talks</title>"
        f"<meta property='article:published_time' content='{published}'></head><body><article>"
        f"<h1>Round {number} of the talks</h1><p>{sentence(number)}</p>{more if edited else ''}</article></body></html>"
    ).encode()


def feed(host: str, port: int, numbers: list[int], since: datetime, query: str = "") -> bytes:
    """A feed of articles, the newest first, one each six hours."""
    items = "".join(
        f"<item><title>Round {n} of the talks</title><link>http://{host}:{port}/article/{n}{query}</link>"
        f"<guid>{host}-{n}</guid><pubDate>{format_datetime(since + 6 * HOUR * n)}</pubDate>"
        f"<description>Envoys met for round {n}.</description></item>"
        for n in reversed(numbers)
    )
    return f"<rss version='2.0'><channel><title>{host}</title>{items}</channel></rss>".encode()


class World:
    """All hosts of the week behind one socket, told apart by the Host header."""

    def __init__(self, clock: TurnedClock) -> None:
        self.clock = clock
        self.server: ScriptedServer | None = None
        self.times: dict[str, list[datetime]] = defaultdict(list)
        self.pages: dict[str, int] = defaultdict(int)
        self.conditional: dict[str, int] = defaultdict(int)
        self.busy: dict[str, int] = defaultdict(int)
        self.most: dict[str, int] = defaultdict(int)

    @property
    def port(self) -> int:
        """Where the world listens."""
        assert self.server is not None
        return self.server.port

    @property
    def age(self) -> timedelta:
        """How far into the week it is."""
        return self.clock.now() - START

    def numbers(self) -> list[int]:
        """The articles that have been published by now: the last twenty."""
        count = int(self.age / (6 * HOUR)) + 1
        return list(range(max(0, count - 20), count))

    async def answer(self, asked: Asked, writer: asyncio.StreamWriter) -> bytes | None:
        """The answer of whichever host is asked."""
        host = asked.headers["host"].split(":")[0]
        self.busy[host] += 1
        self.most[host] = max(self.most[host], self.busy[host])
        try:
            await asyncio.sleep(0)
            if asked.path == "/robots.txt":
                return reply(200, b"User-agent: *\nDisallow: /private/\n")
            if asked.path.startswith("/article/"):
                return self.article(host, asked.path)
            self.times[host].append(self.clock.now())
            self.conditional[host] += "if-none-match" in asked.headers
            script: Callable[[Asked], bytes | None] = getattr(self, host.split(".")[0])
            return script(asked)
        finally:
            self.busy[host] -= 1

    def article(self, host: str, path: str) -> bytes:
        """A page; the one of `edits` changes an hour and a half after its publication, that of `walled` refuses."""
        self.pages[host + path] += 1
        number = int(path.partition("?")[0].rpartition("/")[2])
        if host.startswith("walled"):
            return reply(403, b"subscribe")
        edited = host.startswith("edits") and self.clock.now() - (START + 6 * HOUR * number) > 1.5 * HOUR
        return reply(200, page(number, edited), Content_Type="text/html; charset=utf-8")

    def whole(self, host: str, asked: Asked, query: str = "", **headers: str) -> bytes:
        """The host's feed as it is now, with a validator."""
        numbers = self.numbers()
        etag = f'"{numbers[-1]}"'
        if asked.headers.get("if-none-match") == etag:
            return reply(304, ETag=etag, **headers)
        body = feed(host, self.port, numbers, START, query)
        return reply(200, body, Content_Type="application/rss+xml", ETag=etag, **headers)

    def steady(self, asked: Asked) -> bytes:
        """Always there, good for ten minutes."""
        return self.whole("steady.example", asked, Cache_Control="max-age=600")

    def mirror(self, asked: Asked) -> bytes:
        """Another feed with the articles of the first, under addresses with a tracking parameter."""
        return self.whole("steady.example", asked, query="?utm_source=mirror")

    def walled(self, asked: Asked) -> bytes:
        """A feed whose pages are not for everybody."""
        return self.whole("walled.example", asked)

    def edits(self, asked: Asked) -> bytes:
        """A feed whose pages change after publication."""
        return self.whole("edits.example", asked)

    def throttle(self, asked: Asked) -> bytes:
        """Asks for two hours on the second day in seconds, on the fourth by a date of a wrong clock."""
        if timedelta(days=1) <= self.age < timedelta(days=1, hours=2):
            return reply(429, Retry_After=str(int((timedelta(days=1, hours=2) - self.age).total_seconds())))
        if timedelta(days=3) <= self.age < timedelta(days=3, hours=2):
            wrong = self.clock.now() - 5 * HOUR
            until = START + timedelta(days=3, hours=2) - 5 * HOUR
            return reply(429, Retry_After=_http(until), Date=_http(wrong))
        return self.whole("throttle.example", asked)

    def moved(self, asked: Asked) -> bytes:
        """Moved for good, by two steps, on the second day."""
        if asked.path == "/step":
            return reply(308, Location=f"http://settled.example:{self.port}/feed")
        if self.age >= timedelta(days=1):
            return reply(301, Location=f"http://moved.example:{self.port}/step")
        return self.whole("moved.example", asked)

    def settled(self, asked: Asked) -> bytes:
        """Where the moved feed lives now: its articles have the old addresses."""
        return self.whole("moved.example", asked)

    def gone(self, asked: Asked) -> bytes:
        """Gone on the third day."""
        return reply(410) if self.age >= timedelta(days=2) else self.whole("gone.example", asked)

    def flapping(self, asked: Asked) -> bytes:
        """Answers every other time."""
        if len(self.times["flapping.example"]) % 2:
            return reply(502)
        return self.whole("flapping.example", asked)

    def slow(self, asked: Asked) -> bytes | None:
        """Says no more in the middle for half of the third day."""
        if timedelta(days=2) <= self.age < timedelta(days=2, hours=12):
            return b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>"
        return self.whole("slow.example", asked)

    def broken(self, asked: Asked) -> bytes:
        """A page of excuses on the second day, half a feed on the fourth."""
        if timedelta(days=1) <= self.age < timedelta(days=2):
            return reply(200, b"<html><body>We are working on it.</body></html>")
        if timedelta(days=3) <= self.age < timedelta(days=4):
            body = feed("broken.example", self.port, self.numbers(), START)
            return reply(200, body[: body.rindex(b"<description>")])
        return self.whole("broken.example", asked)

    def skewed(self, asked: Asked) -> bytes:
        """Its clock is three hours ahead; each answer is good for an hour by it."""
        wrong = self.clock.now() + 3 * HOUR
        return self.whole("skewed.example", asked, Date=_http(wrong), Expires=_http(wrong + HOUR))


def _http(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)


HOSTS = (
    "steady mirror walled edits throttle moved gone flapping slow broken skewed".split()  # noqa: SIM905 - names
)


@pytest.fixture(scope="module")
def week() -> "Week":
    """The week, lived once: what was asked, what was published, what was told, what is known at its end."""
    return asyncio.run(lived())


async def lived() -> "Week":
    """Live the week."""
    clock = TurnedClock()
    world = World(clock)
    published: list[Article] = []
    told: list[FeedNotice | Silence] = []
    store = FeedStore()

    async def loopback(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    async def publish(article: Article) -> None:
        published.append(article)

    guard = Guard.of(allow=["127.0.0.0/8"])
    async with serve(world.answer) as world.server:
        client = Client("parley-test", guard, Limits(deadline=2, silence=1), backend=GuardedBackend(guard, loopback))
        sources = tuple(FeedSource(url=f"http://{name}.example:{world.port}/feed", outlet=name) for name in HOSTS)
        configuration = Configuration(sources, (), WordsTable(), PollingTable(deadline=0.5))
        async with open_poller(
            configuration, store, publish, tell=told.append, clock=clock, parsers=InProcess(), client=client
        ) as poller:
            poller.watch(sources)
            await live(poller, clock)
    return world, published, told, store


async def live(poller: Poller, clock: TurnedClock) -> None:
    """Turn the clock from poll to poll, and never by more than ten minutes, to the end of the week."""
    while clock.now() < START + WEEK:
        due = poller.next_due or START + WEEK
        clock.time = max(clock.now(), min(due, clock.now() + timedelta(minutes=10)))
        poller.start_due()
        await poller.settle()
        await poller.look_again()


Week = tuple[World, list[Article], list[FeedNotice | Silence], FeedStore]


def test_every_article_arrives_exactly_once(week: Week) -> None:
    """What was published in the week is there, each version once, whatever its feed went through."""
    world, published, _, _ = week
    versions = [(article.url, text_hash(article.text or "")) for article in published]
    assert len(versions) == len(set(versions))
    articles = {article_key(article) for article in published}
    # Those whose feeds are read to the end; the last six hours may not have been polled yet.
    for host in ("steady", "edits", "throttle", "moved", "flapping", "slow", "broken", "skewed", "walled"):
        expected = {Article(url=f"http://{host}.example:{world.port}/article/{n}") for n in range(27)}
        assert {article_key(article) for article in expected} <= articles, host


def test_an_edit_goes_out_as_a_new_version(week: Week) -> None:
    """A page that changed is there twice, the second time with a later time, under the same address."""
    world, published, _, _ = week
    versions = [one for one in published if one.url == f"http://edits.example:{world.port}/article/5"]
    first, second = versions
    assert "Correction" not in (first.text or "")
    assert "Correction" in (second.text or "")
    assert second.published == first.published
    assert second.updated == second.seen
    assert (second.seen or "") > (first.seen or "")


def test_a_refusing_page_falls_back_to_the_feed(week: Week) -> None:
    """What is behind a wall is told in the feed's own words."""
    world, published, _, _ = week
    (article,) = [one for one in published if one.url == f"http://walled.example:{world.port}/article/3"]
    assert article.text == "Envoys met for round 3."


def test_copies_are_stopped_early(week: Week) -> None:
    """The mirror's articles were known by their addresses: their pages were not asked for again and again."""
    world, published, _, _ = week
    addresses = [one.url for one in published if "/article/20" in (one.url or "") and "steady" in (one.url or "")]
    assert len(addresses) == 1
    address = "/article/20"
    asked = world.pages["steady.example" + address] + world.pages["steady.example" + address + "?utm_source=mirror"]
    # Once, and three times again for edits.
    assert asked <= 4


def test_etiquette_is_kept(week: Week) -> None:
    """No host is asked twice at once, no feed more often than each five minutes, nearly always with its validator."""
    world, _, _, _ = week
    assert all(most == 1 for most in world.most.values())
    for host, times in world.times.items():
        gaps = [later - earlier for earlier, later in pairwise(times)]
        if host not in ("moved.example", "settled.example"):
            assert min(gaps) >= timedelta(minutes=5), host
        assert len(times) <= 7 * 24 * 2, host
    steady = world.times["steady.example"]
    assert 7 * 6 <= len(steady) <= 7 * 24 * 2
    assert world.conditional["steady.example"] == len(steady) - 1
    skewed = world.times["skewed.example"]
    assert min(later - earlier for earlier, later in pairwise(skewed)) >= HOUR


def test_a_throttling_host_is_left_alone(week: Week) -> None:
    """In the two hours that it asked for, by seconds or by a date of its own clock, a host is asked once."""
    world, _, _, _ = week
    for day in (1, 3):
        start = START + timedelta(days=day)
        asked = [time for time in world.times["throttle.example"] if start <= time < start + 2 * HOUR]
        assert len(asked) <= 1


def test_moves_and_ends_are_told(week: Week) -> None:
    """The moved feed is asked at its new address in the end, the gone one not at all, and both are told."""
    world, _, told, store = week
    kinds = {
        (notice.kind, notice.url.split(".")[0].removeprefix("http://"))
        for notice in told
        if isinstance(notice, FeedNotice)
    }
    assert ("moved", "moved") in kinds
    assert ("disabled", "gone") in kinds
    moved = store.state(f"http://moved.example:{world.port}/feed")
    assert moved is not None
    assert moved.address == f"http://settled.example:{world.port}/feed"
    assert max(world.times["moved.example"]) < START + timedelta(days=4)
    assert len([time for time in world.times["gone.example"] if time >= START + timedelta(days=2)]) == 1


def test_trouble_is_waited_out(week: Week) -> None:
    """Silence, pages of excuses and errors slow polling down, and it is back to its pace afterwards."""
    world, _, _, store = week
    for host in ("slow", "broken", "flapping"):
        state = store.state(f"http://{host}.example:{world.port}/feed")
        assert state is not None
        assert state.disabled is None
        assert state.entries >= 27
    during = [time for time in world.times["slow.example"] if timedelta(days=2) <= time - START < timedelta(days=2.5)]
    assert len(during) <= 6
