"""Actors: who takes part in what a sentence tells, lists of them ("Peru, Chile and the EU") as one."""

import re
from collections.abc import Container, Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from parley.domain.parties.mentions import Mention
from parley.domain.parties.people import Person
from parley.domain.parties.tables import home_of
from parley.domain.parties.titles import BEFORE_A_NAME


class Actor(Struct, frozen=True, gc=False):
    """One or more parties that stand at one place of a sentence; more than one where they are listed or hyphenated."""

    start: int
    end: int
    parties: tuple[str, ...]
    bare: bool = False
    """No actor by itself: an adjective without a noun of office ("the Peruvian club"), or a place."""
    place: bool = False
    """Named for something else: where it is ("in Peru"), what it made ("UN sanctions"), whose ("Peru's Norvex")."""
    role: bool = False
    """Named by its role alone: "the government"."""


# Nouns that make an adjective speak for its state: "Chilean negotiators", "the British side".
_OFFICIAL_NOUN = re.compile(
    r"\b(?:government|side|sides|part|delegations?|delegates?|negotiators?|officials?|diplomats?|envoys?|teams?|leaders?|"
    r"leadership|president|presidency|premier|prime|minister|ministers|ministry|foreign|chief|counterparts?|authorit\w+|"
    r"ambassadors?|representatives?|spokes\w+|chancellor|secretary|king|rulers?|regime|administration|cabinet|"
    r"parliament|state|commerce|trade|defen[cs]e|forces|army|military|troops|rebels?|guerrillas?|fighters?|militants?|"
    r"separatists?|factions?|groups?|mediators?|mediation|facilitators?|intermediar\w+|capital|"
    r"aide|adviser|deputy|general|parties|people|unions?|peace|position|proposals?|demands?|experts?|monitors?|lawmakers?)\b"
)
_HYPHEN = re.compile(r"[-/–]|-and-")
_AND = re.compile(
    r"(?:'s?)?(?:\s[\w.'-]+){0,5}?(?:\s\(\w+\))?,?\s(?:and|or|as well as|along with|together with|&)\s"
    r"(?:(?:the|its|their|his|her|between|from|of|with|both|visiting|a|by)\s){0,2}(?:[\w-]+\s){0,5}\Z"
)
_COMMA = re.compile(
    r"(?:'s?)?(?:\s[\w.'-]+){0,4}?(?:\s\(\w+\))?,\s(?:(?:the|its|from|of|with|visiting)\s){0,2}(?:[a-z-]+\s){0,1}\Z"
)
_SAME = re.compile(r"(?:'s?)?(?:\s[\w.'-]+){0,6}\s\Z")
_NO_LIST = re.compile(
    r"\b(?:said|says|told|met|meets?|with|to|in|on|at|will|has|have|had|is|was|were|are|would|could|should|that|who|which|"
    r"by|against|after|before|into|over|about|as|but|while|when|because|if|between|than|under|agreed|signed|"
    r"wants?|held|began|started|resumed|between|urged|called|asked|warned)\b"
)
_PLACE = re.compile(r"\b(?:in|near|inside|across|throughout|outside|around)\s(?:the\s)?\Z")
# "UN sanctions", "the EU treaty": what a body has made, not the body.
_PAPER = re.compile(
    r"\s(?:sanctions|resolutions?|charter|headquarters|building|buffer|flag|report|figures|treaty|treaties|law|"
    r"nations|countries|members?|economies|regulators|shares|stocks|markets|investors|consumers|fans|clubs?|players|firms|"
    r"companies|banks|tourists|exports|imports|dollars|rivals?|buyers?|group)\b"
)
_OWNED = re.compile(r"'s?\s([A-Z][\w-]+)")
_TALKS = re.compile(
    r"\s(?:\w+\s)?(?:talks|negotiations|dialogue|ceasefire|cease-fire|truce|deal|agreement|border|relations|accord|"
    r"treaty|pact|summit|meetings?|war|conflict|consultations|discussions|contacts)\b"
)
_WHOSE = re.compile(
    r"(?:'s?)?\s(?:(?:ruling|main|biggest|largest|second-largest|smaller|opposition|rebel|militant|armed|insurgent|guerrilla|"
    r"separatist|leftist|islamist|centrist|populist|conservative|liberal|left-wing|right-wing|far-right|far-left|"
    r"centre-left|centre-right|center-left|center-right|group|movement|party|faction|militia|junior|governing|two)\s){0,3}"
)
_INCLUDING = re.compile(r",?\s(?:including|such as|among them)\s(?:the\s)?")
_FORMER = re.compile(r"\b(?:former|ex)[\s-]\Z", re.IGNORECASE)
_LOOK = 48
_LONGEST = 12


def _officially(text: str, end: int) -> bool:
    """Whether a noun of office follows within four words, before the phrase ends."""
    tail = text[end : end + _LOOK]
    stop = re.search(r"[,;:.()\n\"]|\s(?:in|on|at|to|of|for|with|by|from|was|is|are|were|has|have|had|said)\s", tail)
    return bool(_OFFICIAL_NOUN.search(tail[: stop.start()] if stop else tail))


