"""What is wanted or refused: the form of what follows a verb, where it ends, and whether it says anything."""

import re
from typing import Literal, TypeAlias

from parley.domain.reading.lexicon.closed import MONTHS, TIME_NOUNS, WEEKDAYS
from parley.domain.reading.lexicon.verbs import PARTICLES
from parley.domain.reading.sentence import Sentence
from parley.domain.text.words import words

Complement: TypeAlias = Literal["noun", "infinitive", "clause", "gerund", "asked", "for", "on", "to", "with", "against"]
"""`asked`: somebody and what he is to do ("Norway to clear the mines"); the rest are the word that opens it."""

LONGEST = 34
"""Tokens of an object, at most."""

_ASIDE = 8
"""Tokens in brackets that are passed over."""
_STOPS = words(
    "while although though despite because since whereas amid saying adding according arguing citing warning noting",
    "calling describing insisting stressing underlining emphasising emphasizing signaling signalling leaving making",
    "but however as",
)
_KEPT_BY = words("long soon part well such")
"""Words behind "as" that go on with what is wanted ("as long as", "as part of", "as well as", "as soon as")."""
_MORE = frozenset(
    (
        *("including", "especially", "unless", "until", "if", "provided", "particularly"),
        *("but only", "and only", "such as", "as part", "in exchange"),
    )
)
"""Words behind a comma with which the same goes on."""
_FINITE = "ZTBHWI"
_LISTED = "NPJDMY'AG"
_DATED = (
    r"summer|winter|spring|autumn|christmas|next|late|early|mid|\d|january|february|march|april|june|july|august"
    r"|september|october|november|december|the (?:end|summer|winter|new|start|beginning)"
)
_CONDITIONS = re.compile(
    r" (?:only (?:if|when|once|after)|but only|only under|unless|until|as long as|so long as|provided"
    r"|on (?:the )?condition|(?:on|under) the (?:premise|condition|proviso|understanding)|in (?:exchange|return)"
    r"|if|without|lacking|once|pending|conditional (?:up)?on|depend(?:s|ent|ed)? (?:up)?on|pre-?condition"
    rf"|before(?= (?!(?:{_DATED})))) "
)
STRONG_CONDITIONS = ("only if", "unless", "only when", "only once", "only after", "but only", "only under")
"""Words of condition that leave no doubt."""
_EMPTY = (
    words(
        "deal agreement accord peace end ending war conflict dispute breakthrough progress solution",
        "resolution settlement pathway path way thing something anything everything nothing move do be have",
        "get reach strike make achieve find settle seal clinch sign out forward hard great good fair better",
        "best possible soon quickly fast diplomatic peaceful lasting just comprehensive real this that",
        "these those such more much same other another any some the a an to of for in on and or it its them",
        "they their his her he she we us our you with by from into at as yesterday today new nearly four",
        "year years month months week negotiate negotiation talk talks continue work negotiated outcome",
        "compromise what take all both side sides party parties put bring come help long successful one",
        "everyone people agree accept conclude beginning before after within must should would will can",
        "could close initiative process track back broker ready feel meaningful full final swift prompt",
        "early late negotiating s not no now today's situation really very",
    )
    | TIME_NOUNS
    | MONTHS
    | WEEKDAYS
)
"""Words that say nothing of what is wanted: everybody wants a deal."""
_SPANS = ("-year", "-day", "-month", "-week", "-hour")
_ANAPHORIC = re.compile(
    r"^(?:the|this|that|these|those|such|his|her|its|their|any such|such an?|all such)? ?(?:latest |new )?"
    r"(?:idea|demand|condition|term|proposal|offer|plan|request|call|claim|position|suggestion|option|move|proposition"
    r"|concession|notion)s?\b(?: outright| again)?$",
    re.IGNORECASE,
)


_OPENINGS: dict[str, Complement] = {
    "that": "clause",
    "for": "for",
    "on": "on",
    "upon": "on",
    "to": "to",
    "with": "with",
    "against": "against",
}
_TAKEN_WHOLE = 14
"""Tokens of a noun group with its phrases, at most."""


