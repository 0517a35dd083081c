"""Finding many fixed words in a text in one pass."""

from collections.abc import Iterator, Mapping
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
