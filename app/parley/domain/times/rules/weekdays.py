"""Weekdays by the side of publication that they are on, and feast days."""

from collections.abc import Callable
from datetime import date, timedelta

from parley.domain.text.calendar_words import WEEKDAYS
from parley.domain.times import calendar, resolve
from parley.domain.times.expression import Meaning
from parley.domain.times.grammar import Found, Rule
from parley.domain.times.vocabulary import DAY_PARTS, SIDES


def _weekday(found: Found) -> Meaning | None:
    told = found("earlier") or found("after")
    meaning = resolve.day(_beside_the_day_named(found) if told else _day_of_weekday(found), weekday=True)
    return resolve.timed(meaning, DAY_PARTS[found("p")]) if found("p") else meaning


def _beside_the_day_named(found: Found) -> date:
    """As in "the previous Friday", "the following Monday": before or after the day that was named last."""
    weekday, of = WEEKDAYS[found("w")], found.moment.day_named
    if found("earlier"):
        return calendar.weekday_on_or_before(of - calendar.DAY, weekday)
    return calendar.weekday_on_or_after(of + calendar.DAY, weekday)


def _day_of_weekday(found: Found) -> date:
    """By its side of publication where it is said; else tense says whether the latest or the first is meant."""
    weekday, today, side = WEEKDAYS[found("w")], found.moment.today, found("side")
    if found("week"):
        return calendar.week_span(today)[0] + timedelta(days=7 * SIDES[found("week")] + weekday)
    if found("past") or (side and SIDES[side] < 0):
        return calendar.weekday_on_or_before(today - calendar.DAY, weekday)
    if side and SIDES[side] > 0:
        return calendar.weekday_on_or_after(today + calendar.DAY, weekday)
    if found.moment.tense in {"future", "present"}:
        return calendar.weekday_on_or_after(today, weekday)
    return calendar.weekday_on_or_before(today, weekday)


def _easter(days: int) -> Callable[[int], date]:
    return lambda year: calendar.easter(year) + timedelta(days=days)


_FEASTS: dict[str, Callable[[int], date]] = {
    "christmas": lambda year: date(year, 12, 25),
    "christmas day": lambda year: date(year, 12, 25),
    "christmas eve": lambda year: date(year, 12, 24),
    "boxing day": lambda year: date(year, 12, 26),
    "new year's eve": lambda year: date(year, 12, 31),
    "new year's day": lambda year: date(year, 1, 1),
    "new year's": lambda year: date(year, 1, 1),
    "valentine's day": lambda year: date(year, 2, 14),
    "halloween": lambda year: date(year, 10, 31),
    "may day": lambda year: date(year, 5, 1),
    "thanksgiving": lambda year: calendar.nth_weekday(year, 11, 3, 4),
    "thanksgiving day": lambda year: calendar.nth_weekday(year, 11, 3, 4),
    "new year": lambda year: date(year, 1, 1),
    "epiphany": lambda year: date(year, 1, 6),
    "st. patrick's day": lambda year: date(year, 3, 17),
    "bastille day": lambda year: date(year, 7, 14),
    "veterans day": lambda year: date(year, 11, 11),
    "martin luther king day": lambda year: calendar.nth_weekday(year, 1, 0, 3),
    "presidents day": lambda year: calendar.nth_weekday(year, 2, 0, 3),
    "presidents' day": lambda year: calendar.nth_weekday(year, 2, 0, 3),
    "mother's day": lambda year: calendar.nth_weekday(year, 5, 6, 2),
    "memorial day": lambda year: calendar.weekday_on_or_before(date(year, 5, 31), 0),
    "father's day": lambda year: calendar.nth_weekday(year, 6, 6, 3),
    "columbus day": lambda year: calendar.nth_weekday(year, 10, 0, 2),
    "ash wednesday": _easter(-46),
    "palm sunday": _easter(-7),
    "labor day": lambda year: calendar.nth_weekday(year, 9, 0, 1),
    "good friday": _easter(-2),
    "easter": _easter(0),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
}


def _feast(found: Found) -> Meaning | None:
    of = _FEASTS[found("feast")]
    if found("y"):
        return resolve.day(of(int(found("y"))), explicit=True)
    if found("side"):
        return resolve.day(of(found.moment.today.year + SIDES[found("side")]))
    meant = found.moment.day_of_year(lambda year: (of(year), of(year)))
    return None if meant is None else resolve.day(meant)


