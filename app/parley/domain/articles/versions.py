"""Versions of an article: which text it had at which instant, and the id that all of its versions share."""

import unicodedata

from msgspec import structs

from parley.domain.articles.addresses import article_key, digest
from parley.domain.articles.instants import instant_of
from parley_topics.articles import Article
from parley_topics.claims import ArticleVersion


def text_hash(text: str) -> str:
    """A hash of a text's words: 16 hex digits. Unicode form (NFC) and white space do not count.

    A page that is laid out anew is not a new version of its article.
    """
    return digest(" ".join(unicodedata.normalize("NFC", text).split()))


def article_id(article: Article) -> str:
    """The id of an article: its own, or where it has none one made from its address, or else from its text."""
    if article.id:
        return article.id
    if article.url and article.url.strip():
        return article_key(article)
    return digest(f"text {text_hash(article.text or article.html or '')}")


def identified(article: Article) -> Article:
    """The article with an id, made where it has none."""
    return article if article.id else structs.replace(article, id=article_id(article))


def version_of(article: Article) -> str | None:
    """`instant/hash` of this version: with the article's key what tells it from all others. None without an instant."""
    instant = instant_of(article)
    return None if instant is None else f"{instant}/{text_hash(article.text or article.html or '')}"


def metadata_of(article: Article, *, sketch: str | None = None) -> ArticleVersion:
    """What travels of an article with its claims: all but its text, with its version."""
    return ArticleVersion(
        id=article_id(article),
        url=article.url,
        outlet=article.outlet,
        published=article.published,
        updated=article.updated,
        seen=article.seen,
        title=article.title,
        language=article.language,
        version=version_of(article),
        sketch=sketch,
    )
