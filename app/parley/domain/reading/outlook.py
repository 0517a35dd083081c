"""The outlook of a clause: does it tell of the past or the future, and is it fact, plan, wish, refusal or doubt."""

from typing import Literal, TypeAlias

from msgspec import Struct

from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import Tense
from parley.domain.reading.lexicon.outlooks import DOUBT, DUTY, PLAN, REFUSAL, WISH
from parley.domain.text.words import words

OutlookKind: TypeAlias = Literal["fact", "plan", "duty", "doubt", "wish", "refusal"]

_STRENGTH: dict[OutlookKind, int] = {"fact": 0, "plan": 1, "duty": 2, "doubt": 3, "wish": 4, "refusal": 5}
_FUTURE = words("will shall would 'll 'd")
_DOUBTFUL = words("may might could can")
_HELD_BACK = words(
    "rule avoid refuse stop suspend postpone delay oppose reject cancel decline resist",
)
_WISHED = words(
    "consider propose suggest discuss favour favor support mull recommend advocate urge",
)
_CONDITIONS = words("if unless provided whether lest")
_PLANNED = words("expect schedule plan set slate propose")
_GOVERNORS: dict[str, OutlookKind] = {
    **dict.fromkeys(DOUBT, "doubt"),
    **dict.fromkeys(DUTY, "duty"),
    **dict.fromkeys(WISH, "wish"),
    **dict.fromkeys(PLAN, "plan"),
    **dict.fromkeys(REFUSAL, "refusal"),
}
_LIMIT = 6


class Outlook(Struct, frozen=True, gc=False):
    """`time`: where the act lies, None where no verb says it. `negated`: "not" stands on the verb or its governor."""

    time: Tense | None
    kind: OutlookKind
    negated: bool

    @property
    def ahead(self) -> bool:
        """Whether the act is still to come, if it comes at all."""
        return self.time == "future"


def outlook(clause: Clause) -> Outlook:
    """The outlook of a clause, from its own verb and those that govern it ("agreed to meet", "refused to come")."""
    verb = clause.verb
    if verb.form == "finite":
        return _finite(clause)
    if verb.form == "infinitive":
        return _governed(clause, 0)
    if clause.kind == "gerund" and clause.governor is not None:
        return _gerund(clause, clause.governor)
    if verb.form == "participle" and verb.lemma in _PLANNED:
        return Outlook("future", "wish" if verb.lemma == "propose" else "plan", verb.negated)
    return Outlook(None, "fact", verb.negated)


def _gerund(clause: Clause, governor: Clause) -> Outlook:
    """A form in -ing that a verb governs: "ruled out holding", "proposed meeting"."""
    above = outlook_within(governor, 1)
    negated = above.negated or clause.verb.negated
    if governor.verb.lemma in _HELD_BACK:
        return Outlook("future", "refusal", negated)
    if governor.verb.lemma in _WISHED:
        return Outlook("future", "wish", negated)
    return Outlook(above.time, "fact", clause.verb.negated)


def outlook_within(clause: Clause, depth: int) -> Outlook:
    """The outlook of a governing clause; chains longer than news has end as plain facts."""
    if depth > _LIMIT:
        return Outlook(None, "fact", negated=False)
    if clause.verb.form == "infinitive":
        return _governed(clause, depth)
    return outlook(clause) if clause.verb.form == "finite" else Outlook(None, "fact", clause.verb.negated)


def is_condition(clause: Clause) -> bool:
    """Whether the clause, or one that it hangs on, is introduced by "if", "unless" or the like."""
    current: Clause | None = clause
    for _ in range(_LIMIT):
        if current is None:
            return False
        if current.word in _CONDITIONS:
            return True
        current = current.governor
    return False


def _finite(clause: Clause) -> Outlook:
    verb = clause.verb
    if verb.modal is not None:
        if verb.perfect and verb.modal not in ("will", "shall", "'ll"):
            return Outlook("past", "doubt", verb.negated)
        if verb.modal in _FUTURE:
            return Outlook("future", "plan", verb.negated)
        return Outlook("future", "doubt" if verb.modal in _DOUBTFUL else "duty", verb.negated)
    if verb.passive and verb.lemma in _PLANNED:
        return Outlook("future", "wish" if verb.lemma == "propose" else "plan", verb.negated)
    return Outlook("past" if verb.perfect else verb.tense, "fact", verb.negated)


def _governed(clause: Clause, depth: int) -> Outlook:
    """An infinitive: what its governor makes of it."""
    governor = clause.governor
    if governor is None:
        return Outlook("future", "plan", clause.verb.negated)
    above = outlook_within(governor, depth + 1)
    kind = _kind_under(governor)
    negated = clause.verb.negated or above.negated
    if kind is None:
        return Outlook(above.time, above.kind, negated)
    if governor.verb.perfect and governor.verb.tense == "past":
        return Outlook("past", kind, negated)
    strongest = max(kind, above.kind, key=_STRENGTH.__getitem__)
    return Outlook("future", strongest, negated)


def _kind_under(governor: Clause) -> OutlookKind | None:
    """What a governing verb or adjective says of the infinitive, None where it says nothing ("met to discuss")."""
    verb = governor.verb
    lemma = verb.lemma
    if lemma == "be":
        lemma = governor.predicate or "due"
    if lemma == "have":
        return "duty" if governor.object is None else None
    if lemma == "go":
        return "plan" if verb.progressive else None
    return _GOVERNORS.get(lemma)
