"""The value of a claim as people read it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parley_topics.values import Value


def value_words(value: "Value") -> str:
    """The fields that are known: "status planned, when 2026-03-05, place Quito"."""
    from msgspec import to_builtins

    return ", ".join(f"{name} {_plain(part)}" for name, part in to_builtins(value).items() if part is not None)


def _plain(part: object) -> str:
    """A part of a value as words: a time by its dates, else by its own words."""
    if isinstance(part, dict) and "grain" in part:
        dates = "…".join(dict.fromkeys(str(date) for date in (part["start"], part["end"]) if date))
        return dates or f"“{part['text']}”"
    if isinstance(part, dict):
        return " ".join(_plain(inner) for inner in part.values() if inner is not None)
    if isinstance(part, list | tuple):
        return "+".join(map(str, part))
    return str(part)
