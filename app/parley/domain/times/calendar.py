"""Arithmetic of days, weeks, months, quarters, seasons and years, all on the proleptic Gregorian calendar.

A span is a pair of dates, both included. Nothing here knows of language or of a clock.
"""

from datetime import date, timedelta
from typing import TypeAlias

Span: TypeAlias = tuple[date, date]

DAY = timedelta(days=1)
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def month_span(year: int, month: int) -> Span:
    """All days of a month; raises ValueError outside the years 1 to 9999."""
    first = date(year, month, 1)
    following = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return first, following - DAY


def add_months(day: date, count: int) -> date:
    """The same day `count` months on, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, month_span(year, month + 1)[1].day))


def week_span(day: date) -> Span:
    """Monday to Sunday of the ISO week that `day` is in."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def weekend_span(day: date) -> Span:
    """Saturday and Sunday of the ISO week that `day` is in."""
    monday = week_span(day)[0]
    return monday + timedelta(days=5), monday + timedelta(days=6)


def quarter_span(year: int, quarter: int) -> Span:
    """The three months of a quarter, 1 to 4."""
    return month_span(year, 3 * quarter - 2)[0], month_span(year, 3 * quarter)[1]


def half_span(year: int, half: int) -> Span:
    """The six months of a half year, 1 or 2."""
    return month_span(year, 6 * half - 5)[0], month_span(year, 6 * half)[1]


def year_span(year: int) -> Span:
    """All days of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def season_span(year: int, season: str) -> Span:
    """The three months of a northern meteorological season (SP, SU, FA, WI) that begins in `year`."""
    first = month_span(year, _SEASON_STARTS[season])[0]
    return first, add_months(first, 3) - DAY


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The latest `weekday` (Monday is 0) that is not after `day`."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The first `weekday` (Monday is 0) that is not before `day`."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def quarter_of(day: date) -> int:
    """The quarter, 1 to 4, that `day` is in."""
    return (day.month + 2) // 3


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The `nth` (1 to 4) such weekday of a month."""
    return weekday_on_or_after(date(year, month, 1), weekday) + timedelta(days=7 * (nth - 1))


def iso_week(day: date) -> str:
    """The ISO week as TIMEX3 writes it, 2026-W08."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"
