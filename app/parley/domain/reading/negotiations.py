"""Which negotiations an article tells of: their parties and mediators, and which of them a place in the text is about."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, islice

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

from parley.domain.parties.actors import Actor, find_actors
from parley.domain.parties.cast import put_over
from parley.domain.parties.encounters import (
    Brokerage,
    Encounter,
    find_brokers,
    find_company,
    find_encounters,
    find_triggers,
)
from parley.domain.parties.labour import Bargaining
from parley.domain.parties.mentions import Mention, find_mentions
from parley.domain.parties.names import in_order, negotiation_id, party_kind
from parley.domain.parties.people import Person
from parley.domain.parties.tables import Format, formats, home_of, parties
from parley.domain.text.folding import fold
from parley.domain.text.sentences import split_sentences
from parley.domain.watches import Watch
from parley_topics.claims import Negotiation


class FoundNegotiation(Struct, frozen=True, kw_only=True):
    """A negotiation of an article: how strongly its words speak of it, and the spans that do."""

    negotiation: Negotiation
    strength: float
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Negotiations:
    """The negotiations of one article, the main one first."""

    found: tuple[FoundNegotiation, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    topics: tuple[int, ...] = ()

    def __iter__(self) -> Iterator[FoundNegotiation]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def assign(self, start: int) -> Negotiation | None:
        """The negotiation that the sentence at this offset is about; None where the article has none."""
        if not self.found:
            return None
        at = bisect_right(self.spans, (start, len(self.spans) and self.spans[-1][1])) - 1
        return self.found[self.topics[at] if 0 <= at < len(self.topics) else 0].negotiation


_TITLE_WEIGHT = 2.5
_LEAD_WEIGHTS = (2.0, 1.5, 1.2)
_MAIN = 1.2
_SECOND = 2.0
_SHARE = 0.15
_BROKER = 0.8
_FORMAT_WEIGHT = 1.5
_LISTED = 3
_COMPANY = 0.4
_PAIRED = 0.5
_BROKERED = 0.4
_BARGAINED = 0.4
_WEAK = 0.8
# Bodies that bargain for themselves; the others, at a table of two more, lend it to them.
_BARGAINING_BODIES = frozenset(
    {"EU", "imf", "world-bank", "ecb", "opec", "wto", "mercosur", "gcc", "efta", "asean", "nato"}
)
_TWO_SIDES = re.compile(
    r"\b(?:the two|both|the two main|two)\s(?:sides|parties|countries|nations|governments|neighbou?rs|rivals|foes|delegations|"
    r"leaders|states|powers|camps)\b|\bbilateral (?:talks|negotiations|agreement)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What title and text say of who meets whom; a weight includes that of its place."""

    encounters: list[tuple[int, Encounter]]
    brokers: list[tuple[int, Brokerage]]
    formats: list[tuple[int, int, int, Format]]
    company: list[tuple[int, Encounter]]
    two_sides: int
    often: Counter[str]


@cache
def _format_machine() -> tuple[AhoCorasick, tuple[Format, ...]]:
    words: dict[str, Format] = {}
    for entry in formats():
        for word in entry.words:
            words.setdefault(word, entry)
            words.setdefault(word[0].upper() + word[1:], entry)
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), tuple(words.values())


@cache
def _bodies() -> frozenset[str]:
    return frozenset(code for code, entry in parties().items() if entry.kind == "body")


def _formats_in(text: str) -> Iterator[tuple[int, int, Format]]:
    machine, entries = _format_machine()
    for index, start, end in machine.find_matches_as_indexes(text):
        inside = (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())
        if not inside:
            yield start, end, entries[index]


def _place_weight(index: int) -> float:
    return _TITLE_WEIGHT if index < 0 else _LEAD_WEIGHTS[index] if index < len(_LEAD_WEIGHTS) else 1.0


