"""Amounts in a phrase: money, shares and spans of time, by which two prices for one thing are told apart."""

import re
from functools import lru_cache
from typing import NamedTuple

_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905 - read more easily
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "tn": 1e12}
_UNITS = {
    "%": ("share", 1.0),
    "percent": ("share", 1.0),
    "per cent": ("share", 1.0),
    "day": ("time", 1.0),
    "week": ("time", 7.0),
    "month": ("time", 30.0),
    "year": ("time", 365.0),
    "dollar": ("money", 1.0),
    "euro": ("money", 1.0),
    "pound": ("money", 1.0),
}
_SIGNS = "$€£¥₹₩"
_AMOUNT = re.compile(
    rf"(?P<sign>[{_SIGNS}])?\s?(?P<number>\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(_WORDS)}))(?P<half> and a half)?"
    rf"(?:[\s-]?(?P<scale>{'|'.join(_SCALES)})\b)?"
    r"(?:[\s-]?(?P<unit>%|per ?cent|dollar|euro|pound|day|week|month|year)s?)?",
    re.IGNORECASE,
)
_RIVAL_RATIO = 3.0
"""Two prices of one thing are no further apart; a part of it and the whole are."""


class Amount(NamedTuple):
    """A size and what it counts: money, share (per cent) or time (days)."""

    unit: str
    size: float


@lru_cache(maxsize=4096)
def amounts(phrase: str) -> frozenset[Amount]:
    """The amounts that a phrase names; plain numbers, years among them, are none."""
    return frozenset(made for found in _AMOUNT.finditer(phrase) if (made := _amount(found)) is not None)


def without_amounts(phrase: str) -> str:
    """The rest of a phrase."""
    return _AMOUNT.sub(lambda found: " " if _amount(found) else found[0], phrase)


def are_rivals(one: str, other: str) -> bool:
    """Whether two phrases name other amounts of one unit, near enough to be two prices of one thing."""
    left, right = amounts(one), amounts(other)
    if not left or not right or left & right:
        return False
    return any(
        a.unit == b.unit and min(a.size, b.size) > 0 and max(a.size, b.size) <= _RIVAL_RATIO * min(a.size, b.size)
        for a in left
        for b in right
    )


def _amount(found: "re.Match[str]") -> Amount | None:
    sign, scale, unit = found["sign"], found["scale"], found["unit"]
    if not (sign or scale or unit):
        return None
    number = found["number"].lower()
    size = float(_WORDS.index(number)) if number in _WORDS else float(number.replace(",", ""))
    size = (size + (0.5 if found["half"] else 0.0)) * (_SCALES[scale.lower()] if scale else 1.0)
    kind, factor = _UNITS[unit.lower().replace("percent", "per cent")] if unit and not sign else ("money", 1.0)
    return Amount(kind, size * factor)
