"""Talks at home: where parties of one country bargain with its executive, the executive is a side of its own."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import structs

from parley.domain.parties.mentions import Mention
from parley.domain.parties.people import Person
from parley.domain.parties.signs import count_signs
from parley.domain.parties.tables import executive_of, executives, is_executive, parties

_AT_HOME = 3
"""So many words for a country's parties make its politics the matter, where no more name another country."""


def is_forming(text: str) -> bool:
    """Whether a text tells of parties that make a government, where the one in office is no side."""
    return count_signs(text)["forming"] > 0


_FAMILIES = {
    "christian-democrats": r"Christian[\s-][Dd]emocrat(?:s|ic)",
    "social-democrats": r"[Ss]ocial[\s-][Dd]emocrat(?:s|ic)",
    "socialists": r"[Ss]ocialists?",
    "liberals": r"[Ll]iberals?",
    "conservatives": r"[Cc]onservatives?",
    "greens": r"[Gg]reens?",
    "nationalists": r"[Nn]ationalists?",
}
_FAMILY = re.compile(
    r"\b(?:"
    + "|".join(f"(?P<{code.replace('-', '_')}>{word})" for code, word in _FAMILIES.items())
    + r")(?<=s)\b|\b(?:"
    + "|".join(f"(?P<of_{code.replace('-', '_')}>{word})" for code, word in _FAMILIES.items())
    + r")(?<!s)\b(?=(?:\s(?:and|or)\s[a-z-]+)?\s(?:parties|party|bloc)\b)"
)
_TOO_FEW = 2
"""So many parties that an article names itself are those that make the government, whatever family they are of."""


def find_families(text: str, taken: Sequence[Mention]) -> list[Mention]:
    """Parties that an article on a government in the making calls by family alone: "socialists", "the liberals"."""
    named = {mention.party for mention in taken if mention.kind == "party"}
    if len(named) >= _TOO_FEW or not is_forming(text):
        return []
    known = {offset for mention in taken for offset in range(mention.start, mention.end)}
    return [
        Mention(
            match.start(),
            match.end(),
            (match.lastgroup or "").removeprefix("of_").replace("_", "-"),
            "party",
            match.group(),
        )
        for match in _FAMILY.finditer(text)
        if match.start() not in known and match.end() - 1 not in known
    ]


def home_of_talks(text: str, mentions: Sequence[Mention], people: Sequence[Person]) -> str | None:
    """The country whose executive an article may tell to bargain with parties of its own; None where there is none.

    It is the one whose parties the article names more than any country else, and not to make a government of them.
    """
    known = parties()
    codes = [mention.party for mention in mentions]
    codes += [person.party for person in people if person.party for _ in person.mentions]
    at_home = Counter(known[code].home for code in codes if code in known and known[code].kind == "party")
    del at_home[""]
    if not at_home:
        return None
    home, count = at_home.most_common(1)[0]
    abroad = sum(code in known and known[code].kind in {"state", "group", "body"} and code != home for code in codes)
    speaks = home in codes
    return (
        home
        if speaks and home in executives() and count >= _AT_HOME and count > abroad and not is_forming(text)
        else None
    )


def home_of_sides(mentions: Iterable[Mention]) -> str | None:
    """The country whose executive is among these mentions as a side of its own."""
    codes = {mention.party for mention in mentions if is_executive(mention.party)}
    known = {executive_of(code): code for code, entry in parties().items() if entry.kind == "state"}
    return known[min(codes)] if codes else None


def mentions_at_home(mentions: Iterable[Mention], home: str) -> list[Mention]:
    """Mentions where the seat of the country's government is its executive, and its name is that of nobody."""
    executive = executive_of(home)
    return [
        mention if mention.party != home else structs.replace(mention, party=executive, kind="government")
        for mention in mentions
        if mention.party != home or mention.kind == "government"
    ]


def people_at_home(people: Iterable[Person], home: str) -> list[Person]:
    """People where those who speak for the country speak for its executive."""
    executive = executive_of(home)
    return [structs.replace(each, party=executive) if each.party == home else each for each in people]
