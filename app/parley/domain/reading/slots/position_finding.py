"""Where rules find positions: behind verbs, in predicates, behind nouns such as "demand"; and whose they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from parley.domain.reading.clauses import Clause
from parley.domain.reading.outlook import outlook
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import ClausePattern, Match, PhrasePattern
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.position_duties import holds, is_negated
from parley.domain.reading.slots.position_holders import Holder, holders_of, owner_of, speaking, subjects
from parley.domain.reading.slots.position_needs import Object, is_spurned, meets
from parley.domain.reading.slots.position_objects import Complement, complement, condition_in, end_of
from parley.domain.reading.slots.position_rules import PERSONS, SILENCE, SURE
from parley.domain.text.words import words
from parley_topics.values import Stance

LIKELY = 0.65
"""Score of a position that words of wanting alone don't make."""
_GIVING_UP = words("drop abandon withdraw give waive soften shelve relinquish")
_VOICING = words(
    "maintain have repeat reiterate renew voice express make reaffirm announce state declare signal press underline",
    "stress",
)
"""Verbs whose subject owns the demand or refusal that is their object."""
_POINTERS = words(
    "something demand condition position idea proposal plan move term offer request strategy proposition step notion",
)
_POINTING = frozenset(("it", "this", "that", "which", "there"))
_BEFORE_SUBJECT = ',";-S(.CZTEBHWV'
"""Classes of tokens that a subject, with what stands before it, does not reach over."""
_PHONES = ("phone", "telephone", "video", "conference")
_RELATIVE = 10
"""Tokens between a comma and the verb of "…, a demand that Peru has always rejected"."""
_FAR = 18
"""Tokens between subject and verb beyond which evidence begins at the verb."""


_NO_CONDITION: dict[Stance, tuple[str, ...]] = {
    "offers": ("without", "lacking", "before", "once"),
    "accepts": ("without", "lacking", "before", "once"),
    "demands": ("without", "lacking", "if", "once"),
    "rejects": ("if", "once"),
}
"""Words that make no condition of a stance: a demand has its "if", a refusal its "once"."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found in a sentence: the stance, the object's tokens, the clause and where the evidence begins."""

    rule: str
    stance: Stance
    begin: int
    end: int
    first: int
    clause: Clause | None
    score: float
    text: str | None = None


def finding(
    rule: str, sentence: Sentence, stance: Stance, begin: int, end: int, clause: Clause | None, score: float = LIKELY
) -> Found:
    """A position as found; a condition in its object makes it one."""
    condition = condition_in(sentence, begin, end)
    if condition is not None and rule != "refusal-to" and condition not in _NO_CONDITION.get(stance, ()):
        stance = "conditions"
    first = clause.verb.first if clause is not None else begin
    if (
        clause is not None
        and clause.subject is not None
        and clause.subject.first < first
        and first - clause.subject.first < _FAR
    ):
        first = clause.subject.first
    return Found(rule, stance, begin, end, min(first, begin), clause, score)


def of_match(parse: Parse, match: Match) -> Iterator[tuple[Found, list[Holder]]]:
    """The positions that a rule finds, with whose they are."""
    holder = match.pattern.gives.get("holder")
    if isinstance(match.pattern, PhrasePattern):
        if holder in ("owner", "by"):
            yield from _of_noun(parse, match)
        else:
            yield from _of_predicate(parse, match)
    elif match.clause is not None:
        yield from _of_verb(parse, match, match.clause)


def _of_verb(parse: Parse, match: Match, clause: Clause) -> Iterator[tuple[Found, list[Holder]]]:
    sentence, gives = match.sentence, match.pattern.gives
    stance = _stance(gives, negated=is_negated(clause) or outlook(clause).negated)
    after = _after(match, clause)
    if stance is None or after is None:
        return
    if clause.kind == "participle" and clause.verb.passive:  # "a pause sought by the union"
        yield from _of_passive(parse, match, clause, stance)
        return
    if not holds(clause):
        return
    if clause.verb.passive and gives.get("holder") != "patient":
        yield from _of_passive(parse, match, clause, stance)
        return
    found = _complement(sentence, after, cast("frozenset[Complement]", gives["takes"]))
    if found is None:
        yield from _of_gap(parse, match, clause, stance) or _of_relative(parse, match, clause, stance)
        return
    form, begin = found
    begin = _past_opening(sentence, form, begin)
    holders = subjects(parse, sentence, clause)
    end = end_of(sentence, begin)
    end -= end > begin + 1 and sentence.lowers[end - 1] == clause.verb.particle  # "turned the offer down"
    thing = Object(sentence, form, begin, end, clause, holders)
    if not meets(gives.get("needs"), thing) or is_spurned(
        sentence, begin, thing.end, gives.get("spurned", frozenset())
    ):
        return
    inner = thing.inner
    if gives.get("needs") == "a-condition" and form == "clause" and inner is not None and inner.verb.first < thing.end:
        stance = "rejects" if is_negated(inner) else stance
        begin = inner.verb.main
    if form == "asked":  # nobody asks himself: who is meant by "they" is somebody else
        asked = set(sentence.parties_in(begin, inner.verb.first if inner is not None else thing.end))
        holders = [each for each in holders if each.party not in asked]
    score = cast("float", gives.get("score", LIKELY))
    yield finding(match.pattern.name, sentence, stance, begin, thing.end, clause, score), holders


