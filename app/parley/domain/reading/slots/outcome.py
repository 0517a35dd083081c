"""Outcomes: agreement, part of one, progress, nothing, or a collapse; of a meeting or of the negotiation so far."""

from collections.abc import Iterable
from typing import cast

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.accords import DEADLOCKS
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.outlook import is_condition
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.outcome_rules import RULES, SCANT, TRACKS
from parley.domain.text.words import words
from parley_topics.values import Outcome, OutcomeResult, Track
from parley_topics.values import Slot as SlotName

_EARLIER = words("previous earlier prior past")


class OutcomeSlot:
    """The reader of the outcome slot."""

    name: SlotName = "outcome"
    triggers = RULES.triggers

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:  # noqa: ARG002 - the protocol's
        """What a sentence says talks ended with."""
        if sentence.unit.kind in ("tail", "heading", "table", "caption"):
            return
        for match in RULES.match(sentence):
            result = result_of(match)
            if result is None:
                continue
            track = match.pattern.gives.get("track") or track_of(sentence, match)
            yield Candidate(
                value=Outcome(result=result, track=cast("Track", track)),
                sentence=sentence,
                first=match.first,
                last=match.last,
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
    gives, seen, clause = match.pattern.gives, match.outlook, match.clause
    result = cast("OutcomeResult", gives["result"])
    if gives.get("goal") and seen.kind == "refusal":
        return "no_agreement"
    if seen.kind != "fact" or (clause is not None and is_condition(clause)):
        return None
    if not gives.get("goal") or clause is None:
        return None if seen.negated else result
    nothing = seen.negated or scant(match.sentence, match.group) or scant(match.sentence, clause.subject)
    if nothing or (match.group is not None and match.group.lemma in DEADLOCKS):
        return "no_agreement"
    told = clause.verb.form == "finite" and clause.word not in _UNSURE
    return result if told else None


_UNSURE = words("once until before when whenever without")


def scant(sentence: Sentence, group: NounGroup | None) -> bool:
    """Whether the words before a noun leave nothing of it ("no deal", "little progress")."""
    return group is not None and not SCANT.isdisjoint(sentence.lowers[group.first : group.head + 1])


def track_of(sentence: Sentence, match: Match) -> Track:
    """The track that a rule's words name, the whole where they name none."""
    lemmas = set(sentence.lemmas[match.first : match.last])
    for track, named in TRACKS.items():
        if lemmas & named:
            return cast("Track", track)
    return "overall"


def recalls(sentence: Sentence, match: Match) -> bool:
    """Whether an earlier round is meant ("two previous rounds failed")."""
    for group in sentence.groups:
        if match.first <= group.first < match.last and group.lemma in ENCOUNTERS:
            return not _EARLIER.isdisjoint(sentence.lowers[group.first : group.head])
    return False
