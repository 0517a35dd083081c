"""Talks at home: where parties of one country bargain with its executive, the executive is a side of its own."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import structs

from parley.domain.parties.mentions import Mention
from parley.domain.parties.people import Person
from parley.domain.parties.tables import executive_of, is_executive, parties

_FORMING = re.compile(
    r"\b(?:coalition (?:talks|negotiations|government|deal|agreement|partners?|pact)|grand coalition|power-sharing|"
    r"form(?:ing|ation of)? (?:a|the|its) (?:new |next |stable |minority |coalition )*government)\b",
    re.IGNORECASE,
)
"""Words of parties that make a government, where the one in office is no side."""
_AT_HOME = 3
"""So many words for a country's parties make its politics the matter, where no more name another country."""


def is_forming(text: str) -> bool:
    """Whether a text tells of parties that make a government."""
    return _FORMING.search(text) is not None


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
    return home if speaks and count >= _AT_HOME and count > abroad and not is_forming(text) else None


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