def _after(match: Match, clause: Clause) -> int | None:
    """Where what a verb governs begins, behind its particle; None where the particle makes it another verb."""
    after, particle = clause.verb.last, clause.verb.particle
    if particle is None:
        return after
    if f"{clause.verb.lemma} {particle}" not in cast("ClausePattern", match.pattern).verbs.split("|"):
        return None
    return after + (match.sentence.lowers[after : after + 1] == [particle])


def _complement(sentence: Sentence, after: int, takes: frozenset[Complement]) -> tuple[Complement, int] | None:
    """What follows a verb, where it is of a form that the rule takes."""
    found = complement(sentence, after)
    if found is None:
        return None
    if found[0] in ("on", "to") and "asked" in takes:
        asked = complement(sentence, found[1])
        found = asked if asked is not None and asked[0] == "asked" else found
    if found[0] == "asked" and "asked" not in takes and "noun" in takes:
        return "noun", found[1]
    return found if found[0] in takes else None


def _past_opening(sentence: Sentence, form: str, begin: int) -> int:
    """The beginning of a clause behind words that open it ("that as an island, the state must …")."""
    if form != "clause" or sentence.kinds[begin : begin + 1] != "R":
        return begin
    inner = next((each for each in sentence.clauses if each.verb.first > begin), None)
    if inner is None or inner.subject is None or inner.subject.first <= begin:
        return begin
    return inner.subject.first if sentence.kinds[inner.subject.first - 1] == "," else begin


def _of_passive(parse: Parse, match: Match, clause: Clause, stance: Stance) -> Iterator[tuple[Found, list[Holder]]]:
    """Read "The offer was rejected by the union": the subject is what is meant, "by" whose position it is."""
    sentence, agent, subject = match.sentence, clause.phrase("by"), clause.subject
    if agent is None or subject is None or "noun" not in match.pattern.gives["takes"]:
        return
    if is_spurned(sentence, subject.first, subject.last, match.pattern.gives.get("spurned", frozenset())):
        return
    end = end_of(sentence, subject.first, clause.verb.first)
    yield (
        replace(finding(match.pattern.name, sentence, stance, subject.first, end, clause), first=subject.first),
        holders_of(parse, sentence, agent, len(sentence.words)),
    )


def _of_gap(parse: Parse, match: Match, clause: Clause, stance: Stance) -> list[tuple[Found, list[Holder]]]:
    """Read "the seats that Peru wants", "the $600 the union is asking for": what stands before the subject is meant."""
    sentence, subject = match.sentence, clause.subject
    if subject is None or clause.verb.form != "finite" or subject.head >= clause.verb.first:
        return []
    first = subject.head
    while first > subject.first and sentence.kinds[first - 1] == "P":
        first -= 1
    first -= first > 0 and sentence.kinds[first - 1] == "D" and first - 1 >= subject.first
    before = first - (sentence.lowers[first - 1 : first] in (["that"], ["which"]))
    named = next((each for each in reversed(sentence.groups) if each.first < before and each.last >= before), None)
    if named is None or sentence.kinds[before - 1] not in "NM" or named.temporal or before <= named.first:
        return []
    stranded = sentence.lowers[clause.verb.last : clause.verb.last + 1] == ["for"]
    takes = match.pattern.gives["takes"]
    if ("for" if stranded else "noun") not in takes or sentence.lemmas[before - 1] in PERSONS | _POINTERS:
        return []
    holders = holders_of(parse, sentence, subject, clause.verb.first)
    thing = Object(sentence, "noun", named.first, before, clause, holders)
    if not holders or not meets(match.pattern.gives.get("needs"), thing):
        return []
    found = finding(match.pattern.name, sentence, stance, named.first, before, clause)
    return [(replace(found, first=named.first), holders)]


def _of_relative(parse: Parse, match: Match, clause: Clause, stance: Stance) -> Iterator[tuple[Found, list[Holder]]]:
    """Read "…, a demand that Peru rejects", "…, something Peru opposes": what the words before it say is meant."""
    sentence = match.sentence
    if stance not in ("rejects", "accepts"):
        return
    comma = clause.verb.first - 1
    while comma > 0 and sentence.kinds[comma] not in ',-;"':
        comma -= 1
    opening = sentence.lemmas[comma + 1 : comma + 4]
    if comma < 3 or not (_POINTERS & set(opening) or opening[:1] == ["which"]) or clause.verb.first - comma > _RELATIVE:
        return
    holders = subjects(parse, sentence, clause)
    if not holders:
        return
    told = next(
        (each for each in reversed(sentence.clauses) if each.verb.last <= comma and each.verb.lemma != "say"), None
    )
    begin = told.verb.last if told is not None else 0
    begin += sentence.kinds[begin : begin + 1] in ("R", "t", "S")
    found = Found(match.pattern.name, stance, begin, comma, comma + 1, clause, 0.7, sentence.text(begin, comma))
    yield found, holders


