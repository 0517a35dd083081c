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

MOST_REMEMBERED = 500
"""The most entries that are remembered of one feed, so that memory stays flat."""

AGAIN = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24))
"""When after its first sight an article's page is looked at again for edits."""

MOST_AT_ONCE = 100
"""The most new entries of one poll that are taken; the others come with the next ones."""


class Received(Struct, frozen=True, kw_only=True, array_like=True):
    """An entry that was received: small, since thousands are kept.

    `digest` is that of the entry as the feed had it; `text` the hash of the text that went out last, null where nothing
    did. `looks` counts the looks at its page; `next_look` is when the next is due.
    """

    digest: str
    seen: datetime
    last_in_feed: datetime
    address: str | None = None
    text: str | None = None
    etag: str | None = None
    looks: int = 0
    next_look: datetime | None = None


class Candidate(Struct, frozen=True, kw_only=True):
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


def candidates(
    entries: Iterable[FeedEntry], known: Mapping[str, Received], now: datetime
) -> tuple[list[Candidate], dict[str, Received]]:
    """The entries to look at, oldest first, and the memory in which those still in the feed are marked as there.

    An entry is known by its id, else its address; a known one is looked at only where the feed's words for it changed.
    What is to be looked at is not in the memory yet: `receive` puts it there when it is done.
    """
    found: list[Candidate] = []
    memory = dict(known)
    met: set[str] = set()
    for entry in entries:
        key = entry_key(entry)
        if key is None or key in met:
            continue
        met.add(key)
        before = known.get(key)
        if before is not None:
            memory[key] = replace(before, last_in_feed=now)
        if before is None or before.digest != entry_digest(entry):
            found.append(Candidate(key=key, entry=entry, why="new" if before is None else "changed"))
    found.reverse()
    return found[:MOST_AT_ONCE], memory


def receive(
    candidate: Candidate, before: Received | None, now: datetime, *, text: str | None, etag: str | None, fetched: bool
) -> Received:
    """What is remembered of an entry that was looked at.

    text: the hash of what went out, None where nothing did. fetched: whether its page was read; then it is looked at
    again, in growing intervals from its first sight.
    """
    seen = before.seen if before else now
    looks = (before.looks if before else 0) + (candidate.why != "changed")
    return Received(
        digest=entry_digest(candidate.entry),
        seen=seen,
        last_in_feed=now,
        address=candidate.entry.url,
        text=text or (before.text if before else None),
        etag=etag,
        looks=looks,
        next_look=next_look(seen, looks, now) if fetched else None,
    )


def next_look(seen: datetime, looks: int, now: datetime) -> datetime | None:
    """When an article's page is looked at again; None after the last time."""
    if not 1 <= looks <= len(AGAIN):
        return None
    return max(seen + AGAIN[looks - 1], now + AGAIN[0])


def due_again(memory: Mapping[str, Received], now: datetime) -> list[str]:
    """The names of the entries whose pages are to be looked at again now."""
    return [key for key, received in memory.items() if received.next_look is not None and received.next_look <= now]


def forget(memory: Mapping[str, Received], now: datetime) -> dict[str, Received]:
    """The memory without what has long left its feed, and within its size; the latest in the feed stay."""
    kept = {key: received for key, received in memory.items() if now - received.last_in_feed < REMEMBERED}
    if len(kept) <= MOST_REMEMBERED:
        return kept
    latest = sorted(kept.items(), key=lambda item: item[1].last_in_feed, reverse=True)
    return dict(latest[:MOST_REMEMBERED])


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
