"""Where a deal stands in the clause that tells of it: made, only hoped for, taken back, or agreed to be done."""

from collections.abc import Callable
from typing import TypeAlias

from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.accords import ATTACKS, CAPTIVES, CAPTURED, DEALS, DRAFTS, EXCHANGES, MULTITUDES
from parley.domain.reading.lexicon.encounters import TALKS
from parley.domain.reading.outlook import is_condition, outlook
from parley.domain.reading.patterns import Match, PhrasePattern
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
_SIDES = words("side minister country leader delegation negotiator summit meeting conference neighbour neighbor")
_UNMADE = words("draft proposed potential possible prospective future eventual planned hoped-for any")
_CARRIED = words("vote manage accuse start begin proceed move continue keep")
_BEGINNING = words("begin start continue keep")
_BY_DOING = words("after by for")
_DEMANDING = words("demand insist propose request urge ask require recommend suggest want hope expect")
_SIGNING = words("sign ink initial")
_WARLIKE = ATTACKS | words("humanitarian hostility combat army troop rebel militia force war civilian")
_COMING = words("travel fly gather come return meet")
_SEEMING = words("appear seem")


def deal_of(match: Match) -> NounGroup | None:
    """The noun group that names what the rule is about: the rule's own, or one in its words, its object or phrases."""
    group, clause = match.group, match.clause
    if group is not None and group.lemma in NAMES:
        return group
    within = [each for each in match.sentence.groups if match.first <= each.head < match.last]
    beside = within if isinstance(match.pattern, PhrasePattern) or clause is None else [clause.object, *clause.phrases]
    return next((each for each in beside if each is not None and each.lemma in NAMES), group)


def standing_of(match: Match) -> Standing | None:
    """The status that a rule gives in its clause; None where the clause takes it back or only hopes for it."""
    gives, clause = match.pattern.gives, match.clause
    if clause is None or gives.get("any"):
        nothing = is_none(match.sentence, deal_of(match))
        return None if nothing else (gives["status"], gives.get("modality"))
    if is_condition(clause) or not _fits(match, clause):
        return None
    status = _status(match, clause)
    if agrees(clause) or _is_content(match.sentence, clause):
        return "extended" if status == "extended" else "agreed", None
    return _in_clause(match, clause, status)


def _status(match: Match, clause: Clause) -> AgreementStatus:
    """The status of a plain fact: the rule's own, or the one that its verb or the verb above it makes of it."""
    gives, governor = match.pattern.gives, clause.governor
    status: AgreementStatus = gives.get("status") or ("signed" if clause.verb.lemma in _SIGNING else "agreed")
    if "begun" in gives and (clause.verb.progressive or _is_begun(clause)):
        status = gives["begun"]
    if "voted" in gives and governor is not None and governor.verb.lemma == "vote":
        status = gives["voted"]
    return status


def _in_clause(match: Match, clause: Clause, status: AgreementStatus) -> Standing | None:
    """A status in the outlook of its clause."""
    seen, gives = match.outlook, match.pattern.gives
    nothing = seen.negated or is_none(match.sentence, deal_of(match))
    if seen.kind != "fact":
        return None if nothing else _unreal(match, clause, status)
    if nothing:
        return (status, "denied") if status == "violated" else None
    if _told(clause):
        return status, None
    return ("proposed", "possible") if gives.get("sought") and _is_aim(clause) else None


def _unreal(match: Match, clause: Clause, status: AgreementStatus) -> Standing | None:
    """What a plan, a wish or a doubt of it makes of a status."""
    gives, kind, governor = match.pattern.gives, match.outlook.kind, clause.governor
    itself = status == "proposed" and clause.verb.lemma == "propose" and kind == "wish"
    seeming = gives.get("seeming") and governor is not None and governor.verb.lemma in _SEEMING
    if itself or seeming:
        return status, "asserted" if itself else None
    if (clause.verb.form == "infinitive" and governor is None) or kind in ("refusal", "duty"):
        return None
    if "vow" in gives and kind == "plan":
        return gives["vow"], "possible" if gives["vow"] == "proposed" else None
    if gives.get("open") == "proposed" and governor is not None and _is_settled(governor):
        return "agreed", None
    if "open" in gives and (kind == "plan" or not gives.get("sought")):
        return gives["open"], "possible"
    return ("proposed", "possible") if gives.get("sought") else None


