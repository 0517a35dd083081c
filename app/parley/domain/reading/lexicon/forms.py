"""The table of word forms: for each lower-case form its word class, one letter, and its lemma.

Classes that a form has whatever stands around it:
D determiner · O pronoun · R preposition · C coordinator · S subordinator · Q relative or question word · W modal ·
B finite form of be · b be, been · H form of have · K being, having · I form of do · X negation · A adverb ·
J adjective · M number · N noun · P proper noun · Y weekday, month or day word ·
V base form of a verb · Z verb in -s · T past only · E past or participle in -ed · F participle only · G form in -ing.
Classes that its place decides (see `tagging`): n noun or base verb · z plural noun or verb in -s · g noun in -ing ·
j adjective or base verb ·
q the word "that" · t the word "to" · r preposition or subordinator.
"""

import re
from functools import cache, lru_cache

from parley.domain.reading.lexicon import closed, verbs

Form = tuple[str, str]

REMEMBERED = 1 << 14
"""So many words are remembered with their form: most of a text are among them, and strange ones do not fill memory."""

_VOWELS = "aeiou"
_VERBAL = ("ate", "ise", "ize", "ify")
"""Endings of verbs, some of them nouns too: the place of the word decides."""
_SILENT = (
    "at",
    "iz",
    "is",
    "iv",
    "uc",
    "ut",
    "dg",
    "rg",
    "gl",
    "bl",
    "dl",
    "tl",
    "kl",
    "pl",
    "fl",
    "zl",
    "nc",
    "rs",
    "ag",
)
"""Ends of stems of verbs that are written with a silent e: "lodged", "tackled", "renounced"."""
_NOT_PLURAL = re.compile(
    r"(?:ss|us|is|ous|news|lens|series|species|means|headquarters|congress|chaos|always|perhaps)\Z"
)
_IRREGULAR_PLURALS = {
    "men": "man",
    "women": "woman",
    "people": "people",
    "children": "child",
    "crises": "crisis",
    "lives": "life",
    "wives": "wife",
    "halves": "half",
    "leaves": "leaf",
    "media": "media",
    "criteria": "criterion",
    "analyses": "analysis",
    "bases": "base",
    "axes": "axis",
}


