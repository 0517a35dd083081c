"""From an entry to its article: the gate, the page or the feed's own words, the version that goes out."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import structlog

from parley.adapters.feeds import metrics
from parley.adapters.feeds.clock import Clock
from parley.adapters.feeds.store import FeedStore, Skipped
from parley.adapters.http.client import Client, FetchError, Limits, Response
from parley.adapters.http.hosts import Hosts
from parley.adapters.pages.reading import PageError
from parley.adapters.pages.robots import Robots
from parley.adapters.pages.text import fragment_text
from parley.adapters.pages.workers import Parsers
from parley.domain.articles.versions import text_hash
from parley.domain.polling.articles import compose, next_version
from parley.domain.polling.entries import FeedEntry
from parley.domain.polling.feeds import FeedSource
from parley.domain.polling.freshness import retry_after
from parley.domain.polling.gate import Gate
from parley.domain.polling.markup import clean_line
from parley.domain.polling.pages import Page
from parley.domain.polling.reception import FreshEntry, Received, address_key, receive
from parley.domain.polling.sharing import host_of
from parley_topics.articles import Article

Publish: TypeAlias = Callable[[Article], Awaitable[None]]
"""Hands an article on; returns when it is safe with the next stage."""

Disposition: TypeAlias = Literal["published", "feed-text", "version", "unchanged", "skipped", "duplicate", "empty"]

_PAGE_TYPES = ("text/html", "application/xhtml", "text/plain", "application/xml", "text/xml")

_log = structlog.get_logger("parley.poll")


@dataclass(frozen=True)
class _Fetched:
    """What came of asking for a page: the page, where it was found, its validator, and why there is none."""

    page: Page | None = None
    address: str | None = None
    etag: str | None = None
    unchanged: bool = False
    refusal: str | None = None


@dataclass
class Collector:
    """Looks at entries one by one and hands on what is news."""

    client: Client
    hosts: Hosts
    robots: Robots | None
    parsers: Parsers
    store: FeedStore
    gate: Gate
    clock: Clock
    publish: Publish
    page_limits: Limits

    async def collect(
        self, source: FeedSource, fresh: FreshEntry, before: Received | None, feed_title: str | None
    ) -> Disposition:
        """Look at one entry, hand its article on where it is news, and remember what was done."""
        entry = fresh.entry
        if before is None or before.text is None:
            stopped = self._stopped(source, fresh)
            if stopped is not None:
                self._remember(source, fresh, before)
                metrics.ARTICLES.labels(stopped).inc()
                return stopped
        fetched = await self._fetch(entry, before) if source.body == "page" and entry.url else _Fetched()
        disposition = await self._hand_on(source, fresh, before, fetched, feed_title)
        metrics.ARTICLES.labels(disposition).inc()
        return disposition

    def _stopped(self, source: FeedSource, fresh: FreshEntry) -> Disposition | None:
        """Why an entry is not looked at: another feed had it, or the gate keeps it out."""
        entry = fresh.entry
        if self._held_elsewhere(source, fresh, entry.url):
            return "duplicate"
        decision = self.gate.decide(clean_line(entry.title), _plain(entry.summary or entry.content))
        if decision.fetch:
            return None
        self.store.skip(Skipped(self.clock.now(), source.url, clean_line(entry.title), entry.url, decision.ground))
        return "skipped"

    def _held_elsewhere(self, source: FeedSource, fresh: FreshEntry, url: str | None) -> bool:
        holder = self.store.holder(address_key(url)) if url else None
        return holder is not None and holder != (source.url, fresh.key)

    async def _hand_on(
        self,
        source: FeedSource,
        fresh: FreshEntry,
        before: Received | None,
        fetched: _Fetched,
        feed_title: str | None,
    ) -> Disposition:
        entry, now = fresh.entry, self.clock.now()
        text = _plain(entry.content or entry.summary)
        made = (
            None if fetched.unchanged else compose(source, entry, fetched.page, text, feed_title, fetched.address, now)
        )
        sent: Article | None = None
        disposition: Disposition = "unchanged" if fetched.unchanged else "empty"
        digest = None
        if made is not None:
            composed, origin = made
            digest = text_hash(composed.text or "")
            if (before is None or before.text is None) and self._held_elsewhere(source, fresh, composed.url):
                disposition = "duplicate"
            elif before is None or before.text is None:
                sent, disposition = composed, "published" if fetched.page or source.body == "feed" else "feed-text"
            elif digest == before.text or (fresh.why == "again" and fetched.page is None):
                disposition = "unchanged"
            else:
                sent, disposition = next_version(composed, before, now), "version"
            if sent is not None:
                await self.publish(sent)
                self.store.hear(self._subjects(sent), source.url, now)
                _log.info(
                    "article",
                    feed=source.url,
                    url=sent.url,
                    disposition=disposition,
                    published=sent.published,
                    published_origin=origin,
                    refusal=fetched.refusal,
                )
        self._remember(source, fresh, before, sent=sent, text=digest, fetched=fetched)
        return disposition

    def _remember(
        self,
        source: FeedSource,
        fresh: FreshEntry,
        before: Received | None,
        *,
        sent: Article | None = None,
        text: str | None = None,
        fetched: _Fetched | None = None,
    ) -> None:
        url = fresh.entry.url
        again = source.body == "page" and url is not None and fetched is not None and fetched.refusal != "robots.txt"
        received = receive(
            fresh,
            before,
            self.clock.now(),
            sent=sent,
            text=text,
            etag=fetched.etag if fetched else None,
            fetched=again,
        )
        self.store.save_received(source.url, {fresh.key: received})
        if sent is not None:
            addresses = {address for address in (url, sent.url) if address}
            self.store.hold_articles(source.url, fresh.key, map(address_key, addresses))

    async def _fetch(self, entry: FeedEntry, before: Received | None) -> _Fetched:
        """The page of an entry, or why there is none. What refuses is left alone: its feed's words must do."""
        url = entry.url or ""
        if self.robots is not None and not await self.robots.allows(url):
            return _Fetched(refusal="robots.txt")
        host = host_of(url)
        if self.hosts.held_until(host) is not None:
            return _Fetched(refusal="host asked for a pause")
        headers = {"accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"}
        if before is not None and before.etag:
            headers["if-none-match"] = before.etag
        try:
            async with self.hosts.turn(host, self.robots.delay(url) if self.robots else None):
                answer = await self.client.get(url, headers, limits=self.page_limits)
        except FetchError as error:
            return _Fetched(refusal=f"{error.kind}: {error.detail}")
        if answer.status == 304 and before is not None:
            return _Fetched(unchanged=True, etag=before.etag)
        return await self._read(answer, host)

    async def _read(self, answer: Response, host: str) -> _Fetched:
        if answer.status in (429, 503) and (wait := retry_after(answer.headers, self.clock.now())):
            self.hosts.hold(host, wait)
        if answer.status != 200:
            return _Fetched(refusal=f"status {answer.status}")
        content_type = answer.headers.get("content-type", "")
        if content_type and not content_type.lower().startswith(_PAGE_TYPES):
            return _Fetched(refusal=f"content type {content_type}")
        metrics.BYTES.labels("page").inc(len(answer.body))
        try:
            page = await self.parsers.page(answer.body, answer.url, content_type)
        except PageError as error:
            return _Fetched(refusal=str(error), etag=answer.headers.get("etag"))
        return _Fetched(
            page=page if page.text else None,
            address=answer.url,
            etag=answer.headers.get("etag"),
            refusal=None if page.text else "no article on the page",
        )

    def _subjects(self, article: Article) -> list[str]:
        """The watches that an article is about, for knowing later which sources of theirs have gone silent."""
        return self.gate.subjects(article.title, (article.text or "")[:2_000])


def _plain(markup: str | None) -> str | None:
    return fragment_text(markup) or None if markup else None
