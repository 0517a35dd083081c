"""Encounters: who negotiates with whom by one place of a text, and who brokers."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, TypeAlias, cast

from msgspec import Struct

from parley.domain.parties.actors import Actor
from parley.domain.parties.tables import word_sets
from parley.domain.parties.words import WordFinder

TriggerKind: TypeAlias = Literal["talk", "meet", "deal", "war"]


class Trigger(Struct, frozen=True, gc=False):
    """A word that tells of parties at one table, or at war."""

    start: int
    end: int
    kind: TriggerKind


@cache
def _trigger_words() -> WordFinder[TriggerKind]:
    kinds = cast("dict[TriggerKind, frozenset[str]]", word_sets("triggers"))
    return WordFinder({word.replace("_", " "): kind for kind, words in kinds.items() for word in sorted(words)})


def find_triggers(text: str) -> list[Trigger]:
    """Every trigger of a folded text, in order."""
    return [Trigger(start, end, kind) for start, end, kind in _trigger_words().find(text)]


_COMPANY = 3
# Sentences of more are lists or hostile; the first of them say what there is to say.
_MOST = 40
_WEIGHT: dict[TriggerKind, float] = {"talk": 1.0, "meet": 0.6, "deal": 0.7, "war": 0.4}

# "talks … between A and B", "an agreement … among", "meeting of A and B"
_PLAIN = r"(?:(?!(?:in|on|at|to|by|for|about|over|talks|negotiations|between|with)\b)[\w'-]+\s)"
_BETWEEN = re.compile(rf"\b(?:between|among|amongst|involving|of|from)\s(?:the\s|both\s|all\s)?{_PLAIN}{{0,4}}\Z")
_AMONG = re.compile(rf"\b(?:between|among|amongst|involving)\s(?:the\s|both\s|all\s)?{_PLAIN}{{0,4}}\Z")
_WITH = re.compile(rf"(?<!,\s)\bwith\s(?:the\s|its\s|his\s|her\s|their\s|a\s|an\s)?{_PLAIN}{{0,4}}\Z")
_DIRECT = re.compile(r"\s(?:the\s|its\s|his\s|her\s|their\s)?(?:[\w'-]+\s){0,3}\Z")
_MEETS = frozenset(["met", "meet", "meets", "welcomes", "welcomed"])
# "A's invasion of B", "A's war against B": the two are at war, whatever they say.
_ATTACK = re.compile(
    r"(?:'s?)?\s(?:[\w-]+\s){0,2}(?:invasion|war|offensive|aggression|occupation|attacks?|assault|annexation|dispute|"
    r"conflict|strikes?|claims?|independence|invaded|attacked|bombed|shelled)\s"
    r"(?:(?:of|on|against|in|with|from|over)\s)?(?:the\s)?\Z"
)
_FOUGHT = re.compile(r"\b(?:war|conflict|fighting|dispute|tensions|hostilities)\b")
_OBJECT = re.compile(r"\b(?:with|against|to|on|in|at)\s(?:(?:the|an?)\s)?\Z")
_PRONOUN = re.compile(r"\b(?:he|she|they|his|her|their|its|it)\b")
_NEAR_AFTER = 70
_NEAR_BEFORE = 110
_CLAUSE_BREAK = re.compile(r"[;\n]|\b(?:but|while|although|because|whereas)\b")

_BROKER_SUFFIX = re.compile(
    r"-(?:brokered|mediated|led|hosted|facilitated|sponsored|supervised|mediating|convened|moderated|driven|chaired|run)\b",
    re.IGNORECASE,
)
_BROKER_BY = re.compile(
    r"\b(?:mediated|brokered|facilitated|hosted|sponsored|convened|overseen|chaired|moderated|arbitrated|supervised)\s"
    r"(?:\w+\s)?by\s(?:the\s|an?\s)?(?:[\w'-]+\s){0,2}\Z"
    r"|\b(?:mediation|auspices|facilitation|good offices)\s(?:by|of|from)\s(?:the\s)?\Z"
    r"|\b(?:mediators|facilitators|intermediaries|guarantors|go-betweens|brokers)\s(?:from|including|such as|like)\s"
    r"(?:the\s)?\Z",
    re.IGNORECASE,
)
_BROKER_AFTER = re.compile(
    r"(?:'s?)?(?:,?\s(?!(?:meet|meets|met|meeting|with|through|via|told)\b)[\w'-]+){0,5}?\s(?:mediat(?:ion|ors?|ing|es?|ed)|broker(?:s|ed|ing)?|facilitat(?:ors?|ion)|"
    r"(?:chair|host|sponsor|conven|moderat|oversaw|overse)(?:s|es|ed|ing|e|eing)?\s(?:the\s)?(?:\w+\s)?(?:talks|dialogue|negotiations)|"
    r"facilitat(?:ing|ed|es?)\s(?:the\s)?(?:\w+\s)?(?:talks|dialogue|negotiations|meetings?|contacts)|go-betweens?|"
    r"intermediar(?:y|ies)|peace envoy|shuttle|shuttling|good offices|truce monitors)\b(?!\s(?:\w+\s)?by\b)",
    re.IGNORECASE,
)
_BODY_ENVOY = re.compile(
    r"(?:'s?)?(?:\s[\w'-]+){0,3}?\s(?:envoy|special representative|mediator|special adviser|peacemaker)\b",
    re.IGNORECASE,
)


class Encounter(Struct, frozen=True, gc=False):
    """Parties that one place of a text puts at one table; `weight` says how surely, `war` that they fight."""

    start: int
    end: int
    parties: frozenset[str]
    weight: float
    war: bool = False
    host: str | None = None
    """Who met the others, where the text says "A met B"; a broker that did is a side of this meeting."""
    listed: bool = False
    """Only a list before the word says so ("Peru and Chile talks"), no "between" and no "with"."""


class Brokerage(Struct, frozen=True, gc=False):
    """A party that one place of a text calls a broker, host or facilitator."""

    start: int
    party: str
    weight: float


def _subject(text: str, before: Sequence[Actor], object_: Actor, at: int) -> Actor | None:
    """Who it is that meets `object_`: the nearest actor before that is no object itself; for a pronoun the first."""
    others = [
        actor
        for actor in before
        if not set(actor.parties) & set(object_.parties)
        and at - actor.end <= 2 * _NEAR_BEFORE
        and not _OBJECT.search(text, max(0, actor.start - 16), actor.start)
    ]
    if not others:
        return None
    return others[0] if _PRONOUN.search(text, others[-1].end, at) else others[-1]


def _sides(text: str, here: Sequence[Actor], trigger: Trigger, last: Actor | None) -> Encounter | None:
    """The sides of one trigger: what follows it by "between" or "with", or what stands before it as a list.

    `last` is who the sentence before spoke of, whom a pronoun may mean.
    """
    weight, war = _WEIGHT[trigger.kind], trigger.kind == "war"
    following = next((actor for actor in here if actor.start >= trigger.end), None)
    before = [actor for actor in here if actor.end <= trigger.start and not actor.bare]
    if following is not None:
        gap = text[trigger.end : following.start]
        if len(gap) <= _NEAR_AFTER and not _CLAUSE_BREAK.search(gap):
            parties = frozenset(following.parties)
            fought = trigger.kind == "meet" and _FOUGHT.search(gap)
            between = _AMONG if trigger.kind == "deal" else _BETWEEN
            if len(parties) > 1 and not fought and between.search(gap):
                return Encounter(trigger.start, following.end, parties, 2.0 * weight, war)
            direct = text[trigger.start : trigger.end].lower() in _MEETS and _DIRECT.fullmatch(gap)
            if not following.bare and (direct or _WITH.search(gap)):
                other = _subject(text, before, following, trigger.start)
                if other is None and last is not None and _PRONOUN.search(text, trigger.start - 60, trigger.start):
                    other = last if parties.isdisjoint(last.parties) else None
                if other is not None:
                    host = other.parties[0] if len(other.parties) == 1 else None
                    return Encounter(other.start, following.end, parties.union(other.parties), 1.6 * weight, war, host)
                return Encounter(trigger.start, following.end, parties, 0.5 * weight, war)
    subject = before[-1] if before else None
    if subject is None or len(subject.parties) < 2 or trigger.start - subject.end > _NEAR_BEFORE:
        return None
    if _CLAUSE_BREAK.search(text, subject.end, trigger.start):
        return None
    closeness = 1.8 if trigger.start - subject.end <= 40 else 1.0
    return Encounter(subject.start, trigger.end, frozenset(subject.parties), closeness * weight, war, None, True)


def _each_sentence(
    actors: Sequence[Actor], spans: Sequence[tuple[int, int]], triggers: Sequence[Trigger]
) -> Iterator[tuple[Sequence[Actor], Sequence[Trigger]]]:
    """The actors and triggers of each sentence that has actors."""
    starts = [actor.start for actor in actors]
    places = [trigger.start for trigger in triggers]
    for begin, stop in spans:
        first, last = bisect_left(starts, begin), bisect_left(starts, stop)
        if first < last:
            yield actors[first:last], triggers[bisect_left(places, begin) : bisect_left(places, stop)]


def find_encounters(
    text: str, actors: Sequence[Actor], spans: Sequence[tuple[int, int]], triggers: Sequence[Trigger]
) -> list[Encounter]:
    """Every encounter of a folded text; `spans` are its sentences, `triggers` those of `find_triggers`."""
    found: list[Encounter] = []
    last: Actor | None = None
    for here, words in _each_sentence(actors, spans, triggers):
        seen: dict[frozenset[str], Encounter] = {}
        subject = next((actor for actor in here if not actor.bare and len(actor.parties) == 1), None)
        for trigger in words[:_MOST]:
            encounter = _sides(text, here[:_MOST], trigger, last)
            if encounter is not None:
                old = seen.get(encounter.parties)
                if old is None or (old.war, -old.weight) > (encounter.war, -encounter.weight):
                    seen[encounter.parties] = encounter
        for left, right in pairwise(here):
            parties = frozenset((*left.parties, *right.parties))
            near = len(parties) == 2 and right.start - left.end < _NEAR_AFTER
            if near and _ATTACK.fullmatch(text[left.end : right.start]):
                seen.setdefault(parties, Encounter(left.start, right.end, parties, _WEIGHT["war"], True))
        found.extend(seen.values())
        last = subject
    return found


def find_company(
    actors: Sequence[Actor], spans: Sequence[tuple[int, int]], triggers: Sequence[Trigger]
) -> list[Encounter]:
    """Pairs of parties that stand in one sentence with a word of talks or of a deal, and no third: a weak sign."""
    found: list[Encounter] = []
    for actors_here, words in _each_sentence(actors, spans, triggers):
        here = [actor for actor in actors_here if not actor.bare]
        parties = frozenset(party for actor in here for party in actor.parties)
        if len(parties) >= _COMPANY:
            named = frozenset(party for actor in here if not actor.role for party in actor.parties)
            parties = named if len(named) > 1 else parties
        if 1 <= len(parties) <= _COMPANY:
            trigger = next((word for word in words if word.kind in {"talk", "deal"}), None)
            if trigger:
                found.append(Encounter(trigger.start, trigger.end, parties, _WEIGHT[trigger.kind]))
    return found


def _together(text: str, actor: Actor) -> tuple[str, ...]:
    """All of a list ("Egyptian and Qatari mediators"), but of a hyphenated pair or a long list the last alone."""
    return actor.parties if " and " in text[actor.start : actor.end] and len(actor.parties) == 2 else actor.parties[-1:]


def find_brokers(text: str, actors: Sequence[Actor], bodies: frozenset[str]) -> list[Brokerage]:
    """Every place that calls a party a broker; the envoy of one of `bodies` counts as one."""
    found: list[Brokerage] = []
    for actor in actors:
        weight = 0.0
        party = actor.parties[-1]
        if _BROKER_SUFFIX.match(text, actor.end):
            weight = 1.0
        elif _BROKER_BY.search(text, max(0, actor.start - 70), actor.start):
            found.extend(Brokerage(actor.start, each, 1.0) for each in actor.parties)
            continue
        elif _BROKER_AFTER.match(text[actor.end : actor.end + 70]) or (
            party in bodies and _BODY_ENVOY.match(text[actor.end : actor.end + 50])
        ):
            weight = 0.8
        if weight:
            found.extend(Brokerage(actor.start, each, weight) for each in _together(text, actor))
    return found
