"""How an issue stands: what the clause of a match makes of the status that its rule gives."""

from typing import cast

from parley.domain.reading.clauses import Clause
from parley.domain.reading.lexicon.accords import DEALS
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.outlook import outlook
from parley.domain.reading.patterns import ClausePattern, Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.issue_disputes import TABLE
from parley.domain.text.words import words
from parley_topics.values import IssueStatus

_OUGHT = frozenset(("should", "must", "would", "could", "might", "may"))
_GOES_ON = words("spend begin start continue finish keep resume")
_MEETS = words(
    "meet gather convene sit travel arrive fly return come hold begin start open resume plan schedule expect agree be",
    "set visit use",
)
"""What somebody does to discuss something, or has agreed to do about it."""


def status_of(match: Match) -> IssueStatus | None:
    """The status that a rule gives here, None where its clause takes it back."""
    gives, clause = match.pattern.gives, match.clause
    status = cast("IssueStatus | None", gives["status"])
    if match.sentence.lowers[match.first] not in gives.get("spelt", (match.sentence.lowers[match.first],)):
        return None
    if clause is None:
        return status if "under" not in gives else None
    if not _holds(match, clause):
        return None
    if clause.verb.lemma in gives.get("ended", ()) and match.sentence.lemmas[clause.verb.first - 1] in DEALS:
        return None
    return "agreed" if _is_over(match, clause) else _told(match, clause, status)


def _told(match: Match, clause: Clause, status: IssueStatus | None) -> IssueStatus | None:
    """What is left of a status by "not", by a refusal, or where it must be a fact."""
    gives, seen = match.pattern.gives, outlook(clause)
    acted_on = clause.subject if clause.verb.passive else clause.object
    subject = clause.subject
    none = subject is not None and match.sentence.lowers[subject.first] in ("neither", "nobody", "none")
    if isinstance(match.pattern, ClausePattern) and acted_on is not None:
        none = none or match.sentence.lowers[acted_on.first] == "no"
    if (seen.negated or none or seen.kind == "refusal") and clause.first <= match.first < clause.last:
        return cast("IssueStatus | None", gives.get("negated", status if status == "disputed" else None))
    if "only" in gives and (clause.verb.form != "finite" or seen.kind != "fact" or seen.time == "future"):
        return None
    return status


def _holds(match: Match, clause: Clause) -> bool:
    """Whether the clause of a match tells what is so, in the way that its rule asks for."""
    gives = match.pattern.gives
    before = match.sentence.lowers[max(0, match.first - 4) : match.first]
    if clause.word in ("if", "unless", "until", "once", "what", "before") or not gives.get(
        "unless", frozenset()
    ).isdisjoint(before):
        return False
    if "under" in gives and (
        clause.verb.lemma not in gives["under"]
        or (match.first < clause.verb.last and clause.verb.lemma not in gives.get("leading", ()))
    ):
        return False
    if "fronted" in gives and match.sentence.kinds[clause.first : match.first].strip('AXCSQ"'):
        return False
    if (clause.verb.lemma in gives.get("beyond", ()) and not _fails(clause)) or not _stands(match, clause):
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


def _is_over(match: Match, clause: Clause) -> bool:
    """Whether a clause tells that what stood in the way has been overcome, not that somebody tries to."""
    verb = clause.verb
    if verb.lemma not in match.pattern.gives.get("ended", ()):
        return False
    if verb.form == "gerund":
        return match.sentence.lowers[verb.first - 1 : verb.first] in (["after"], ["by"], [","])
    seen = outlook(clause)
    return verb.form == "finite" and seen.kind == "fact" and seen.time == "past" and not seen.negated


def _stands(match: Match, clause: Clause) -> bool:
    """Whether a match stands in its clause as its rule asks: under such verbs, as the object, behind a finite verb."""
    gives, verb, sentence = match.pattern.gives, clause.verb, match.sentence
    if "nearing" in gives and not verb.progressive:
        governor = clause.governor
        if governor is None or governor.verb.lemma not in gives["nearing"] or outlook(governor).ahead:
            return False
    if "told" in gives and not any(
        each.verb.form == "finite" and each.verb.first <= match.first for each in sentence.clauses
    ):
        return False
    group = sentence.group_at(match.first)
    if "direct" in gives and group is not None and group.preposition is not None:
        return clause.object is not None and clause.object.lemma == "exchange"
    return True


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
    if subject is None or verb.form == "gerund":
        busy = governor is not None and governor.verb.lemma in _GOES_ON and not _fails(governor)
        return busy or verb.particle is not None
    return not TABLE.isdisjoint(subject.lemmas()) or bool(sentence.parties_in(subject.first, subject.last))