def _sentence_at(spans: Sequence[tuple[int, int]], start: int) -> int:
    return max(0, bisect_right(spans, (start, len(spans) and spans[-1][1] + 1)) - 1)


def _title_people(title: str, people: Iterable[Person]) -> list[Person]:
    found = []
    for person in people:
        surname = person.name.split()[-1]
        at = title.find(surname)
        if at >= 0:
            found.append(Person(name=person.name, party=person.party, mentions=((at, at + len(surname)),)))
    return found


def _gather(
    text: str,
    title: str,
    mentions: Sequence[Mention],
    people: Sequence[Person],
    spans: Sequence[tuple[int, int]],
    bargaining: Bargaining | None,
) -> tuple[_Evidence, list[Actor]]:
    actors = find_actors(text, mentions, people)
    often = Counter(party for actor in actors if not actor.bare for party in actor.parties)
    evidence = _Evidence([], [], [], [], len(_TWO_SIDES.findall(text)), often)
    near = {mention.party for mention in mentions}
    title_sides = bargaining.mentions_in(title) if bargaining else ()
    title_mentions = put_over(find_mentions(title, near=near), title_sides)
    title_actors = find_actors(title, title_mentions, _title_people(title, people))
    triggers = find_triggers(text)
    places = (
        (title, title_actors, [(0, len(title))], find_triggers(title)),
        (text, actors, spans, triggers),
    )
    if bargaining:
        pair = frozenset((bargaining.union, bargaining.employer))
        if trigger := next((word for word in triggers if word.kind in {"talk", "deal"}), None):
            at = _sentence_at(spans, trigger.start)
            evidence.encounters.append((at, Encounter(trigger.start, trigger.end, pair, _MAIN / _place_weight(at))))
        for where, those, sentences, words in places:
            for found in find_company([actor for actor in those if set(actor.parties) & pair], sentences, words):
                at = -1 if where is title else _sentence_at(spans, found.start)
                weight = _BARGAINED if len(found.parties) == 1 else 2 * _BARGAINED
                evidence.encounters.append((at, Encounter(found.start, found.end, pair, weight)))
    for where, those, sentences, words in places:
        for encounter in find_encounters(where, those, sentences, words):
            index = -1 if where is title else _sentence_at(spans, encounter.start)
            evidence.encounters.append((index, encounter))
        for encounter in find_company(those, sentences, words):
            evidence.company.append((-1 if where is title else _sentence_at(spans, encounter.start), encounter))
        for broker in find_brokers(where, those, _bodies()):
            evidence.brokers.append((-1 if where is title else _sentence_at(spans, broker.start), broker))
        for start, end, entry in _formats_in(where):
            index = -1 if where is title else _sentence_at(spans, start)
            evidence.formats.append((index, start, end, entry))
    return evidence, actors


# Peoples without a state of their own: their groups are sides of others' talks and of talks among themselves.
_STATELESS = frozenset({"PS"})


def _home_of(code: str) -> frozenset[str]:
    """The state that an armed group fights at home; none for the groups of a people without one of its own."""
    home = home_of(code) if party_kind(code) == "group" else ""
    return frozenset((home,)) if home and home not in _STATELESS else frozenset()


