"""The deduplicate stage: of one version of an article that comes several times, the first passes."""

from parley.domain.articles.addresses import article_key
from parley.domain.articles.ageing import file_name
from parley.domain.articles.instants import instant_of
from parley.domain.articles.sizes import fit
from parley.domain.articles.sketches import sketch
from parley.domain.articles.versions import identified, text_hash, version_of
from parley.domain.stores import Store
from parley_topics.articles import Article, UniqueArticle

MEMORY_DAYS = 7
"""A version is known for so many days of the stream. One that comes later again passes and changes nothing: the stages
after this one send and keep for it what they did the first time."""


def deduplicate(store: Store, article: Article, place: str) -> list[UniqueArticle]:
    """The article with its key, version and sketch if this version has not come before; else nothing.

    `place` is where the message stands in the stream, `partition/offset`. A message that comes again from the same
    place, because a worker died before it was done with it, passes again: what it gave the first time may be lost.
    """
    article = fit(identified(article))
    key, version = article_key(article), version_of(article)
    known_as = f"version/{key}/{version or text_hash(article.text or article.html or '')}"
    met_at = store.get(known_as)
    if met_at is not None and met_at.decode() != place:
        return []
    instant = instant_of(article)
    if met_at is None:
        day = instant and instant[:10]
        for name, _ in file_name(store, known_as, day, days=MEMORY_DAYS).expired:
            store.delete(name)
        store.put(known_as, place.encode())
    return [
        UniqueArticle(
            key=key,
            article=article,
            instant=instant,
            version=version,
            sketch=sketch(article.text) if article.text else None,
        )
    ]
