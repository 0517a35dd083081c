"""Times of day: clock times with zones, parts of the day, and what joins them to a day."""

from datetime import timedelta

from parley.domain.text.calendar_words import WEEKDAYS
from parley.domain.times import resolve
from parley.domain.times.expression import Meaning
from parley.domain.times.grammar import Found, Rule
from parley.domain.times.vocabulary import CLOCK_WORDS, DAY_PARTS, NUMBERS, SIDES, ZONES

_DAYWORDS = {"today": 0, "tomorrow": 1, "yesterday": -1, "last": -1, "this": 0}


def _clock(found: Found) -> str | None:
    if found("mil"):
        digits = found("mil")
        return f"{digits[:2]}:{digits[2:]}"
    if found("oclock"):
        hour = NUMBERS.get(found("oclock")) or int(found("oclock"))
        return f"{hour:02d}:00"
    if found("h24"):
        return f"{int(found('h24')):02d}:{found('min24')}"
    hour, afternoon = int(found("h")), found("ap").startswith("p")
    if hour > 12 and not afternoon:
        return None
    if hour == 12:
        hour = 12 if afternoon else 0
    elif afternoon and hour < 12:
        hour += 12
    return f"{hour:02d}:{found('min') or '00'}"


def _time(found: Found) -> Meaning | None:
    clock = _clock(found)
    if clock is None or (found("h24") and _is_no_clock(found)):
        return None
    if found("sec") or found("sec24"):
        clock += f":{found('sec') or found('sec24')}"
    day = found.moment.today if _is_heading(found) else found.moment.day_of_clock
    return resolve.timed(resolve.day(day), clock, ZONES.get(found.as_written("zone"), ""))


def _is_heading(found: Found) -> bool:
    """Whether a time stands on a line of its own, as over the entries of a live page."""
    words, first, last = found.words, found.match.start(), found.match.end()
    return (not first or "\n" in words[first - 1]) and (last >= len(words) or "\n" in words[last])


def _is_no_clock(found: Found) -> bool:
    """As in "in 2:15:30", "Matthew 10:30": figures with a colon that tell no time of day."""
    start = found.match.start()
    before = found.words[start - 2] if start > 1 else ""
    return before == "in" or (before[:1].isupper() and before.lower() not in WEEKDAYS and not before.isupper())


def _dawn_or_dusk(found: Found) -> Meaning:
    """Of the day that was named; a dawn after a night is that of the next day."""
    reference, of = found.moment.reference, found.moment.day_named
    if found("p") and reference is not None and reference.clock in {"NI", "EV"}:
        of += timedelta(days=1)
    return resolve.timed(resolve.day(of), "MO" if found("p") else "EV")


def _named_time(found: Found) -> Meaning:
    return resolve.timed(
        resolve.day(found.moment.day_of_clock), CLOCK_WORDS[found("word")], ZONES.get(found.as_written("zone"), "")
    )


def _part_of_day_word(found: Found) -> Meaning:
    """As in "this morning", "last night", "tomorrow evening": a part of a day counted from publication."""
    shift = _DAYWORDS[found("side")]
    part = DAY_PARTS[found("p")]
    return resolve.timed(resolve.day(found.moment.today + timedelta(days=shift)), part)


def _tonight(found: Found) -> Meaning:
    return resolve.timed(resolve.day(found.moment.today), "NI")


def _overnight(found: Found) -> Meaning:
    night = resolve.timed(resolve.day(found.moment.today), "NI")
    night.first = found.moment.today - timedelta(days=1)
    return night


