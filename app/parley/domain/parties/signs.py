"""Signs: words by which an article shows what it is about, counted in one pass."""

from collections import Counter
from functools import cache
from typing import Literal, TypeAlias, cast

from parley.domain.parties.tables import word_sets
from parley.domain.parties.words import WordFinder

Sign: TypeAlias = Literal["two sides", "truce", "stake", "forming"]


@cache
def _words() -> WordFinder[Sign]:
    kinds = cast("dict[Sign, frozenset[str]]", word_sets("signs"))
    return WordFinder({word.replace("_", " "): kind for kind, words in kinds.items() for word in sorted(words)})


def count_signs(text: str) -> Counter[Sign]:
    """How often a folded text has a word of each kind."""
    return Counter(kind for _, _, kind in _words().find(text))
