"""The article that an entry and its page make together."""

from datetime import UTC, datetime

from msgspec.structs import replace

from parley.domain.articles.instants import parse_time
from parley.domain.polling.entries import FeedEntry
from parley.domain.polling.feeds import FeedSource
from parley.domain.polling.pages import DateOrigin, Page
from parley.domain.polling.reception import Received
from parley_topics.articles import Article

EARLIEST = "1990"
"""A feed's date before this is a template's, or a number misread: no feed is that old."""

TEASER = 600
"""A page's text shorter than this gives way to a longer one of the feed: it is the head of a text behind a wall."""


def compose(
    source: FeedSource,
    entry: FeedEntry,
    page: Page | None,
    feed_text: str | None,
    feed_title: str | None,
    address: str | None,
    seen: datetime,
) -> tuple[Article, DateOrigin | None] | None:
    """The first version of an article, and where its date came from; None where neither feed nor page has a text.

    feed_text: the entry's own text, plain. feed_title: the feed's title, the last resort for the outlet. address: where
    the page was found in the end.
    """
    text = better_text(page.text if page else None, feed_text)
    if text is None:
        return None
    published, origin = publication(entry, page)
    updated = (page.updated if page else None) or entry.updated
    url = (page.url if page else None) or address or entry.url
    article = Article(
        id=None if url else f"{source.url}#{entry.key}",
        url=url,
        outlet=source.outlet or (page.outlet if page else None) or entry.source or feed_title,
        published=published,
        updated=updated if updated and later(updated, published) else None,
        seen=stamp(seen),
        title=(page.title if page else None) or entry.title,
        text=text,
        language=_primary(source.language or (page.language if page else None) or entry.language),
    )
    return article, origin


def next_version(article: Article, before: Received, seen: datetime) -> Article:
    """An article that has changed since it went out: under the same address, at a later time.

    That is the page's or the feed's where it moved on, else ours.
    """
    if article.updated and later(article.updated, before.updated or before.published):
        updated = article.updated
    else:
        updated = stamp(seen)
    return replace(
        article, url=before.address or article.url, published=before.published or article.published, updated=updated
    )


def better_text(page: str | None, feed: str | None) -> str | None:
    """The page's text; the feed's where the page has none, or a teaser that is shorter."""
    if not page:
        return feed or None
    if feed and len(page) < TEASER and len(feed) > len(page):
        return feed
    return page


def publication(entry: FeedEntry, page: Page | None) -> tuple[str | None, DateOrigin | None]:
    """When an article was published: the feed's word, in the page's writing where both mean one instant.

    Feeds write in UTC what the outlet's page has in its own time, and weekdays in the text are of that time. A feed's
    bare date gives way to a page's time of that day.
    """
    theirs = page.published if page else None
    if entry.published is None or entry.published < EARLIEST:
        if theirs is not None:
            return theirs, page.published_origin if page else None
        return entry.updated, "feed" if entry.updated else None
    if theirs and len(theirs) > 10:
        same = _moment(entry.published) == _moment(theirs) and not theirs.endswith(("Z", "+00:00"))
        if same or (len(entry.published) == 10 and theirs[:10] == entry.published):
            return theirs, page.published_origin if page else None
    return entry.published, "feed"


def later(time: str, than: str | None) -> bool:
    """Whether a time is after another; not where it cannot be read, and always after none."""
    first, second = _moment(time), _moment(than)
    return first is not None and (second is None or first > second)


def _moment(text: str | None) -> datetime | None:
    """A time in UTC; one without a zone is in UTC already."""
    parsed = parse_time(text) if text else None
    return parsed.replace(tzinfo=UTC) if parsed and parsed.tzinfo is None else parsed


def stamp(moment: datetime) -> str:
    """A moment of our own clock in the form of the contract."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _primary(language: str | None) -> str | None:
    """The language without its region, as the contract has it."""
    return language.replace("_", "-").split("-")[0].lower() if language else None
