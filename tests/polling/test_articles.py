"""An entry and its page make one article, with the better text and the date that is known best."""

from datetime import UTC, datetime

import pytest

from parley.domain.polling.articles import better_text, compose, later, next_version, publication
from parley.domain.polling.entries import FeedEntry
from parley.domain.polling.feeds import FeedSource
from parley.domain.polling.pages import Page
from parley.domain.polling.reception import Received
from parley_topics.articles import Article

NOW = datetime(2026, 2, 18, 12, tzinfo=UTC)
SOURCE = FeedSource(url="https://w.example/feed")
ENTRY = FeedEntry(id="1", url="https://w.example/a?utm_source=rss", title="Talks end", published="2026-02-18T09:00:00Z")
LONG = "The envoys parted by the lake without a word on when they would meet again. " * 20


def test_the_page_goes_before_the_feed() -> None:
    """Title, text, outlet and address are the page's; what it lacks is the feed's, and our setting goes before both."""
    page = Page(url="https://w.example/a", title="Talks end in silence", text=LONG, outlet="Wire", language="en-GB")
    made = compose(SOURCE, ENTRY, page, "Short.", "The feed", None, NOW)
    assert made is not None
    article, origin = made
    assert (article.url, article.title, article.text) == ("https://w.example/a", "Talks end in silence", LONG)
    assert (article.outlet, article.language, article.seen) == ("Wire", "en", "2026-02-18T12:00:00Z")
    assert (article.published, origin) == ("2026-02-18T09:00:00Z", "feed")
    ours = FeedSource(url=SOURCE.url, outlet="Ours", language="fr")
    again = compose(ours, ENTRY, page, None, None, None, NOW)
    assert again is not None
    assert (again[0].outlet, again[0].language) == ("Ours", "fr")


def test_the_feed_stands_in() -> None:
    """Without a page the feed's words are the article; without words there is none; without an address it has an id."""
    made = compose(SOURCE, ENTRY, None, "Short.", "The feed", None, NOW)
    assert made is not None
    assert (made[0].text, made[0].outlet, made[0].url) == ("Short.", "The feed", ENTRY.url)
    assert compose(SOURCE, ENTRY, None, None, "The feed", None, NOW) is None
    bare = compose(SOURCE, FeedEntry(id="1", title="x"), None, "Short.", None, None, NOW)
    assert bare is not None
    assert (bare[0].url, bare[0].id) == (None, "https://w.example/feed#1")


def test_a_teaser_gives_way() -> None:
    """The head of a text before a wall gives way to a longer text of the feed; an article does not."""
    assert better_text("Only the first line.", LONG) == LONG
    assert better_text(LONG, LONG + LONG) == LONG
    assert better_text(None, None) is None


@pytest.mark.parametrize(
    ("feed", "page", "expected"),
    [
        ("2026-02-19T04:30:00Z", "2026-02-18T23:30:00-05:00", ("2026-02-18T23:30:00-05:00", "meta")),
        ("2026-02-19T04:30:00Z", "2026-02-19T04:30:00Z", ("2026-02-19T04:30:00Z", "feed")),
        ("2026-02-19T04:30:00Z", "2026-02-17T10:00:00Z", ("2026-02-19T04:30:00Z", "feed")),
        ("2026-02-18", "2026-02-18T23:30:00-05:00", ("2026-02-18T23:30:00-05:00", "meta")),
        ("1771-11-01", "2026-02-18", ("2026-02-18", "meta")),
        (None, "2026-02-18", ("2026-02-18", "meta")),
        (None, None, ("2026-02-20T00:00:00Z", "feed")),
    ],
)
def test_the_date_that_is_known_best(feed: str | None, page: str | None, expected: tuple[str, str]) -> None:
    """The feed's date counts, in the page's own time where both mean one instant; nonsense counts for nothing."""
    entry = FeedEntry(published=feed, updated="2026-02-20T00:00:00Z")
    assert publication(entry, Page(published=page, published_origin="meta" if page else None)) == expected


def test_a_later_version_is_later() -> None:
    """The time of a new version is the page's where that moved on, else ours; address and publication stay."""
    before = Received(
        digest="",
        seen=NOW,
        last_in_feed=NOW,
        address="https://w.example/a",
        published="2026-02-18",
        updated="2026-02-18T10:00:00Z",
    )
    fresh = Article(url="https://w.example/b", published="2026-02-17", updated="2026-02-18T11:00:00Z", text="x")
    version = next_version(fresh, before, NOW)
    assert (version.url, version.published, version.updated) == ("https://w.example/a", "2026-02-18", fresh.updated)
    stale = Article(updated="2026-02-18T10:00:00Z", text="x")
    assert next_version(stale, before, NOW).updated == "2026-02-18T12:00:00Z"


def test_times_compare_by_instant() -> None:
    """Offsets are reckoned with, no zone is UTC, and what cannot be read is never later."""
    assert later("2026-02-18T12:00:00+01:00", "2026-02-18T10:00:00")
    assert not later("2026-02-18T12:00:00+03:00", "2026-02-18T10:00:00Z")
    assert not later("soon", "2026-02-18")
    assert later("2026-02-18", None)
