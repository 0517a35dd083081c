"""Meanings made from dates and units: the value that TIMEX3 writes, the span of days, and the grain."""

from collections.abc import Callable
from datetime import date, timedelta

from parley.domain.times import calendar
from parley.domain.times.calendar import Span
from parley.domain.times.expression import Meaning
from parley.domain.times.vocabulary import NUMBERS, PLURALS, TENS, UNITS
from parley_topics.values import Grain

_PART_VALUE = {
    "early": "early",
    "start": "early",
    "beginning": "early",
    "turn": "early",
    "opening": "early",
    "first": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
    "close": "late",
    "second": "late",
    "latter": "late",
    "final": "late",
}
_DAYS_IN = {"D": 1, "W": 7, "2W": 14}


def number(words: str) -> float | None:
    """The number that digits or words say, None for an indefinite one ("several")."""
    words = words.replace(",", "")
    if words in {"a", "an"}:
        return 1
    if words == "a dozen":
        return 12
    if words == "half a dozen":
        return 6
    if words.replace(".", "", 1).isdigit() and words.isascii():
        return float(words)
    total = 0
    for word in words.replace("-", " ").split():
        if word == "hundred":
            total = max(total, 1) * 100
        elif word in NUMBERS or word in TENS:
            total += NUMBERS.get(word) or TENS[word]
        elif word != "a":
            return None
    return total or None


def unit(word: str) -> str:
    """The code of a unit in the singular or the plural: D, WE, W, 2W, M, Q, Y, DE, CE, TH, TM, TS."""
    return UNITS[PLURALS.get(word, word)]


def duration(count: float | None, code: str, *, half: bool = False) -> Meaning:
    """So much time, as TIMEX3 writes it: P2Y, PT36H, PXW where the number is not known."""
    days = None
    if count is not None and half:
        count += 0.5
    if code == "2W":
        count, code = (None if count is None else 2 * count), "W"
    if count is not None and code in _DAYS_IN and count == int(count):
        days = int(count) * _DAYS_IN[code]
    written = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    body = f"PT{written}{code[1]}" if code.startswith("T") else f"P{written}{code}"
    return Meaning(kind="DURATION", value=body, days=days)


def day(of: date, *, explicit: bool = False, weekday: bool = False) -> Meaning:
    """One day."""
    return Meaning(
        kind="DATE", value=of.isoformat(), first=of, last=of, grain="day", explicit=explicit, weekday=weekday
    )


def span(value: str, of: Span, grain: Grain, *, explicit: bool = False) -> Meaning:
    """A span of days under a TIMEX3 value."""
    return Meaning(kind="DATE", value=value, first=of[0], last=of[1], grain=grain, explicit=explicit)


def month(year: int, number_: int, *, explicit: bool = False) -> Meaning:
    """One month of one year."""
    return span(f"{year:04d}-{number_:02d}", calendar.month_span(year, number_), "month", explicit=explicit)


def quarter(year: int, number_: int, *, explicit: bool = False) -> Meaning:
    """One quarter of one year."""
    return span(f"{year:04d}-Q{number_}", calendar.quarter_span(year, number_), "season", explicit=explicit)


def half(year: int, number_: int, *, explicit: bool = False) -> Meaning:
    """One half of a year."""
    return span(f"{year:04d}-H{number_}", calendar.half_span(year, number_), "season", explicit=explicit)


def season(year: int, code: str, *, explicit: bool = False) -> Meaning:
    """One season, which is of the year it begins in."""
    return span(f"{year:04d}-{code}", calendar.season_span(year, code), "season", explicit=explicit)


def year(number_: int, *, explicit: bool = False) -> Meaning:
    """One year."""
    return span(f"{number_:04d}", calendar.year_span(number_), "year", explicit=explicit)


def years(value: str, first: int, last: int) -> Meaning:
    """Several years under a value of fewer digits: a decade, a century."""
    return span(value, (date(max(first, 1), 1, 1), date(min(max(last, 1), 9999), 12, 31)), "year", explicit=True)


def weekend(of: date) -> Meaning:
    """The weekend of the week that a day is in."""
    return span(f"{calendar.iso_week(of)}-WE", calendar.weekend_span(of), "day")


def week(of: date) -> Meaning:
    """The week that a day is in."""
    return span(calendar.iso_week(of), calendar.week_span(of), "week")


