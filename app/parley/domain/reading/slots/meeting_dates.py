"""The dates of a meeting: which time expressions are its own, which open the next clause, and what it is put off to."""

import re
from datetime import date, timedelta

from msgspec import structs

from parley.domain.reading.clauses import Clause
from parley.domain.reading.sentence import Sentence
from parley.domain.text.words import words
from parley.domain.times.expression import TimeExpression
from parley_topics.values import When

GRAIN_ORDER = {"vague": 0, "year": 1, "season": 2, "month": 3, "week": 4, "day": 5, "time": 5}
"""Grains by how finely they tell one meeting from another."""
_NOT_ITS_OWN = words("by until till since before after")
"""Words before a date that make it the date of something else."""
_NO_DATES = frozenset(("current", "now", "currently", "recent", "the future", "the past", "future", "previous"))
_UNTIL = words("to until till into")
_MONTHS = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
_LONG_PAST = 30
_YEAR = 366
_CLOCK = re.compile(r"PT(\d+(?:\.\d+)?)([HM])\Z")
_WEEKDAYS = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")


def best_when(
    sentence: Sentence, times: list[TimeExpression], anchor: int, *, ahead: bool = False, lasting: bool = False
) -> When | None:
    """The date of a meeting: of some time expressions the finest, then the nearest to an offset.

    `ahead`: it is still to come, so that "by June" tells when. `lasting`: its verb tells until when.
    """
    best: tuple[int, int, TimeExpression] | None = None
    for time in times:
        when = time.when
        if when is None or _is_other(sentence, time, ahead=ahead, lasting=lasting):
            continue
        rank = (GRAIN_ORDER[when.grain] + (when.start is not None or when.end is not None), -abs(time.start - anchor))
        if best is None or rank > best[:2]:
            best = (*rank, time)
    return best[2].when if best is not None else None


def _is_other(sentence: Sentence, time: TimeExpression, *, ahead: bool, lasting: bool) -> bool:
    """Whether a date is a limit or an age: "by May", "since 2022", "the current round", "for two days"."""
    first = sentence.token_at(time.when_start)
    before = sentence.lowers[first - 1] if first else ""
    if lasting and not _UNTIL.isdisjoint((sentence.lowers[first], before)):
        return False
    if ahead and "by" in (sentence.lowers[first], before):
        return False
    if sentence.lowers[first] in _NOT_ITS_OWN or before in _NOT_ITS_OWN:
        return True
    return time.text.lower() in _NO_DATES


def times_of(sentence: Sentence, clause: Clause, last: int) -> list[TimeExpression]:
    """The time expressions of a clause up to a token: not those that open the clause behind it."""
    found = []
    for time in sentence.times:
        token = sentence.token_at(time.start)
        if token < last and belongs(sentence, token, clause) and not _opens_next(sentence, time, clause):
            found.append(time)
    return found


def belongs(sentence: Sentence, token: int, clause: Clause) -> bool:
    """Whether what stands at a token is said of a clause, not of a participle or relative inside it."""
    if not clause.first <= token < clause.last:
        return False
    inner = sentence.clause_at(token)
    if inner is None or inner is clause:
        return True
    if inner.kind == "participle" and sentence.lowers[inner.verb.first - 1] == "as":
        return True
    shared = clause.verb.form in ("participle", "gerund") or inner.subject is clause.subject
    if shared and inner.kind not in ("participle", "relative") and inner.verb.first < token < clause.verb.first:
        return False
    return token < clause.verb.first or inner.verb.first < clause.verb.first


def _opens_next(sentence: Sentence, time: TimeExpression, clause: Clause) -> bool:
    """Whether a date behind a comma or "and" opens the next clause: "…, and a week later the employers left"."""
    first, last = sentence.token_at(time.when_start), sentence.token_at(time.when_end - 1) + 1
    if first <= clause.verb.main:
        return False
    while first > 0 and sentence.kinds[first - 1] == "R":
        first -= 1
    following = {each.first for each in sentence.clauses if each.verb.form == "finite" and each.first >= last}
    after = last + (sentence.kinds[last : last + 1] == ",")
    return first > 0 and sentence.kinds[first - 1] in ",C" and after in following


def fronted(sentence: Sentence, clause: Clause) -> When | None:
    """A date that opens the sentence or stands right before the clause: "On Monday, envoys met"."""
    if clause.verb.form != "finite" or clause.word == "that":
        return None
    verbs = [other.verb.main for other in sentence.clauses if other is not clause and other.verb.main < clause.first]
    begin = max(verbs, default=-1) + 1
    if any(each.verb.main == begin - 1 and each.kind == "participle" for each in sentence.clauses):
        return None
    if begin and sentence.kinds[begin : clause.first].count(",") == 0 and clause.word is None:
        return None
    return (
        best_when(sentence, sentence.times_in(begin, clause.first), sentence.starts[clause.first])
        if (begin < clause.first)
        else None
    )


