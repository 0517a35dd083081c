"""Tokens of a sentence and their word classes."""

import re
from functools import lru_cache
from typing import NamedTuple

from parley.domain.reading.lexicon.closed import MONTHS, TIME_NOUNS, WEEKDAYS
from parley.domain.reading.lexicon.forms import REMEMBERED, Form, guess, noun_lemma, table
from parley.domain.reading.lexicon.verbs import INVARIANT, VERBY

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}(?:[A-Z]\b)?(?:-[^\W_]+)*"  # U.S., D.C., U.S.-led
    r"|'(?:s|t|re|ve|ll|d|m)\b"  # clitics
    r"|[$€£¥]?\d[\d.,:]*(?<=\d)(?:st|nd|rd|th|s|%|[ap]m)?(?:-[^\W_]+)*"
    r"|[^\W_]+(?:[-&/][^\W_]+|'(?!(?:s|t|re|ve|ll|d|m)\b)[^\W\d_]+|\.[^\W_]+)*(?:\.(?=\s*[\w(,]))?"
    r"|[^\w\s]|_+"
)
_PUNCTUATION = {
    **dict.fromkeys(",", ","),
    **dict.fromkeys(";:", ";"),
    **dict.fromkeys("—-", "-"),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
    **dict.fromkeys("\"'", '"'),
}
_NEGATED = {
    **dict.fromkeys(("don", "doesn", "didn"), ("I", "do")),
    **dict.fromkeys(("isn", "aren", "wasn", "weren", "ain"), ("B", "be")),
    **dict.fromkeys(("hasn", "haven", "hadn"), ("H", "have")),
    **{word + "n": ("W", word) for word in ("would", "should", "could", "must", "might")},
    "won": ("W", "will"),
    "can": ("W", "can"),
}
_ATTRIBUTE = re.compile("(?<=[VG])E(?=N)")
"""A form in -ed between another verb and its noun describes the noun ("to restart stalled talks")."""
_PERIODS = frozenset(TIME_NOUNS - {"time", "second", "moment", "while"})
_PERIOD_MARKERS = frozenset(("next", "last", "this", "every", "each", "that", "past", "coming", "following"))
_NAME_PARTS = frozenset(("al", "el", "ul", "ad", "ar", "as", "ash", "at", "an", "az"))
"""Articles that begin a name: "al-Bashir"."""
_PARTS = frozenset(("morning", "afternoon", "evening", "night"))
_RELATIVE = frozenset(("ago", "earlier", "later"))
"""Adverbs that make a day word of the count before them: "10 days ago"."""
_DAY_MARKERS = frozenset(("next", "last", "past", "coming", "following", "early", "late", "mid"))
_ARTICLE_LIKE = frozenset("DJM'")
_BEFORE_NUMBERS = {"up": ("to",), "at": ("least", "most"), "more": ("than",), "less": ("than",), "fewer": ("than",)}
"""Pairs of words that only measure the number behind them, by the first."""
_FIXED_ENDS = frozenset(("far", "result", "least", "most", "than", "up", "forward", "longer"))
_ASIDE = 6
"""Tokens of an aside in brackets, at most."""
_NOMINAL = frozenset("NPJMjngzY")
_SEVERAL = frozenset(("two", "three", "four", "five", "six"))
"""Numbers behind which no singular noun stands: "the two plan to meet"."""


