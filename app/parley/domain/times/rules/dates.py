"""Days and months by name or number, weekdays, and feast days."""

from collections.abc import Callable
from datetime import date, timedelta

from parley.domain.times import calendar, resolve
from parley.domain.times.calendar import Span
from parley.domain.times.expression import Meaning
from parley.domain.times.grammar import Found, Rule
from parley.domain.times.vocabulary import DAY_PARTS, MONTHS, ORDINALS, WEEKDAYS, word_set

_CLEAR_MONTH_CUES = word_set(
    "in since until till during early late mid last next this of from between through before after by for throughout"
    " and or to"
)
_MODAL_MONTHS = word_set("may march april june august")
_SIDE = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1, "this": 0}


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
    month, day = MONTHS[found("m") or found("m2")], _day_number(found("d") or found("d2"))
    if found("y"):
        of = _valid(int(found("y")), month, day)
        return None if of is None else resolve.day(of, explicit=True)
    if found("side"):
        side = _SIDE[found("side")]
        year = found.moment.today.year + (side if found("unit") else 0)
        of = _valid(year, month, day)
        return None if of is None else resolve.day(of, explicit=True)
    of = found.moment.in_story(lambda year: _single(year, month, day)) or found.moment.day_of_year(
        lambda year: _single(year, month, day)
    )
    return None if of is None else resolve.day(of)


def _numeric(found: Found) -> Meaning | None:
    """Year, month and day in either order; where both orders are dates, the one nearer to publication."""
    year, first, second = int(found("y")), int(found("a")), int(found("b"))
    if len(found("y")) == 2:
        year += 2000 if year <= (found.moment.today.year + 10) % 100 else 1900
    days = [of for of in (_valid(year, first, second), _valid(year, second, first)) if of is not None]
    today = found.moment.today
    return resolve.day(min(days, key=lambda of: abs((of - today).days)), explicit=True) if days else None


def _numeric_day_first(found: Found) -> Meaning | None:
    of = _valid(int(found("y")), int(found("b")), int(found("a")))
    return None if of is None else resolve.day(of, explicit=True)


def _attacks_of_2001(_: Found) -> Meaning:
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
    meant = found.moment.yearly(lambda year: calendar.month_span(year, month))
    return None if meant is None else resolve.parted(resolve.month(meant[0], month), found("part"))


def _is_month_here(found: Found, name: str) -> bool:
    """Whether a word that may be a verb or a name ("May", "March", "June") is the month."""
    before, farther = found.before(2)
    after = found.after(1)[0]
    following = found.words[found.match.end() + 1 : found.match.end() + 2]
    if name == "march" and before.isalpha():
        return not (bool(following) and following[0][:1].isupper())
    if name != "may":
        named = bool(following) and following[0][:1].isupper() and following[0].lower() not in MONTHS
        return before in _CLEAR_MONTH_CUES or (not (named and name in {"april", "june", "august"}) and name != "march")
    if before in {"and", "or", "to"}:
        return farther in MONTHS or after.isdigit()
    return before in _CLEAR_MONTH_CUES or (before in {"'", "s", "the"} and farther != "theresa")


def _part_of_month(found: Found) -> Meaning | None:
    """The days that "the first week of March" or "the second half of May" means."""
    month = _month(found)
    if month is None or month.first is None or month.last is None:
        return None
    which, half, last = found("which"), found("half"), month.last
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


def _month_on_a_side(found: Found, month: int) -> Meaning | None:
    side, today = found("side"), found.moment.today
    if found("unit"):
        return resolve.parted(resolve.month(today.year + _SIDE[side], month, explicit=True), found("part"))
    year = today.year
    if _SIDE[side] < 0 and month >= today.month:
        year -= 1
    elif _SIDE[side] > 0 and month <= today.month:
        year += 1
    return resolve.parted(resolve.month(year, month), found("part"))


def _weekday(found: Found) -> Meaning | None:
    meaning = resolve.day(_day_of_weekday(found), weekday=True)
    return resolve.timed(meaning, DAY_PARTS[found("p")]) if found("p") else meaning


def _day_of_weekday(found: Found) -> date:
    """By its side of publication where it is said; else tense says whether the latest or the first is meant."""
    weekday, today, side = WEEKDAYS[found("w")], found.moment.today, found("side")
    if found("week"):
        return calendar.week_span(today)[0] + timedelta(days=7 * _SIDE[found("week")] + weekday)
    if found("past") or (side and _SIDE[side] < 0):
        return calendar.weekday_on_or_before(today - calendar.DAY, weekday)
    if side and _SIDE[side] > 0:
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
        return resolve.day(of(found.moment.today.year + _SIDE[found("side")]))
    meant = found.moment.day_of_year(lambda year: (of(year), of(year)))
    return None if meant is None else resolve.day(meant)


_DAY = "(?P<d>{DAY})(?:{TH})?"
_SIDE_WORDS = "(?P<side>last|next|this)"

MORE_DAYS = (
    "(?P<joint> ?_ ?| and | or | to | through |, )(?P<d>{DAY})(?:{TH})?(?:,? {ANYYEAR})?"
    "(?![:.,/%]?{INT}| ?(?:{UNITS}|{MONTH}))"
)
"""Further days after a month and a day: "Feb. 4-5", "May 11, 12 and 13"."""

