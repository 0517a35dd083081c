"""Roles: "the government", "the rebels", "the opposition", resolved by the parties that the article names."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from parley.domain.parties.mentions import Mention
from parley.domain.parties.names import party_adjective, slug_of
from parley.domain.parties.tables import Kind, home_of, known_rebels, parties
from parley.domain.parties.words import WordFinder

CAPTORS = "hostage-takers"
"""Those who hold hostages, where nobody says who they are."""
_WORDS: dict[str, str] = {
    **dict.fromkeys(["government", "cabinet", "authorities", "junta", "regime"], "government"),
    **{
        word + ending: "rebels"
        for word in ("rebel", "guerrilla", "guerilla", "insurgent", "separatist")
        for ending in ("", "s", " leader", " leaders", " group", " movement", " negotiators", " commanders")
    },
    **dict.fromkeys(["armed groups", "ethnic armies", "ethnic armed groups", "rebel alliance"], "rebels"),
    "creditors": "lenders",
    **dict.fromkeys(
        [
            "bondholders",
            "private creditors",
            "holdout creditors",
            "commercial creditors",
            "bilateral creditors",
            "official creditors",
            "holdout hedge funds",
            "vulture funds",
            "holdouts",
        ],
        "creditors",
    ),
    **dict.fromkeys(
        ["farmers' unions", "farmer unions", "farm unions", "farmer leaders", "farmers' leaders"], "farmers"
    ),
    **{
        word + ending: CAPTORS
        for word in ("hostage-taker", "hostage taker", "kidnapper", "hijacker", "abductor", "captor")
        for ending in ("", "s")
    },
    **{f"opposition{ending}": "opposition" for ending in ("", " parties", " leader", " leaders", " alliance", " bloc")},
}
_LENDERS = frozenset({"EU", "imf", "world-bank", "ecb"})
"""Where one of these is named, "the creditors" are they."""
_NOUN_BESIDE = re.compile(r"\s(?:(?:group|party|movement|alliance|force)\s)?(?:the\s)?")
_ONE_OF_MANY = frozenset({"government", "rebels", "opposition"})
_NO_ROLE = re.compile(r"\s(?:to|of)\b")


@cache
def _role_words() -> WordFinder[str]:
    return WordFinder(_WORDS)


def _states(mentions: Sequence[Mention]) -> list[str]:
    known = parties()
    counts = Counter(
        mention.party
        for mention in mentions
        if mention.kind in {"state", "government"} and known[mention.party].kind == "state"
    )
    return [code for code, _ in counts.most_common()]


def _groups(mentions: Sequence[Mention]) -> list[str]:
    counts = Counter(mention.party for mention in mentions if mention.kind == "group")
    return [code for code, _ in counts.most_common()]


def _code_of(role: str, country: str, groups: Sequence[str], *, lenders: bool) -> str:
    """Who has a role, empty where nobody can be told; `lenders`: those who lend to states are named."""
    adjective = slug_of(party_adjective(country)) if country else ""
    if role == "rebels":
        own = [group for group in groups if not country or home_of(group) in {"", country}]
        return own[0] if own else known_rebels().get(country, f"{adjective}-rebels" if adjective else "")
    if role == "opposition":
        return f"{adjective}-opposition" if adjective else ""
    if role == "lenders":
        return "" if lenders else "creditors"
    if role == CAPTORS:
        return groups[0] if groups else role
    return country if role == "government" else role


def find_roles(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of parties by their role, none of them inside `mentions`.

    The government is that of the adjective before it, else of the home country of the group that the article speaks of
    most, else of the state that it names most. Rebels are the group that it speaks of most, else those that the country
    is known for, else "<country> rebels".
    """
    states, groups = _states(mentions), _groups(mentions)
    home = next((home_of(code) for code in groups if home_of(code)), states[0] if states else "")
    lenders = not _LENDERS.isdisjoint(mention.party for mention in mentions)
    taken = {mention.start for mention in mentions}
    ends = {mention.end: mention for mention in mentions}
    roles: list[Mention] = []
    for start, end, role in _role_words().find(text):
        beside = _NOUN_BESIDE.match(text, end)
        if (role in _ONE_OF_MANY and _NO_ROLE.match(text, end)) or (beside and beside.end() in taken):
            continue
        before = ends.get(start - 1) or ends.get(start - 3 if text[start - 3 : start] == "'s " else -1)
        if start in taken or (before and role == "government"):
            continue
        country = before.party if before and before.kind in {"state", "government"} else home
        if before and before.kind == "group":
            continue
        code = _code_of(role, country, groups, lenders=lenders)
        if code:
            kind: Kind = "government" if role == "government" else "group"
            roles.append(Mention(start, end, code, kind, text[start:end], "role"))
    return roles
