"""The pattern language of the slots: rules as data over the shallow parse, each with its examples.

A `ClausePattern` asks for a verb and what stands in its roles; a `PhrasePattern` asks for a run of lemmas. Both carry
sentences that they must match and sentences that they must not, and the tests try them all. A `PatternSet` tries many
patterns on a sentence at the cost of a dictionary look-up for each verb and each anchor word.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from msgspec import Struct

from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.outlook import Outlook, OutlookKind, outlook
from parley.domain.reading.sentence import Sentence

Lemmas: TypeAlias = frozenset[str]
ANY: Lemmas = frozenset({"*"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausePattern:
    """A verb with its roles.

    `verbs` are lemmas, with a particle where it makes the verb ("call off"), parted by bars. `subject`, `object` and
    `phrases` ask for a noun group that one of the lemmas heads (`ANY`: that there is one). In the passive the subject
    of the sentence is matched against `object`. `outlooks`, `negated` and `passive` restrict where given. `gives` is
    what the rule says, for the slot to make a value of. `no_object`: heads that make it another verb ("met a demand").
    `predicate`: lemmas of which one stands among the first words behind the verb ("was very productive").
    """

    name: str
    verbs: str
    subject: Lemmas | None = None
    object: Lemmas | None = None
    phrases: Mapping[str, Lemmas] | None = None
    no_object: Lemmas | None = None
    predicate: Lemmas | None = None
    outlooks: frozenset[OutlookKind] | None = None
    negated: bool | None = None
    passive: bool | None = None
    gives: Mapping[str, Any] = field(default_factory=dict)
    matches: Sequence[str] = ()
    rejects: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhrasePattern:
    """A run of lemmas, parted by spaces: `a|b` one of several, `x?` perhaps, `*` up to three words, `#` a number.

    `<name>` stands for a class of lemmas that the `PatternSet` is given. `anchors` are lemmas of which the sentence
    must have one; they are taken from the first word that is not optional where none are given.
    """

    name: str
    phrase: str
    anchors: Lemmas = frozenset()
    gives: Mapping[str, Any] = field(default_factory=dict)
    matches: Sequence[str] = ()
    rejects: Sequence[str] = ()


Pattern: TypeAlias = ClausePattern | PhrasePattern


class Match(Struct, frozen=True):
    """Where a pattern matched: its tokens, the clause, and the noun group that the pattern's own noun heads."""

    pattern: Pattern
    sentence: Sentence
    clause: Clause | None
    group: NounGroup | None
    first: int
    last: int

    @property
    def outlook(self) -> Outlook:
        """The outlook of the clause; of no clause, a bare fact."""
        return outlook(self.clause) if self.clause is not None else Outlook(None, "fact", negated=False)


class PatternSet:
    """Patterns indexed by what must be there; `classes` are what `<name>` stands for in phrases."""

    def __init__(self, patterns: Sequence[Pattern], classes: Mapping[str, Lemmas] | None = None) -> None:
        self.patterns = tuple(patterns)
        self._by_verb: dict[str, list[tuple[str | None, tuple[Lemmas, ...], ClausePattern]]] = defaultdict(list)
        self._phrases: list[tuple[tuple[Lemmas, ...], re.Pattern[str], PhrasePattern]] = []
        self._by_anchor: dict[str, list[int]] = defaultdict(list)
        for pattern in patterns:
            if isinstance(pattern, ClausePattern):
                for verb in pattern.verbs.split("|"):
                    lemma, _, particle = verb.partition(" ")
                    self._by_verb[lemma].append((particle or None, _needs(pattern), pattern))
            else:
                compiled, anchors = compile_phrase(pattern.phrase, classes or {})
                for anchor in pattern.anchors or anchors:
                    self._by_anchor[anchor].append(len(self._phrases))
                needs = tuple(_required(pattern.phrase, classes or {}))
                self._phrases.append((needs, compiled, pattern))
        self._verbs = frozenset(self._by_verb)
        self._anchors = frozenset(self._by_anchor)

    @property
    def triggers(self) -> Lemmas:
        """Lemmas of which a sentence must have one for any pattern to match."""
        return self._verbs | self._anchors

    def match(self, sentence: Sentence) -> Iterator[Match]:
        """Every match in a sentence: clauses first, in order, then phrases."""
        vocabulary = sentence.vocabulary
        if not self._verbs.isdisjoint(vocabulary):
            for clause in sentence.clauses:
                for particle, needs, pattern in self._by_verb.get(clause.verb.lemma, ()):
                    if (particle is None or particle == clause.verb.particle) and _meets(vocabulary, needs):
                        found = match_clause(pattern, sentence, clause)
                        if found is not None:
                            yield found
        anchors = vocabulary & self._anchors
        for number in sorted({number for anchor in anchors for number in self._by_anchor[anchor]} if anchors else ()):
            needs, compiled, phrase = self._phrases[number]
            if _meets(vocabulary, needs):
                yield from _match_phrase(compiled, phrase, sentence)