class _Tally:
    """Weighs the sets of parties that an article puts at one table."""

    def __init__(self, evidence: _Evidence) -> None:
        self.talks: dict[frozenset[str], float] = defaultdict(float)
        self.wars: dict[frozenset[str], float] = defaultdict(float)
        self.alone: dict[str, float] = defaultdict(float)
        self.brokers: dict[str, float] = defaultdict(float)
        self.formats: set[frozenset[str]] = set()
        self.plain: set[frozenset[str]] = set()
        self.hosts: dict[frozenset[str], set[str]] = defaultdict(set)
        self.places: dict[frozenset[str], list[tuple[int, int, int]]] = defaultdict(list)
        for _, broker in evidence.brokers:
            self.brokers[broker.party] += broker.weight
        for index, start, end, entry in evidence.formats:
            members = frozenset(entry.parties)
            self.formats.add(members)
            self.talks[members] += _FORMAT_WEIGHT * _place_weight(index)
            self.places[members].append((index, start, end))
            for code in entry.mediators:
                self.brokers[code] += 1.0
        for index, encounter in evidence.encounters:
            weight = encounter.weight * _place_weight(index)
            if len(encounter.parties) < 2:
                self.alone[next(iter(encounter.parties))] += 0.0 if encounter.war else weight
            elif encounter.war:
                self.wars[encounter.parties] += weight
            else:
                self.talks[encounter.parties] += weight
                if encounter.host:
                    self.hosts[encounter.parties].add(encounter.host)
                if not encounter.listed:
                    self.plain.add(encounter.parties)
                self.places[encounter.parties].append((index, encounter.start, encounter.end))

        self.company: dict[frozenset[str], float] = defaultdict(float)
        for index, encounter in evidence.company:
            sides = frozenset(code for code in encounter.parties if self.brokers[code] < _BROKER)
            if len(sides) == 1:
                sides |= self._opposite(next(iter(sides)), evidence.often)
            if len(sides) == 2:
                self.company[sides] += encounter.weight * _place_weight(index)

        self.paired = evidence.two_sides
        self.often = evidence.often
        leading = [code for code, count in evidence.often.most_common() if self.brokers[code] < _BROKER and count > 1]
        self.pair = [frozenset(leading[:2])] if len(leading) > 1 else []

    def _opposite(self, code: str, often: Counter[str]) -> frozenset[str]:
        """Who faces a group that is named alone: the state that it fights at home, else who else is named most."""
        if party_kind(code) != "group":
            return frozenset()
        home = _home_of(code) & often.keys()
        people = {code, home_of(code)}
        others = (each for each, _ in often.most_common() if each not in people and self.brokers[each] < _BROKER)
        return home or frozenset(islice(others, 1))

    def settle(self) -> None:
        """Takes brokers out of the sets, joins subsets to their format, and hears what was said of one party alone."""
        for table in sorted(self.talks, key=sorted):
            if len(table) == 2:
                self._move(table, self._among_groups(table))
        for table in sorted(self.talks, key=lambda each: (-len(each), sorted(each))):
            if len(table) >= _LISTED and table not in self.formats:
                self._move(table, self._without_brokers(table))
        for table in sorted(self.talks, key=lambda each: (len(each), sorted(each))):
            wider = [
                other
                for other, weight in self.talks.items()
                if table < other and weight >= (0.3 if other in self.formats else 0.6) * self.talks[table]
            ]
            if wider:
                self._move(table, max(wider, key=lambda each: (self.talks[each], sorted(each))))
        self._shuttle()
        for table in [table for table in self.talks if all(self.brokers[code] >= _BROKER for code in table)]:
            del self.talks[table]
        self._hear_company()
        for code, weight in self.alone.items():
            tables = [table for table in self.talks if code in table]
            if tables:
                self.talks[max(tables, key=lambda each: (self.talks[each], sorted(each)))] += weight

    def _hear_company(self) -> None:
        """Weak signs add to the pairs that are known; only where none is, the strongest of them stands by itself."""
        for table, weight in self.company.items():
            if table in self.talks:
                self.talks[table] += _COMPANY * weight
        if max(self.talks.values(), default=0.0) >= _MAIN:
            return
        weak = {
            table: _COMPANY * self.company.get(table, 0.0)
            + 0.5 * self.wars.get(table, 0.0)
            + self.talks.get(table, 0.0)
            for table in {*self.company, *(table for table in self.wars if table in self.company)}
        }
        for pair in self.pair:
            weak[pair] = weak.get(pair, 0.0) + _PAIRED * self.paired
        if any(weight >= _BROKER for weight in self.brokers.values()):
            weak = {table: weight + _BROKERED for table, weight in weak.items()}
        best = max(weak, key=lambda each: (weak[each], sorted(each)), default=None)
        if best is not None and weak[best] >= _WEAK:
            self.talks[best] = max(_MAIN, weak[best])

    def _move(self, table: frozenset[str], to: frozenset[str]) -> None:
        if table != to:
            self.talks[to] += self.talks.pop(table)
            self.places[to] += self.places.pop(table, [])

    def _among_groups(self, table: frozenset[str]) -> frozenset[str]:
        """Who really meets: a group its own people's other group, and its state where a peace body lends the table."""
        for code in table:
            other = next(iter(table - {code}))
            home = home_of(code) if party_kind(code) == "group" else ""
            if home in _STATELESS and other == home:
                rivals = [each for each, _ in self.often.most_common() if each != code and home_of(each) == home]
                rivals = [each for each in rivals if party_kind(each) == "group"]
                return frozenset((code, rivals[0])) if rivals else table
            lends = party_kind(other) == "body" and other not in _BARGAINING_BODIES
            if lends and home and home in self.often and home not in _STATELESS:
                self.brokers[other] += 1.0
                return frozenset((code, home))
        return table

    def _without_brokers(self, table: frozenset[str]) -> frozenset[str]:
        homes = Counter(home for code in table for home in _home_of(code))
        divided = {home for home, count in homes.items() if count > 1}
        table = table - divided
        sides = frozenset(code for code in table if self.brokers[code] < _BROKER)
        if len(sides) > 2 and self.hosts[table] & (table - sides):
            return table
        if len(sides) >= 2 and sides != table:
            return sides
        sides = frozenset(code for code in table if party_kind(code) != "body" or code in _BARGAINING_BODIES)
        if len(sides) >= 2 and sides != table:
            return sides
        if len(table) != _LISTED:
            return table
        pairs = [frozenset(pair) for pair in combinations(sorted(table), 2)]
        fought = sorted(((self.wars.get(pair, 0.0), sorted(pair)) for pair in pairs), reverse=True)
        if fought[0][0] > 1.5 * fought[1][0]:
            return frozenset(fought[0][1])
        talked = sorted(((self.talks.get(pair, 0.0), sorted(pair)) for pair in pairs), reverse=True)
        if fought[0][0] == 0.0 and talked[0][0] > 1.5 * talked[1][0]:
            return frozenset(talked[0][1])
        return table

    def _shuttle(self) -> None:
        """A broker that meets each of two sides meets them about what lies between the two."""
        for broker in [code for code, weight in self.brokers.items() if weight >= _BROKER]:
            met = {
                next(iter(table - {broker})): w
                for table, w in self.talks.items()
                if broker in table and len(table) == 2
            }
            for one, other in combinations(sorted(met), 2):
                pair = frozenset((one, other))
                if self.talks.get(pair) or self.wars.get(pair):
                    self.talks[pair] += 0.5 * min(met[one], met[other]) + self.wars.get(pair, 0.0)

    def chosen(self) -> list[tuple[frozenset[str], float]]:
        """The sets of parties that count as negotiations, the strongest first."""
        ranked = sorted(self.talks.items(), key=lambda item: (-item[1], sorted(item[0])))
        ranked = [(table, weight) for table, weight in ranked if _can_negotiate(table)]
        ranked = [item for item in ranked if not self._only_adjacent(item[0], ranked)]
        if not ranked or ranked[0][1] < _MAIN:
            return []
        main, top = ranked[0]
        chosen = [ranked[0]]
        for table, weight in ranked[1:]:
            brokered = any(self.brokers[code] >= _BROKER for code in table) and len(table & main) == 1
            if weight >= max(_SECOND * (1.3 if brokered else 1.0), _SHARE * top):
                chosen.append((table, weight))
        return chosen

    def _only_adjacent(self, table: frozenset[str], ranked: Sequence[tuple[frozenset[str], float]]) -> bool:
        """Whether a pair is only listed before a word of talks, and each of the two has talks of its own ("A and B talks")."""
        if table in self.plain or table in self.formats or len(table) != 2:
            return False
        one, other = sorted(table)
        strong = [each for each, weight in ranked if weight >= _SECOND and each in self.plain]
        return any(one in each and other not in each for each in strong) and any(
            other in each and one not in each for each in strong
        )


