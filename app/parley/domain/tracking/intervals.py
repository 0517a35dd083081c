"""How one time expression relates to another: the same, narrower, wider, or of another time."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

from parley_topics.values import GRAINS, When

Relation: TypeAlias = Literal["same", "finer", "coarser", "other", "new", "absent"]
"""What is said beside what is known. `new`: nothing was known; `absent`: nothing is said."""

_RANK = {grain: rank for rank, grain in enumerate(GRAINS)}
_DAY = _RANK["day"]
_LONG = 10
"""Days said as such ("from Monday to Wednesday") that are more than so many are a span, not a date."""
_OPEN = timedelta(days=30)
"""An interval with one open end reaches so far, for telling whether two may be one."""


@dataclass(frozen=True)
class Interval:
    """A span of days, both included, and how finely it was said."""

    start: date
    end: date
    rank: int

    @property
    def days(self) -> int:
        """How many days it covers."""
        return (self.end - self.start).days + 1

    def gap(self, other: "Interval") -> int:
        """Days between the two: 0 where they touch or overlap, 1 where one follows the other the day after."""
        return max(0, (other.start - self.end).days, (self.start - other.end).days)

    def covers(self, other: "Interval") -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end


@lru_cache(maxsize=4096)
def day_of(text: str) -> date | None:
    """The calendar day of an ISO date or date-time; None where it is none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def interval_of(when: When | None) -> Interval | None:
    """The days that an expression names; None where it names none ("soon")."""
    if when is None:
        return None
    start = day_of(when.start) if when.start else None
    end = day_of(when.end) if when.end else None
    if start is None and end is None:
        return None
    first = start or (end - _OPEN if end else None)
    last = end or (start + _OPEN if start else None)
    if first is None or last is None or last < first:
        return None
    return Interval(first, last, _RANK[when.grain])


def is_dated(when: When | None) -> bool:
    """Whether an expression names days."""
    return interval_of(when) is not None


def relate(known: When | None, said: When | None) -> Relation:
    """What a time that is said adds to the one that is known.

    Days that overlap are the same ("Tuesday", "Tuesday and Wednesday"); a wider span that covers a narrower one says
    less, a narrower one within a wider says more; spans that only touch or part are other times.
    """
    one, two = interval_of(known), interval_of(said)
    if two is None:
        return "absent" if said is None or known is not None else "new"
    if one is None:
        return "new" if known is None else "finer"
    return _relate_days(one, two)


def _relate_days(one: Interval, two: Interval) -> Relation:
    if (one.start, one.end) == (two.start, two.end):
        return "same"
    if one.rank >= _DAY and two.rank >= _DAY and max(one.days, two.days) <= _LONG:
        return "same" if one.gap(two) == 0 else "other"
    if one.covers(two):
        return "finer"
    if two.covers(one):
        return "coarser"
    if one.gap(two) == 0:
        # Neither holds the other: the finer word counts, and of two as fine the one that stands.
        return "finer" if two.rank > one.rank and two.days < one.days else "coarser"
    return "other"


def joined(known: When | None, said: When | None) -> When | None:
    """The time to keep of two that are of one thing: the finer one, and of days that overlap the span of both."""
    relation = relate(known, said)
    if known is None or relation in ("finer", "new"):
        return said if said is not None else known
    one, two = interval_of(known), interval_of(said)
    if relation == "other" and one and two:
        return said if two.rank > one.rank else known
    if relation == "same" and one and two and one.rank >= _DAY and two.rank >= _DAY and not one.covers(two) and said:
        if two.covers(one):
            return said
        return When(
            text=known.text,
            start=min(one.start, two.start).isoformat(),
            end=max(one.end, two.end).isoformat(),
            grain="day",
        )
    return known


def shifted(day: str, days: int) -> str:
    """A day so many days later, as an ISO date."""
    parsed = day_of(day)
    return (parsed + timedelta(days=days)).isoformat() if parsed else day


def days_between(earlier: str, later: str) -> int:
    """Days from one date or date-time to another, negative where it lies before."""
    one, two = day_of(earlier), day_of(later)
    return (two - one).days if one and two else 0
