"""Agreements: deals proposed, made, signed, in force, carried out, extended, rejected, broken or ended."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias, cast

from msgspec import structs

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.accords import DEALS, DRAFTS, EXCHANGES
from parley.domain.reading.outlook import is_condition, outlook
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.agreement_rules import EFFECTS, NO_DELIVERABLE, RULES
from parley.domain.reading.slots.agreement_terms import (
    act_end,
    is_bare,
    kind_by,
    kind_of,
    quantity_in,
    theme_of,
    what_of,
    when_in,
)
from parley.domain.text.words import words
from parley_topics.claims import Modality
from parley_topics.values import Agreement, AgreementKind, AgreementStatus
from parley_topics.values import Slot as SlotName

Standing: TypeAlias = tuple[AgreementStatus, Modality | None]
"""The status that a rule gives, and the modality where the rule knows it."""

_BARE = 0.5
"""The score of what no word of its own tells the kind of."""
_NAMES = DEALS | DRAFTS | EXCHANGES
_MOVED = words("return hand receive repatriate transfer be exchange get take bring")
_UNSURE = words("once until before whenever without")
_CARRIED = words("vote manage accuse start begin proceed move")
_BY_DOING = words("of after by for")
_DEMANDING = words("demand insist propose request urge ask require recommend suggest want hope expect")
_SIGNING = words("sign ink initial")
_SEEMING = words("appear seem")


class AgreementSlot:
    """The reader of the agreement slot."""

    name: SlotName = "agreement"
    triggers = RULES.triggers | {"agree"}

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:  # noqa: ARG002 - the protocol's
        """What a sentence says of deals: by its rules, then by what its clauses say that somebody agreed to do."""
        if sentence.unit.kind in ("tail", "heading", "table", "caption"):
            return
        for match in RULES.match(sentence):
            standing = standing_of(match)
            if standing is not None:
                yield _of_match(match, *standing)
        if "agree" in sentence.vocabulary:
            yield from _agreed_acts(sentence)

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """One claim for each kind and status, and for each number where they differ."""
        kept: list[Candidate] = []
        for candidate in _named(candidates):
            for index, standing in enumerate(kept):
                joined = join(standing, candidate)
                if joined is not None:
                    kept[index] = joined
                    break
            else:
                kept.append(candidate)
        return kept


def _of_match(match: Match, status: AgreementStatus, modality: Modality | None) -> Candidate:
    sentence, gives = match.sentence, match.pattern.gives
    group = _deal(match)
    kind = cast("AgreementKind | None", gives.get("kind")) or kind_of(sentence, group)
    bare = "kind" not in gives and is_bare(sentence, group, kind)
    value = Agreement(
        kind=kind or "other",
        status=status,
        what=what_of(sentence, group, kind),
        quantity=quantity_in(sentence, match.first, match.last),
        when=when_in(sentence, match.first, match.last),
    )
    return Candidate(
        value=value,
        sentence=sentence,
        first=match.first,
        last=match.last,
        rule=f"agreement/{match.pattern.name}",
        clause=match.clause,
        modality=modality,
        score=_BARE if bare else 0.75,
    )


def _deal(match: Match) -> NounGroup | None:
    """The noun group that names what the rule is about: the rule's own, or the object or phrase beside it."""
    group, clause = match.group, match.clause
    if clause is None or (group is not None and group.lemma in _NAMES):
        return group
    beside = [clause.object, *clause.phrases]
    return next((each for each in beside if each is not None and each.lemma in _NAMES), group)


def standing_of(match: Match) -> Standing | None:
    """The status that a rule gives in its clause; None where the clause takes it back or only hopes for it."""
    gives, clause = match.pattern.gives, match.clause
    status = cast("AgreementStatus | None", gives.get("status"))
    if clause is None or gives.get("any"):
        return None if status is None else (status, cast("Modality | None", gives.get("modality")))
    if status is None:
        status = "signed" if clause.verb.lemma in _SIGNING else "agreed"
    if is_condition(clause) or not _fits(match, clause):
        return None
    if _agrees(clause):
        return "agreed", None
    return _in_clause(match, clause, status)


