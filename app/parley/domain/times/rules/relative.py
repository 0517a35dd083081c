"""Units of time beside that of publication, or of what was named last: "next week", "the same day"."""

from datetime import timedelta

from parley.domain.times import calendar, resolve
from parley.domain.times.expression import Meaning
from parley.domain.times.grammar import Found, Rule
from parley.domain.times.vocabulary import SIDES

_CODES = {"week": "W", "month": "M", "season": "Q", "year": "Y"}

_SHORT = frozenset({"day", "time", "week"})
_DAYWORDS = {"today": 0, "tomorrow": 1, "yesterday": -1, "after": 2, "before": -2}


def _day_word(found: Found) -> Meaning | None:
    if _is_title(found):
        return None
    word = "after" if found("after") else "before" if found("before") else found("w")
    return resolve.day(found.moment.today + timedelta(days=_DAYWORDS[word]))


def _is_title(found: Found) -> bool:
    """As in "USA Today": a name that ends in the word."""
    start = found.match.start()
    before = found.words[start - 2 : start] if start > 1 else []
    if found.before(1)[0] in {'"', "“"} and found.after(1)[0] in {'"', "”"}:
        return True
    named = bool(before) and before[0][:1].isupper() and before[1] == " "
    return named and found.words[start].istitle()


def _this_next_last(found: Found) -> Meaning | None:
    side, code, moment = found("side") or found("side2"), resolve.unit(found("u")), found.moment
    if code == "D" and side in {"last", "latest"}:
        return None
    shift = -1 if found("gone") else 1 if found("ahead") and code != "W" else SIDES[side]
    if code == "W" and side == "this" and not found("gone") and _begins_on_sunday(found):
        shift = 1
    whole = resolve.shifted(code, moment.today, shift)
    return None if whole is None else resolve.parted(whole, found("part"))


def _begins_on_sunday(found: Found) -> bool:
    """Whether "this week" is the one to come: late in the week "this coming week", on a Sunday what is still ahead."""
    weekday = found.moment.today.weekday()
    if found("ahead"):
        return weekday >= 4
    return weekday == 6 and found("part") != "earlier" and (found("part") == "later" or found.moment.tense == "future")


def _beyond(found: Found) -> Meaning | None:
    """As in "the week after next": two units away."""
    return resolve.shifted(resolve.unit(found("u")), found.moment.today, 2 if found("after") else -2)


def _weekend(found: Found) -> Meaning | None:
    """The weekend that is meant: after Saturday has begun, "this weekend" of a past sentence is that of these days."""
    today, side = found.moment.today, "past" if found("gone") else found("side")
    tense = found.moment.tense
    saturday = calendar.weekend_span(today)[0]
    if side in {"this", "", "coming", "past"} and (side == "past" or (tense == "past" and saturday > today)):
        return resolve.weekend(today - timedelta(days=7))
    if side == "" and tense is None and saturday > today:
        return resolve.weekend(today - timedelta(days=7))
    shift = {"last": -1, "next": 1}.get(side, 0)
    if side == "last" and today.weekday() == 6:
        shift = -1
    return resolve.weekend(today + timedelta(days=7 * shift))


def _from_reference(found: Found) -> Meaning | None:
    """As in "the following month", "the same day", "that year": counted from what was named last."""
    side, code = found("side"), resolve.unit(found("u"))
    origin = found.moment.day_named if code == "D" else found.moment.reference_day
    whole = resolve.shifted(code, origin, SIDES[side])
    return None if whole is None else resolve.parted(whole, found("part"))


def _the_next(found: Found) -> Meaning | None:
    """As in "the next week": after what was named in a tale of the past, else after publication."""
    moment = found.moment
    told = moment.reference is not None and moment.tense != "future"
    return resolve.shifted(resolve.unit(found("u")), moment.reference_day if told else moment.today, 1)


def _previous(found: Found) -> Meaning | None:
    """The unit before the one named last, or before that of publication where none of its kind was named."""
    code, reference = resolve.unit(found("u")), found.moment.reference
    if code == "Q" and found.moment.quarter is not None:
        quarter = resolve.shifted("Q", found.moment.quarter, -1)
        if quarter is not None:
            quarter.counted = True
        return quarter
    told = reference is not None and _CODES.get(reference.grain) == code and not reference.weekday
    whole = resolve.shifted(code, found.moment.reference_day if told else found.moment.today, -1)
    return None if whole is None else resolve.parted(whole, found("part"))


