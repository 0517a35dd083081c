"""The words of time: each category of the patterns with the forms that belong to it, and what they stand for.

A form is looked up as it is written: "May" is a month and "may" is not.
"""

from collections.abc import Iterator

from parley.domain.text.calendar_words import MONTHS, ORDINALS, WEEKDAYS, WHOLE_WEEKDAYS

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "daytime": "DT"}
CLOCK_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
UNITS = {
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "2W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "hour": "TH",
    "minute": "TM",
    "second": "TS",
}
PLURALS = {
    "days": "day",
    "weekends": "weekend",
    "weeks": "week",
    "fortnights": "fortnight",
    "months": "month",
    "quarters": "quarter",
    "years": "year",
    "decades": "decade",
    "centuries": "century",
    "hours": "hour",
    "minutes": "minute",
    "seconds": "second",
}
NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
DECADE_WORDS = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
SIDES = {
    "last": -1,
    "latest": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "this": 0,
    "current": 0,
    "same": 0,
    "that": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
    "upcoming": 1,
}
"""On which side of its reference a word puts a unit of time."""
FREQUENCIES = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annual": "P1Y",
    "annually": "P1Y",
}
ZONES = {
    "GMT": "+00:00",
    "UTC": "+00:00",
    "WET": "+00:00",
    "BST": "+01:00",
    "CET": "+01:00",
    "CEST": "+02:00",
    "EET": "+02:00",
    "EEST": "+03:00",
    "MSK": "+03:00",
    "PKT": "+05:00",
    "SGT": "+08:00",
    "HKT": "+08:00",
    "JST": "+09:00",
    "KST": "+09:00",
    "AEST": "+10:00",
    "EST": "-05:00",
    "EDT": "-04:00",
    "CDT": "-05:00",
    "MST": "-07:00",
    "MDT": "-06:00",
    "PST": "-08:00",
    "PDT": "-07:00",
    "ET": "",
    "CT": "",
    "PT": "",
    "CST": "",
    "IST": "",
}
"""Offsets from UTC of what wires write; empty where the letters alone do not say which zone or which season."""

_NO_MONTH_IN_LOWER_CASE = frozenset(name for name in MONTHS if len(name) < 5 or name == "march") - {"june", "july"}


def word_set(words: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(words.split())


def cases(word: str) -> tuple[str, str, str]:
    """A word in lower case, with a capital, and in capitals."""
    return word, word.capitalize(), word.upper()


def forms() -> dict[str, set[str]]:
    """Every form with the categories of the patterns that it belongs to."""
    table: dict[str, set[str]] = {}
    for category, written in (*_names(), *_units(), *_numbers()):
        table.setdefault(written, set()).add(category)
    return table


def _names() -> Iterator[tuple[str, str]]:
    for name in MONTHS:
        for form in cases(name)[name in _NO_MONTH_IN_LOWER_CASE :]:
            yield "MONTH", form
    for name in WEEKDAYS:
        for form, plural in zip(cases(name), cases(name + "s"), strict=True):
            if name in WHOLE_WEEKDAYS:
                yield "WEEKDAY", form
                yield "WEEKDAYS", plural
            elif form != name:
                yield "WEEKDAY_SHORT", form
    for category, words in (
        ("SEASON", SEASONS),
        ("DAYPART", DAY_PARTS),
        ("CLOCKWORD", CLOCK_WORDS),
        ("NUMWORD", NUMBERS),
        ("TENS", TENS),
        ("ORDINAL", ORDINALS),
        ("DECADEWORD", DECADE_WORDS),
    ):
        for word in words:
            yield from ((category, form) for form in cases(word))
    for category, line in (
        ("FREQUENCY", " ".join(FREQUENCIES)),
        ("ZONE", " ".join(ZONES)),
        ("TH", "st nd rd th ST ND RD TH"),
        ("AMPM", "am pm AM PM"),
        ("MERIDIEM", "a p A P"),
        ("M", "m M"),
    ):
        yield from ((category, word) for word in line.split())


def _units() -> Iterator[tuple[str, str]]:
    for word, code in UNITS.items():
        yield from (("CLOCKUNIT" if code.startswith("T") else "UNIT", form) for form in cases(word))
    for word, singular in PLURALS.items():
        yield from (("CLOCKUNITS" if UNITS[singular].startswith("T") else "UNITS", form) for form in cases(word))


def _numbers() -> Iterator[tuple[str, str]]:
    for number in range(100):
        two = f"{number:02d}"
        yield "TWO", two
        yield "INT", two
        for written in {str(number), two}:
            yield from ((name, written) for name, first, last in _RANGES if first <= number <= last)
        if number < 60:
            yield "MIN", two
    yield from (("INT", str(number)) for number in range(2400))
    yield from (("HHMM", f"{number:04d}") for number in range(2400) if number % 100 < 60)
    yield from (("ANYYEAR", str(number)) for number in range(1000, 2200))
    yield from (("YEAR", str(number)) for number in range(1900, 2100))
    yield from (("DECADE", str(number)) for number in range(1500, 2100, 10))


_RANGES = (("DAY", 1, 31), ("MM", 1, 12), ("HOUR", 0, 24))
