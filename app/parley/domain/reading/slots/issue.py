"""Issues: where each single question under negotiation stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.outlook import outlook
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import ClausePattern, Match, PhrasePattern
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.issue_rules import DELIVERABLES, RULES
from parley.domain.reading.slots.issue_rules import TABLE as _TABLE
from parley.domain.reading.slots.issue_topics import Topic, topics_in
from parley.domain.reading.slots.position_objects import end_of
from parley_topics.values import Issue, IssueStatus
from parley_topics.values import Slot as SlotName

_LINKS = ("be", "remain", "include", "become", "stay", "constitute", "prove", "concern", "emerge")
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
_NEAR = 7
"""Tokens between a verb and the preposition that says over what."""
_INTRODUCED = ("such as", "including", "mainly", "notably", "namely", "like", "especially", "particularly", "chiefly")
_NAMING = ("be", "include", "become", "concern")
_JOINED = frozenset(("and", "or", "of", "to", "for", "on", "in", "over"))
_POINTING = frozenset(("it", "this", "that", "there", "which", "he", "she", "they"))


@dataclass(frozen=True, slots=True)
class _Where:
    """A stretch of tokens that names issues."""

    first: int
    last: int


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
            for where in _places(match):
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
    if "under" in gives and (clause.verb.lemma not in gives["under"] or match.first < clause.verb.last):
        return False
    if clause.verb.lemma in gives.get("beyond", ()) or ("leading" in gives and match.last > clause.verb.first):
        return False
    return "among" not in gives or _among(match.sentence, clause)


def _among(sentence: Sentence, clause: Clause) -> bool:
    """Whether those who discuss are sides or talks, and it is told that they do, not that they could."""
    if clause.verb.passive:
        return clause.verb.form == "finite" or sentence.lowers[clause.verb.first : clause.verb.first + 1] == ["being"]
    if clause.verb.form == "infinitive":
        return False
    subject = clause.subject
    if subject is None or clause.verb.form == "gerund":
        return clause.verb.particle is not None
    return not _TABLE.isdisjoint(subject.lemmas()) or bool(sentence.parties_in(subject.first, subject.last))


def _places(match: Match) -> Iterator[_Where]:
    """Where the issues of a match stand."""
    at = match.pattern.gives["at"]
    if at == "after":
        yield _Where(match.last, end_of(match.sentence, match.last))
    elif at == "copula":
        yield from _beside(match)
    elif match.clause is not None:
        where = _in_clause(match, match.clause, at)
        if where is not None:
            yield where


def _in_clause(match: Match, clause: Clause, at: str) -> _Where | None:
    """The role of a clause that names the issues."""
    sentence, subject, verb = match.sentence, clause.subject, clause.verb
    if at == "subject" or (at == "object" and verb.passive):
        begin = _beginning(sentence, clause) if at == "subject" else subject.first if subject is not None else 0
        return _Where(begin, verb.first) if subject is not None else None
    if at == "object":
        group = clause.object
    elif at == "of-subject":
        group = _governed_between(sentence, subject, clause) if subject is not None else None
        return _Where(group.first, verb.first) if group is not None else None
    else:
        group = _governed(match, clause)
    return _Where(group.first, end_of(sentence, group.first)) if group is not None else None


def _governed(match: Match, clause: Clause) -> NounGroup | None:
    """The group behind the preposition that the rule asks for, near the verb."""
    phrases = match.pattern.phrases if isinstance(match.pattern, ClausePattern) else None
    near = (
        each
        for each in clause.phrases
        if each.preposition in (phrases or {}) and 0 <= each.first - clause.verb.last <= _NEAR and not each.temporal
    )
    return next(near, None)


def _governed_between(sentence: Sentence, subject: NounGroup, clause: Clause) -> NounGroup | None:
    """The group that "on" or "over" joins to a subject ("talks on the dam have stalled")."""
    return next(
        (
            each
            for each in sentence.groups
            if subject.last <= each.first < clause.verb.first
            and each.preposition in ("on", "over", "about", "regarding")
        ),
        None,
    )


def _beside(match: Match) -> Iterator[_Where]:
    """On the other side of a copula, behind "such as" or a colon, before or behind a dash, or in "the issue of …"."""
    sentence = match.sentence
    lowers, kinds = sentence.lowers, sentence.kinds
    last = match.last
    if lowers[last : last + 1] == ["of"] and lowers[last - 1] in ("issue", "question", "matter", "problem", "subject"):
        yield _Where(last + 1, end_of(sentence, last + 1))
        return
    bare = "bare" in match.pattern.gives
    after = " ".join(lowers[last : last + 6]).lstrip(" ,-:")
    introduced = next((word for word in _INTRODUCED if after.startswith(word)), None)
    if not bare and (introduced is not None or lowers[last : last + 1] == [":"]):
        begin = last + 1 + (kinds[last] == ",") + (introduced.count(" ") if introduced is not None else 0)
        yield _Where(begin, end_of(sentence, begin))
        return
    verb = next((each for each in sentence.clauses if each.verb.first >= last and each.verb.lemma in _NAMING), None)
    if verb is not None and not _interrupted(sentence, last, verb.verb.first):
        yield _Where(verb.verb.last, end_of(sentence, verb.verb.last))
        return
    before = _back(sentence, match.first)
    if before > 1 and kinds[before - 1] in ",-":
        group = next((each for each in reversed(sentence.groups) if each.last == before - 1), None)
        if group is not None:
            yield _Where(_chain(sentence, group).first, before - 1)
        return
    clause = next((each for each in reversed(sentence.clauses) if each.verb.last <= match.first), None)
    if clause is None or clause.verb.lemma not in _LINKS or clause.subject is None:
        return
    if (
        "," in sentence.kinds[clause.verb.last : before]
        or clause.subject.last > clause.verb.first
        or lowers[clause.subject.head] in _POINTING
    ):
        return
    yield _Where(_beginning(sentence, clause), clause.verb.first)


def _beginning(sentence: Sentence, clause: Clause) -> int:
    """Where the subject of a clause begins, with what "and" and prepositions join before it."""
    group = clause.subject
    begin = group.first if group is not None else clause.first
    for each in reversed(sentence.groups):
        if each.last <= begin and each.last == begin - 1 and sentence.lowers[each.last] in _JOINED:
            begin = each.first
    return begin


def _back(sentence: Sentence, at: int) -> int:
    """Where a noun group begins that ends at a token, with "one of", "among" and its adjectives."""
    while at > 0 and (
        sentence.kinds[at - 1] in "DJMA"
        or sentence.lowers[at - 1] in ("one", "of", "among", "most", "as", "two", "three")
    ):
        at -= 1
    return at


def _chain(sentence: Sentence, group: NounGroup) -> NounGroup:
    """The group that a chain of "of", "to" and "for" begins with ("access to the waters of the strait")."""
    while group.preposition in ("of", "to", "for", "over"):
        before = next((each for each in reversed(sentence.groups) if each.last == group.first - 1), None)
        if before is None:
            return group
        group = before
    return group


def _interrupted(sentence: Sentence, first: int, last: int) -> bool:
    """Whether more than a phrase stands between a noun and the verb that may be its own."""
    return any(kind in ",;SQC-" for kind in sentence.kinds[first:last]) or last - first > 9


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
