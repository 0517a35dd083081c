"""A small pattern language over the tokens of a text, and the machine that runs it.

A text is cut into tokens (a word, a number, a run of spaces, or one other character), and every token becomes one
character that stands for all categories of the vocabulary that it belongs to. Rules are then regular expressions over
that much smaller alphabet, tried only where a rule can begin. In a pattern:

- a lower-case word stands for itself, in any usual case; `{MONTH}` for any word of a category, `{m:MONTH}` names it;
- a space is one run of spaces (never an empty line), `~` is a space or a hyphen, `_` a hyphen or a longer dash;
- `<NAME>` is one of MACROS; `(?P<n>…)`, `(?:…)`, `|`, `?` and lookarounds are as in `re`, `. , ' : / $ %` are literal;
- `[…]` is a set of punctuation marks, `¶` an empty line, `$` the end of the text.

There is no repetition without a bound, so the time a pattern takes is bounded, and that of a text is linear.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from parley.domain.times.expression import Meaning
from parley.domain.times.moment import Moment
from parley.domain.times.vocabulary import cases, forms

MACROS = {
    "APPROX": "(?:(?:about|around|nearly|almost|roughly|approximately|over(?! the)|some|just|only|more than|less than|"
    "fewer than|at least|at most|up to|well over|as many as|as much as|an estimated) )?",
    "NUMBER": "(?:{INT}(?:,{INT})?(?:.{INT})?|(?:{NUMWORD}|{TENS})(?:~{NUMWORD})?|a dozen|half a dozen|a hundred|"
    "{NUMWORD} hundred)",
    "MANY": "(?:a few|few|several|many|some|(?:a )?couple of|a couple|a number of|dozens of|hundreds of|thousands of|"
    "a handful of|tens of)",
    "EARLY": "(?P<part>early|earlier|late|later|mid(?:~)?|middle|end(?=-)|"
    "(?:the )?(?:very )?(?:end|start|beginning|middle|close|turn) of|"
    "(?:the )?(?:early|late|latter|final|opening) (?:part|days|weeks|months) of)",
    "CLOCK": "(?:(?:about|around|roughly|approximately|shortly after|shortly before|just after|just before|exactly) )?"
    "(?:(?P<h>{HOUR})(?:(?::|.)(?P<min>{MIN})(?::(?P<sec>{MIN}))?)?(?: )?(?P<ap>{AMPM}|{MERIDIEM}. ?{M}.?)|"
    "(?P<h24>{HOUR}):(?P<min24>{MIN})(?::(?P<sec24>{MIN}))?|(?P<mil>{HHMM})(?= {ZONE})|"
    "(?P<oclock>{HOUR}|{NUMWORD}) o'clock)",
    "ZONED": "(?: ?(?P<zone>{ZONE})| (?P<local>local time))?",
}

_REMEMBERED = 50_000
"""How many forms a grammar remembers at most: words come again, and a text of strange ones must not fill memory."""

_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+|\s+|[\W\d_]", re.DOTALL)
_ELEMENT = re.compile(
    r"\(\?P<\w+>|\(\?(?::|=|!|<!|<=)|\{(?:(?P<name>\w+):)?(?P<category>[A-Z0-9_]+)\}|(?P<word>[a-z]+|[0-9]+)"
    r"|(?P<set>\[[^\]]*\])|.",
    re.DOTALL,
)
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_PUNCTUATION = ".,;:'/()-–$%!?\"&#[]*"
_FIRST = 0xE000
"""Categories of words are characters of the private use area, so that none is a letter or a mark of a pattern."""
_SAME = {"’": "'", "‘": "'", "“": '"', "”": '"', "—": "–", "‒": "–", "−": "–", "‑": "-", "‐": "-", "€": "$", "£": "$"}
LOWER, CAPITAL, OTHER, BREAK, SPACE = "o", "O", "x", "¶", " "
UNKNOWN = frozenset((LOWER, CAPITAL))
"""The characters of words outside the vocabulary."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One pattern, the function that gives its meaning, and examples that run as tests.

    An example is `published | sentence | expression | TYPE value | start..end grain` with `-` for an open end, or with
    a lone `vague` or `none`. `never` holds sentences in which the rule (or any other) must find nothing.
    """

    pattern: str
    read: Callable[["Found"], Meaning | None]
    examples: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(slots=True)
class Found:
    """A place where a rule's pattern matches: its words by name, and the moment they are read at."""

    words: list[str]
    match: "re.Match[str]"
    moment: Moment

    def __call__(self, name: str) -> str:
        """The words of a named part in lower case with plain spaces and apostrophes, empty where the part is absent."""
        first, last = self.match.span(name) if name in self.match.re.groupindex else (-1, -1)
        if last - first == 1:
            return self.words[first].lower()
        return " ".join("".join(self.words[first:last]).lower().replace("’", "'").replace("‘", "'").split())

    def as_written(self, name: str) -> str:
        """The words of a named part as they are written."""
        first, last = self.match.span(name)
        return "".join(self.words[first:last]) if first >= 0 else ""

    def before(self, count: int = 1) -> list[str]:
        """The `count` tokens before the match that are no spaces, nearest first, in lower case."""
        return self._near(range(self.match.start() - 1, max(self.match.start() - 2 * count - 2, -1), -1), count)

    def after(self, count: int = 1) -> list[str]:
        """The `count` tokens after the match that are no spaces, in lower case."""
        end = self.match.end()
        return self._near(range(end, min(end + 2 * count + 1, len(self.words))), count)

    def _near(self, places: range, count: int) -> list[str]:
        near = [self.words[place].lower() for place in places if not self.words[place].isspace()]
        return (near + [""] * count)[:count]


