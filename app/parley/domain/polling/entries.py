"""What a feed says: the feed itself and its entries, whatever format it came in."""

from msgspec import Struct


class FeedInfo(Struct, frozen=True, kw_only=True):
    """A feed's own particulars.

    `updated` is ISO 8601. `version` names the format (`rss20`, `atom10`, `json11`, …), empty where it was not told.
    `ttl` is the time in minutes for which the feed says that it need not be asked again. `problem` says what is wrong
    with a feed that is not well-formed and was read all the same.
    """

    title: str | None = None
    link: str | None = None
    updated: str | None = None
    language: str | None = None
    version: str = ""
    ttl: int | None = None
    hub: str | None = None
    problem: str | None = None


class FeedEntry(Struct, frozen=True, kw_only=True):
    """One entry of a feed. `title`, `summary` and `content` are as the feed has them, with safe markup.

    `published` and `updated` are ISO 8601 in the outlet's offset where it told one: a date-time, or a date where there
    was no time. `language` is the entry's own, else the feed's.
    """

    id: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    summary: str | None = None
    content: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    source: str | None = None

    @property
    def key(self) -> str | None:
        """What tells this entry from the feed's others: its id, else its address, else its title."""
        return self.id or self.url or self.title


class ParsedFeed(Struct, frozen=True, kw_only=True):
    """A feed and its entries in the order of the feed."""

    info: FeedInfo
    entries: tuple[FeedEntry, ...] = ()
