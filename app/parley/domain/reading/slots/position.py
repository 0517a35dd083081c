"""Positions: what a side demands, rejects, offers, accepts, or makes a condition."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from parley.domain.reading.candidates import Candidate, distinct
from parley.domain.reading.parse import Parse
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.position_duties import DUTIES
from parley.domain.reading.slots.position_finding import Found, finding, of_match
from parley.domain.reading.slots.position_holders import Holder, holders_of
from parley.domain.reading.slots.position_objects import condition_in, end_of, is_anaphoric, says_something
from parley.domain.reading.slots.position_plans import contents
from parley.domain.reading.slots.position_rules import DRAFTS, RULES
from parley.domain.reading.slots.position_speech import said
from parley.domain.text.words import words
from parley_topics.claims import Modality
from parley_topics.values import Position, Stance
from parley_topics.values import Slot as SlotName

_ASKING = words("demand ask want seek call request require insist priority")
_OFFERING = words("offer propose")
_PROSE = ("paragraph", "item")
MOST = 40
"""Positions of one side that an article tells, at most: so that a text without end takes no time without end."""
_RECALLED = 2
"""Sentences looked back for what "the demand" means."""
_SIDES_OF: dict[Stance, str] = {
    "demands": "wants",
    "conditions": "wants",
    "rejects": "refuses",
    "offers": "gives",
    "accepts": "gives",
}
"""Stances that tell one thing in two ways are not told twice."""
_PROPOSING = ("demands", "offers")


class PositionSlot:
    """The reader of the position slot."""

    name: SlotName = "position"
    triggers = RULES.triggers | DUTIES | words("will would need cannot can have")

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:
        """What the sides of a sentence want and refuse: by rule, then by what speakers say of themselves and others."""
        if sentence.unit.kind not in _PROSE:
            return
        if sentence.words[-1:] == [":"]:
            yield from _listed(parse, sentence)
        taken: set[tuple[int, str]] = set()
        for match in RULES.match(sentence):
            of_plan = "contents" in match.pattern.gives
            for found, holders in contents(parse, match, DRAFTS) if of_plan else of_match(parse, match):
                if holders and (found.begin, found.stance) not in taken:
                    taken.add((found.begin, found.stance))
                    yield from _candidates(parse, sentence, found, holders)
        for found, holders in said(parse, sentence):
            if not any(found.begin <= begin < found.end for begin, _ in taken):
                taken.add((found.begin, found.stance))
                yield from _candidates(parse, sentence, found, holders)

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """One claim for each thing that a side holds in one way: of those that share most words, the best told."""
        kept: dict[tuple[str, str], list[tuple[frozenset[str], Candidate]]] = defaultdict(list)
        for candidate in sorted(distinct(_resolved(candidates)), key=lambda each: -each.score):
            value = cast("Position", candidate.value)
            standing = kept[value.party, _SIDES_OF[value.stance]]
            content = _content(value.object)
            if len(standing) < MOST and not any(_alike(content, other) for other, _ in standing):
                standing.append((content, candidate))
        found = [candidate for standing in kept.values() for _, candidate in standing]
        return sorted(found, key=lambda each: (each.sentence.index, each.first))


def _listed(parse: Parse, sentence: Sentence) -> Iterator[Candidate]:
    """The items of a list that a sentence such as "The union asked for:" opens, each a demand or an offer."""
    stances = {"offers": _OFFERING & sentence.vocabulary, "demands": _ASKING & sentence.vocabulary}
    stance = next((each for each in ("demands", "offers") if stances[each]), None)
    holder = next(
        (found for each in sentence.clauses for found in holders_of(parse, sentence, each.subject, each.verb.first)),
        None,
    )
    here = bisect_left(parse.mentions, sentence.end, key=lambda each: each.start)
    if holder is None and here:
        holder = Holder(parse.mentions[here - 1].party)
    if stance is None or holder is None:
        return
    for item in parse.sentences[sentence.index + 1 : sentence.index + 1 + MOST]:
        if item.unit.kind != "item":
            return
        if item.unit_index == parse.sentences[item.index - 1].unit_index:
            continue
        begin = next((at for at, kind in enumerate(item.kinds) if kind in "NPJDMVGE"), 0)
        found = finding("listed", item, cast("Stance", stance), begin, end_of(item, begin), None)
        yield from _candidates(parse, item, found, [holder])


def _candidates(parse: Parse, sentence: Sentence, found: Found, holders: list[Holder]) -> Iterator[Candidate]:
    """A candidate for each side that holds the position, where its object says something."""
    if found.end <= found.begin:
        return
    text = found.text if found.text is not None else sentence.text(found.begin, found.end)
    text = text.strip(" \"',")
    if not text or not (says_something(sentence, found.begin, found.end) or is_anaphoric(text)):
        return
    unspoken = parse.speakers.at(sentence, found.first) is None
    modality: Modality | None = None
    if found.stance == "conditions":
        words_of_it = condition_in(sentence, found.begin, found.end)
        modality = "asserted" if words_of_it in ("before", "once", None) else "conditional"
    for holder in holders:
        last = max(found.end, found.clause.verb.last if found.clause is not None and found.text is not None else 0)
        yield Candidate(
            value=Position(party=holder.party, stance=found.stance, object=text),
            sentence=sentence,
            first=found.first,
            last=last,
            rule=f"position/{found.rule}",
            clause=found.clause,
            modality=modality,
            speaker=holder.speaker if unspoken and holder.speaker is not None and holder.speaker.person else None,
            score=found.score,
        )


def _resolved(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates whose object only points back ("the demand") take what another side was just said to want."""
    resolved: list[Candidate] = []
    for candidate in candidates:
        value = cast("Position", candidate.value)
        meant = _meant(candidate, resolved) if is_anaphoric(value.object) else None
        if meant is None:
            resolved.append(candidate)
        else:
            stated = Position(party=value.party, stance=value.stance, object=meant)
            resolved.append(replace(candidate, value=stated))
    return resolved


def _meant(candidate: Candidate, before: list[Candidate]) -> str | None:
    """What "the demand" means: the object of the last demand or offer of another side, near enough."""
    party = cast("Position", candidate.value).party
    for other in reversed(before):
        if candidate.sentence.index - other.sentence.index > _RECALLED:
            return None
        value = cast("Position", other.value)
        if value.party != party and value.stance in _PROPOSING and not is_anaphoric(value.object):
            return value.object
    return None


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two objects are one: most words of the shorter are those of the other."""
    return len(one & two) * 2 > min(len(one), len(two))


def _content(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in text.lower().split() if len(word) > 3)