def listed_days(sentence: Sentence, clause: Clause) -> list[When]:
    """The different days that a clause lists behind its verb, parted by commas and "and" alone."""
    days: list[When] = []
    last = 0
    for time in times_of(sentence, clause, clause.last):
        first = sentence.token_at(time.when_start)
        when = time.when
        if first <= clause.verb.main or when is None or GRAIN_ORDER[when.grain] < GRAIN_ORDER["day"]:
            continue
        if days and set(sentence.kinds[last:first]) - set(",CR"):
            break
        if not days or when != days[-1]:
            days.append(_same_year(days[0], when) if days else when)
        last = sentence.token_at(time.when_end - 1) + 1
    return days


def _same_year(first: When, when: When) -> When:
    """A day of a list in the year of the first, where it names none of its own."""
    if first.start is None or when.start is None or when.end is None or when.start >= first.start:
        return when
    year = first.start[:4]
    if when.start[:4] in when.text or when.end[:4] != when.start[:4]:
        return when
    return structs.replace(when, start=year + when.start[4:], end=year + when.end[4:])


def new_date(sentence: Sentence, clause: Clause) -> When | None:
    """The date that a meeting is put off to: behind "to", "until" or "for"."""
    for time in sentence.times:
        first = sentence.token_at(time.when_start)
        if clause.verb.main < first < clause.last and time.when is not None:
            opening = sentence.lowers[first] if sentence.lowers[first] in _UNTIL else sentence.lowers[first - 1]
            if opening in _UNTIL:
                when = time.when
                return structs.replace(when, start=when.end) if when.start is None and when.end is not None else when
    return None


def coming(when: When | None, new: When | None) -> When | None:
    """The weekday for which something was set that is now put off: the last one before its new day."""
    if when is None or new is None or when.start is None or new.start is None or when.text not in _WEEKDAYS:
        return when
    until = date.fromisoformat(new.start[:10])
    day = date.fromisoformat(when.start[:10])
    weeks = (until - day).days // 7
    if weeks < 1 or weeks > 2:
        return when
    moved = (day + timedelta(days=7)).isoformat()
    return structs.replace(when, start=moved, end=moved)


def forward(when: When | None, published: date | None) -> When | None:
    """A weekday or a date without a year that was read back in time, though it is told as coming: the next one."""
    if when is None or published is None or when.start is None or when.end is None:
        return when
    day = date.fromisoformat(when.start[:10])
    if when.text in _WEEKDAYS and 0 < (published - day).days < len(_WEEKDAYS):
        moved = (day + timedelta(days=len(_WEEKDAYS))).isoformat()
        return structs.replace(when, start=moved, end=moved)
    named = when.grain in ("day", "month") and _MONTHS.search(when.text) is not None and when.start[:4] not in when.text
    if named and _LONG_PAST < (published - day).days < _YEAR and day.year == date.fromisoformat(when.end[:10]).year:
        year = f"{day.year + 1}"
        return structs.replace(when, start=year + when.start[4:], end=year + when.end[4:])
    return when


def backward(when: When | None, published: date | None) -> When | None:
    """A weekday that was read forward, though nothing tells it as coming: the last such day."""
    if when is None or published is None or when.start is None or when.end is None:
        return when
    if when.text.partition(" ")[0] not in _WEEKDAYS or when.start[:10] <= published.isoformat():
        return when
    first, last = (date.fromisoformat(each[:10]) - timedelta(days=len(_WEEKDAYS)) for each in (when.start, when.end))
    if last > published:
        return when
    return structs.replace(when, start=first.isoformat() + when.start[10:], end=last.isoformat() + when.end[10:])


def still_ahead(when: When | None, published: date | None) -> When | None:
    """The date of what is to come; one that is past is that of something else."""
    until = when.end or when.start if when is not None else None
    if when is None or published is None or until is None:
        return when
    return when if until[:10] >= (published - timedelta(days=1)).isoformat() else None


def minutes_of(times: list[TimeExpression]) -> int | None:
    """How long it lasted, where a time expression of its clause counts hours or minutes."""
    for time in times:
        found = _CLOCK.match(time.timex_value) if time.timex_type == "DURATION" else None
        if found is not None:
            return round(float(found[1]) * (60 if found[2] == "H" else 1))
    return None
