"""The names of issues: what a stretch of a sentence calls them, as short slugs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.closed import DETERMINERS, MONTHS, TIME_NOUNS, WEEKDAYS
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.sentence import Sentence
from parley.domain.text.words import words

MOST = 4
"""Issues that one list gives, at most."""
_LONGEST = 5
"""Words of a slug, at most."""
_HOLLOW = words(
    "issue question matter topic problem fate future status possibility control detail details area",
    "point subject aspect prospect resolution settlement management creation establishment way",
    "means number range series set kind type form part lot list variety term terms scope timing",
    "modality technicality adoption approach access allocation demand process pace progress role",
    "idea principle refusal resistance insistence reluctance opposition unwillingness objection call demand request",
    "plan proposal commitment round package",
)
"""Nouns that only hold another by "of", "to", "for" or "over"."""
_STANCES = words("refusal resistance insistence reluctance opposition unwillingness objection")
"""What a side does about what follows ("French resistance to reform")."""
_EMPTY = (
    words(
        "issue question matter topic problem thing something everything anything nothing way situation",
        "development deal agreement accord pact peace war conflict crisis dispute end progress compromise",
        "solution difference view side party country government official leader minister president team",
        "delegation people world region place next step effort idea detail point area subject other others",
        "what how who whether it them this that these those term condition proposal plan offer work process",
        "relation tie cooperation concern interest step measure position paper text document draft summary",
        "lot part number fact reporter journalist medium media phone telephone condition state land nation",
        "matter hand behalf basis front reason ground hold time total text comment outcome result bid",
        "sideline margin hole percent share fraught one two three",
        "four five several many both key main important major final",
        "sensitive contentious thorny difficult hill capitol diplomacy path track format decision row dispute",
        "disagreement strike gap pretty everybody need chapter item",
        "easter ramadan holiday lunch dinner breakfast coffee tea letter email police decision flag",
        "refusal resistance insistence reluctance opposition demand request call member worker compromise",
    )
    | ENCOUNTERS
    | TIME_NOUNS
    | MONTHS
    | WEEKDAYS
)
_LABELS = words(
    "labour labor industrial trade peace political long-running diplomatic legal family court commercial bitter",
    "work internal domestic public private bilateral ongoing ceasefire cease-fire truce rail railway train tube bus",
    "port dock airline mine teacher nurse driver pilot doctor school hospital postal",
)
"""What stands before "dispute" or "talks" and names no question."""
_DROPPED = words(
    "desired respective proposed remaining fraught concrete fundamental",
    "new possible potential future so-called key main certain various other further overall current",
    "whole entire slow fundamental core central fraught early swift real complex",
)
_TOPICAL = words(
    "territorial humanitarian economic financial nuclear agricultural budgetary fiscal ",
    "constitutional environmental legal commercial regulatory ethnic religious",
)
"""Adjectives that make a question of "issues"."""
_RELATING = words("related relating concerning regarding surrounding involving affecting")
_LEADING = "DAXRSQWBb\"'Ot"
_FULL = 2
"""Words of a topic behind which only "of" goes on."""
_BREAKS = '.,;:-"()SQZTBHWIVEtX'
_ASIDE = tuple("RQSZTEFGBW")
_KEPT = ("including", "especially")
_ABOUT = ("on", "over", "about", "of", "for", "regarding", "concerning")
_THEIRS = ("their", "its", "his", "her", "our")
_APART = ("including", "especially", "particularly", "notably", "mainly")
"""Words behind a topic that only single out a part of it."""
_TEMPORAL = re.compile("-|long$")
"""A word before "dispute" or "talks" that tells how long, how many, at which level."""
_WHOLE = words("talk negotiation deal bill package agreement legislation relief")
"""What the article's talks are named by."""
_OFTEN = 2
_JOINING = ("of", "to", "for", "in", "on", "over", "with", "from", "between", "into", "about", "against", "by")


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue by its slug, and the tokens that name it."""

    slug: str
    first: int
    last: int


def topics_in(sentence: Sentence, first: int, last: int) -> Iterator[Topic]:
    """The issues that a stretch names: one for each member of its list."""
    found = 0
    for begin, end in _members(sentence, first, last):
        if found and sentence.lowers[begin] in _APART:
            return
        topic = _topic(sentence, begin, end)
        if topic is not None and not _is_party(sentence, topic):
            yield topic
            found += 1
            if found >= MOST:
                return


def _members(sentence: Sentence, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The members of a list: what commas, "and" and "as well as" part."""
    kinds, lowers = sentence.kinds, sentence.lowers
    begin = first
    at = first
    while at < last:
        parted = kinds[at] in ",;" or (kinds[at] == "C" and lowers[at] != "but")
        if parted and at > begin:
            yield begin, at
            if kinds[at] == "," and kinds[at + 1 : at + 2] in _ASIDE and lowers[at + 1] not in _KEPT:
                return
            begin = at + 1
        elif parted:
            begin = at + 1
        elif lowers[at] == "as" and lowers[at : at + 3] == ["as", "well", "as"]:
            yield begin, at
            begin = at + 3
            at += 2
        elif lowers[at] == "such" and lowers[at + 1 : at + 2] == ["as"]:
            yield begin, at
            begin = at + 2
            at += 1
        elif at > begin + 1 and kinds[at] in "SQZTHWI" and lowers[at] not in ("whether", "how"):
            yield begin, at
            return
        at += 1
    if begin < last:
        yield begin, last


