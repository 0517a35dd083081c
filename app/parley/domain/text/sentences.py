"""Sentences: where each begins and ends, inside the units of a text."""

import re

from parley.domain.text.abbreviations import EITHER, INNER, MONTHS_AND_DAYS, NUMBERED, OPENERS, TITLES
from parley.domain.text.folding import fold
from parley.domain.text.units import find_units

_END = re.compile(r"(?:[.!?…]{1,4}(?:[\"')\]]{1,3}| \"|(?=[\"']\w))?|:)\s+")
_LAST_WORD = re.compile(r"[\w.\-&]*\Z")
_NEXT_WORD = re.compile(r"[\"'(\[-]{0,3}\s?(\w*)")
_LIMIT = 1200
"""Longer stretches without an end are cut at a space, so that no later step meets a sentence of unbounded length."""


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end) offsets, in order, without overlap and without surrounding space.

    Headings, captions and other units are sentences of their own; line breaks inside a sentence do not end it.
    """
    folded = fold(text)
    return [span for unit in find_units(folded) for span in split_unit(folded, unit.start, unit.end)]


def split_unit(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of one unit of a folded text, as offsets in the whole text."""
    spans: list[tuple[int, int]] = []
    begin = start
    for mark in _END.finditer(folded, start, end):
        stop = mark.end()
        if mark.start() - begin > _LIMIT:
            begin = _cut(folded, begin, mark.start(), spans)
        if stop >= end:
            break
        if _ends(folded, begin, mark.start(), stop):
            _add(folded, begin, stop, spans)
            begin = stop
    if end - begin > _LIMIT:
        begin = _cut(folded, begin, end, spans)
    _add(folded, begin, end, spans)
    return spans


def _add(folded: str, begin: int, stop: int, spans: list[tuple[int, int]]) -> None:
    piece = folded[begin:stop]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        spans.append((begin + left, begin + right))


def _cut(folded: str, begin: int, stop: int, spans: list[tuple[int, int]]) -> int:
    while stop - begin > _LIMIT:
        at = folded.rfind(" ", begin + 1, begin + _LIMIT)
        at = begin + _LIMIT if at < 0 else at
        _add(folded, begin, at, spans)
        begin = at
    return begin


def _ends(folded: str, begin: int, mark: int, stop: int) -> bool:
    if folded[mark] == ":":
        return False
    following = _NEXT_WORD.match(folded, stop)
    word = following.group(1) if following else ""
    if folded[mark] != ".":
        return not word[:1].islower()
    match = _LAST_WORD.search(folded, max(begin, mark - 24), mark)
    before = match.group() if match else ""
    return _full_stop_ends(before.rpartition("-")[2], word)


def _full_stop_ends(before: str, word: str) -> bool:
    low = before.lower()
    if word[:1].islower():
        return False
    if len(before) == 1 and before.isalpha() and before.isupper():
        return before == "I" and word.lower() in OPENERS
    if low in TITLES and before[:1].isupper():
        return False
    if low in NUMBERED and word[:1].isdigit():
        return False
    if low in EITHER or low in INNER or (low in MONTHS_AND_DAYS and before[:1].isupper()):
        return word.lower() in OPENERS and word[:1].isupper()
    return True