def _meets(vocabulary: Lemmas, needs: tuple[Lemmas, ...]) -> bool:
    """Whether a sentence has a lemma of each set. Asked for every pattern of every sentence, so it loops in C."""
    return not any(map(vocabulary.isdisjoint, needs))


def _needs(pattern: ClausePattern) -> tuple[Lemmas, ...]:
    """Sets of lemmas of which a sentence must have one each. A compound head is looked up by its last word."""
    asked = [pattern.subject, pattern.object]
    if pattern.phrases is not None:
        groups = list(pattern.phrases.values())
        asked.append(ANY if ANY in groups else frozenset().union(*groups))
    return tuple(
        need | {lemma.rpartition("-")[2] for lemma in need} for need in asked if need is not None and need != ANY
    )


_PREDICATE = 7
"""So many words behind a verb may hold its predicate."""


def match_clause(pattern: ClausePattern, sentence: Sentence, clause: Clause) -> Match | None:
    """Try one pattern on one clause."""
    verb = clause.verb
    if pattern.passive is not None and pattern.passive != verb.passive:
        return None
    agent, patient = (None, clause.subject) if verb.passive else (clause.subject, clause.object)
    found: NounGroup | None = None
    for wanted, group in ((pattern.subject, agent), (pattern.object, patient)):
        if wanted is not None:
            if not heads(group, wanted):
                return None
            found = group
    if pattern.no_object is not None and heads(patient, pattern.no_object):
        return None
    if pattern.phrases is not None:
        governed = _phrase(clause, pattern.phrases)
        if governed is None:
            return None
        found = found or governed
    if not _predicates(pattern, sentence, clause) or not _looks(pattern, clause):
        return None
    return Match(pattern, sentence, clause, found, clause.first, clause.last)


def _predicates(pattern: ClausePattern, sentence: Sentence, clause: Clause) -> bool:
    """Whether the first words behind a verb hold the predicate that the pattern asks for."""
    after = clause.verb.last
    return pattern.predicate is None or not pattern.predicate.isdisjoint(
        sentence.lemmas[after : min(clause.last, after + _PREDICATE)]
    )


def _looks(pattern: ClausePattern, clause: Clause) -> bool:
    """Whether the outlook of a clause is one that the pattern asks for."""
    if pattern.outlooks is None and pattern.negated is None:
        return True
    seen = outlook(clause)
    if pattern.outlooks is not None and seen.kind not in pattern.outlooks:
        return False
    return pattern.negated is None or seen.negated == pattern.negated


def heads(group: NounGroup | None, lemmas: Lemmas) -> bool:
    """Whether one of the lemmas heads a noun group, its "of" chain or what is joined to it."""
    if group is None:
        return False
    return lemmas is ANY or not lemmas.isdisjoint(group.lemmas())


def _phrase(clause: Clause, phrases: Mapping[str, Lemmas]) -> NounGroup | None:
    for group in clause.phrases:
        wanted = phrases.get(group.preposition or "")
        if wanted is not None and heads(group, wanted):
            return group
    return None


def _match_phrase(compiled: re.Pattern[str], pattern: PhrasePattern, sentence: Sentence) -> Iterator[Match]:
    for found in compiled.finditer(sentence.lemma_line):
        first = sentence.token_of_lemma_offset(found.start() + 1)
        last = sentence.token_of_lemma_offset(found.end() - 1) + 1
        yield Match(pattern, sentence, sentence.clause_at(first), sentence.group_at(last - 1), first, last)


_QUOTED = '(?: ")?'
"""A quotation mark that may stand between two words of a phrase ("the talks were "very close" to a deal")."""


def compile_phrase(phrase: str, classes: Mapping[str, Lemmas]) -> tuple[re.Pattern[str], Lemmas]:
    """A phrase as a regular expression over `Sentence.lemma_line`, and its anchors. Linear: no repetition is nested."""
    parts: list[str] = []
    anchors: Lemmas = frozenset()
    for word in phrase.split():
        if word == "*":
            parts.append(r"(?: [^ ]+){0,3}?")
            continue
        optional = word.endswith("?")
        body = word.rstrip("?")
        choices = sorted(_choices(body, classes), key=len, reverse=True)
        pattern = "|".join(r"\d[^ ]*" if choice == "#" else re.escape(choice) for choice in choices)
        parts.append(rf"(?: (?:{pattern}))" + ("?" if optional else ""))
        if not optional and not anchors and "#" not in choices:
            anchors = frozenset(choices)
    return re.compile(_QUOTED.join(parts) + r"(?= )"), anchors


def _required(phrase: str, classes: Mapping[str, Lemmas]) -> Iterator[Lemmas]:
    """For each word that a phrase must have, the lemmas that it may be."""
    for word in phrase.split():
        if word == "*" or word.endswith("?"):
            continue
        choices = _choices(word, classes)
        if "#" not in choices:
            yield frozenset(choices)


def _choices(body: str, classes: Mapping[str, Lemmas]) -> set[str]:
    found: set[str] = set()
    for choice in body.split("|"):
        if choice.startswith("<"):
            found |= classes[choice[1:-1]]
        else:
            found.add(choice)
    return found
