"""What a page says: the article behind an entry, read from its HTML."""

from typing import Literal, TypeAlias

from msgspec import Struct

DateOrigin: TypeAlias = Literal["feed", "json-ld", "meta", "microdata", "time", "url", "htmldate"]
"""Where a date was found, the surest first: `htmldate` looks through everything that is left, to the visible text."""


class Page(Struct, frozen=True, kw_only=True):
    """An article as its page has it.

    `url` is the canonical address, else the one that was asked. `text` has one paragraph a line, null where the page
    has no article. Times are ISO 8601 as the page writes them: a date-time with its offset, or a date.
    """

    url: str | None = None
    title: str | None = None
    text: str | None = None
    published: str | None = None
    published_origin: DateOrigin | None = None
    updated: str | None = None
    outlet: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
