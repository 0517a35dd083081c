"""Meetings: rounds, sessions, summits, visits and calls held to negotiate, with status, date, place and number."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from msgspec import structs

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.lexicon.outlooks import DOUBT, PLAN
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.meeting_details import (
    MOTION,
    Details,
    details_given_up,
    details_of_clause,
    details_of_group,
    listed_days,
    new_date,
    ordinal_of,
)
from parley.domain.reading.slots.meeting_merging import settle_meetings
from parley.domain.reading.slots.meeting_rules import GOING_ON, MEASURES, OVER, PEOPLE, RULES
from parley.domain.text.words import words
from parley_topics.values import Meeting, MeetingStatus, When
from parley_topics.values import Slot as SlotName

_DONE: frozenset[MeetingStatus] = frozenset(("held", "underway"))
_GIVEN_UP: frozenset[MeetingStatus] = frozenset(("postponed", "cancelled"))
_STILL = words("continue proceed last run")
_AFTER = words("after following since at during in")
_EARLIER = words("previous earlier first second third two three four five several last recent past")
_BEFORE = ("ahead of", "before", "for")
_PART = words("phase leg sitting")
_LINKS = words("in at on of between with")


class MeetingSlot:
    """The reader of the meeting slot."""

    name: SlotName = "meeting"
    triggers = RULES.triggers | ENCOUNTERS

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:
        """What a sentence says of meetings: by its clauses, then by noun groups that name one in passing."""
        if sentence.unit.kind in ("tail", "heading", "table", "caption"):
            return
        told: set[int] = set()
        for match in RULES.match(sentence):
            candidate = _of_match(parse, match)
            if candidate is not None:
                if match.group is not None:
                    told.add(match.group.head)
                yield from _each_date(candidate, match)
        yield from _moved(parse, sentence)
        for group in sentence.groups:
            if group.head not in told and is_encounter(sentence, group):
                candidate = _of_group(parse, sentence, group)
                if candidate is not None:
                    yield candidate

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """One claim a meeting."""
        return settle_meetings(candidates)


def _of_match(parse: Parse, match: Match) -> Candidate | None:
    sentence, clause, gives = match.sentence, match.clause, match.pattern.gives
    if clause is None:
        return None
    group = match.group
    if gives.get("parties"):
        if clause.subject is None or not _speaks_for(parse, sentence, clause):
            return None
        group = None
    elif gives.get("between"):
        if not _two_sides(sentence, clause):
            return None
    elif group is not None:
        named = next((each for each in _joined_to(group) if is_encounter(sentence, each)), None)
        if named is None and not (gives.get("table") and group.lemma == "table"):
            return None
        group = named
    if gives.get("alone") and (clause.verb.form == "gerund" or _acts_on(clause)):
        return None
    status = status_of(match)
    none = group is not None and "no" in sentence.lowers[group.first : group.head]
    if status is None or (none and status not in _DONE):
        return None
    if gives.get("there") and clause.phrase("in", "at") is None:
        return None
    if gives.get("parties") and (match.outlook.kind != "fact" or match.outlook.negated):
        return None
    details = details_of_clause(parse, sentence, clause, group, ahead=match.outlook.ahead)
    if status in _GIVEN_UP and group is not None:
        details = details_given_up(parse, sentence, clause, group, details)
    if gives.get("placed") and not _stands(sentence, clause, details):
        return None
    if match.outlook.ahead and clause.verb.lemma in _STILL and details.when is None:
        return None
    bare = not (details.when or details.place or details.ordinal)
    if bare and gives.get("detailed"):
        return None
    if gives.get("both") and details.ordinal is None and not (details.when and (details.place or group is None)):
        return None
    if bare and (_in_passing(clause) or (status == "planned" and _is_idle(match, clause))):
        return None
    value = Meeting(
        status=status,
        when=details.when,
        place=details.place,
        ordinal=details.ordinal,
        duration_minutes=details.minutes,
        format=gives.get("format") or details.format,
    )
    return Candidate(
        value=value,
        sentence=sentence,
        first=match.first,
        last=match.last,
        rule=f"meeting/{match.pattern.name}",
        clause=clause,
        modality="denied" if none else gives.get("modality"),
        score=gives.get("score", 0.6)
        + 0.1 * sum(each is not None for each in (value.when, value.place, value.ordinal)),
    )


def _in_passing(clause: Clause) -> bool:
    """Whether a clause only says when something else was: "after the meeting started"."""
    return clause.word in _MARKS and clause.kind in ("subordinate", "gerund")


def _is_idle(match: Match, clause: Clause) -> bool:
    """Whether a meeting without any detail is no more than a wish, a duty or a word in passing."""
    if match.pattern.gives.get("modality"):
        return False
    return match.outlook.kind != "plan" or (clause.verb.form == "infinitive" and clause.governor is None)


_MARKS = words("after before when once as while until since because")


def _moved(parse: Parse, sentence: Sentence) -> Iterator[Candidate]:
    """The new date of a meeting that was put off: "postponed to 2 March"."""
    if sentence.vocabulary.isdisjoint(_MOVING):
        return
    for clause in sentence.clauses:
        if clause.verb.lemma not in _MOVING:
            continue
        thing = clause.subject if clause.verb.passive else clause.object
        when = new_date(sentence, clause)
        if thing is None or when is None or not is_encounter(sentence, thing) or by_date(parse, when) != "planned":
            continue
        yield Candidate(
            value=Meeting(status="planned", when=when, ordinal=ordinal_of(sentence, thing)),
            sentence=sentence,
            first=clause.first,
            last=clause.last,
            rule="meeting/moved-to",
            clause=clause,
            score=0.65,
        )


_MOVING = words("postpone delay reschedule defer move push put adjourn bring")


def _acts_on(clause: Clause) -> bool:
    """Whether a verb that is to have no object has one."""
    thing = clause.object
    return thing is not None and not thing.temporal and thing.lemma not in GOING_ON and not clause.verb.passive


def _each_date(candidate: Candidate, match: Match) -> Iterator[Candidate]:
    """One candidate for each of the days of several rounds: "two rounds have been arranged for 11 May and 1 June"."""
    value, group, clause = cast("Meeting", candidate.value), match.group, match.clause
    days = [] if clause is None or group is None or value.when is None else listed_days(candidate.sentence, clause)
    if len(days) < 2 or group is None or not candidate.sentence.lowers[group.head].endswith("s"):
        yield candidate
        return
    for day in days:
        yield replace(candidate, value=structs.replace(value, when=day))


def _joined_to(group: NounGroup) -> Iterator[NounGroup]:
    yield group
    yield from group.others or ()


def is_encounter(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a noun group names talks: not a part of something else, a call for something, or a named conference."""
    if (group.lemma in MEASURES or group.lemma.endswith("-round")) and group.of is not None:
        return is_encounter(sentence, group.of)
    if group.lemma not in ENCOUNTERS:
        return False
    if group.lemma in _PART:
        return group.of is not None and group.of.lemma in ENCOUNTERS
    if group.lemma == "call":
        return not _PHONES.isdisjoint(sentence.lowers[group.first : group.head]) or _with_side(sentence, group)
    return not (group.lemma == "conference" and sentence.kinds[group.head] == "P")


