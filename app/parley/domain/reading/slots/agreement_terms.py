"""The terms of a deal: of which kind it is, what it is about, how many it moves, and when."""

import re
from functools import lru_cache
from typing import cast

from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.accords import BILLS, CAPTIVES, DEALS, DRAFTS, EXCHANGES, LABOUR, RETURNED
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.agreement_rules import KINDS
from parley.domain.text.words import words
from parley.domain.times.vocabulary import NUMBERS
from parley_topics.values import AgreementKind, When

_COMPLEMENTS = words("of on for over about regarding covering to with between under")
_LEADING = re.compile(r"^(?:the|a|an|this|that|its|their|his|her|any|such)\s+", re.IGNORECASE)
_COUNTED = CAPTIVES | RETURNED | words("soldier people person serviceman civilian fighter troop ship barrel")
_MAGNITUDES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_COUNTING = (None, "prisoner_exchange", "humanitarian", "withdrawal", "other")
"""Kinds that have a number; None is one that nobody has named yet."""
_PLAIN = words(
    "interim new final first formal initial tentative historic landmark major possible latest interim separate such"
)
"""Words before a deal that do not tell it from another."""
_ALIKE = ("ceasefire", "prisoner_exchange", "withdrawal", "sanctions_relief", "contract")
"""Kinds of which there is mostly one at a time: no words are needed to tell it from others."""
_BEHIND = 24
"""A date that ends so many characters behind what a clause tells still belongs to it."""
_NO_DATES = ("until", "now", "currently", "formerly", "previously", "immediately")
"""Words of time that date no deal."""
_CAPTIVES = re.compile(r"\b(?:prisoners?|pows?|captives?|hostages?|detainees?)\b", re.IGNORECASE)
_THEMES: tuple[tuple[AgreementKind, re.Pattern[str]], ...] = (
    (
        "contract",
        re.compile(
            r"\b(?:unions?|strikers?|(?:[Ww]orkers|[Ee]mployees|[Ww]ages?|[Ee]mployers?)|lock-?out|pickets?|pay)\b"
        ),
    ),
    ("trade_deal", re.compile(r"\b(?:trade|tariffs?|exports?|imports?|free-trade)\b", re.IGNORECASE)),
    (
        "other",
        re.compile(
            r"\b(?:budgets?|budgetary|spending|stimulus|fiscal|deficit|bailout|taxpayers?|relief bill)\b", re.IGNORECASE
        ),
    ),
    ("framework", re.compile(r"\b(?:nuclear|uranium|enrichment|centrifuges?|disarmament)\b", re.IGNORECASE)),
    (
        "treaty",
        re.compile(r"\b(?:war|peace|troops|rebels?|fighting|ceasefire|cease-fire|truce|attacks?)\b", re.IGNORECASE),
    ),
)
_CHARACTERS_A_WORD = 800
"""A theme has a word in so many characters at least."""


_PUBLIC = words("relief stimulus aid spending rescue austerity reform tax bailout budget")


def kind_of(sentence: Sentence, group: NounGroup | None) -> AgreementKind | None:
    """The kind that the words of a deal tell: those of its name, then those of its complement."""
    if group is None:
        return None
    if group.lemma in BILLS or (group.lemma == "package" and _is_public_money(sentence, group)):
        return "other"
    own = kind_by(set(sentence.lemmas[group.first : group.last]))
    if own is not None and own not in ("treaty", "framework"):
        return own
    within = kind_by(set(sentence.lemmas[group.first : complement_end(sentence, group)]))
    if within is None:
        within = _kind_by_text(sentence, group)
    if (own or within) in (None, "framework") and speaks_of_work(sentence):
        return "contract"
    if group.lemma in DRAFTS and within in ("treaty", None):
        return "framework"
    return within if own in (None, "framework") else own


