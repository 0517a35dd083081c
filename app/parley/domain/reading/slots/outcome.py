"""Outcomes: agreement, part of one, progress, nothing, or a collapse; of a meeting or of the negotiation so far."""

from collections.abc import Callable, Iterable
from typing import cast

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.accords import DEADLOCKS, GOALS, LABOUR, PROGRESS, RATIFIERS
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.outlook import is_condition, outlook
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.agreement_terms import evidence_end, kind_of
from parley.domain.reading.slots.meeting_dates import best_when
from parley.domain.reading.slots.meeting_details import ordinal_of
from parley.domain.reading.slots.meeting_places import place_in
from parley.domain.reading.slots.outcome_rules import PARTIAL, RULES, SCANT, SEVERAL, SUBJECTS, TRACKS
from parley.domain.text.words import words
from parley_topics.values import MeetingRef, Outcome, OutcomeResult, Track, When
from parley_topics.values import Slot as SlotName

_EARLIER = words("previous earlier prior past")


class OutcomeSlot:
    """The reader of the outcome slot."""

    name: SlotName = "outcome"
    triggers = RULES.triggers

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:
        """What a sentence says talks ended with."""
        if sentence.unit.kind in ("tail", "heading", "table", "caption"):
            return
        for match in RULES.match(sentence):
            result = result_of(match)
            if result is None:
                continue
            track = match.pattern.gives.get("track") or track_of(sentence, match)
            yield Candidate(
                value=Outcome(result=result, track=cast("Track", track), of=meeting_of(parse, match)),
                sentence=sentence,
                first=match.first,
                last=evidence_end(match),
                rule=f"outcome/{match.pattern.name}",
                clause=match.clause,
                background=True if recalls(sentence, match) else None,
                score=0.7,
            )

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """One claim for each result and track."""
        best: dict[tuple[str, str], Candidate] = {}
        for candidate in candidates:
            value = cast("Outcome", candidate.value)
            best.setdefault((value.result, value.track), candidate)
        return sorted(best.values(), key=lambda each: (each.sentence.index, each.first))


def result_of(match: Match) -> OutcomeResult | None:
    """The result that a rule gives, or its opposite where the words take it back; None where it is yet to come."""
    gives, clause, seen = match.pattern.gives, match.clause, match.outlook
    result = cast("OutcomeResult", gives["result"])
    if clause is None:
        return result
    if is_condition(clause) or not _fits(match, clause):
        return None
    unable = seen.negated and clause.verb.modal in _ABILITY
    refused = seen.kind == "refusal" or unable or _not_yet(match.sentence, clause)
    if gives.get("nothing"):
        return result if refused or (seen.negated and seen.kind in ("fact", "doubt")) else None
    if gives.get("goal") and refused:
        return "no_agreement"
    if seen.kind != "fact" and not _seems(clause):
        return None
    return _of_goal(match, clause, result) if gives.get("goal") else None if seen.negated else result


def _of_goal(match: Match, clause: Clause, result: OutcomeResult) -> OutcomeResult | None:
    """The result where the rule's noun is what talks are held for: nothing, a part, or all of it."""
    sentence, goal = match.sentence, _goal(match, clause)
    words_before = sentence.lowers[max(0, clause.first - 1) : clause.verb.last]
    taken_back = match.outlook.negated or scant(sentence, goal) or not _NONE.isdisjoint(words_before)
    if taken_back or (goal is not None and goal.lemma in DEADLOCKS):
        return "no_agreement"
    if not _told(clause):
        return None
    if goal is None or result != "agreement":
        return result
    if goal.lemma in PROGRESS or goal.lemma == "breakthrough":
        return "progress"
    points = clause.phrase("on")
    if points is not None and not SEVERAL.isdisjoint(sentence.lowers[points.first : points.head + 1]):
        return "partial_agreement"
    part = not PARTIAL.isdisjoint(sentence.lowers[goal.first : goal.head])
    return "partial_agreement" if part or kind_of(sentence, goal) in _PARTS else "agreement"


def _told(clause: Clause) -> bool:
    """Whether a clause tells what happened, not what is aimed at or comes "once" it happens."""
    if clause.word in _UNSURE:
        return False
    if clause.verb.form == "finite":
        return True
    if clause.verb.form == "gerund" and clause.verb.passive:
        return False
    governor = clause.governor
    if clause.verb.form == "infinitive" and governor is not None and _able(governor):
        return True
    told = governor is not None and outlook(governor).kind == "fact" and not outlook(governor).negated
    return told and clause.verb.form == "gerund" and (clause.kind == "participle" or clause.word in _BY_DOING)


def _able(clause: Clause) -> bool:
    """Whether a clause says that what hangs on it was done: "were able to", "managed to"."""
    done = clause.verb.lemma == "manage" or (clause.verb.lemma == "be" and clause.predicate == "able")
    return done and outlook(clause).kind == "fact" and not clause.verb.negated


_PARTS = ("prisoner_exchange", "humanitarian")
"""Kinds of agreements that are steps on the way: talks that end with one have agreed in part."""
_BY_DOING = words("after by for")