def _topic(sentence: Sentence, first: int, last: int) -> Topic | None:
    """The issue that some tokens name: the content words of the noun group and of what it holds."""
    kinds, lowers, lemmas = sentence.kinds, sentence.lowers, sentence.lemmas
    begin = first
    while begin < last and (kinds[begin] in _LEADING or lowers[begin] in DETERMINERS):
        begin += 1
    chosen = _content(sentence, begin, last)
    while chosen and kinds[chosen[-1]] in "JEM":
        chosen.pop()
    if chosen and (lemmas[chosen[-1]] in ENCOUNTERS | TIME_NOUNS or (len(chosen) == 1 and kinds[chosen[0]] == "G")):
        return None
    if lowers[first] in ("some", "many", "others") and "".join(lowers[first + 1 : first + 2]).endswith("ing"):
        return None
    nouns = [each for each in chosen if kinds[each] in "NPG" or lemmas[each] in _TOPICAL]
    if all(lemmas[each] in _EMPTY for each in nouns):
        return None
    slug = "-".join(_word(sentence, each, chosen) for each in chosen)
    return Topic(slug, begin, chosen[-1] + 1) if slug else None


def _word(sentence: Sentence, at: int, chosen: list[int]) -> str:
    """A word of a slug, with the "of" that joins it to the word before."""
    word = re.sub(r"[^\w]+", "-", sentence.lowers[at]).strip("-")
    before = sentence.lowers[at - 2 : at] if at != chosen[0] else []
    return f"of-{word}" if before[-1:] == ["of"] or (before[:1] == ["of"] and sentence.kinds[at - 1] in "DO") else word


def modifiers(sentence: Sentence, at: int) -> Iterator[Topic]:
    """What the nouns before a noun say that it is about ("the *pay* dispute", "a *budget* deadlock")."""
    kinds, lemmas = sentence.kinds, sentence.lemmas
    if sentence.lowers[at + 1 : at + 2] and sentence.lowers[at + 1] in ("over", "on", "about"):
        return
    if sentence.kinds[at + 1 : at + 2] in ("N", "P"):
        return
    if kinds[at] not in "Nn":
        return
    first = at
    while first > 0 and (kinds[first - 1] in "NP" or lemmas[first - 1] in _TOPICAL):
        first -= 1
    while first < at and (lemmas[first] in _LABELS or lemmas[first] in _EMPTY):
        first += 1
    if first < at and lemmas[at - 1] not in _LABELS | _EMPTY and not _TEMPORAL.search(lemmas[at - 1]):
        yield from (topic for topic in (_topic(sentence, first, at),) if topic and not _is_party(sentence, topic))


def process_of(sentence: Sentence, group: NounGroup | None) -> list[str]:
    """The slug of a process that a group names ("the peace process"), if it is one."""
    if group is None or group.lemma != "process" or sentence.kinds[group.head - 1 : group.head] not in ("N", "P"):
        return []
    return [f"{sentence.lowers[group.head - 1]}-process"]


