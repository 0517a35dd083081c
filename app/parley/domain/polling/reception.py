"""Which entries of a feed are news to us, which articles are looked at again, and how long that is remembered."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from parley.domain.articles.addresses import article_key
from parley.domain.polling.entries import FeedEntry
from parley_topics.articles import Article

Why: TypeAlias = Literal["new", "changed", "again"]

REMEMBERED = timedelta(days=30)
"""How long an entry is remembered after it was last in its feed."""

MARKED_EVERY = timedelta(days=1)
"""How often it is noted that an entry is still in its feed."""

MOST_REMEMBERED = 500
"""The most entries that are remembered of one feed, so that memory stays flat."""

AGAIN = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))
"""When after its first sight an article's page is looked at again for edits."""

MOST_AT_ONCE = 100
"""The most new entries of one poll that are taken; the others come with the next ones."""


class Received(Struct, frozen=True, kw_only=True, array_like=True):
    """An entry that was received: small, since thousands are kept.

    `digest` is that of the entry as the feed had it. `address`, `published`, `updated` and `text`, a hash, are those of
    the version that went out last, null where none did; `etag` is its page's. `looks` counts the looks at its page;
    `next_look` is when the next is due.
    """

    digest: str
    seen: datetime
    last_in_feed: datetime
    address: str | None = None
    text: str | None = None
    etag: str | None = None
    looks: int = 0
    next_look: datetime | None = None
    published: str | None = None
    updated: str | None = None


class FreshEntry(Struct, frozen=True, kw_only=True):
    """An entry to look at, and why."""

    key: str
    entry: FeedEntry
    why: Why


def entry_key(entry: FeedEntry) -> str | None:
    """The short name of an entry within its feed; None for one that says nothing at all."""
    return _hash(entry.key) if entry.key else None


def entry_digest(entry: FeedEntry) -> str:
    """A hash of what the feed says of an entry: another one means that it was edited."""
    return _hash("\x1f".join((entry.title or "", entry.summary or "", entry.content or "", entry.updated or "")))


def address_key(url: str) -> str:
    """The key of the article behind an address: that of the articles topic, so that all feeds agree."""
    return article_key(Article(url=url))


def fresh_entries(
    entries: Iterable[FeedEntry], known: Mapping[str, Received], now: datetime
) -> tuple[list[FreshEntry], dict[str, Received]]:
    """The entries to look at, oldest first, and what changes in the memory of the others.

    An entry is known by its id, else its address; a known one is looked at only where the feed's words for it changed.
    What is to be looked at is not in the memory given back: `receive` makes it when it is done. Of a feed that shows
    very many new entries at once, as archives do, the last are taken for received, without a look.
    """
    found: list[FreshEntry] = []
    memory: dict[str, Received] = {}
    met: set[str] = set()
    for entry in entries:
        key = entry_key(entry)
        if key is None or key in met:
            continue
        met.add(key)
        before = known.get(key)
        digest = entry_digest(entry)
        if before is not None and before.digest == digest:
            if now - before.last_in_feed >= MARKED_EVERY:
                memory[key] = replace(before, last_in_feed=now)
        elif len(found) < MOST_AT_ONCE:
            found.append(FreshEntry(key=key, entry=entry, why="new" if before is None else "changed"))
        elif before is None:
            memory[key] = Received(digest=digest, seen=now, last_in_feed=now)
    found.reverse()
    return found, memory


def receive(
    fresh: FreshEntry,
    before: Received | None,
    now: datetime,
    *,
    sent: Article | None,
    text: str | None,
    etag: str | None,
    fetched: bool,
) -> Received:
    """What is remembered of an entry that was looked at.

    sent: the version that went out, and `text` the hash of its text; None where nothing did. fetched: whether its page
    was asked for; then it is looked at again, in growing intervals from its first sight.
    """
    seen = before.seen if before else now
    looks = (before.looks if before else 0) + (fresh.why != "changed")
    address = sent.url if sent else before.address if before else None
    return Received(
        digest=entry_digest(fresh.entry) if fresh.why != "again" or before is None else before.digest,
        seen=seen,
        last_in_feed=before.last_in_feed if before and fresh.why == "again" else now,
        address=address,
        text=text if sent else before.text if before else None,
        etag=etag,
        looks=looks,
        next_look=next_look(seen, max(looks, 1), now) if fetched else None,
        published=sent.published if sent else before.published if before else None,
        updated=sent.updated if sent else before.updated if before else None,
    )


def next_look(seen: datetime, looks: int, now: datetime) -> datetime | None:
    """When an article's page is looked at again; None after the last time."""
    if not 1 <= looks <= len(AGAIN):
        return None
    return max(seen + AGAIN[looks - 1], now + AGAIN[0])


def forget(memory: Mapping[str, Received], now: datetime) -> dict[str, Received]:
    """The memory without what has long left its feed, and within its size; the latest in the feed stay."""
    kept = {key: received for key, received in memory.items() if now - received.last_in_feed < REMEMBERED}
    if len(kept) <= MOST_REMEMBERED:
        return kept
    latest = sorted(kept.items(), key=lambda item: item[1].last_in_feed, reverse=True)
    return dict(latest[:MOST_REMEMBERED])


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