def _is_settled(governor: Clause) -> bool:
    """Whether what hangs on a clause is arranged already: "are to be freed", "are due to be freed"."""
    return governor.verb.lemma == "be" and governor.predicate in (None, "due", "set") and not governor.verb.negated


def _is_aim(clause: Clause) -> bool:
    """Whether an infinitive tells what somebody is after: "talks to reach a pact", "trying to broker a truce"."""
    governor = clause.governor
    return clause.verb.form == "infinitive" and governor is not None and not outlook(governor).negated


def _is_begun(clause: Clause) -> bool:
    governor = clause.governor
    return clause.verb.form != "finite" and governor is not None and governor.verb.lemma in _BEGINNING


def _fits(match: Match, clause: Clause) -> bool:
    """Whether the clause has, and lacks, what the rule asks besides its roles."""
    gives = match.pattern.gives
    yet = "yet" in match.sentence.lowers[max(0, clause.verb.first - 2) : clause.verb.first + 1]
    begun = clause.verb.progressive and gives.get("status") in ("agreed", "signed")
    if gives.get("people") and not _people(match.group):
        return False
    if gives.get("warlike") and _WARLIKE.isdisjoint(match.sentence.vocabulary):
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
    "talks": lambda clause: clause.object is not None and clause.object.lemma in TALKS,
    "somebody": lambda clause: clause.subject is None or clause.subject.lemma not in NAMES,
}
"""What a rule may ask of its clause besides roles, by the name that it gives it."""


def is_none(sentence: Sentence, group: NounGroup | None) -> bool:
    """Whether a noun group is of what is not there ("no deal")."""
    return group is not None and sentence.lowers[group.first] in ("no", "neither", "any")


def _decides_jointly(clause: Clause) -> bool:
    """Whether several sides decide: what one decides for itself is no agreement."""
    subject = clause.subject
    return clause.verb.lemma == "decide" and subject is not None and (subject.lemma in _SIDES or bool(subject.others))


def is_unmade(sentence: Sentence, group: NounGroup) -> bool:
    """Whether the words before a deal say that it is still to be made ("a draft accord")."""
    return not _UNMADE.isdisjoint(sentence.lowers[group.first : group.head])


def _told(clause: Clause) -> bool:
    """Whether a clause tells what happened: a finite verb or a participle, not an aim, a wish, or "once" it happens."""
    governor = clause.governor
    if clause.word in _UNSURE or (clause.word == "when" and governor is not None and outlook(governor).ahead):
        return False
    if clause.kind == "relative" and clause.verb.tense == "present" and not clause.verb.perfect:
        return False
    carried = governor is not None and governor.verb.lemma in _CARRIED
    if clause.verb.form == "infinitive":
        return carried or _came_to_sign(clause, governor)
    if clause.kind == "gerund":
        return carried or clause.word in _BY_DOING
    return not (clause.kind == "complement" and governor is not None and governor.verb.lemma in _DEMANDING)


def _came_to_sign(clause: Clause, governor: Clause | None) -> bool:
    """Whether somebody came to sign and the text goes on: "flew to Lima last month to sign a trade deal"."""
    if governor is None or clause.verb.lemma not in _SIGNING:
        return False
    return governor.verb.lemma in _COMING and governor.verb.tense == "past" and not governor.verb.progressive


def _is_content(sentence: Sentence, clause: Clause) -> bool:
    """Whether an infinitive is what a deal is about: "an agreement to exchange captives"."""
    group = sentence.group_at(clause.verb.first - 1) if clause.verb.form == "infinitive" else None
    return group is not None and group.last == clause.verb.first and group.lemma in DEALS


def agrees(clause: Clause) -> bool:
    """Whether an infinitive, or what "that" says will be, hangs on a plain "agreed"."""
    governor = clause.governor
    if governor is None or (governor.verb.lemma != "agree" and not _decides_jointly(governor)):
        return False
    if clause.verb.form != "infinitive" and (clause.kind != "complement" or outlook(clause).kind != "plan"):
        return False
    above = outlook(governor)
    return above.kind == "fact" and not above.negated and not is_condition(governor)
