"""Candidates: what a slot finds, before it is a claim; and what every slot must do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from parley.domain.reading.clauses import Clause
from parley.domain.reading.parse import Parse
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.speakers import Speaker
from parley_topics.claims import Modality
from parley_topics.values import Slot as SlotName
from parley_topics.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A value that a rule found in tokens `first` to `last` (excluded) of a sentence.

    `clause` is the one whose verb carries it, where there is one: modality, background and speaker come from it and
    from the place of `first`. A slot that knows better sets `modality`, `background` or `speaker` itself. `score` ranks
    candidates that say the same, and becomes the claim's confidence.
    """

    value: Value
    sentence: Sentence
    first: int
    last: int
    rule: str
    clause: Clause | None = None
    modality: Modality | None = None
    background: bool | None = None
    speaker: Speaker | None = None
    score: float = 0.8


class SlotReader(Protocol):
    """Finds the candidates of one slot. `triggers` are lemmas: a sentence without any of them is not shown to it."""

    name: SlotName
    triggers: frozenset[str]

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:
        """What one sentence says."""
        ...

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """Of all candidates of an article, in order of the text, those that are its distinct claims."""
        ...


def distinct(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with different values, each with its best evidence: highest score, then first in the text."""
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        key = repr(candidate.value)
        standing = best.get(key)
        if standing is None or candidate.score > standing.score:
            best[key] = candidate
    return sorted(best.values(), key=lambda each: (each.sentence.index, each.first))
