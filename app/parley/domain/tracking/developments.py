"""Developments as they leave the tracker: their identity, their order, and how one is made of what is kept."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import msgspec

from parley.domain.tracking.headlines import headline
from parley.domain.tracking.likeness import folded
from parley.domain.tracking.lives import LIVES
from parley.domain.tracking.state import Opened, Subject
from parley_topics import codec
from parley_topics.developments import DEVELOPMENT_TYPES, AnyDevelopment
from parley_topics.values import (
    SLOTS,
    Agreement,
    Assessment,
    Deadline,
    Delegation,
    Issue,
    Meeting,
    Outcome,
    Position,
    Slot,
    V,
    Value,
)

_DIGITS = 20
_ORDER: dict[Slot, int] = {slot: place for place, slot in enumerate(SLOTS)}
_VALUES: dict[Slot, type[Value]] = {
    "meeting": Meeting,
    "outcome": Outcome,
    "issue": Issue,
    "position": Position,
    "agreement": Agreement,
    "delegation": Delegation,
    "deadline": Deadline,
    "assessment": Assessment,
}
_decoder: "msgspec.json.Decoder[AnyDevelopment]" = msgspec.json.Decoder(AnyDevelopment)
_UNSAID = frozenset({"text", "words"})


def _identity(value: Any) -> Any:
    if isinstance(value, str):
        return folded(value)
    if isinstance(value, dict):
        return {key: _identity(item) for key, item in value.items() if key not in _UNSAID}
    if isinstance(value, list | tuple):
        return [_identity(item) for item in value]
    return value


def after_digest(negotiation: str, slot: Slot, after: Value | None) -> str:
    """A hash of what is known after a development: all fields but the words, strings folded, missing as null."""
    known = None if after is None else _identity(msgspec.to_builtins(after))
    return sha256(codec.encode((negotiation, slot, known))).hexdigest()[:_DIGITS]


def development_id(digest: str, earlier: int) -> str:
    """The id of a development by its `after_digest` and how many earlier ones of the ledger have the same."""
    return sha256(f"{digest}/{earlier}".encode()).hexdigest()[:_DIGITS]


def development_of(negotiation: str, subject: Subject[V], opened: Opened[V]) -> AnyDevelopment:
    """The development that a subject has come to."""
    listed = (*opened.leading, *opened.following)
    made: AnyDevelopment = DEVELOPMENT_TYPES[
        _VALUES[subject.slot]
    ](
        development_id=opened.development_id,
        article=opened.article,
        negotiation=negotiation,
        subject=subject.label,
        subject_id=subject.subject_id or opened.development_id,
        parties=opened.parties,
        mediators=opened.mediators,
        name=opened.name,
        kind=opened.kind,
        significance=LIVES[subject.slot].significance(opened.kind, opened.before, opened.after),
        before=opened.before,  # type: ignore[arg-type] # the slot ties the class to its value
        after=opened.after,  # type: ignore[arg-type] # as above
        headline=headline(
            opened.kind, opened.before, opened.after, opened.parties, opened.name, int(opened.occurred_at[:4])
        ),
        claims=tuple(cited.claim for cited in listed),
        sources=tuple(cited.source for cited in listed),
        source_count=opened.source_count,
        independent_sources=len(opened.origins),
        supersedes=opened.supersedes,
        occurred_at=opened.occurred_at,
    )
    return made


def decode_development(data: bytes) -> AnyDevelopment:
    """A development of any slot from JSON. Raises msgspec.DecodeError where the bytes are none."""
    return _decoder.decode(data)


def ledger_order(development: AnyDevelopment) -> tuple[str, str, str, int, str]:
    """The place of a development in a ledger and in what is printed of several."""
    return (
        development.occurred_at,
        development.negotiation,
        development.article,
        _ORDER[development.slot],
        development.development_id,
    )


def in_order(developments: Iterable[AnyDevelopment]) -> list[AnyDevelopment]:
    """Developments in the order of the ledger."""
    return sorted(developments, key=ledger_order)
