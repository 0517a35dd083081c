"""Units of a text: paragraphs, headings, captions, table rows, list items and page tails, each known for what it is.

News text comes with line breaks that mean three things: a new paragraph, a new line of a hard-wrapped paragraph, or
the furniture of a page. What a line is follows from its own form and from its neighbours, never from a list of outlets.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

UnitKind: TypeAlias = Literal["paragraph", "heading", "caption", "table", "item", "tail"]
Colour: TypeAlias = Literal["background", "unconfirmed"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that stands by itself, and the colour that the heading above gives it."""

    start: int
    end: int
    kind: UnitKind
    colour: Colour | None = None


_LINE = re.compile(r"[^\n]+")
_FINISHED = re.compile(r"[.!?:…][\"')\]]*\s*\Z")
_ITEM = re.compile(r"\s*(?:[-*•·▪‣◦]\s+|\d{1,2}[.)]\s+(?=\D)|[A-D]\.\s)")
_TABLE = re.compile(r"\s*(?:\|.*\||</?t(?:able|r|d|h)\b)")
_CREDIT = re.compile(
    r"©|\bimage (?:copyright|caption|source|credit)|\bmedia caption|\bgetty images|\(photo[:/ ]|\bphoto(?: by|:)"
    r"|\bphotograph(?: by|:)|\[(?:file|photo|image|[A-Z][\w ]*/)|\bfile (?:photo|picture|image)|\bitem \d+ of \d+"
    r"|\bvia (?:reuters|ap|afp|getty)\b|\[\d+/\d+\]|/(?:afp|reuters|ap|epa|getty)\b|\|\s*getty\b|\bpicture:"
    r"|\((?:pictured|left|right|above|l|r)\)",
    re.IGNORECASE,
)
_MARKS = ("©", "image", "photo", "getty", "caption", "picture", "reuters", "afp", "[", "/", "(", "item ", "via ")
_TAIL = re.compile(
    r"\s*(?:[(\[]?(?:additional |further )?(?:reporting|writing|editing|compiled) (?:by|with|from)\b"
    r"|leave a (?:comment|reply)|your e-?mail address|required fields|scroll to top|sign up (?:for|to)\b|subscribe\b"
    r"|follow us\b|share this\b|related (?:stor|article|link|topic|content|cover)|read (?:more|also|next)\b"
    r"|more on this|click here|advertisement\b|all rights reserved|copyright (?:©|\(c\)|\d{4})|©\s*\d{4}|###\s*\Z"
    r"|media playback is (?:un)?supported|issued on:|recommended stories|(?:\* )?list \d+ of \d+|most read|watch:"
    r"|listen:|ap audio:|learn more about|exclusive news, data|https?://\S+\s*\Z"
    r"|by\s+[A-Z][\w.'-]+ [A-Z][\w.' -]{2,40}(?:,[^.]{3,60}|\sin\s[A-Z]\w+)?\s*\Z)",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\A\W*(?:the |some )?(?:back\W?ground|history|context|timeline|chronology|previously|how we got here"
    r"|what happened before|the story so far|the backstory|key dates|a look back|looking back|how it started"
    r"|the long road)\b.{0,40}\Z",
    re.IGNORECASE,
)
_UNCONFIRMED = re.compile(
    r"\A\W*(?:un\W?confirmed|un\W?verified|not (?:yet )?(?:confirmed|verified)|rumou?rs?|what remains unclear"
    r"|what (?:we|is) (?:do not|don't|not) know(?:n)?|claims? (?:not|yet to be) verified|speculation)\b.{0,20}\Z",
    re.IGNORECASE,
)
_HEADING_LENGTH = 90
_WRAP = range(45, 130)
"""Width of a hard-wrapped line."""


def find_units(folded: str) -> list[Unit]:
    """The units of a folded text, in order and without overlap; blank lines belong to none."""
    lines = [(m.start(), m.end()) for m in _LINE.finditer(folded) if not m.group().isspace()]
    blocks = _join_wrapped(folded, lines)
    units: list[Unit] = []
    colour: Colour | None = None
    for index, (start, end) in enumerate(blocks):
        line = folded[start:end]
        kind = _kind(line, last=index + 1 == len(blocks))
        if kind == "heading":
            colour = _colour_of(line)
        elif kind == "caption" and units and _captioned(folded, units[-1], start):
            units[-1] = Unit(units[-1].start, units[-1].end, "caption", units[-1].colour)
        units.append(Unit(start, end, kind, None if kind == "heading" else colour))
    return units


def _colour_of(heading: str) -> Colour | None:
    if _BACKGROUND.match(heading.strip()):
        return "background"
    return "unconfirmed" if _UNCONFIRMED.match(heading.strip()) else None


def _kind(line: str, *, last: bool) -> UnitKind:
    head = line[:400]
    if _TABLE.match(head):
        return "table"
    if _TAIL.match(head):
        return "tail"
    finished = bool(_FINISHED.search(line[-8:]))
    if len(line) < 400 and not (finished and len(line) > 250) and _credits(head):
        return "caption"
    if _ITEM.match(head):
        return "item"
    stripped = line.strip()
    if not finished and len(stripped) <= _HEADING_LENGTH and not stripped[:1].islower() and not last:
        return "heading"
    return "paragraph"


def _credits(head: str) -> bool:
    """Whether a short line credits a picture; most lines have none of the marks that every credit has."""
    low = head.lower()
    return any(mark in low for mark in _MARKS) and _CREDIT.search(head) is not None


def _captioned(folded: str, before: Unit, start: int) -> bool:
    """Whether the unit before, one line above a credit, is the picture's description."""
    return (
        before.kind in ("paragraph", "heading")
        and folded.count("\n", before.end, start) == 1
        and start - before.start < 400
    )


def _join_wrapped(folded: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Lines joined to blocks where the break between them only wraps a paragraph."""
    wrapped = _is_wrapped(folded, lines)
    blocks: list[tuple[int, int]] = []
    previous = 0
    for start, end in lines:
        if blocks and _continues(folded, blocks[-1][1], previous, start, end, wrapped=wrapped):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
        previous = end - start
    return blocks


def _is_wrapped(folded: str, lines: list[tuple[int, int]]) -> bool:
    breaks = inner = 0
    for (start, end), (following, _) in pairwise(lines):
        if following - end <= 2:
            breaks += 1
            inner += end - start in _WRAP and not _FINISHED.search(folded[max(start, end - 8) : end])
    return breaks >= 2 and inner >= 0.5 * breaks


def _continues(folded: str, before: int, length: int, start: int, end: int, *, wrapped: bool) -> bool:
    if _ITEM.match(folded[start : start + 12]) or _TABLE.match(folded[start : start + 12]):
        return False
    unfinished = not _FINISHED.search(folded[max(0, before - 8) : before])
    if unfinished and length >= 40 and folded[start:end].lstrip()[:1].islower():
        return True
    if not wrapped or folded.count("\n", before, start) > 1:
        return False
    return length in _WRAP if unfinished else length >= 60
