"""The tables of parties, their names and the known formats, read once from the package's data."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias, cast

from msgspec import Struct

Kind: TypeAlias = Literal["state", "government", "group", "union", "employer", "party", "body", "person"]
Form: TypeAlias = Literal["name", "adjective", "people", "capital", "seat", "role"]
"""How a mention names its party: by name ("Peru"), adjective ("Peruvian"), people ("Peruvians"), capital ("Lima"),
the seat of a government ("the Kremlin"), or by its role in this article ("the union", "the rebels")."""
_STATE_CODE = 2
"""The length of the code of a state."""


class PartyEntry(Struct, frozen=True):
    """A party that the tables know. `home` is the code of the country that it belongs to, empty where it has none."""

    code: str
    slug: str
    name: str
    adjective: str
    kind: Kind
    home: str


class NameEntry(Struct, frozen=True):
    """One surface of a party. `weak` names count only beside their country or a fuller name of the same party."""

    surface: str
    code: str
    form: Form
    weak: bool


class Format(Struct, frozen=True):
    """A known format of talks, which stands for its members."""

    id: str
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    words: tuple[str, ...]


def _rows(name: str, width: int) -> Iterator[list[str]]:
    text = files("parley.domain.parties").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            fields = line.split("\t")
            yield fields + [""] * (width - len(fields))


def _listed(field: str) -> tuple[str, ...]:
    return tuple(part for part in field.split("|") if part)


def word_sets(name: str) -> dict[str, frozenset[str]]:
    """The sets of words of one data file, by the name of their section."""
    text = files("parley.domain.parties").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    sets: dict[str, set[str]] = {}
    section = ""
    for line in text.splitlines():
        if line.startswith("["):
            section = line[1:].partition("]")[0]
            sets[section] = set()
        elif line and not line.startswith("#"):
            sets[section].update(line.split())
    return {key: frozenset(words) for key, words in sets.items()}


@cache
def parties() -> dict[str, PartyEntry]:
    """Every known party by its code."""
    return {
        row[0]: PartyEntry(row[0], row[1], row[2], row[3], cast("Kind", row[4]), row[5]) for row in _rows("parties", 6)
    }


@cache
def names() -> tuple[NameEntry, ...]:
    """Every known surface, with the variants in capitals of headlines, datelines and first words."""
    found = [NameEntry(row[0], row[1], cast("Form", row[2]), row[3] == "weak") for row in _rows("names", 4)]
    shouted = [
        NameEntry(entry.surface.upper(), entry.code, entry.form, entry.weak)
        for entry in found
        if len(entry.surface) >= 4 and entry.surface.upper() != entry.surface
    ]
    shouted += [
        NameEntry(entry.surface.capitalize(), entry.code, entry.form, entry.weak)
        for entry in found
        if entry.surface.islower()
    ]
    return (*found, *shouted)


@cache
def capitals() -> dict[str, str]:
    """The seat of each government by its party's code, the first that is listed: PE has "Lima"."""
    listed = (entry for entry in reversed(names()) if entry.form == "capital" and not entry.surface.isupper())
    return {entry.code: entry.surface for entry in listed}


@cache
def cities() -> frozenset[str]:
    """The surfaces of all seats of government that are cities."""
    return frozenset(entry.surface for entry in names() if entry.form == "capital")


@cache
def seats() -> frozenset[str]:
    """The surfaces that name a government by its building or hill."""
    return frozenset(entry.surface for entry in names() if entry.form == "seat")


@cache
def countries() -> frozenset[str]:
    """The names of all states."""
    return frozenset(entry.surface for entry in names() if entry.form == "name" and len(entry.code) == _STATE_CODE)


@cache
def formats() -> tuple[Format, ...]:
    """The known formats of talks."""
    return tuple(Format(row[0], _listed(row[1]), _listed(row[2]), _listed(row[3])) for row in _rows("formats", 4))


@cache
def civil_wars() -> dict[str, str]:
    """Whom a country's government has fought at home, by the country."""
    return {row[0]: row[1] for row in _rows("civil_wars", 2)}


@cache
def known_rebels() -> dict[str, str]:
    """Whom papers mean by the rebels of a country, by the country."""
    return {row[0]: row[1] for row in _rows("civil_wars", 3) if row[2]}


@cache
def counterparts() -> dict[str, str]:
    """The one union that bargains with an employer, by the employer."""
    return {row[0]: row[1] for row in _rows("counterparts", 2)}


@cache
def executives() -> dict[str, str]:
    """What a country's executive is called where it bargains at home, by the country, if not by its government."""
    return {row[0]: row[1] for row in _rows("executives", 2)}


def executive_of(country: str) -> str:
    """The side that a country's executive is in talks with parties of its own: US is `white-house`."""
    return executives().get(country) or f"{parties()[country].slug}-government"


@cache
def _by_executive() -> dict[str, str]:
    return {executive_of(code): code for code, entry in parties().items() if entry.kind == "state"}


@cache
def leaders() -> dict[str, str]:
    """The party that a head of state, government or body leads, by the name in plain letters."""
    return {row[0]: row[1] for row in _rows("leaders", 2)}


@cache
def offices() -> dict[str, str]:
    """The party whose office it is, by words that no other country uses for one."""
    return {row[0]: row[1] for row in _rows("offices", 2)}


def home_of(code: str) -> str:
    """The country that a group or party belongs to, empty where none is known; "peruvian-rebels" are of Peru."""
    entry = parties().get(code)
    if entry:
        return entry.home
    if code in _by_executive():
        return _by_executive()[code]
    adjective, _, role = code.rpartition("-")
    return _by_adjective().get(adjective, "") if role in {"rebels", "opposition"} else ""


def is_executive(code: str) -> bool:
    """Whether a code is that of a country's executive as a side of its own."""
    return code in _by_executive()


@cache
def _by_adjective() -> dict[str, str]:
    states = (entry for entry in parties().values() if entry.kind == "state")
    return {entry.adjective.lower().replace(" ", "-"): entry.code for entry in states if entry.adjective}
