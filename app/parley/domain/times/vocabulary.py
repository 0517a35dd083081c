"""The words of time: each category of the patterns with the forms that belong to it, and what they stand for.

A form is looked up as it is written: "May" is a month and "may" is not.
"""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed weds",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
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
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
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

_AMBIGUOUS_LOWER = {"may", "march", "mar", "dec", "jan", "jun", "sep", "sept", "oct", "nov", "apr", "aug", "feb", "jul"}
_WEEKDAY_NAMES = frozenset(name for name in WEEKDAYS if name.endswith("day"))


def _cases(word: str) -> tuple[str, str, str]:
    return word, word.capitalize(), word.upper()


def forms() -> dict[str, set[str]]:
    """Every form with the categories of the patterns that it belongs to."""
    table: dict[str, set[str]] = {}

    def put(category: str, *words: str) -> None:
        for word in words:
            table.setdefault(word, set()).add(category)

    for name in MONTHS:
        put("MONTH", *(_cases(name)[name in _AMBIGUOUS_LOWER :]))
    for name in WEEKDAYS:
        if name in _WEEKDAY_NAMES:
            put("WEEKDAY", *_cases(name))
            put("WEEKDAYS", *_cases(name + "s"))
        else:
            put("WEEKDAY_SHORT", name.capitalize(), name.upper())
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
            put(category, *_cases(word))
    for word, code in UNITS.items():
        put("CLOCKUNIT" if code.startswith("T") else "UNIT", *_cases(word))
    for word, singular in PLURALS.items():
        put("CLOCKUNITS" if UNITS[singular].startswith("T") else "UNITS", *_cases(word))
    for word in FREQUENCIES:
        put("FREQUENCY", word)
    put("ZONE", *ZONES)
    put("TH", "st", "nd", "rd", "th")
    put("AMPM", "am", "pm", "AM", "PM")
    put("MERIDIEM", "a", "p", "A", "P")
    for number in range(1000):
        put("INT", str(number))
    for number in range(100):
        put("TWO", f"{number:02d}")
        put("INT", f"{number:02d}")
        for written in {str(number), f"{number:02d}"}:
            if 1 <= number <= 31:
                put("DAY", written)
            if 1 <= number <= 12:
                put("MM", written)
                put("HOUR12", written)
            if number <= 24:
                put("HOUR", written)
        if number < 60:
            put("MIN", f"{number:02d}")
    for number in range(2400):
        written = f"{number:04d}"
        if number % 100 < 60:
            put("HHMM", written)
        if number >= 1000:
            put("INT", written)
        if 1000 <= number < 2200:
            put("ANYYEAR", written)
        if 1900 <= number < 2100:
            put("YEAR", written)
        if 1500 <= number < 2100 and number % 10 == 0:
            put("DECADE", written)
    return table
