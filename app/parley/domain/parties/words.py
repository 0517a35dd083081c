"""Finding many fixed words in a text in one pass, and keeping stretches of it apart."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

T = TypeVar("T")


class WordFinder(Generic[T]):
    """Finds words, each standing for a value, as written, capitalised or in capitals; the longest wins.

    Linear in the length of the text, whatever the number of words.
    """

    def __init__(self, words: Mapping[str, T]) -> None:
        variants: dict[str, T] = {}
        for word, value in words.items():
            for variant in (word, word[:1].upper() + word[1:], word.title(), word.upper()):
                variants.setdefault(variant, value)
        self._machine = AhoCorasick(list(variants), matchkind=MatchKind.LeftmostLongest)
        self._values = tuple(variants.values())

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Start, end and value of every word that stands by itself, in order."""
        size = len(text)
        for index, start, end in self._machine.find_matches_as_indexes(text):
            if (start and text[start - 1].isalnum()) or (end < size and text[end].isalnum()):
                continue
            yield start, end, self._values[index]


class Spans:
    """Stretches of a text that do not overlap, kept in order."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans = sorted(spans)

    def add(self, start: int, end: int) -> None:
        """Adds a stretch that overlaps none."""
        insort(self._spans, (start, end))

    def overlap(self, start: int, end: int) -> bool:
        """Whether a stretch overlaps one of these."""
        at = bisect_right(self._spans, (start, end))
        return (at > 0 and self._spans[at - 1][1] > start) or (at < len(self._spans) and self._spans[at][0] < end)

    def cover(self, start: int, end: int) -> bool:
        """Whether one of these covers a whole stretch."""
        at = bisect_right(self._spans, start, key=itemgetter(0)) - 1
        return at >= 0 and self._spans[at][0] <= start and end <= self._spans[at][1]
