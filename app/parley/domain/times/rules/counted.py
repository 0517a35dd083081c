"""How far from publication, or from what was named last: "two weeks ago", "the past month"."""

from datetime import date, timedelta

from parley.domain.times import calendar, resolve
from parley.domain.times.expression import Meaning
from parley.domain.times.grammar import Found, Rule
from parley.domain.times.moment import Moment
from parley.domain.times.vocabulary import SIDES


def _ago(found: Found) -> Meaning | None:
    """As in "two weeks ago": counted back from publication; of years and months the year and the month are meant."""
    return _moved(found, -1, from_reference=False)


def _later(found: Found) -> Meaning | None:
    """As in "a day earlier", "two weeks later": counted from what was named last."""
    direction = -1 if found("back") else 1
    return _moved(found, direction, from_reference=not found("hence"))


def _moved(found: Found, direction: int, *, from_reference: bool) -> Meaning | None:
    vague = resolve.reference("PAST_REF" if direction < 0 else "FUTURE_REF")
    count = resolve.number(found("n"))
    if count is None or count != int(count) or count > 3000:
        return vague
    code = resolve.unit(found("u"))
    if code in {"TM", "TS"} and from_reference:
        return None
    if code == "Y" and count == 1 and direction < 0:
        quarter = year_before(found.moment)
        if quarter is not None:
            return quarter
    origin = _origin(found.moment, code) if from_reference else found.moment.today
    meaning = resolve.shifted(code, origin, direction * int(count))
    if meaning is None:
        return vague
    if code == "W" and count == 1 and meaning.first is not None:
        meaning.first = meaning.last = origin + timedelta(days=7 * direction)
        meaning.grain = "day"
    if code.startswith("T"):
        meaning.kind = "TIME"
    meaning.counted = True
    return meaning


def _origin(moment: Moment, code: str) -> date:
    """What days and weeks are counted from is a day; longer units are counted from whatever was named last."""
    if code not in {"D", "W", "2W", "WE"} or (moment.reference is not None and moment.reference.grain != "year"):
        return moment.reference_day
    return moment.day or moment.today


def year_before(moment: Moment) -> Meaning | None:
    """The quarter a year before the one that is reported on; None where none is, or not of these months."""
    if moment.quarter is None or not moment.quarterly or not -100 <= (moment.today - moment.quarter).days <= 370:
        return None
    meaning = resolve.shifted("Q", moment.quarter, -4)
    if meaning is not None:
        meaning.counted = True
    return meaning


def _in_units(found: Found) -> Meaning | None:
    """After a future verb "in two weeks" is a date too; without one it is a duration."""
    count, code = resolve.number(found("n")), resolve.unit(found("u"))
    if found("u") in {"second", "quarter"}:
        return None
    duration = resolve.duration(count, code)
    if count is None or count != int(count) or count > 1000 or found.moment.tense != "future":
        return duration
    target = resolve.shifted(code, found.moment.today, int(count))
    if target is not None:
        duration.first, duration.last, duration.grain = target.first, target.last, target.grain
    return duration


def _last_few(found: Found) -> Meaning | None:
    """As in "the past two weeks": a duration that ends, or begins, at publication."""
    count, code = resolve.number(found("n")), resolve.unit(found("u"))
    if not found("n") and SIDES[found("side")] > 0:
        return resolve.reference("FUTURE_REF")
    duration = resolve.duration(count, code)
    if count is None or count != int(count) or count > 500:
        duration.indefinite = True
        return duration
    return _stretch(found, duration, count, code, back=SIDES[found("side")] < 0)


def _stretch(found: Found, duration: Meaning, count: float, code: str, *, back: bool) -> Meaning:
    today, days = found.moment.today, duration.days
    if days is None and code == "TH" and count >= 24:
        days = int(count) // 24
    if days is not None:
        ends = (today - timedelta(days=days), today) if back else (today, today + timedelta(days=days - (code == "D")))
    elif code in {"M", "Y"}:
        months = int(count) * (1 if code == "M" else 12)
        ends = (calendar.add_months(today, -months), today) if back else (today, calendar.add_months(today, months))
    else:
        return duration
    duration.first, duration.last, duration.grain = ends[0], ends[1], "day"
    return duration


