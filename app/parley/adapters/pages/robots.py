"""The robots.txt of each host, asked once a day, obeyed for article pages. Feeds are made to be polled."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit, urlunsplit

from protego import Protego

from parley.adapters.http.client import Client, FetchError, Limits
from parley.adapters.http.hosts import Hosts
from parley.domain.polling.robots import LONGEST_DELAY, MOST_BYTES, Access, access
from parley.domain.polling.sharing import host_of

_MOST_HOSTS = 5_000


@dataclass(frozen=True)
class _Rules:
    access: Access
    until: datetime
    parser: Protego | None


@dataclass
class Robots:
    """Whether a page may be fetched, and how fast."""

    client: Client
    hosts: Hosts
    now: Callable[[], datetime]
    product: str = "parley"
    _kept: "OrderedDict[str, _Rules]" = field(default_factory=OrderedDict)

    async def allows(self, url: str) -> bool:
        """Whether the host's rules allow a page to us; asks for them where they are not known or too old."""
        rules = await self._rules(url)
        if rules.parser is None:
            return rules.access == "everything"
        return bool(rules.parser.can_fetch(url, self.product))

    def delay(self, url: str) -> float | None:
        """The seconds between two requests that the host's rules ask for; None where they do not, or are not known."""
        rules = self._kept.get(_origin(url))
        if rules is None or rules.parser is None:
            return None
        delay = rules.parser.crawl_delay(self.product)
        return None if delay is None else min(float(delay), LONGEST_DELAY)

    async def _rules(self, url: str) -> _Rules:
        origin = _origin(url)
        kept = self._kept.get(origin)
        if kept is not None and kept.until > self.now():
            return kept
        limits = Limits(max_bytes=MOST_BYTES, deadline=15.0)
        status: int | None = None
        body = b""
        try:
            async with self.hosts.turn(host_of(url)):
                answer = await self.client.get(f"{origin}/robots.txt", limits=limits)
            status, body = answer.status, answer.body
        except FetchError as error:
            # A file that is too large, or redirects without end, holds no rules that anybody could keep.
            status = 404 if error.kind in ("too-large", "redirects", "address", "encoding") else None
        allowed, holds = access(status)
        parser = Protego.parse(body.decode("utf-8", "replace")) if allowed == "rules" else None
        rules = _Rules(allowed, self.now() + holds, parser)
        self._kept[origin] = rules
        self._kept.move_to_end(origin)
        while len(self._kept) > _MOST_HOSTS:
            self._kept.popitem(last=False)
        return rules


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, "", "", ""))
