"""Why a development is one: the decision behind it in words, from the values before and after."""

from collections.abc import Iterable
from typing import Any

from msgspec import structs

from parley.domain.tracking.developments import in_order
from parley_topics.developments import AnyDevelopment

_KINDS = {
    "first_report": "no subject that was known fits what the article claims, so it is reported for the first time",
    "more_precise": "the article says the same thing more narrowly",
    "changed": "the article gives a different value for the same thing",
    "status_changed": "it has moved along its life",
    "contradicted": "somebody denies what stands, and it was not he who had said it",
    "confirmed": "what was unfirm, or the word of one side, is asserted by another side or independent source",
    "withdrawn": "whoever alone had claimed it has taken it back, in words or by an edit",
    "overdue": "the announced day is three days past, and no article reports the meeting or a new date",
}


def reason(made: AnyDevelopment) -> str:
    """The decision behind a development, in a sentence or two."""
    said = _KINDS[made.kind]
    differing = _differing(made.before, made.after)
    if differing and made.kind in ("more_precise", "changed", "status_changed", "contradicted", "withdrawn"):
        said += f": {'; '.join(differing)}"
    if made.kind == "first_report" and made.before is None and made.source_count > 1:
        said += f"; {made.source_count} articles have said so, {made.independent_sources} of them independent"
    return said


def _differing(before: Any, after: Any) -> list[str]:
    if before is None or after is None:
        return []
    one, two = structs.asdict(before), structs.asdict(after)
    return [f"{name} {_shown(one[name])} → {_shown(two[name])}" for name in one if one[name] != two[name]]


def _shown(value: Any) -> str:
    if value is None:
        return "unknown"
    if hasattr(value, "grain"):
        dates = "…".join(dict.fromkeys(date for date in (value.start, value.end) if date))
        return dates or f"‘{value.text}’"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value).replace("_", " ")


def course(made: AnyDevelopment, ledger: Iterable[AnyDevelopment]) -> list[AnyDevelopment]:
    """All developments of the subject of one, in order, that one among them."""
    return in_order(
        other for other in ledger if (other.negotiation, other.subject_id) == (made.negotiation, made.subject_id)
    )
