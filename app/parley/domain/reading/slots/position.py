"""Positions: what a side demands, rejects, offers, accepts, or makes a condition."""

from collections.abc import Iterable, Iterator
from typing import cast

from parley.domain.reading.candidates import Candidate, distinct
from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.outlook import outlook
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.position_rules import RULES
from parley.domain.text.words import words
from parley_topics.claims import Modality
from parley_topics.values import Position, Stance
from parley_topics.values import Slot as SlotName

LONGEST = 24
"""Tokens of an object: what goes on for longer is told in a clause of its own."""

_OWN = words("we i our us")
_CONDITION_WORDS = words("unless until if before provided once without")
_ONLY = words("only until unless")
_DUTIES = words("must should need ought")
_SKIPPED_HEAD = words("that to on for the a an its their his her upon")
_NO_SIDE = words("it there this that which who what")
_HARD_STOPS = ';:"—'


class PositionSlot:
    """The reader of the position slot."""

    name: SlotName = "position"
    triggers = RULES.triggers | _OWN | _DUTIES | words("will would")

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:
        """What the sides of a sentence want and refuse: by verbs of wanting, then by what they say of themselves."""
        if sentence.unit.kind in ("tail", "heading", "table", "caption"):
            return
        taken: set[int] = set()
        for match in RULES.match(sentence):
            if match.clause is not None and match.clause.verb.main not in taken:
                candidate = self._of_match(parse, match, match.clause)
                if candidate is not None:
                    taken.add(match.clause.verb.main)
                    yield candidate
        for candidate in self._said(parse, sentence):
            if candidate.clause is not None and candidate.clause.verb.main not in taken:
                taken.add(candidate.clause.verb.main)
                yield candidate

    def _of_match(self, parse: Parse, match: Match, clause: Clause) -> Candidate | None:
        sentence, gives = match.sentence, match.pattern.gives
        stance = cast("Stance", gives["stance"])
        if clause.verb.negated:
            if "negated" not in gives:
                return None
            stance = cast("Stance", gives["negated"])
        holder = clause.phrase("by") if clause.verb.passive else clause.subject
        party = party_of(parse, sentence, clause, holder)
        span = _object_span(sentence, clause, cast("str", gives["takes"]))
        if party is None or span is None:
            return None
        if clause.verb.modal is not None and outlook(clause).kind in ("doubt", "duty"):
            return None
        first, last = span
        conditioned = not _ONLY.isdisjoint(sentence.lowers[clause.first : last])
        if gives.get("needs-condition") and not conditioned:
            return None
        if conditioned and stance != "accepts":
            stance = "conditions"
        return _candidate(sentence, clause, match.pattern.name, Position(party=party, stance=stance, object=""), span)

    def _said(self, parse: Parse, sentence: Sentence) -> Iterator[Candidate]:
        """What speakers say of their own side ("we will not sign") and of what others must do."""
        for clause in sentence.clauses:
            if clause.verb.form != "finite" or clause.subject is None:
                continue
            speech = parse.speakers.at(sentence, clause.verb.main)
            if speech is None or speech.speaker.party is None:
                continue
            party = speech.speaker.party
            seen = outlook(clause)
            own = sentence.lowers[clause.subject.head] in _OWN or party in _parties(sentence, clause.subject)
            stance = _stance_said(sentence, clause, own=own, duty=seen.kind == "duty", ahead=seen.ahead)
            span = _object_span(sentence, clause, "said")
            if stance is not None and span is not None:
                value = Position(party=party, stance=stance, object="")
                yield _candidate(sentence, clause, f"said-{stance}", value, span, score=0.6)

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """One claim for each thing that a side holds in one way: of those that share most words, the best told."""
        kept: list[Candidate] = []
        for candidate in sorted(distinct(candidates), key=lambda each: -each.score):
            if not any(_same(candidate, standing) for standing in kept):
                kept.append(candidate)
        return sorted(kept, key=lambda each: (each.sentence.index, each.first))