RULES = (
    Rule(
        pattern="{w:WEEKDAY}(?= (?:and|or|to|through) {WEEKDAY}(?: of)? (?P<week>last|next|this) week)",
        read=_weekday,
        examples=(
            "2026-02-18 | They will sit on Monday and Tuesday of next week. | Monday | DATE 2026-02-23"
            " | 2026-02-23..2026-02-24 day",
        ),
    ),
    Rule(
        pattern="(?:(?:early|earlier|late|later)(?: on)? )?(?<!black )(?<!bloody )(?<!super )(?<!ash )(?<!cyber )"
        "(?<!palm )(?<!fat )(?P<w>{WEEKDAY})(?:(?:'s)? (?P<p>{DAYPART}))?"
        "(?! (?:times|mirror|telegraph|express|herald|tribune|independent))",
        read=_weekday,
        examples=(
            "2026-02-18 | The sides met on Tuesday. | Tuesday | DATE 2026-02-17 | 2026-02-17..2026-02-17 day",
            "2026-02-18 | The sides met on Wednesday. | Wednesday | DATE 2026-02-18 | 2026-02-18..2026-02-18 day",
            "2026-02-18 | The sides will meet on Tuesday. | Tuesday | DATE 2026-02-24 | 2026-02-24..2026-02-24 day",
            "2026-02-18 | Shells fell on Tuesday morning. | Tuesday morning | TIME 2026-02-17TMO"
            " | 2026-02-17..2026-02-17 day",
            "2026-02-18 | He flew home late Sunday. | late Sunday | DATE 2026-02-15 | 2026-02-15..2026-02-15 day",
        ),
        never=("2026-02-18 | The Sunday Telegraph knew nothing.", "2026-02-18 | It recalls Bloody Sunday."),
    ),
    Rule(
        pattern="{w:WEEKDAY_SHORT}.?(?=,? {MONTH}|,? {DAY} {MONTH})",
        read=_weekday,
        examples=(
            "2026-02-18 | Updated Wed., Feb. 18, 2026 | Wed., Feb. 18, 2026 | DATE 2026-02-18"
            " | 2026-02-18..2026-02-18 day",
        ),
        never=("2026-02-18 | He told the Sun that nothing was agreed.", "2026-02-18 | The Sun, he said, erred."),
    ),
    Rule(
        pattern="(?:(?:the |this )?(?:(?P<side>last|next|this|coming|upcoming)|(?<=the )(?P<after>following)"
        "|(?<=the )(?P<earlier>previous|preceding))"
        "|(?P<past>the past|this past|past)) {w:WEEKDAY}(?: (?P<p>{DAYPART}))?",
        read=_weekday,
        examples=(
            "2026-02-18 | They shook hands last Wednesday. | last Wednesday | DATE 2026-02-11"
            " | 2026-02-11..2026-02-11 day",
            "2006-12-19 | He called a meeting for next Sunday. | next Sunday | DATE 2006-12-24"
            " | 2006-12-24..2006-12-24 day",
            "2026-02-18 | Ministers will gather this Friday. | this Friday | DATE 2026-02-20"
            " | 2026-02-20..2026-02-20 day",
        ),
    ),
    Rule(
        pattern="(?P<w>{WEEKDAY})(?: of)? (?P<week>last|next|this) week",
        read=_weekday,
        examples=(
            "2026-02-18 | He left on Thursday of last week. | Thursday of last week | DATE 2026-02-12"
            " | 2026-02-12..2026-02-12 day",
            "2026-02-18 | They resume on Monday next week. | Monday next week | DATE 2026-02-23"
            " | 2026-02-23..2026-02-23 day",
        ),
    ),
    Rule(
        pattern="(?:(?P<side>last|next|this) )?(?P<feast>christmas(?: (?:day|eve))?|new year's(?: (?:day|eve))?"
        "|boxing day"
        "|(?<=the )new year(?! (?:of|that|with))|(?<=before )new year|epiphany|st. patrick's day|bastille day"
        "|veterans day|martin luther king day|presidents(?:')? day|mother's day|memorial day|father's day|columbus day"
        "|ash wednesday|palm sunday|halloween|valentine's day|may day|thanksgiving(?: day)?|labor day|good friday"
        "|easter(?: (?:sunday|monday))?)"
        "(?: {y:YEAR})?",
        read=_feast,
        examples=(
            "2005-12-07 | Pilots will walk out on Christmas Eve. | Christmas Eve | DATE 2005-12-24"
            " | 2005-12-24..2005-12-24 day",
            "1998-04-14 | It was signed on Good Friday. | Good Friday | DATE 1998-04-10 | 1998-04-10..1998-04-10 day",
        ),
    ),
)
