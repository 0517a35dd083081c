"""The details of a meeting: its date, place, number and format, from the clause or the noun group that tells of it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from msgspec import structs

from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.closed import ORDINALS
from parley.domain.reading.lexicon.encounters import ENCOUNTERS, FORMATS, ROUNDS
from parley.domain.reading.parse import Parse, place_name
from parley.domain.reading.sentence import Sentence
from parley.domain.text.words import words
from parley.domain.times.expression import TimeExpression
from parley_topics.values import MeetingFormat, When

_PLACE_PREPOSITIONS = ("in", "at")
_CITIES = words("capital city town resort suburb village port venue")
_NOT_ITS_OWN = words("by until till since before after")
"""Words before a date that make it the date of something else."""
GRAIN_ORDER = {"vague": 0, "year": 1, "season": 2, "month": 3, "week": 4, "day": 5, "time": 5}
_LEADERS = words("leader leadership presidential")
_LEADING = words("president leader premier chancellor king emperor head")


@dataclass(frozen=True, slots=True)
class Details:
    """What tells one meeting from another."""

    when: When | None
    place: str | None
    ordinal: int | None
    format: MeetingFormat | None
    minutes: int | None = None


def details_of_clause(
    parse: Parse, sentence: Sentence, clause: Clause, group: NounGroup | None, *, ahead: bool = False
) -> Details:
    """The details in a clause, or right before it, or in the clause that an infinitive hangs on."""
    last = _until_other(clause, sentence, group)
    times = _times(sentence, clause, last)
    when = best_when(sentence, times, sentence.starts[clause.verb.main], ahead=ahead)
    when = when or _fronted(sentence, clause)
    place = place_in(parse, sentence, clause.first, last, group, clause)
    above = clause.governor
    if above is not None and above.verb.form == "infinitive" and above.governor is not None:
        above = above.governor
    if clause.verb.form == "infinitive" and above is not None and above.verb.lemma in _SAME_ACT:
        if when is None:
            own = _times(sentence, above, clause.verb.first)
            when = best_when(sentence, own, sentence.starts[above.verb.main]) or _fronted(sentence, above)
        place = place or place_in(parse, sentence, above.first, clause.verb.first, None, above)
    return Details(
        when,
        place,
        ordinal_of(sentence, group),
        format_of(sentence, clause.first, clause.last, group),
        _minutes(times) if clause.verb.lemma in _LASTING else None,
    )


_LASTING = words("last run speak talk sit meet take hold")
_CLOCK = re.compile(r"PT(\d+(?:\.\d+)?)([HM])\Z")


def _minutes(times: list[TimeExpression]) -> int | None:
    """How long it lasted, where a time expression of its clause counts hours or minutes."""
    for time in times:
        found = _CLOCK.match(time.timex_value) if time.timex_type == "DURATION" else None
        if found is not None:
            return round(float(found[1]) * (60 if found[2] == "H" else 1))
    return None


_SAME_ACT = words("meet travel fly go come gather return arrive head visit sit convene assemble set due schedule be")
"""Verbs whose infinitive tells what is done there and then ("met on Tuesday to resume talks")."""


def _until_other(clause: Clause, sentence: Sentence, group: NounGroup | None) -> int:
    """Where the words of a clause come to another meeting: "their first since the round in Lima in March"."""
    for each in sentence.groups:
        if clause.verb.last <= each.first < clause.last and each.preposition in _COMPARED and each is not group:
            if each.lemma in ENCOUNTERS:
                return each.first
    return clause.last


_COMPARED = words("since after before following than like")


def _times(sentence: Sentence, clause: Clause, last: int) -> list[TimeExpression]:
    """The time expressions of a clause up to a token: not those that open the clause behind it."""
    found = []
    for time in sentence.times:
        token = sentence.token_at(time.start)
        if token < last and _belongs(sentence, token, clause) and not _opens_next(sentence, time, clause):
            found.append(time)
    return found


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


def listed_days(sentence: Sentence, clause: Clause) -> list[When]:
    """The different days that a clause lists behind its verb, parted by commas and "and" alone."""
    days: list[When] = []
    last = 0
    for time in _times(sentence, clause, clause.last):
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


def details_given_up(parse: Parse, sentence: Sentence, clause: Clause, group: NounGroup, details: Details) -> Details:
    """The details of a meeting that is put off: the date given up, never the new one.

    They stand in what describes it: "the talks that were to start in Lima on 4 May", "the session set for Friday".
    """
    new = new_date(sentence, clause)
    when = details.when if new is None or details.when != new else None
    last = clause.last
    for other in sentence.clauses:
        if other.kind in ("relative", "participle") and 0 < other.verb.first - group.last <= _NEAR:
            last = max(last, other.last)
    if when is None:
        own = [time for time in sentence.times_in(group.first, last) if time.when != new]
        when = best_when(sentence, own, sentence.starts[group.head])
    when = _coming(when, new)
    place = details.place or place_in(parse, sentence, group.first, last, group, None)
    return Details(when, place, details.ordinal, details.format)


def _coming(when: When | None, new: When | None) -> When | None:
    """The weekday for which something was set that is now put off: the last one before its new day."""
    if when is None or new is None or when.start is None or new.start is None or when.text not in CALENDAR_DAYS:
        return when
    until = date.fromisoformat(new.start[:10])
    day = date.fromisoformat(when.start[:10])
    weeks = (until - day).days // 7
    if weeks < 1 or weeks > 2:
        return when
    moved = (day + timedelta(days=7)).isoformat()
    return structs.replace(when, start=moved, end=moved)


CALENDAR_DAYS = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_NEAR = 5
"""A relative clause that begins so many tokens behind a noun may belong to it."""


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


_UNTIL = words("to until till")


def details_of_group(parse: Parse, sentence: Sentence, group: NounGroup, last: int) -> Details:
    """The details in the words of a noun group and its phrases."""
    own = sentence.times_in(group.first, last)
    return Details(
        best_when(sentence, own, sentence.starts[group.head]),
        place_in(parse, sentence, group.first, last, group, None),
        ordinal_of(sentence, group),
        format_of(sentence, group.first, last, group),
    )


def _belongs(sentence: Sentence, token: int, clause: Clause) -> bool:
    """Whether what stands at a token is said of a clause, not of a participle or relative inside it."""
    if not clause.first <= token < clause.last:
        return False
    inner = sentence.clause_at(token)
    return inner is None or inner is clause or token < clause.verb.first or inner.verb.first < clause.verb.first


def _fronted(sentence: Sentence, clause: Clause) -> When | None:
    """A date that opens the sentence or stands right before the clause: "On Monday, envoys met"."""
    if clause.verb.form != "finite":
        return None
    verbs = [other.verb.main for other in sentence.clauses if other is not clause and other.verb.main < clause.first]
    begin = max(verbs, default=-1) + 1
    if begin and sentence.kinds[begin : clause.first].count(",") == 0 and clause.word is None:
        return None
    return (
        best_when(sentence, sentence.times_in(begin, clause.first), sentence.starts[clause.first])
        if (begin < clause.first)
        else None
    )


def best_when(sentence: Sentence, times: list[TimeExpression], anchor: int, *, ahead: bool = False) -> When | None:
    """The date of a meeting: of some time expressions the finest, then the nearest to an offset.

    `ahead`: it is still to come, so that "by June" tells when.
    """
    best: tuple[int, int, TimeExpression] | None = None
    for time in times:
        when = time.when
        if when is None or _is_other(sentence, time, ahead=ahead):
            continue
        rank = (GRAIN_ORDER[when.grain] + (when.start is not None or when.end is not None), -abs(time.start - anchor))
        if best is None or rank > best[:2]:
            best = (*rank, time)
    return best[2].when if best is not None else None


def _is_other(sentence: Sentence, time: TimeExpression, *, ahead: bool) -> bool:
    """Whether a date is a limit or an age: "by May", "since 2022", "the current round", "for two days"."""
    first = sentence.token_at(time.when_start)
    before = sentence.lowers[first - 1] if first else ""
    if ahead and "by" in (sentence.lowers[first], before):
        return False
    if sentence.lowers[first] in _NOT_ITS_OWN or before in _NOT_ITS_OWN:
        return True
    return time.text.lower() in (
        "current",
        "now",
        "currently",
        "recent",
        "the future",
        "the past",
        "future",
        "previous",
    )


def place_in(
    parse: Parse, sentence: Sentence, first: int, last: int, group: NounGroup | None, clause: Clause | None
) -> str | None:
    """The place: a name behind "in" or "at", or before the noun itself ("the Lima talks") where the text knows it."""
    venue: str | None = None
    state: str | None = None
    for each in sentence.groups:
        moving = each.preposition == "to" and (
            (clause is not None and clause.verb.lemma in MOTION) or sentence.lemmas[each.first - 2] in _TRIPS
        )
        if not (first <= each.first < last and (moving or each.preposition in _PLACE_PREPOSITIONS)):
            continue
        if clause is not None and not _belongs(sentence, each.first, clause):
            continue
        if _of_another(sentence, each, led=clause is not None and each.first > clause.verb.main):
            continue
        name = _name(sentence, each)
        if name and (each.preposition == "in" or name in parse.places or (moving and _is_city(sentence, each))):
            if not sentence.parties_in(each.first, each.last):
                return name
            state = state or name
            continue
        if name and venue is None and not moving and not sentence.parties_in(each.first, each.last):
            venue = name
    if venue is not None or state is not None:
        return state or venue
    for named in (group, group.of if group is not None else None):
        if named is not None:
            for token in range(named.first, named.head):
                name = place_name(sentence, named.first, token + 1)
                if name in parse.places and sentence.kinds[token] == "P":
                    return name
    return None


def _name(sentence: Sentence, group: NounGroup) -> str | None:
    """The name of a place: the group itself, or what "the capital of" or "the resort of" names."""
    last = group.last
    while last > group.first and sentence.kinds[last - 1] in "YM":
        last -= 1
    if last > group.first and sentence.kinds[last - 1] == "P":
        return place_name(sentence, group.first, last)
    if group.lemma in _CITIES:
        if group.of is not None and sentence.kinds[group.of.head] == "P":
            return place_name(sentence, group.of.first, group.of.last)
        after = group.last
        if sentence.kinds[after : after + 1] == "," and sentence.kinds[after + 1 : after + 2] == "P":
            following = sentence.group_at(after + 1)
            return place_name(sentence, after + 1, following.last) if following is not None else None
    return None


_TRIPS = words("visit trip")


def _is_city(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a name that one travels to stands alone, as that of a city or a country does."""
    return all(kind in "PYM" for kind in sentence.kinds[group.first : group.last])


