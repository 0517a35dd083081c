"""Days by month and number, in words or figures."""

from datetime import date

from parley.domain.text.calendar_words import MONTHS, ORDINALS
from parley.domain.times import calendar, resolve
from parley.domain.times.calendar import Span
from parley.domain.times.expression import Meaning
from parley.domain.times.grammar import Found, Rule
from parley.domain.times.vocabulary import SIDES


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _single(year: int, month: int, day: int) -> Span | None:
    of = _valid(year, month, day)
    return None if of is None else (of, of)


def _day_number(words: str) -> int:
    return int(words) if words.isdigit() else ORDINALS[words]


def _month_day(found: Found) -> Meaning | None:
    month, day = MONTHS[found("m") or found("m2") or found("m3")], _day_number(found("d") or found("d2") or found("d3"))
    if found("y"):
        of = _valid(int(found("y")), month, day)
        return None if of is None else resolve.day(of, explicit=True)
    if found("lead"):
        return _beside_today(found, month, day)
    if found("side"):
        side = found("side").removeprefix("the ")
        told = side in {"same", "that"}
        year = found.moment.reference_day.year if told else found.moment.today.year + SIDES[side]
        of = _valid(year, month, day)
        return None if of is None else resolve.day(of, explicit=True)
    of = found.moment.in_story(lambda year: _single(year, month, day)) or found.moment.day_of_year(
        lambda year: _single(year, month, day)
    )
    return None if of is None else resolve.day(of)


def _beside_today(found: Found, month: int, day: int) -> Meaning | None:
    """As in "last February 28", "next May 3": the nearest such day before or after publication."""
    today, side = found.moment.today, SIDES[found("lead")]
    days = [of for year in range(today.year - 1, today.year + 2) if (of := _valid(year, month, day)) is not None]
    if side < 0 and days and month > today.month:
        found.moment.story = today.year - 1
    days = [of for of in days if (of < today if side < 0 else of > today if side > 0 else of.year == today.year)]
    return resolve.day(days[-1] if side < 0 else days[0]) if days else None


def _week_with(found: Found) -> Meaning | None:
    """As in "the week of June 4", "the week ended January 9": the week that the day is in."""
    of = _month_day(found)
    return None if of is None or of.first is None else resolve.week(of.first)


def _numeric(found: Found) -> Meaning | None:
    """Month, day and year; day first where that alone is a date, or is the one within weeks of publication."""
    year, first, second = int(found("y")), int(found("a")), int(found("b"))
    if len(found("y")) == 2:
        year += 2000 if year <= (found.moment.today.year + 10) % 100 else 1900
    days = [of for of in (_valid(year, first, second), _valid(year, second, first)) if of is not None]
    near = [of for of in days if abs((of - found.moment.today).days) <= 21]
    return resolve.day((near or days)[0], explicit=True) if days else None


def _numeric_year_first(found: Found) -> Meaning | None:
    year, first, second = int(found("y")), int(found("a") or found("a2")), int(found("b") or found("b2"))
    of = _valid(year, first, second) or _valid(year, second, first)
    return None if of is None else resolve.day(of, explicit=True)


def _numeric_day_first(found: Found) -> Meaning | None:
    of = _valid(int(found("y")), int(found("b")), int(found("a")))
    return None if of is None else resolve.day(of, explicit=True)


def _attacks_of_2001(found: Found) -> Meaning | None:
    if found("since") and not 2001 <= found.moment.today.year <= 2016:
        return None
    return resolve.day(date(2001, 9, 11), explicit=True)


def _day_of_this_month(found: Found) -> Meaning | None:
    """As in "on the 4th": the day of a month near publication that tense points to."""
    day, today = _day_number(found("d")), found.moment.today
    starts = [calendar.add_months(today.replace(day=1), shift) for shift in (-1, 0, 1)]
    days = [of for start in starts if (of := _valid(start.year, start.month, day))]
    if found("this"):
        return resolve.day(of) if (of := _valid(today.year, today.month, day)) else None
    if found.moment.tense in {"future", "present"}:
        days = [of for of in days if of >= today][:1]
    else:
        days = [of for of in days if of <= today][-1:]
    return resolve.day(days[0]) if days else None


_DAY = "(?P<d>{DAY})(?:{TH})?"

_SIDE_WORDS = "(?P<side>last|next|this|(?:the )?same|that)"

