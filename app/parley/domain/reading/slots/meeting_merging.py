"""What an article says of one meeting in several places, made one claim."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import cast

from msgspec import structs

from parley.domain.parties.tables import cities, names
from parley.domain.reading.candidates import Candidate
from parley.domain.reading.contexts import recalls
from parley.domain.reading.slots.meeting_dates import GRAIN_ORDER
from parley_topics.values import Meeting, MeetingStatus, When

_AHEAD: frozenset[MeetingStatus] = frozenset(("planned", "uncertain"))
_DONE: frozenset[MeetingStatus] = frozenset(("held", "underway"))
_APART = ("phone", "summit")
"""Formats that make a meeting another one than the talks of the delegations."""
_SEVERAL = 2
PASSING = 0.6
"""Candidates that score less name a meeting in passing: they add to what is told of it, but tell little themselves."""


def settle_meetings(candidates: list[Candidate]) -> list[Candidate]:
    """One claim a meeting: what agrees is joined, the vague goes where something is sure."""
    merged: list[Candidate] = []
    rounds = {_value(each).ordinal for each in candidates} - {None}
    for candidate in sorted(candidates, key=lambda each: -each.score):
        for index, standing in enumerate(merged):
            joined = join(standing, candidate) if len(rounds) < _SEVERAL or not _numbers(standing, candidate) else None
            if joined is not None:
                merged[index] = joined
                break
        else:
            merged.append(candidate)
    kept = [each for each in merged if detailed(each) or not _overshadowed(each, merged)]
    kept = [each for each in kept if not _given_up(each, kept)]
    return sorted(kept, key=lambda each: (each.sentence.index, each.first))


def _numbers(standing: Candidate, candidate: Candidate) -> bool:
    """Whether one named in passing would give a number to one that has none."""
    return candidate.score < PASSING and _value(candidate).ordinal is not None and _value(standing).ordinal is None


def _given_up(candidate: Candidate, all_of_them: list[Candidate]) -> bool:
    """Whether a planned meeting is the one that the same sentence says is put off or cancelled."""
    value = _value(candidate)
    return value.status == "planned" and any(
        other.sentence is candidate.sentence
        and _value(other).status in ("postponed", "cancelled")
        and _value(other).when == value.when
        for other in all_of_them
    )


def history(candidate: Candidate) -> bool:
    """Whether the words of a candidate tell it as history: a past before the past, "a previous round"."""
    verb = candidate.clause.verb if candidate.clause is not None else None
    before_past = verb is not None and verb.perfect and verb.tense == "past"
    return before_past or recalls(candidate.sentence, candidate.first, candidate.last)


def _value(candidate: Candidate) -> Meeting:
    return cast("Meeting", candidate.value)


def _dated(value: Meeting) -> bool:
    return value.when is not None and (value.when.start is not None or value.when.end is not None)


def detailed(candidate: Candidate) -> bool:
    """Whether a meeting can be told from another."""
    value = _value(candidate)
    return _dated(value) or value.place is not None or value.ordinal is not None


def join(one: Candidate, two: Candidate) -> Candidate | None:
    """Two candidates as one, where they tell of one meeting; None where they may differ. `one` scores more."""
    a, b = _value(one), _value(two)
    passing = two.score < PASSING
    one_life = same_life(a.status, b.status)
    if _apart(a, b) or not (one_life or passing) or _doubts_another(one, two):
        return None
    if passing and (_same_weekday(a.when, b.when) or _overlap(a.when, b.when)):
        return one
    when = agree_when(a.when, b.when)
    if when is None or not _agree_place(a.place, b.place) or not _agree(a.ordinal, b.ordinal):
        return None
    if passing and a.place is not None and b.place is not None and _of_one_state(a.place, b.place):
        return _joined(one, two)
    bare = one_life and not (detailed(two) and detailed(one))
    if _shares(a, b) or (bare and history(one) == history(two)):
        return _joined(one, two)
    return None


def _doubts_another(one: Candidate, two: Candidate) -> bool:
    """Whether one is planned, and another sentence doubts a meeting of which no more is known."""
    return any(
        _value(doubt).status == "uncertain" and _value(other).status == "planned" and not detailed(doubt)
        for doubt, other in ((one, two), (two, one))
        if doubt.sentence is not other.sentence
    )


def _joined(one: Candidate, two: Candidate) -> Candidate:
    a, b = _value(one), _value(two)
    when = agree_when(a.when, b.when)
    doubted = one.sentence is two.sentence and "uncertain" in (a.status, b.status)
    return replace(
        one,
        value=structs.replace(
            a,
            status="uncertain" if doubted else a.status,
            when=when[0] if when is not None else a.when,
            place=_finer_place(a.place, b.place),
            ordinal=a.ordinal or b.ordinal,
            format=a.format or b.format,
            parties=a.parties or b.parties,
            duration_minutes=a.duration_minutes or b.duration_minutes,
        ),
    )


def _apart(a: Meeting, b: Meeting) -> bool:
    """Whether one is a call or a meeting of leaders and the other is not."""
    return a.format != b.format and (a.format in _APART or b.format in _APART)


def _same_weekday(a: When | None, b: When | None) -> bool:
    """Whether two days are a week apart: "Thursday's talks" read forward and backward."""
    if a is None or b is None or not (a.start and b.start):
        return False
    days = abs((date.fromisoformat(a.start[:10]) - date.fromisoformat(b.start[:10])).days)
    return days == 7 and a.grain in ("day", "time") and b.grain in ("day", "time")


def _overlap(a: When | None, b: When | None) -> bool:
    """Whether a weekend or a few days share a day with others: "the weekend talks" were on Friday and Saturday."""
    if a is None or b is None or not (a.start and a.end and b.start and b.end) or _within(a, b) or _within(b, a):
        return False
    return a.start[:10] <= b.end[:10] and b.start[:10] <= a.end[:10]


def _shares(a: Meeting, b: Meeting) -> bool:
    """Whether two meetings that agree have a detail in common: the days, the number, or a place and a time about it."""
    if a.ordinal is not None and a.ordinal == b.ordinal:
        return True
    one_place = a.place is not None and b.place is not None and (a.place in b.place or b.place in a.place)
    if _dated(a) and _dated(b):
        days = all(value.when is not None and GRAIN_ORDER[value.when.grain] >= _DAYS for value in (a, b))
        same = a.when is not None and b.when is not None and (a.when.start, a.when.end) == (b.when.start, b.when.end)
        return days or one_place or same
    return one_place


_DAYS = GRAIN_ORDER["week"]
"""Grains from here on tell one meeting from another by themselves."""


def same_life(a: MeetingStatus, b: MeetingStatus) -> bool:
    """Whether two statuses may be of one meeting at one time."""
    return a == b or {a, b} <= _AHEAD or {a, b} <= _DONE


def _agree(a: object, b: object) -> bool:
    return a is None or b is None or a == b


def _agree_place(a: str | None, b: str | None) -> bool:
    """Whether two places may be one: the same, a part of the other's name, or a state where one names a city."""
    return a is None or b is None or a in b or b in a or _of_one_state(a, b)


