"""Time expressions of a text: rules over tokens, joined with their neighbours and read at the day of publication."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from parley.domain.text.calendar_words import MONTHS, SHORT_NAMES
from parley.domain.text.folding import fold
from parley.domain.text.sentences import split_unit
from parley.domain.times import resolve
from parley.domain.times.expression import Meaning, Tense, TimeExpression
from parley.domain.times.frames import JOINTS, Piece, expression, frame
from parley.domain.times.grammar import UNKNOWN, Found, Grammar, Rule, Tokens
from parley.domain.times.moment import Moment
from parley.domain.times.rules import RULES
from parley.domain.times.rules.days import MORE_DAYS
from parley.domain.times.tense import clause_tense
from parley.domain.times.vocabulary import ZONES

_GRAMMAR = Grammar(RULES, MORE_DAYS)
_MORE_DAYS = _GRAMMAR.pattern(MORE_DAYS)
_NO_DAY = date(2000, 1, 1)
"""What relative expressions are read against where there is no day of publication; their dates are dropped after."""

_NAMES_IN_LOWER_CASE = re.compile(
    rf"\b(?:{'|'.join(sorted(SHORT_NAMES & MONTHS.keys()))}|may|march)\b(?=\.? ?[0-9])|\b(?:may|march)\b(?=[,.;])"
    rf"|(?<=[0-9] )(?:{'|'.join(sorted(MONTHS))})\b|(?<=\bin )(?:may|march)\b|(?<=\b(?:last|next) )(?:may|march)\b"
    rf"|(?<=[0-9m.] )(?:{'|'.join(sorted(ZONES)).lower()})\b"
)
"""Names that are read with a capital only, where a text without any capital can hardly mean other words."""

_DATE_THEN_TIME = frozenset({" ", " at ", ", at ", ", ", " around ", " at around ", " at about ", " from ", " until "})
_TIME_THEN_DATE = frozenset({" ", " on ", ", ", ", on ", " of ", " of the ", " (local time) on "})


def find_times(
    text: str,
    published: date | None,
    *,
    sentences: Sequence[tuple[int, int]] | None = None,
) -> list[TimeExpression]:
    """All time expressions of a text in order, none inside another.

    `published` is the calendar day that relative words are read against; without one they keep their words and have
    neither dates nor digits. `sentences` are spans of code points, split here where they are not given. The tense of
    the clause around a date decides whether it lies behind or ahead.
    Never raises for any text; the time taken is linear in its length.
    """
    tokens = _GRAMMAR.tokens(_NAMES_IN_LOWER_CASE.sub(_as_name, text) if text.islower() else text)
    search = _Search(text, published, tokens, sentences)
    pieces = search.pieces()
    frame(pieces, tokens.words)
    return [expression(piece, text, tokens.offsets) for piece in pieces]


def _as_name(match: "re.Match[str]") -> str:
    """A month with a capital, a zone in capitals."""
    return match[0].upper() if match[0].upper() in ZONES else match[0].capitalize()


class _Search:
    """One pass over the tokens of a text, from left to right, since what was named before decides what follows."""

    def __init__(
        self,
        text: str,
        published: date | None,
        tokens: Tokens,
        sentences: Sequence[tuple[int, int]] | None,
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.published = published
        self.moment = Moment(published or _NO_DAY)
        self._given = sentences is not None
        self._sentences = list(sentences or ())
        self._starts = [start for start, _ in self._sentences]
        self._split_to = 0
        self._lowered: tuple[int, list[str], list[int]] | None = None

    def pieces(self) -> list[Piece]:
        pieces: list[Piece] = []
        taken = 0
        signature = self.tokens.signature
        for place in _GRAMMAR.starts(signature):
            if place < taken or (
                place > 1
                and signature[place - 1] == "-"
                and signature[place - 2] in UNKNOWN
                and self.tokens.words[place].isalpha()
            ):
                continue
            for rule, match in _GRAMMAR.matches(signature, place):
                if match.end() == place:
                    continue
                self.moment.ask_tense = partial(self._tense, match.start(), match.end())
                self.moment.ask_apart = partial(self._apart, taken, match.start())
                meaning = self._read(rule, match)
                if meaning is None:
                    continue
                piece = self._merged(pieces, Piece(match.start(), match.end(), meaning))
                _align_weekdays(pieces, piece, self.tokens.words, self.moment.today)
                pieces.append(piece)
                taken = self._more_days(pieces, match)
                self.moment.name(pieces[-1].meaning)
                break
        if self.published is None:
            for piece in pieces:
                _unresolve(piece.meaning)
        return pieces

    def _read(self, rule: Rule, match: "re.Match[str]") -> Meaning | None:
        try:
            return rule.read(Found(self.tokens.words, match, self.moment))
        except (OverflowError, ValueError):
            # A day before the year 1 or after 9999: the calendar has no such date, so the words name none.
            return None

    def _merged(self, pieces: list[Piece], new: Piece) -> Piece:
        """One piece of a day and a time, or of a weekday and its date, that stand next to each other."""
        if not pieces or new.first - pieces[-1].last > 5:
            return new
        old = pieces[-1]
        a, b = old.meaning, new.meaning
        between = "".join(self.tokens.words[old.last : new.first]).lower()
        joined: Meaning | None = None
        if a.kind == "DATE" and a.grain == "day" and b.kind == "TIME" and b.clock and between in _DATE_THEN_TIME:
            joined = resolve.timed(a, b.clock, b.zone)
        elif a.kind == "TIME" and a.clock and b.kind == "DATE" and b.grain == "day" and between in _TIME_THEN_DATE:
            joined = resolve.timed(b, a.clock, a.zone)
        elif a.kind == b.kind == "TIME" and a.clock and b.clock and between in _DATE_THEN_TIME and ":" in b.clock:
            joined = resolve.timed(a, b.clock, b.zone) if ":" not in a.clock else None
        elif a.kind == b.kind == "TIME" and a.clock and b.clock and ":" in a.clock and ":" not in b.clock:
            joined = resolve.timed(b, a.clock, a.zone) if between in {" ", " on "} else None
        elif a.weekday and a.kind == "DATE" and b.kind == "DATE" and b.grain == "day" and not b.weekday:
            joined = b if between in {" ", ", ", " the "} else None
        if joined is None:
            return new
        pieces.pop()
        return Piece(old.first, new.last, joined)

    def _more_days(self, pieces: list[Piece], match: "re.Match[str]") -> int:
        """Add the days that follow a month and a day ("Feb. 4-5"); the token after them."""
        end = match.end()
        groups = match.re.groupindex
        if "m" not in groups or "d" not in groups or match.start("m") > match.start("d"):
            return end
        for _ in range(4):
            more = _MORE_DAYS.match(self.tokens.signature, end)
            of = pieces[-1].meaning.first
            if more is None or of is None or pieces[-1].meaning.kind != "DATE":
                break
            number = int(self.tokens.words[more.start("d")])
            try:
                day = of.replace(day=number)
            except ValueError:
                break
            if day <= of:
                break
            pieces.append(Piece(more.start("d"), more.end(), resolve.day(day, explicit=pieces[-1].meaning.explicit)))
            end = more.end()
        return end

    def _apart(self, last: int, first: int) -> bool:
        """Whether a line ends between the time before and this one, or much is said."""
        return first - last > 80 or any("\n" in word for word in self.tokens.words[last:first])

    def _tense(self, first: int, last: int) -> Tense | None:
        offset = self.tokens.offsets[first]
        words, places = self._sentence_words(offset)
        return clause_tense(words, bisect_right(places, first - 1), bisect_right(places, last - 1))

    def _split_around(self, offset: int) -> None:
        """Split the paragraph that an offset is in, where no sentences are given and it is not split yet."""
        if self._given or offset < self._split_to:
            return
        begin = max(self.text.rfind("\n\n", self._split_to, offset), self._split_to)
        end = self.text.find("\n\n", offset)
        self._split_to = len(self.text) if end < 0 else end
        paragraph = fold(self.text[begin : self._split_to])
        self._sentences = [(begin + start, begin + stop) for start, stop in split_unit(paragraph, 0, len(paragraph))]
        self._starts = [start for start, _ in self._sentences]
        self._lowered = None

    def _sentence_words(self, offset: int) -> tuple[list[str], list[int]]:
        """The words of the sentence that an offset is in, and the tokens they are; of headlines in lower case."""
        self._split_around(offset)
        number = bisect_right(self._starts, offset) - 1
        if self._lowered is not None and self._lowered[0] == number:
            return self._lowered[1], self._lowered[2]
        start, end = self._sentences[number] if number >= 0 and self._sentences else (0, len(self.text))
        offsets = self.tokens.offsets
        lo, hi = max(bisect_right(offsets, start) - 1, 0), bisect_right(offsets, max(end, offset + 1) - 1)
        places = [
            place for place in range(lo, min(hi, len(self.tokens.words))) if not self.tokens.words[place].isspace()
        ]
        words = [self.tokens.words[place] for place in places]
        if words:
            words[0] = words[0].lower()
        if sum(word[0].isupper() for word in words) > len(words) / 2:
            words = [word.lower() for word in words]
        self._lowered = (number, words, places)
        return words, places


def _align_weekdays(pieces: list[Piece], new: Piece, words: list[str], today: date) -> None:
    """Put two weekdays that make one list in order: "from Tuesday to Thursday" is one week's, whatever today is."""
    if not pieces or not new.meaning.weekday or not pieces[-1].meaning.weekday or new.first - pieces[-1].last > 4:
        return
    old = pieces[-1].meaning
    first, last = old.first, new.meaning.first
    joint = "".join(words[pieces[-1].last : new.first]).strip().lower()
    if first is None or last is None or last >= first or joint not in JOINTS or old.kind == "TIME":
        return
    week = timedelta(days=7)
    if last >= today or first > today:
        new.meaning = resolve.day(last + week, weekday=True)
    else:
        pieces[-1].meaning = resolve.day(first - week, weekday=True)


def _unresolve(meaning: Meaning) -> None:
    """Take back the dates of what only a day of publication could have told."""
    if meaning.explicit or meaning.kind in {"DURATION", "SET"}:
        if meaning.kind == "DURATION":
            meaning.first = meaning.last = None
        return
    if meaning.first is not None:
        day, clock, rest = meaning.value.partition("T")
        meaning.value = "".join("X" if char.isdigit() else char for char in day) + clock + rest
    meaning.first = meaning.last = None
    meaning.grain = "vague"
