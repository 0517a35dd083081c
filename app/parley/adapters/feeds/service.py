"""A poller put together from a configuration: client, manners, parsers, gate and store."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from importlib.metadata import version

from aiokafka.errors import KafkaError

from parley.adapters.broker.clients import Producer
from parley.adapters.configuration import Configuration
from parley.adapters.feeds.clock import Clock, SystemClock
from parley.adapters.feeds.collector import Collector, Publish
from parley.adapters.feeds.poller import Poller
from parley.adapters.feeds.store import FeedStore
from parley.adapters.http.client import Client, Limits
from parley.adapters.http.guard import Guard
from parley.adapters.http.hosts import Hosts
from parley.adapters.pages.robots import Robots
from parley.adapters.pages.workers import Parsers, Workers
from parley.domain.articles.addresses import article_key
from parley.domain.articles.sizes import fit
from parley.domain.errors import UnavailableError
from parley.domain.polling.answers import FeedNotice
from parley.domain.polling.silence import Silence
from parley_topics.articles import Article
from parley_topics.events import article_message


def user_agent(contact: str | None, feeds: int) -> str:
    """Who we are: program, version, where to complain (the operator's own address), and how many feeds are read."""
    whom = f"+{contact}; " if contact else ""
    return f"parley/{version('parleywatch')} (news monitor; {whom}{feeds} feeds)"


def make_client(configuration: Configuration) -> Client:
    """The client that a configuration asks for."""
    polling = configuration.polling
    return Client(
        user_agent(polling.contact, len(configuration.feeds)),
        guard=Guard.of(allow=polling.allow_networks),
        limits=Limits(max_bytes=polling.feed_bytes, deadline=polling.deadline),
        proxy=polling.proxy,
        ca_file=polling.ca_file,
        max_connections=polling.concurrency * 2,
    )


def publisher(into: Producer) -> Publish:
    """Hands articles to the broker, each safe there before the next step. Raises UnavailableError."""

    async def publish(article: Article) -> None:
        fitting = fit(article)
        try:
            await (await into.send(article_message(article_key(fitting), fitting)))
        except KafkaError as error:
            raise UnavailableError(f"the broker does not take articles: {error}") from error

    return publish


def ignore(_told: FeedNotice | Silence) -> None:
    """Tell nobody."""


@asynccontextmanager
async def open_poller(
    configuration: Configuration,
    store: FeedStore,
    publish: Publish,
    *,
    tell: Callable[[FeedNotice | Silence], None] = ignore,
    clock: Clock | None = None,
    parsers: Parsers | None = None,
    client: Client | None = None,
) -> AsyncIterator[Poller]:
    """A poller without feeds yet, open for the time of the context.

    clock, parsers and client: instead of the machine's, of worker processes, and of what the configuration asks for.
    """
    clock = clock or SystemClock()
    polling = configuration.polling
    async with AsyncExitStack() as stack:
        if parsers is None:
            parsers = Workers(polling.workers)
            stack.callback(parsers.close)
        client = await stack.enter_async_context(client or make_client(configuration))
        hosts = Hosts(clock.now, clock.sleep, polling.host_gap)
        collector = Collector(
            client=client,
            hosts=hosts,
            robots=Robots(client, hosts, clock.now) if polling.robots else None,
            parsers=parsers,
            store=store,
            gate=configuration.gate,
            clock=clock,
            publish=publish,
            page_limits=Limits(max_bytes=polling.page_bytes, deadline=polling.deadline),
        )
        yield Poller(
            collector=collector,
            feed_limits=Limits(max_bytes=polling.feed_bytes, deadline=polling.deadline),
            concurrency=polling.concurrency,
            clock=clock,
            tell=tell,
        )