def _of_one_state(a: str, b: str) -> bool:
    """Whether one is a state and the other may be a place in it: no other state's capital."""
    if _is_state(a) == _is_state(b):
        return False
    state, city = (a, b) if _is_state(a) else (b, a)
    return city not in cities() or city in _capitals_of(state)


@cache
def _capitals_of(state: str) -> frozenset[str]:
    codes = {entry.code for entry in names() if entry.surface == state}
    return frozenset(entry.surface for entry in names() if entry.form == "capital" and entry.code in codes)


def _finer_place(a: str | None, b: str | None) -> str | None:
    if a is None or b is None:
        return a or b
    return b if _is_state(a) and not _is_state(b) else a


@cache
def _states() -> frozenset[str]:
    return frozenset(entry.surface for entry in names() if entry.form == "name")


def _is_state(place: str) -> bool:
    return place in _states()


def agree_when(a: When | None, b: When | None) -> tuple[When | None] | None:
    """The finer of two dates that agree; None where they do not."""
    if a is None or b is None:
        return (a or b,)
    if (a.start, a.end) == (b.start, b.end):
        return (a if GRAIN_ORDER[a.grain] >= GRAIN_ORDER[b.grain] else b,)
    if a.start is None and a.end is None:
        return (b,)
    if b.start is None and b.end is None:
        return (a,)
    if _within(a, b) or _within(b, a):
        finer = GRAIN_ORDER[a.grain] - GRAIN_ORDER[b.grain]
        return (a if finer > 0 or (finer == 0 and _within(b, a)) else b,)
    return None


def _within(fine: When, coarse: When) -> bool:
    """Whether an interval lies inside another."""
    starts = coarse.start is None or (fine.start is not None and coarse.start[:10] <= fine.start[:10])
    ends = coarse.end is None or (fine.end is not None and fine.end[:10] <= coarse.end[:10])
    return starts and ends


def _overshadowed(candidate: Candidate, all_of_them: list[Candidate]) -> bool:
    """Whether a meeting without detail says no more than one that has some."""
    value = _value(candidate)
    if value.status == "uncertain":
        return any(other is not candidate and _value(other).status == "uncertain" for other in all_of_them)
    return any(
        other is not candidate
        and same_life(_value(other).status, value.status)
        and not _apart(_value(other), value)
        and (detailed(other) or other.score > candidate.score)
        for other in all_of_them
    )
