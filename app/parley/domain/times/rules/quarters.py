"""Quarters, halves and years as companies and statisticians report on them, and what they compare them with."""

from parley.domain.text.calendar_words import MONTHS, ORDINALS
from parley.domain.times import calendar, resolve
from parley.domain.times.expression import Meaning
from parley.domain.times.grammar import Found, Rule
from parley.domain.times.rules.counted import year_before
from parley.domain.times.vocabulary import SIDES, word_set

_FIGURES = word_set("percent pct % million billion trillion profit profits sales growth revenue")


def _quarter(found: Found) -> Meaning | None:
    words, today = found("n") or found("n2") or found("n3"), found.moment.today
    number = 4 if words in {"last", "final", "closing"} else ORDINALS.get(words) or int(words)
    if number > 4:
        return None
    if found("y") or found("y2"):
        return resolve.quarter(int(found("y") or found("y2")), number, explicit=True)
    side = found("side") or found("side2")
    if side:
        return resolve.quarter(today.year + SIDES[side], number, explicit=True)
    naming = found.after(1)[0].isalpha() and found.after(1)[0] not in _AFTER_A_TIME
    meant = found.moment.yearly(lambda year: calendar.quarter_span(year, number), naming=naming)
    return None if meant is None else resolve.quarter(meant[0], number)


