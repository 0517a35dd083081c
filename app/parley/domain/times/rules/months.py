"""Months by name, with or without a year, and parts of them."""

from datetime import timedelta

from parley.domain.text.calendar_words import MONTHS, ORDINALS, WEEKDAYS
from parley.domain.times import calendar, resolve
from parley.domain.times.expression import Meaning
from parley.domain.times.grammar import Found, Rule
from parley.domain.times.verbs import HAPPENED
from parley.domain.times.vocabulary import SIDES, word_set

_CLEAR_MONTH_CUES = word_set(
    "in since until till during early late mid last next this of from between through before after by for throughout"
    " and or to"
)

_AFTER_A_NAME = word_set("he she they it not also who whose yesterday today tonight last later again about s")
"""What follows the name "May" rather than the month."""
_AFTER_A_MONTH = word_set(
    "of in on at by to for from with and or but as was were is are has have had will would could may might that which"
    " when while because after before since compared deadline election elections vote summit meeting talks delivery"
    " futures contract round session referendum polls ballot"
)

_MODAL_MONTHS = word_set("may march april june august")


def _month(found: Found) -> Meaning | None:
    name, month = found("m"), MONTHS[found("m")]
    if found("y"):
        return resolve.parted(resolve.month(int(found("y")), month, explicit=True), found("part"))
    if found("side"):
        return _month_on_a_side(found, month)
    if len(name) < 4 and name != "may" and found.after(1)[0] != ".":
        return None
    if name in _MODAL_MONTHS and not found("part") and not _is_month_here(found, name):
        return None
    told = found.moment.in_story(lambda year: calendar.month_span(year, month))
    if told is not None:
        return resolve.parted(resolve.month(told.year, month), found("part"))
    if found("part") == "earlier" or found.after(1)[0] in HAPPENED:
        meant = found.moment.past(lambda year: calendar.month_span(year, month))
    else:
        meant = found.moment.yearly(lambda year: calendar.month_span(year, month), naming=_is_naming(found))
    return None if meant is None else resolve.parted(resolve.month(meant[0], month), found("part"))


def _is_naming(found: Found) -> bool:
    """Whether a month only names what stands after it: "January's report", "U.S. January shipments"."""
    before, (after, following) = found.before(1)[0], found.after(2)
    if after == "'":
        return following == "s"
    return before not in _CLEAR_MONTH_CUES and after.isalpha() and after not in _AFTER_A_MONTH


def _is_month_here(found: Found, name: str) -> bool:
    """Whether a word that may be a verb or a name ("May", "March", "June") is the month."""
    before, farther = found.before(2)
    after = found.after(1)[0]
    following = found.words[found.match.end() + 1 : found.match.end() + 2]
    mixed = not found.words[found.match.end() - 1].isupper()
    capital = mixed and bool(following) and following[0][:1].isupper()
    if name == "march" and before.isalpha():
        return not capital or (before in _CLEAR_MONTH_CUES and before != "of")
    if name != "may":
        named = capital and following[0].lower() not in MONTHS
        return before in _CLEAR_MONTH_CUES or (not (named and name in {"april", "june", "august"}) and name != "march")
    if before in {"and", "or", "to"}:
        return farther in MONTHS or after.isdigit()
    if before in _CLEAR_MONTH_CUES or (before in {"'", "s", "the"} and farther != "theresa"):
        return True
    start = found.match.start()
    inside = start > 1 and found.words[start - 2].islower() and found.words[start] == "May"
    return inside and bool(following) and following[0].islower() and after not in _AFTER_A_MONTH | _AFTER_A_NAME


def _part_of_month(found: Found) -> Meaning | None:
    """The days that "the first week of March" or "the second half of May" means."""
    month = _month(found)
    if month is None or month.first is None or month.last is None:
        return None
    which, half, last = found("which"), found("half"), month.last
    if found("day"):
        return resolve.day(last if which in {"last", "final"} else month.first.replace(day=ORDINALS[which]))
    if half == "first":
        month.last = month.first.replace(day=15)
        return month
    if half:
        month.first = month.first.replace(day=16)
        return month
    if which in {"last", "final"}:
        month.first = last - timedelta(days=6)
    else:
        month.first = month.first.replace(day=7 * ORDINALS[which] - 6)
    month.last, month.grain = month.first + timedelta(days=6), "week"
    return month


def _weekday_of_month(found: Found) -> Meaning | None:
    """As in "the first Tuesday in November": a day counted by its weekday."""
    month = _month(found)
    if month is None or month.first is None or month.last is None:
        return None
    weekday, which = WEEKDAYS[found("w")], found("which")
    if which in {"last", "final"}:
        return resolve.day(calendar.weekday_on_or_before(month.last, weekday), explicit=month.explicit)
    of = calendar.nth_weekday(month.first.year, month.first.month, weekday, ORDINALS[which])
    return resolve.day(of, explicit=month.explicit)


def _month_by_reference(found: Found) -> Meaning:
    """As in "the previous September": beside what was named last."""
    of, month = found.moment.reference_day, MONTHS[found("m2")]
    if SIDES[found("told")] < 0:
        return resolve.month(of.year - (month >= of.month), month)
    return resolve.month(of.year + (month <= of.month), month)


