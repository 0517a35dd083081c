"""The place of a meeting: the city where one is named, else the venue or the country."""

from parley.domain.parties.tables import capitals, cities, countries, seats
from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.parse import Parse, place_name
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.meeting_dates import belongs
from parley.domain.text.words import words

MOTION = words("travel fly go return head arrive come visit drive move leave depart jet")
"""Verbs with "to" and a place where talks may follow."""
_LEAVING = words("leave depart head")
_PREPOSITIONS = ("in", "at", "outside", "near")
_CITIES = words("capital city town resort suburb village port venue")
_TRIPS = words("visit trip")
_NEUTRAL = words(
    "counterpart minister official envoy negotiator delegation representative leader president team side diplomat",
    "person way underway mediator hotel palace building place mission time day week month hour residence headquarters",
    "office",
)
_VENUES = words(
    "hotel palace chancellery villa residence headquarters university monastery church embassy mansion castle ranch",
    "airport resort base barracks consulate chateau guesthouse lodge compound town-hall courthouse school retreat",
)
"""Common nouns that name a venue where no name stands: "at a hotel"."""
"""Nouns of which a place behind them does not say that it is theirs alone."""


def place_in(
    parse: Parse, sentence: Sentence, first: int, last: int, group: NounGroup | None, clause: Clause | None
) -> str | None:
    """The place: a name behind "in" or "at", or before the noun itself ("the Lima talks") where the text knows it.

    A city goes before a state, a state before a venue. `clause`: whose words the tokens from `first` to `last` are.
    """
    venue = state = None
    for each in sentence.groups:
        if not first <= each.first < last or (clause is not None and not belongs(sentence, each.first, clause)):
            continue
        led = clause is not None and each.first > clause.verb.main
        moving = each.preposition in ("to", "for") and _moves(sentence, each, clause)
        on_seat = each.preposition == "on" and place_name(sentence, each.first, each.last) in seats()
        if not (moving or on_seat or each.preposition in _PREPOSITIONS) or _of_another(sentence, each, led=led):
            continue
        if each.lemma in ENCOUNTERS or _in_name(sentence, each):
            continue
        name = _name(sentence, each)
        city = _city_before(parse, sentence, each)
        if city is not None:
            return city
        at = each.preposition == "at"
        known = not at or name in parse.places or (moving and _is_city(sentence, each))
        party = bool(sentence.parties_in(each.first, each.last))
        if name and known and not party and (not moving or _is_city(sentence, each)):
            return name
        state = state or (name if known else None)
        venue = venue or (name if not moving and (at or not party) else None) or _common(sentence, each)
    return (
        state
        or _host(sentence, clause)
        or _here(parse, sentence, first, last)
        or venue
        or _attribute(parse, sentence, group)
    )


def _host(sentence: Sentence, clause: Clause | None) -> str | None:
    """The state that hosts it: "China hosted four rounds", "talks hosted by Oman"."""
    if clause is None or clause.verb.lemma != "host":
        return None
    host = clause.phrase("by") if clause.verb.passive else clause.subject
    if host is None or sentence.kinds[host.head] != "P":
        return None
    name = place_name(sentence, host.first, host.last)
    return name if name in countries() or name in cities() else None


def _here(parse: Parse, sentence: Sentence, first: int, last: int) -> str | None:
    """The city of the dateline, where "here" stands among some tokens."""
    return parse.dateline if "here" in sentence.lowers[first:last] else None


