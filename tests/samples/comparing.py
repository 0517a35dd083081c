"""Developments compared with expected ones: what is closed must be equal, what is in words must have the sense."""

import re
from typing import Any

WORDED = frozenset({"object", "what", "issue", "words", "person", "speaker"})
"""Fields whose wording is free."""

_EMPTY = frozenset(
    {"a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or", "its", "that"}
)


def stems(text: object) -> set[str]:
    """The content words of a text, cut to what inflection leaves alone."""
    return {word[:5] for word in re.findall(r"\w+", str(text).lower()) if word not in _EMPTY}


def same_sense(found: object, wanted: object) -> bool:
    """Whether two wordings share most of the content words of the shorter."""
    one, other = stems(found), stems(wanted)
    return bool(one and other) and len(one & other) >= 0.5 * min(len(one), len(other))


def fits(found: dict[str, Any] | None, wanted: dict[str, Any] | None) -> bool:
    """Whether a value has every field that is wanted of it."""
    if found is None or wanted is None:
        return found is wanted
    for field, value in wanted.items():
        given = found.get(field)
        if isinstance(value, dict):
            if not fits(given, value):
                return False
        elif field in WORDED:
            if not same_sense(given, value):
                return False
        elif given != (list(value) if isinstance(value, list) else value):
            return False
    return True


def is_expected(found: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether a development is the one that a line of expected.jsonl describes."""
    named = ("occurred_at", "article", "negotiation", "slot", "kind", "significance")
    return all(found[field] == wanted[field] for field in named) and all(
        fits(found[side], wanted[side]) for side in ("before", "after")
    )


def differences(found: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], ...]:
    """The developments that nothing expects, and the expected ones that are missing."""
    left = list(wanted)
    unexpected = []
    for development in found:
        match = next((line for line in left if is_expected(development, line)), None)
        if match is None:
            unexpected.append(development)
        else:
            left.remove(match)
    return unexpected, left
