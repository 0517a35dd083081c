"""Where a deal stands in the clause that tells of it: made, only hoped for, taken back, or agreed to be done."""

from collections.abc import Callable
from typing import TypeAlias, cast

from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.accords import CAPTIVES, CAPTURED, DEALS, DRAFTS, EXCHANGES, MULTITUDES
from parley.domain.reading.outlook import is_condition, outlook
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.agreement_rules import EFFECTS
from parley.domain.text.words import words
from parley_topics.claims import Modality
from parley_topics.values import AgreementStatus

Standing: TypeAlias = tuple[AgreementStatus, Modality | None]
"""The status that a rule gives, and the modality where the rule knows it."""

NAMES = DEALS | DRAFTS | EXCHANGES
"""Nouns that name what an agreement is about."""
_MOVED = words("return hand receive repatriate transfer be exchange get take bring")
_UNSURE = words("once until before whenever without")
_CARRIED = words("vote manage accuse start begin proceed move")
_BY_DOING = words("after by for")
_DEMANDING = words("demand insist propose request urge ask require recommend suggest want hope expect")
_SIGNING = words("sign ink initial")
_SEEMING = words("appear seem")


def standing_of(match: Match) -> Standing | None:
    """The status that a rule gives in its clause; None where the clause takes it back or only hopes for it."""
    gives, clause = match.pattern.gives, match.clause
    status = cast("AgreementStatus | None", gives.get("status"))
    if clause is None or gives.get("any"):
        return (
            None
            if status is None or is_none(match.sentence, match.group)
            else (status, cast("Modality | None", gives.get("modality")))
        )
    if status is None:
        status = "signed" if clause.verb.lemma in _SIGNING else "agreed"
    if is_condition(clause) or not _fits(match, clause):
        return None
    voted = cast("AgreementStatus | None", gives.get("voted"))
    if voted is not None and clause.governor is not None and clause.governor.verb.lemma == "vote":
        status = voted
    if agrees(clause) or _is_content(match.sentence, clause):
        return "agreed", None
    return _in_clause(match, clause, status)


def _in_clause(match: Match, clause: Clause, status: AgreementStatus) -> Standing | None:
    """A status in the outlook of its clause."""
    seen = match.outlook
    nothing = seen.negated or is_none(match.sentence, match.group)
    if seen.kind == "fact":
        if nothing:
            return (status, "denied") if status == "violated" else None
        return (status, None) if _told(clause) else None
    governor = clause.governor
    if match.pattern.gives.get("seeming") and governor is not None and governor.verb.lemma in _SEEMING:
        return status, None
    vowed = cast("AgreementStatus | None", match.pattern.gives.get("vow"))
    if vowed is not None and seen.kind == "plan" and not nothing:
        return vowed, None
    opened = cast("AgreementStatus | None", match.pattern.gives.get("open"))
    return None if opened is None or nothing or seen.kind == "refusal" else (opened, "possible")


def _fits(match: Match, clause: Clause) -> bool:
    """Whether the clause has, and lacks, what the rule asks besides its roles."""
    gives = match.pattern.gives
    yet = "yet" in match.sentence.lowers[max(0, clause.verb.first - 2) : clause.verb.first + 1]
    begun = clause.verb.progressive and gives.get("status") in ("agreed", "signed")
    if gives.get("people") and not _people(match.group):
        return False
    if gives.get("captured") and match.group is not None:
        words_before = match.sentence.lowers[match.group.first : match.group.head]
        begun = begun or CAPTURED.isdisjoint(words_before)
    return not yet and not begun and all(asks(clause) for name, asks in _ASKS.items() if gives.get(name))


def _people(group: NounGroup | None) -> bool:
    """Whether captives themselves are meant, or many of them, not a list of them."""
    return group is not None and (group.lemma in CAPTIVES or group.lemma in MULTITUDES or group.others is not None)


_ASKS: dict[str, Callable[[Clause], bool]] = {
    "effect": lambda clause: any(group.lemma in EFFECTS for group in (*clause.phrases, clause.object) if group),
    "finite": lambda clause: clause.verb.form not in ("gerund", "participle"),
    "moved": lambda clause: clause.verb.lemma in _MOVED,
    "reduced": lambda clause: clause.object is None and clause.verb.bare,
    "alone": lambda clause: clause.object is None or clause.verb.passive,
    "somebody": lambda clause: clause.subject is None or clause.subject.lemma not in NAMES,
}
"""What a rule may ask of its clause besides roles, by the name that it gives it."""


def is_none(sentence: Sentence, group: NounGroup | None) -> bool:
    """Whether a noun group is of what is not there ("no deal")."""
    return group is not None and sentence.lowers[group.first] in ("no", "neither", "any")


def _told(clause: Clause) -> bool:
    """Whether a clause tells what happened: a finite verb or a participle, not an aim, a wish, or "once" it happens."""
    governor = clause.governor
    if clause.word in _UNSURE:
        return False
    carried = governor is not None and governor.verb.lemma in _CARRIED
    if clause.verb.form == "infinitive":
        return carried
    if clause.kind == "gerund":
        return carried or clause.word in _BY_DOING
    return not (clause.kind == "complement" and governor is not None and governor.verb.lemma in _DEMANDING)


def _is_content(sentence: Sentence, clause: Clause) -> bool:
    """Whether an infinitive is what a deal is about: "an agreement to exchange captives"."""
    group = sentence.group_at(clause.verb.first - 1) if clause.verb.form == "infinitive" else None
    return group is not None and group.last == clause.verb.first and group.lemma in DEALS


def agrees(clause: Clause) -> bool:
    """Whether an infinitive hangs on a plain "agreed"."""
    governor = clause.governor
    if clause.verb.form != "infinitive" or governor is None or governor.verb.lemma != "agree":
        return False
    above = outlook(governor)
    return above.kind == "fact" and not above.negated and not is_condition(governor)