MORE_DAYS = (
    "(?P<joint> ?_ ?| and | or | to | through |, )(?P<d>{DAY})(?:{TH})?(?:,? {ANYYEAR})?"
    "(?![:.,/%]?{INT}| ?(?:{UNITS}|{MONTH}))"
)
"""Further days after a month and a day: "Feb. 4-5", "May 11, 12 and 13"."""

RULES = (
    Rule(
        pattern="(?<!/)9/11(?!/)|(?:sept|september).? 11(?:{TH})?(?= (?:terror|terrorist|attacks|attack|hijackers))"
        "|(?:(?<=since )|(?<=pre-)|(?<=post-))(?P<since>sept|september).? 11(?:{TH})?(?!,? {YEAR})",
        read=_attacks_of_2001,
        examples=(
            "2006-02-18 | Security has tightened after the Sept. 11 attacks. | Sept. 11 | DATE 2001-09-11"
            " | 2001-09-11..2001-09-11 day",
        ),
    ),
    Rule(
        pattern=f"{{m:MONTH}}.? {_DAY}(?=(?: ?_ ?| and | or | to )(?:{{DAY}}(?:{{TH}})?),? {{y:ANYYEAR}})",
        read=_month_day,
        examples=(
            "2026-02-18 | It ran on Oct. 15-16, 2020, in Lima. | Oct. 15 | DATE 2020-10-15"
            " | 2020-10-15..2020-10-16 day",
        ),
    ),
    Rule(
        pattern="{d:DAY}(?:{TH})?(?=(?: ?_ ?| and | or | to |, ){DAY}(?:{TH})?(?: of)? {m:MONTH}"
        "(?:,? {y:ANYYEAR}| (?P<side>last|next|this) (?P<unit>year))?)",
        read=_month_day,
        examples=(
            "2026-02-18 | They met on 4 and 5 February. | 4 | DATE 2026-02-04 | 2026-02-04..2026-02-05 day",
            "2026-02-18 | They will meet from 3 to 5 March. | 3 | DATE 2026-03-03 | 2026-03-03..2026-03-05 day",
        ),
    ),
    Rule(
        pattern=f"{{m:MONTH}}.? {_DAY},? {{y:ANYYEAR}}",
        read=_month_day,
        examples=(
            "2026-02-18 | The accord of March 3, 2014, was never ratified. | March 3, 2014 | DATE 2014-03-03"
            " | 2014-03-03..2014-03-03 day",
            "1998-05-02 | Signed on Oct. 21st 1997 in Rome | Oct. 21st 1997 | DATE 1997-10-21"
            " | 1997-10-21..1997-10-21 day",
        ),
    ),
    Rule(
        pattern="(?:the )?week (?:of|ended|ending|beginning|starting|that (?:ended|ends|began|begins)(?: on)?)"
        f"(?: {{WEEKDAY}},?)? (?:{{m:MONTH}}.? {_DAY}|(?P<d2>{{DAY}})(?:{{TH}})? {{m2:MONTH}})(?:,? {{y:ANYYEAR}})?"
        "(?![:.,%]?{INT}|%)",
        read=_week_with,
        examples=(
            "1990-08-17 | The plant was shut the week of June 4. | the week of June 4 | DATE 1990-W23"
            " | 1990-06-04..1990-06-10 week",
            "1987-02-26 | Imports fell during the week ended January 9. | the week ended January 9 | DATE 1987-W02"
            " | 1987-01-05..1987-01-11 week",
        ),
    ),
    Rule(
        pattern=f"(?P<lead>last|next|this) {{m:MONTH}}.? {_DAY}(?![:.,%]?{{INT}}|%)",
        read=_month_day,
        examples=(
            "1987-02-26 | Announced last February 28 the plan froze pay. | last February 28 | DATE 1986-02-28"
            " | 1986-02-28..1986-02-28 day",
        ),
    ),
    Rule(
        pattern=f"{{m:MONTH}}.? {_DAY}(?![:.,%]?{{INT}}|%)(?: (?:of )?{_SIDE_WORDS} (?P<unit>year))?",
        read=_month_day,
        examples=(
            "2026-02-18 | Envoys met on Feb. 4 in Muscat. | Feb. 4 | DATE 2026-02-04 | 2026-02-04..2026-02-04 day",
            "2026-02-18 | The next session will open on March 5. | March 5 | DATE 2026-03-05"
            " | 2026-03-05..2026-03-05 day",
            "2026-02-18 | The pact expired on December 14 last year. | December 14 last year | DATE 2025-12-14"
            " | 2025-12-14..2025-12-14 day",
            "2026-01-09 | The guns fell silent on Dec 28. | Dec 28 | DATE 2025-12-28 | 2025-12-28..2025-12-28 day",
        ),
        never=("2026-02-18 | The two may 3 points concede.", "2026-02-18 | They march 5 abreast."),
    ),
    Rule(
        pattern=f"(?:the )?{_DAY}(?: of)? {{m:MONTH}}(?:.(?= {{YEAR}}))?(?:,? {{y:ANYYEAR}}| (?:of )?{_SIDE_WORDS}"
        " (?P<unit>year))?",
        read=_month_day,
        examples=(
            "2020-08-22 | The round is due to begin on 7 September. | 7 September | DATE 2020-09-07"
            " | 2020-09-07..2020-09-07 day",
            "2020-08-22 | It was sealed on the 3rd of March 1918. | the 3rd of March 1918 | DATE 1918-03-03"
            " | 1918-03-03..1918-03-03 day",
        ),
    ),
    Rule(
        pattern="(?:the {d:ORDINAL} of {m:MONTH}|{m2:MONTH} the (?P<d2>{DAY}){TH})(?:,? {y:ANYYEAR})?"
        "|{m3:MONTH} {d3:ORDINAL}(?=[.,;:)]|$|¶| (?:to|and|in|at|for|when))",
        read=_month_day,
        examples=(
            "2020-08-22 | They met on the first of August. | the first of August | DATE 2020-08-01"
            " | 2020-08-01..2020-08-01 day",
        ),
    ),
    Rule(
        pattern="(?P<y>{ANYYEAR})(?:-(?P<a>{MM})-(?P<b>{DAY})(?!-)|/(?P<a2>{MM})/(?P<b2>{DAY}))",
        read=_numeric_year_first,
        examples=(
            "2026-02-18 | Posted 2026-02-17 by the ministry | 2026-02-17 | DATE 2026-02-17"
            " | 2026-02-17..2026-02-17 day",
        ),
    ),
    Rule(
        pattern="(?P<a>{DAY})/(?P<b>{DAY})/(?P<y>{ANYYEAR}|{TWO})",
        read=_numeric,
        examples=(
            "2013-03-22 | Filed 05/04/12 from the road | 05/04/12 | DATE 2012-05-04 | 2012-05-04..2012-05-04 day",
            "2013-03-22 | (Filed 03/21/2013) | 03/21/2013 | DATE 2013-03-21 | 2013-03-21..2013-03-21 day",
            "2013-03-22 | Filed 21/03/2013 | 21/03/2013 | DATE 2013-03-21 | 2013-03-21..2013-03-21 day",
        ),
    ),
    Rule(
        pattern="(?P<a>{TWO}).(?P<b>{TWO}).(?P<y>{TWO})(?!.?{INT})",
        read=_numeric,
        examples=(
            "2013-02-13 | Seen 02.11.13 2:17 PM | 02.11.13 2:17 PM | TIME 2013-02-11T14:17"
            " | 2013-02-11T14:17..2013-02-11T14:17 time",
        ),
    ),
    Rule(
        pattern="(?P<a>{DAY}).(?P<b>{MM}).(?P<y>{YEAR})",
        read=_numeric_day_first,
        examples=("2013-03-22 | Kyiv, 21.03.2013 | 21.03.2013 | DATE 2013-03-21 | 2013-03-21..2013-03-21 day",),
    ),
    Rule(
        pattern="(?:(?<=on )|(?<=by )|(?<=until )|(?<=since )|(?<=before ))"
        "the (?P<d>{DAY}){TH}(?: (?P<this>of this month)| of the month)?"
        "(?=[.,;:)!]|$|¶| (?:and|to|in|at|when|but|or|with|for))",
        read=_day_of_this_month,
        examples=(
            "2026-02-18 | They met on the 4th and parted at odds. | the 4th | DATE 2026-02-04"
            " | 2026-02-04..2026-02-04 day",
            "2026-02-18 | They will sit down on the 4th. | the 4th | DATE 2026-03-04 | 2026-03-04..2026-03-04 day",
        ),
        never=("2026-02-18 | It hinges on the 4th round.",),
    ),
)
