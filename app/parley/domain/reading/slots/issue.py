"""Issues: where each single question under negotiation stands."""

from collections.abc import Iterable
from typing import cast

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.outlook import outlook
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import ClausePattern, Match, PhrasePattern
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.issue_disputes import TABLE
from parley.domain.reading.slots.issue_places import places
from parley.domain.reading.slots.issue_rules import DELIVERABLES, RULES
from parley.domain.reading.slots.issue_topics import Topic, topics_in
from parley.domain.text.words import words
from parley_topics.values import Issue, IssueStatus
from parley_topics.values import Slot as SlotName

_STRENGTH: dict[str, int] = {
    "agreed": 6,
    "deadlocked": 5,
    "near_agreement": 4,
    "disputed": 3,
    "progress": 2,
    "discussed": 1,
}
"""Of two statuses of one issue, the one that says more."""
MOST = 40
"""Issues that an article tells, at most."""
_OUGHT = frozenset(("should", "must", "would", "could", "might", "may"))
_MEETS = words(
    "meet gather convene sit travel arrive fly return come hold begin start open resume plan schedule expect agree be",
    "set visit use",
)
"""What somebody does to discuss something, or has agreed to do about it."""


class IssueSlot:
    """The reader of the issue slot."""

    name: SlotName = "issue"
    triggers = RULES.triggers

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:
        """The issues that a sentence names, with how they stand."""
        if sentence.unit.kind in ("tail", "table", "caption"):
            return
        for match in RULES.match(sentence):
            status = _status(match)
            if status is None:
                continue
            if isinstance(match.pattern, PhrasePattern) and set(",;") & set(sentence.kinds[match.first : match.last]):
                continue
            for where in places(match):
                for topic in topics_in(sentence, where.first, where.last):
                    if parse.speakers.person_in(sentence, topic.first, topic.last) is None and not (
                        status == "agreed" and _is_deliverable(sentence, topic)
                    ):
                        yield _candidate(match, status, topic)

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """One claim an issue: of what is said of one, what says most, in its fewest words."""
        kept: list[Candidate] = []
        ordered = sorted(
            candidates, key=lambda each: (-_STRENGTH[_issue(each).status], each.sentence.index, each.first)
        )
        for candidate in ordered:
            if len(kept) < MOST and not any(_alike(_issue(candidate).issue, _issue(each).issue) for each in kept):
                kept.append(candidate)
        return sorted(kept, key=lambda each: (each.sentence.index, each.first))


def _is_deliverable(sentence: Sentence, topic: Topic) -> bool:
    """Whether what is agreed is a thing to be done, which the agreement slot tells of."""
    tokens = range(topic.first, topic.last)
    return any(sentence.lemmas[each] in DELIVERABLES or sentence.kinds[each] == "M" for each in tokens)


def _status(match: Match) -> IssueStatus | None:
    """The status that a rule gives here, None where its clause takes it back."""
    gives, clause = match.pattern.gives, match.clause
    status = cast("IssueStatus | None", gives["status"])
    if match.sentence.lowers[match.first] not in gives.get("spelt", (match.sentence.lowers[match.first],)):
        return None
    if clause is None:
        return status if "under" not in gives else None
    if not _holds(match, clause):
        return None
    seen = outlook(clause)
    acted_on = clause.subject if clause.verb.passive else clause.object
    none = False
    if isinstance(match.pattern, ClausePattern) and acted_on is not None:
        none = match.sentence.lowers[acted_on.first] == "no"
    if (seen.negated or none or seen.kind == "refusal") and clause.first <= match.first < clause.last:
        return cast("IssueStatus | None", gives.get("negated", status if status == "disputed" else None))
    if "only" in gives and (clause.verb.form != "finite" or seen.kind != "fact" or seen.time == "future"):
        return None
    return status


def _holds(match: Match, clause: Clause) -> bool:
    """Whether the clause of a match tells what is so, in the way that its rule asks for."""
    gives = match.pattern.gives
    before = match.sentence.lowers[max(0, match.first - 4) : match.first]
    if clause.word in ("if", "unless", "until", "once", "what") or not gives.get("unless", frozenset()).isdisjoint(
        before
    ):
        return False
    if "under" in gives and (
        clause.verb.lemma not in gives["under"]
        or (match.first < clause.verb.last and clause.verb.lemma not in gives.get("leading", ()))
    ):
        return False
    if "fronted" in gives and match.sentence.kinds[clause.first : match.first].strip('AXCSQ"'):
        return False
    if clause.verb.lemma in gives.get("beyond", ()) and not _fails(clause):
        return False
    return "among" not in gives or _among(match.sentence, clause)


def _leads_to_talk(governor: Clause) -> bool:
    """Whether what somebody does to discuss a thing is a meeting, or a plan that stands."""
    seen = outlook(governor)
    if governor.verb.lemma == "be" and governor.predicate not in (None, "due", "set", "scheduled"):
        return False
    if governor.verb.lemma == "meet" or not ENCOUNTERS.isdisjoint(governor.object_lemmas()):
        return seen.kind in ("fact", "plan") and not seen.negated
    return governor.verb.lemma in _MEETS and seen.kind in ("fact", "plan") and not seen.negated


def _fails(clause: Clause) -> bool:
    """Whether what a clause tells of does not come about."""
    seen = outlook(clause)
    return seen.negated or seen.kind == "refusal"


def _among(sentence: Sentence, clause: Clause) -> bool:
    """Whether those who discuss are sides or talks, and it is told that they do, not that they could."""
    verb, governor = clause.verb, clause.governor
    if verb.passive:
        held = verb.form == "finite" and verb.modal not in _OUGHT
        return held or sentence.lowers[verb.first : verb.first + 1] == ["being"]
    if verb.form == "infinitive":
        return governor is not None and _leads_to_talk(governor)
    subject = clause.subject
    if subject is None or clause.verb.form == "gerund":
        return clause.verb.particle is not None
    return not TABLE.isdisjoint(subject.lemmas()) or bool(sentence.parties_in(subject.first, subject.last))


def _candidate(match: Match, status: IssueStatus, topic: Topic) -> Candidate:
    clause = match.clause
    first = min(match.first, topic.first)
    last = max(topic.last, match.last if match.last - match.first < 8 else topic.last)
    if clause is not None:
        last = max(last, clause.verb.last) if clause.verb.first >= first else last
    return Candidate(
        value=Issue(issue=topic.slug, status=status),
        sentence=match.sentence,
        first=first,
        last=last,
        rule=f"issue/{match.pattern.name}",
        clause=clause,
        score=0.6 if status == "discussed" else 0.7,
    )


def _issue(candidate: Candidate) -> Issue:
    return cast("Issue", candidate.value)


def _alike(one: str, two: str) -> bool:
    """Whether two slugs name one issue: half of the words of the shorter are those of the longer."""
    left, right = {word[:6] for word in one.split("-")}, {word[:6] for word in two.split("-")}
    return len(left & right) * 2 >= min(len(left), len(right))
