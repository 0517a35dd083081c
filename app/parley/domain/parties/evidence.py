"""Evidence: everything in title and text that says who meets whom, with its place."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from parley.domain.parties.actors import Actor, find_actors
from parley.domain.parties.cast import put_over
from parley.domain.parties.domestic import home_of_sides, mentions_at_home
from parley.domain.parties.encounters import (
    Brokerage,
    Encounter,
    Trigger,
    TriggerKind,
    find_brokers,
    find_company,
    find_encounters,
    find_triggers,
)
from parley.domain.parties.labour import Bargaining
from parley.domain.parties.mentions import Mention, find_mentions
from parley.domain.parties.people import Person
from parley.domain.parties.signs import count_signs
from parley.domain.parties.tables import Format, formats, parties, word_sets
from parley.domain.parties.words import WordFinder

TITLE = -1
"""The index of the title, where sentences count from 0."""
_TITLE_WEIGHT = 2.5
_LEAD_WEIGHTS = (2.0, 1.5, 1.2)
_BARGAINED = 0.4
_BARGAINING = 1.2
_SPOKEN: dict[TriggerKind, int] = {"talk": 2, "deal": 1, "meet": 1, "war": 0}
_OFFERS = re.compile(r"\b(?:offer(?:s|ed)?|demand(?:s|ed)?|proposals?|proposed|ballot)\b")
_RIVALS = re.compile(
    r"\b(?:rival|feuding|warring)\s(?:\w+\s){0,2}?(?:factions|groups|movements|camps|militias|clans|warlords)\b"
)
_CAPTIVES = re.compile(r"\b(?:hostages?|kidnapped|abducted|captives?|hijack(?:ed|ers?)|[Kk]idnappers?|ransom)\b")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an article says of who meets whom; each piece with the index of its sentence, TITLE for the title.

    `often` is how often each party is named in the text, `bargain` union and employer of bargaining over work. Counted
    are `two_sides`, words for two sides without names; `truces`, words for the end of a war; `foreign`, words of
    talks that are none of ours: sales, sport, courts, films; `spoken`, the weight of words of negotiating.
    `forming` says that parties make a government; `rivals` counts words for factions at odds, `captives` those for
    people who are held.
    """

    actors: list[Actor]
    often: Counter[str]
    bargain: frozenset[str]
    two_sides: int
    truces: int
    foreign: int
    spoken: int
    forming: bool
    rivals: int
    captives: int
    encounters: list[tuple[int, Encounter]] = field(default_factory=list)
    company: list[tuple[int, Encounter]] = field(default_factory=list)
    brokers: list[tuple[int, Brokerage]] = field(default_factory=list)
    formats: list[tuple[int, tuple[int, int], Format]] = field(default_factory=list)


@cache
def _format_words() -> WordFinder[Format]:
    return WordFinder({word: entry for entry in formats() for word in entry.words})


@cache
def _foreign_words() -> WordFinder[str]:
    return WordFinder(
        {word.replace("_", " "): kind for kind, words in word_sets("scope").items() for word in sorted(words)}
    )


@cache
def _bodies() -> frozenset[str]:
    return frozenset(code for code, entry in parties().items() if entry.kind == "body")


def place_weight(index: int) -> float:
    """How much a place counts: the title most, then the first sentences."""
    return _TITLE_WEIGHT if index == TITLE else _LEAD_WEIGHTS[index] if index < len(_LEAD_WEIGHTS) else 1.0


def sentence_at(spans: Sequence[tuple[int, int]], start: int) -> int:
    """The index of the sentence that holds an offset."""
    return max(0, bisect_right(spans, start, key=lambda span: span[0]) - 1)


def _title_people(title: str, people: Iterable[Person]) -> list[Person]:
    found = []
    for person in people:
        surname = person.name.split()[-1]
        at = title.find(surname)
        if at >= 0:
            found.append(Person(name=person.name, party=person.party, mentions=((at, at + len(surname)),)))
    return found


def _gather(
    evidence: Evidence,
    text: str,
    actors: Sequence[Actor],
    spans: Sequence[tuple[int, int]],
    triggers: Sequence[Trigger],
    *,
    title: bool,
) -> None:
    def at(start: int) -> int:
        return TITLE if title else sentence_at(spans, start)

    evidence.encounters.extend((at(each.start), each) for each in find_encounters(text, actors, spans, triggers))
    evidence.company.extend((at(each.start), each) for each in find_company(actors, spans, triggers))
    evidence.brokers.extend((at(each.start), each) for each in find_brokers(text, actors, _bodies()))
    evidence.formats.extend((at(start), (start, end), entry) for start, end, entry in _format_words().find(text))


def _first_offer(text: str) -> tuple[int, int] | None:
    """Where a text without a word of talks first names an offer or a demand."""
    match = _OFFERS.search(text)
    return match.span() if match else None


def _bargain(
    evidence: Evidence,
    text: str,
    triggers: Sequence[Trigger],
    actors: Sequence[Actor],
    spans: Sequence[tuple[int, int]],
    pair: frozenset[str],
) -> None:
    """Union and employer meet wherever one of them stands by a word of talks, of a deal, or of an offer."""
    trigger = next((word for word in triggers if word.kind in {"talk", "deal"}), None)
    first = (trigger.start, trigger.end) if trigger is not None else _first_offer(text)
    if first is None:
        return
    at = sentence_at(spans, first[0])
    evidence.encounters.append((at, Encounter(*first, pair, _BARGAINING / place_weight(at))))
    sides = [actor for actor in actors if not pair.isdisjoint(actor.parties)]
    for found in find_company(sides, spans, triggers):
        weight = _BARGAINED * min(2, len(found.parties))
        evidence.encounters.append((sentence_at(spans, found.start), Encounter(found.start, found.end, pair, weight)))


def find_evidence(
    text: str,
    title: str,
    mentions: Sequence[Mention],
    people: Sequence[Person],
    spans: Sequence[tuple[int, int]],
    bargaining: Bargaining | None,
) -> Evidence:
    """The evidence of a folded text and title; `spans` are the sentences of the text, the rest its cast."""
    actors = find_actors(text, mentions, people)
    pair = frozenset((bargaining.union, bargaining.employer, *bargaining.partners)) if bargaining else frozenset()
    often = Counter(party for actor in actors if not actor.bare for party in actor.parties)
    kinds = Counter(kind for _, _, kind in _foreign_words().find(text))
    foreign = max(kinds.values(), default=0)
    triggers = find_triggers(text)
    signs = count_signs(text)
    spoken = sum(_SPOKEN[trigger.kind] for trigger in triggers) + signs["stake"]
    evidence = Evidence(
        actors,
        often,
        pair,
        signs["two sides"],
        signs["truce"],
        foreign,
        spoken,
        signs["forming"] > 0,
        len(_RIVALS.findall(text)),
        len(_CAPTIVES.findall(text)),
    )
    sides = bargaining.mentions_in(title) if bargaining else ()
    named = find_mentions(title, near={mention.party for mention in mentions})
    if home := home_of_sides(mentions):
        named = mentions_at_home(named, home)
    title_actors = find_actors(title, put_over(named, sides), _title_people(title, people))
    if bargaining:
        _bargain(evidence, text, triggers, actors, spans, pair)
    _gather(evidence, title, title_actors, [(0, len(title))], find_triggers(title), title=True)
    _gather(evidence, text, actors, spans, triggers, title=False)
    return evidence
