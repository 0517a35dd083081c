"""Pollers that share the feeds on Kafka: none is polled by two, and what one has learned the other knows."""

import asyncio
import os
import secrets
import sys
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.delivering.how_tos import free_port
from tests.http.scripted_server import Asked, reply, serve

from parley.adapters.broker.clients import producer, read_to_end
from parley.adapters.broker.topics import ensure_topics
from parley.adapters.configuration import Configuration, PollingTable, WordsTable
from parley.adapters.feeds.service import open_poller, publisher
from parley.adapters.feeds.sharing import SharedStore, Sharing, sharing
from parley.adapters.http.client import Client, Limits
from parley.adapters.http.guard import Guard, GuardedBackend
from parley.adapters.pages.workers import InProcess
from parley.adapters.settings import Settings
from parley.domain.polling.feeds import FeedSource
from parley_topics import codec
from parley_topics.articles import Article
from parley_topics.registry import ARTICLES

HOSTS = [f"outlet{number}.example" for number in range(24)]


@dataclass
class Outlets:
    """All outlets behind one socket: who asked each, with a validator or without."""

    port: int = 0
    asked: dict[str, list[tuple[str, bool]]] = field(default_factory=lambda: defaultdict(list))

    async def answer(self, asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        """A feed with one entry, which never changes."""
        host = asked.headers["host"].split(":")[0]
        if asked.path != "/feed":
            return reply(404)
        self.asked[host].append((asked.headers["user-agent"], "if-none-match" in asked.headers))
        if asked.headers.get("if-none-match") == '"1"':
            return reply(304)
        words = f"<title>Talks resume at {host}</title><guid>{host}</guid><description>Envoys met.</description>"
        return reply(
            200,
            f"<rss version='2.0'><channel><title>x</title><item>{words}</item></channel></rss>".encode(),
            ETag='"1"',
        )

    def rounds(self) -> int:
        """How often the least asked feed was asked."""
        return min(len(self.asked[host]) for host in HOSTS)


@dataclass
class Member:
    """One poller of the group."""

    part: Sharing
    stopping: asyncio.Event
    tasks: list["asyncio.Task[None]"]
    stack: AsyncExitStack

    async def stop(self) -> None:
        """Leave the group in order."""
        self.stopping.set()
        self.part.poller.stop()
        await asyncio.gather(*self.tasks)
        await self.stack.aclose()

    async def die(self) -> None:
        """Fall silent without a word to anybody: no heartbeats, nothing handed in."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        self.part.consumer._coordinator._heartbeat_task.cancel()


@pytest.fixture
async def settings(kafka_address: str) -> Settings:
    """Topics of the test's own."""
    own = Settings(broker=f"kafka://{kafka_address}", prefix=f"test-{secrets.token_hex(4)}", session_timeout=6.0)
    await ensure_topics(own)
    return own


@pytest.fixture
async def outlets() -> AsyncIterator[Outlets]:
    """The outlets, listening."""
    found = Outlets()
    async with serve(found.answer) as server:
        found.port = server.port
        yield found


async def join(name: str, settings: Settings, outlets: Outlets, folder: Path) -> Member:
    """Start a poller in this process, with a state of its own."""

    async def loopback(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    guard = Guard.of(allow=["127.0.0.0/8"])
    sources = tuple(FeedSource(url=f"http://{host}:{outlets.port}/feed", interval=1.0, body="feed") for host in HOSTS)
    configuration = Configuration(sources, (), WordsTable(), PollingTable(robots=False, host_gap=0.0))
    stack = AsyncExitStack()
    store = stack.enter_context(SharedStore(folder / f"{name}.sqlite"))
    into = await stack.enter_async_context(producer(settings))
    client = Client(name, guard, Limits(deadline=5), backend=GuardedBackend(guard, loopback))
    poller = await stack.enter_async_context(
        open_poller(configuration, store, publisher(into), parsers=InProcess(), client=client)
    )
    part = await stack.enter_async_context(sharing(settings, sources, store, poller))
    stopping = asyncio.Event()
    tasks = [asyncio.create_task(poller.run()), asyncio.create_task(part.run(stopping))]
    return Member(part, stopping, tasks, stack)


async def rounds(outlets: Outlets, count: int) -> None:
    """Wait until every feed was asked so often again."""
    goal = outlets.rounds() + count
    async with asyncio.timeout(40):
        while True:
            if outlets.rounds() >= goal:
                return
            await asyncio.sleep(0.1)


def askers(outlets: Outlets, last: int) -> dict[str, set[str]]:
    """Who asked each feed in its last so many polls."""
    return {host: {name for name, _ in outlets.asked[host][-last:]} for host in HOSTS}


@pytest.mark.kafka
@pytest.mark.slow
async def test_feeds_are_shared_and_handed_over(settings: Settings, outlets: Outlets, tmp_path: Path) -> None:
    """Two share, one leaves, one dies: each feed has one poller, which knows its validator; no article comes twice."""
    one = await join("one", settings, outlets, tmp_path)
    await rounds(outlets, 2)
    two = await join("two", settings, outlets, tmp_path)
    async with asyncio.timeout(40):
        while True:
            if {name for names in askers(outlets, 2).values() for name in names} == {"one", "two"}:
                break
            await asyncio.sleep(0.1)
    await rounds(outlets, 3)
    assert all(len(names) == 1 for names in askers(outlets, 2).values())
    await two.stop()
    await rounds(outlets, 3)
    assert all(names == {"one"} for names in askers(outlets, 2).values())
    three = await join("three", settings, outlets, tmp_path)
    await rounds(outlets, 4)
    await one.die()
    async with asyncio.timeout(40):
        while True:
            if all(names == {"three"} for names in askers(outlets, 2).values()):
                break
            await asyncio.sleep(0.2)
    await three.stop()
    await one.stack.aclose()
    for host in HOSTS:
        assert [conditional for _, conditional in outlets.asked[host]].count(False) == 1, host
    published = [codec.decode(record.value, Article) async for record in read_to_end(settings, ARTICLES)]
    assert sorted(article.title or "" for article in published) == sorted(f"Talks resume at {host}" for host in HOSTS)


@pytest.mark.kafka
@pytest.mark.slow
async def test_the_command_polls_and_stops(settings: Settings, outlets: Outlets, tmp_path: Path) -> None:
    """`parley poll` hands an article to Kafka, logs the poll, serves metrics, and ends well at SIGTERM."""
    port = free_port()
    config = tmp_path / "parley.toml"
    config.write_text(
        f'[[feeds]]\nurl = "http://127.0.0.1:{outlets.port}/feed"\nbody = "feed"\ninterval = "1s"\n\n'
        '[polling]\nallow_networks = ["127.0.0.0/8"]\nworkers = 1\n'
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "parley", "poll", "--config", str(config), "--metrics-port", port),
        env={**environment, **settings.to_environment(), "PARLEY_DATA_DIR": str(tmp_path / "data")},
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(40):
            while True:
                if len(outlets.asked["127.0.0.1"]) >= 3:
                    break
                await asyncio.sleep(0.1)
        async with Client("t", Guard.of(allow=["127.0.0.0/8"]), Limits(deadline=5)) as client:
            metrics = (await client.get(f"http://127.0.0.1:{port}/metrics")).body.decode()
    finally:
        process.terminate()
    _, log = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 0, log.decode()
    assert "event='poll'" in log.decode()
    assert 'parley_articles_total{disposition="published"} 1.0' in metrics
    published = [codec.decode(record.value, Article) async for record in read_to_end(settings, ARTICLES)]
    assert [article.title for article in published] == ["Talks resume at 127.0.0.1"]
