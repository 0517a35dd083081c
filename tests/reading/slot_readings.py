"""What a slot reads in a text by itself, for the tests of slots."""

from datetime import date

from parley.domain.reading.candidates import Candidate, SlotReader
from parley.domain.reading.parse import Parse

PUBLISHED = date(2026, 2, 18)


def readings(slot: SlotReader, text: str) -> list[Candidate]:
    """The distinct candidates of a slot in a text published on Wednesday 18 February 2026."""
    parse = Parse(text, PUBLISHED)
    parse.read_times()
    return slot.settle(
        [
            candidate
            for sentence in parse.sentences
            if not sentence.vocabulary.isdisjoint(slot.triggers)
            for candidate in slot.candidates(parse, sentence)
        ]
    )
