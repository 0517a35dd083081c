"""Deadlines: dates by which something must happen in the negotiation, ultimatums, expiries."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from msgspec import structs

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.contexts import modality_of
from parley.domain.reading.lexicon.accords import GOALS
from parley.domain.reading.outlook import outlook
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.deadline_acts import of_act, of_days, of_span
from parley.domain.reading.slots.deadline_details import (
    extent,
    is_ahead,
    is_past,
    limit_near,
    limit_of,
    party_of,
    purpose,
    sets_one,
    setter,
    time_behind,
    trimmed,
    what_of,
)
from parley.domain.reading.slots.deadline_rules import LIMITS, MATTERS, RULES, SETTLING
from parley.domain.text.words import words
from parley.domain.times.expression import TimeExpression
from parley_topics.claims import Modality
from parley_topics.values import Deadline, When
from parley_topics.values import Slot as SlotName

_BY = ("by ", "before ", "within ", "no later than ", "not later than ")
_LIMITING = words("by before within until till")
_NEEDING = words("require need demand want")
_CONDITIONS = words("if unless")
_ALLOWING = words("can may must should")
_WITHOUT = words("no without")
_BESIDE = 6
"""So many words before a clause may still name what it is about ("polls due to be held by …")."""
_GOALS = GOALS | words("government cabinet budget coalition contract")
_CLOSE = 3
_IN_PLACE = " in place "
"""What must be "in place" by a day must be settled by then."""


class DeadlineSlot:
    """The reader of the deadline slot."""

    name: SlotName = "deadline"
    triggers = RULES.triggers | _LIMITING | _CONDITIONS | {"than"}

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:
        """What a sentence says must happen by when: by words that name a deadline, then by dates that set one."""
        if sentence.unit.kind in ("tail", "heading", "table", "caption"):
            return
        for candidate in _found(parse, sentence):
            yield replace(candidate, modality=candidate.modality or _modality(parse, sentence, candidate.first))

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """One claim for each date: the one that is named first, else the first."""
        best: dict[tuple[str | None, str | None], Candidate] = {}
        for candidate in candidates:
            value = cast("Deadline", candidate.value)
            when = value.when or When()
            key = (when.start, when.end)
            standing = best.get(key)
            if standing is None:
                best[key] = candidate
                continue
            better, other = (candidate, standing) if candidate.score > standing.score else (standing, candidate)
            rest = cast("Deadline", other.value)
            kept = cast("Deadline", better.value)
            best[key] = replace(
                better, value=structs.replace(kept, what=kept.what or rest.what, set_by=kept.set_by or rest.set_by)
            )
        return sorted(best.values(), key=lambda each: (each.sentence.index, each.first))


def _found(parse: Parse, sentence: Sentence) -> Iterator[Candidate]:
    used: set[int] = set()
    for match in RULES.match(sentence):
        yield from _of_match(parse, match)
    for time in sentence.times:
        found = None if time.when_start in used else _of_time(parse, sentence, time)
        used.add(time.when_start)
        if found is not None:
            yield found
    if not sentence.vocabulary.isdisjoint(_CONDITIONS):
        yield from _threatened(parse, sentence)


def _modality(parse: Parse, sentence: Sentence, first: int) -> Modality:
    """A date is set also where what must be done by then is hoped, or hangs on something: asserted or reported."""
    speech = parse.speakers.at(sentence, first)
    return modality_of(sentence, None, speech.speaker if speech is not None else None, speech)


def _of_match(parse: Parse, match: Match) -> Iterator[Candidate]:
    sentence, clause, gives = match.sentence, match.clause, match.pattern.gives
    if gives.get("days"):
        yield from of_days(parse, match)
        return
    if gives.get("act"):
        yield from of_act(parse, match)
        return
    if clause is None and not gives.get("dated"):
        return
    if gives.get("term") and clause is not None and is_past(clause):
        return
    time = limit_near(sentence, match) if not gives.get("term") else time_behind(sentence, clause)
    if time is None and gives.get("dated") and clause is not None:
        yield from of_span(parse, match, clause)
    when = limit_of(parse, time, clause) if time is not None else None
    if time is None or when is None or (gives.get("coming") and not is_ahead(parse, when)):
        return
    first, last = extent(sentence, clause, match, time)
    limit = next((g for g in sentence.groups if g.first <= match.first < g.last and g.lemma in LIMITS), None)
    yield Candidate(
        value=Deadline(
            when=when,
            what=purpose(sentence, match, time) or (None if limit is not None else what_of(sentence, clause, time)),
            set_by=setter(parse, sentence, clause) if limit is not None or sets_one(clause) else None,
        ),
        sentence=sentence,
        first=first,
        last=last,
        rule=f"deadline/{match.pattern.name}",
        clause=clause,
        score=0.8,
    )


def _of_time(parse: Parse, sentence: Sentence, time: TimeExpression) -> Candidate | None:
    """A date with "by", "before" or "within" on something that is still to be done."""
    if time.when is None:
        return None
    opening = parse.folded[time.when_start : time.when_end].lower()
    token = sentence.token_at(time.start)
    clause = sentence.clause_at(token) or next((each for each in sentence.clauses if each.verb.first > token), None)
    if not opening.startswith(_BY):
        allowed = clause is not None and clause.verb.modal in _ALLOWING and not clause.verb.negated
        if clause is None or not ((allowed and opening.startswith("until ")) or _must(sentence, clause, time)):
            return None
    when = limit_of(parse, time, clause)
    if clause is None or when is None:
        return None
    if _without(sentence, token):
        return Candidate(
            value=Deadline(when=when, what=trimmed(sentence, token - 2, token)),
            sentence=sentence,
            first=clause.first,
            last=max(clause.last, sentence.token_at(time.end - 1) + 1),
            rule="deadline/without-a-deal",
            clause=clause,
            score=0.7,
        )
    until = opening.startswith("until ")
    if not (_matters(sentence, clause) if until else _required(sentence, clause, ahead=is_ahead(parse, when))):
        return None
    last = max(clause.last, sentence.token_at(time.end - 1) + 1)
    head = clause.governor if clause.verb.form == "infinitive" and clause.governor is not None else clause
    return Candidate(
        value=Deadline(when=when, what=what_of(sentence, clause, time), set_by=setter(parse, sentence, head)),
        sentence=sentence,
        first=clause.first,
        last=last,
        rule="deadline/by-date",
        clause=clause,
        score=0.7,
    )


def _must(sentence: Sentence, clause: Clause, time: TimeExpression) -> bool:
    """Whether a deal has to be there on a day or in a week: "a deal must be done this week"."""
    if outlook(clause).kind != "duty" or clause.verb.negated or sentence.starts[clause.verb.main] > time.start:
        return False
    dated = time.when is not None and time.when.grain in ("week", "day", "time")
    return dated and not GOALS.isdisjoint((*clause.subject_lemmas(), *clause.object_lemmas()))


def _without(sentence: Sentence, token: int) -> bool:
    """Whether "without a deal" or "no agreement" stands right before a date."""
    begin = max(0, token - _BESIDE)
    if _WITHOUT.isdisjoint(sentence.lowers[begin:token]):
        return False
    return not _GOALS.isdisjoint(sentence.lemmas[max(0, token - _CLOSE) : token])


def _threatened(parse: Parse, sentence: Sentence) -> Iterator[Candidate]:
    """A day on which something will be done unless there is a deal: "will strike on 2 March unless …"."""
    for clause in sentence.clauses:
        heads = (*clause.object_lemmas(), *clause.subject_lemmas())
        settled = clause.word == "unless" and clause.verb.lemma in SETTLING
        if clause.word not in _CONDITIONS or (GOALS.isdisjoint(heads) and not settled):
            continue
        if clause.word == "if" and not (clause.verb.negated or _none(sentence, clause)):
            continue
        for act in sentence.clauses:
            if act is clause or act.word in _CONDITIONS or not (outlook(act).ahead or outlook(act).kind != "fact"):
                continue
            time = time_behind(sentence, act)
            when = limit_of(parse, time, act) if time is not None else None
            if when is not None and is_ahead(parse, when) and when.start is None:
                yield Candidate(
                    value=Deadline(
                        when=when,
                        what=trimmed(sentence, clause.first, clause.last),
                        set_by=party_of(parse, sentence, act.subject),
                    ),
                    sentence=sentence,
                    first=min(act.first, clause.first),
                    last=max(act.last, clause.last),
                    rule="deadline/threat",
                    clause=act,
                    modality="conditional" if clause.word == "if" else None,
                    score=0.65,
                )
                return


def _none(sentence: Sentence, clause: Clause) -> bool:
    """Whether "no" stands before what a clause is about."""
    return (
        "no" in sentence.lowers[clause.first : clause.last] or "without" in sentence.lowers[clause.first : clause.last]
    )


def _required(sentence: Sentence, clause: Clause, *, ahead: bool) -> bool:
    """Whether a clause tells of something to be done that negotiators decide; `ahead`: its date is yet to come."""
    seen = outlook(clause)
    if clause.word in _CONDITIONS and (clause.object_lemmas() or clause.subject_lemmas()):
        if clause.verb.lemma in SETTLING and _none(sentence, clause):
            return _matters(sentence, clause)
        return not GOALS.isdisjoint((*clause.object_lemmas(), *clause.subject_lemmas()))
    due = clause.verb.lemma == "be" and clause.predicate == "due" and not seen.negated
    if (due or clause.verb.lemma in _NEEDING) and seen.time == "present":
        return _matters(sentence, clause)
    if seen.kind in ("fact", "refusal") or (seen.time == "past" and not ahead) or clause.verb.perfect:
        return False
    settles = clause.verb.lemma in SETTLING or _IN_PLACE in sentence.lemma_line
    return (settles and _matters(sentence, clause)) or (seen.kind == "duty" and (settles or _matters(sentence, clause)))


def _matters(sentence: Sentence, clause: Clause) -> bool:
    if clause.object is not None and sentence.lowers[clause.object.head] in ("it", "one"):
        return True
    begin = max(0, clause.first - _BESIDE)
    return not MATTERS.isdisjoint((*sentence.lemmas[begin : clause.last], *clause.subject_lemmas()))
