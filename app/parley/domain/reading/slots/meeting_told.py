"""Whether what is known of a meeting makes it one: its details, or how it is told."""

from parley.domain.reading.clauses import Clause
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.lexicon.outlooks import DOUBT, PLAN
from parley.domain.reading.patterns import Match, heads
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.meeting_details import Details
from parley.domain.reading.slots.meeting_nouns import is_counted, is_side, sides_named
from parley.domain.reading.slots.meeting_rules import GOING_ON, OVER
from parley.domain.reading.slots.meeting_status import DONE, GIVEN_UP, agreed, predicates
from parley.domain.text.words import words
from parley_topics.values import MeetingStatus

LEAD = 2
"""What so many first sentences tell is the news, with or without a date."""
_STILL = words("continue proceed last run")
_MARKS = words("after before when once as while until since because")


def says_enough(match: Match, clause: Clause, status: MeetingStatus, details: Details) -> bool:
    """Whether what is known of a meeting makes it one: some rules ask for a date or a place."""
    gives = match.pattern.gives
    if gives.get("placed") and not _stands(match.sentence, clause, details):
        return False
    if match.outlook.ahead and clause.verb.lemma in _STILL and details.when is None and not agreed(clause):
        return False
    if gives.get("both") and details.ordinal is None and status != "refused":
        tabled = match.group is not None and match.group.lemma == "table"
        both = details.when is not None and (details.place is not None or tabled)
        return both or _back_to_talks(match, clause)
    if details.when or details.place or details.ordinal or is_counted(match.sentence, match.group):
        return True
    if gives.get("detailed") or _in_passing(clause):
        return bool(gives.get("alike")) and _with_side(match, clause, status)
    return _stands_bare(match, clause, status)


def _with_side(match: Match, clause: Clause, status: MeetingStatus) -> bool:
    """Whether it is told as a fact with whom it was: "I had a conversation with the speaker"."""
    seen = match.outlook
    return (
        status in DONE and seen.kind == "fact" and not seen.negated and is_side(match.sentence, clause.phrase("with"))
    )


def _back_to_talks(match: Match, clause: Clause) -> bool:
    """Whether somebody will go back to talks with the other side: "in order to return to mediation with the port"."""
    seen, group = match.outlook, match.group
    back = clause.verb.lemma in ("return", "go") and group is not None and group.preposition in ("to", "into")
    return back and seen.kind == "plan" and not seen.negated and is_side(match.sentence, clause.phrase("with"))


def _stands_bare(match: Match, clause: Clause, status: MeetingStatus) -> bool:
    """Whether a meeting without any detail is told as one: by words that need none, or by naming both sides."""
    gives = match.pattern.gives
    if status in DONE:
        named = gives.get("between") and (
            sides_named(match.sentence, clause) or heads(clause.phrase("for"), ENCOUNTERS)
        )
        lead = match.sentence.index < LEAD and clause.verb.form == "finite" and match.outlook.kind == "fact"
        fresh = gives.get("alone") and clause.verb.perfect and clause.verb.tense == "present" and clause.kind == "main"
        return bool(gives.get("bare") or named or lead or fresh)
    if status in GIVEN_UP:
        return match.outlook.kind in ("fact", "plan")
    if status == "refused" and gives.get("between"):
        somebody = clause.object is not None and match.sentence.lowers[clause.object.head] != "there"
        return somebody or clause.phrase("with") is not None
    if status != "planned":
        return True
    return not _is_idle(match, clause) and (agreed(clause) or not gives.get("begun"))


def _in_passing(clause: Clause) -> bool:
    """Whether a clause only says when something else was: "after the meeting started"."""
    return clause.word in _MARKS and clause.kind in ("subordinate", "gerund", "relative")


def _is_idle(match: Match, clause: Clause) -> bool:
    """Whether a meeting without any detail is no more than a wish, a duty or a word in passing."""
    if match.pattern.gives.get("modality"):
        return False
    return match.outlook.kind != "plan" or (clause.verb.form == "infinitive" and clause.governor is None)


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
