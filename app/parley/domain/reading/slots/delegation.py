"""Delegations: who leads, sits in, mediates for, leaves or misses the talks, and for whom."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from msgspec import structs

from parley.domain.parties.people import Person, fold_name
from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.contexts import is_background, told_when
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.delegation_rules import RULES
from parley.domain.reading.slots.position_rules import PERSONS
from parley.domain.reading.speakers import Speaker
from parley.domain.text.words import words
from parley_topics.values import Delegation, Role
from parley_topics.values import Slot as SlotName

Named = tuple[int, int, Person]
"""A person where a sentence names one: first and last (excluded) token of the name."""

_VERBS = frozenset("WHBIbKVZETFG")
_GAP_AFTER = 10
_GAP_BEFORE = 14
_GAP_JOINED = 9
_LIST = 30
"""How many tokens may part a title from its holder, one name of a list from the next, a verb from the last of them."""
_LINKS = words(
    "is was are were as who being named appointed hailed praised applauded credited seen regarded acted acting served",
    "serving acts serves",
)
_OPENS = words(", ( - is was are were as who acted acting served serving acts serves")
_RELATIONS = words("to of for under against about than from like")
_OUTLET = Speaker()
"""A title is the outlet's own word, whoever is quoted around it."""
_SCORES = {"leads": 0.85, "mediates": 0.8, "member": 0.65, "replaced": 1.0, "absent": 0.9}
_LONE = frozenset(f"delegation/{pattern.name}" for pattern in RULES.patterns if pattern.gives.get("lone"))

_MET = frozenset(
    f"delegation/{pattern.name}"
    for pattern in RULES.patterns
    if pattern.gives.get("meets") or pattern.gives.get("aside")
)


class DelegationSlot:
    """The reader of the delegation slot."""

    name: SlotName = "delegation"
    triggers = RULES.triggers

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:
        """Who a sentence says negotiates, and for whom."""
        if sentence.unit.kind in ("tail", "table"):
            return
        named = [each for each in parse.speakers.people_in(sentence) if not _depends(sentence, each)]
        if not named:
            return
        for match in RULES.match(sentence):
            if match.pattern.gives["who"] == "holder":
                yield from _holders(parse, match, named)
            elif match.pattern.gives["who"] == "named":
                yield from _behind(parse, match, named)
            elif match.clause is not None:
                yield from _actors(parse, match, match.clause, named)

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """One claim for each person and side: the strongest word for it; who alone bears a side's title leads it."""
        best: dict[tuple[str, str | None], Candidate] = {}
        for candidate in candidates:
            value = cast("Delegation", candidate.value)
            key = (fold_name(value.person), value.party)
            standing = best.get(key)
            if standing is None or candidate.score > standing.score:
                best[key] = candidate
        found = _promoted(_settled(_with_counterparts(list(best.values()))))
        return sorted(found, key=lambda each: (each.sentence.index, each.first))