def complement(sentence: Sentence, after: int) -> tuple[Complement, int] | None:
    """What follows a verb that ends before token `after`, and where it begins; adverbs and dates are passed over."""
    kinds, lowers = sentence.kinds, sentence.lowers
    at = _past_adverbs(sentence, after)
    if at >= len(kinds):
        return None
    kind, low = kinds[at], lowers[at]
    opening = _OPENINGS.get(low) if kind in "tRSOD" else None
    if kind == "t":
        return "infinitive", at + 1
    if opening is not None:
        return opening, at + 1
    if kind in "GK":
        return "gerund", at
    return _nominal(sentence, at) if kind in "DNPJOMYEF\"'" else None


def _past_adverbs(sentence: Sentence, at: int) -> int:
    """The first token after adverbs, negations, day words, "in public" before "that", and marks of quotation."""
    kinds = sentence.kinds
    while at < len(kinds):
        group = sentence.group_at(at)
        if kinds[at] in 'AXY"':
            at += 1
        elif kinds[at] == "R" and sentence.lowers[at] in ("on", "in", "during", "earlier") and group is None:
            timed = sentence.group_at(at + 1)
            aside = (
                sentence.lowers[at] == "in" and timed is not None and kinds[timed.last : timed.last + 1] in ("t", "S")
            )
            if timed is None or not (timed.temporal or aside or kinds[timed.first] == "Y"):
                break
            at = timed.last
        elif group is not None and group.temporal and group.first == at and kinds[group.last : group.last + 1] != "N":
            at = group.last
        else:
            break
    return at


def _nominal(sentence: Sentence, at: int) -> tuple[Complement, int]:
    """A noun group: itself wanted, asked to do something, or the subject of a clause without "that"."""
    kinds = sentence.kinds
    last = at
    inside = 0
    while last < len(kinds) and (kinds[last] in "DNPJOMYF'\"AC()" or (kinds[last] == "R" and inside)):
        inside += 1
        if inside > _TAKEN_WHOLE or (kinds[last] == "C" and kinds[last + 1 : last + 2] not in tuple("DNPJOMY'")):
            break
        last += 1
    following = kinds[last : last + 1]
    if following == "t":
        return "asked", at
    if following and following in "ZBHWT" and kinds[last - 1] != "O":
        return "clause", at
    if following and following in "BHWV" and kinds[last - 1] == "O":
        return "clause", at
    return "noun", at


def end_of(sentence: Sentence, begin: int, limit: int | None = None) -> int:
    """Where an object that begins at a token ends: before a mark, a new thought or another act of the same side."""
    kinds = sentence.kinds
    last = min(len(kinds), begin + LONGEST, limit if limit is not None else len(kinds))
    opened = sum(kind == '"' for kind in kinds[:begin]) % 2
    at = begin
    while at < last:
        if kinds[at] == "(" and ")" in kinds[at + 1 : at + _ASIDE]:
            at = kinds.index(")", at) + 1
            continue
        if kinds[at] == '"':
            if opened and at > begin and kinds[at - 1] in ",.":
                break
            opened = 1 - opened
        elif at > begin and _stops(sentence, at, last):
            break
        at += 1
    return _trimmed(sentence, begin, at)


def _stops(sentence: Sentence, at: int, last: int) -> bool:
    """Whether a mark or word parts what is wanted from what is said next."""
    kind, low = sentence.kinds[at], sentence.lowers[at]
    if kind in ";-(:" or low == ":" or (kind == "." and low != "%"):
        return True
    if kind == ",":
        return not _goes_on(sentence, at, last)
    if low in _STOPS and kind in "SQRCGAq":
        following = sentence.lowers[at + 1 : at + 2]
        if low == "but" and following == ["only"]:
            return False
        return low != "as" or not following or not _keeps(sentence, at)
    return kind == "C" and _new_act(sentence, at)


