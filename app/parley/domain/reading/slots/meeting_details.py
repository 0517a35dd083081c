"""The details of a meeting: its date, place, number and format, from the clause or the noun group that tells of it."""

from dataclasses import dataclass
from typing import cast

from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.closed import ORDINALS
from parley.domain.reading.lexicon.encounters import ENCOUNTERS, FORMATS, ROUNDS
from parley.domain.reading.parse import Parse, place_name
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.meeting_dates import best_when, coming, fronted, minutes_of, new_date, times_of
from parley.domain.reading.slots.meeting_places import MOTION, place_in
from parley.domain.text.words import words
from parley_topics.values import MeetingFormat, When

_LEADERS = words("leader leadership presidential")
_WHILE = 8
_AT_THE_TOP = tuple(["at", "the", who, "level"] for who in ("leadership", "leaders", "presidential", "highest", "top"))
_LEADING = words("president premier chancellor king emperor")
_STATE = 2
_LASTING = words("last run speak talk sit meet take hold")
_GOING = words("last continue run stretch drag go negotiate haggle bargain meet talk")
_SAME_ACT = words("meet travel fly go come gather return arrive head visit sit convene assemble set due schedule be")
"""Verbs whose infinitive tells what is done there and then ("met on Tuesday to resume talks")."""
_COMPARED = words("since after before following than like")
_OPENING = 6
"""So many words before a clause may say where."""
_VISITING = words("visit tour")
_NEAR = 5
"""A relative clause that begins so many tokens behind a noun may belong to it."""


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
    times = times_of(sentence, clause, last)
    lasting = clause.verb.lemma in _GOING
    when = best_when(sentence, times, sentence.starts[clause.verb.main], ahead=ahead, lasting=lasting)
    when = when or fronted(sentence, clause)
    place = place_in(parse, sentence, clause.first, last, group, clause) or _place_before(parse, sentence, clause)
    place = place or _visited(sentence, clause)
    aim = _aim(sentence, group) if group is not None and (place is None or when is None) else None
    if aim is not None:
        when = when or best_when(
            sentence, times_of(sentence, aim, aim.last), sentence.starts[aim.verb.main], ahead=ahead
        )
        place = place or place_in(parse, sentence, aim.verb.last, aim.last, None, aim)
    above = clause.governor
    if above is not None and above.verb.form == "infinitive" and above.governor is not None:
        above = above.governor
    if clause.verb.form == "infinitive" and above is not None and above.verb.lemma in _SAME_ACT:
        if when is None:
            own = times_of(sentence, above, clause.verb.first)
            when = best_when(sentence, own, sentence.starts[above.verb.main]) or fronted(sentence, above)
        place = place or place_in(parse, sentence, above.first, clause.verb.first, None, above)
        place = place or _visited(sentence, above)
    came = _came_before(sentence, clause) if place is None or when is None else None
    if came is not None:
        place = place or place_in(parse, sentence, came.first, came.last, None, came) or _visited(sentence, came)
        when = when or best_when(sentence, times_of(sentence, came, came.last), sentence.starts[came.verb.main])
        when = when or fronted(sentence, came)
    return Details(
        when,
        place,
        ordinal_of(sentence, group),
        format_of(sentence, clause.first, clause.last, group),
        minutes_of(times) if clause.verb.lemma in _LASTING else None,
    )


def _aim(sentence: Sentence, group: NounGroup) -> Clause | None:
    """What talks are for, where it stands before their date: "talks to end the war in Lima in May"."""
    while group.of is not None:
        group = group.of
    return next(
        (each for each in sentence.clauses if each.kind == "infinitive" and each.verb.first == group.last), None
    )