def _owns(text: str, mention: Mention, people: Container[int]) -> bool:
    """Whether a state is named only for whose something is: "Peru's Norvex"; not for its `people`, by their starts."""
    match = _OWNED.match(text, mention.end) if mention.form == "name" and mention.kind == "state" else None
    return bool(match and match[1].lower() not in BEFORE_A_NAME and match.start(1) not in people)


def _whose(text: str, mentions: Sequence[Mention]) -> set[int]:
    """Where a state is named only for whose party or group follows: "Peru's ruling Norva", "the Peruvian group Sol"."""
    return {
        left.start
        for left, right in pairwise(mentions)
        if right.kind in {"party", "group"}
        and left.kind == "state"
        and home_of(right.party) == left.party
        and _WHOSE.fullmatch(text, left.end, right.start)
    }


def _examples(text: str, mentions: Sequence[Mention]) -> set[int]:
    """Where parties are named as some of a group before them: "its creditors, including Peru and Chile"."""
    found: set[int] = set()
    for left, right in pairwise(mentions):
        gap = text[left.end : right.start]
        if (left.kind == "group" and left.form == "role" and _INCLUDING.fullmatch(gap)) or (
            left.start in found and gap in {" and ", ", ", ", and "}
        ):
            found.add(right.start)
    return found


def _single(text: str, mentions: Sequence[Mention], people: Iterable[Person]) -> list[Actor]:
    singles: list[Actor] = []
    whose = _whose(text, mentions)
    examples = _examples(text, mentions)
    people = list(people)
    spoken_for = {start for person in people if person.party for start, _ in person.mentions}
    for mention in mentions:
        if mention.start in whose or mention.start in examples:
            continue
        place = (
            mention.form == "name"
            and mention.kind in {"state", "group"}
            and bool(_PLACE.search(text, max(0, mention.start - 14), mention.start))
        )
        if mention.form == "adjective":
            former = _FORMER.search(text, max(0, mention.start - 8), mention.start)
            bare = bool(former) or not _officially(text, mention.end)
        else:
            place = place or bool(_PAPER.match(text, mention.end)) or _owns(text, mention, spoken_for)
            bare = place
        singles.append(Actor(mention.start, mention.end, (mention.party,), bare, place, mention.form == "role"))
    for person in people:
        if person.party:
            singles.extend(Actor(start, end, (person.party,)) for start, end in person.mentions)
    return sorted(singles, key=lambda actor: (actor.start, -actor.end))


def _joins(text: str, left: Actor, right: Actor) -> str:
    """How two neighbours are joined: "-" hyphen, "&" and, "," comma, "=" one phrase for one party, "" not at all."""
    gap = text[left.end : right.start]
    if len(gap) > 90 or (left.place and not right.place):
        return ""
    if _HYPHEN.fullmatch(gap):
        return "-"
    if left.parties == right.parties:
        return "=" if _SAME.fullmatch(gap) and not _NO_LIST.search(gap) else ""
    if "\n" in gap or _NO_LIST.search(gap):
        return ""
    if _AND.fullmatch(gap):
        return "&"
    return "," if _COMMA.fullmatch(gap) else ""


def _bare_list(text: str, last: Actor) -> bool:
    """Whether a list of parties ends in an adjective of something else: "Peru and Chilean rival Norvex"."""
    return last.bare and not _TALKS.match(text, last.end)


def find_actors(text: str, mentions: Sequence[Mention], people: Sequence[Person]) -> list[Actor]:
    """The actors of a folded text in order, lists and pairs joined; the parties of a list keep their order."""
    chain: list[Actor] = []
    joins: list[str] = []
    done: list[Actor] = []

    def close() -> None:
        if not joins:  # one alone, as most are
            done.extend(chain)
            chain.clear()
        # A list by commas alone ("In Oslo, Peru, …") is no list: "and" or a hyphen must close it.
        while chain:
            last = max((i for i, join in enumerate(joins) if join in {"&", "-", "="}), default=-1) + 1
            parts = chain[: last + 1]
            parties = tuple(dict.fromkeys(party for actor in parts for party in actor.parties))
            bare = all(actor.bare for actor in parts) if len(parties) == 1 else _bare_list(text, parts[-1])
            role = all(actor.role for actor in parts)
            done.append(Actor(parts[0].start, parts[-1].end, parties, bare, parts[0].place, role))
            del chain[: last + 1]
            del joins[: last + 1]

    for actor in _single(text, mentions, people):
        if chain and actor.start < chain[-1].end:
            continue
        join = _joins(text, chain[-1], actor) if chain else ""
        if join and len(chain) < _LONGEST:
            joins.append(join)
        else:
            close()
        chain.append(actor)
    close()
    return done