def _trimmed(sentence: Sentence, begin: int, at: int) -> int:
    """The end without marks, day words, and words that only lead on."""
    kinds = sentence.kinds
    while at > begin and (
        kinds[at - 1] in ".,;:-C(SQY" or (kinds[at - 1] == "R" and sentence.lowers[at - 1] not in PARTICLES)
    ):
        at -= 1
    if at > begin and kinds[at - 1] == '"' and sum(kind == '"' for kind in kinds[begin:at]) % 2:
        at -= 1
    while at > begin and kinds[at - 1] in ".,;:-C(":
        at -= 1
    return at


def _keeps(sentence: Sentence, at: int) -> bool:
    """Whether "as" goes on: "as long as", "as part of", or a noun group that is no clause ("as a red line")."""
    if sentence.lowers[at + 1] in _KEPT_BY or (at and sentence.lowers[at - 1] in _KEPT_BY):
        return True
    group = next((each for each in sentence.groups if at < each.first <= at + 1), None)
    return group is not None and sentence.kinds[group.last : group.last + 1] not in tuple(_FINITE)


def _goes_on(sentence: Sentence, comma: int, last: int) -> bool:
    """Whether what follows a comma is more of the same: "including …", "but only if …", or a list that "and" ends."""
    lowers, kinds = sentence.lowers, sentence.kinds
    following = lowers[comma + 1 : comma + 4]
    if not following:
        return False
    if following[0] in _MORE or " ".join(following[:2]) in _MORE:
        return True
    at = comma + 1
    while at < last and (kinds[at] in _LISTED or (kinds[at] == "R" and at > comma + 1)):
        at += 1
    if at >= last:
        return False
    if kinds[at] == ",":
        return at > comma + 1 and (lowers[at + 1 : at + 2] == ["and"] or _goes_on(sentence, at, last))
    return kinds[at] == "C" and not _new_act(sentence, at) and (at > comma + 1 or lowers[at] in ("and", "or"))


def _new_act(sentence: Sentence, at: int) -> bool:
    """Whether "and" begins another act or thought: a finite verb follows it, or a subject with one."""
    kinds, lowers = sentence.kinds, sentence.lowers
    if lowers[at] == "but" and lowers[at + 1 : at + 2] not in (["only"], ["not"]):
        return True
    if lowers[at + 1 : at + 2] == ["only"]:
        return False
    after = at + 1
    while after < len(kinds) and kinds[after] in 'AX"':
        after += 1
    if after >= len(kinds):
        return True
    if kinds[after] in _FINITE or kinds[after] in "SQ" or (kinds[after] == "G" and kinds[at - 1] == ","):
        return True
    return any(
        clause.verb.form == "finite"
        and clause.subject is not None
        and clause.subject.first in (at + 1, after)
        and clause.kind == "main"
        for clause in sentence.clauses
    ) or any(clause.verb.first == after and clause.verb.form == "finite" for clause in sentence.clauses)


def condition_in(sentence: Sentence, first: int, last: int) -> str | None:
    """The words of condition in a token span."""
    found = _CONDITIONS.search(f" {' '.join(sentence.lowers[first:last])} ")
    return found.group().strip() if found is not None else None


def says_something(sentence: Sentence, first: int, last: int) -> bool:
    """Whether an object names a thing that could be disputed: more than a deal, progress, or who has to move."""
    start, end = sentence.offsets(first, last)
    named = [(each.start, each.end) for each in sentence.mentions if start <= each.start < end]
    return any(
        sentence.kinds[token] not in ".,;:'\"(-)O"
        and sentence.lowers[token] not in _EMPTY
        and not sentence.lowers[token].endswith(_SPANS)
        and not any(begin <= sentence.starts[token] < stop for begin, stop in named)
        for token in range(first, last)
    )


def is_anaphoric(text: str) -> bool:
    """Whether an object only points back ("the demand", "such terms")."""
    return _ANAPHORIC.match(text.strip()) is not None