RULES = (
    Rule(
        pattern="<CLOCK><ZONED>",
        read=_time,
        examples=(
            "2026-02-18 | The call began at 8 p.m. and ran late. | 8 p.m. | TIME 2026-02-18T20:00"
            " | 2026-02-18T20:00..2026-02-18T20:00 time",
            "2026-02-18 | Voting closed at 18:30 GMT. | 18:30 GMT | TIME 2026-02-18T18:30"
            " | 2026-02-18T18:30+00:00..2026-02-18T18:30+00:00 time",
            "2026-02-18 | The truce took hold at 0200 GMT. | 0200 GMT | TIME 2026-02-18T02:00"
            " | 2026-02-18T02:00+00:00..2026-02-18T02:00+00:00 time",
            "2026-02-18 | They sat down at ten o'clock. | ten o'clock | TIME 2026-02-18T10:00"
            " | 2026-02-18T10:00..2026-02-18T10:00 time",
        ),
        never=("2026-02-18 | The motion passed by 12 to 3.", "2026-02-18 | A ratio of 3.5 was agreed."),
    ),
    Rule(
        pattern="(?:(?:around|about|shortly after|just after|shortly before|just before) )?"
        "(?P<word>{CLOCKWORD})<ZONED>",
        read=_named_time,
        examples=(
            "2026-02-18 | They broke off at midnight. | midnight | TIME 2026-02-18T24:00"
            " | 2026-02-18T23:59..2026-02-18T23:59 time",
        ),
    ),
    Rule(
        pattern="(?:(?:early|earlier|late|later) )?(?P<side>this|last|today|tomorrow|yesterday) (?P<p>{DAYPART})",
        read=_part_of_day_word,
        examples=(
            "2026-02-18 | They conferred last night. | last night | TIME 2026-02-17TNI | 2026-02-17..2026-02-17 day",
            "2026-02-18 | They will confer tomorrow morning. | tomorrow morning | TIME 2026-02-19TMO"
            " | 2026-02-19..2026-02-19 day",
        ),
    ),
    Rule(
        pattern="(?:(?:early|earlier|late|later) )?tonight",
        read=_tonight,
        examples=("2026-02-18 | A vote is due tonight. | tonight | TIME 2026-02-18TNI | 2026-02-18..2026-02-18 day",),
    ),
    Rule(
        pattern="(?<!an )overnight(?! (?:stay|flight|train|bus|success))",
        read=_overnight,
        examples=(
            "2026-02-18 | They bargained overnight. | overnight | TIME 2026-02-18TNI | 2026-02-17..2026-02-18 day",
        ),
    ),
    Rule(
        pattern="(?:(?<=at )|(?<=before )|(?<=until )|(?<=till )|(?<=by )|(?<=after )|(?<=since )|(?<=around ))"
        "(?:nearly )?(?:(?P<p>dawn|daybreak|sunrise|first light)|(?P<q>dusk|sunset|nightfall))(?! of)",
        read=_dawn_or_dusk,
        examples=(
            "2014-04-02 | The shells of Tuesday fell at dawn. | dawn | TIME 2014-04-01TMO | 2014-04-01..2014-04-01 day",
        ),
        never=("2014-04-02 | It was the dawn of a new age.",),
    ),
    Rule(
        pattern="(?:(?:early|earlier|late|later) )?(?:(?:(?<=in )|(?<=by )|(?<=during ))the "
        "(?:early |late )?(?P<p>morning|afternoon|evening)"
        "|(?<=by )(?P<q>night|evening)|mid-?(?P<r>morning|afternoon)|(?:that|the same) (?P<s>{DAYPART}))",
        read=lambda found: resolve.timed(
            resolve.day(found.moment.day_named), DAY_PARTS[found("p") or found("q") or found("r") or found("s")]
        ),
        examples=(
            "2013-03-20 | He lands on Thursday and will dine there that evening. | that evening | TIME 2013-03-21TEV"
            " | 2013-03-21..2013-03-21 day",
            "2005-11-03 | They will touch on it in the afternoon. | the afternoon | TIME 2005-11-03TAF"
            " | 2005-11-03..2005-11-03 day",
        ),
    ),
    Rule(
        pattern="the (?P<side>next|following|previous|preceding) (?P<p>{DAYPART})",
        read=lambda found: resolve.timed(
            resolve.day(found.moment.day_named + timedelta(days=SIDES[found("side")])), DAY_PARTS[found("p")]
        ),
        examples=(
            "2013-03-22 | They met on Tuesday and left the next morning. | the next morning | TIME 2013-03-20TMO"
            " | 2013-03-20..2013-03-20 day",
        ),
    ),
    Rule(
        pattern="(?:the )?(?:early |late )?(?P<p>{DAYPART})(?: hours)?(?= (?:of|on) (?:{WEEKDAY}|{MONTH}|{DAY}"
        "(?:{TH})? (?:of )?{MONTH})| {WEEKDAY})",
        read=lambda found: resolve.timed(resolve.day(found.moment.day_named), DAY_PARTS[found("p")]),
        examples=(
            "2026-02-18 | Shells fell on the night of February 16. | the night of February 16 | TIME 2026-02-16TNI"
            " | 2026-02-16..2026-02-16 day",
        ),
    ),
)
