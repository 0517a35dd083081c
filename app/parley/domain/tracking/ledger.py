"""Ledgers: their definition, a fold of all claim sets in order of instant, and how announcements give them back."""

from collections.abc import Iterable, Iterator

from msgspec import structs

from parley.domain.errors import InputError
from parley.domain.stores import MemoryStore
from parley.domain.tracking.developments import in_order
from parley.domain.tracking.fold import Changes, fold_claims
from parley.domain.tracking.overdue import fold_day, next_due
from parley.domain.tracking.state import Place
from parley.domain.tracking.workspace import Workspace
from parley_topics.claims import ClaimSet
from parley_topics.developments import ANNOUNCEMENT_TYPES, DEVELOPMENT_TYPES, AnyAnnouncement, AnyDevelopment

_DEVELOPMENT_OF = {ANNOUNCEMENT_TYPES[value]: DEVELOPMENT_TYPES[value] for value in DEVELOPMENT_TYPES}


def place_of(claims: ClaimSet) -> Place:
    """The place of a claim set in the fold: instant, article id, hash.

    Raises InputError where the article has no version, since it cannot be tracked then.
    """
    instant, _, text_hash = (claims.article.version or "").rpartition("/")
    if not instant:
        raise InputError(f"article {claims.article.id!r} has no version (instant/hash): give it a time and a text")
    return instant, claims.article.id, text_hash


def ledger(claim_sets: Iterable[ClaimSet], newest_day: str = "") -> list[AnyDevelopment]:
    """The developments of all negotiations that these claim sets give, the stream having reached `newest_day`.

    This is the definition, however slow; the tracker keeps to it step by step. The order and repetition of the claim
    sets do not matter.
    """
    return in_order(made for _, _, developments in fold_all(claim_sets, newest_day) for made in developments)


def fold_all(
    claim_sets: Iterable[ClaimSet], newest_day: str = ""
) -> Iterator[tuple[str, Workspace, list[AnyDevelopment]]]:
    """For each negotiation its id, the records that its claim sets leave, and its developments."""
    by_negotiation: dict[str, dict[Place, ClaimSet]] = {}
    for claims in claim_sets:
        by_negotiation.setdefault(claims.negotiation.id, {})[place_of(claims)] = claims
    for negotiation, sets in by_negotiation.items():
        work = Workspace(MemoryStore())
        developments: Changes = {}
        for place in sorted(sets):
            _pass_days(work, negotiation, place[0][:10], developments)
            developments.update(fold_claims(work, sets[place]))
        _pass_days(work, negotiation, newest_day, developments)
        yield negotiation, work, list(developments.values())


def _pass_days(work: Workspace, negotiation: str, until: str, developments: Changes) -> None:
    while due := next_due(work, negotiation, until):
        developments.update(fold_day(work, negotiation, *due))


def without_announcement(announcement: AnyAnnouncement) -> AnyDevelopment:
    """The development that an announcement announces."""
    kind = _DEVELOPMENT_OF[type(announcement)]
    fields = {field: getattr(announcement, field) for field in kind.__struct_fields__}
    made: AnyDevelopment = kind(**fields)
    return made


def as_announcement(
    development: AnyDevelopment, *, revision: int, late: bool, retracted: str | None, detected_at: str | None
) -> AnyAnnouncement:
    """A development as it is announced."""
    kind = _ANNOUNCEMENT_OF[type(development)]
    made: AnyAnnouncement = kind(
        **structs.asdict(development), revision=revision, late=late, retracted=retracted, detected_at=detected_at
    )
    return made


_ANNOUNCEMENT_OF = {development: announcement for announcement, development in _DEVELOPMENT_OF.items()}


def fold_announcements(announcements: Iterable[AnyAnnouncement]) -> list[AnyDevelopment]:
    """The ledgers that announcements give, read in any order: the last revision of each id, without retracted ones."""
    last: dict[tuple[str, str], AnyAnnouncement] = {}
    for announcement in announcements:
        key = (announcement.negotiation, announcement.development_id)
        known = last.get(key)
        if known is None or announcement.revision > known.revision:
            last[key] = announcement
    return in_order(without_announcement(found) for found in last.values() if found.retracted is None)