def _goal(match: Match, clause: Clause) -> NounGroup | None:
    """The noun group that names the goal: the rule's own, or the object or phrase beside it."""
    for group in (match.group, clause.object, *clause.phrases):
        if group is not None and group.lemma in _GOALS:
            return group
    return match.group


def _fits(match: Match, clause: Clause) -> bool:
    """Whether the clause lacks what would make the rule's verb another thing."""
    return all(asks(match, clause) for name, asks in _ASKS.items() if match.pattern.gives.get(name))


def _at_nothing(match: Match) -> bool:
    """Whether the words say more than "get nothing", which somebody does who gets no money."""
    sentence = match.sentence
    return sentence.lemmas[match.first] not in ("get", "go") or sentence.lowers[match.last - 1] == "nowhere"


def _agrees_with_others(sentence: Sentence, clause: Clause) -> bool:
    """Whether "agree" is about a common end, not about consent to something or being of one mind with somebody."""
    if clause.verb.progressive or clause.phrase("to", "with") is not None:
        return False
    subject = clause.subject
    several = subject is None or subject.lemma in _SIDES or bool(subject.others)
    return several or not any(each.governor is clause for each in sentence.clauses)


_SIDES = words("side party negotiator leader minister country delegation they we talk team parties neither government")


_DEAD = words("dead doomed defunct")


_ASKS: dict[str, Callable[[Match, Clause], bool]] = {
    "alone": lambda _, clause: not clause.verb.progressive and (clause.object is None or clause.verb.passive),
    "bare": lambda match, _: match.group is None or match.group.last - match.group.first <= _BARE_WORDS,
    "together": lambda match, clause: _agrees_with_others(match.sentence, clause),
    "dead": lambda _, clause: clause.predicate in _DEAD,
    "nowhere": lambda match, _: _at_nothing(match),
    "strikers": lambda _, clause: clause.subject is None or clause.subject.lemma not in RATIFIERS | LABOUR,
}
"""What a rule may ask of its clause besides roles, by the name that it gives it."""


def _seems(clause: Clause) -> bool:
    """Whether an infinitive hangs on a plain "appeared"."""
    governor = clause.governor
    return (
        clause.verb.form == "infinitive"
        and governor is not None
        and governor.verb.lemma in _SEEMING
        and not governor.verb.negated
    )


_SEEMING = words("appear seem begin start continue")


_BARE_WORDS = 2
_ABILITY = words("could can")


def _not_yet(sentence: Sentence, clause: Clause) -> bool:
    return "yet" in sentence.lowers[max(0, clause.verb.first - 2) : clause.verb.first + 1]


_GOALS = GOALS | PROGRESS | DEADLOCKS
_NONE = words("neither nor none nobody no-one")
_UNSURE = words("once until before when whenever without")


def scant(sentence: Sentence, group: NounGroup | None) -> bool:
    """Whether the words before a noun leave nothing of it ("no deal", "little progress")."""
    return group is not None and not SCANT.isdisjoint(sentence.lowers[group.first : group.head + 1])


def track_of(sentence: Sentence, match: Match) -> Track:
    """The track that is named near a rule's words ("on the military track"), the whole where none is."""
    start = max(0, match.first - _AROUND)
    for index in range(start, min(match.last + _AROUND, len(sentence.lemmas))):
        if sentence.lemmas[index] in SUBJECTS and index:
            for track, named in TRACKS.items():
                if sentence.lowers[index - 1] in named:
                    return cast("Track", track)
    return "overall"


_AROUND = 8
"""So many words around a rule's own may still name its track."""


def meeting_of(parse: Parse, match: Match) -> MeetingRef | None:
    """The meeting that ended so, where the rule's words name one with a number, a place or a date."""
    sentence, clause = match.sentence, match.clause
    group = next((each for each in sentence.groups if _names_meeting(match, each)), None)
    if group is None:
        return None
    verb = clause.verb.main if clause else match.first
    when = best_when(sentence, sentence.times_in(match.first, match.last), sentence.starts[verb])
    if when is not None and not _behind(parse, when):
        when = None
    place = place_in(parse, sentence, group.first, min(group.last + _BESIDE, match.last), group, None)
    ordinal = ordinal_of(sentence, group)
    return MeetingRef(when=when, place=place, ordinal=ordinal) if (when, place, ordinal) != (None, None, None) else None


def _behind(parse: Parse, when: When) -> bool:
    """Whether a date is closed and not ahead: that of a meeting that has ended."""
    if when.start is None or when.end is None:
        return False
    return parse.published is None or when.start[:10] <= parse.published.isoformat()


_BESIDE = 6
"""So many words behind the word for a meeting its place may stand."""


def _names_meeting(match: Match, group: NounGroup) -> bool:
    return group.lemma in ENCOUNTERS and match.first <= group.head < match.last and not group.temporal


def recalls(sentence: Sentence, match: Match) -> bool:
    """Whether an earlier round is meant ("two previous rounds failed")."""
    for group in sentence.groups:
        if match.first <= group.first < match.last and group.lemma in ENCOUNTERS:
            return not _EARLIER.isdisjoint(sentence.lowers[group.first : group.head])
    return False
