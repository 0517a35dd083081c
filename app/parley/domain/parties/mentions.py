"""Mentions: where a text names a party."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct
from msgspec.structs import replace

from parley.domain.parties.tables import Form, Kind, NameEntry, names, parties


class Mention(Struct, frozen=True, gc=False):
    """One place where a text names a party: `text[start:end] == surface`, in Unicode code points."""

    start: int
    end: int
    party: str
    kind: Kind
    surface: str
    form: Form = "name"


_SPECIFIC = frozenset({"group", "party", "union", "employer"})


def most_specific(mentions: Sequence[Mention]) -> Mention | None:
    """Of mentions in one noun group the last that is no state or body: "Colombia's FARC rebels" are the FARC."""
    return next((each for each in reversed(mentions) if each.kind in _SPECIFIC), None)


# A capital after one of these is a place on the map, not its government: "in Kyiv", "arrived at Doha".
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|near|outside|around|inside|across|throughout|into|at|over|central|downtown|north of|south of|"
    r"east of|west of|visit|visits|visited|visiting|left|leave|leaves|reached|toured|hosted in|"
    r"(?:travel|travell|fly|flie|head|arrive|return|go|come|move|trip|visit|flight|travels|travelled|traveled|"
    r"travelling|traveling|flew|flies|flying|headed|heads|heading|arrived|returned|returning|went|goes|going|came|"
    r"coming|moved|back|trips|visits|flights|journey|way|invited|summoned|brought|sent|dispatched)"
    r"(?:\s\w+)?\s(?:to|from|for))|\bin\s\w+\sand)\s+(?:the\s)?$",
    re.IGNORECASE,
)
# The same, told by what follows: "the Lima talks", "TOKYO, March 3 (Wire)", "Doha-based".
_PLACE_AFTER = re.compile(
    r"\s(?:talks|meetings?|rounds?|summit|conference|negotiations|agreements?|accords?|declaration|process|session|"
    r"airport|International|Airport|University|Convention|Stock|Post|Times|suburb|region|province|city|hotel)\b"
    r"|-based\b|,?\s[A-Z][a-z]{2,8}\.?\s\d{1,2}\b(?!,)|,?\s\([A-Z]|,?\s\(dpa|\s--\s",
)
_NO_PARTY_BEFORE = re.compile(
    r"(?:\b(?:pro|anti|non|ex|Anti|Pro)-|"
    r"\b(?:Bank|University|Institute|Museum|Sea|Gulf|Port) of (?:the )?|"
    r"\b(?:East|Central|Native|Latin|South|North|(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)ern|Spanish-speaking) )$"
)
_OF_PEOPLE = re.compile(r"-(?:speaking|speakers?|language|born|style|made)\b")
# "the U.N. nuclear watchdog": the agency has a name of its own.
_AGENCY = re.compile(r"\s(?:(?:nuclear|atomic)\s)?(?:watchdog|agency|inspectors?)\b")
# "Minister for Labour", "Secretary of Labor": a portfolio, not a party.
_OFFICE_OF = re.compile(r"\b(?:[Mm]inist(?:er|ry)|Ministers|Secretary|Department) (?:of|for) $")
# A given name that is also a country: a capitalised word follows that is no part of a name of that country.
_GIVEN_NAMES = frozenset({"Jordan", "Chad", "Georgia", "India", "Kenya", "Holland", "Sofia", "London", "Paris"})
_SURNAME_AFTER = re.compile(r"\s[A-Z][a-z]+\b(?!\s(?:and|said))")
_DATELINE = re.compile(r"\s?[,(—-]|\s[A-Z(]")
_SAME_PARTY = frozenset({" (", " of the "})
"""Between two names of one party: "the Socialist Party (PS)", "the Socialists of the PS"."""
_WINDOW = 40


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[NameEntry, ...], ...]]:
    by_surface: dict[str, list[NameEntry]] = {}
    for entry in names():
        by_surface.setdefault(entry.surface, []).append(entry)
    machine = AhoCorasick(list(by_surface), matchkind=MatchKind.LeftmostLongest)
    return machine, tuple(tuple(entries) for entries in by_surface.values())


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether the span stands by itself, and is not a part of a longer word."""
    return not (
        (start and (text[start - 1].isalnum() or text[start - 1] in "_@#")) or (end < len(text) and text[end].isalnum())
    )


