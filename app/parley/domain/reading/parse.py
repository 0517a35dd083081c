"""The shallow parse of an article, made once and shared by all slots."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from parley.domain.parties.cast import find_cast
from parley.domain.parties.mentions import Mention
from parley.domain.parties.people import Person
from parley.domain.reading.negotiations import Negotiations
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.speakers import Speakers
from parley.domain.text.folding import fold
from parley.domain.text.quotes import find_quotes
from parley.domain.text.sentences import split_unit
from parley.domain.text.units import Unit, find_units
from parley.domain.times import find_times

_STAMP = re.compile(r"\d{1,2}[:.h]\d{2}(?: ?(?:[ap]\.?m\.?|GMT|UTC|BST|CET|E[SD]?T))?", re.IGNORECASE)
"""What an entry of a live blog begins with: when it was written, not when what it tells took place."""
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_PLACE = re.compile(r"\b[Ii]n ((?:[A-Z][^\W\d_]+(?:['-][^\W\d_]+)*)(?: [A-Z][^\W\d_]+(?:['-][^\W\d_]+)*){0,3})")
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_DATELINE = re.compile(
    r"\s*(?:"
    rf"[A-Z][A-Z.'/ -]{{2,40}}(?:, [A-Z][\w.' ]{{1,30}})?(?:,? {_DAY})?(?: ?\([^()\n]{{2,40}}\))?"
    rf"|(?:[A-Z][\w.'-]+,? ){{0,4}}(?:{_DAY} ?)?\([^()\n]{{2,40}}\)"
    rf"|{_DAY}"
    r")\s*(?:[-—–]{1,2}|:)\s+(?=[\w\"'])"
)
"""Place, day and agency before the first word: "LIMA, Peru, May 4 (Wire) --"; three capitals, brackets or a day."""

_CITY = re.compile(
    rf"(?!{_DAY})(?:[A-Z][A-Z.'-]+(?: [A-Z][A-Z.'-]+)*|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){{0,2}})(?=[\s,/(-])"
)
_DATED = 4
"""A dateline stands in one of so many first units."""


class Parse:
    """An article's text, read once: units, sentences, quotations, times, parties and people.

    `published` is the calendar day as the outlet wrote it, None where there is none.
    """

    def __init__(self, text: str, published: date | None, title: str | None = None) -> None:
        self.text = text
        self.title = title
        self.negotiations = Negotiations()
        self.published = published
        self.folded = fold(text)
        self.units = find_units(self.folded)
        self.quotes = find_quotes(text, self.folded, self.units)
        self.sentences = [
            Sentence(index, start, end, unit, number, self.folded)
            for index, (number, unit, start, end) in enumerate(
                (number, unit, start, end) for number, unit in enumerate(self.units) for start, end in self._split(unit)
            )
        ]
        self._starts = [sentence.start for sentence in self.sentences]
        for span in self.quotes:
            for sentence in self._overlapped(span):
                sentence.quotes.append(span)
        self.cast = find_cast(self.folded, fold(title or ""))
        self.mentions: list[Mention] = self.cast.mentions
        for mention in self.mentions:
            self.sentence_at(mention.start).mentions.append(mention)

    def _split(self, unit: Unit) -> Iterator[tuple[int, int]]:
        """The sentences of a unit; a dateline belongs to none."""
        for start, end in split_unit(self.folded, unit.start, unit.end):
            dateline = _DATELINE.match(self.folded, start, end) if start == unit.start else None
            yield (dateline.end() if dateline is not None and dateline.end() < end else start), end

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where each sentence lies."""
        return [(sentence.start, sentence.end) for sentence in self.sentences]

    @cached_property
    def people(self) -> list[Person]:
        """The people of the article, with the side that its own words give them."""
        return self.cast.people

    @cached_property
    def speakers(self) -> Speakers:
        """Who says what."""
        return Speakers(self.sentences, self.people, self.title)

    @cached_property
    def places(self) -> frozenset[str]:
        """Names that the article puts behind "in": its cities and venues."""
        return frozenset(found.group(1) for found in _PLACE.finditer(self.folded))

    @cached_property
    def dateline(self) -> str | None:
        """The city that the article is dated from, which its "here" means; None where no dateline names one."""
        for unit in self.units[:_DATED]:
            found = _DATELINE.match(self.folded, unit.start, unit.end)
            city = _CITY.match(found.group().strip()) if found is not None else None
            if city is not None:
                return city.group().strip(" .-").title() if city.group().isupper() else city.group().strip()
        return None

    def read_times(self) -> None:
        """Find the time expressions, once; the reader calls it once."""
        for time in find_times(self.folded, self.published, sentences=self.spans):
            sentence = self.sentence_at(time.start)
            stamp = time.start == sentence.unit.start and _STAMP.fullmatch(time.text)
            if sentence.start <= time.start and not stamp:
                sentence.times.append(time)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds an offset of the text."""
        return self.sentences[max(0, bisect_right(self._starts, offset) - 1)]

    def _overlapped(self, span: tuple[int, int]) -> Iterator[Sentence]:
        index = max(0, bisect_right(self._starts, span[0]) - 1)
        while index < len(self.sentences) and self.sentences[index].start < span[1]:
            if self.sentences[index].end > span[0]:
                yield self.sentences[index]
            index += 1


def place_name(sentence: Sentence, first: int, last: int) -> str:
    """The name at the end of a noun group: its capitalised words, without dates and determiners."""
    while last > first and sentence.kinds[last - 1] != "P":
        last -= 1
    start = last
    while start > first and (sentence.kinds[start - 1] == "P" or _links(sentence, first, start - 1)):
        start -= 1
    return sentence.text(start, last)


def _links(sentence: Sentence, first: int, token: int) -> bool:
    """Whether a small word stands inside a name: "Rio de Janeiro"."""
    return token > first and sentence.lowers[token] in _SMALL and sentence.kinds[token - 1] == "P"


_SMALL = frozenset(("de", "da", "do", "del", "la", "las", "los", "di", "el", "al", "es"))
"""Words of other tongues inside the names of places."""


def sentence_of(text: str, published: date | None = None) -> Sentence:
    """The first sentence of a text by itself, with its times: what the examples of rules are tried on."""
    parse = Parse(text, published)
    parse.read_times()
    return parse.sentences[0]
