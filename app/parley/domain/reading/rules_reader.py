"""The reader by rules: article in, negotiations and claims out."""

from collections.abc import Sequence

from msgspec import structs

from parley.domain.articles.instants import published_day
from parley.domain.articles.versions import article_id
from parley.domain.claim_ids import claim_id
from parley.domain.reading.candidates import Candidate, SlotReader
from parley.domain.reading.contexts import context_of
from parley.domain.reading.gate import passes
from parley.domain.reading.negotiations import find_negotiations
from parley.domain.reading.parse import Parse
from parley.domain.reading.reader import Reading
from parley.domain.reading.slots.registry import SLOTS
from parley.domain.reading.traces import Settled, SlotTrace, Trace
from parley.domain.text.languages import is_english
from parley.domain.watches import Watch
from parley_topics.articles import Article
from parley_topics.claims import CLAIM_TYPES, AnyClaim, Evidence, Negotiation
from parley_topics.values import Meeting, Position

SURELY = 0.75
"""Score from which on what somebody outside the talks wants of them is a claim."""


class RuleReader:
    """Reads articles by rules alone: no model, no network, the same article always the same."""

    def __init__(self, watches: Sequence[Watch] = (), slots: Sequence[SlotReader] | None = None) -> None:
        self.watches = tuple(watches)
        self.slots: tuple[SlotReader, ...] = tuple(slots) if slots is not None else SLOTS

    def read(self, article: Article) -> Reading:
        """The negotiations and claims of one article, in order of their evidence."""
        return self.trace(article).reading()

    def trace(self, article: Article) -> Trace:
        """Read one article and keep what was found on the way."""
        text = article.text or ""
        if not text.strip():
            return Trace(skipped="empty")
        if not is_english(text):
            return Trace(skipped="language")
        if not passes(text, article.title):
            return Trace(skipped="out-of-scope")
        parse = Parse(text, published_day(article), article.title)
        negotiations = find_negotiations(
            parse.folded,
            parse.mentions,
            parse.people,
            self.watches,
            title=article.title,
            spans=parse.spans,
            bargaining=parse.cast.bargaining,
        )
        if not len(negotiations):
            return Trace(skipped="out-of-scope", parse=parse, negotiations=negotiations)
        parse.negotiations = negotiations
        parse.read_times()
        ident = article_id(article)
        slots = tuple(self._slot(parse, slot, ident) for slot in self.slots)
        return Trace(parse=parse, negotiations=negotiations, slots=slots)

    def _slot(self, parse: Parse, slot: SlotReader, article: str) -> SlotTrace:
        found = [
            candidate
            for sentence in parse.sentences
            if not sentence.vocabulary.isdisjoint(slot.triggers)
            for candidate in slot.candidates(parse, sentence)
        ]
        return SlotTrace(slot, found, [self._settled(parse, each, article) for each in slot.settle(found)])

    def _settled(self, parse: Parse, candidate: Candidate, article: str) -> Settled:
        negotiation = parse.negotiations.assign(candidate.sentence.start)
        if negotiation is None or _is_outsider(candidate, negotiation):
            return Settled(candidate, negotiation, None)
        claim = self._claim(parse, candidate, negotiation)
        return Settled(candidate, negotiation, structs.replace(claim, claim_id=claim_id(article, claim)))

    def _claim(self, parse: Parse, candidate: Candidate, negotiation: Negotiation) -> AnyClaim:
        sentence = candidate.sentence
        context = context_of(candidate, parse.published, parse.speakers.at(sentence, candidate.first))
        start, end = sentence.offsets(candidate.first, candidate.last)
        value = candidate.value
        if isinstance(value, Meeting) and value.parties is None:
            value = structs.replace(value, parties=negotiation.parties)
        claim: AnyClaim = CLAIM_TYPES[
            type(value)
        ](
            negotiation=negotiation.id,
            value=value,  # type: ignore[arg-type]  # the table pairs each value with its claim
            modality=context.modality,
            background=context.background,
            attribution=context.attribution,
            evidence=Evidence(quote=parse.text[start:end], start=start, end=end),
            confidence=round(min(candidate.score, 1.0), 2),
        )
        return claim


def _is_outsider(candidate: Candidate, negotiation: Negotiation) -> bool:
    """Whether a position is that of somebody who is neither side nor mediator, and only likely to be one."""
    value = candidate.value
    if not isinstance(value, Position) or candidate.score >= SURELY:
        return False
    return value.party not in negotiation.parties and value.party not in negotiation.mediators