class Tokens:
    """A text as tokens: the words, and the string of their categories, one character a token."""

    def __init__(self, text: str, alphabet: "Alphabet") -> None:
        self.words: list[str] = _TOKEN.findall(text)
        self.signature = "".join(map(alphabet.chars.__getitem__, self.words))

    @cached_property
    def offsets(self) -> list[int]:
        """Where each token begins, and at last the length of the text."""
        return list(accumulate(map(len, self.words), initial=0))


class _Chars(dict[str, str]):
    """Form → character of its categories; what the vocabulary does not know gets its kind."""

    def __missing__(self, form: str) -> str:
        first = form[0]
        if first.isspace():
            return BREAK if form.count("\n") > 1 else SPACE
        kind = OTHER
        if first.isalpha():
            kind = CAPITAL if first.isupper() else LOWER
        if len(self) < _REMEMBERED and len(form) < 20:
            self[form] = kind
        return kind


class Alphabet:
    """The characters that stand for sets of categories, and patterns written in them."""

    def __init__(self, patterns: list[str]) -> None:
        table = forms()
        for word in {element["word"] for pattern in patterns for element in _ELEMENT.finditer(pattern)} - {None}:
            for form in cases(word):
                table.setdefault(form, set()).add(word)
        by_set: dict[frozenset[str], str] = {}
        self.chars = _Chars({" ": SPACE, "\n": SPACE} | {mark: mark for mark in _PUNCTUATION} | _SAME)
        for form, categories in table.items():
            self.chars[form] = by_set.setdefault(frozenset(categories), chr(_FIRST + len(by_set)))
        self._members: dict[str, str] = {}
        for categories_, char in by_set.items():
            for category in categories_:
                self._members[category] = self._members.get(category, "") + char

    def elements(self, pattern: str) -> Iterator[tuple[str, str]]:
        """A pattern as pairs of regular expression and the characters it can begin with; "" for operators."""
        for element in _ELEMENT.finditer(pattern):
            text = element[0]
            if element["category"] or element["word"]:
                chars = self._members[element["category"] or element["word"]]
                body = f"[{chars}]"
                yield (f"(?P<{element['name']}>{body})" if element["name"] else body), chars
            elif element["set"]:
                yield text, text.strip("[]")
            elif text == "~":
                yield "[ \\-]", " -"
            elif text == "_":
                yield "[-–]", "-–"
            elif text[0] == "(" or text in ")|?$":
                yield ("\\Z" if text == "$" else text), ""
            else:
                yield re.escape(text), text


def expand(pattern: str) -> str:
    """The pattern with its macros written out."""
    while True:
        longer = re.sub(r"(?<!\?P)<([A-Z]+)>", lambda macro: MACROS[macro[1]], pattern)
        if longer == pattern:
            return pattern
        pattern = longer


@dataclass(slots=True)
class _Candidates:
    """The rules to try at places that begin alike, and a gate: one pattern that matches where any of them does."""

    numbers: tuple[int, ...]
    rules: list[tuple[Rule, "re.Pattern[str]"]] = field(default_factory=list)
    met: int = 0
    gate: "re.Pattern[str] | None" = None


_OFTEN = 20
"""A gate costs as much to compile as its rules together, so it is made for what is met more often than this."""


