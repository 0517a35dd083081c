"""One look at a feed, of which nothing is remembered: whether it answers, and with what."""

import asyncio
from dataclasses import dataclass

from parley.adapters.feeds.parsing import FeedError, parse_feed
from parley.adapters.http.client import Client, FetchError
from parley.adapters.http.hosts import Hosts
from parley.domain.polling.feeds import FeedSource
from parley.domain.polling.redirects import PERMANENT
from parley.domain.polling.sharing import host_of


@dataclass(frozen=True)
class Health:
    """How a feed is, in words."""

    url: str
    healthy: bool
    detail: str


async def check_feed(client: Client, hosts: Hosts, room: asyncio.Semaphore, source: FeedSource) -> Health:
    """Ask a feed once, in its host's turn."""
    try:
        async with room, hosts.turn(host_of(source.url)):
            answer = await client.get(source.url)
    except FetchError as error:
        return Health(source.url, healthy=False, detail=f"{error.kind}: {error.detail}")
    if answer.status != 200:
        return Health(source.url, healthy=False, detail=f"status {answer.status}")
    try:
        feed = parse_feed(answer.body, url=answer.url, headers=answer.headers)
    except FeedError as error:
        return Health(source.url, healthy=False, detail=str(error))
    newest = max((entry.published or entry.updated or "" for entry in feed.entries), default="")
    words = [f"{len(feed.entries)} entries, the newest {newest or 'undated'}"]
    if answer.redirects and all(step.status in PERMANENT for step in answer.redirects):
        words.append(f"moved to {answer.url}")
    if not (answer.headers.get("etag") or answer.headers.get("last-modified")):
        words.append("no validators")
    if feed.info.problem:
        words.append(f"not well-formed ({feed.info.problem})")
    return Health(source.url, healthy=bool(feed.entries), detail="; ".join(words))