MOTION = words("travel fly go return head arrive come visit drive move")
"""Verbs with "to" and a place where talks may follow."""


def _of_another(sentence: Sentence, place: NounGroup, *, led: bool) -> bool:
    """Whether a place belongs to a noun before it that is no meeting: "the war in", "its envoy in".

    `led`: it stands behind the verb, where those who meet may stand between.
    """
    before = sentence.group_at(place.first - 2) if place.first > 1 else None
    if before is None or before.last != place.first - 1 or before.temporal:
        return False
    if before.lemma in ENCOUNTERS:
        return False
    return not led or (sentence.kinds[before.head] not in "PYOM" and before.lemma not in _NEUTRAL)


_NEUTRAL = words(
    "counterpart minister official envoy negotiator delegation representative leader president team side diplomat",
    "person way underway mediator hotel palace building place mission time day week month hour residence headquarters office",
)


def ordinal_of(sentence: Sentence, group: NounGroup | None) -> int | None:
    """The number of a round: an ordinal before a noun that is counted."""
    while group is not None:
        compound = group.lemma.endswith("-round")
        if compound and ORDINALS.get(group.lemma.removesuffix("-round")) is not None:
            return ORDINALS[group.lemma.removesuffix("-round")]
        if group.lemma in ROUNDS:
            for token in range(group.first, group.head):
                low = sentence.lowers[token]
                number = ORDINALS.get(low) or ORDINALS.get(low.removesuffix("-round"))
                if number is None and low[:-2].isdigit() and low[-2:] in ("st", "nd", "rd", "th"):
                    number = int(low[:-2])
                if number is not None:
                    return number
                if low in ("inaugural", "opening") and group.lemma == "round":
                    return 1
        group = group.of
    return None


def format_of(sentence: Sentence, first: int, last: int, group: NounGroup | None) -> MeetingFormat | None:
    """The format that an adjective or the noun itself tells."""
    head = group
    while head is not None:
        if head.lemma in ("summit", "leaders-meeting"):
            return "summit"
        head = head.of
    low = set(sentence.lowers[first:last])
    if "phone" in low or "telephone" in low or (group is not None and group.lemma == "call"):
        return "phone"
    if group is not None and _between_leaders(sentence, group):
        return "summit"
    for name, adjectives in FORMATS.items():
        if low & adjectives:
            return cast("MeetingFormat", name)
    return None


def _between_leaders(sentence: Sentence, group: NounGroup) -> bool:
    """Whether the words of a noun group or right behind it say that heads of state or government meet."""
    if not _LEADERS.isdisjoint(sentence.lemmas[group.first : group.head]):
        return True
    following = next((each for each in sentence.groups if each.first > group.last - 1), None)
    return (
        following is not None
        and following.first <= group.last + 2
        and following.preposition in ("between", "of")
        and not _LEADING.isdisjoint(sentence.lemmas[following.first : following.last])
    )