def party_of(parse: Parse, sentence: Sentence, clause: Clause, holder: NounGroup | None) -> str | None:
    """The side that a noun group is or speaks for: by its own words, as a person of a side, or as who is speaking."""
    if holder is None and clause.governor is not None and clause.kind in ("infinitive", "gerund", "participle"):
        holder = clause.governor.subject
    if holder is None:
        return None
    low = sentence.lowers[holder.head]
    if low in _OWN:
        speech = parse.speakers.at(sentence, holder.head)
        return speech.speaker.party if speech is not None else None
    if low in _NO_SIDE and low not in ("it", "which", "who"):
        return None
    speaker = parse.speakers.describe(sentence, holder)
    return speaker.party if speaker is not None else None


def _parties(sentence: Sentence, group: NounGroup) -> tuple[str, ...]:
    return sentence.parties_in(group.first, group.last)


def _stance_said(sentence: Sentence, clause: Clause, *, own: bool, duty: bool, ahead: bool) -> Stance | None:
    """The stance of a clause that a side says: of itself in the future, or of what must be."""
    if duty and not own:
        return "demands"
    if own and ahead and clause.verb.modal in ("will", "would", "'ll", "can", "could"):
        if clause.verb.negated:
            return "conditions" if _conditional(sentence, clause) else "rejects"
        return "conditions" if _conditional(sentence, clause) else None
    return None


def _conditional(sentence: Sentence, clause: Clause) -> bool:
    return any(
        other.word in _CONDITION_WORDS and other.governor is clause for other in sentence.clauses
    ) or not _ONLY.isdisjoint(sentence.lowers[clause.first : clause.last])


def _object_span(sentence: Sentence, clause: Clause, takes: str) -> tuple[int, int] | None:
    """The tokens of what is wanted or refused."""
    if takes == "patient":
        group = clause.subject
        return (group.first, group.last) if group is not None else None
    begin = clause.verb.last
    if takes == "object" and clause.object is not None:
        begin = clause.object.first
    if takes == "infinitive" and not any(each.governor is clause for each in sentence.clauses):
        return None
    if takes == "said":
        begin = clause.verb.main
    end = _extent(sentence, clause)
    while begin < end and sentence.lowers[begin] in _SKIPPED_HEAD:
        begin += 1
    end = _trimmed(sentence, begin, end)
    return (begin, end) if end - begin >= 1 and any(kind in "NPVt" for kind in sentence.kinds[begin:end]) else None


def _extent(sentence: Sentence, clause: Clause) -> int:
    """Where what hangs on a clause ends: with the last clause that it governs, and before a new main clause."""
    end = clause.last
    below = {id(clause)}
    for other in sentence.clauses:
        if other.governor is not None and id(other.governor) in below and other.first >= clause.verb.first:
            below.add(id(other))
            if other.kind != "relative":
                end = max(end, other.last)
    return min(end, clause.verb.last + LONGEST)


def _trimmed(sentence: Sentence, begin: int, end: int) -> int:
    """The end without marks, and before a mark that parts thoughts."""
    for token in range(begin, end):
        if sentence.kinds[token] in _HARD_STOPS and token > begin:
            end = token
            break
    while end > begin and sentence.kinds[end - 1] in ".,;:\"-C'":
        end -= 1
    return end


def _candidate(
    sentence: Sentence, clause: Clause, rule: str, value: Position, span: tuple[int, int], score: float = 0.7
) -> Candidate:
    first, last = span
    stated = Position(party=value.party, stance=value.stance, object=" ".join(sentence.text(first, last).split()))
    modality: Modality | None = "conditional" if value.stance == "conditions" else None
    holder = clause.subject if clause.subject is not None else None
    begin = min(clause.first, first) if holder is None else min(holder.first, first, clause.first)
    return Candidate(
        value=stated,
        sentence=sentence,
        first=begin,
        last=max(last, clause.verb.last),
        rule=f"position/{rule}",
        clause=clause,
        modality=modality,
        score=score,
    )


def _same(one: Candidate, two: Candidate) -> bool:
    """Whether two candidates say the same: one side, one stance, and most words of the shorter object."""
    a, b = cast("Position", one.value), cast("Position", two.value)
    if a.party != b.party or a.stance != b.stance:
        return False
    left, right = _content(a.object), _content(b.object)
    return len(left & right) * 2 > min(len(left), len(right))


def _content(text: str) -> set[str]:
    return {word[:6] for word in text.lower().split() if len(word) > 3}
