"""What is known of negotiations: every subject that stands, from whom and since when."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from parley.domain.tracking.intervals import interval_of
from parley.domain.tracking.ledger import fold_all
from parley.domain.tracking.likeness import likeness
from parley.domain.tracking.state import BUCKETS, SUBJECTS, Bucket, Subject
from parley_topics.claims import ClaimSet
from parley_topics.developments import Source
from parley_topics.values import SLOTS, Meeting, Position, Slot

_COMING = frozenset({"planned", "uncertain", "postponed", "refused", "underway"})
_ALIKE = 0.34
"""Objects of positions this alike are one row of the matrix."""


class Known(Struct, frozen=True, kw_only=True):
    """One thing that is known of a negotiation.

    `since` is the instant of the article that set the value. `attested_by` are the parties that say so, in order; an
    outlet in its own words is no party. `development_id` is the latest development, null for what was never news.
    `opposed` is a value that somebody sets against it.
    """

    negotiation: str
    slot: Slot
    subject: str
    subject_id: str | None
    value: Any
    since: str
    attested_by: tuple[str, ...]
    overdue: bool
    opposed: Any
    development_id: str | None
    source_count: int
    independent_sources: int
    source: Source | None


class Folded(Struct, frozen=True, kw_only=True):
    """How many old, settled subjects of a slot were folded into history."""

    negotiation: str
    slot: Slot
    count: int


def what_is_known(claim_sets: Iterable[ClaimSet], newest_day: str = "") -> tuple[list[Known], list[Folded]]:
    """What claim sets leave known, the stream having reached a day: by negotiation and slot, coming meetings first."""
    known: list[Known] = []
    folded: list[Folded] = []
    for negotiation, work, _ in fold_all(claim_sets, newest_day):
        for key in work.keys("b/"):
            bucket = key.split("/", 2)[2]
            slot: Slot = bucket.partition("/")[0]  # type: ignore[assignment] # a bucket begins with its slot
            record: Bucket[Any] | None = work.get(key, BUCKETS[slot])
            if record is not None and record.folded:
                folded.append(Folded(negotiation=negotiation, slot=slot, count=record.folded))
            for entry in record.entries if record else ():
                subject: Subject[Any] | None = work.get(f"s/{negotiation}/{entry.key}", SUBJECTS[slot])
                if subject is not None and subject.levels:
                    known.append(_known(negotiation, subject))
    return sorted(known, key=_order), folded


def _known(negotiation: str, subject: Subject[Any]) -> Known:
    top, opened = subject.levels[-1], subject.opened
    listed = (*opened.leading, *opened.following) if opened else ()
    return Known(
        negotiation=negotiation,
        slot=subject.slot,
        subject=subject.label,
        subject_id=subject.subject_id,
        value=subject.value,
        since=subject.changed,
        attested_by=tuple(dict.fromkeys(known.party for known in top.supporters if known.party)),
        overdue=subject.overdue,
        opposed=subject.dispute.value if subject.dispute else None,
        development_id=opened.development_id if opened else None,
        source_count=opened.source_count if opened else len(top.supporters),
        independent_sources=len(opened.origins) if opened else len({known.origin for known in top.supporters}),
        source=listed[0].source if listed else None,
    )


def _order(known: Known) -> tuple[str, int, int, str, str]:
    coming = 1
    when = known.since
    if isinstance(known.value, Meeting):
        coming = 0 if known.value.status in _COMING else 1
        days = interval_of(known.value.when)
        when = days.start.isoformat() if days else known.since
    return known.negotiation, SLOTS.index(known.slot), coming, when, known.subject


class Row(Struct, frozen=True, kw_only=True):
    """One question in the matrix of positions: what each side says to it."""

    question: str
    positions: dict[str, tuple[Known, ...]]


def matrix(known: Iterable[Known]) -> list[Row]:
    """The positions of one negotiation, party by question: those of alike objects stand in one row."""
    rows: list[tuple[str, dict[str, list[Known]]]] = []
    for item in known:
        if isinstance(item.value, Position):
            value = item.value
            row = max(rows, key=lambda row: likeness(row[0], value.object), default=None)
            if row is None or likeness(row[0], value.object) < _ALIKE:
                row = (value.object, {})
                rows.append(row)
            row[1].setdefault(value.party, []).append(item)
    return [
        Row(question=question, positions={party: tuple(items) for party, items in by_party.items()})
        for question, by_party in rows
    ]