class Grammar:
    """Rules made ready: for each character that a rule can begin with, the rules to try there."""

    def __init__(self, rules: tuple[Rule, ...], *further: str) -> None:
        self.rules = rules
        patterns = [expand(rule.pattern) for rule in rules]
        self.alphabet = Alphabet([*patterns, *further])
        self._sources: list[str] = []
        by_start: dict[str, list[int]] = {}
        shortest: dict[str, int] = {}
        for number, pattern in enumerate(patterns):
            elements = list(self.alphabet.elements(pattern))
            self._sources.append("".join(text for text, _ in elements))
            for char, length in _Beginnings(elements).lengths.items():
                by_start.setdefault(char, []).append(number)
                shortest[char] = min(length, shortest.get(char, length))
        shared = {tuple(numbers): _Candidates(tuple(numbers)) for numbers in by_start.values()}
        self._candidates = {char: shared[tuple(numbers)] for char, numbers in by_start.items()}
        self._compiled: dict[int, re.Pattern[str]] = {}
        self._starts = _starts(shortest)

    def pattern(self, pattern: str) -> "re.Pattern[str]":
        """A pattern over the words of the rules and of `further` patterns, as a regular expression over signatures."""
        return re.compile("".join(text for text, _ in self.alphabet.elements(expand(pattern))))

    def tokens(self, text: str) -> Tokens:
        """A text as tokens in this grammar's alphabet."""
        return Tokens(text, self.alphabet)

    def starts(self, signature: str) -> Iterator[int]:
        """The places, in order, where a rule can begin: not at "the" before a word that no rule has."""
        return (found.start() for found in self._starts.finditer(signature))

    def matches(self, signature: str, place: int) -> "list[tuple[Rule, re.Match[str]]]":
        """Every rule that matches at a place, the longest match first; of equally long ones the earlier rule."""
        candidates = self._candidates[signature[place]]
        gate = candidates.gate
        if gate is None:
            self._meet(candidates)
        elif gate.match(signature, place) is None:
            return []
        found = [
            (rule, match)
            for rule, pattern in candidates.rules
            if (match := pattern.match(signature, place)) is not None
        ]
        if len(found) > 1:
            found.sort(key=lambda pair: -pair[1].end())
        return found

    def _meet(self, candidates: "_Candidates") -> None:
        """Compile what is needed where such a place is met for the first time, and for the twentieth a gate before."""
        if not candidates.met:
            candidates.rules = [(self.rules[number], self._pattern(number)) for number in candidates.numbers]
        candidates.met += 1
        if candidates.met == _OFTEN and len(candidates.numbers) > 1:
            sources = (_NAMED_GROUP.sub("(?:", self._sources[number]) for number in candidates.numbers)
            candidates.gate = re.compile("|".join(f"(?:{source})" for source in sources))

    def _pattern(self, number: int) -> "re.Pattern[str]":
        pattern = self._compiled.get(number)
        if pattern is None:
            pattern = self._compiled[number] = re.compile(self._sources[number])
        return pattern


def _starts(shortest: dict[str, int]) -> re.Pattern[str]:
    """Where rules can begin, by the length of the shortest match that begins with each character.

    No pattern has the characters of unknown words, so what takes three tokens and more cannot match before a space
    and such a word. Most places are ruled out so ("the minister", "in Lima").
    """
    short = "".join(sorted(char for char, length in shortest.items() if length < _UNKNOWN_AT))
    longer = "".join(sorted(char for char, length in shortest.items() if length >= _UNKNOWN_AT))
    choices = [f"[{re.escape(short)}]"] if short else []
    if longer:
        choices.append(f"[{re.escape(longer)}](?!{SPACE}[{LOWER}{CAPITAL}{OTHER}])")
    return re.compile("|".join(choices))


_UNKNOWN_AT = 3


class _Beginnings:
    """The characters that a pattern can begin with, each with the length of the shortest match, by one descent."""

    def __init__(self, elements: list[tuple[str, str]]) -> None:
        self._elements = elements
        self._place = 0
        self.lengths, _ = self._alternatives()

    def _alternatives(self) -> tuple[dict[str, int], int]:
        lengths, shortest = self._sequence()
        while self._peek() == "|":
            self._place += 1
            more, length = self._sequence()
            lengths, shortest = _least(lengths, more), min(shortest, length)
        return lengths, shortest

    def _sequence(self) -> tuple[dict[str, int], int]:
        items: list[tuple[dict[str, int], int]] = []
        while self._peek() not in {"|", ")", ""}:
            items.append(self._item())
        lengths: dict[str, int] = {}
        rest = 0
        for begins, shortest in reversed(items):
            here = {char: length + rest for char, length in begins.items()}
            # What follows begins the sequence only where this item can be empty.
            lengths = here if shortest else _least(lengths, here)
            rest += shortest
        return lengths, rest

    def _item(self) -> tuple[dict[str, int], int]:
        text, begins = self._elements[self._place]
        self._place += 1
        lengths: dict[str, int] = {}
        shortest = 0
        if text.startswith("(") and not begins:
            lengths, shortest = self._alternatives()
            self._place += 1
            if text in {"(?=", "(?!", "(?<!", "(?<="}:
                lengths, shortest = {}, 0
        elif begins:
            lengths, shortest = dict.fromkeys(begins, 1), 1
        if self._peek() == "?":
            self._place += 1
            shortest = 0
        return lengths, shortest

    def _peek(self) -> str:
        if self._place >= len(self._elements):
            return ""
        text, begins = self._elements[self._place]
        return "" if begins and text in {"|", ")"} else text


def _least(one: dict[str, int], two: dict[str, int]) -> dict[str, int]:
    """The characters of both, each with the smaller length."""
    return one | {char: min(length, one.get(char, length)) for char, length in two.items()}