def _month_on_a_side(found: Found, month: int) -> Meaning | None:
    side, today = found("side"), found.moment.today
    if side in {"same", "that"}:
        return resolve.parted(resolve.month(found.moment.reference_day.year, month), found("part"))
    if found("unit"):
        return resolve.parted(resolve.month(today.year + SIDES[side], month, explicit=True), found("part"))
    year = today.year
    if SIDES[side] < 0 and month >= today.month:
        year -= 1
    elif SIDES[side] > 0 and month <= today.month:
        year += 1
    return resolve.parted(resolve.month(year, month), found("part"))


RULES = (
    Rule(
        pattern="{m:MONTH}(?= (?:and|or|to) {MONTH} {y:ANYYEAR})",
        read=_month,
        examples=("2026-02-18 | It was cut in May and June 2020. | May | DATE 2020-05 | 2020-05-01..2020-06-30 month",),
    ),
    Rule(
        pattern="(?:(?:the )?<EARLY> )?{m:MONTH}(?:.(?=,? {ANYYEAR}))?(?: of|,)? {y:ANYYEAR}",
        read=_month,
        examples=(
            "2026-02-18 | They have not spoken since August 2025. | August 2025 | DATE 2025-08 | 2025-08-01..- month",
            "2026-02-18 | It was drafted in late May 2019. | late May 2019 | DATE 2019-05"
            " | 2019-05-21..2019-05-31 month",
            "2006-11-06 | The six last sat together in November, 2005. | November, 2005 | DATE 2005-11"
            " | 2005-11-01..2005-11-30 month",
        ),
    ),
    Rule(
        pattern="(?:(?:the )?<EARLY>(?: the)?[ -]?)?{m:MONTH}(?:(?: of)? (?:the )?(?P<side>last|next|this|previous"
        "|following|same|that) (?P<unit>year))?(?! {DAY}(?! {UNITS}))",
        read=_month,
        examples=(
            "2026-02-18 | The envoys met in January. | January | DATE 2026-01 | 2026-01-01..2026-01-31 month",
            "2026-02-18 | The envoys will meet in early March. | early March | DATE 2026-03"
            " | 2026-03-01..2026-03-10 month",
            "2006-11-23 | Talks would probably resume in mid-December. | mid-December | DATE 2006-12"
            " | 2006-12-11..2006-12-20 month",
            "2026-02-18 | The tariffs will bite at the end of June. | the end of June | DATE 2026-06"
            " | 2026-06-21..2026-06-30 month",
            "2026-02-18 | In May the union struck. | May | DATE 2025-05 | 2025-05-01..2025-05-31 month",
            "2005-11-08 | A statement was adopted in September this year. | September this year | DATE 2005-09"
            " | 2005-09-01..2005-09-30 month",
        ),
        never=(
            "2026-02-18 | They may yet agree.",
            "2026-02-18 | Theresa May told reporters otherwise.",
            "2026-02-18 | Workers march through the capital.",
        ),
    ),
    Rule(
        pattern="(?:the )?(?:(?P<which>first|second|third|fourth|last|final) (?:full )?(?:week|(?P<day>day))"
        "|(?P<half>first|second|latter) half) of {m:MONTH}(?:,? {y:ANYYEAR})?",
        read=_part_of_month,
        examples=(
            "2026-02-18 | They will meet in the first week of March. | the first week of March | DATE 2026-03"
            " | 2026-03-01..2026-03-07 week",
            "2026-02-18 | A text is due in the second half of May. | the second half of May | DATE 2026-05"
            " | 2026-05-16..2026-05-31 month",
        ),
    ),
    Rule(
        pattern="(?:the )?(?P<which>first|second|third|fourth|last|final) {w:WEEKDAY} (?:of|in) {m:MONTH}"
        "(?:,? {y:ANYYEAR})?",
        read=_weekday_of_month,
        examples=(
            "2012-09-20 | They will vote on the first Tuesday in November. | the first Tuesday in November"
            " | DATE 2012-11-06 | 2012-11-06..2012-11-06 day",
        ),
    ),
    Rule(
        pattern="(?P<side>last|next|this) (?:past |coming )?{m:MONTH}(?! {DAY}(?!,?{INT}))"
        "|the (?P<told>previous|following|preceding) {m2:MONTH}",
        read=lambda found: _month_by_reference(found) if found("told") else _month(found),
        examples=(
            "2011-07-15 | It was tried in February 2010 and had failed the previous September. | the previous September"
            " | DATE 2009-09 | 2009-09-01..2009-09-30 month",
            "2006-12-29 | The group declared a ceasefire last March. | last March | DATE 2006-03"
            " | 2006-03-01..2006-03-31 month",
            "2006-11-06 | The talks have been stalled since last November. | last November | DATE 2005-11"
            " | 2005-11-01..- month",
            "2006-11-06 | A vote is due next January. | next January | DATE 2007-01 | 2007-01-01..2007-01-31 month",
        ),
    ),
)
