"""Positions in what a side's plan says: each thing that its bill, draft or offer would do."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from parley.domain.reading.clauses import Clause
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.position_finding import LIKELY, Found, finding
from parley.domain.reading.slots.position_holders import Holder, holders_of, owner_of, subjects
from parley.domain.reading.slots.position_objects import end_of
from parley.domain.text.words import words
from parley_topics.values import Stance

OFFERED: Final = words("offer proposal counteroffer counter-offer counterproposal counter-proposal")
"""Nouns for what one side puts before the other; all other plans are what it wants."""
_AUTHORING = words(
    "release unveil publish present propose table introduce submit offer make draft announce outline reveal roll issue",
    "put lay circulate advance pass back push hand send",
)
_KNOWN = words("the this that it its their his her")
"""What begins a noun group for a plan that was spoken of before."""
_BACK = 3
"""Sentences looked back for who made "the plan" or "it"."""
_MOST = 6
"""Things that one sentence says of a plan, at most."""


def contents(parse: Parse, match: Match, plans: frozenset[str]) -> Iterator[tuple[Found, list[Holder]]]:
    """Read "The union's offer includes A, B and C": each of the three is a position of the union."""
    sentence, clause = match.sentence, match.clause
    if clause is None or clause.subject is None or clause.verb.negated or clause.verb.passive:
        return
    if match.pattern.gives.get("whole") and clause.verb.modal not in ("would", "will"):
        return
    holders = _authors(parse, sentence, clause, plans)
    if not holders:
        return
    lemma = clause.subject.lemma if clause.subject.lemma in plans else _noun_before(parse, sentence, plans)
    stance: Stance = "offers" if lemma in OFFERED else "demands"
    begin = clause.verb.last
    begin += sentence.lowers[begin : begin + 1] in (["for"], [clause.verb.particle])
    for first, last in _items(sentence, begin, end_of(sentence, begin)):
        found = finding(match.pattern.name, sentence, stance, first, last, clause, LIKELY)
        yield replace(found, stance=stance, first=first if first > begin else found.first), holders


def _authors(parse: Parse, sentence: Sentence, clause: Clause, plans: frozenset[str]) -> list[Holder]:
    """Whose plan it is: named before the noun, behind "from" or "by", or who was told to have made it."""
    subject = clause.subject
    assert subject is not None  # noqa: S101 - the caller has asked
    owner = owner_of(parse, sentence, subject.first, subject.head) if subject.lemma in plans else None
    if owner is not None:
        return [owner]
    by = next((each for each in clause.phrases if each.preposition in ("from", "by")), None)
    if by is not None and by.first < clause.verb.first:
        return holders_of(parse, sentence, by, by.last)
    if sentence.lowers[subject.first] not in _KNOWN:
        return []
    earlier = _told_of(parse, sentence, plans)
    return _makers(parse, earlier, plans) if earlier is not None else []


def _told_of(parse: Parse, sentence: Sentence, plans: frozenset[str]) -> Sentence | None:
    """The last sentence before this one that speaks of a plan."""
    before = parse.sentences[max(0, sentence.index - _BACK) : sentence.index]
    return next((each for each in reversed(before) if not plans.isdisjoint(each.vocabulary)), None)


def _makers(parse: Parse, sentence: Sentence, plans: frozenset[str]) -> list[Holder]:
    """Who put forward the plan that a sentence speaks of, or whose it calls it."""
    for clause in sentence.clauses:
        if clause.verb.lemma in _AUTHORING and not plans.isdisjoint(clause.object_lemmas()):
            return subjects(parse, sentence, clause)
    owners = (owner_of(parse, sentence, group.first, group.head) for group in sentence.groups if group.lemma in plans)
    return [owner for owner in owners if owner is not None][:1]


def _noun_before(parse: Parse, sentence: Sentence, plans: frozenset[str]) -> str:
    """What "it" was called in the sentences before."""
    earlier = _told_of(parse, sentence, plans)
    return min(plans & earlier.vocabulary) if earlier is not None else ""


def _items(sentence: Sentence, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The things of a list by the token spans of each: commas and "and" before a noun group part them."""
    starts = {group.first for group in sentence.groups}
    first = begin
    for at in range(begin, end):
        if sentence.kinds[at] not in ",C" or at == first:
            continue
        after = at + 1 + (sentence.kinds[at : at + 2] == ",C")
        if after in starts and sentence.lowers[at] != "or" and sentence.lowers[first] not in ("between", "both"):
            yield first, at
            first = after
        if at - begin > _MOST * 10:
            break
    if first < end:
        yield first, end
