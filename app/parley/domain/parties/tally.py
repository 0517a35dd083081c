"""The tally: which sets of parties sit at one table by all that an article says, and how surely."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import TypeAlias

from parley.domain.parties.evidence import Evidence, place_weight
from parley.domain.parties.names import party_kind
from parley.domain.parties.roles import CAPTORS
from parley.domain.parties.tables import civil_wars, home_of, is_executive

Table: TypeAlias = frozenset[str]
"""Parties at one table."""

BROKER = 0.8
"""From this weight on the words of an article make a party a broker."""
_MAIN = 1.2
_MAIN_AMONG_FOREIGN = 4.0
_FOREIGN = 4
_SECOND = 2.0
_SECOND_OF_BROKER = 2.6
_SHARE = 0.15
_FORMAT = 1.5
_PAIR = 2
_LISTED = 3
_COMPANY = 0.4
_PAIRED = 0.5
_BROKERED = 0.4
_CONFLICT = 0.5
_WEAK = 0.8
_MOST_TABLES = 200
_SPOKEN = 4
"""Words of negotiating of such weight make an article of parties one of their talks."""
_CAMP = 0.2
_MOST_CAMPS = 6
_LEADING = 3
"""So often two are named that an article of talks is about them though it never puts them at one table."""
# Bodies that bargain for themselves; the others, at a table of two more, lend it to them.
_BARGAINING_BODIES = frozenset(
    ["EU", "imf", "world-bank", "ecb", "opec", "wto", "mercosur", "gcc", "efta", "asean", "nato"]
)
# Peoples without a state of their own: their groups are sides of others' talks and of talks among themselves.
_STATELESS = frozenset(["PS"])


@dataclass(frozen=True, slots=True)
class Judged:
    """A table, what speaks for it, and why it counts as no negotiation; None where it does."""

    table: Table
    weight: float
    refused: str | None


def _home(code: str) -> Table:
    """The state that an armed group fights at home; none for the groups of a people without one of its own."""
    home = home_of(code) if party_kind(code) == "group" else ""
    return frozenset((home,)) if home and home not in _STATELESS else frozenset()


def _is_camp(code: str) -> bool:
    """Whether a code is that of a side in a country's own politics."""
    return party_kind(code) == "party" or is_executive(code) or (party_kind(code) == "group" and not home_of(code))


def _can_negotiate(table: Table) -> bool:
    """Whether these can sit at one table: two at least, and not bodies alone."""
    return len(table) >= 2 and not all(party_kind(code) == "body" and code != "EU" for code in table)


