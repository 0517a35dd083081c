"""Which negotiations an article tells of, and which of them each of its sentences is about."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from msgspec import Struct

from parley.domain.parties.evidence import TITLE, Evidence, find_evidence, sentence_at
from parley.domain.parties.labour import Bargaining
from parley.domain.parties.mentions import Mention
from parley.domain.parties.names import in_order, negotiation_id
from parley.domain.parties.people import Person
from parley.domain.parties.tally import BROKER, Judged, Table, Tally
from parley.domain.parties.words import WordFinder
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
    """The negotiations of one article, the main one first; `topics` holds, per sentence, the index of one of them.

    `judged` are all tables that were weighed, with those that count as no negotiation.
    """

    found: tuple[FoundNegotiation, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    topics: tuple[int, ...] = ()
    judged: tuple[Judged, ...] = ()

    def __iter__(self) -> Iterator[FoundNegotiation]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def assign(self, start: int) -> Negotiation | None:
        """The negotiation that the sentence at this offset is about; None where the article has none."""
        if not self.found:
            return None
        at = bisect_right(self.spans, start, key=lambda span: span[0]) - 1
        return self.found[self.topics[at] if 0 <= at < len(self.topics) else 0].negotiation


def _topics(
    evidence: Evidence, spans: Sequence[tuple[int, int]], tables: Sequence[Table], tally: Tally
) -> tuple[int, ...]:
    """For each sentence the index of the table that it is about: said outright, by its parties, or as before."""
    if len(tables) == 1:
        return (0,) * len(spans)
    here: list[set[str]] = [set() for _ in spans]
    for actor in evidence.actors:
        here[sentence_at(spans, actor.start)].update(actor.parties)
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
            score = direct[index][number] + inside - 0.5 * len(codes - table) + (inside == len(table))
            scores.append((score + 0.6 * (number == last) + 0.5 * (number == 0), -number))
        last = -max(scores)[1]
        topics.append(last)
    return tuple(topics)


def _filed(codes: Table, brokers: Iterable[str], watch: Watch | None) -> Negotiation:
    """The negotiation of these parties, under the id of the watch that names it, if one does."""
    return Negotiation(
        id=watch.id if watch else negotiation_id(codes),
        parties=in_order(codes),
        mediators=in_order(set(brokers) - codes),
        name=watch.name if watch else None,
    )


def _watch_of(codes: Table, watches: Iterable[Watch]) -> Watch | None:
    """The watch whose parties all are among these: the one with most of them, then the first."""
    fitting = [watch for watch in watches if watch.parties and set(watch.parties) <= codes]
    return max(fitting, key=lambda each: len(each.parties), default=None)


@cache
def _aliases(watches: tuple[Watch, ...]) -> WordFinder[Watch]:
    return WordFinder({alias: watch for watch in reversed(watches) for alias in watch.aliases})


def _aliased(
    title: str, text: str, watches: tuple[Watch, ...], spans: Sequence[tuple[int, int]]
) -> list[tuple[int, int, int, Watch]]:
    """Sentences, with start and end of the words, that name a watch by one of its aliases."""
    if not any(watch.aliases for watch in watches):
        return []
    finder = _aliases(watches)
    return [
        *((TITLE, start, end, watch) for start, end, watch in finder.find(title)),
        *((sentence_at(spans, start), start, end, watch) for start, end, watch in finder.find(text)),
    ]


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

    `mentions`, `people` and `bargaining` are those of `find_cast` on the same text, `spans` its sentences. Who talks
    with whom, in title and lead first, decides; brokers are no sides; known formats stand for their members; watches
    name what they match by its parties, or what the article calls by one of their aliases.
    """
    spans = split_sentences(text) if spans is None else spans
    heading = fold(title or "")
    evidence = find_evidence(text, heading, mentions, people, spans, bargaining)
    tally = Tally(evidence)
    aliased = _aliased(heading, text, tuple(watches), spans)
    for index, start, end, watch in aliased:
        tally.name(frozenset(watch.parties), (index, start, end))
    tally.settle()
    judged = tuple(tally.judged())
    chosen = [(each.table, each.weight) for each in judged if each.refused is None]
    if not chosen:
        return Negotiations(judged=judged)
    tables = [table for table, _ in chosen]
    topics = _topics(evidence, spans, tables, tally)
    brokers: list[Counter[str]] = [Counter() for _ in tables]
    for index, broker in evidence.brokers:
        brokers[topics[index] if index != TITLE else 0][broker.party] += round(100 * broker.weight)
    called = {
        topics[index] if index != TITLE else 0: watch for index, _, _, watch in reversed(aliased) if not watch.parties
    }
    found = []
    for number, (table, weight) in enumerate(chosen):
        mediators = [code for code, strength in brokers[number].items() if strength >= 100 * BROKER]
        named = _watch_of(table, watches) or called.get(number)
        places = tuple((start, end) for index, start, end in sorted(tally.places[table]) if index != TITLE)
        found.append(FoundNegotiation(negotiation=_filed(table, mediators, named), strength=weight, spans=places))
    return Negotiations(tuple(found), tuple(spans), topics, judged)
