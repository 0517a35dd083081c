"""When and where an expression is read: the day of publication, what was named before, and the tense of its clause."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from parley.domain.times import calendar
from parley.domain.times.calendar import Span
from parley.domain.times.expression import Meaning, Tense

T = TypeVar("T")


class Moment:
    """What readers of rules may ask: `today` is the day of publication, never that of a clock.

    `reference` is what was named last and `day` the last day that was. `quarter` is the first day of the quarter that
    is reported on; `quarterly` says that nothing longer was named after it, so that "a year earlier" is a quarter too.
    `news_day` is the first day of these days that was named by a weekday or the like.
    """

    def __init__(self, today: date) -> None:
        self.today = today
        self.reference: Meaning | None = None
        self.quarter: date | None = None
        self.quarterly = False
        self.day: date | None = None
        self.news_day: date | None = None
        self.story: int | None = None
        self.ask_tense: Callable[[], Tense | None] = lambda: None
        self.ask_apart: Callable[[], bool] = lambda: False

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

    @property
    def day_named(self) -> date:
        """The day that was named last, or today where something longer was."""
        return (
            self.reference_day if self.reference is not None and self.reference.grain in {"day", "time"} else self.today
        )

    @property
    def day_of_clock(self) -> date:
        """The day of a time of day: that named before it in its paragraph, else that which the article tells of."""
        return self.news_day if self.ask_apart() and self.news_day is not None else self.day_named

    @property
    def last_quarter(self) -> date:
        """The first day of the latest quarter that is over."""
        return calendar.add_months(calendar.quarter_span(self.today.year, calendar.quarter_of(self.today))[0], -3)

    def name(self, meaning: Meaning) -> None:
        """Keep what was named: it decides what is counted from it, and whether a story of an earlier year goes on."""
        if meaning.kind == "DURATION":
            self.quarterly = self.quarterly and not (meaning.value.endswith("M") and "T" not in meaning.value)
            return
        quarter = "Q" in meaning.value
        if meaning.kind == "SET" or meaning.first is None or (quarter and meaning.counted):
            return
        if quarter:
            self._name_quarter(meaning.first)
        elif meaning.grain in {"month", "year", "season"}:
            self.quarterly = False
        if meaning.grain in {"day", "time"} and meaning.first == meaning.last:
            self._name_day(meaning.first, explicit=meaning.explicit)
        year = meaning.first.year
        if year >= self.today.year or meaning.weekday:
            self.story = None
        elif meaning.explicit and meaning.grain in {"day", "month", "time"}:
            self.story = year
        self.reference = meaning

    def _name_quarter(self, first: date) -> None:
        """Keep the quarter that is reported on, not the same one of the year before that it is compared with."""
        if self.quarter is None or (first.year, first.month) != (self.quarter.year - 1, self.quarter.month):
            self.quarter = first
        self.quarterly = True

    def _name_day(self, of: date, *, explicit: bool) -> None:
        """Keep the day; the whole date over an article does not tell of what day the article is."""
        self.day = of
        if explicit and self.news_day == of:
            self.news_day = None
        elif self.news_day is None and not explicit and abs((of - self.today).days) <= 7:
            self.news_day = of

    def past(self, span_in: Callable[[int], Span | None]) -> tuple[int, Span] | None:
        """The latest year, with its span, in which something of every year has begun."""
        for year in (self.today.year, self.today.year - 1):
            span = span_in(year)
            if span is not None and span[0] <= self.today:
                return year, span
        return None

    def yearly(
        self, span_in: Callable[[int], Span | None], *, default: Tense = "past", naming: bool = False
    ) -> tuple[int, Span] | None:
        """The year, with its span, that something of every year ("March", "the third quarter") means here.

        Past: the latest that has begun; future and present: the first that is not over. `naming`: it names what stands
        after it ("third-quarter profits", "January's report"), so that one that is just over is meant in any tense.
        """
        tense = self.tense or default
        years = range(self.today.year - 1, self.today.year + 2)
        spans = [(year, span) for year in years if (span := span_in(year)) is not None]
        begun = [(year, span) for year, span in spans if span[0] <= self.today]
        if tense == "past" or (naming and begun and (self.today - begun[-1][1][1]).days <= 100):
            return begun[-1] if begun else None
        ahead = [(year, span) for year, span in spans if span[1] >= self.today]
        return ahead[0] if ahead else None

    def day_of_year(self, span_in: Callable[[int], Span | None]) -> date | None:
        """The day that a month and a day without a year mean here.

        Tense decides as for other things of every year, but where it would send the reader most of a year away from a
        day of these weeks, that day is meant: desks write the year of such dates. Without a tense it is a day of this
        year, except around its turn.
        """
        today = self.today
        days = [span[0] for year in range(today.year - 1, today.year + 2) if (span := span_in(year)) is not None]
        if not days:
            return None
        nearest = min(days, key=lambda day: (abs((day - today).days), day))
        tense = self.tense
        if tense is None:
            same = next((day for day in days if day.year == today.year), nearest)
            return same if abs((same - today).days) <= 240 else nearest
        meant = [day for day in days if (day <= today if tense == "past" else day >= today)]
        chosen = (meant[-1] if tense == "past" else meant[0]) if meant else nearest
        far, near = abs((chosen - today).days), abs((nearest - today).days)
        return nearest if far > 240 and near < (30 if chosen.year == today.year else 90) else chosen

    def in_story(self, span_in: Callable[[int], Span | None]) -> date | None:
        """The day in the year of a story of an earlier year, "in May 2022 … on July 3 … in August"; None outside one.

        A story goes on in order of time, from a time that its year was named with; the last weeks are no story.
        """
        reference = self.reference
        if self.story is None or reference is None or reference.first is None or self.tense in {"future", "present"}:
            return None
        span = span_in(self.story)
        if span is None or span[1] < reference.first or span[1] > self.today:
            return None
        recent = [near for year in (self.today.year, self.today.year - 1) if (near := span_in(year)) is not None]
        if any(0 <= (self.today - near[0]).days <= 60 for near in recent):
            return None
        return span[0]