@lru_cache(maxsize=REMEMBERED)
def noun_lemma(word: str) -> str:
    """The singular of a lower-case noun, or the word itself."""
    if word in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[word]
    if len(word) < 4 or not word.endswith("s") or _NOT_PLURAL.search(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def inflect(base: str) -> tuple[str, str, str]:
    """The forms in -s, -ed and -ing of a regular verb."""
    if base.endswith("y") and base[-2] not in _VOWELS:
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    elif base.endswith("e"):
        third, past = base + "s", base + "d"
    else:
        third = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
        past = base + "ed"
    if base.endswith("ie"):
        going = base[:-2] + "ying"
    elif base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        going = base[:-1] + "ing"
    else:
        going = base + "ing"
    return third, past, going


def _add_verb(table: dict[str, Form], base: str, past: str | None, participle: str | None) -> None:
    third, regular, going = inflect(base)
    table.setdefault(third, ("z" if base in verbs.NOUN_LIKE else "Z", base))
    table.setdefault(going, ("g" if going in verbs.NOUN_ING else "G", base))
    if past is None or participle is None:
        table.setdefault(regular, ("E", base))
    elif past == participle:
        if past != base:
            table.setdefault(past, ("E", base))
    else:
        table.setdefault(past, ("T", base))
        if participle != base:
            table.setdefault(participle, ("F", base))
    if base in verbs.DOUBLING:
        table.setdefault(base + base[-1] + "ing", ("G", base))
        table.setdefault(base + base[-1] + "ed", ("E", base))
    table.setdefault(base, ("n" if base in verbs.NOUN_LIKE else "V", base))


def _closed_table() -> dict[str, Form]:
    table: dict[str, Form] = {}
    groups = (
        (closed.NEGATIONS, "X"),
        (closed.MODALS, "W"),
        (closed.COORDINATORS, "C"),
        (closed.EITHER_PREPOSITIONS, "r"),
        (closed.SUBORDINATORS, "S"),
        (closed.RELATIVES, "Q"),
        (closed.PRONOUNS, "O"),
        (closed.DETERMINERS, "D"),
        (closed.NUMBERS, "M"),
        (closed.PREPOSITIONS, "R"),
        (closed.ADVERBS, "A"),
        (closed.DAYS, "Y"),
        (closed.ADJECTIVES, "J"),
    )
    for form, kind in closed.BE.items():
        table[form] = (kind, "be")
    for form, kind in closed.HAVE.items():
        table[form] = (kind, "have")
    for form, kind in closed.DO.items():
        table[form] = (kind, "do")
    for forms, kind in groups:
        for form in forms:
            table.setdefault(form, (kind, form))
    table.update({"that": ("q", "that"), "to": ("t", "to"), "no": ("D", "no"), "neither": ("D", "neither")})
    table.update(
        {"'ll": ("W", "will"), "wo": ("W", "will"), "ca": ("W", "can"), "cannot": ("W", "can"), "an": ("D", "a")}
    )
    table.update({"'t": ("X", "not"), "n't": ("X", "not"), "both": ("D", "both"), "there": ("O", "there")})
    return table


@cache
def table() -> dict[str, Form]:
    """Every form that is known, built once a process (about 7,000 entries, 10 milliseconds)."""
    forms = _closed_table()
    for line in verbs.IRREGULAR.replace("|", "\n").split("\n"):
        if line:
            base, past, participle = line.split()
            _add_verb(forms, base, past, participle)
    for base in sorted(verbs.REGULAR):
        _add_verb(forms, base, None, None)
    for base in closed.ADJECTIVES & (verbs.REGULAR | verbs.NOUN_LIKE):
        forms[base] = ("j", base)
    for base in sorted(verbs.NOUN_LIKE):
        forms.setdefault(base, ("N", base))
    return forms


_ADVERB = re.compile(
    r"(?!assembly|family|supply|monopoly|anomaly|homily|ally|rally|bully|jelly|belly|italy\b|sicily|emily|kelly|billy|reilly|connolly)\w{3,}ly\Z"
)
_ADJECTIVE = re.compile(
    r"(?:ous|ful|less|ible|able|ive|ical|onal|ial|ual|ish|istic|atic|etic|antic|[\w]-\w+ed|wide|most|iliar)\Z"
)
_NOUNS = re.compile(
    r"(?:initiative|objective|representative|executive|alternative|offensive|incentive|motive|narrative|perspective|trial"
    r"|official|material|memorial|potential|referendal|denial|individual|professional|almost|vegetable|table|cable)\Z"
)


@lru_cache(maxsize=REMEMBERED)
def guess(word: str) -> Form:
    """The class and lemma of a lower-case form that the table does not know, by its ending."""
    if word[0].isdigit():
        return ("J" if "-" in word else "M", word)
    if _ADVERB.search(word):
        return "A", word
    return _inflected(word) or _again(word) or _uninflected(word)


def _inflected(word: str) -> Form | None:
    """A form in -ed or -ing that is long enough to be one of a verb; None for others."""
    compound = "-" in word
    if word.startswith("un") and word.endswith("ed") and len(word) > 6:
        return "J", word
    if word.endswith("ed") and len(word) > 4:
        return ("J" if compound else "E", _stem(word[:-2]))
    if word.endswith("ing") and len(word) > 5:
        return ("g" if word in verbs.NOUN_ING else "J" if compound else "G", _stem(word[:-3]))
    return None


def _uninflected(word: str) -> Form:
    """A base form, by the ending that verbs, adjectives or nouns have."""
    if word.endswith(_VERBAL) and len(word) > 5:
        return "n", word
    if _ADJECTIVE.search(word) and not _NOUNS.search(word):
        return "J", word
    return "N", noun_lemma(word)


def _again(word: str) -> Form | None:
    """A verb with "re" before it ("reestablish", "re-arrested"); None where it is none."""
    if not word.startswith("re") or len(word) < 7:
        return None
    kind, lemma = table().get(word[2:].removeprefix("-"), ("", ""))
    return (kind, f"re{lemma}") if kind and kind in "VZETFG" else None


def _stem(stem: str) -> str:
    known = table()
    for candidate in (stem, stem + "e", stem[:-1]):
        if known.get(candidate, ("", ""))[0] in ("V", "n"):
            return candidate
    if stem.endswith("i"):
        return stem[:-1] + "y"
    return stem + "e" if stem.endswith(_SILENT) else stem