class Tally:
    """Weighs the tables of an article. Fill it from evidence, settle it once, then ask how it judges them."""

    def __init__(self, evidence: Evidence) -> None:
        self.talks: dict[Table, float] = defaultdict(float)
        self.wars: dict[Table, float] = defaultdict(float)
        self.alone: dict[str, float] = defaultdict(float)
        self.company: dict[Table, float] = defaultdict(float)
        self.brokers: dict[str, float] = defaultdict(float)
        self.formats: set[Table] = set()
        self.plain: set[Table] = set()
        """Tables that more than a list before a word of talks speaks for."""
        self.hosts: dict[Table, set[str]] = defaultdict(set)
        self.places: dict[Table, list[tuple[int, int, int]]] = defaultdict(list)
        """Sentence, start and end of what speaks for a table."""
        self.often = evidence.often
        self.two_sides = evidence.two_sides
        self.truces = evidence.truces
        self.spoken = evidence.spoken
        self.forming = evidence.forming
        self.rivals = evidence.rivals
        self.captives = evidence.captives
        self.bargain = evidence.bargain
        self.foreign = evidence.foreign >= _FOREIGN and not evidence.bargain
        self.named = Counter(code for actor in evidence.actors for code in actor.parties)
        self._count_brokers(evidence)
        self._count_encounters(evidence)
        self._count_company(evidence)

    def _brokers(self, code: str) -> bool:
        return self.brokers.get(code, 0.0) >= BROKER

    def _count_brokers(self, evidence: Evidence) -> None:
        for _, broker in evidence.brokers:
            self.brokers[broker.party] += broker.weight
        for index, (start, end), entry in evidence.formats:
            members = frozenset(entry.parties)
            self.formats.add(members)
            self.talks[members] += _FORMAT * place_weight(index)
            self.places[members].append((index, start, end))
            for code in entry.mediators:
                self.brokers[code] += 1.0

    def _count_encounters(self, evidence: Evidence) -> None:
        for index, encounter in evidence.encounters:
            weight, table = encounter.weight * place_weight(index), encounter.parties
            if len(table) < 2:
                self.alone[next(iter(table))] += 0.0 if encounter.war else weight
            elif encounter.war:
                self.wars[table] += weight
            else:
                self.talks[table] += weight
                self.places[table].append((index, encounter.start, encounter.end))
                if encounter.host:
                    self.hosts[table].add(encounter.host)
                if not encounter.listed:
                    self.plain.add(table)
        if len(self.talks) > _MOST_TABLES:
            ranked = sorted(self.talks, key=lambda each: (-self.talks[each], sorted(each)))
            self.talks = defaultdict(float, {table: self.talks[table] for table in ranked[:_MOST_TABLES]})

    def _count_company(self, evidence: Evidence) -> None:
        for index, encounter in evidence.company:
            sides = frozenset(code for code in encounter.parties if not self._brokers(code))
            if len(sides) == 1:
                sides |= self._opposite(next(iter(sides)))
            if len(sides) == 2:
                self.company[sides] += encounter.weight * place_weight(index)

    def _opposite(self, code: str) -> Table:
        """Who faces a party that is named alone.

        A group faces the state that it fights at home, else who else is named most; a state faces the group at home
        there that is named, or its known opponent where a truce is spoken of.
        """
        if code in civil_wars() and self.two_sides + self.truces:
            return frozenset((civil_wars()[code],))
        if party_kind(code) == "state":
            fought = (each for each, _ in self.often.most_common() if _home(each) == {code})
            return frozenset(islice(fought, 1))
        if party_kind(code) != "group":
            return frozenset()
        own = {code, home_of(code)}
        others = (each for each, _ in self.often.most_common() if each not in own and not self._brokers(each))
        return _home(code) & self.often.keys() or frozenset(islice(others, 1))

    def name(self, table: Table, place: tuple[int, int, int]) -> None:
        """Hears that a place (sentence, start, end) calls a table by a name of its own, as it does a format."""
        if len(table) >= 2:
            self.formats.add(table)
            self.talks[table] += _FORMAT * place_weight(place[0])
            self.places[table].append(place)

    def settle(self) -> None:
        """Takes brokers from the tables, joins tables to wider ones, and hears the weaker signs."""
        for table in sorted(self.talks, key=sorted):
            if len(table) == 2:
                self._move(table, self._among_groups(table))
        for table in sorted(self.talks, key=lambda each: (-len(each), sorted(each))):
            if len(table) >= _LISTED and table not in self.formats:
                self._move(table, self._without_brokers(table))
        self._gather_at_home()
        self._gather_coalition()
        self._hear_rivals()
        self._join()
        self._shuttle()
        for table in [table for table in self.talks if all(self._brokers(code) for code in table)]:
            del self.talks[table]
        self._hear_company()
        self._gather_coalition()
        self._hear_camps()
        self._hear_captors()
        for code, weight in self.alone.items():
            tables = [table for table in self.talks if code in table]
            if tables:
                self.talks[max(tables, key=lambda each: (self.talks[each], sorted(each)))] += weight

    def _move(self, table: Table, to: Table) -> None:
        if table != to:
            self.talks[to] += self.talks.pop(table)
            self.places[to] += self.places.pop(table, [])
            if table in self.plain:
                self.plain.add(to)

    def _among_groups(self, table: Table) -> Table:
        """Who really meets: a group and its people's other group, or its state where a peace body lends the table."""
        for code in table:
            (other,) = table - {code}
            home = home_of(code) if party_kind(code) == "group" else ""
            if home in _STATELESS and other == home:
                rivals = (
                    each
                    for each, _ in self.often.most_common()
                    if each != code and party_kind(each) == "group" and home_of(each) == home
                )
                rival = next(rivals, None)
                return frozenset((code, rival)) if rival else table
            lends = party_kind(other) == "body" and other not in _BARGAINING_BODIES
            if lends and home in self.often and home not in _STATELESS:
                self.brokers[other] += 1.0
                return frozenset((code, home))
        return table

    def _without_brokers(self, table: Table) -> Table:
        """The sides of a table of three or more: without the state of two groups, brokers, and bodies that lend it."""
        homes = Counter(home for code in table for home in _home(code))
        table = table - {home for home, count in homes.items() if count > 1}
        sides = frozenset(code for code in table if not self._brokers(code))
        if len(sides) > 2 and self.hosts[table] & (table - sides):
            return table
        if len(sides) >= 2 and sides != table:
            return sides
        sides = frozenset(code for code in table if party_kind(code) != "body" or code in _BARGAINING_BODIES)
        if len(sides) >= 2 and sides != table:
            return sides
        # Parties that form a government meet in twos within talks of all.
        parting = len(table) == _LISTED and any(party_kind(code) != "party" for code in table)
        return self._adversaries(table) if parting else table

    def _adversaries(self, table: Table) -> Table:
        """The two of three that are at war with each other, or that talk most, if that is plain; else all three."""
        pairs = [frozenset(pair) for pair in combinations(sorted(table), 2)]
        fought = sorted(((self.wars.get(pair, 0.0), sorted(pair)) for pair in pairs), reverse=True)
        if fought[0][0] > 1.5 * fought[1][0]:
            return frozenset(fought[0][1])
        talked = sorted(((self.talks.get(pair, 0.0), sorted(pair)) for pair in pairs), reverse=True)
        if fought[0][0] == 0.0 and talked[0][0] > 1.5 * talked[1][0]:
            return frozenset(talked[0][1])
        return table

    def _gather_at_home(self) -> None:
        """What an executive says to one party of its country, it says at the table of all that it bargains with."""
        for executive in sorted(code for code, count in self.often.items() if is_executive(code) and count > 1):
            home = home_of(executive)
            others = {
                code
                for code, count in self.often.items()
                if count > 1 and party_kind(code) == "party" and home_of(code) == home
            }
            for table in sorted(self.talks, key=sorted):
                if len(table) > 1 and all(home_of(code) == home for code in table):
                    self._move(table, table | others | {executive})

    def _gather_coalition(self) -> None:
        """Parties that make a government sit at one table, and their country, for which one of them speaks, at none."""
        if not self.forming:
            return
        named = Counter({code: count for code, count in self.named.items() if party_kind(code) == "party"})
        homes = Counter[str]()
        for code, count in named.items():
            homes[home_of(code)] += count
        homes.pop("", None)
        home = homes.most_common(1)[0][0] if homes else ""
        partners = frozenset(code for code, count in named.items() if count > 1 and home_of(code) in {home, ""})
        if len(partners) < 2:
            partners = frozenset(code for code in named if home_of(code) in {home, ""})
        if len(partners) < 2 or len(partners) > _MOST_CAMPS:
            return
        if self.spoken >= _SPOKEN and not any(len(table & partners) > 1 for table in self.talks):
            self.talks[partners] += _MAIN
        for table in sorted(self.talks, key=sorted):
            if table & partners and table - {home} <= partners:
                self._move(table, partners)

    def _join(self) -> None:
        """Some of a table's parties that meet do so within it, where the table is strong enough beside them."""
        for table in sorted(self.talks, key=lambda each: (len(each), sorted(each))):
            wider = [
                other
                for other, weight in self.talks.items()
                if table < other and weight >= (0.5 if other in self.formats else 0.6) * self.talks[table]
            ]
            if wider:
                self._move(table, max(wider, key=lambda each: (self.talks[each], sorted(each))))

    def _shuttle(self) -> None:
        """A broker that meets each of two sides meets them about what lies between the two."""
        for broker in sorted(code for code in self.brokers if self._brokers(code)):
            met = {
                next(iter(table - {broker})): weight
                for table, weight in self.talks.items()
                if broker in table and len(table) == 2
            }
            for one, other in combinations(sorted(met), 2):
                pair = frozenset((one, other))
                if self.talks.get(pair) or self.wars.get(pair):
                    self.talks[pair] += 0.5 * min(met[one], met[other]) + self.wars.get(pair, 0.0)

    def _hear_company(self) -> None:
        """Weak signs add to the tables that are known; only where none is, the strongest of them stands by itself."""
        for table, weight in self.company.items():
            if table in self.talks:
                self.talks[table] += _COMPANY * weight
        if max(self.talks.values(), default=0.0) >= _MAIN:
            return
        weak: dict[Table, float] = {
            table: _COMPANY * weight + _CONFLICT * self.wars.get(table, 0.0) + self.talks.get(table, 0.0)
            for table, weight in self.company.items()
        }
        leading = [code for code, count in self.often.most_common() if count > 1 and not self._brokers(code)]
        pair = next(iter(self.company)) if len(self.company) == 1 else frozenset(leading[:2])
        if len(pair) > 1:
            weak[pair] = weak.get(pair, 0.0) + _PAIRED * self.two_sides
        front = next((code for code, count in self.named.most_common() if count > 1 and code in civil_wars()), "")
        if front and max(weak.values(), default=0.0) < _WEAK:
            weak[frozenset((front, civil_wars()[front]))] = _COMPANY * self.truces
        brokered = _BROKERED if any(self._brokers(code) for code in self.brokers) else 0.0
        best = max(weak, key=lambda each: (weak[each], sorted(each)), default=None)
        if best is not None and weak[best] + brokered >= _WEAK:
            self.talks[best] = max(_MAIN, weak[best])

    def _hear_camps(self) -> None:
        """Where nothing else is known, the camps of one country that an article of talks names again and again."""
        if self.bargain or self.spoken < _SPOKEN or max(self.talks.values(), default=0.0) >= _MAIN:
            return
        camps = Counter({code: count for code, count in self.often.items() if _is_camp(code) and count > 1})
        homes = Counter[str]()
        for code, count in camps.items():
            homes[home_of(code)] += count
        homes.pop("", None)
        home = homes.most_common(1)[0][0] if homes else ""
        ours = {code: count for code, count in camps.items() if home_of(code) in {home, ""}}
        table = frozenset(code for code, count in ours.items() if count >= _CAMP * max(ours.values(), default=0))
        if len(table) == 1 and not home:  # what the article itself introduces faces the state that it speaks of
            state = next((code for code, _ in self.often.most_common() if party_kind(code) == "state"), "")
            table |= frozenset({state} - {""})
        if len(table) < 2:  # no camps, but two that it names far more than all others
            enough = _LEADING - (self.two_sides > 0)
            leading = [code for code, count in self.named.most_common(2) if count >= enough and not self._brokers(code)]
            table = frozenset(leading) if _can_negotiate(frozenset(leading)) and not self.foreign else frozenset()
        if 2 <= len(table) <= _MOST_CAMPS and any(party_kind(code) in {"party", "state"} for code in table):
            self.talks[table] = _MAIN

    def _hear_rivals(self) -> None:
        """Factions of one people that are called rivals, and named again and again, settle with each other."""
        if not self.rivals or not self.spoken:
            return
        groups = [code for code, count in self.often.most_common() if count > 1 and party_kind(code) == "group"]
        home = next((home_of(code) for code in groups if home_of(code) in _STATELESS), "")
        pair = frozenset(islice((code for code in groups if home and home_of(code) == home), 2))
        if len(pair) == _PAIR:
            self.talks[pair] += _MAIN + self.rivals

    def _hear_captors(self) -> None:
        """Where nothing else is known, a state faces those who hold people whose release is negotiated."""
        if not self.captives or self.spoken < _PAIR or max(self.talks.values(), default=0.0) >= _MAIN or self.foreign:
            return
        faced = next((code for code, _ in self.named.most_common() if party_kind(code) in {"state", "government"}), "")
        if faced and not any(party_kind(code) == "group" and code != CAPTORS for code in self.named):
            self.talks[frozenset((faced, CAPTORS))] = _MAIN

    def judged(self) -> list[Judged]:
        """The tables with their weights, the strongest first, and why those that count as no negotiation do not."""
        refused: dict[Table, str] = {}
        able: list[tuple[Table, float]] = []
        ranked = sorted(self.talks.items(), key=lambda item: (-item[1], sorted(item[0])))
        for table, weight in ranked:
            if not _can_negotiate(table):
                refused[table] = "these cannot negotiate by themselves"
            elif self.bargain and len(table & self.bargain) == 1:
                # What one side of bargaining over work says to third parties is no negotiation of its own.
                refused[table] = "one side of bargaining over work with somebody else"
            else:
                able.append((table, weight))
        wanted = _MAIN_AMONG_FOREIGN if self.foreign else _MAIN
        main: Table | None = None
        for table, weight in able:
            if self._only_adjacent(table, able):
                refused[table] = "only named side by side, and each has talks of its own"
                continue
            if main is not None:
                brokered = len(table & main) == 1 and any(self._brokers(code) for code in table)
                wanted = max(_SECOND_OF_BROKER if brokered else _SECOND, _SHARE * self.talks[main])
            if weight < wanted:
                refused[table] = f"too little speaks for it: {weight:.1f}, where {wanted:.1f} is asked for"
            elif main is None:
                main = table
        return [Judged(table, weight, refused.get(table)) for table, weight in ranked]

    def _only_adjacent(self, table: Table, ranked: Sequence[tuple[Table, float]]) -> bool:
        """Whether a pair is only listed before a word of talks ("A and B talks"), and each has talks of its own."""
        if table in self.plain or table in self.formats or len(table) != 2:
            return False
        one, other = sorted(table)
        strong = [each for each, weight in ranked if weight >= _SECOND and each in self.plain]
        return any(one in each and other not in each for each in strong) and any(
            other in each and one not in each for each in strong
        )