def _is_place(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _WINDOW) : start]
    if _DATELINE.match(text, end) and text[start:end].isupper():
        return True
    return bool(_PLACE_BEFORE.search(before) or _PLACE_AFTER.match(text, end))


def _candidates(text: str) -> Iterator[tuple[int, int, tuple[NameEntry, ...], bool]]:
    machine, entries = _automaton()
    for index, start, end in machine.find_matches_as_indexes(text):
        if not _is_word(text, start, end):
            continue
        found = entries[index]
        form = found[0].form
        if form == "capital" and _is_place(text, start, end):
            yield start, end, found, True
            continue
        if _NO_PARTY_BEFORE.search(text, max(0, start - 20), start) and form != "capital":
            continue
        if parties()[found[0].code].kind == "party" and _OFFICE_OF.search(text, max(0, start - 20), start):
            continue
        if form == "adjective" and _OF_PEOPLE.match(text, end):
            continue
        if found[0].code == "UN" and _AGENCY.match(text, end):
            continue
        surface = found[0].surface
        if surface in _GIVEN_NAMES and _SURNAME_AFTER.match(text, end):
            continue
        yield start, end, found, False


def _claim(entry: NameEntry, counts: Counter[str]) -> tuple[int, int]:
    """How well one of several bearers of a name fits an article: one met by another name, then one at home there."""
    if not entry.weak:
        return 0, 0
    return (
        (2, counts[entry.code])
        if counts[entry.code]
        else (1, counts[parties()[entry.code].home])
        if counts[parties()[entry.code].home]
        else (-1, 0)
    )


def find_mentions(text: str, *, near: Iterable[str] = ()) -> list[Mention]:
    """Every mention of a known party, in order and without overlap.

    `text` has straight apostrophes (fold it first). `near` are codes of parties known from elsewhere, say the title:
    a weak name ("PP") counts where its country or a fuller name of the same party is met in the text or in `near`.
    Linear in the length of the text.
    """
    candidates = list(_candidates(text))
    known = parties()
    counts = Counter(entry.code for _, _, found, _ in candidates for entry in found if not entry.weak)
    counts.update(known[code].home for code in list(counts) if known[code].kind == "party")
    counts.update(near)
    mentions = []
    for start, end, found, place in candidates:
        if place:
            continue
        entry = found[0] if len(found) == 1 else max(found, key=lambda each: _claim(each, counts))
        party = known[entry.code]
        if not entry.weak or counts[entry.code] or counts[party.home]:
            kind: Kind = "government" if entry.form in {"capital", "seat"} else party.kind
            mentions.append(Mention(start, end, entry.code, kind, text[start:end], entry.form))
    return _with_acronyms(text, _with_shared_nouns(text, mentions))


@cache
def _by_surface() -> dict[str, NameEntry]:
    return {entry.surface: entry for entry in names()}


def _with_shared_nouns(text: str, mentions: list[Mention]) -> list[Mention]:
    """An adjective shares the noun of the name that "and" joins to it: "Greek and Turkish Cypriots" are two peoples."""
    for index, (left, right) in enumerate(pairwise(mentions)):
        noun = right.surface.rpartition(" ")[2]
        if left.form != "adjective" or noun == right.surface or text[left.end : right.start] != " and ":
            continue
        whole = _by_surface().get(f"{left.surface} {noun}")
        if whole is not None and not whole.weak:
            kind = parties()[whole.code].kind
            mentions[index] = replace(left, party=whole.code, kind=kind, form="name")
    return mentions


def _with_acronyms(text: str, mentions: list[Mention]) -> list[Mention]:
    """A name is whose acronym stands behind it: "the Socialist Party (PS)" is the PS."""
    for index, (left, right) in enumerate(pairwise(mentions)):
        if (
            left.kind == right.kind == "party"
            and left.party != right.party
            and text[left.end : right.start] in _SAME_PARTY
        ):
            mentions[index] = replace(left, party=right.party)
    return mentions
