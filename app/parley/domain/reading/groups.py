"""Verb groups and noun groups: the chunks of a sentence, found by regular expressions over its word classes."""

import re
from typing import Literal, TypeAlias

from msgspec import Struct

from parley.domain.reading.lexicon.closed import DAYS, MONTHS, TIME_NOUNS, WEEKDAYS

Tense: TypeAlias = Literal["past", "present", "future"]
VerbForm: TypeAlias = Literal["finite", "infinitive", "participle", "gerund"]

_VERB = r"t?[AX]*(?:[WHBIbK][AX]*)*[VZETFGWHBIbK]"
_NOUN = r"O|Y+(?=P)|D{0,3}(?:MD)?(?:[JMNPY']|A(?=[JM]))+|D+"
CHUNK = re.compile(rf"(?P<V>{_VERB})|(?P<N>{_NOUN})|(?P<R>R)|(?P<C>C)|(?P<S>S)|(?P<Q>Q)|(?P<A>[AX]+)|(?P<O>.)")
_COMPOUNDS = frozenset(
    (first, second)
    for second, firsts in (
        ("conference", ("news", "press", "media", "party")),
        ("session", ("parliamentary", "training", "photo", "trading", "cabinet")),
        ("meeting", ("cabinet", "board", "town-hall", "shareholders", "strike", "ratification", "membership", "staff")),
        (
            "meeting",
            ("stop-work", "stopwork", "mass", "caucus", "shareholder", "prayer", "party", "protest", "members"),
        ),
        ("call", ("earnings", "roll", "wake-up")),
        ("talk", ("small", "pep")),
        ("visit", ("hospital", "prison")),
    )
    for first in firsts
)
"""Pairs of words that name another thing than the second alone; the group's lemma is then the pair, with a hyphen."""

# Groups and clauses are structs that the cyclic collector need not walk: an article has a thousand, and no cycle.


class NounGroup(Struct, eq=False, gc=False):
    """A base noun group: tokens `first` to `last` (excluded), its head, and the preposition that governs it, if any.

    `of` is the group that "of" joins to it ("round" of "talks"); `others` are those that "and" or "or" join to it.
    """

    first: int
    last: int
    head: int
    lemma: str
    temporal: bool = False
    preposition: str | None = None
    of: "NounGroup | None" = None
    others: "list[NounGroup] | None" = None

    def lemmas(self) -> tuple[str, ...]:
        """The heads that name this thing: its own, those of its "of" chain, and those joined to it."""
        found = [self.lemma]
        if self.of is not None:
            found.extend(self.of.lemmas())
        for other in self.others or ():
            found.extend(other.lemmas())
        return tuple(found)


class VerbGroup(Struct, eq=False, gc=False):
    """A verb with its auxiliaries: tokens `first` to `last` (excluded); `main` is the token of the verb itself."""

    first: int
    last: int
    main: int
    lemma: str
    form: VerbForm
    tense: Tense | None
    modal: str | None = None
    passive: bool = False
    perfect: bool = False
    progressive: bool = False
    negated: bool = False
    bare: bool = False
    particle: str | None = None
    """`bare`: a single form that could be past tense or participle ("held"). `particle`: as "off" in "call off"."""


def verb_group(kinds: str, lowers: list[str], lemmas: list[str], first: int, last: int) -> VerbGroup:
    """The verb group of some tokens, which `CHUNK` has found to be one."""
    main = last - 1
    group = kinds[first:last]
    auxiliaries = [at for at in range(first, main) if kinds[at] in "WHBIbK"]
    kind = kinds[main]
    lead, modal, being, perfect = main, lemmas[main] if kind == "W" else None, False, False
    if auxiliaries:
        lead, nearest = auxiliaries[0], auxiliaries[-1]
        modal = next((lemmas[at] for at in auxiliaries if kinds[at] == "W"), modal)
        being = kinds[nearest] in "Bb" or (kinds[nearest] == "K" and lemmas[nearest] == "be")
        perfect = any(kinds[at] == "H" or (kinds[at] == "K" and lemmas[at] == "have") for at in auxiliaries)
    return VerbGroup(
        first=first,
        last=last,
        main=main,
        lemma=lemmas[main],
        form=_form(group, kinds[lead], kind, bare=not auxiliaries),
        tense=None if group[0] == "t" else _tense(kinds[lead], lowers[lead], modal),
        modal=modal,
        passive=being and kind in "EF",
        perfect=perfect,
        progressive=being and kind == "G",
        negated=_denied(kinds, lowers, first, last),
        bare=not auxiliaries and kind == "E",
    )


def _denied(kinds: str, lowers: list[str], first: int, last: int) -> bool:
    """Whether "not" stands in a verb group or behind its copula ("is still not fair"), or "yet" before its "to"."""
    if "X" in kinds[first:last] or "cannot" in lowers[first:last]:
        return True
    if kinds[first] == "t":
        return lowers[first - 1] == "yet"
    if kinds[last - 1] != "B":
        return False
    at = last + (kinds[last : last + 1] == "A")
    return kinds[at : at + 1] == "X" and lowers[at + 1 : at + 2] not in (["only"], ["just"], ["merely"])


def _form(group: str, lead: str, kind: str, *, bare: bool) -> VerbForm:
    if group[0] == "t":
        return "infinitive"
    if lead in "bK" or (bare and kind == "G"):
        return "gerund" if lead == "K" or kind == "G" else "participle"
    if bare and kind == "F":
        return "participle"
    return "finite"


def _tense(lead: str, low: str, modal: str | None) -> Tense | None:
    if modal is not None:
        return "future"
    if lead in "TE" or low in ("was", "were", "had", "did"):
        return "past"
    return "present" if lead in "VZBHI" else None


def noun_group(kinds: str, lowers: list[str], lemmas: list[str], first: int, last: int) -> NounGroup | None:
    """The noun group of some tokens, or None where they are adjectives alone."""
    head = last - 1
    while head > first and kinds[head] in "Y'J":
        head -= 1
    if kinds[head] in "Y'JDMA":
        head = last - 1
    group = kinds[first:last]
    if not group.strip("JA"):
        return None
    low = lowers[head]
    lemma = lemmas[head]
    if head > first and (lowers[head - 1], lemma) in _COMPOUNDS:
        lemma = f"{lowers[head - 1]}-{lemma}"
    temporal = kinds[head] == "Y" or lemmas[head] in TIME_NOUNS or low in DAYS
    if kinds[head] == "M" and any(
        lowers[at].rstrip(".") in MONTHS or lowers[at] in WEEKDAYS for at in range(first, last)
    ):
        temporal = True
    if temporal and lowers[last : last + 1] == ["of"]:
        temporal = False
    return NounGroup(first, last, head, lemma, temporal)