def _with_side(sentence: Sentence, group: NounGroup) -> bool:
    """Whether "with" or "between" and somebody who can negotiate follow a noun group."""
    other = sentence.group_at(group.last + 1)
    return other is not None and other.preposition in ("with", "between") and _is_side(sentence, other)


_PHONES = words("phone telephone video conference")


def _predicates(sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """What a form of "be" says of its subject: the predicate, the particle and the words behind it."""
    if clause.verb.lemma not in ("be", "remain"):
        return ()
    after = sentence.lowers[clause.verb.main + 1 : clause.verb.main + 3]
    return (clause.predicate or "", *after)


def _stands(sentence: Sentence, clause: Clause, details: Details) -> bool:
    """Whether "the talks are …" tells that they go on, are over, or where and when they are."""
    if not (GOING_ON | OVER).isdisjoint(_predicates(sentence, clause)):
        return True
    if clause.predicate in PLAN or clause.predicate in DOUBT or clause.object is not None:
        return False
    after = sentence.kinds[clause.verb.last : clause.verb.last + 1]
    return after in "RY" and (details.when is not None or details.place is not None)


def _of_group(parse: Parse, sentence: Sentence, group: NounGroup) -> Candidate | None:
    """Talks named in passing, with their own date, number or place: "at Tuesday's talks", "after the second round"."""
    last = _reach(sentence, group)
    details = details_of_group(parse, sentence, group, last)
    when = details.when
    dated = when is not None and (when.start is not None or when.end is not None)
    if sentence.lowers[max(0, group.first - 2) : group.first] == ["sidelines", "of"] or group.preposition == "by":
        return None
    told_before = not _EARLIER.isdisjoint(sentence.lowers[group.first : group.head])
    clause = sentence.clause_at(group.head)
    followed = clause is not None and clause.verb.lemma == "follow" and clause.object is group
    placed = details.place is not None and (group.preposition in _AFTER or told_before or followed)
    numbered = details.ordinal is not None and (details.place is not None or group.preposition in _AFTER)
    if not (dated or placed or numbered):
        return None
    status: MeetingStatus = "planned" if group.preposition in _BEFORE else "held"
    if when is not None:
        status = by_date(parse, when) or status
    value = Meeting(status=status, when=when, place=details.place, ordinal=details.ordinal, format=details.format)
    return Candidate(
        value=value,
        sentence=sentence,
        first=group.first,
        last=last,
        rule="meeting/dated-noun" if dated else "meeting/placed-noun",
        clause=clause if clause is not None and clause.verb.modal is None else None,
        modality="asserted",
        score=0.55 if dated else 0.5,
    )


def _two_sides(sentence: Sentence, clause: Clause) -> bool:
    """Whether a "met" is between people or parties, not "met a deadline"."""
    subject, other = clause.subject, clause.phrase("with") or clause.object
    if subject is None or not _is_side(sentence, subject):
        return False
    to = clause.phrase("to")
    if to is not None and not _PRESS.isdisjoint(to.lemmas()):
        return False
    return clause.object is None or _is_side(sentence, other)


_PRESS = words("reporter journalist media press audience crowd correspondent")


def _speaks_for(parse: Parse, sentence: Sentence, clause: Clause) -> bool:
    """Whether two who speak for sides talk: each names a party or a person who has one."""
    found = []
    for group in (clause.subject, clause.phrase("with")):
        if group is None:
            return False
        person = parse.speakers.person_in(sentence, group.first, group.last)
        pronoun = sentence.kinds[group.head] == "O" and group is clause.subject
        found.append(pronoun or person is not None or bool(sentence.parties_in(group.first, group.last)))
    return all(found)


def _is_side(sentence: Sentence, group: NounGroup | None) -> bool:
    return group is not None and (
        sentence.kinds[group.head] in "PO"
        or bool(sentence.parties_in(group.first, group.last))
        or not PEOPLE.isdisjoint(group.lemmas())
    )


def status_of(match: Match) -> MeetingStatus | None:
    """The status that a rule gives: by itself, or by the outlook of its clause."""
    gives, clause = match.pattern.gives, match.clause
    status = cast("MeetingStatus | None", gives.get("status"))
    seen = match.outlook
    if status is not None:
        if seen.negated and status != "planned":
            return None
        return "planned" if seen.ahead and status in _DONE else status
    if seen.kind == "refusal" or seen.negated:
        return _not_held(match)
    if seen.ahead and clause is not None and clause.word == "whether":
        return "uncertain"
    if clause is not None and clause.verb.lemma in MOTION and not seen.ahead:
        return None if clause.verb.form == "gerund" else "planned"
    if seen.ahead:
        return "planned"
    if clause is not None and not OVER.isdisjoint(_predicates(match.sentence, clause)):
        return "held"
    if clause is not None and clause.verb.progressive:
        return "underway" if seen.time == "present" else "held"
    tense, otherwise = ("present", "underway") if seen.time == "present" else ("past", "held")
    return cast("MeetingStatus", gives.get(tense, otherwise))


def _not_held(match: Match) -> MeetingStatus | None:
    """The status of what is refused, or will not be."""
    refusable = bool(match.pattern.gives.get("refusable"))
    if match.outlook.kind == "refusal" or (refusable and match.outlook.ahead):
        return "refused" if refusable else None
    return "cancelled" if match.outlook.ahead and not match.pattern.gives.get("placed") else None


def by_date(parse: Parse, when: When) -> MeetingStatus | None:
    """The status that a date alone tells."""
    until = when.end or when.start
    if until is None or parse.published is None:
        return None
    return "planned" if (when.start or until)[:10] > parse.published.isoformat() else "held"


def _reach(sentence: Sentence, group: NounGroup) -> int:
    """Where a noun group ends with the phrases that belong to it."""
    last, listing = group.last, False
    for each in sentence.groups:
        if each.first < last:
            continue
        gap = sentence.kinds[last : each.first]
        if each.preposition in _LINKS and len(gap) <= 1:
            listing = each.preposition in ("between", "with")
        elif not (listing and gap in (",", "C", ",C")):
            break
        last = each.last
    while last < len(sentence.kinds) and sentence.kinds[last] == "Y":
        last += 1
    return last
