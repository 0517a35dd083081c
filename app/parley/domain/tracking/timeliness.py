"""What the dates of a claim say of it: what lies far back is a recap, what lies ahead has not happened yet."""

from typing import Any

from msgspec import structs

from parley.domain.tracking.intervals import day_of, interval_of
from parley_topics.claims import AnyClaim
from parley_topics.values import Agreement, Deadline, Meeting

RECAP_DAYS = 45
"""What was over so many days before its article is a recap, whatever its words."""

_ZONE_DAYS = 1
"""An article's day in UTC and the day on which something happens elsewhere are apart by so much."""

_DONE = frozenset({"agreed", "signed", "implemented", "extended", "violated", "rejected", "ended"})
_OVER = frozenset({"implemented", "violated", "rejected", "ended"})


def timely(claim: AnyClaim, day: str) -> AnyClaim:
    """The claim as an article of this day can mean it.

    What took place on a day to come is a plan; a plan for a day that has passed, a deadline that has, and what was over
    long ago are background; of an agreement that was carried out, or broken, a day to come is not its day.
    """
    value: Any = claim.value
    today = day_of(day)
    days = interval_of(getattr(value, "when", None))
    if today is None or days is None or claim.background:
        return claim
    to_come = isinstance(value, Meeting) and value.status in ("held", "underway")
    if to_come and (days.start - today).days > _ZONE_DAYS and value.when.start:
        return structs.replace(claim, value=structs.replace(value, status="planned"))
    if to_come and (days.end - today).days > _ZONE_DAYS and not value.when.start:
        # "Held by" a day to come tells of nothing.
        return structs.replace(claim, background=True)
    if isinstance(value, Agreement) and value.status in _OVER and (days.start - today).days > _ZONE_DAYS:
        # A day that cannot be: what was done stands, on no day that is known.
        return structs.replace(claim, value=structs.replace(value, when=None))
    return structs.replace(claim, background=True) if _is_past(value, (today - days.end).days) else claim


def _is_past(value: object, ago: int) -> bool:
    if isinstance(value, Meeting):
        if value.status in ("planned", "uncertain"):
            return ago > _ZONE_DAYS
        return value.status in ("held", "underway") and ago > RECAP_DAYS
    if isinstance(value, Deadline):
        return ago > _ZONE_DAYS
    return isinstance(value, Agreement) and value.status in _DONE and ago > RECAP_DAYS