def _came_before(sentence: Sentence, clause: Clause) -> Clause | None:
    """The clause before that says where they had come: "flew to Lima on Monday and met", "to Lima, where he met"."""
    at = sentence.clauses.index(clause)
    before = sentence.clauses[at - 1] if at else None
    if before is None or before.verb.lemma not in MOTION or clause.verb.form != "finite":
        return None
    if before.verb.form != "finite" or before.verb.tense != clause.verb.tense:
        return None
    return before if before.subject is clause.subject or clause.word == "where" else None


def _place_before(parse: Parse, sentence: Sentence, clause: Clause) -> str | None:
    """A place that opens the sentence right before the clause: "In Lima, envoys met"."""
    begin = max(0, clause.first - _OPENING)
    if clause.verb.form != "finite" or sentence.kinds[begin : clause.first].count(",") != 1 or clause.first < 2:
        return None
    if any(begin <= other.verb.main < clause.first for other in sentence.clauses):
        return None
    return (
        place_in(parse, sentence, begin, clause.first, None, None) if sentence.kinds[clause.first - 1] == "," else None
    )


def _visited(sentence: Sentence, clause: Clause) -> str | None:
    """The place that somebody visits in order to meet: "visited Lima to meet"."""
    thing = clause.object
    if clause.verb.lemma not in _VISITING or thing is None or sentence.kinds[thing.head] != "P":
        return None
    return place_name(sentence, thing.first, thing.last)


def _until_other(clause: Clause, sentence: Sentence, group: NounGroup | None) -> int:
    """Where the words of a clause come to another meeting: "their first since the round in Lima in March"."""
    for each in sentence.groups:
        behind = clause.verb.last <= each.first < clause.last and each is not group
        if behind and each.preposition in _COMPARED and each.lemma in ENCOUNTERS:
            return each.first
    return clause.last


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
        if other.kind == "infinitive" and other.subject is clause.subject and other.verb.first < clause.verb.first:
            last = max(last, other.last)
    if when is None:
        own = [time for time in sentence.times_in(group.first, last) if time.when != new]
        when = best_when(sentence, own, sentence.starts[group.head])
    when = coming(when, new)
    place = details.place or place_in(parse, sentence, group.first, last, group, None)
    return Details(when, place, details.ordinal, details.format)


def details_of_group(parse: Parse, sentence: Sentence, group: NounGroup, last: int) -> Details:
    """The details in the words of a noun group and its phrases."""
    own = sentence.times_in(group.first, last)
    inside = next((time.when for time in sentence.times_in(group.first, group.head) if time.when is not None), None)
    return Details(
        inside or best_when(sentence, own, sentence.starts[group.head]),
        place_in(parse, sentence, group.first, last, group, None),
        ordinal_of(sentence, group),
        format_of(sentence, group.first, last, group),
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
                if number is not None and not (number == 1 and _first_in_a_while(sentence, group)):
                    return number
                if low in ("inaugural", "opening") and group.lemma == "round":
                    return 1
        group = group.of
    return None


def _first_in_a_while(sentence: Sentence, group: NounGroup) -> bool:
    """Whether "first" counts from an event, not rounds: "the first meeting since May", "their first talks in years"."""
    if group.lemma in ("round", "cycle", "phase", "session"):
        return False
    behind = sentence.lowers[group.last : group.last + _WHILE]
    return "since" in behind or "years" in behind or sentence.kinds[group.last : group.last + 1] == "E"


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
    if sentence.lowers[group.last : group.last + 4] in _AT_THE_TOP:
        return True
    following = next((each for each in sentence.groups if each.first > group.last - 1), None)
    return (
        following is not None
        and following.first <= group.last + 2
        and following.preposition in ("between", "of")
        and _of_states(sentence, following)
    )


def _of_states(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a noun group names heads of state or government, or leaders of states."""
    lemmas = sentence.lemmas[group.first : group.last]
    if not _LEADING.isdisjoint(lemmas):
        return True
    last = group.of.last if group.of is not None else group.last
    return "leader" in lemmas and any(len(code) == _STATE for code in sentence.parties_in(group.first, last))