def _of_predicate(parse: Parse, match: Match) -> Iterator[tuple[Found, list[Holder]]]:
    """Read "… is ready to", "… is out of the question", "it is crucial that"."""
    sentence, gives, clause = match.sentence, match.pattern.gives, match.clause
    if clause is None or not holds(clause):
        return
    stance = _stance(gives, negated=clause.verb.negated or "not" in sentence.lowers[match.first : match.last])
    if gives.get("object") == "subject":
        yield from _of_subject(parse, match, clause)
        return
    if gives.get("object") == "object" and clause.object is not None:
        named = finding(
            match.pattern.name,
            sentence,
            "rejects",
            clause.object.first,
            min(clause.object.last, match.last - 1),
            clause,
        )
        yield named, subjects(parse, sentence, clause)
        return
    if stance is None:
        return
    begin = match.last
    if gives["holder"] == "speaker":
        speaker = speaking(parse, sentence, match.first)
        holders = [speaker] if speaker is not None else []
    else:
        holders = subjects(parse, sentence, clause)
    thing = Object(sentence, "clause", begin, end_of(sentence, begin), clause, holders)
    spurned = gives.get("spurned", SILENCE if stance == "rejects" else frozenset())
    if meets(gives.get("needs"), thing) and not is_spurned(sentence, begin, thing.end, spurned):
        yield finding(match.pattern.name, sentence, stance, begin, thing.end, clause), holders


def _of_subject(parse: Parse, match: Match, clause: Clause) -> Iterator[tuple[Found, list[Holder]]]:
    """Read "A wall is out of the question": the subject is what a speaker wants or refuses."""
    sentence = match.sentence
    speaker = speaking(parse, sentence, match.first)
    if clause.subject is None or speaker is None or clause.verb.form != "finite":
        return
    if sentence.lowers[clause.subject.head] not in _POINTING:
        begin = clause.first
        while begin > 0 and sentence.kinds[begin - 1] not in _BEFORE_SUBJECT:
            begin -= 1
        end = end_of(sentence, begin, clause.verb.first)
        stance = cast("Stance", match.pattern.gives["stance"])
        found = finding(match.pattern.name, sentence, stance, begin, end, clause)
        yield replace(found, first=begin), [speaker]


def _of_noun(parse: Parse, match: Match) -> Iterator[tuple[Found, list[Holder]]]:
    """Read "Peru's demand for …", "its refusal to …", "a call by the rebels for …"."""
    sentence, gives, clause = match.sentence, match.pattern.gives, match.clause
    if sentence.lowers[match.first - 1] in _PHONES or _is_given_up(match):
        return
    group = sentence.group_at(match.first)
    start = group.first if group is not None else match.first
    begin = match.last
    holders = _owners(parse, match, start)
    limit = _next_verb(sentence, begin) if sentence.lowers[begin - 1] != "that" else None
    thing = Object(sentence, "noun", begin, end_of(sentence, begin, limit), clause, holders)
    if not meets(gives.get("needs"), thing) or is_spurned(
        sentence, begin, thing.end, gives.get("spurned", frozenset())
    ):
        return
    found = finding(match.pattern.name, sentence, cast("Stance", gives["stance"]), begin, thing.end, None, SURE)
    yield replace(found, first=start, clause=clause), holders


def _owners(parse: Parse, match: Match, start: int) -> list[Holder]:
    """Whose demand it is: named before the noun, behind "by", or the subject of "has", "voiced" and the like."""
    sentence, clause = match.sentence, match.clause
    if match.pattern.gives["holder"] == "by":
        agents = (each for each in sentence.groups if match.first < each.first and each.preposition in ("by", "from"))
        return holders_of(parse, sentence, next(agents, None), match.last)
    owner = owner_of(parse, sentence, start, match.first)
    if owner is not None:
        return [owner]
    voiced = clause is not None and clause.object is not None and clause.object is sentence.group_at(match.first)
    if clause is None or not voiced or clause.verb.lemma not in _VOICING:
        return []
    return holders_of(parse, sentence, clause.subject, clause.verb.first)


def _is_given_up(match: Match) -> bool:
    """Whether a demand is told as dropped: it is no position any more."""
    clause = match.clause
    return clause is not None and clause.verb.lemma in _GIVING_UP and clause.verb.first < match.first


def _next_verb(sentence: Sentence, begin: int) -> int | None:
    """Where the verb begins whose subject ends with an object ("its refusal to pay has angered …")."""
    return next(
        (
            each.verb.first
            for each in sentence.clauses
            if each.verb.first >= begin
            and each.verb.form == "finite"
            and each.kind != "relative"
            and (each.subject is None or each.subject.first < begin)
        ),
        None,
    )


def _stance(gives: Mapping[str, Any], *, negated: bool) -> Stance | None:
    """The stance of a rule, or what it becomes with "not"."""
    return cast("Stance | None", gives.get("negated") if negated else gives["stance"])
