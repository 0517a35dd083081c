"""Sources of a development, and which of them are independent: copies and shared origins count once."""

import re
from functools import lru_cache
from typing import Any

from msgspec import structs

from parley.domain.articles.sketches import are_copies
from parley.domain.tracking.likeness import folded
from parley.domain.tracking.state import MAX_ORIGINS, MAX_SOURCES, Cited, Opened
from parley_topics.claims import ArticleVersion, Claim
from parley_topics.developments import Source
from parley_topics.values import V

_RELAY = re.compile(r"\s+(?:via|through)\s.*|\s*\(.*\)")
_ARTICLE_WORD = re.compile(r"^the\s+")


@lru_cache(maxsize=1024)
def outlet_origin(outlet: str) -> str:
    """The origin that an outlet or a cited body is: "AP via ABC News" and "the AP" are the AP."""
    return "outlet:" + _ARTICLE_WORD.sub("", _RELAY.sub("", folded(outlet)))


def own_origin(article: ArticleVersion) -> str:
    """The origin that an article is by itself: its outlet, or where that is unknown the article."""
    return outlet_origin(article.outlet) if article.outlet else f"article:{article.id}"


def cited(article: ArticleVersion, claim: Claim[Any], origin: str) -> Cited:
    """An article as the source of a claim."""
    source = Source(
        article=article.id,
        outlet=article.outlet,
        url=article.url,
        published=article.published,
        language=article.language,
        quote=claim.evidence.quote,
        start=claim.evidence.start,
        end=claim.evidence.end,
    )
    return Cited(claim=claim.claim_id, origin=origin, source=source)


def is_copy_of(sketch: str | None, other: str | None) -> bool:
    """Whether two articles carry one text; unknown sketches are of different texts."""
    return bool(sketch and other) and are_copies(sketch or "", other or "")


def with_source(opened: Opened[V], added: Cited) -> Opened[V]:
    """The development with one more source; an article is a source once, in whatever versions."""
    if added.source.article in opened.articles:
        return opened
    is_new = added.origin not in opened.origins
    leading, following = opened.leading, opened.following
    if is_new and len(leading) < MAX_SOURCES:
        leading = (*leading, added)
        following = following[: MAX_SOURCES - len(leading)]
    elif len(leading) + len(following) < MAX_SOURCES:
        following = (*following, added)
    return structs.replace(
        opened,
        leading=leading,
        following=following,
        articles=(*opened.articles, added.source.article)[-MAX_ORIGINS:],
        source_count=opened.source_count + 1,
        origins=(*opened.origins, added.origin) if is_new and len(opened.origins) < MAX_ORIGINS else opened.origins,
    )
