"""A sentence of an article: its tokens and classes, its clauses, and what stands in it, found when first asked."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Any

from parley.domain.parties.mentions import Mention
from parley.domain.reading.clauses import Clause, find_clauses
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.tagging import tag, tokenise
from parley.domain.text.units import Unit
from parley.domain.times.expression import TimeExpression


class Sentence:
    """One sentence. Token spans are (first, last), `last` excluded; offsets are code points of the article's text."""

    words: list[str]
    """The tokens as they are written, in folded typography."""
    starts: list[int]
    """Where each token begins in the text."""
    ends: list[int]
    """Where each token ends in the text."""
    kinds: str
    """One letter a token: its word class, as `lexicon.forms` names them."""
    lowers: list[str]
    """The tokens in lower case."""
    lemmas: list[str]
    """The lemma of each token: singular of nouns, base form of verbs."""
    clauses: list[Clause]
    """The clauses, in order of their verbs."""
    groups: list[NounGroup]
    """The noun groups, in order."""

    def __init__(self, index: int, start: int, end: int, unit: Unit, unit_index: int, folded: str) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.unit = unit
        self.unit_index = unit_index
        self.folded = folded
        self.quotes: list[tuple[int, int]] = []
        self.times: list[TimeExpression] = []
        self.mentions: list[Mention] = []

    def __getattr__(self, name: str) -> Any:
        """Find tokens, classes or clauses when first asked; from then on they are plain attributes."""
        if name in ("words", "starts", "ends"):
            self.words, self.starts, self.ends = tokenise(self.folded, self.start, self.end)
        elif name in ("kinds", "lowers", "lemmas"):
            self.kinds, self.lowers, self.lemmas = tag(self.words)
        elif name in ("clauses", "groups"):
            self.clauses, self.groups = find_clauses(self.kinds, self.lowers, self.lemmas)
        else:
            raise AttributeError(name)
        return self.__dict__[name]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The lemmas of the sentence as a set: what rules look up before they look closer."""
        return frozenset(self.lemmas)

    @cached_property
    def lemma_line(self) -> str:
        """The lemmas joined by spaces, with a space at both ends: what phrase patterns run over."""
        return f" {' '.join(self.lemmas)} "

    @cached_property
    def _lemma_starts(self) -> list[int]:
        starts, at = [], 1
        for lemma in self.lemmas:
            starts.append(at)
            at += len(lemma) + 1
        return starts

    def token_of_lemma_offset(self, offset: int) -> int:
        """The token that an offset in `lemma_line` lies in."""
        return max(0, bisect_right(self._lemma_starts, offset) - 1)

    def text(self, first: int, last: int) -> str:
        """The words of a token span, in folded typography, with single spaces."""
        if last <= first:
            return ""
        return " ".join(self.folded[self.starts[first] : self.ends[last - 1]].split())

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Where a token span lies in the text."""
        first = min(max(first, 0), len(self.starts) - 1)
        return self.starts[first], self.ends[max(first, min(last, len(self.ends)) - 1)]

    def token_at(self, offset: int) -> int:
        """The token that holds an offset of the text, or the next one."""
        return min(bisect_left(self.ends, offset + 1), len(self.words) - 1)

    def clause_at(self, token: int) -> Clause | None:
        """The clause that a token belongs to: of those that span it, the one whose verb is the last before it."""
        best: Clause | None = None
        for clause in self.clauses:
            if clause.first <= token < clause.last and (
                best is None or (clause.verb.first <= token if best.verb.first <= token else clause.first >= best.first)
            ):
                best = clause
        return best

    def group_at(self, token: int) -> NounGroup | None:
        """The noun group that holds a token."""
        return next((group for group in self.groups if group.first <= token < group.last), None)

    def times_in(self, first: int, last: int) -> list[TimeExpression]:
        """The time expressions inside a token span."""
        if not self.times:
            return []
        start, end = self.offsets(first, last)
        return [time for time in self.times if start <= time.start and time.end <= end]

    def mentions_in(self, first: int, last: int) -> list[Mention]:
        """The mentions of parties inside a token span."""
        if not self.mentions:
            return []
        start, end = self.offsets(first, last)
        return [mention for mention in self.mentions if start <= mention.start and mention.end <= end]

    def parties_in(self, first: int, last: int) -> tuple[str, ...]:
        """The codes of the parties that a token span names, each once, in order."""
        return tuple(dict.fromkeys(mention.party for mention in self.mentions_in(first, last)))

    def quoted(self, token: int) -> bool:
        """Whether a token stands inside quotation marks."""
        at = self.starts[token]
        return any(start <= at < end for start, end in self.quotes)