def tokenise(folded: str, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """The tokens of a sentence of a folded text: their words, starts and ends."""
    words: list[str] = _TOKEN.findall(folded, start, end)
    starts: list[int] = []
    ends: list[int] = []
    at = start
    for word in words:
        at = folded.index(word, at)  # only blanks stand between tokens, and asking for a match object each is slow
        starts.append(at)
        at += len(word)
        ends.append(at)
    return words, starts, ends


def tag(words: list[str]) -> tuple[str, list[str], list[str]]:
    """Word classes (one letter a token), lower-case forms and lemmas of a sentence's tokens."""
    lowers = [word.lower() for word in words]
    raw: list[str] = []
    lemmas: list[str] = []
    opening = True
    for word in words:
        kind, lemma = _class(word, opening)
        raw.append(kind)
        lemmas.append(lemma)
        opening = kind in '";-(' if not opening else kind in '",;-(.'
    # Each of these is for words that most sentences have not: finding that out here spares them a walk.
    if "'t" in lowers:
        _negate(raw, lowers, lemmas)
    if "one" in lowers:
        _count_one(raw, lowers)
    if "face" in lowers:
        _facing(raw, lowers)
    if "am" in lowers:
        _clock(raw, lowers)
    if not _FIXED_ENDS.isdisjoint(lowers):
        _fix(raw, lowers)
    _place(raw, lowers, lemmas)
    if "Y" in raw or "ago" in lowers or not _PERIODS.isdisjoint(lowers):
        _mark_times(raw, lowers)
    if "likely" in lowers:
        _weaken(raw, lowers)
    if "H" in raw or "K" in raw or "been" in lowers:
        _verbalise(raw, lowers, lemmas)
    return _ATTRIBUTE.sub("J", "".join(raw)), lowers, lemmas


@lru_cache(maxsize=REMEMBERED)
def _class(word: str, opening: bool) -> Form:
    """The class and lemma of a word by itself; `opening`: it begins a sentence or a part of one."""
    known, low, first = table(), word.lower(), word[0]
    if first.isalpha():
        if "-" in word and word.partition("-")[0] in _NAME_PARTS and word.partition("-")[2][:1].isupper():
            return "P", low
        return _capitalised(word, low, known, opening=opening) if first.isupper() else known.get(low) or guess(low)
    if first.isdigit():
        return guess(low)
    if len(word) > 1 and first in "$€£¥":
        return "M", low
    if first == "'" and len(word) > 1:
        return known.get(low, ("'", low))
    return _PUNCTUATION.get(first, "."), low


def _capitalised(word: str, low: str, known: dict[str, Form], *, opening: bool) -> Form:
    """A capital letter makes a name, except where every word has one: at the beginning."""
    stripped = low.rstrip(".")
    if stripped in WEEKDAYS or (stripped in MONTHS and (not opening or stripped not in ("may", "march", "mar"))):
        return "Y", stripped
    form = known.get(low) if opening else None
    if form is not None and form[0] == "O" and len(word) > 1 and word.isupper():
        return "P", low
    if form is None and opening and (low.endswith(("ing", "ed", "ly")) or (low.endswith("s") and len(low) > 5)):
        form = guess(low)
        if form[0] in "EG" and form[1] not in known:  # "Beijing", "Ahmed": no verb is known that they would be of
            form = None
    return form or ("P", noun_lemma(low))


def _negate(raw: list[str], lowers: list[str], lemmas: list[str]) -> None:
    """Give the stems before "n't" their class: they are cut as "don" and "'t"."""
    for index, low in enumerate(lowers):
        if low == "'t" and index:
            kind, lemma = _NEGATED.get(lowers[index - 1], (raw[index - 1], lemmas[index - 1]))
            raw[index - 1], lemmas[index - 1] = kind, lemma


def _count_one(raw: list[str], lowers: list[str]) -> None:
    """Take "one" before a noun for the number that it is there: "said one diplomat"."""
    for index in range(len(lowers) - 1):
        if lowers[index] == "one" and raw[index] == "O" and raw[index + 1] in "NJ":
            raw[index] = "M"


def _facing(raw: list[str], lowers: list[str]) -> None:
    """Take "face to face" for the adverb that it is."""
    for index in range(2, len(lowers)):
        if lowers[index - 2 : index + 1] == ["face", "to", "face"]:
            raw[index - 2 : index + 1] = "AAA"


def _clock(raw: list[str], lowers: list[str]) -> None:
    """Take "am" behind a number for the half of the day that it is there."""
    for index in range(1, len(lowers)):
        if lowers[index] == "am" and raw[index - 1] == "M":
            raw[index] = "Y"


def _fix(raw: list[str], lowers: list[str]) -> None:
    """Take "so far", "no longer" and "up to" before a number for adverbs, "forth" behind "put" for its particle."""
    for index in range(1, len(lowers)):
        low, before = lowers[index], lowers[index - 1]
        counted = low in _BEFORE_NUMBERS.get(before, ()) and raw[index + 1 : index + 2] == ["M"]
        if counted or (low == "far" and before == "so"):
            raw[index - 1] = raw[index] = "A"
        elif low == "longer" and before == "no" and raw[index + 1 : index + 2] not in (["N"], ["R"]):
            raw[index - 1], raw[index] = "X", "A"
        elif low in ("forward", "forth") and before.startswith(("put", "set")):
            raw[index] = "R"
        elif low == "broker" and raw[index - 1] == "N" and raw[index + 1 : index + 2] == ["P"]:
            raw[index] = "N"
        elif low == "result" and lowers[index - 2 : index] == ["as", "a"]:
            raw[index - 2] = "R"


def _weaken(raw: list[str], lowers: list[str]) -> None:
    """Take "likely" behind a modal ("would likely be signed") for the adverb that it is there."""
    for index, low in enumerate(lowers):
        if low == "likely" and index and raw[index - 1] == "W":
            raw[index] = "A"


def _verbalise(raw: list[str], lowers: list[str], lemmas: list[str]) -> None:
    """Take "closed" and the like behind "had" or "been" for the participles that they are there."""
    for index in range(1, len(raw)):
        if raw[index] == "J" and lowers[index].endswith("ed") and "-" not in lowers[index]:
            before = index - 1 if raw[index - 1] not in "AX" else index - 2
            described = index + 1 < len(raw) and raw[index + 1] in "NPJM"
            if before >= 0 and not described and (raw[before] in "HK" or lowers[before] == "been"):
                raw[index], lemmas[index] = guess(lowers[index])


def _mark_times(raw: list[str], lowers: list[str]) -> None:
    """Mark "next week", "last March" and the like as day words: they are never what a verb acts on."""
    for index in range(1, len(raw)):
        if raw[index] == "N" and lowers[index] in _PERIODS and lowers[index - 1] in _PERIOD_MARKERS:
            raw[index - 1] = raw[index] = "Y"
        elif raw[index] == "N" and raw[index - 1] == "Y" and lowers[index] in _PARTS:
            raw[index] = "Y"
        elif lowers[index] in _RELATIVE and raw[index - 2 : index] == ["M", "N"] and index > 1:
            raw[index - 2] = raw[index - 1] = raw[index] = "Y"
        elif raw[index] == "Y" and lowers[index - 1] in _DAY_MARKERS:
            raw[index - 1] = "Y"


def _place(raw: list[str], lowers: list[str], lemmas: list[str]) -> None:
    """Settle, from left to right, the classes that depend on what stands around them."""
    last = len(raw) - 1
    for index, kind in enumerate(raw):
        if kind in _PLACED:
            before = raw[index - 1] if index else "^"
            if before == '"' and index > 1 and kind != '"':
                before = raw[index - 2]
            elif before == ")":
                before = _before_brackets(raw, index - 1)
            after = raw[index + 1] if index < last else "$"
            settled = _PLACED[kind](_Place(raw, lowers, index, before, after))
            if (settled in "NJ" and kind in "znZV") or (kind == "g" and settled == "N"):
                lemmas[index] = noun_lemma(lowers[index])
            elif settled == "B" and kind == "'":
                lemmas[index] = "be"
            raw[index] = settled


def _before_brackets(raw: list[str], closing: int) -> str:
    """The class of what stands before a short aside in brackets: "the union (BMA) refuses"."""
    for index in range(closing - 1, max(0, closing - _ASIDE), -1):
        if raw[index] == "(":
            return raw[index - 1] if index else "^"
    return raw[closing]


class _Place(NamedTuple):
    """A token among its neighbours: `before` and `after` are their classes, "^" and "$" the ends of the sentence."""

    raw: list[str]
    lowers: list[str]
    position: int
    before: str
    after: str


def _noun_or_base(at: _Place) -> str:
    """A word such as "plan": a verb after "to", a modal or do, or between a plural subject and what a verb governs."""
    low, word_before = at.lowers[at.position], at.lowers[at.position - 1]
    if low == "close" and at.after in "RTt" and at.lowers[at.position + 1] == "to" and at.before in "NP":
        return "J"
    if _calls_for_base(at) or (at.before == "O" and word_before not in ("one", "there")):
        return "V"
    if low in INVARIANT and (at.before in "HBb" or (at.before in "NPO" and at.after in "DMJO")):
        return "E"
    if at.before == "M" and at.after in "tDOq" and word_before in _SEVERAL:
        return "V"
    if at.before == "C" and at.after in "DO" and _joins_bases(at.raw, at.position - 1):
        return "V"
    plural = at.before in "NP" and word_before.endswith("s") and not word_before.endswith("ss")
    governs = at.after in "DOtSq" or (low in VERBY and _alone(at.raw, at.position))
    return "V" if governs and (plural or at.before == "Q") else "N"


def _calls_for_base(at: _Place) -> bool:
    """Whether what stands before wants a base form: "to", a modal, a form of do, or "and … to"."""
    if at.before in "tWI" or at.lowers[at.position - 1] == "who" or (at.before == "C" and at.after == "t"):
        return True
    return at.before in "XA" and _auxiliary_before(at.raw, at.position)


def _noun_or_third(at: _Place) -> str:
    """A word such as "plans": a verb after a singular subject where "to", that, a determiner or pronoun follows."""
    word_before = at.lowers[at.position - 1]
    if word_before == "who" or (at.before == "O" and word_before in ("he", "she", "it", "one", "everyone")):
        return "Z"
    if at.after == "q" and at.position + 2 < len(at.raw) and at.raw[at.position + 2] in "BHW":
        return "N"
    if at.before == "D" and word_before in ("this", "that") and at.after in "DOtSq":
        return "Z"
    if at.before in "NP" and _surely_third(at):
        return "Z"
    singular = at.before == "P" or (at.before == "N" and not word_before.endswith("s"))
    return "Z" if _third_after(at, singular) else "N"


def _surely_third(at: _Place) -> bool:
    """Whether a word behind a noun is a verb whatever the number of the noun: "says", "ends on 9 July"."""
    if at.lowers[at.position] == "says":
        return True
    return at.after == "R" and _dated_after(at) and not _verb_ahead(at.raw, at.position)


def _third_after(at: _Place, singular: bool) -> bool:
    """Whether a word is a verb behind a singular noun, a name or a relative, by what it governs."""
    if (singular or at.before == "Q") and at.after in "DOtSqJGM":
        return at.after != "J" or at.before == "P"
    if at.before == "P" and at.after in "NP" and not _verb_ahead(at.raw, at.position):
        return True
    verbal = at.lowers[at.position][:-1] in VERBY
    return singular and verbal and at.after not in ".,;$" and _alone(at.raw, at.position)


def _dated_after(at: _Place) -> bool:
    """Whether a preposition and a day or a date follow, and the word can be a verb: "the pause … ends on 9 July"."""
    verbal = at.lowers[at.position][:-1] in VERBY
    return verbal and at.position + 2 < len(at.raw) and at.raw[at.position + 2] in "YM"


def _alone(raw: list[str], index: int) -> bool:
    """Whether the clause around a word has no other finite verb, and its subject no preposition."""
    for kind in reversed(raw[max(0, index - 12) : index]):
        if kind in ",;SQqC-":
            break
        if kind in "ZTEBHWIRV":
            return False
    return not _verb_ahead(raw, index)


def _noun_in_ing(at: _Place) -> str:
    if at.before in "Bb" or (at.before in "XA" and at.position > 1 and at.raw[at.position - 2] in "Bb"):
        return "N" if at.after in ".$" else "G"
    return "G" if at.before in "R^" and at.after in "DP" and at.position else "N"


def _that(at: _Place) -> str:
    """The word "that": a subordinator after a verb, a relative after a noun that a verb follows, else a determiner."""
    if at.before in "NPYM)":
        return "Q" if at.after in "BHWIZTEVzXA" else "S"
    if at.before in 'VZTEGFJA,"O;CQY':
        return "S" if at.after not in "BHWZR.$,'" else "O"
    if at.before in "^R":
        return "D" if at.after in "NJMn" else "O"
    return "S"


def _to(at: _Place) -> str:
    """The word "to": the mark of an infinitive before a base form, else a preposition."""
    follow = at.position + 1
    if at.lowers[follow : follow + 1] in (["each"], ["both"]) and at.raw[follow + 1 : follow + 2] in (["V"], ["n"]):
        at.raw[follow] = "A"
    while follow < len(at.raw) and at.raw[follow] in "AX":
        follow += 1
    kind = at.raw[follow] if follow < len(at.raw) else "$"
    return "t" if kind in "Vbnj" or (kind in "HI" and at.lowers[follow] in ("have", "do")) else "R"


def _either(at: _Place) -> str:
    """Because opens a clause unless "of" follows; "after" and the like are prepositions until a verb comes."""
    of = at.position + 1 < len(at.lowers) and at.lowers[at.position + 1] == "of"
    return "S" if at.lowers[at.position] == "because" and not of else "R"


def _participle(at: _Place) -> str:
    """A form in -ed: an adjective between a determiner and a noun."""
    if at.before in _ARTICLE_LIKE and at.after in _NOMINAL:
        return "J"
    kind = at.raw[at.position]
    return "J" if at.before == "R" and kind == "E" and at.after in "NPnjgJ" else kind


def _gerund(at: _Place) -> str:
    if at.after in ".,$C" and at.position and at.lowers[at.position - 1] in ("over", "on", "about"):
        return "N"
    if at.before in _ARTICLE_LIKE:
        return "J" if at.after in _NOMINAL else "N"
    return at.raw[at.position]


def _quote(at: _Place) -> str:
    """A lone apostrophe between a plural and a noun is a possessive ("the workers' hall")."""
    plural = at.lowers[at.position] == "'" and at.before in "NP" and at.lowers[at.position - 1].endswith("s")
    return "'" if plural and at.after in _NOMINAL else at.raw[at.position]


def _possessive(at: _Place) -> str:
    if at.lowers[at.position] != "'s":
        return at.raw[at.position]
    if at.position and at.lowers[at.position - 1] == "other":
        return "'"
    return (
        "B" if at.before in "OQSD" or (at.position and at.lowers[at.position - 1] in ("that", "there", "here")) else "'"
    )


def _auxiliary_before(raw: list[str], index: int) -> bool:
    at = index - 1
    while at >= 0 and raw[at] in "XA":
        at -= 1
    return at >= 0 and raw[at] in "WIt"


def _joins_bases(raw: list[str], index: int) -> bool:
    """Whether "and" follows a base form behind a modal or "to": "will meet in May and sign a treaty"."""
    for kind in reversed(raw[max(0, index - 10) : index]):
        if kind in "Wt":
            return True
        if kind in ",;SQqC-ZTEB":
            return False
    return False


def _verb_ahead(raw: list[str], index: int) -> bool:
    """Whether a finite verb comes before the next comma or clause word; an infinitive is none."""
    before = ""
    for kind in raw[index + 1 : index + 9]:
        if kind in "ZTEBHWIV" and before != "t":
            return True
        if kind in ",;SQqC-":
            return False
        before = kind
    return False


def _adjective_or_base(at: _Place) -> str:
    verbal = at.before in "tWI" or (at.before in "XA" and _auxiliary_before(at.raw, at.position))
    return "V" if verbal else "J"


def _verb(at: _Place) -> str:
    """A form that is a verb, unless a determiner stands before it that can be no subject."""
    kind, low = at.raw[at.position], at.lowers[at.position - 1]
    if kind == "V" and at.before in "BbH" and at.lowers[at.position] in INVARIANT:
        return "E"
    if at.before not in "D'" or low in _SUBJECT_DETERMINERS:
        return kind
    return kind if kind == "Z" and low in ("this", "that") else "N"


_SUBJECT_DETERMINERS = frozenset(("both", "all", "these", "those", "some", "many"))


def _adverb(at: _Place) -> str:
    """An adverb such as "next" between a determiner and a noun is an adjective."""
    return "J" if at.before in _ARTICLE_LIKE and at.after in _NOMINAL else "A"


_PLACED = {
    "A": _adverb,
    "j": _adjective_or_base,
    "V": _verb,
    "Z": _verb,
    "n": _noun_or_base,
    "z": _noun_or_third,
    "g": _noun_in_ing,
    "q": _that,
    "t": _to,
    "r": _either,
    "E": _participle,
    "F": _participle,
    "G": _gerund,
    "'": _possessive,
    '"': _quote,
}