def _quarter_by_its_end(found: Found) -> Meaning | None:
    """As in "the quarter ended June 30": the calendar's quarter with that month; one that has ended lies behind."""
    month = MONTHS[found("m") or found("m2")]
    if found("y"):
        year = int(found("y"))
    else:
        today = found.moment.today
        years = (today.year - 1, today.year, today.year + 1)
        spans = {year: calendar.month_span(year, month)[1] for year in years}
        if found("over"):
            spans = {year: end for year, end in spans.items() if end <= today}
        year = min(spans, key=lambda year: abs((spans[year] - today).days))
    return resolve.quarter(year, (month + 2) // 3)


def _half(found: Found) -> Meaning | None:
    number, today = 1 if "first" in {found("n"), found("bare"), found("naming")} else 2, found.moment.today
    if found("naming"):
        meant = found.moment.yearly(lambda year: calendar.half_span(year, number), naming=True)
        return None if meant is None else resolve.half(meant[0], number)
    if found("bare") and found.moment.quarter is None and _FIGURES.isdisjoint(found.before(6)):
        return None
    if found("y") or found("y2"):
        return resolve.half(int(found("y") or found("y2")), number, explicit=True)
    return resolve.half(today.year + SIDES.get(found("side") or found("side2"), 0), number)


def _year_under_way(found: Found) -> Meaning | None:
    """As in "for the year", "the fiscal year": that of the story, or this one."""
    moment = found.moment
    if moment.story is not None:
        return resolve.year(moment.story)
    over = moment.today.month <= 3 and found.moment.tense == "past" and not found("now")
    return resolve.year(moment.today.year - over)


def _reference_quarter(found: Found) -> Meaning | None:
    """As in "the quarter", "the year-earlier quarter": of the quarter named last; nothing where none was."""
    quarter = found.moment.quarter
    if quarter is None and found.before(1)[0] in {"in", "for", "during"} and not found("earlier"):
        quarter = found.moment.last_quarter
    if quarter is None:
        return None
    meaning = resolve.shifted("Q", quarter, -4 if found("earlier") else 0)
    if meaning is not None:
        meaning.counted = bool(found("earlier"))
    return meaning


def _year_before(found: Found) -> Meaning | None:
    """As in "the year-ago period": the year before, or the same quarter of it where a quarter was named last."""
    moment = found.moment
    if found("unit") == "quarter":
        quarter = resolve.shifted("Q", moment.quarter or moment.last_quarter, -4)
        if quarter is not None:
            quarter.counted = True
        return quarter
    return year_before(moment) or resolve.year(moment.today.year - 1)


def _same_of_a_year(found: Found) -> Meaning | None:
    """As in "the same period last year", "the same month of 1997": what was named last, in another year."""
    moment = found.moment
    year = int(found("y")) if found("y") else moment.today.year - 1
    code = {"quarter": "Q", "month": "M"}.get(found("what"))
    if found("what") == "period" and moment.reference is not None and "H" in moment.reference.value:
        return resolve.half(year, 1 if moment.reference_day.month == 1 else 2)
    if code is None and moment.quarterly and found("what") == "period":
        code = "Q"
    if code is None and moment.reference is not None and moment.reference.grain == "month":
        code = "M" if found("what") in {"period", "time"} else None
    if code is None:
        return resolve.year(year, explicit=bool(found("y")))
    origin = (moment.quarter or moment.last_quarter) if code == "Q" else moment.reference_day
    meaning = resolve.shifted(code, origin.replace(year=year, day=1), 0)
    if meaning is not None:
        meaning.counted = True
    return meaning


_AFTER_A_TIME = word_set(
    "of in on at by to for from with and or but as was were is are has have had will would could may might that which"
    " when while because after before since compared against versus than amid despite due rose fell"
)
"""What stands after a time that is no noun it names."""
_OF = (
    "(?:(?: of| in|,)? (?:fiscal (?:year )?)?(?P<y>{YEAR})|(?: of)? (?P<side>last|this|next)(?: fiscal)? year"
    "| of (?:the|its|their)(?: fiscal| current)? year)?"
)
_BEFORE = "(?:(?P<y2>{YEAR})(?:'s)? |(?P<side2>last|this|next) year's )?"

RULES = (
    Rule(
        pattern="(?:the |a )?year(?:-(?:ago|earlier)(?: (?P<unit>period|month|week|level|quarter))?"
        "| (?:ago|earlier) (?:period|month|level|quarter))",
        read=_year_before,
        examples=(
            "1998-02-11 | Profit in the fourth quarter beat that of the year-ago period. | the year-ago period"
            " | DATE 1996-Q4 | 1996-10-01..1996-12-31 season",
        ),
    ),
    Rule(
        pattern="the same (?P<what>period|quarter|month|week|time|point)"
        "(?:,? (?:(?:of|in) )?(?:{y:YEAR}|last year|a year (?:ago|earlier|before)|the (?:previous|prior|preceding) year"
        "|the year (?:before|earlier)))",
        read=_same_of_a_year,
        examples=(
            "1998-04-21 | First-quarter profit was 3 cents, against 2 cents in the same period last year."
            " | the same period last year | DATE 1997-Q1 | 1997-01-01..1997-03-31 season",
            "1998-04-21 | Sales in March beat those of the same month of 1996. | the same month of 1996 | DATE 1996-03"
            " | 1996-03-01..1996-03-31 month",
            "1998-04-21 | They sold more than in the same period a year earlier. | the same period a year earlier"
            " | DATE 1997 | 1997-01-01..1997-12-31 year",
        ),
    ),
    Rule(
        pattern="(?:the )?" + _BEFORE + "(?:fiscal )?(?P<n>first|second|third|fourth)[ -]quarter" + _OF,
        read=_quarter,
        examples=(
            "2013-03-22 | Output shrank in the third quarter of 2012. | the third quarter of 2012 | DATE 2012-Q3"
            " | 2012-07-01..2012-09-30 season",
            "1998-02-11 | Fourth-quarter profit rose sharply. | Fourth-quarter | DATE 1997-Q4"
            " | 1997-10-01..1997-12-31 season",
        ),
        never=("1998-02-11 | A quarter of members abstained.",),
    ),
    Rule(
        pattern="q(?P<n>1|2|3|4)(?: (?P<y>{YEAR}))?",
        read=_quarter,
        examples=("2013-03-22 | Growth slowed in Q4 2012. | Q4 2012 | DATE 2012-Q4 | 2012-10-01..2012-12-31 season",),
    ),
    Rule(
        pattern="(?:the )?" + _BEFORE + "(?P<n>first|second|latter)[ -]half(?:(?: of)? (?:fiscal )?"
        "(?P<y>{YEAR})|(?: of)? (?P<side>last|this|next) (?:fiscal )?year| of (?:the|its)(?: fiscal)? year)"
        "|(?:(?<=in )the |(?<=for )the )(?P<bare>first|second) half(?! of)"
        "|(?P<naming>first|second)-half(?= (?:profit|profits|net|earnings|results|sales|loss|losses|revenue|figures))",
        read=_half,
        examples=(
            "2026-02-18 | A pact is due in the second half of 2026. | the second half of 2026 | DATE 2026-H2"
            " | 2026-07-01..2026-12-31 season",
        ),
    ),
    Rule(
        pattern="(?:the )?(?P<n>last|final|closing) quarter (?:of|in) (?:(?P<y2>{YEAR})"
        "|(?P<side2>last|this|next) year|(?:the|its)(?: fiscal)? year)|the (?P<n2>final) quarter"
        "|(?:the )?(?P<n3>{DAY}){TH}[ -](?:qtr|quarter)" + _OF,
        read=_quarter,
        examples=(
            "2005-01-26 | Growth sped up in the last quarter of the year. | the last quarter of the year"
            " | DATE 2004-Q4 | 2004-10-01..2004-12-31 season",
            "1987-03-02 | Its 4th quarter was dull. | 4th quarter | DATE 1986-Q4 | 1986-10-01..1986-12-31 season",
        ),
    ),
    Rule(
        pattern="(?:the |its |their )?(?:fiscal )?(?:(?:first|second|third|fourth)[ -])?quarter(?= (?:that )?"
        "(?:(?P<over>ended)|ending|ends|to|through)(?: on)? (?:{m:MONTH}.? {DAY}|{DAY} {m2:MONTH})(?:,? {y:YEAR})?)",
        read=_quarter_by_its_end,
        examples=(
            "2000-10-30 | Net fell in the quarter ended Sept. 30. | the quarter | DATE 2000-Q3"
            " | 2000-07-01..2000-09-30 season",
        ),
    ),
    Rule(
        pattern="(?:(?<=rest of )|(?<=remainder of )|(?<=most of )|(?<=course of )|(?<=balance of )|(?<=much of ))"
        "the year|(?:(?<=for )|(?<=during )|(?<=throughout )|(?<=far in ))the year(?=[.,;:)]|$|¶| (?:to|as|and|but"
        "|because|despite|with|after|compared|from|in|on|at|by|rose|fell|was|were|is|are))"
        "|(?:the|its|their) (?:(?P<now>current) )?(?:fiscal|financial) year(?!,? {YEAR})",
        read=_year_under_way,
        examples=(
            "1989-10-20 | For the year, profit will be flat. | the year | DATE 1989 | 1989-01-01..1989-12-31 year",
            "1989-02-20 | Profit for the year rose sharply. | the year | DATE 1988 | 1988-01-01..1988-12-31 year",
            "1989-10-20 | The rest of the year looks dull. | the year | DATE 1989 | 1989-01-01..1989-12-31 year",
        ),
        never=("1989-10-20 | He is the man of the year.",),
    ),
    Rule(
        pattern="(?:the|that|the (?P<earlier>year~(?:ago|earlier))) quarter(?! of)",
        read=_reference_quarter,
        examples=(
            "1998-02-11 | Sales rose in the fourth quarter. Costs in the quarter fell. | the quarter | DATE 1997-Q4"
            " | 1997-10-01..1997-12-31 season",
        ),
        never=("1998-02-11 | Police sealed the quarter.",),
    ),
)
