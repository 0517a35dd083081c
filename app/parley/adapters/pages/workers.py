"""Reading feeds and pages in processes of their own: hostile bytes cost a worker, not the poller.

trafilatura is not safe in threads, and lxml keeps what it has allocated: after a number of tasks a worker is replaced.
"""

import asyncio
import multiprocessing
import signal
from collections.abc import Callable, Mapping
from concurrent.futures import TimeoutError as TaskTimeout
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from pebble import ProcessExpired, ProcessPool

from parley.adapters.feeds.parsing import PARSE_SECONDS, FeedError, parse_feed
from parley.adapters.pages.reading import READ_SECONDS, PageError, read_page
from parley.domain.polling.entries import ParsedFeed
from parley.domain.polling.pages import Page

T = TypeVar("T")

TASKS_PER_WORKER = 400
GRACE = 10.0
"""Seconds after a parser's own limit until its process is ended."""


class Parsers(Protocol):
    """Where feeds and pages are read."""

    async def feed(self, data: bytes, url: str, headers: Mapping[str, str]) -> ParsedFeed:
        """The feed in some bytes; raises FeedError."""
        ...

    async def page(self, data: bytes, url: str, content_type: str | None) -> Page:
        """The article in some bytes; raises PageError."""
        ...


class InProcess:
    """Parsers in this process, one at a time: for commands that read a few, and tests."""

    async def feed(self, data: bytes, url: str, headers: Mapping[str, str]) -> ParsedFeed:
        """The feed in some bytes; raises FeedError."""
        return parse_feed(data, url=url, headers=headers)

    async def page(self, data: bytes, url: str, content_type: str | None) -> Page:
        """The article in some bytes; raises PageError."""
        return read_page(data, url=url, content_type=content_type)


def _ignore_interrupts() -> None:
    """The poller decides when its workers stop; a Ctrl-C in the terminal reaches them too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@dataclass
class Workers:
    """Parsers in `count` processes, each task ended with its process where it takes too long."""

    count: int = 2
    _pool: Any = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._pool = ProcessPool(
            max_workers=self.count,
            max_tasks=TASKS_PER_WORKER,
            initializer=_ignore_interrupts,
            context=multiprocessing.get_context("spawn"),
        )

    async def feed(self, data: bytes, url: str, headers: Mapping[str, str]) -> ParsedFeed:
        """The feed in some bytes; raises FeedError, also where its process died."""
        try:
            return await self._run(_feed, PARSE_SECONDS, data, url, dict(headers))
        except (TaskTimeout, ProcessExpired) as error:
            raise FeedError(f"{url}: reading it ended its process ({error})") from error

    async def page(self, data: bytes, url: str, content_type: str | None) -> Page:
        """The article in some bytes; raises PageError, also where its process died."""
        try:
            return await self._run(_page, READ_SECONDS, data, url, content_type)
        except (TaskTimeout, ProcessExpired) as error:
            raise PageError(f"{url}: reading it ended its process ({error})") from error

    async def _run(self, task: Callable[..., T], seconds: float, *arguments: Any) -> T:
        future = self._pool.schedule(task, args=arguments, timeout=seconds + GRACE)
        result: T = await asyncio.wrap_future(future)
        return result

    def close(self) -> None:
        """End the workers and what they are at."""
        self._pool.stop()
        self._pool.join()


def _feed(data: bytes, url: str, headers: dict[str, str]) -> ParsedFeed:
    return parse_feed(data, url=url, headers=headers)


def _page(data: bytes, url: str, content_type: str | None) -> Page:
    return read_page(data, url=url, content_type=content_type)
