"""Lines of claims, as extraction prints them, turned into the claim sets that the tracker reads."""

from collections.abc import Iterable

import msgspec
from msgspec import Struct, structs

from parley.domain.articles.instants import there_at
from parley.domain.articles.sketches import sketch
from parley.domain.articles.versions import identified, version_of
from parley.domain.claim_ids import claim_id
from parley.domain.errors import InputError
from parley_topics import codec
from parley_topics.articles import Article
from parley_topics.claims import AnyClaim, ArticleClaims, ArticleVersion, ClaimSet, Negotiation


class _ArticleOrMetadata(Struct, frozen=True, kw_only=True):
    """An article as a line may have it: its metadata, or all of it."""

    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    seen: str | None = None
    title: str | None = None
    language: str | None = None
    version: str | None = None
    sketch: str | None = None
    text: str | None = None


class _Line(Struct, frozen=True, kw_only=True):
    id: str | None = None
    article: _ArticleOrMetadata
    negotiations: tuple[Negotiation, ...] = ()
    claims: tuple[AnyClaim, ...] = ()
    skipped: str | None = None


def read_line(line: bytes | str) -> ArticleClaims:
    """One line; the ids of its claims, its version and its sketch are computed where they are missing.

    Raises InputError where it is no such line.
    """
    try:
        read = codec.decode(line, _Line)
    except msgspec.DecodeError as error:
        raise InputError(f"not a line of claims ({error}); `parley extract --format jsonl` prints them") from error
    article = _metadata(read)
    claims = (
        claim if claim.claim_id else structs.replace(claim, claim_id=claim_id(article.id, claim))
        for claim in read.claims
    )
    return ArticleClaims(
        id=article.id, article=article, negotiations=read.negotiations, claims=tuple(claims), skipped=read.skipped
    )


def _metadata(line: _Line) -> ArticleVersion:
    given = line.article
    names = ("url", "outlet", "published", "updated", "seen", "title", "language")
    fields = {name: getattr(given, name) for name in names}
    article = identified(Article(id=line.id or given.id, text=given.text, **fields))
    return ArticleVersion(
        id=article.id or "",
        version=given.version or version_of(article),
        sketch=given.sketch or (sketch(given.text) if given.text else None),
        **fields,
    )


def claim_sets(lines: Iterable[ArticleClaims], *, as_of: str | None = None) -> tuple[list[ClaimSet], str]:
    """The claim sets of lines, and the newest day that their articles reach; empty where there are none.

    Every version of an article has a set in each negotiation that any of its versions touches. `as_of`, an instant,
    leaves out what was not there by then. Articles without a time cannot be tracked and are left out.
    """
    there = [line for line in lines if line.article.version and (as_of is None or there_at(line.article, as_of))]
    touched: dict[str, dict[str, Negotiation]] = {}
    for line in there:
        for negotiation in line.negotiations:
            touched.setdefault(line.id, {}).setdefault(negotiation.id, negotiation)
    sets = []
    for line in there:
        own = {negotiation.id: negotiation for negotiation in line.negotiations}
        for negotiation in touched.get(line.id, {}).values():
            claims = tuple(claim for claim in line.claims if claim.negotiation == negotiation.id)
            sets.append(ClaimSet(negotiation=own.get(negotiation.id, negotiation), article=line.article, claims=claims))
    return sets, max(((line.article.version or "")[:10] for line in there), default="")