def _can_negotiate(table: frozenset[str]) -> bool:
    """Whether these can sit at one table: not a state with its own parliament's parties, nor two bodies alone."""
    return len(table) >= 2 and not all(party_kind(code) == "body" and code != "EU" for code in table)


def _topics(
    evidence: _Evidence,
    actors: Sequence[Actor],
    spans: Sequence[tuple[int, int]],
    tables: Sequence[frozenset[str]],
    tally: _Tally,
) -> tuple[int, ...]:
    """For each sentence the index of the negotiation that it is about."""
    here: list[set[str]] = [set() for _ in spans]
    for actor in actors:
        here[_sentence_at(spans, actor.start)].update(actor.parties)
    direct: dict[int, Counter[int]] = defaultdict(Counter)
    for number, table in enumerate(tables):
        for index, _, _ in tally.places[table]:
            direct[index][number] += 2
    topics: list[int] = []
    last = 0
    for index, codes in enumerate(here):
        scores = []
        for number, table in enumerate(tables):
            inside = len(codes & table)
            outside = len(codes - table)
            score = direct[index][number] + inside - 0.5 * outside + (inside == len(table))
            scores.append((score + 0.6 * (number == last) + 0.5 * (number == 0), -number))
        last = -max(scores)[1]
        topics.append(last)
    return tuple(topics)


