"""The channels that deliveries go out over, with one guarded client behind them."""

import random
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from importlib.metadata import version

from parley.adapters.apprise import AppriseSender
from parley.adapters.dispatching import Dispatcher
from parley.adapters.http.client import Client
from parley.adapters.http.guard import Guard
from parley.adapters.posting import Sender
from parley.adapters.settings import Settings
from parley.adapters.slack.bot import SlackBotSender
from parley.adapters.slack.incoming import SlackHookSender
from parley.adapters.subscribing import Directory
from parley.adapters.webhooks.sender import WebhookSender
from parley_topics.deliveries import Channel

MOST_CONNECTIONS = 1000
"""So many receivers may hang at once before others wait for a connection."""


def now() -> datetime:
    """The time of deliveries: this machine's clock, in UTC."""
    return datetime.now(UTC)


def make_client(settings: Settings) -> Client:
    """The client that everything is sent through."""
    return Client(
        user_agent=f"Parleywatch/{version('parleywatch')}",
        guard=Guard.of(allow=filter(None, (settings.deliver_networks or "").replace(" ", "").split(","))),
        proxy=settings.deliver_proxy,
        max_connections=MOST_CONNECTIONS,
        http2=False,
    )


def make_senders(client: Client, *, apprise: bool = False) -> Mapping[Channel, Sender]:
    """A sender for each channel; `apprise` lets that one be used, which the guard does not stand before."""
    return {
        "webhook": WebhookSender(client, now),
        "slack": SlackHookSender(client),
        "slack_bot": SlackBotSender(client),
        "apprise": AppriseSender(apprise),
    }


@asynccontextmanager
async def dispatching(
    settings: Settings, directory: Directory, failed: Callable[[BaseException], None]
) -> AsyncIterator[Dispatcher]:
    """A dispatcher over all channels, for the time of the context."""
    async with make_client(settings) as client:
        dispatcher = Dispatcher(
            make_senders(client, apprise=settings.deliver_apprise),
            directory.get,
            directory.address,
            clock=now,
            chance=random.SystemRandom().random,
            failed=failed,
        )
        try:
            yield dispatcher
        finally:
            await dispatcher.close()
