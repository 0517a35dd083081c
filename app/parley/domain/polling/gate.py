"""The relevance gate: title and summary decide whether an article's page is worth fetching.

It is made to let too much pass, since the reader decides afterwards with the whole text; what it stops is counted and
can be listed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from parley.domain.parties.mentions import find_mentions
from parley.domain.text.languages import is_english
from parley.domain.watches import Watch

Ground: TypeAlias = Literal["must", "must-not", "watch", "words", "parties", "short", "language", "nothing"]


@dataclass(frozen=True)
class Field:
    """A field of words that news of negotiations is told in, with headlines that it lets pass."""

    name: str
    stems: tuple[str, ...]
    examples: tuple[str, ...]


FIELDS: tuple[Field, ...] = (
    Field(
        "talks",
        ("talks", "negotiat", "mediat", "summit", "dialogue", "diploma", "bargain", "broker", "rounds? of", "parley"),
        ("Geneva talks end without date", "Union negotiators return", "Qatar mediates between the factions"),
    ),
    Field(
        "people",
        ("envoy", "delegat", "ambassador", "foreign minister", "spokes(?:man|woman|person)", "chief negotiator"),
        ("Envoys part in silence", "Delegation leaves the capital"),
    ),
    Field(
        "deals",
        (
            "deals?\\b",
            "agree",
            "accord",
            "treaty",
            "pact\\b",
            "memorandum",
            "ratif",
            "tentative",
            "contract",
            "settle",
            "compromise",
        ),
        ("Dockers ratify contract", "Parties reach compromise over the budget", "A pact at last"),
    ),
    Field(
        "war and peace",
        (
            "cease-?fire",
            "truce",
            "armistice",
            "peace",
            "hostage",
            "prisoner",
            "captive",
            "withdraw",
            "disarm",
            "sanction",
            "nuclear",
            "enrich",
            "ultimatum",
            "demilitari",
            "buffer zone",
        ),
        ("Truce holds for a second day", "Prisoners come home", "Sanctions may be eased"),
    ),
    Field(
        "labour",
        (
            "strike",
            "union\\b",
            "unions\\b",
            "walk-?out",
            "lock-?out",
            "picket",
            "arbitrat",
            "employers?\\b",
            "wages?\\b",
            "pay (?:offer|rise|raise|dispute)",
        ),
        ("Nurses vote on strike", "Employers improve pay offer"),
    ),
    Field(
        "trade and government",
        (
            "tariff",
            "trade",
            "quota",
            "coalition",
            "shutdown",
            "debt ceiling",
            "budget",
            "minority government",
            "formateur",
            "deadlock",
            "stalemate",
            "impasse",
            "concession",
            "proposal",
            "red lines?\\b",
        ),
        ("Coalition partners in deadlock", "Tariffs to be cut", "Budget impasse drags on"),
    ),
    Field(
        "coming and going",
        (
            "meet(?:ing|s)?\\b",
            "met with",
            "postpone",
            "call(?:ed|s)? off",
            "collaps",
            "resum",
            "stall",
            "breakthrough",
            "deadline",
            "offers?\\b",
            "rejects?\\b",
            "demands?\\b",
        ),
        ("Leaders to meet next week", "Visit is called off", "Rebels reject plan"),
    ),
)

_WORDS = re.compile(r"\b(?:" + "|".join(stem for field in FIELDS for stem in field.stems) + ")", re.IGNORECASE)
_FEWEST_WORDS = 3


@dataclass(frozen=True)
class FetchDecision:
    """Whether a page is fetched, on what ground, and the words that decided."""

    fetch: bool
    ground: Ground
    words: str = ""


@dataclass(frozen=True)
class Gate:
    """The gate with the user's own words: `must_not` stops, `must` is the only thing that passes where it is given.

    watches: what they are about passes whatever words are used of it.
    """

    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    watches: tuple[Watch, ...] = ()
    _must: re.Pattern[str] | None = field(init=False, repr=False, compare=False)
    _must_not: re.Pattern[str] | None = field(init=False, repr=False, compare=False)
    _aliases: re.Pattern[str] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        aliases = tuple(alias for watch in self.watches for alias in (*watch.aliases, watch.name or "") if alias)
        for name, words in (("_must", self.must), ("_must_not", self.must_not), ("_aliases", aliases)):
            object.__setattr__(self, name, _any_of(words))

    def decide(self, title: str | None, summary: str | None) -> FetchDecision:
        """Whether an entry's page is worth fetching, by what the feed says of it, as plain text."""
        text = f"{title or ''}\n{summary or ''}".strip()
        if self._must_not and (found := self._must_not.search(text)):
            return FetchDecision(False, "must-not", found[0])
        if self._must:
            found = self._must.search(text)
            return FetchDecision(True, "must", found[0]) if found else FetchDecision(False, "must")
        if self._aliases and (found := self._aliases.search(text)):
            return FetchDecision(True, "watch", found[0])
        return self._by_language(text)

    def _by_language(self, text: str) -> FetchDecision:
        if len(text.split()) < _FEWEST_WORDS:
            return FetchDecision(True, "short")
        if not is_english(text):
            return FetchDecision(False, "language")
        if found := _WORDS.search(text):
            return FetchDecision(True, "words", found[0])
        return self._by_parties(text)

    def subjects(self, title: str | None, text: str | None) -> list[str]:
        """The names of the watches that a text is about: by an alias of theirs, or all of their parties."""
        whole = f"{title or ''}\n{text or ''}"
        named = {mention.party for mention in find_mentions(whole)} if self.watches else set[str]()
        return [
            watch.name or watch.id
            for watch in self.watches
            if (watch.parties and named.issuperset(watch.parties))
            or ((pattern := _any_of((*watch.aliases, *filter(None, (watch.name,))))) and pattern.search(whole))
        ]

    def _by_parties(self, text: str) -> FetchDecision:
        """By who is named: a watch's parties together, or any two that could be sides."""
        named = {mention.party for mention in find_mentions(text)}
        for watch in self.watches:
            if watch.parties and named.issuperset(watch.parties):
                return FetchDecision(True, "watch", watch.id)
        if len(named) >= 2:
            return FetchDecision(True, "parties", ", ".join(sorted(named)))
        return FetchDecision(False, "nothing")


def _any_of(words: Sequence[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.IGNORECASE)