def reference(value: str) -> Meaning:
    """PAST_REF, PRESENT_REF or FUTURE_REF: a time without a date."""
    return Meaning(kind="DATE", value=value)


def shifted(code: str, origin: date, count: int) -> Meaning | None:
    """The unit of time that is `count` units from the one that `origin` is in; None outside the calendar."""
    try:
        return _SHIFTS[code](origin, count)
    except (ValueError, OverflowError):
        return None


def _months_on(origin: date, count: int) -> date:
    return calendar.add_months(origin.replace(day=1), count)


def _decade(number_: int) -> Meaning:
    return years(f"{number_:03d}", number_ * 10, number_ * 10 + 9)


def _century(number_: int) -> Meaning:
    return years(f"{number_:02d}", number_ * 100, number_ * 100 + 99)


def _quarter_with(of: date) -> Meaning:
    return quarter(of.year, calendar.quarter_of(of))


def _month_with(of: date) -> Meaning:
    return month(of.year, of.month)


def _day_after(origin: date, seconds: int) -> Meaning:
    return day(origin + timedelta(days=int(seconds / 86400)))


_SHIFTS: dict[str, Callable[[date, int], Meaning]] = {
    "D": lambda origin, count: day(origin + timedelta(days=count)),
    "W": lambda origin, count: week(origin + timedelta(days=7 * count)),
    "2W": lambda origin, count: week(origin + timedelta(days=14 * count)),
    "WE": lambda origin, count: weekend(origin + timedelta(days=7 * count)),
    "M": lambda origin, count: _month_with(_months_on(origin, count)),
    "Q": lambda origin, count: _quarter_with(_months_on(origin, 3 * count)),
    "Y": lambda origin, count: year(origin.year + count),
    "DE": lambda origin, count: _decade(origin.year // 10 + count),
    "CE": lambda origin, count: _century(origin.year // 100 + count),
    "TH": lambda origin, count: _day_after(origin, 3600 * count),
    "TM": lambda origin, count: _day_after(origin, 60 * count),
    "TS": _day_after,
}


def parted(whole: Meaning, words: str) -> Meaning:
    """The early, middle or late part of a span; "earlier" and "later" leave it whole.

    Of a month the days 1–10, 11–20 and 21 to the end; of a year its first and last quarter and the half between; of a
    decade its years 0–3, 4–6 and 7–9; of other spans a third; of a day the day.
    """
    part = next((_PART_VALUE[word] for word in words.replace("-", " ").split() if word in _PART_VALUE), None)
    if part is None or whole.first is None or whole.last is None:
        return whole
    first, last, grain = whole.first, whole.last, whole.grain
    if grain == "month":
        first, last = {
            "early": (first, first.replace(day=10)),
            "mid": (first.replace(day=11), first.replace(day=20)),
            "late": (first.replace(day=21), last),
        }[part]
    elif grain == "year" and first.year == last.year:
        grain = "season"
        first, last = {
            "early": calendar.quarter_span(first.year, 1),
            "mid": (date(first.year, 4, 1), date(first.year, 9, 30)),
            "late": calendar.quarter_span(first.year, 4),
        }[part]
    elif grain == "year" and last.year - first.year == 9:
        begin, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
        first, last = first.replace(year=first.year + begin), last.replace(year=first.year + end)
    elif grain in {"year", "season", "week"}:
        third = (last - first + calendar.DAY) / 3
        bounds = [first, first + timedelta(days=third.days), first + timedelta(days=2 * third.days), last]
        place = ("early", "mid", "late").index(part)
        first, last = bounds[place], bounds[place + 1] - (calendar.DAY if place < 2 else timedelta())
    changed = Meaning(kind=whole.kind, value=whole.value, first=first, last=last, grain=grain)
    changed.explicit = whole.explicit
    return changed


def timed(of: Meaning, clock: str, zone: str = "") -> Meaning:
    """A time of day ("14:00"), or a part of it ("MO"), on a day."""
    point = ":" in clock
    return Meaning(
        kind="TIME",
        value=f"{of.value[:10]}T{clock}",
        first=of.first,
        last=of.last,
        grain="time" if point else "day",
        clock=clock,
        zone=zone,
        explicit=of.explicit,
        weekday=of.weekday,
    )