def _past_unit(found: Found) -> Meaning | None:
    """As in "over the past month": one unit that ends, or begins, at publication."""
    code = resolve.unit(found("u") or found("long"))
    back = bool(found("back")) or SIDES[found("side") or found("side2") or found("side3")] < 0
    return _stretch(found, resolve.duration(1, code), 1, code, back=back)


RULES = (
    Rule(
        pattern="(?:(?:(?<=over )|(?<=in )|(?<=within )|(?<=during )|(?<=for )|(?<=throughout ))the (?P<side>last|next)"
        "|(?<=over )the (?P<side3>coming)|(?:the )?(?P<back>past)) (?P<u>{UNIT})(?! of )"
        "|the (?P<side2>last|next|coming) (?P<long>decade|century)",
        read=_past_unit,
        examples=(
            "2022-06-02 | Flights grew over the past month. | the past month | DURATION P1M"
            " | 2022-05-02..2022-06-02 day",
        ),
    ),
    Rule(
        pattern="<APPROX>(?P<n>a|an|<NUMBER>|<MANY>)(?: )(?P<u>{UNIT}|{UNITS}|{CLOCKUNIT}|{CLOCKUNITS})(?: or so"
        "| or more)?"
        " ago",
        read=_ago,
        examples=(
            "2026-02-16 | They first met 10 days ago in Muscat. | 10 days ago | DATE 2026-02-06"
            " | 2026-02-06..2026-02-06 day",
            "2006-11-26 | The process collapsed six years ago. | six years ago | DATE 2000"
            " | 2000-01-01..2000-12-31 year",
            "2006-11-27 | He was here just a week ago. | just a week ago | DATE 2006-W47 | 2006-11-20..2006-11-20 day",
            "2006-11-27 | They split several months ago. | several months ago | DATE PAST_REF | vague",
        ),
    ),
    Rule(
        pattern="(?:{UNITS}|{CLOCKUNITS}|(?<!as )long|not long) ago",
        read=lambda _: resolve.reference("PAST_REF"),
        examples=("2026-02-16 | It was promised years ago. | years ago | DATE PAST_REF | vague",),
    ),
    Rule(
        pattern="<APPROX>(?P<n>a|an|one|<NUMBER>|<MANY>)(?: )(?P<u>{UNIT}|{UNITS}|{CLOCKUNIT}|{CLOCKUNITS}) "
        "(?:(?P<back>earlier|before(?=[.,;:]| (?:that|then)))|later|(?P<hence>from now|hence|from today))",
        read=_later,
        examples=(
            "2026-02-27 | The envoys met on February 26. A day earlier they had spoken by phone. | A day earlier"
            " | DATE 2026-02-25 | 2026-02-25..2026-02-25 day",
            "2026-02-27 | It ran from May 2019 and two months later it failed. | two months later | DATE 2019-07"
            " | 2019-07-01..2019-07-31 month",
            "2026-02-27 | Several months later they parted. | Several months later | DATE FUTURE_REF | vague",
        ),
    ),
    Rule(
        pattern="(?<=in )<APPROX>(?P<n>a|an|<NUMBER>|<MANY>)[ ](?P<u>{UNIT}|{UNITS}|{CLOCKUNIT}|{CLOCKUNITS})"
        "(?:'s? time|')?(?! (?:of|ago|before|after))",
        read=_in_units,
        examples=(
            "2026-02-18 | They will meet again in two weeks. | two weeks | DURATION P2W | 2026-03-02..2026-03-08 week",
            "2026-02-18 | They met twice in two weeks. | two weeks | DURATION P2W | none",
        ),
    ),
    Rule(
        pattern="<APPROX>(?:the )?(?P<side>past|last|next|coming|previous|following|preceding)(?: (?P<n><NUMBER>"
        "|<MANY>))? "
        "(?P<u>{UNITS}|{CLOCKUNITS})(?: or so)?",
        read=_last_few,
        examples=(
            "2026-03-12 | In the last 48 hours eight drafts were swapped. | the last 48 hours | DURATION PT48H"
            " | 2026-03-10..2026-03-12 day",
            "2006-11-26 | In the past few weeks they have been in touch. | the past few weeks | DURATION PXW | vague",
            "2005-11-09 | In the coming three days all sides will consult. | the coming three days | DURATION P3D"
            " | 2005-11-09..2005-11-11 day",
        ),
    ),
)