def _in_clause(match: Match, clause: Clause, status: AgreementStatus) -> Standing | None:
    """A status in the outlook of its clause."""
    seen = match.outlook
    nothing = seen.negated or _none(match.sentence, match.group)
    if seen.kind == "fact":
        if nothing:
            return (status, "denied") if status == "violated" else None
        return (status, None) if _told(clause) else None
    governor = clause.governor
    if match.pattern.gives.get("seeming") and governor is not None and governor.verb.lemma in _SEEMING:
        return status, None
    opened = cast("AgreementStatus | None", match.pattern.gives.get("open"))
    return None if opened is None or nothing or seen.kind == "refusal" else (opened, "possible")


def _fits(match: Match, clause: Clause) -> bool:
    """Whether the clause has, and lacks, what the rule asks besides its roles."""
    gives = match.pattern.gives
    if gives.get("effect") and not _in_effect(clause):
        return False
    if gives.get("moved") and clause.verb.lemma not in _MOVED:
        return False
    if gives.get("reduced") and (clause.object is not None or not clause.verb.bare):
        return False
    if clause.verb.progressive and gives.get("status") in ("agreed", "signed"):
        return False
    return not (gives.get("alone") and clause.object is not None and not clause.verb.passive)


def _in_effect(clause: Clause) -> bool:
    return any(group is not None and group.lemma in EFFECTS for group in (*clause.phrases, clause.object))


def _none(sentence: Sentence, group: NounGroup | None) -> bool:
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


def _agrees(clause: Clause) -> bool:
    """Whether an infinitive hangs on a plain "agreed"."""
    governor = clause.governor
    if clause.verb.form != "infinitive" or governor is None or governor.verb.lemma != "agree":
        return False
    above = outlook(governor)
    return above.kind == "fact" and not above.negated and not is_condition(governor)


def _agreed_acts(sentence: Sentence) -> Iterator[Candidate]:
    """Acts that somebody agreed to: "agreed to pause strikes on power plants"."""
    for clause in sentence.clauses:
        governor = clause.governor
        if governor is None or not _agrees(clause) or clause.verb.lemma in NO_DELIVERABLE or clause.verb.negated:
            continue
        last = act_end(sentence, clause)
        kind = kind_by(set(sentence.lemmas[clause.verb.first : last]))
        yield Candidate(
            value=Agreement(
                kind=kind or "other",
                status="agreed",
                what=sentence.text(clause.verb.main, last) if kind is None else None,
                quantity=quantity_in(sentence, clause.verb.first, last),
                when=when_in(sentence, governor.first, last),
            ),
            sentence=sentence,
            first=governor.first,
            last=last,
            rule="agreement/agrees-to-act",
            clause=governor,
            score=0.7 if kind else 0.55,
        )


def _named(candidates: list[Candidate]) -> Iterator[Candidate]:
    """The candidates; what says no more than "the deal" has the kind that the text before it, or all of it, tells."""
    theme = theme_of(candidates[0].sentence.folded) if any(each.score == _BARE for each in candidates) else None
    kinds = [(each, cast("Agreement", each.value).kind) for each in candidates]
    last = next((kind for each, kind in kinds if each.score > _BARE and kind != "other"), None)
    for candidate, kind in kinds:
        if candidate.score > _BARE:
            last = kind if kind != "other" else last
            yield candidate
            continue
        named = theme if theme == "contract" else (last or theme) if kind == "other" else kind
        if named is not None:
            yield replace(candidate, value=structs.replace(cast("Agreement", candidate.value), kind=named))


def join(one: Candidate, two: Candidate) -> Candidate | None:
    """Two candidates as one, where they tell of one agreement at one stage; None where they may differ."""
    a, b = cast("Agreement", one.value), cast("Agreement", two.value)
    if (a.kind, a.status) != (b.kind, b.status):
        return None
    if a.quantity is not None and b.quantity is not None and a.quantity != b.quantity:
        return None
    best, other = (one, two) if one.score >= two.score else (two, one)
    value, spare = cast("Agreement", best.value), cast("Agreement", other.value)
    quantity = value.quantity if value.quantity is not None else spare.quantity
    return replace(best, value=structs.replace(value, quantity=quantity, when=value.when or spare.when))
