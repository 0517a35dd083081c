"""When and where an expression is read: the day of publication, what was named before, and the tense of its clause."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from parley.domain.times.calendar import Span
from parley.domain.times.expression import Meaning, Tense

T = TypeVar("T")


class Moment:
    """What readers of rules may ask: `today` is the day of publication, never that of a clock."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.reference: Meaning | None = None
        self.year_hint: int | None = None
        self.ask_tense: Callable[[], Tense | None] = lambda: None

    @property
    def tense(self) -> Tense | None:
        """The tense of the clause that the expression stands in."""
        return self.ask_tense()

    @property
    def reference_day(self) -> date:
        """The first day of what was named last, or today."""
        if self.reference is not None and self.reference.first is not None:
            return self.reference.first
        return self.today

    def yearly(self, span_in: Callable[[int], Span | None], *, default: Tense = "past") -> tuple[int, Span] | None:
        """The year, with its span, that something of every year ("March", "the third quarter") means here.

        Past: the latest that has begun; future and present: the first that is not over.
        """
        tense = self.tense or default
        years = range(self.today.year - 1, self.today.year + 2)
        spans = [(year, span) for year in years if (span := span_in(year)) is not None]
        if tense == "past":
            begun = [(year, span) for year, span in spans if span[0] <= self.today]
            return begun[-1] if begun else None
        ahead = [(year, span) for year, span in spans if span[1] >= self.today]
        return ahead[0] if ahead else None

    def day_of_year(self, span_in: Callable[[int], Span | None]) -> date | None:
        """The day that a month and a day without a year mean here.

        Tense decides as for other things of every year, but a day of the last or the next weeks is meant where tense
        alone would send the reader most of a year away: desks then write the year. Without a tense the nearest is meant.
        """
        years = range(self.today.year - 1, self.today.year + 2)
        days = [span[0] for year in years if (span := span_in(year)) is not None]
        if not days:
            return None
        nearest = min(days, key=lambda day: (abs((day - self.today).days), day))
        tense = self.tense
        if tense is None:
            return nearest
        if tense == "past":
            days = [day for day in days if day <= self.today]
        else:
            days = [day for day in days if day >= self.today]
        meant = (days[-1] if tense == "past" else days[0]) if days else nearest
        far, near = abs((meant - self.today).days), abs((nearest - self.today).days)
        return nearest if far > 240 and near < 90 else meant
