"""Meetings: rounds, sessions, summits, visits and calls held to negotiate, with status, date, place and number."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import cast

from msgspec import structs

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.lexicon.accords import DEALS
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.lexicon.outlooks import DOUBT, PLAN
from parley.domain.reading.outlook import outlook
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Lemmas, Match, heads
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.meeting_dates import forward, listed_days, new_date, still_ahead
from parley.domain.reading.slots.meeting_details import (
    Details,
    details_given_up,
    details_of_clause,
    details_of_group,
    ordinal_of,
)
from parley.domain.reading.slots.meeting_merging import settle_meetings
from parley.domain.reading.slots.meeting_nouns import (
    is_counted,
    is_encounter,
    named_in,
    sides_named,
    speak_for_sides,
    speak_together,
    strangers,
    two_sides,
)
from parley.domain.reading.slots.meeting_passing import named_in_passing
from parley.domain.reading.slots.meeting_rules import GOING_ON, OVER, RULES
from parley.domain.reading.slots.meeting_status import DONE, RESUMING, by_date, predicates, status_of
from parley.domain.text.words import words
from parley_topics.claims import Modality
from parley_topics.values import Meeting, MeetingStatus, When
from parley_topics.values import Slot as SlotName

_GIVEN_UP: frozenset[MeetingStatus] = frozenset(("postponed", "cancelled"))
_PLEDGING = words("agree pledge vow promise decide commit")
_HAPPENING = words(
    "take be begin start resume restart continue hold last end conclude open run go convene reconvene happen proceed",
    "occur kick get meet wrap",
)
_LEAD = 2
"""What so many first sentences tell is the news, with or without a date."""
_ONCE = words("originally initially")
_LONG_AGO = 8
"""What began so many days ago is told as held."""
_STILL = words("continue proceed last run")
_MARKS = words("after before when once as while until since because")
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
    if clause is None or not _fits(parse, match, clause) or strangers(parse, sentence, clause.phrases):
        return None
    if gives.get("undated"):
        return _undated(match, clause)
    by_people = gives.get("parties") or gives.get("between") or gives.get("by-people")
    group = named_in(sentence, match.group) if match.group is not None and not by_people else None
    status = status_of(match)
    none = group is not None and "no" in sentence.lowers[group.first : group.head]
    if status is None or (none and status not in DONE) or _was_to_be(match):
        return None
    details = details_of_clause(parse, sentence, clause, group, ahead=match.outlook.ahead)
    if gives.get("follows") and group is not None:
        details = details_of_group(parse, sentence, group, clause.last)
    status = _as_dated(parse, match, status, details)
    if status == "planned" and match.outlook.ahead:
        details = replace(details, when=still_ahead(forward(details.when, parse.published), parse.published))
    if status in _GIVEN_UP and group is not None:
        details = details_given_up(parse, sentence, clause, group, details)
    if match.pattern.name == "ends-them" and details.when is not None and details.when == new_date(sentence, clause):
        return None
    if _leads_elsewhere(match, clause) or not _says_enough(match, clause, status, details):
        return None
    if status in DONE and details.when is None and sentence.index < _LEAD:
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
        score=gives.get("score", 0.6) + 0.1 * told,
    )


def _leads_elsewhere(match: Match, clause: Clause) -> bool:
    """Whether talks are expected to do something else than to take place: "are expected to lead to a deal"."""
    if match.pattern.name != "is-scheduled":
        return False
    aim = next((each for each in match.sentence.clauses if each.governor is clause and each.kind == "infinitive"), None)
    return aim is not None and aim.verb.lemma not in _HAPPENING


def _news_day(parse: Parse, sentence: Sentence) -> When | None:
    """The day of the news: the day of a lead's own words ("… opened, both sides said on Tuesday"), if it is fresh."""
    for time in sentence.times:
        when = time.when
        if when is not None and when.grain == "day" and when.start is not None and when.start == when.end:
            age = None if parse.published is None else (parse.published - date.fromisoformat(when.start)).days
            return when if age in (0, 1) else None
    return None


def _unconfirmed(clause: Clause) -> bool:
    """Whether somebody will not confirm it."""
    above = clause.governor
    if above is None or above.verb.lemma != "confirm":
        return False
    seen = outlook(above)
    return seen.negated or seen.kind == "refusal"


def _expected(clause: Clause, status: MeetingStatus) -> Modality | None:
    """What is only expected is possible."""
    above = clause.governor
    expects = clause.verb.lemma == "expect" or (above is not None and above.verb.lemma == "expect")
    return "possible" if status == "planned" and expects else None


def _was_to_be(match: Match) -> bool:
    """Whether it had only been planned: "had been due to start on Monday", "was originally set to start"."""
    if match.outlook.kind == "refusal":
        return match.outlook.time == "past"
    if match.outlook.kind != "plan":
        return False
    above = match.clause.governor if match.clause is not None else None
    once = above is not None and not _ONCE.isdisjoint(match.sentence.lowers[above.first : above.last])
    return match.outlook.time == "past" or once


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


def _as_dated(parse: Parse, match: Match, status: MeetingStatus, details: Details) -> MeetingStatus:
    """The status that the date makes it: what "starts on 4 May" is planned, what began a month ago was held."""
    when = details.when
    if status in DONE and match.clause is not None and _unconfirmed(match.clause):
        return "uncertain"
    if status not in DONE or when is None or parse.published is None:
        return status
    if match.outlook.time == "present" and when.start is not None and by_date(parse, when) == "planned":
        return "planned"
    until = when.end or when.start
    if status == "underway" and until is not None:
        return "held" if (parse.published - date.fromisoformat(until[:10])).days > _LONG_AGO else status
    return status