def _is_public_money(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a package is for a chamber to pass, not what an employer offers: "a $40 billion relief package"."""
    before = sentence.lowers[group.first : group.head]
    return any(low[0] in "$€£¥" or low in _PUBLIC for low in before)


def _kind_by_text(sentence: Sentence, group: NounGroup) -> AgreementKind | None:
    """What an exchange or a pause is of, where only the rest of the text tells."""
    if group.lemma in EXCHANGES:
        return "prisoner_exchange" if _has_captives(sentence.folded) else None
    return "ceasefire" if group.lemma == "pause" and theme_of(sentence.folded) == "treaty" else None


@lru_cache(maxsize=8)
def _has_captives(text: str) -> bool:
    return _CAPTIVES.search(text) is not None


def speaks_of_work(sentence: Sentence) -> bool:
    """Whether a sentence has words of bargaining over work; a union with a capital is one of states or nations."""
    found = LABOUR & sentence.vocabulary
    return bool(found - {"union"}) or (bool(found) and not {"union", "unions"}.isdisjoint(sentence.words))


def is_bare(sentence: Sentence, group: NounGroup | None, kind: AgreementKind | None) -> bool:
    """Whether a deal says so little of its kind that the text around it knows better."""
    if group is None or (kind is None and group.lemma not in DEALS):
        return kind is None
    if kind is None:
        owner = sentence.kinds.rfind("'", group.first, group.head)
        first = owner + 1 if owner >= 0 else group.first
        before = zip(sentence.kinds[first : group.head], sentence.lowers[first : group.head], strict=True)
        plain = all(letter in "DMYA" or low in _PLAIN for letter, low in before)
        return plain and complement_end(sentence, group) == group.last
    return kind == "framework" and group.lemma in DRAFTS and "peace" not in sentence.lowers[group.first : group.last]


def kind_by(lemmas: set[str]) -> AgreementKind | None:
    """The first kind whose words are among some lemmas."""
    for kind, one, other in KINDS:
        if lemmas & one and (other is None or lemmas & other):
            return cast("AgreementKind", kind)
    return None


@lru_cache(maxsize=8)
def theme_of(text: str) -> AgreementKind | None:
    """The kind of deal that an article as a whole is about, by its commonest words; None where they say nothing."""
    count, kind = max((sum(1 for _ in pattern.finditer(text)), kind) for kind, pattern in _THEMES)
    return kind if count * _CHARACTERS_A_WORD >= len(text) and count > 1 else None


def complement_end(sentence: Sentence, group: NounGroup) -> int:
    """Where a noun group ends with what says what it is about: "deal on the release of prisoners", "… to free them"."""
    last = group.last
    for each in sentence.groups:
        if each.first >= last and each.first - last <= 1 and each.preposition in _COMPLEMENTS and not each.temporal:
            last = each.last
    for clause in sentence.clauses:
        if clause.verb.form == "infinitive" and clause.verb.first == last:
            return act_end(sentence, clause)
        if clause.verb.form == "gerund" and clause.verb.first == last + 1 and clause.word in _COMPLEMENTS:
            return act_end(sentence, clause)
    return last


def evidence_end(match: Match) -> int:
    """Where the evidence of a match ends: with its clause, and with the object of its verb where that lies behind."""
    clause = match.clause
    if clause is None or clause.object is None or not match.first <= clause.verb.main < match.last:
        return match.last
    return max(match.last, clause.object.last) if clause.object.first >= clause.verb.last else match.last


def act_end(sentence: Sentence, clause: Clause) -> int:
    """Where an act ends: with its object and phrases, before the next clause."""
    following = [each.first for each in sentence.clauses if each.verb.first > clause.verb.last]
    end = max(clause.verb.last, min(clause.last, *following) if following else clause.last)
    while end > clause.verb.last and sentence.kinds[end - 1] in "RrtC,":
        end -= 1
    return max(end, clause.object.last) if clause.object is not None else end


def what_of(sentence: Sentence, group: NounGroup | None, kind: AgreementKind | None) -> str | None:
    """A few words that tell a deal from others of its kind; none where there is mostly one."""
    if group is None or kind in _ALIKE:
        return None
    phrase = _LEADING.sub("", sentence.text(group.first, group.last))
    if " " not in phrase or group.of is not None:
        phrase = _LEADING.sub("", sentence.text(group.first, complement_end(sentence, group)))
    return phrase if " " in phrase else None


def quantity_in(sentence: Sentence, kind: AgreementKind | None, first: int, last: int) -> int | None:
    """How many people or things a deal moves: the number in the noun group of those that are counted."""
    if kind not in _COUNTING:
        return None
    for group in sentence.groups:
        if first <= group.first < last and group.lemma in _COUNTED:
            for index in range(group.first, group.head):
                if sentence.kinds[index] == "M":
                    return _number(sentence.lowers[index], sentence.lowers[index + 1])
    return None


def _number(low: str, unit: str) -> int | None:
    plain = low.replace(",", "")
    value = float(plain) if plain.replace(".", "", 1).isdigit() else NUMBERS.get(low)
    return None if value is None else int(value * _MAGNITUDES.get(unit, 1))


_NAMING = re.compile(r"\s(?:truce|cease-?fire|agreement|accord|deal|pact|treaty|protocol)s?\b")
"""What follows a date that only names a deal: an "Easter truce" may have been in force in another year."""


def when_in(sentence: Sentence, clause: Clause | None, first: int, last: int) -> When | None:
    """The date of what a clause tells: in its words, else right behind, or in its phrases; else the one before."""
    start, end = sentence.offsets(first, last)
    times = [time for time in sentence.times if time.when is not None and not time.text.lower().startswith(_NO_DATES)]
    found = [time for time in times if start <= time.start and time.end <= end + _BEHIND]
    if not found and clause is not None:
        spans = [sentence.offsets(group.first, group.last) for group in clause.phrases]
        found = [time for time in times if any(a <= time.end and time.start <= b for a, b in spans)]
    if not found:
        before = [time for time in times if time.end <= start and time.when is not None and time.when.grain != "vague"]
        found = before if len(before) == 1 else []
    if len(found) > 1:
        found = [time for time in found if not _NAMING.match(sentence.folded, time.end)] or found
    named = [time.when for time in found if time.when is not None]
    dated = [when for when in named if when.start is not None or when.end is not None]
    return next(iter((*dated, *named)), None)
