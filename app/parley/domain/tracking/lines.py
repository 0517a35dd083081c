"""Lines of claims, as extraction prints them, turned into claim sets."""

import msgspec
from msgspec import Struct, structs

from parley.domain.articles.sketches import sketch
from parley.domain.articles.versions import identified, version_of
from parley.domain.claim_ids import claim_id
from parley.domain.errors import InputError
from parley_topics import codec
from parley_topics.articles import Article
from parley_topics.claims import AnyClaim, ArticleVersion, ClaimSet, Negotiation


class _Metadata(ArticleVersion, frozen=True, kw_only=True):
    """An article as a line has it: its metadata, perhaps with the text itself."""

    id: str | None = None  # type: ignore[assignment] # made where it is missing
    text: str | None = None


class Line(Struct, frozen=True, kw_only=True):
    """One line: an article, its negotiations and its claims."""

    id: str | None = None
    article: _Metadata
    negotiations: tuple[Negotiation, ...] = ()
    claims: tuple[AnyClaim, ...] = ()


def claim_sets_of(line: str | bytes) -> list[ClaimSet]:
    """The claim sets of one line; ids of claims, version and sketch are computed where they are missing.

    Raises InputError where the line is none, or the article has no time and cannot be tracked.
    """
    try:
        read = codec.decode(line, Line)
    except msgspec.DecodeError as error:
        raise InputError(f"not a line of claims: {error}") from error
    article = _version(read)
    claims = [
        claim if claim.claim_id else structs.replace(claim, claim_id=claim_id(article.id, claim))
        for claim in read.claims
    ]
    return [
        ClaimSet(
            negotiation=negotiation,
            article=article,
            claims=tuple(claim for claim in claims if claim.negotiation == negotiation.id),
        )
        for negotiation in read.negotiations
    ]


def _version(line: Line) -> ArticleVersion:
    meta = line.article
    fields = {
        name: getattr(meta, name) for name in ("url", "outlet", "published", "updated", "seen", "title", "language")
    }
    article = identified(Article(id=line.id or meta.id, text=meta.text, **fields))
    version = meta.version or version_of(article)
    if version is None:
        raise InputError(
            f"article {article.id!r} has no time and cannot be tracked: give it published, updated or seen"
        )
    made = meta.sketch or (sketch(meta.text) if meta.text else None)
    return ArticleVersion(id=article.id or "", version=version, sketch=made, **fields)