def _fits(parse: Parse, match: Match, clause: Clause) -> bool:
    """Whether those whom a rule's words name can meet, or what they name is talks."""
    sentence, gives, group = match.sentence, match.pattern.gives, match.group
    if gives.get("parties"):
        told = match.outlook.kind == "fact" and not match.outlook.negated
        return told and speak_for_sides(parse, sentence, clause)
    if gives.get("alone") and (clause.verb.form == "gerund" or _acts_on(clause)) and not gives.get("going"):
        return False
    if not _fit_to_meet(match, clause):
        return False
    table = gives.get("table") and group is not None and group.lemma == "table"
    named_by_people = gives.get("between") or gives.get("together") or gives.get("by-people")
    return group is None or bool(table or named_by_people) or named_in(sentence, group) is not None


def _fit_to_meet(match: Match, clause: Clause) -> bool:
    """Whether a clause says of them what the rule asks: that they are two sides, speak to each other, are somewhere."""
    sentence, gives, seen = match.sentence, match.pattern.gives, match.outlook
    asked = (
        (not gives.get("together") or (seen.kind != "wish" and speak_together(sentence, clause))),
        (not gives.get("ahead") or (seen.ahead and seen.kind == "plan")),
        (not gives.get("going") or not (seen.negated or _acts_on(clause, DEALS) or not _goes_on(clause))),
        (not gives.get("between") or two_sides(sentence, clause)),
        (not gives.get("guests") or clause.object is not None),
        (not gives.get("part") or clause.verb.lemma != "take" or "part" in clause.object_lemmas()),
        (not gives.get("there") or clause.phrase("in", "at") is not None),
    )
    return all(asked)


def _goes_on(clause: Clause) -> bool:
    """Whether a verb tells of something that goes on: "are negotiating", "resumed haggling"."""
    above = clause.governor
    return clause.verb.progressive or (
        clause.verb.form == "gerund" and above is not None and above.verb.lemma in RESUMING
    )


def _says_enough(match: Match, clause: Clause, status: MeetingStatus, details: Details) -> bool:
    """Whether what is known of a meeting makes it one: some rules ask for a date or a place."""
    gives = match.pattern.gives
    if gives.get("placed") and not _stands(match.sentence, clause, details):
        return False
    if match.outlook.ahead and clause.verb.lemma in _STILL and details.when is None and not _pledged(clause):
        return False
    if gives.get("both") and details.ordinal is None:
        tabled = match.group is not None and match.group.lemma == "table"
        return details.when is not None and (details.place is not None or tabled)
    if details.when or details.place or details.ordinal or is_counted(match.sentence, match.group):
        return True
    return not (gives.get("detailed") or _in_passing(clause)) and _stands_bare(match, clause, status)


def _stands_bare(match: Match, clause: Clause, status: MeetingStatus) -> bool:
    """Whether a meeting without any detail is told as one: by words that need none, or by naming both sides."""
    gives = match.pattern.gives
    if status in DONE:
        named = gives.get("between") and (
            sides_named(match.sentence, clause) or heads(clause.phrase("for"), ENCOUNTERS)
        )
        lead = match.sentence.index < _LEAD and clause.verb.form == "finite" and match.outlook.kind == "fact"
        return bool(gives.get("bare") or named or lead)
    if status in _GIVEN_UP:
        return match.outlook.kind in ("fact", "plan")
    if status != "planned":
        return True
    return not _is_idle(match, clause) and (_pledged(clause) or not gives.get("begun"))


def _pledged(clause: Clause) -> bool:
    """Whether somebody agreed to do it."""
    above = clause.governor
    return above is not None and above.verb.form == "finite" and above.verb.lemma in _PLEDGING


def _in_passing(clause: Clause) -> bool:
    """Whether a clause only says when something else was: "after the meeting started"."""
    return clause.word in _MARKS and clause.kind in ("subordinate", "gerund", "relative")


def _is_idle(match: Match, clause: Clause) -> bool:
    """Whether a meeting without any detail is no more than a wish, a duty or a word in passing."""
    if match.pattern.gives.get("modality"):
        return False
    return match.outlook.kind != "plan" or (clause.verb.form == "infinitive" and clause.governor is None)


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


def _acts_on(clause: Clause, but: Lemmas = GOING_ON) -> bool:
    """Whether a verb that is to have no object has one, but for some."""
    thing = clause.object
    return thing is not None and not thing.temporal and thing.lemma not in but and not clause.verb.passive


def _stands(sentence: Sentence, clause: Clause, details: Details) -> bool:
    """Whether "the talks are …" tells that they go on, are over, or where and when they are."""
    if not (GOING_ON | OVER).isdisjoint(predicates(sentence, clause)):
        return True
    if clause.predicate == "due":
        return details.when is not None and clause.verb.tense == "present"
    if clause.predicate in PLAN or clause.predicate in DOUBT or clause.object is not None:
        return False
    after = sentence.kinds[clause.verb.last : clause.verb.last + 1]
    return after in "RY" and (details.when is not None or details.place is not None)


def _each_date(candidate: Candidate, match: Match) -> Iterator[Candidate]:
    """One candidate for each of the days of several rounds: "two rounds have been arranged for 11 May and 1 June"."""
    value, group, clause = cast("Meeting", candidate.value), match.group, match.clause
    days = [] if clause is None or group is None or value.when is None else listed_days(candidate.sentence, clause)
    if len(days) < 2 or group is None or not candidate.sentence.lowers[group.head].endswith("s"):
        yield candidate
        return
    for day in days:
        yield replace(candidate, value=structs.replace(value, when=day))
