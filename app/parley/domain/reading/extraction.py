"""The extract stage: from a version of an article to its claim sets, and to the days that the stream reaches."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from msgspec import Struct, structs

from parley.domain.articles.ageing import file_name
from parley.domain.articles.sketches import sketch
from parley.domain.articles.versions import metadata_of
from parley.domain.claim_ids import claim_id
from parley.domain.reading.reader import Reader
from parley.domain.stores import Store
from parley_topics import codec
from parley_topics.articles import Article, UniqueArticle
from parley_topics.claims import AnyClaim, ArticleClaims, ArticleVersion, ClaimSet, Day, Negotiation

S = TypeVar("S")


class ArticleState(Struct, frozen=True, kw_only=True):
    """What is kept of an article: its versions, and each negotiation that one of them touched as it was first met."""

    versions: tuple[str, ...] = ()
    negotiations: tuple[Negotiation, ...] = ()
    filed: str | None = None
    """The day of the stream on which the last of them came; null where articles are kept for ever."""


class VersionState(Struct, frozen=True, kw_only=True):
    """What is kept of a version: its metadata, the negotiations that it touched and those that it touched first."""

    article: ArticleVersion
    touched: tuple[str, ...] = ()
    introduced: tuple[str, ...] = ()


class ReachedDay(Struct, frozen=True, kw_only=True):
    """The newest day that the stream has reached, and the version that brought it."""

    day: str
    version: str


def read_claims(reader: Reader, article: Article) -> ArticleClaims:
    """What one article says, read by itself: a line of `parley extract`."""
    reading = reader.read(article)
    metadata = metadata_of(article, sketch=sketch(article.text) if article.text else None)
    return ArticleClaims(
        id=metadata.id,
        article=metadata,
        negotiations=reading.negotiations,
        claims=_with_ids(metadata.id, reading.claims),
        skipped=reading.skipped,
    )


def extract(
    store: Store,
    reader: Reader,
    unique: UniqueArticle,
    *,
    horizon_days: int | None = None,
    counts: Counter[str] | None = None,
) -> list[ClaimSet | Day]:
    """The records that a version of an article gives.

    First the day, where this version is the first to reach it. Then a claim set of this version for every negotiation
    that it or another version of the article touches, empty where it does not; and for the negotiations that this
    version is the first to touch, the empty sets of the others. So after any order of arrival each version has a set in
    each negotiation, and a message that comes again gives again all that it gave.

    An article without a time gives nothing. What is known of an article is forgotten after `horizon_days` days of the
    stream without a new version; None keeps it for ever. `counts` is told why articles gave nothing: `no time`, and
    `skipped` with the reader's word.
    """
    counts = Counter() if counts is None else counts
    if unique.version is None or unique.instant is None:
        counts["no time"] += 1
        return []
    day = unique.instant[:10]
    records: list[ClaimSet | Day] = list(_reached(store, day, f"{unique.key}/{unique.version}"))
    reading = reader.read(unique.article)
    if reading.skipped is not None:
        counts[f"skipped: {reading.skipped}"] += 1
    metadata = structs.replace(metadata_of(unique.article), version=unique.version)
    filed = None if horizon_days is None else _file(store, unique.key, day, horizon_days)
    article, version = _remember(store, unique.key, metadata, reading.negotiations, filed)
    claims = _with_ids(metadata.id, reading.claims)
    found = {negotiation.id: negotiation for negotiation in reading.negotiations}
    for negotiation in article.negotiations:
        if negotiation.id in found:
            records.append(
                ClaimSet(
                    negotiation=found[negotiation.id],
                    article=structs.replace(metadata, sketch=unique.sketch),
                    claims=tuple(claim for claim in claims if claim.negotiation == negotiation.id),
                )
            )
        else:
            records.append(_empty(negotiation, metadata))
        if negotiation.id in version.introduced:
            others = _others(store, unique.key, article, unique.version, negotiation.id)
            records.extend(_empty(negotiation, other) for other in others)
    return records


def _reached(store: Store, day: str, version: str) -> Iterator[Day]:
    """The day, where it is newer than all before or this very version brought it."""
    found = store.get("day")
    reached = None if found is None else codec.decode(found, ReachedDay)
    if reached is None or day > reached.day:
        store.put("day", codec.encode(ReachedDay(day=day, version=version)))
        yield Day(day=day)
    elif (reached.day, reached.version) == (day, version):
        yield Day(day=day)


def _remember(
    store: Store, key: str, metadata: ArticleVersion, touched: tuple[Negotiation, ...], filed: str | None
) -> tuple[ArticleState, VersionState]:
    """The states of the article and of the version, with this version in them.

    The version is written first: it keeps what it was first to touch, so a message that comes again after the first
    write alone was kept finds it.
    """
    version = str(metadata.version)
    article = _state(store, _article_name(key), ArticleState) or ArticleState()
    before = _state(store, _version_name(key, version), VersionState) or VersionState(article=metadata)
    known = {negotiation.id for negotiation in article.negotiations}
    new = tuple(negotiation for negotiation in touched if negotiation.id not in known)
    kept = VersionState(
        article=metadata,
        touched=tuple(negotiation.id for negotiation in touched),
        introduced=tuple(dict.fromkeys((*before.introduced, *(negotiation.id for negotiation in new)))),
    )
    article = ArticleState(
        versions=tuple(dict.fromkeys((*article.versions, version))),
        negotiations=article.negotiations + new,
        filed=filed,
    )
    store.put(_version_name(key, version), codec.encode(kept))
    store.put(_article_name(key), codec.encode(article))
    return article, kept


def _file(store: Store, key: str, day: str, horizon_days: int) -> str:
    """File the article under the newest day of the stream, and forget some of those that have not changed for long."""
    filing = file_name(store, key, day, days=horizon_days)
    for name, filed in filing.expired:
        state = _state(store, _article_name(name), ArticleState)
        if state is None or state.filed is None or state.filed > filed:
            continue
        for version in state.versions:
            store.delete(_version_name(name, version))
        store.delete(_article_name(name))
    return filing.day


def _others(store: Store, key: str, article: ArticleState, version: str, negotiation: str) -> Iterator[ArticleVersion]:
    """The other versions of an article that do not touch a negotiation."""
    for other in article.versions:
        state = None if other == version else _state(store, _version_name(key, other), VersionState)
        if state is not None and negotiation not in state.touched:
            yield state.article


def _empty(negotiation: Negotiation, article: ArticleVersion) -> ClaimSet:
    """The set of a version that says nothing of a negotiation: the same whenever it is sent, so without a sketch."""
    return ClaimSet(negotiation=structs.replace(negotiation, mediators=(), name=None), article=article)


def _with_ids(article_id: str, claims: Iterable[AnyClaim]) -> tuple[AnyClaim, ...]:
    """The claims, each with its id."""
    return tuple(
        claim if claim.claim_id else structs.replace(claim, claim_id=claim_id(article_id, claim)) for claim in claims
    )


def _state(store: Store, name: str, kind: type[S]) -> S | None:
    found = store.get(name)
    return None if found is None else codec.decode(found, kind)


def _article_name(key: str) -> str:
    return f"article/{key}"


def _version_name(key: str, version: str) -> str:
    return f"version/{key}/{version}"