def _filed(codes: frozenset[str], brokers: Iterable[str], watches: Iterable[Watch]) -> Negotiation:
    """The negotiation of these parties, under the id of the watch that names it, if one does."""
    fitting = [watch for watch in watches if watch.parties and set(watch.parties) <= codes]
    watch = max(fitting, key=lambda each: len(each.parties), default=None)
    return Negotiation(
        id=watch.id if watch else negotiation_id(codes),
        parties=in_order(codes),
        mediators=in_order(set(brokers) - codes),
        name=watch.name if watch else None,
    )


def find_negotiations(
    text: str,
    mentions: Sequence[Mention],
    people: Sequence[Person],
    watches: Sequence[Watch] = (),
    *,
    title: str | None = None,
    spans: Sequence[tuple[int, int]] | None = None,
    bargaining: Bargaining | None = None,
) -> Negotiations:
    """The negotiations that an article tells of, none where it tells of none; `text` is folded.

    `mentions`, `people` and `bargaining` are those of `find_cast` on the same text, `spans` its sentences. Who talks with whom, in title and lead first,
    decides; brokers are no sides; known formats stand for their members; watches name what they match.
    """
    spans = split_sentences(text) if spans is None else spans
    evidence, actors = _gather(text, fold(title or ""), mentions, people, spans, bargaining)
    tally = _Tally(evidence)
    tally.settle()
    chosen = tally.chosen()
    if not chosen:
        return Negotiations()
    tables = [table for table, _ in chosen]
    topics = _topics(evidence, actors, spans, tables, tally)
    brokers: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for index, broker in evidence.brokers:
        brokers[topics[index] if index >= 0 else 0][broker.party] += broker.weight
    found = []
    for number, (table, weight) in enumerate(chosen):
        mediators = [code for code, strength in brokers[number].items() if strength >= _BROKER]
        places = tuple((start, end) for index, start, end in sorted(tally.places[table]) if index >= 0)
        found.append(FoundNegotiation(negotiation=_filed(table, mediators, watches), strength=weight, spans=places))
    return Negotiations(tuple(found), tuple(spans), topics)