def _the_unit(found: Found) -> Meaning | None:
    """As in "the end of the year", "later in the month": the unit that the time named last is in."""
    code, moment = resolve.unit(found("u")), found.moment
    grain = "day" if moment.reference is None else moment.reference.grain
    near = abs((moment.reference_day - moment.today).days) <= 45
    told = moment.story is not None or (near and code == "M") or (near and code == "W" and grain in _SHORT)
    if code == "Q":
        whole = resolve.shifted("Q", moment.quarter or moment.today, 0)
    elif code == "Y" and not told:
        whole = resolve.year(_year_of_report(found) + (bool(found("new")) and moment.today.month > 2))
    else:
        whole = resolve.shifted(code, moment.reference_day if told else moment.today, 0)
    return None if whole is None else resolve.parted(whole, found("part"))


def _year_of_report(found: Found) -> int:
    """This year, but in the first months of one, for what is told as over, the year that has just ended."""
    moment = found.moment
    over = moment.today.month <= 3 and found("part") not in {"early", "earlier"} and not found("new")
    begins = {"start", "beginning", "turn"}.isdisjoint(found("part").split())
    return moment.today.year - (over and begins and moment.tense == "past")


def _year_end(found: Found) -> Meaning | None:
    if found("side") or (found("u") and found("u") != "year"):
        whole = resolve.shifted(resolve.unit(found("u")), found.moment.today, SIDES.get(found("side"), 0))
    else:
        whole = resolve.year(_year_of_report(found))
    return None if whole is None else resolve.parted(whole, "end")


def _that_unit(found: Found) -> Meaning | None:
    """As in "that year": the unit of the time named last, nothing where none was."""
    reference = found.moment.reference
    if reference is None or reference.first is None:
        return None
    whole = resolve.shifted(resolve.unit(found("u")), reference.first, 0)
    return None if whole is None else resolve.parted(whole, found("part"))


_U = "(?P<u>{UNIT})"


