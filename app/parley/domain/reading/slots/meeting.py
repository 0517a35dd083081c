"""Meetings: rounds, sessions, summits, visits and calls held to negotiate, with status, date, place and number."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import cast

from msgspec import structs

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.meeting_dates import forward, listed_days, new_date, still_ahead
from parley.domain.reading.slots.meeting_details import (
    Details,
    details_given_up,
    details_of_clause,
    details_of_group,
    ordinal_of,
)
from parley.domain.reading.slots.meeting_fitness import fits, leads_elsewhere, was_to_be
from parley.domain.reading.slots.meeting_merging import settle_meetings
from parley.domain.reading.slots.meeting_nouns import is_encounter, named_in, strangers
from parley.domain.reading.slots.meeting_passing import named_in_passing
from parley.domain.reading.slots.meeting_rules import RULES
from parley.domain.reading.slots.meeting_status import DONE, GIVEN_UP, as_dated, by_date, status_of
from parley.domain.reading.slots.meeting_told import LEAD, says_enough
from parley.domain.text.words import words
from parley_topics.claims import Modality
from parley_topics.values import Meeting, MeetingStatus, When
from parley_topics.values import Slot as SlotName

_MOVING = words("postpone delay reschedule defer move push put adjourn bring suspend pause halt recess")


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
        if sentence.vocabulary.isdisjoint(ENCOUNTERS):
            return
        for group in sentence.groups:
            if group.head not in told and is_encounter(sentence, group):
                candidate = named_in_passing(parse, sentence, group)
                if candidate is not None:
                    yield candidate

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """One claim a meeting."""
        return settle_meetings(candidates)


def _of_match(parse: Parse, match: Match) -> Candidate | None:
    """The meeting that a rule tells of, None where its words turn out to tell of none, or of too little."""
    sentence, clause, gives = match.sentence, match.clause, match.pattern.gives
    if clause is None or not fits(parse, match, clause) or strangers(parse, sentence, clause.phrases):
        return None
    if gives.get("undated"):
        return _undated(match, clause)
    group = _encounter(match, clause)
    status = status_of(match)
    none = group is not None and "no" in sentence.lowers[group.first : group.head]
    if status is None or (none and status not in DONE) or was_to_be(match):
        return None
    details = _details(parse, match, clause, group)
    status = as_dated(parse, match, status, details.when)
    if status == "planned":
        coming = forward(details.when, parse.published)
        details = replace(details, when=still_ahead(coming, parse.published) if match.outlook.ahead else coming)
    if status in GIVEN_UP and group is not None:
        details = details_given_up(parse, sentence, clause, group, details)
    if match.pattern.name == "ends-them" and details.when is not None and details.when == new_date(sentence, clause):
        return None
    if leads_elsewhere(match, clause) or not says_enough(match, clause, status, details):
        return None
    told_first = sentence.index < LEAD and clause.verb.form == "finite" and clause.kind in ("main", "complement")
    if status in DONE and details.when is None and told_first:
        details = replace(details, when=_news_day(parse, sentence))
    told = sum(each is not None for each in (details.when, details.place, details.ordinal))
    return Candidate(
        value=Meeting(
            status=status,
            when=details.when,
            place=details.place,
            ordinal=details.ordinal,
            duration_minutes=details.minutes,
            format=gives.get("format") or details.format,
        ),
        sentence=sentence,
        first=match.first,
        last=match.last,
        rule=f"meeting/{match.pattern.name}",
        clause=clause,
        modality="denied" if none else gives.get("modality") or _expected(clause, status),
        background=False if status in ("planned", "uncertain") and _is_fresh(parse, details.when) else None,
        score=gives.get("score", 0.6) + 0.1 * told,
    )


def _encounter(match: Match, clause: Clause) -> NounGroup | None:
    """The noun group that names the meeting: the rule's own, or what those who meet meet for."""
    sentence, gives = match.sentence, match.pattern.gives
    if not (gives.get("parties") or gives.get("between") or gives.get("by-people")):
        return named_in(sentence, match.group) if match.group is not None else None
    purposes = (each for each in clause.phrases if each.preposition in ("for", "in"))
    return next((each for each in purposes if is_encounter(sentence, each)), None)


def _details(parse: Parse, match: Match, clause: Clause, group: NounGroup | None) -> Details:
    """The details of the clause; of the noun group alone, where it only follows another meeting."""
    if match.pattern.gives.get("follows") and group is not None:
        return details_of_group(parse, match.sentence, group, clause.last)
    return details_of_clause(parse, match.sentence, clause, group, ahead=match.outlook.ahead)


def _is_fresh(parse: Parse, when: When | None) -> bool:
    """Whether a date, if there is one, is not past: what is still to come is no history."""
    return when is None or by_date(parse, when) in (None, "planned")


def _news_day(parse: Parse, sentence: Sentence) -> When | None:
    """The day of the news: the day of a lead's own words ("… opened, both sides said on Tuesday"), if it is fresh."""
    for time in sentence.times:
        when = time.when
        if when is not None and when.grain == "day" and when.start is not None and when.start == when.end:
            age = None if parse.published is None else (parse.published - date.fromisoformat(when.start)).days
            return when if age in (0, 1) else None
    return None


def _expected(clause: Clause, status: MeetingStatus) -> Modality | None:
    """What is only expected is possible."""
    above = clause.governor
    expects = clause.verb.lemma == "expect" or (above is not None and above.verb.lemma == "expect")
    return "possible" if status == "planned" and expects else None


def _undated(match: Match, clause: Clause) -> Candidate | None:
    """A next round for which there is no date: it is uncertain."""
    sentence = match.sentence
    unset = clause.verb.negated or "yet" in sentence.lowers[match.first : clause.last]
    if "no" not in sentence.lowers[match.first : match.last] and not unset:
        return None
    group = sentence.group_at(match.last - 1)
    return Candidate(
        value=Meeting(status="uncertain", ordinal=ordinal_of(sentence, group)),
        sentence=sentence,
        first=match.first,
        last=max(match.last, clause.last),
        rule=f"meeting/{match.pattern.name}",
        clause=clause,
        score=0.6,
    )


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


def _each_date(candidate: Candidate, match: Match) -> Iterator[Candidate]:
    """One candidate for each of the days of several rounds: "two rounds have been arranged for 11 May and 1 June"."""
    value, group, clause = cast("Meeting", candidate.value), match.group, match.clause
    days = [] if clause is None or group is None or value.when is None else listed_days(candidate.sentence, clause)
    if len(days) < 2 or group is None or not candidate.sentence.lowers[group.head].endswith("s"):
        yield candidate
        return
    for day in days:
        yield replace(candidate, value=structs.replace(value, when=day))