RULES = (
    Rule(
        pattern="(?<!/)9/11(?!/)|(?:sept|september).? 11(?= (?:terror|terrorist|attacks|attack|hijackers))",
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
        pattern="{m:MONTH}(?= (?:and|or|to) {MONTH} {y:ANYYEAR})",
        read=_month,
        examples=("2026-02-18 | It was cut in May and June 2020. | May | DATE 2020-05 | 2020-05-01..2020-06-30 month",),
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
        pattern="(?:the {d:ORDINAL} of {m:MONTH}|{m2:MONTH} the (?P<d2>{DAY}){TH})(?:,? {y:ANYYEAR})?",
        read=_month_day,
        examples=(
            "2020-08-22 | They met on the first of August. | the first of August | DATE 2020-08-01"
            " | 2020-08-01..2020-08-01 day",
        ),
    ),
    Rule(
        pattern="(?P<y>{ANYYEAR})-(?P<a>{MM})-(?P<b>{DAY})(?!-)",
        read=_numeric,
        examples=(
            "2026-02-18 | Posted 2026-02-17 by the ministry | 2026-02-17 | DATE 2026-02-17"
            " | 2026-02-17..2026-02-17 day",
        ),
    ),
    Rule(
        pattern="(?P<a>{DAY})/(?P<b>{DAY})/(?P<y>{ANYYEAR}|{TWO})",
        read=_numeric,
        examples=(
            "2013-03-22 | (Filed 03/21/2013) | 03/21/2013 | DATE 2013-03-21 | 2013-03-21..2013-03-21 day",
            "2013-03-22 | Filed 21/03/2013 | 21/03/2013 | DATE 2013-03-21 | 2013-03-21..2013-03-21 day",
        ),
    ),
    Rule(
        pattern="(?P<a>{DAY}).(?P<b>{MM}).(?P<y>{YEAR})",
        read=_numeric_day_first,
        examples=("2013-03-22 | Kyiv, 21.03.2013 | 21.03.2013 | DATE 2013-03-21 | 2013-03-21..2013-03-21 day",),
    ),
    Rule(
        pattern="(?<=on )the (?P<d>{DAY}){TH}(?: (?P<this>of this month)| of the month)?"
        "(?=[.,;:)!]|$|¶| (?:and|to|in|at|when|but|or|with|for))",
        read=_day_of_this_month,
        examples=(
            "2026-02-18 | They met on the 4th and parted at odds. | the 4th | DATE 2026-02-04"
            " | 2026-02-04..2026-02-04 day",
            "2026-02-18 | They will sit down on the 4th. | the 4th | DATE 2026-03-04 | 2026-03-04..2026-03-04 day",
        ),
        never=("2026-02-18 | It hinges on the 4th round.",),
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
        "|following) (?P<unit>year))?(?! {DAY}(?! {UNITS}))",
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
        pattern="(?:the )?(?:(?P<which>first|second|third|fourth|last|final) (?:full )?week"
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
        pattern="{w:WEEKDAY}(?= (?:and|or|to|through) {WEEKDAY}(?: of)? (?P<week>last|next|this) week)",
        read=_weekday,
        examples=(
            "2026-02-18 | They will sit on Monday and Tuesday of next week. | Monday | DATE 2026-02-23"
            " | 2026-02-23..2026-02-24 day",
        ),
    ),
    Rule(
        pattern="(?P<side>last|next|this) (?:past |coming )?{m:MONTH}(?! {DAY}(?!,?{INT}))",
        read=_month,
        examples=(
            "2006-12-29 | The group declared a ceasefire last March. | last March | DATE 2006-03"
            " | 2006-03-01..2006-03-31 month",
            "2006-11-06 | The talks have been stalled since last November. | last November | DATE 2005-11"
            " | 2005-11-01..- month",
            "2006-11-06 | A vote is due next January. | next January | DATE 2007-01 | 2007-01-01..2007-01-31 month",
        ),
    ),
    Rule(
        pattern="(?:(?:early|earlier|late|later)(?: on)? )?(?P<w>{WEEKDAY})(?:(?:'s)? (?P<p>{DAYPART}))?"
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
        never=("2026-02-18 | The Sunday Telegraph knew nothing.",),
    ),
    Rule(
        pattern="{w:WEEKDAY_SHORT}.?(?=,? {MONTH}|,? {DAY} {MONTH}|,)",
        read=_weekday,
        examples=(
            "2026-02-18 | Updated Wed., Feb. 18, 2026 | Wed., Feb. 18, 2026 | DATE 2026-02-18"
            " | 2026-02-18..2026-02-18 day",
        ),
        never=("2026-02-18 | He told the Sun that nothing was agreed.",),
    ),
    Rule(
        pattern="(?:(?:the |this )?(?P<side>last|next|this|coming|upcoming|following)"
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
        "|halloween|valentine's day|may day|thanksgiving(?: day)?|labor day|good friday|easter(?: (?:sunday|monday))?)"
        "(?: {y:YEAR})?",
        read=_feast,
        examples=(
            "2005-12-07 | Pilots will walk out on Christmas Eve. | Christmas Eve | DATE 2005-12-24"
            " | 2005-12-24..2005-12-24 day",
            "1998-04-14 | It was signed on Good Friday. | Good Friday | DATE 1998-04-10 | 1998-04-10..1998-04-10 day",
        ),
    ),
)
