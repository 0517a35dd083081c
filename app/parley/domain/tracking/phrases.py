"""Times, places and names as a headline says them."""

from datetime import date, timedelta

from parley.domain.parties.names import party_name
from parley.domain.tracking.intervals import day_of
from parley_topics.values import Meeting, When

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_MANY = 3
_COUNTS = {4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}


def sides(parties: tuple[str, ...], name: str | None) -> str:
    """What a negotiation is called in front of "talks": its name, its two or three sides, or how many they are."""
    if name:
        return name.removesuffix(" talks")
    if len(parties) > _MANY:
        return f"{_COUNTS.get(len(parties), str(len(parties)))}-party"
    return "–".join(map(party_name, parties)) or "the"


def listed(parties: tuple[str, ...]) -> str:
    """Parties in a row: "Peru, Chile and Brazil"."""
    names = [party_name(code) for code in parties]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def ordinal(number: int) -> str:
    """A number of a round: "third", "12th"."""
    if number < len(_ORDINALS):
        return _ORDINALS[number]
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 not in (11, 12, 13) else 0, "th")
    return f"{number}{suffix}"


def _day(day: date, year: int, *, month: bool = True) -> str:
    said = str(day.day) if not month else f"{day.day} {_MONTHS[day.month - 1]}"
    return said if day.year == year or not month else f"{said} {day.year}"


def span(when: When, year: int) -> str:
    """The days of a time in words: "5 March", "17–18 February", "the week of 2 March", "early March"."""
    start, end = day_of(when.start or ""), day_of(when.end or "")
    if start is None or end is None:
        only = start or end
        return when.text or (_day(only, year) if only else "")
    if start == end:
        return _day(start, year)
    if when.grain in ("day", "time"):
        return f"{_day(start, year, month=start.month != end.month)}–{_day(end, year)}"
    if when.grain == "week":
        return f"the week of {_day(start, year)}"
    if when.grain == "month" and start.day == 1 and (end + timedelta(days=1)).day == 1:
        return _MONTHS[start.month - 1] + ("" if start.year == year else f" {start.year}")
    return _loosely(start, end, year)


def _loosely(start: date, end: date, year: int) -> str:
    part = {(1, 10): "early", (11, 20): "mid-"}.get((start.day, end.day), "late" if start.day == 21 else "")
    if start.month == end.month and part:
        month = _MONTHS[start.month - 1] + ("" if start.year == year else f" {start.year}")
        return f"{part}{month}" if part.endswith("-") else f"{part} {month}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(start.year)
    if start.day == 1 and (end + timedelta(days=1)).day == 1:
        last = _MONTHS[end.month - 1] + ("" if end.year == year else f" {end.year}")
        return f"{_MONTHS[start.month - 1]}–{last}"
    return f"{_day(start, year)} to {_day(end, year)}"


def on(when: When | None, year: int) -> str:
    """A time with the word before it, after a space: " on 5 March", " before 1 June"; empty where nothing is known."""
    if when is None or (not when.start and not when.end):
        return ""
    start, end = day_of(when.start or ""), day_of(when.end or "")
    if start and end:
        return f" {'on' if when.grain in ('day', 'time') else 'in'} {span(when, year)}"
    if end:
        return f" by {_day(end, year)}"
    return f" after {_day(start - timedelta(days=1), year)}" if start else ""


def set_for(when: When | None, year: int) -> str:
    """A time that something is set for: " for 5 March", " 'soon'"; empty where nothing is said."""
    if when is None:
        return ""
    if when.start and when.end:
        return f" for {span(when, year)}"
    said = on(when, year)
    return said or (f" ‘{when.text}’" if when.text else "")


def at(place: str | None) -> str:
    """A place with the word before it, after a space."""
    return f" in {place}" if place else ""


def meeting(value: Meeting, parties: tuple[str, ...], name: str | None, *, coming: bool) -> str:
    """What a meeting is called: "third round of Peru–Chile talks", "next Peru–Chile meeting"."""
    kind = {"summit": "summit", "phone": "call", "technical": "technical meeting"}.get(value.format or "", "meeting")
    present = tuple(value.parties or ())
    if len(present) > 1 and not set(parties) <= set(present):
        return f"{kind} of {listed(present)}"
    if value.ordinal:
        return f"{ordinal(value.ordinal)} round of {sides(parties, name)} talks"
    if coming:
        return f"next {sides(parties, name)} {kind}"
    return f"{sides(parties, name)} {kind if kind != 'meeting' else 'talks'}"