RULES = (
    Rule(
        pattern="the (?P<u>{UNIT}) (?:(?P<after>after) next|before last)",
        read=_beyond,
        examples=(
            "2026-02-18 | They will be back the week after next. | the week after next | DATE 2026-W10"
            " | 2026-03-02..2026-03-08 week",
        ),
    ),
    Rule(
        pattern="(?:(?P<side>this|last|next)(?: (?:(?P<gone>past)|coming))?|the(?: (?P<part>past|coming))?) weekend"
        "|weekend(?= (?:talks|meeting|meetings|summit|session|sessions|negotiations|vote|election|elections|violence"
        "|attack|attacks|protests|rally|raid|clashes|storm|shooting|shootings|truce))",
        read=_weekend,
        examples=(
            "1997-04-07 | The rebels met in London at the weekend. | the weekend | DATE 1997-W14-WE"
            " | 1997-04-05..1997-04-06 day",
            "2015-09-15 | Weekend talks got nowhere. | Weekend | DATE 2015-W37-WE | 2015-09-12..2015-09-13 day",
            "2026-02-18 | They will gather this weekend. | this weekend | DATE 2026-W08-WE"
            " | 2026-02-21..2026-02-22 day",
            "2022-08-02 | I spoke to him this weekend. | this weekend | DATE 2022-W30-WE | 2022-07-30..2022-07-31 day",
        ),
    ),
    Rule(
        pattern="(?:(?:early|earlier|late|later) )?(?P<w>today|tomorrow|yesterday)",
        read=_day_word,
        examples=(
            "2026-02-18 | They meet tomorrow in Doha. | tomorrow | DATE 2026-02-19 | 2026-02-19..2026-02-19 day",
            "2026-02-18 | Earlier today he flew in. | Earlier today | DATE 2026-02-18 | 2026-02-18..2026-02-18 day",
        ),
    ),
    Rule(
        pattern="(?:the )?day (?:(?P<after>after) tomorrow|(?P<before>before) yesterday)",
        read=_day_word,
        examples=(
            "2026-02-18 | They meet the day after tomorrow. | the day after tomorrow | DATE 2026-02-20"
            " | 2026-02-20..2026-02-20 day",
        ),
    ),
    Rule(
        pattern="(?:(?:the )?<EARLY> ?)?(?:(?:the|its|their|our) (?P<side2>current|latest|coming)"
        "|(?P<side>this|last|next))[ -](?:(?:fiscal|calendar|financial|(?P<ahead>coming)|(?P<gone>past)) )?" + _U,
        read=_this_next_last,
        examples=(
            "2026-02-18 | Talks resume next week. | next week | DATE 2026-W09 | 2026-02-23..2026-03-01 week",
            "2026-02-18 | Two rounds were held earlier this month. | earlier this month | DATE 2026-02"
            " | 2026-02-01..2026-02-28 month",
            "2005-11-26 | Direct talks should start early next year. | early next year | DATE 2006"
            " | 2006-01-01..2006-03-31 season",
            "2020-09-02 | A deal is needed by the end of next month. | the end of next month | DATE 2020-10"
            " | -..2020-10-31 month",
            "2026-02-18 | Both were signed late last year. | late last year | DATE 2025"
            " | 2025-10-01..2025-12-31 season",
        ),
    ),
    Rule(
        pattern="(?:(?:the )?<EARLY> )?(?:the (?P<side>following|preceding|same)|(?P<that>that)) " + _U,
        read=lambda found: _from_reference(found) if found("side") else _that_unit(found),
        examples=(
            "2026-02-18 | It was signed in July 2022. The following month it collapsed. | The following month"
            " | DATE 2022-08 | 2022-08-01..2022-08-31 month",
            "2026-02-18 | They met on January 4 and parted the same day. | the same day | DATE 2026-01-04"
            " | 2026-01-04..2026-01-04 day",
        ),
    ),
    Rule(
        pattern="the next (?P<u>week|month|year)(?! (?:of|or))",
        read=_the_next,
        examples=(
            "2014-11-17 | It began on 9 October 1989. The next week more came. | The next week | DATE 1989-W42"
            " | 1989-10-16..1989-10-22 week",
        ),
    ),
    Rule(
        pattern="the next (?P<u>day)",
        read=lambda found: resolve.shifted("D", found.moment.day_named, 1),
        examples=(
            "2026-02-18 | They met on January 4 and signed the next day. | the next day | DATE 2026-01-05"
            " | 2026-01-05..2026-01-05 day",
        ),
    ),
    Rule(
        pattern="the (?:previous|prior) " + _U,
        read=_previous,
        examples=(
            "2026-01-31 | A first round was held there the previous week. | the previous week | DATE 2026-W04"
            " | 2026-01-19..2026-01-25 week",
        ),
    ),
    Rule(
        pattern="(?:(?<=for )|(?<=during )|(?<=throughout )|(?<=rest of )|(?<=remainder of )|(?<=on ))the (?P<u>week"
        "|month)(?=[.,;:)]|$|¶| (?:as|and|but|because|despite|after|to|while))",
        read=_the_unit,
        examples=(
            "2018-02-02 | During the week, the krone fell. | the week | DATE 2018-W05 | 2018-01-29..2018-02-04 week",
        ),
    ),
    Rule(
        pattern="(?:the )?<EARLY> the (?P<u>week|month|year|decade|century|quarter)",
        read=_the_unit,
        examples=(
            "2020-08-31 | The transition finishes at the end of the year. | the end of the year | DATE 2020"
            " | -..2020-12-31 season",
        ),
    ),
    Rule(
        pattern="(?P<part>later|earlier|early|late|sometime)(?: on)? in the (?P<new>new )?(?P<u>day|week|month|year"
        "|decade|century|quarter)",
        read=lambda found: _the_unit(found) if found("u") != "day" else resolve.day(found.moment.day_named),
        examples=(
            "2004-04-23 | Rates will rise early in the new year. | early in the new year | DATE 2005"
            " | 2005-01-01..2005-03-31 season",
            "2026-02-18 | He landed on Sunday and met the premier later in the day. | later in the day"
            " | DATE 2026-02-15 | 2026-02-15..2026-02-15 day",
        ),
    ),
    Rule(
        pattern="(?:the )?(?:(?P<side>this|last|next) )?(?P<u>year|month|week)(?: )?(?:'s|') end|(?P<v>year)-end"
        "|year end",
        read=_year_end,
        examples=(
            "2005-11-02 | They want it settled by the year's end. | the year's end | DATE 2005 | -..2005-12-31 season",
        ),
    ),
)