def _in_name(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a noun group is only a part of the name of a party: "the Association of Staff in Higher Education"."""
    if not sentence.mentions:
        return False
    start, end = sentence.offsets(group.first, group.last)
    return any(each.start < start and end <= each.end for each in sentence.mentions)


def _city_before(parse: Parse, sentence: Sentence, place: NounGroup) -> str | None:
    """The city of a venue or a region: "at Lima's Grand Hotel", "in the Peruvian capital"."""
    for token in range(place.first + 1, place.head):
        if sentence.words[token] in ("'s", "'") and sentence.kinds[token - 1] == "P":
            name = place_name(sentence, place.first, token)
            return name if name in cities() or name in parse.places else None
    if "capital" in sentence.lowers[place.first : place.last] and place.of is None:
        return next(
            (capitals()[code] for code in sentence.parties_in(place.first, place.last) if code in capitals()), None
        )
    return None


def _common(sentence: Sentence, place: NounGroup) -> str | None:
    """A venue without a name: "at a hotel"."""
    if place.preposition not in ("at", "in") or place.lemma not in _VENUES:
        return None
    first = place.first + (sentence.kinds[place.first] == "D")
    return sentence.text(first, place.last) or None


def _moves(sentence: Sentence, place: NounGroup, clause: Clause | None) -> bool:
    """Whether "to" leads somebody to a place: "travelled to Lima", "a visit to Lima"."""
    if place.preposition == "for":
        return clause is not None and clause.verb.lemma in _LEAVING and _is_city(sentence, place)
    return (clause is not None and clause.verb.lemma in MOTION) or sentence.lemmas[place.first - 2] in _TRIPS


def _attribute(parse: Parse, sentence: Sentence, group: NounGroup | None) -> str | None:
    """A place before the noun itself: "the Lima talks"."""
    for named in (group, group.of if group is not None else None):
        if named is not None:
            for token in range(named.first, named.head):
                if sentence.kinds[token] != "P" or sentence.kinds[token + 1] == "'":
                    continue
                for name in (place_name(sentence, named.first, token + 1), sentence.words[token]):
                    if name in cities() or (name in parse.places and not sentence.parties_in(token, token + 1)):
                        return name
    return None


def _name(sentence: Sentence, group: NounGroup) -> str | None:
    """The name of a place: the group itself, or what "the capital of" or "the resort of" names."""
    last = group.last
    while last > group.first and sentence.kinds[last - 1] in "YM":
        last -= 1
    if last > group.first and sentence.kinds[last - 1] == "P":
        return place_name(sentence, group.first, last)
    if group.lemma in _CITIES:
        if group.of is not None and sentence.kinds[group.of.head] == "P":
            return place_name(sentence, group.of.first, group.of.last)
        after = group.last
        if sentence.kinds[after : after + 1] == "," and sentence.kinds[after + 1 : after + 2] == "P":
            following = sentence.group_at(after + 1)
            return place_name(sentence, after + 1, following.last) if following is not None else None
    return None


def _is_city(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a name that one travels to stands alone, as that of a city or a country does."""
    return all(
        kind in "PYM" for kind in sentence.kinds[group.first + (sentence.kinds[group.first] == "D") : group.last]
    )


def _of_another(sentence: Sentence, place: NounGroup, *, led: bool) -> bool:
    """Whether a place belongs to a noun before it that is no meeting: "the war in", "its envoy in".

    `led`: it stands behind the verb, where those who meet may stand between.
    """
    before = sentence.group_at(place.first - 2) if place.first > 1 else None
    if before is None or before.last != place.first - 1 or before.temporal or _timed(sentence, before):
        return False
    if before.preposition in ("at", "outside", "near") or before.lemma in ENCOUNTERS or _among_them(sentence, before):
        return False
    if led and _dated_city(sentence, place):
        return False
    return not led or (sentence.kinds[before.head] not in "PYOM" and before.lemma not in _NEUTRAL | _VENUES)


def _timed(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a noun group is a time of day: "at 10 a.m. Wednesday"."""
    return (
        sentence.lowers[group.head] in ("a.m.", "p.m.", "am", "pm") or "Y" in sentence.kinds[group.first : group.last]
    )


def _among_them(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a noun group names those who hold talks: "talks between officials in Lima"."""
    at = next((index for index, each in enumerate(sentence.groups) if each is group), 0)
    while at > 0 and sentence.groups[at].preposition in ("between", "with", "of"):
        at -= 1
        if sentence.groups[at].lemma in ENCOUNTERS:
            return True
        if sentence.groups[at].last < sentence.groups[at + 1].first - _GAP:
            return False
    return False


def _dated_city(sentence: Sentence, place: NounGroup) -> bool:
    """Whether a place is a city that a date follows: "talks on the border in Lima on 4 May"."""
    if place_name(sentence, place.first, place.last) not in cities():
        return False
    behind = sentence.kinds[place.last : place.last + 2]
    return behind.startswith(("Y", "RY"))


_GAP = 3
"""So many words may stand between one who meets and the next."""
