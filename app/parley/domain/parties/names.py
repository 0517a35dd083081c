"""What parties and negotiations are called: slugs, ids, display names and adjectives."""

import re
import unicodedata
from collections.abc import Iterable

from parley.domain.parties.tables import Kind, is_executive, parties

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_ACRONYM_LENGTH = 4
_SMALL_WORDS = frozenset({"and", "of", "the", "for", "in", "on", "de", "la", "del"})


def slug_of(name: str) -> str:
    """A name as a slug: lower case, without accents and apostrophes, its words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return _NOT_SLUG.sub("-", plain.replace("'", "")).strip("-")


def party_slug(code: str) -> str:
    """The slug by which a party stands in the id of a negotiation: RU is `russia`, `hamas` is itself."""
    entry = parties().get(code)
    return entry.slug if entry else slug_of(code)


def negotiation_id(codes: Iterable[str]) -> str:
    """The id of the negotiation between these parties: their slugs in alphabetical order, joined by `--`."""
    return "--".join(sorted({party_slug(code) for code in codes}))


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Codes without repetition, in the order of their slugs, as a negotiation lists them."""
    return tuple(sorted(set(codes), key=lambda code: (party_slug(code), code)))


def party_name(code: str) -> str:
    """The name to show: RU is "Russia"; an unknown slug is spelled out, a short one in capitals ("uaw" is "UAW")."""
    entry = parties().get(code)
    if entry:
        return entry.name
    words = code.split("-")
    if len(words) == 1 and len(code) <= _ACRONYM_LENGTH:
        return code.upper()
    return " ".join(word if word in _SMALL_WORDS and index else word.capitalize() for index, word in enumerate(words))


def party_adjective(code: str) -> str:
    """The adjective of a party: RU is "Russian"; the name itself where there is none."""
    entry = parties().get(code)
    return entry.adjective or entry.name if entry else party_name(code)


def party_kind(code: str) -> Kind:
    """What kind of party a code stands for; an executive is a government, another unknown slug a group."""
    entry = parties().get(code)
    if entry:
        return entry.kind
    return "government" if is_executive(code) else "group"
