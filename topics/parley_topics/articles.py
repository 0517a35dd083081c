"""Articles: one version of one article, as fetched and as passed on."""

from msgspec import Struct


class Article(Struct, frozen=True, kw_only=True):
    """One version of an article.

    Times are ISO 8601 dates or date-times as the outlet wrote them. `text` is the body; `html` may stand instead of it
    until a page has been read. `cut` is the number of characters that the body had before it was cut to fit a message,
    null where it is whole.
    """

    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    seen: str | None = None
    title: str | None = None
    text: str | None = None
    html: str | None = None
    language: str | None = None
    cut: int | None = None


class UniqueArticle(Struct, frozen=True, kw_only=True):
    """A version of an article that was not met before: with its key, its version (`instant/hash`) and its sketch.

    `instant` is null, and `version` too, where the article has no time at all: it can be read, but not tracked.
    """

    key: str
    article: Article
    instant: str | None
    version: str | None
    sketch: str | None
