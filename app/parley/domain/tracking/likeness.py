"""How alike two short phrases are: by their content words, cut to stems and put into families of one meaning."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from parley.domain.parties.tables import names

_WORD = re.compile(r"[^\W_]+")

_EMPTY = frozenset(
    """
    a about after again all also an and any are as at back be been before being both but by can could do does during
    each either for from full further had has have he her his how i if in including into is it its may more most must
    need needs no not of off on one only or other our out over own part re s set shall she should side sides so some
    such t take taken than that the their them then there these they this those through to too toward towards under
    until up us very was we were what when where which while who will with without would you your new key main certain
    current possible potential particular question questions issue issues matter matters topic topics point points
    dispute disputes problem problems concern concerns talks talk negotiation negotiations party parties any way ways u
    """.split()  # noqa: SIM905
)

_FAMILIES = (
    "territory territorial territories land lands region regions regional area areas province provinces",
    "ceasefire truce armistice cease fire halt fighting",
    "monitor monitoring verify verification observers oversight supervise supervision",
    "prisoner prisoners pow pows captive captives detainee detainees swap swaps hostage hostages",
    "withdraw withdrawal withdrawing pullback pullout retreat leave pull cede ceding cession relinquish relinquishing "
    "surrender surrendering give hand handing concession concessions",
    "fishing fishery fisheries fish fishermen trawlers waters",
    "deal agreement agree accord pact settlement settle terms",
    "treaty convention protocol",
    "end finish stop conclude conclusion",
    "war conflict hostilities",
    "sanction sanctions embargo",
    "wage wages pay salary salaries raise raises",
    "pension pensions retirement",
    "tariff tariffs duty duties levy levies",
    "guarantee guarantees assurance assurances commitment commitments",
    "extend extending extension prolong prolonging prolongation",
    "nuclear atomic",
    "enrich enrichment enriching",
    "weapon weapons arms arsenal",
    "troop troops force forces soldiers army armies",
    "reveal present publish unveil submit announce",
    "proposal proposals plan plans draft drafts recommendation recommendations",
    "election elections vote poll polls",
    "border borders boundary frontier",
    "aid relief assistance humanitarian",
    "independence independent sovereignty",
    "demilitarize demilitarized demilitarise demilitarised demilitarization buffer",
    "participation participate role involvement involved part",
    "meeting meet summit",
    "strike strikes walkout stoppage",
    "budget spending",
    "leader leaders leadership president presidents",
    "donbas donetsk luhansk",
)
"""Words of one meaning in the language of negotiations, a family a line."""

# Before case is folded: "US" is a state, "us" a pronoun.
_STATE_LETTERS = re.compile(r"\bU\.?([SKN])\b\.?")
_LETTERS = {"S": "American", "K": "British", "N": "unitednations"}

_SUFFIXES = (
    "ization",
    "isation",
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ed",
    "es",
    "s",
    "al",
    "ly",
)
_MIN_STEM = 3


def _stem(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _MIN_STEM:
            word = word[: -len(suffix)]
            break
    return word[:-1] if word.endswith("e") and len(word) > _MIN_STEM else word


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    """Words for a state, its people, capital and seat of government ("Peru", "Peruvians", "Lima"), by its code."""
    found = ((_fold(entry.surface), entry.code) for entry in names() if len(entry.code) == 2 and not entry.weak)
    return {surface: code for surface, code in found if _WORD.fullmatch(surface)}


_FAMILY_OF = {_stem(word): line.split()[0] for line in _FAMILIES for word in line.split()}


@lru_cache(maxsize=8192)
def content(text: str) -> frozenset[str]:
    """The content of a phrase: stems of its words, without empty ones, families of one meaning as one word."""
    spelled = _STATE_LETTERS.sub(lambda found: _LETTERS[found[1]], text)
    words = _WORD.findall(_fold(spelled).replace("'s", " ").replace("’s", " "))
    kept = [word for word in words if word not in _EMPTY] or words
    states = _states()
    return frozenset(states.get(word) or _FAMILY_OF.get(_stem(word), _stem(word)) for word in kept)


def likeness(one: str | None, other: str | None) -> float:
    """From 0 to 1: shared content words over all of them (Jaccard)."""
    return graded(one, other, 0.0)


def overlap(one: str | None, other: str | None) -> float:
    """From 0 to 1: shared content words over those of the shorter phrase."""
    left, right = content(one or ""), content(other or "")
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def graded(one: str | None, other: str | None, share: float) -> float:
    """The likeness of two phrases, or if it is more the overlap, of which only a share counts."""
    left, right = content(one or ""), content(other or "")
    if left.isdisjoint(right):
        return 0.0
    shared = len(left & right)
    return max(shared / (len(left) + len(right) - shared), share * shared / min(len(left), len(right)))


def gist(phrase: str) -> str:
    """The content of a phrase as a string: what is kept of a wording to compare others with."""
    return " ".join(sorted(content(phrase)))


def best_graded(phrase: str, gists: Sequence[str], share: float) -> float:
    """The best grade of a phrase beside several gists."""
    best, left = 0.0, content(phrase)
    everything = " ".join(gists)
    if not any(map(everything.__contains__, left)):
        # Most of what is known has nothing to do with it: that is told without taking words apart.
        return best
    for known in gists:
        right = known.split()
        shared = len(left.intersection(right))
        if shared:
            jaccard = shared / (len(left) + len(right) - shared)
            best = max(best, jaccard, share * shared / min(len(left), len(right)))
    return best


def same_person(one: str | None, other: str | None) -> bool:
    """Whether two names may be one person's: the same last word, or one name within the other."""
    left, right = _name(one or ""), _name(other or "")
    return bool(left and right) and (left[-1] == right[-1] or set(left) <= set(right) or set(right) <= set(left))


@lru_cache(maxsize=4096)
def _name(text: str) -> tuple[str, ...]:
    # Slavic and Arabic names are spelled in several ways: double letters and y for i count as one.
    words = _WORD.findall(_fold(text).replace("iy", "y").replace("yy", "y").replace("ii", "i"))
    return tuple(re.sub(r"(.)\1", r"\1", word) for word in words)


def folded(text: str) -> str:
    """A phrase as it is compared letter by letter: without case, accents and runs of space."""
    return " ".join(_fold(text).split())
