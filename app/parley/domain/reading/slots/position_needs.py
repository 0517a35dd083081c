"""What a rule of positions may ask for besides its words, by name; and objects that are none."""

from collections.abc import Callable
from dataclasses import dataclass

from parley.domain.reading.clauses import Clause
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.position_duties import is_bare, is_duty, says_what_is_to_be
from parley.domain.reading.slots.position_holders import Holder, is_own
from parley.domain.reading.slots.position_objects import STRONG_CONDITIONS, condition_in, says_something
from parley.domain.reading.slots.position_rules import CONCEDING, PLANS
from parley.domain.text.words import words

WILL = words("will would 'll shall cannot can could")
_PATIENCE = words("be anticipate wait expect look remember note")
_BLOCKADES = words("boycott block veto oppose resist fight reject vote")
_WEAK_CONDITIONS = (None, "before", "once", "without", "lacking")
_NOUN_BEGINS = 5


@dataclass(frozen=True, slots=True)
class Object:
    """What is wanted or refused: its form, its tokens, the clause that wants it, and whose it is."""

    sentence: Sentence
    form: str
    begin: int
    end: int
    clause: Clause | None
    holders: list[Holder]

    @property
    def inner(self) -> Clause | None:
        """The first clause inside or behind the beginning of the object."""
        return next((each for each in self.sentence.clauses if self.begin <= each.verb.first), None)

    @property
    def lemmas(self) -> list[str]:
        """The lemmas of the object."""
        return self.sentence.lemmas[self.begin : self.end]

    @property
    def condition(self) -> str | None:
        """The words of condition in it."""
        return condition_in(self.sentence, self.begin, self.end)


def _is_own(thing: Object, inner: Clause) -> bool:
    return any(is_own(thing.sentence, inner.subject, each.party) for each in thing.holders)


def _has_condition(thing: Object) -> bool:
    """A threat or promise that depends on something."""
    inner = thing.inner
    return thing.condition not in _WEAK_CONDITIONS and (
        thing.form == "infinitive" or (inner is not None and inner.verb.modal in WILL and _is_own(thing, inner))
    )


def _is_duty(thing: Object) -> bool:
    return thing.inner is not None and is_duty(thing.sentence, thing.inner)


def _is_to_be(thing: Object) -> bool:
    return thing.inner is not None and (is_duty(thing.sentence, thing.inner) or is_bare(thing.inner))


def _asks_much(thing: Object) -> bool:
    """Somebody is asked to do more than to wait, or to strike a deal."""
    inner = thing.inner
    return (
        inner is not None
        and inner.verb.lemma not in _PATIENCE
        and says_something(thing.sentence, inner.verb.first, thing.end)
    )


def _is_no_meeting(thing: Object) -> bool:
    """What is offered is no meeting, which the meeting slot tells of, unless on a condition."""
    return ENCOUNTERS.isdisjoint(thing.lemmas[:_NOUN_BEGINS]) or thing.condition in ("if", *STRONG_CONDITIONS)


def _is_another(thing: Object) -> bool:
    return thing.inner is not None and not _is_own(thing, thing.inner)


_NEEDS: dict[str, Callable[[Object], bool]] = {
    "a-condition": _has_condition,
    "a-duty": _is_duty,
    "to-be": _is_to_be,
    "what-is-to-be": lambda thing: thing.form != "clause" or says_what_is_to_be(thing.inner),
    "a-party-asked": _asks_much,
    "a-blockade": lambda thing: not _BLOCKADES.isdisjoint(thing.lemmas[:1]),
    "no-meeting": _is_no_meeting,
    "a-concession": lambda thing: len(thing.holders) == 1 and not CONCEDING.isdisjoint(thing.lemmas[:1]),
    "a-plan": lambda thing: not PLANS.isdisjoint(thing.lemmas[: _NOUN_BEGINS + 1]),
    "another": _is_another,
}


def meets(needs: str | None, thing: Object) -> bool:
    """Whether an object is what a rule asks for; a rule that asks for nothing takes any."""
    return needs is None or _NEEDS[needs](thing)


def is_spurned(sentence: Sentence, begin: int, end: int, lemmas: frozenset[str]) -> bool:
    """Whether the head of an object, or its first verb, is one with which it is none."""
    if not lemmas:
        return False
    head = next((group for group in sentence.groups if begin <= group.head < end), None)
    first = begin
    while first < end and sentence.kinds[first] in "AXt":
        first += 1
    if first < end and sentence.kinds[first] in "VbIH":
        if sentence.lowers[first + 1 : first + 2] in (["up"], ["back"], ["in"]):
            return False
        return sentence.lemmas[first] in lemmas
    return head is not None and head.lemma in lemmas and head.first <= first + 1
