"""The gate: is an article worth reading at all? One pass over the text, before anything is parsed.

It stops what cannot tell of a negotiation: too few words of talking and settling, or nobody who could negotiate. What
it lets in may still turn out to have no negotiation; what it stops is never read, so it errs on the side of letting in.
"""

from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from parley.domain.parties.tables import names
from parley.domain.text.words import words

_STRONG = words(
    "negotiat talks peace truce ceasefire cease-fire armistice treaty mediat bargaining parley rapprochement",
    "détente disarm reconciliation six-party brokered coalition trilateral bilateral sanctions envoy summit",
    "accord hostage strik bipartisan shutdown lockout lock-out locked_out walkout walk-out industrial_action stimulus",
    "debt_ceiling debt_limit spending_bill staff-level",
)
_WEAK = words(
    "agreement agree deal pact dialogue consultation discussion meeting met offer proposal proposed demand",
    "compromise settlement deadlock stalemate breakthrough concession delegation rounds session ratif signed",
    "resume walkout dispute contract withdraw tariff swap exchange reform visit conflict tentative violat breach",
    "haggl far_apart differences impasse standoff budget spoke talk",
)
_PARTIES = words(
    "minister president government official union worker rebel army foreign ambassador countries nations",
    "parliament embassy militia guerrilla troops parties party commission council leader chancellor premier",
    "diplomat kremlin white_house united_nations european spokesman spokesperson employer labor labour state",
    "democrat republican senat lawmaker machinist pilot nurse teacher doctor miner driver docker management airline",
    "guild federation association",
)
_STRONGLY = 2
_HEAD = 420
"""So many characters of title and text are the head: a short report says there what it is about."""
_HEAD_TALKING = 3
_HEAD_PARTIES = 2
"""What a head must have to let its article in, whatever follows: words of talking, and two that could talk."""
_PER_THOUSAND = 1.8
"""Weight of talking for every thousand characters: articles of talks have 3.4 and more, other news mostly below 2."""
_PLENTY = 14
"""Weight that lets a long article in however thin it is spread: a live blog, a digest."""


@cache
def _machine() -> tuple[AhoCorasick, tuple[int, ...]]:
    """Word beginnings and what each counts: 2 and 1 for words of talking, 0 for those who talk."""
    known = (entry.surface.lower() for entry in names() if entry.form in ("name", "adjective") and not entry.weak)
    stems = {
        **dict.fromkeys((name for name in known if len(name) > _SHORT and " " not in name), 0),
        **dict.fromkeys(_PARTIES, 0),
        **dict.fromkeys(_WEAK, 1),
        **dict.fromkeys(_STRONG, _STRONGLY),
    }
    patterns = [stem.replace("_", " ") for stem in stems]
    return AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest), tuple(stems.values())


_SHORT = 3
"""Names so short are other words as well in lower case."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What the gate had seen when it decided: the weight of talking, how many could talk, and the weight it wanted."""

    passed: bool
    talking: int
    strong: bool
    parties: int
    wanted: float


def weigh(text: str, title: str | None = None) -> Weighing:
    """Weigh text and title, as far as it takes to let them in."""
    machine, weights = _machine()
    whole = f" {title or ''}\n{text}".lower()
    wanted = min(_PLENTY, _PER_THOUSAND * len(whole) / 1000)
    talking = parties = 0
    strong = passed = False
    for index, start, _ in machine.find_matches_as_indexes(whole):
        if whole[start - 1].isalnum():
            continue
        weight = weights[index]
        talking += weight
        strong = strong or weight == _STRONGLY
        parties += weight == 0
        passed = (parties > 0 and strong and talking >= wanted) or (
            talking >= _HEAD_TALKING and parties >= _HEAD_PARTIES and start < _HEAD
        )
        if passed:
            break
    return Weighing(passed, talking, strong, parties, wanted)


def passes(text: str, title: str | None = None) -> bool:
    """Whether text and title have words of talking enough, and somebody who could talk."""
    return weigh(text, title).passed
