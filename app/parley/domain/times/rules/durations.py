"""How long something lasts, and ages."""

from datetime import timedelta

from parley.domain.times import calendar, resolve
from parley.domain.times.expression import Meaning
from parley.domain.times.grammar import Found, Rule


def _duration(found: Found) -> Meaning:
    return resolve.duration(resolve.number(found("n")), resolve.unit(found("u")), half=bool(found("half")))


def _without_number(found: Found) -> Meaning:
    """As in "for weeks", "a day-long": an unknown number of units, or one; "within days" lies ahead."""
    one = bool(found("w")) and not found("w").endswith("s")
    duration = resolve.duration(1 if one else None, resolve.unit(found("u") or found("v") or found("w")))
    duration.indefinite = found.before(1)[0] == "within"
    return duration


def _within(found: Found) -> Meaning | None:
    """As in "within two weeks": ends so long after publication, but in a story of the past only lasts so long."""
    if found("u") in {"second", "quarter"}:
        return None
    count, code, today = resolve.number(found("n")), resolve.unit(found("u")), found.moment.today
    duration = resolve.duration(count, code)
    if count is None or found.moment.tense == "past" or count != int(count) or count > 500:
        duration.indefinite = count is None
        return duration
    hours = {"TH": 1, "TM": 1 / 60, "TS": 1 / 3600}.get(code)
    if duration.days is not None:
        last = today + timedelta(days=duration.days)
    elif hours is not None:
        last = today + timedelta(days=-int(-count * hours // 24))
    else:
        months = int(count) * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}.get(code, 0)
        last = calendar.add_months(today, months)
    duration.first, duration.last, duration.grain = today, last, "day"
    return duration


def _half(found: Found) -> Meaning:
    code = resolve.unit(found("u"))
    parts = {"Y": (6, "M"), "TH": (30, "TM"), "D": (12, "TH"), "DE": (5, "Y"), "CE": (50, "Y")}
    count, unit = parts.get(code, (0.5, code))
    return resolve.duration(count, unit)


def _is_fraction(found: Found) -> bool:
    """As in "three quarters of": parts of a whole, no time."""
    return found("u") in {"quarters", "quarter", "seconds", "second"} and (
        found("u") == "second" or found.after(1)[0] == "of" or found("n") in {"three", "one"}
    )


def _is_year(found: Found) -> bool:
    """As in "the 1985 year": a year, and no length of time."""
    return found("u") in {"year", "quarter"} and found("n").isdigit() and len(found("n")) == 4


def _is_no_duration(found: Found) -> bool:
    """As in "a second round", "a quarter of", "a century-old": no time, or not one said so."""
    return found("u") in {"second", "quarter"}


_U = "(?P<u>{UNITS}|{CLOCKUNITS}|{UNIT}|{CLOCKUNIT})"

RULES = (
    Rule(
        pattern="(?<=within )(?:the next )?<APPROX>(?P<n>a|an|<NUMBER>|<MANY>)[ ]" + _U,
        read=_within,
        examples=(
            "2026-02-18 | They must answer within 48 hours. | 48 hours | DURATION PT48H | -..2026-02-20 day",
            "2026-02-18 | Aid will flow within two weeks. | two weeks | DURATION P2W | -..2026-03-04 day",
            "2026-02-18 | He fled within two weeks. | two weeks | DURATION P2W | none",
        ),
    ),
    Rule(
        pattern="<APPROX>(?:the (?:first |entire |whole |full )?(?!<NUMBER>-))?(?:(?P<n>(?:<NUMBER>|<MANY>))"
        "(?P<half> and a half)?(?: more| further| additional| consecutive| straight| full| long)?[ -]" + _U + ")"
        "(?:[ -](?:old|long))?",
        read=lambda found: None if _is_fraction(found) or _is_year(found) else _duration(found),
        examples=(
            "2026-02-18 | The siege lasted nearly two years. | nearly two years | DURATION P2Y | none",
            "2026-02-18 | They proposed an 18-month truce. | 18-month | DURATION P18M | none",
            "2026-02-18 | They spoke for six hours. | six hours | DURATION PT6H | none",
            "2026-02-18 | A 28-year-old clerk was freed. | 28-year-old | DURATION P28Y | none",
            "2026-02-18 | It took several days. | several days | DURATION PXD | none",
        ),
        never=("2026-02-18 | Three quarters of members agreed.",),
    ),
    Rule(
        pattern="<APPROX>(?P<n>a|an)(?: (?:full|whole|entire|further|single))?[ -]" + _U + "(?P<half> and a half)?"
        "(?:[ -](?:old|long))?(?!-(?:on|over|to|round))",
        read=lambda found: None if _is_no_duration(found) else _duration(found),
        examples=(
            "2026-02-18 | They were held for a year. | a year | DURATION P1Y | none",
            "2026-02-18 | It took an hour and a half. | an hour and a half | DURATION PT1.5H | none",
        ),
        never=("2026-02-18 | A second round failed.", "2026-02-18 | He took a quarter of it."),
    ),
    Rule(
        pattern="(?:(?:the|its|their) )?(?:first|final|last|latter|opening|closing) (?P<n><NUMBER>) (?P<u>{UNITS}) of "
        "(?:(?:the |its |their )?(?:(?:fiscal|calendar) )?(?:year|(?:year )?{YEAR})|(?:this|last|next) year)",
        read=_duration,
        examples=(
            "2005-01-26 | Sales rose in the first nine months of 2004. | the first nine months of 2004 | DURATION P9M"
            " | none",
        ),
    ),
    Rule(
        pattern="<APPROX>half (?:a|an)[ -]" + _U + "|half-hour",
        read=lambda found: _half(found) if found("u") else resolve.duration(30, "TM"),
        examples=("2026-02-18 | They waited half an hour. | half an hour | DURATION PT30M | none",),
    ),
    Rule(
        pattern="(?:(?<=for )|(?<=in )|(?<=after )|(?<=within )|(?<=took )|(?<=take )|(?<=lasted )|(?<=spent ))"
        "(?P<u>{UNITS}|{CLOCKUNITS})(?! (?:ago|ahead|to come))|(?<!the )(?<!early )(?<!last )(?<!final )(?P<v>days"
        "|weeks|months|years|decades|hours)(?= of )"
        "|(?P<w>{UNITS}|{CLOCKUNITS}|{UNIT}|{CLOCKUNIT})-(?:long|old)",
        read=_without_number,
        examples=(
            "2026-02-18 | They argued for weeks. | weeks | DURATION PXW | none",
            "2026-02-18 | Then a day-long session followed. | a day-long | DURATION P1D | none",
        ),
    ),
)