def article_topic(sentences: Sequence[Sentence]) -> list[str]:
    """What an article's talks are about as a whole: what most often stands before "talks", "deal", "bill" …, if any."""
    counts = Counter(
        topic.slug
        for sentence in sentences
        if not _WHOLE.isdisjoint(sentence.vocabulary)
        for at, lemma in enumerate(sentence.lemmas)
        if lemma in _WHOLE
        for topic in modifiers(sentence, at)
    )
    often = [(count, len(slug), slug) for slug, count in counts.items() if count >= _OFTEN]
    return [slug for _, _, slug in sorted(often)[-1:]]


def _content(sentence: Sentence, begin: int, last: int) -> list[int]:
    """The tokens of a topic that say something: without whose it is, and without nouns that only hold another."""
    kinds, lowers, lemmas = sentence.kinds, sentence.lowers, sentence.lemmas
    chosen: list[int] = []
    for at in range(begin, last):
        kind, low = kinds[at], lowers[at]
        if len(chosen) >= _LONGEST or _breaks(sentence, at, len(chosen)):
            break
        stance = kind in "Rt" and bool(chosen) and lemmas[chosen[-1]] in _STANCES
        hollow = stance or (kind in "Rt" and all(lemmas[each] in _HOLLOW or kinds[each] == "J" for each in chosen))
        if kind == "'" and chosen and at + 2 >= last and lemmas[last - 1] in _EMPTY | _HOLLOW:
            break
        if kind == "'" or low in _RELATING or hollow:
            chosen.clear()
        elif kind == "R" and chosen and all(lemmas[each] in _EMPTY for each in chosen):
            if low not in _ABOUT:
                break
            chosen.clear()
        elif _is_act(sentence, at, last):
            continue
        elif low not in _DROPPED and (kind in "NPG" or (kind in "JMEF" and lemmas[at] not in _EMPTY)):
            chosen.append(at)
    return chosen


def _is_act(sentence: Sentence, at: int, last: int) -> bool:
    """Whether a form in -ing has an object behind it, and so says what is done with a topic, not what it is."""
    following = sentence.kinds[at + 1 : min(last, at + 2)]
    if sentence.lowers[at].endswith("ing") and sentence.lowers[at + 1 : at + 2] in (["out"], ["up"], ["down"], ["off"]):
        return True
    return sentence.kinds[at] == "G" and following in tuple("DJNPMAR") and sentence.lowers[at + 1] != "of"


def _breaks(sentence: Sentence, at: int, chosen: int) -> bool:
    """Whether a topic of some words ends before a token."""
    kind, low = sentence.kinds[at], sentence.lowers[at]
    following = sentence.kinds[at + 1 : at + 2]
    if kind == "Y":
        return True
    if low in _RELATING:
        return False
    if kind == "t":
        return chosen > 0 and sentence.lemmas[at - 1] not in _HOLLOW
    if kind == "R":
        return _leaves(sentence, at, chosen)
    if kind in "VE" and following in ("N", "P"):
        return chosen > 0 and sentence.kinds[at - 1] in "NP"
    return kind in _BREAKS and chosen > 0


def _leaves(sentence: Sentence, at: int, chosen: int) -> bool:
    """Whether a preposition leads on to something else than what the topic is."""
    low, following = sentence.lowers[at], sentence.lowers[at + 1 : at + 2]
    if not chosen or sentence.lemmas[at - 1] in _STANCES:
        return False
    if low not in _JOINING or sentence.kinds[at + 1 : at + 2] == "Y" or (chosen and following == ["ahead"]):
        return True
    theirs = bool(following) and following[0] in _THEIRS and sentence.lemmas[at - 1] not in _HOLLOW
    return chosen >= _FULL and (low != "of" or theirs)


def _is_party(sentence: Sentence, topic: Topic) -> bool:
    """Whether what is named is a side or a person and nothing else."""
    start, end = sentence.offsets(topic.first, topic.last)
    covered = sum(
        min(end, mention.end) - max(start, mention.start)
        for mention in sentence.mentions
        if mention.start < end and mention.end > start
    )
    return covered * 10 >= (end - start) * 8
