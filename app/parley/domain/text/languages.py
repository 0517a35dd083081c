"""Is a text written in a language that we read? Told from the commonest words, cheaply."""

import re

from parley.domain.text.words import words

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = words(
    "the of to and in that is was for on with as by at from it has have had be are were an said will would which",
    "who not this they their his her but after about been he she its more than when into over",
)
_SAMPLE = 3000
ENOUGH = 0.18
"""English news has 0.3 to 0.5 of its words in the list; other languages stay below 0.06."""
_FEW = 8


def english_share(text: str) -> float | None:
    """The share of English's commonest words in the first 3,000 characters; None where words are too few to tell."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < _FEW:
        return None
    return sum(map(_ENGLISH.__contains__, words)) / len(words)


def is_english(text: str) -> bool:
    """Whether it is English prose, judged by that share; a text of few words passes if it is ASCII."""
    share = english_share(text)
    return text.isascii() if share is None else share >= ENOUGH