def _with_counterparts(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates; somebody's counterpart sits at the table only where that one, named before, does."""
    seated = [cast("Delegation", each.value).person for each in candidates if each.rule != _COUNTERPART]
    surnames = {name.lower().rpartition(" ")[2] for name in seated}
    return [
        each
        for each in candidates
        if each.rule != _COUNTERPART
        or not surnames.isdisjoint(each.sentence.lowers[: each.first])
        or "P" not in each.sentence.kinds[: each.first]
    ]


_COUNTERPART = "delegation/counterpart"


def _settled(candidates: list[Candidate]) -> list[Candidate]:
    """Who only met the other side leads where nobody is said to lead."""
    led = {
        cast("Delegation", each.value).party
        for each in candidates
        if each.rule not in _MET and cast("Delegation", each.value).role in ("leads", "member", "mediates")
    }
    return [each for each in candidates if each.rule not in _MET or cast("Delegation", each.value).party not in led]


def _promoted(candidates: list[Candidate]) -> list[Candidate]:
    """The only negotiator of a side leads for it."""
    values = [cast("Delegation", each.value) for each in candidates]
    led = {value.party for value in values if value.role == "leads"}
    titled = [value.party for value, each in zip(values, candidates, strict=True) if each.rule in _LONE]
    return [
        replace(each, value=structs.replace(value, role="leads"))
        if each.rule in _LONE and value.role == "member" and value.party not in led and titled.count(value.party) == 1
        else each
        for value, each in zip(values, candidates, strict=True)
    ]


def _depends(sentence: Sentence, named: Named) -> bool:
    """Whether a name only says whose somebody is ("Lund's aide", "Lund aide Bo Ek", "an aide to President Lund")."""
    first, last, _ = named
    if sentence.lowers[last : last + 1] in (["'s"], ["'"]):
        return True
    if sentence.kinds[last + 1 : last + 2] == "P" and sentence.lemmas[last] in PERSONS:
        return True
    at = first - 1
    while at >= 0 and sentence.kinds[at] in "PJ'" and at > first - 5:
        at -= 1
    related = at > 0 and sentence.lowers[at] in _RELATIONS and sentence.kinds[at - 1] in "NPJ"
    return related and not _is_office(sentence, at, first)


def _is_office(sentence: Sentence, at: int, first: int) -> bool:
    """Whether the words before a name are an office and its field ("Secretary of State", "Envoy for Yemen")."""
    between = sentence.lemmas[at + 1 : first]
    return bool(between) and sentence.lemmas[at - 1] in _OFFICES and PERSONS.isdisjoint(between)


_OFFICES = words(
    "secretary minister envoy representative ambassador negotiator coordinator adviser commissioner mediator"
)


def _holders(parse: Parse, match: Match, named: list[Named]) -> Iterator[Candidate]:
    """The people who bear the title that a phrase names: the name after it, or the one that it stands beside."""
    sentence = match.sentence
    if not _VERBS.isdisjoint(sentence.kinds[match.first : match.last]) and not match.pattern.gives.get("front"):
        return
    group = sentence.group_at(match.first)
    begin = min(group.first, match.first) if group is not None else match.first
    after = next((each for each in named if each[0] >= match.last), None)
    before = next((each for each in reversed(named) if each[1] <= begin), None)
    close = after if after is not None and _runs_on(sentence, match.last, after[0], commas=0) else None
    if close is None and before is not None and _apposed(sentence, before[1], match.first):
        holders = _joined(sentence, named, before, back=True) if _plural(match) else [before]
    else:
        # "the chief negotiator, Ann Lund, said", but not "… the negotiators, Lund said".
        apposed = after is not None and sentence.kinds[after[1] : after[1] + 1] not in _VERBS
        beside = apposed and after is not None and _runs_on(sentence, match.last, after[0], commas=1)
        holder = close or (after if beside else None)
        if holder is None:
            return
        holders = _joined(sentence, named, holder) if _plural(match) else [holder]
    for holder in holders:
        first, last = min(begin, holder[0]), max(match.last, holder[1])
        yield from _candidate(parse, match, holder, (begin, match.last), (first, last))


def _plural(match: Match) -> bool:
    return any(low.endswith("s") for low in match.sentence.lowers[match.first : match.last])


def _runs_on(sentence: Sentence, start: int, end: int, *, commas: int) -> bool:
    """Whether nothing but more of a title stands between it and a name."""
    if end - start > _GAP_AFTER:
        return False
    between = sentence.kinds[start:end]
    return between.count(",") <= commas and _VERBS.isdisjoint(between) and not set(between) & set('CSQ;."(-')


def _apposed(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the tokens between a name and a title make the title an apposition to the name, or a predicate of it."""
    if end - start > _GAP_BEFORE or start >= end or sentence.lowers[start] not in _OPENS:
        return False
    inner = range(start + 1, end)
    if sentence.kinds[start + 1 : start + 2] in ("C", "S") or any(sentence.kinds[at] in ',;"(' for at in inner):
        return False
    return all(sentence.kinds[at] not in _VERBS or sentence.lowers[at] in _LINKS for at in range(start, end))


def _joined(sentence: Sentence, named: list[Named], holder: Named, *, back: bool = False) -> list[Named]:
    """A name with those that "and" or a comma joins to it, forward or back."""
    at = named.index(holder)
    found = [holder]
    for other in reversed(named[:at]) if back else named[at + 1 :]:
        left, right = (other, found[-1]) if back else (found[-1], other)
        gap = range(left[1], right[0])
        if not 0 < len(gap) <= _GAP_JOINED or any(sentence.kinds[token] in _VERBS for token in gap):
            break
        if "by" in sentence.lowers[left[1] : right[0]]:
            break
        if not any(sentence.lowers[token] in ("and", ",", "alongside", "with") for token in gap):
            break
        found.append(other)
    return found


def _actors(parse: Parse, match: Match, clause: Clause, named: list[Named]) -> Iterator[Candidate]:
    """The people in the roles of a verb that the rule asks for."""
    gives, sentence = match.pattern.gives, match.sentence
    agents, patients = _agents(sentence, clause, named), _patients(sentence, clause, named)
    if gives.get("meets"):
        courtesy = clause.verb.lemma == "meet" and match.outlook.kind != "fact"  # presidents are to meet for much else
        if courtesy or not _faces(parse, match, clause, [*agents, *patients]):
            return
    if gives.get("aside") and (match.outlook.kind != "fact" or _recalled(parse, match, clause)):
        return
    chosen = {"agent": agents, "patient": patients, "both": [*agents, *patients]}[gives["who"]]
    team = (clause.subject, clause.object) if match.group is None else (match.group,)
    span = next(((each.first, each.last) for each in team if each is not None), (clause.first, clause.last))
    for each in chosen:
        first, last = min(clause.first, each[0]), max(clause.last, each[1])
        yield from _candidate(parse, match, each, span, (first, last))
    if gives.get("successor"):
        for each in agents:
            yield from _candidate(parse, match, each, span, (clause.first, clause.last), role="leads")


def _behind(parse: Parse, match: Match, named: list[Named]) -> Iterator[Candidate]:
    """The people whom "and" joins behind a rule's words ("talks between Ann Lund and Bo Ek")."""
    sentence, clause = match.sentence, match.clause
    people = _from(sentence, named, match.last, match.last + _LIST)
    if people and match.pattern.gives.get("before"):
        people = [*[each for each in named if each[1] <= match.first][-1:], *people[:1]]
    if clause is not None and _faces(parse, match, clause, people):
        for each in people:
            yield from _candidate(parse, match, each, (match.first, match.last), (match.first, each[1]))


_SIDES = 2
_AT_MOST = 3
"""Sides of a negotiation in which who meets leads; in one of more, two members meet aside."""


def _faces(parse: Parse, match: Match, clause: Clause, people: list[Named]) -> bool:
    """Whether those who meet are of two sides of the negotiation, or a side and its mediator, and it is news."""
    sentence = match.sentence
    negotiation = parse.negotiations.assign(sentence.start)
    if negotiation is None or sentence.unit.kind == "caption":
        return False
    parties = {each[2].party for each in people}
    if (
        len(parties) < _SIDES
        or len(negotiation.parties) > _AT_MOST
        or not parties <= {*negotiation.parties, *negotiation.mediators}
    ):
        return False
    return not _recalled(parse, match, clause)


def _recalled(parse: Parse, match: Match, clause: Clause) -> bool:
    """Whether a match tells history."""
    when = told_when(match.sentence, match.first, match.last)
    return is_background(match.sentence, clause, when, parse.published, None)


def _agents(sentence: Sentence, clause: Clause, named: list[Named]) -> list[Named]:
    """Who does it: the people of the subject, or of "by"."""
    by = clause.phrase("by")
    if by is not None:
        first, last = by.first, by.first + _LIST
    elif clause.subject is not None and not clause.verb.passive and clause.subject.first < clause.verb.first:
        first, last = clause.subject.first, clause.verb.first
        if clause.kind == "relative":
            beside = next((each for each in named if each[1] == first - 1 and sentence.kinds[first - 1] == ","), None)
            first = beside[0] if beside is not None else first
            if beside is None and clause.word == "who":  # "Ann Lund, the adviser on the border who led the team"
                earlier = [each for each in named if clause.verb.first - _GAP_BEFORE <= each[0] < clause.verb.first]
                first = earlier[-1][0] if earlier else first
    else:
        return []
    return _from(sentence, named, first, last)


def _patients(sentence: Sentence, clause: Clause, named: list[Named]) -> list[Named]:
    """To whom it is done: the people of the object and behind "with"; of a passive, the subject's."""
    if clause.verb.passive and clause.subject is not None:
        return _from(sentence, named, clause.subject.first, clause.verb.first)
    return _from(sentence, named, clause.verb.last, max(clause.last, clause.verb.last + _LIST))


def _from(sentence: Sentence, named: list[Named], first: int, last: int) -> list[Named]:
    head = next((each for each in named if first <= each[0] < last), None)
    if head is None or any(sentence.kinds[at] == ";" for at in range(first, head[0])):
        return []
    return [each for each in _joined(sentence, named, head) if each[0] < last]


def _candidate(
    parse: Parse, match: Match, named: Named, title: tuple[int, int], span: tuple[int, int], role: Role | None = None
) -> Iterator[Candidate]:
    """The claim about one person, where the side has to do with the negotiation that the sentence is about."""
    gives, sentence, person = match.pattern.gives, match.sentence, named[2]
    negotiation = parse.negotiations.assign(sentence.start)
    if negotiation is None:
        return
    named_here = next(iter(sentence.parties_in(*title)), None)
    party = (named_here if gives.get("named") else None) or person.party or named_here
    sides, mediators = set(negotiation.parties), set(negotiation.mediators)
    if gives.get("weak") and party not in sides | mediators:
        return
    if gives.get("neutral") and party in sides:
        return
    said = role or cast("Role", gives["role"])
    seen = match.outlook
    clause = match.clause if gives["who"] != "holder" else None
    if clause is not None and (seen.negated or seen.kind == "refusal"):
        if not gives.get("absent"):
            return
        said = "absent"
    told = clause is None or bool(gives.get("meets"))  # that they meet for their sides is the outlet's to say
    if said in ("leads", "member") and party in mediators and party not in sides:
        said = "mediates"
    yield Candidate(
        value=Delegation(party=party, person=person.name, role=said),
        sentence=sentence,
        first=span[0],
        last=span[1],
        rule=f"delegation/{match.pattern.name}",
        clause=clause,
        modality="asserted" if told or said == "absent" else None,
        speaker=_OUTLET if told else None,
        score=_SCORES[said] - 0.1 * bool(gives.get("weak")),
    )
