"""Quotations: which stretches of a text are somebody's words."""

import re

from parley.domain.text.folding import fold_typewriter_marks
from parley.domain.text.units import Unit

# One class of characters first, and what must stand around them after it: that is how the engine looks for them fast.
_MARK = re.compile(
    r"[\"“”„«»'‘’](?:(?<=[\"“”„«»])|(?<=['‘])(?=\w)(?<![\w.,!?][\s\S])|(?<=['’])(?!\w)(?<=[\w.,!?…][\s\S]))"
)
_OPENING = "“„«‘"
_CLOSING = "”»"
_SINGLE = "'‘’"


def find_quotes(text: str, folded: str, units: list[Unit]) -> list[tuple[int, int]]:
    """The quotations of a text as (start, end) offsets of the words between the marks, in order, without overlap.

    A quotation that no mark closes runs to the end of its unit, as where it goes on in the next paragraph; single marks
    quote only where both ends are there, since an apostrophe looks the same. Inner quotations belong to the outer one.
    """
    marked = fold_typewriter_marks(text)
    return [span for unit in units for span in _in_unit(marked, folded, unit)]


def _in_unit(text: str, folded: str, unit: Unit) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    double = single = 0
    for mark in _MARK.finditer(text, unit.start, unit.end):
        at, sign = mark.start(), mark.group()
        if sign in _SINGLE:
            if not double:
                single = _single(text, at, single, spans)
        elif not double:
            if sign not in _CLOSING and not _closes(text, at, unit):
                double, single = at + 1, 0
        elif sign in _CLOSING or (sign not in _OPENING and _closes(text, at, unit)):
            spans.append((double, at))
            double = 0
    if double:
        spans.append((double, unit.start + len(folded[unit.start : unit.end].rstrip())))
    return [span for span in spans if span[1] > span[0]]


def _single(text: str, at: int, opened: int, spans: list[tuple[int, int]]) -> int:
    """Take one single mark; returns where the quotation it leaves open begins, 0 where none is open."""
    if _opens_single(text, at):
        return opened or at + 1
    if opened:
        spans.append((opened, at))
    return 0


def _opens_single(text: str, at: int) -> bool:
    return text[at] == "‘" or (text[at] == "'" and text[at + 1 : at + 2].isalnum() and not text[at - 1 : at].isalnum())


def _closes(text: str, at: int, unit: Unit) -> bool:
    """Whether a straight mark looks like a closing one: words before, none after."""
    before = text[at - 1] if at > unit.start else " "
    after = text[at + 1] if at + 1 < unit.end else " "
    return not before.isspace() and before not in "([—-" and not after.isalnum()
