"""Issues: where each single question under negotiation stands."""

from collections.abc import Iterable
from typing import cast

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match, PhrasePattern
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.issue_places import places
from parley.domain.reading.slots.issue_rules import DELIVERABLES, RULES
from parley.domain.reading.slots.issue_status import status_of
from parley.domain.reading.slots.issue_topics import Topic, article_topic, process_of, topics_in
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
_RECALLING = frozenset(("previous", "previously", "ago", "earlier", "former", "formerly"))
MOST = 40
"""Issues that an article tells, at most."""


class IssueSlot:
    """The reader of the issue slot."""

    name: SlotName = "issue"
    triggers = RULES.triggers

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:
        """The issues that a sentence names, with how they stand."""
        if sentence.unit.kind in ("tail", "table", "caption"):
            return
        for match in RULES.match(sentence):
            status = status_of(match)
            if status is None:
                continue
            if isinstance(match.pattern, PhrasePattern) and set(",;") & set(sentence.kinds[match.first : match.last]):
                continue
            found = [topic for where in places(match) for topic in topics_in(sentence, where.first, where.last)]
            if not found and match.clause is not None and "whole" in match.pattern.gives:
                clause = match.clause
                slugs = process_of(sentence, clause.subject) or article_topic(parse.sentences)
                found = [Topic(slug, clause.first, clause.verb.last) for slug in slugs]
            for topic in found:
                if _is_issue(parse, match, status, topic):
                    yield _candidate(match, status, topic)

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """One claim an issue: of what is said of one, what says most, in its fewest words."""
        kept: list[Candidate] = []
        ordered = sorted(
            candidates,
            key=lambda each: (_is_recalled(each), -_STRENGTH[_issue(each).status], each.sentence.index, each.first),
        )
        for candidate in ordered:
            if len(kept) < MOST and not any(_alike(_issue(candidate).issue, _issue(each).issue) for each in kept):
                kept.append(candidate)
        return sorted(kept, key=lambda each: (each.sentence.index, each.first))


def _is_recalled(candidate: Candidate) -> bool:
    """Whether a sentence tells of an earlier round or of years ago: what stands now counts before it."""
    return not _RECALLING.isdisjoint(candidate.sentence.vocabulary)


def _is_issue(parse: Parse, match: Match, status: IssueStatus, topic: Topic) -> bool:
    """Whether a topic is a question under negotiation: no person, no deliverable that is agreed, no mere name."""
    sentence = match.sentence
    if parse.speakers.person_in(sentence, topic.first, topic.last) is not None:
        return False
    if "common" in match.pattern.gives and not sentence.kinds[topic.first : topic.last].strip("P"):
        return False
    return status != "agreed" or not _is_deliverable(sentence, topic)


def _is_deliverable(sentence: Sentence, topic: Topic) -> bool:
    """Whether what is agreed is a thing to be done, which the agreement slot tells of."""
    tokens = range(topic.first, topic.last)
    return any(sentence.lemmas[each] in DELIVERABLES or sentence.kinds[each] == "M" for each in tokens)


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


def _stems(slug: str) -> set[str]:
    return {word[:6].rstrip("s") for word in slug.split("-")} - {"of"}


def _alike(one: str, two: str) -> bool:
    """Whether two slugs name one issue: most of the words of the shorter are those of the longer."""
    left, right = _stems(one), _stems(two)
    return len(left & right) * 2 > min(len(left), len(right))
