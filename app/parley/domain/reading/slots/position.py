"""Positions: what a side demands, rejects, offers, accepts, or makes a condition."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from parley.domain.reading.candidates import Candidate, distinct
from parley.domain.reading.clauses import Clause
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.outlook import outlook
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import ClausePattern, Match, PhrasePattern
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.position_holders import (
    Holder,
    holders_of,
    is_own,
    main_subject,
    owner_of,
    shared_subject,
    speaking,
)
from parley.domain.reading.slots.position_objects import (
    Complement,
    complement,
    condition_in,
    end_of,
    is_anaphoric,
    says_something,
)
from parley.domain.reading.slots.position_rules import CONCEDING, PLANS, RULES, SILENCE
from parley.domain.text.words import words
from parley_topics.claims import Modality
from parley_topics.values import Position, Stance
from parley_topics.values import Slot as SlotName

_DUTIES = words("must should ought shall")
_DUTY_WORDS = words("must should ought need have be better")
_WILL = words("will would 'll shall cannot can could")
_CARRIERS = words(
    "continue threaten expect plan intend begin start vow keep go repeat reiterate be seem appear wish like"
)
_GIVING_UP = words("drop abandon withdraw give waive soften shelve relinquish")
_ASKING = words("demand ask want seek call request require insist priority")
_OFFERING = words("offer propose")
_HAVING = words("have receive get retain keep be")
"""What a side says that it must itself: have or be something."""
_PATIENCE = words("be anticipate wait expect look remember note")
_TALKING = words("talk speak discuss negotiate")
_CONDITIONAL = words("if unless until once")
_STRONG = ("only if", "unless", "only when", "only once", "only after", "but only")
_CAN = words("can cannot could")
_IF = words("if whether when unless lest")
_BLOCKADES = words("boycott block veto oppose resist fight reject vote")
_POINTERS = words(
    "something demand condition position idea proposal plan move term offer request strategy proposition step notion"
)
_RELATIVE = 10
"""Tokens between a comma and the verb of "…, a demand that Peru has always rejected"."""
_PROSE = ("paragraph", "item")
_RECALLED = 2
"""Sentences looked back for what "the demand" means."""
_PROPOSING = ("demands", "offers")


@dataclass(frozen=True, slots=True)
class _Found:
    """What a rule found in a sentence: the stance, the object's tokens, the clause and where the evidence begins."""

    rule: str
    stance: Stance
    begin: int
    end: int
    first: int
    clause: Clause | None
    score: float
    text: str | None = None


class PositionSlot:
    """The reader of the position slot."""

    name: SlotName = "position"
    triggers = RULES.triggers | _DUTIES | words("will would need cannot can have")

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:
        """What the sides of a sentence want and refuse: by rule, then by what speakers say of themselves and others."""
        if sentence.unit.kind not in _PROSE:
            return
        if sentence.words[-1:] == [":"]:
            yield from _listed(parse, sentence)
        taken: set[tuple[int, str]] = set()
        for match in RULES.match(sentence):
            for found, holders in _of_match(parse, match):
                if holders and (found.begin, found.stance) not in taken:
                    taken.add((found.begin, found.stance))
                    yield from _candidates(parse, sentence, found, holders)
        for found, holders in _said(parse, sentence):
            if not any(found.begin <= begin < found.end for begin, _ in taken):
                taken.add((found.begin, found.stance))
                yield from _candidates(parse, sentence, found, holders)

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """One claim for each thing that a side holds in one way: of those that share most words, the best told."""
        kept: list[Candidate] = []
        for candidate in sorted(distinct(_resolved(candidates)), key=lambda each: -each.score):
            if not any(_same(candidate, standing) for standing in kept):
                kept.append(candidate)
        return sorted(kept, key=lambda each: (each.sentence.index, each.first))


def _listed(parse: Parse, sentence: Sentence) -> Iterator[Candidate]:
    """The items of a list that a sentence such as "The union asked for:" opens, each a demand or an offer."""
    stances = {"offers": _OFFERING & sentence.vocabulary, "demands": _ASKING & sentence.vocabulary}
    stance = next((each for each in ("demands", "offers") if stances[each]), None)
    holder = next(
        (found for each in sentence.clauses for found in holders_of(parse, sentence, each.subject, each.verb.first)),
        None,
    )
    named = [each for each in parse.mentions if each.start < sentence.end]
    if holder is None and named:
        holder = Holder(named[-1].party)
    if stance is None or holder is None:
        return
    for item in parse.sentences[sentence.index + 1 :]:
        if item.unit.kind != "item":
            return
        if item.unit_index == parse.sentences[item.index - 1].unit_index:
            continue
        begin = next((at for at, kind in enumerate(item.kinds) if kind in "NPJDMVGE"), 0)
        found = _finding("listed", item, cast("Stance", stance), begin, end_of(item, begin), None, 0.7)
        yield from _candidates(parse, item, found, [holder])


def _of_match(parse: Parse, match: Match) -> Iterator[tuple[_Found, list[Holder]]]:
    """The positions that a rule finds, with whose they are."""
    holder = match.pattern.gives.get("holder")
    if isinstance(match.pattern, PhrasePattern):
        if holder in ("owner", "by"):
            yield from _of_noun(parse, match)
        else:
            yield from _of_predicate(parse, match)
    elif match.clause is not None:
        yield from _of_verb(parse, match, match.clause)


def _of_verb(parse: Parse, match: Match, clause: Clause) -> Iterator[tuple[_Found, list[Holder]]]:
    sentence, gives = match.sentence, match.pattern.gives
    stance = _stance(gives, negated=_negated(clause) or outlook(clause).negated)
    if stance is None or not _holds(sentence, clause):
        return
    passive = clause.verb.passive
    if passive and gives.get("holder") != "patient":
        yield from _of_passive(parse, match, clause, stance)
        return
    after = clause.verb.last
    particle = clause.verb.particle
    if particle is not None and f"{clause.verb.lemma} {particle}" not in cast(
        "ClausePattern", match.pattern
    ).verbs.split("|"):
        return
    if particle is not None and sentence.lowers[after : after + 1] == [particle]:
        after += 1
    takes = cast("frozenset[Complement]", gives["takes"])
    found = complement(sentence, after)
    if found is not None and found[0] in ("on", "to") and "asked" in takes:
        asked = complement(sentence, found[1])
        found = asked if asked is not None and asked[0] == "asked" else found
    if found is not None and found[0] == "asked" and "asked" not in takes and "noun" in takes:
        found = "noun", found[1]
    holders = _subjects(parse, sentence, clause)
    if found is None or found[0] not in takes:
        yield from _of_relative(match, clause, stance, holders)
        return
    form, begin = found
    begin = _past_opening(sentence, form, begin)
    end = end_of(sentence, begin)
    if not _needed(parse, sentence, cast("str | None", gives.get("needs")), form, clause, begin, end, holders):
        return
    if _spurned(sentence, begin, end, gives.get("spurned", frozenset())):
        return
    if gives.get("needs") == "a-condition" and form == "clause":
        inner = next((each for each in sentence.clauses if begin <= each.verb.first < end), None)
        if inner is not None and _negated(inner):
            stance = "rejects"
        begin = inner.verb.main if inner is not None else begin
    yield _finding(match.pattern.name, sentence, stance, begin, end, clause), holders


def _subjects(parse: Parse, sentence: Sentence, clause: Clause) -> list[Holder]:
    """Whose verb it is: the subject's side, or that of the clause above where it shares its subject with another verb."""
    holders = holders_of(parse, sentence, main_subject(sentence, clause), clause.verb.first)
    if not holders and clause.kind == "main":
        holders = holders_of(parse, sentence, shared_subject(clause), clause.verb.first)
    if not holders and sentence.kinds[clause.verb.first - 1 : clause.verb.first] == ",":
        if clause.verb.form == "finite":
            opening = next(iter(sentence.groups), None)
            if opening is not None and sentence.kinds[opening.last : opening.last + 1] == ",":
                holders = holders_of(parse, sentence, opening, opening.last)
        else:
            spoken = [each for each in parse.speakers.of(sentence) if each.clause is not None and each.speaker.party]
            before = [each for each in spoken if each.clause is not None and each.clause.verb.first < clause.verb.first]
            holders = [Holder(each.speaker.party, each.speaker) for each in before[-1:] if each.speaker.party]
    return holders


def _past_opening(sentence: Sentence, form: str, begin: int) -> int:
    """The beginning of a clause behind words that open it ("that as an island, the state must …")."""
    if form != "clause" or sentence.kinds[begin : begin + 1] != "R":
        return begin
    inner = next((each for each in sentence.clauses if each.verb.first > begin), None)
    if inner is None or inner.subject is None or inner.subject.first <= begin:
        return begin
    return inner.subject.first if sentence.kinds[inner.subject.first - 1] == "," else begin


def _of_passive(parse: Parse, match: Match, clause: Clause, stance: Stance) -> Iterator[tuple[_Found, list[Holder]]]:
    """ "The offer was rejected by the union": the subject is what is meant, "by" whose position it is."""
    sentence, agent, subject = match.sentence, clause.phrase("by"), clause.subject
    if agent is None or subject is None or "noun" not in match.pattern.gives["takes"]:
        return
    if _spurned(sentence, subject.first, subject.last, match.pattern.gives.get("spurned", frozenset())):
        return
    end = end_of(sentence, subject.first, clause.verb.first)
    yield (
        replace(_finding(match.pattern.name, sentence, stance, subject.first, end, clause), first=subject.first),
        holders_of(parse, sentence, agent, len(sentence.words)),
    )


def _of_relative(
    match: Match, clause: Clause, stance: Stance, holders: list[Holder]
) -> Iterator[tuple[_Found, list[Holder]]]:
    """ "…, a demand that Peru rejects", "…, something Peru opposes": what the words before it say is meant."""
    sentence = match.sentence
    if stance not in ("rejects", "accepts") or not holders:
        return
    comma = clause.verb.first - 1
    while comma > 0 and sentence.kinds[comma] not in ',-;"':
        comma -= 1
    opening = sentence.lemmas[comma + 1 : comma + 4]
    if comma < 3 or not (_POINTERS & set(opening) or opening[:1] == ["which"]) or clause.verb.first - comma > _RELATIVE:
        return
    told = next(
        (each for each in reversed(sentence.clauses) if each.verb.last <= comma and each.verb.lemma != "say"), None
    )
    begin = told.verb.last if told is not None else 0
    begin += sentence.kinds[begin : begin + 1] in ("R", "t", "S")
    found = _Found(match.pattern.name, stance, begin, comma, comma + 1, clause, 0.7, sentence.text(begin, comma))
    yield found, holders


def _of_predicate(parse: Parse, match: Match) -> Iterator[tuple[_Found, list[Holder]]]:
    """ "… is ready to", "… is out of the question", "it is crucial that"."""
    sentence, gives, clause = match.sentence, match.pattern.gives, match.clause
    if clause is None or not _holds(sentence, clause):
        return
    stance = _stance(gives, negated=clause.verb.negated or "not" in sentence.lowers[match.first : match.last])
    if gives.get("object") == "subject":
        speaker = speaking(parse, sentence, match.first)
        if clause.subject is None or speaker is None or clause.verb.form != "finite":
            return
        if sentence.lowers[clause.subject.head] in ("it", "this", "that", "which", "there"):
            return
        begin, end = clause.first, clause.verb.first
        end = end_of(sentence, begin, end)
        found = _finding(match.pattern.name, sentence, cast("Stance", gives["stance"]), begin, end, clause)
        yield replace(found, first=begin), [speaker]
        return
    if stance is None:
        return
    begin = match.last
    end = end_of(sentence, begin)
    if gives["holder"] == "speaker":
        speaker = speaking(parse, sentence, match.first)
        holders = [speaker] if speaker is not None else []
    else:
        holders = _subjects(parse, sentence, clause)
    if not _needed(parse, sentence, gives.get("needs"), "clause", clause, begin, end, holders):
        return
    if _spurned(sentence, begin, end, gives.get("spurned", SILENCE if stance == "rejects" else frozenset())):
        return
    yield _finding(match.pattern.name, sentence, stance, begin, end, clause), holders


def _of_noun(parse: Parse, match: Match) -> Iterator[tuple[_Found, list[Holder]]]:
    """ "Peru's demand for …", "its refusal to …", "a call by the rebels for …"."""
    sentence, gives = match.sentence, match.pattern.gives
    group = sentence.group_at(match.first)
    start = group.first if group is not None else match.first
    if gives["holder"] == "by":
        agent = next(
            (each for each in sentence.groups if match.first < each.first and each.preposition in ("by", "from")), None
        )
        found = _finding(match.pattern.name, sentence, "demands", match.last, end_of(sentence, match.last), None)
        yield (
            replace(found, first=start, clause=match.clause, score=0.75),
            holders_of(parse, sentence, agent, match.last),
        )
        return
    if sentence.lowers[match.first - 1 : match.first] in (["phone"], ["telephone"], ["video"], ["conference"]):
        return
    owner = owner_of(parse, sentence, start, match.first)
    if (
        owner is None
        and match.clause is not None
        and match.clause.object is group
        and match.clause.verb.lemma
        in words("maintain have repeat reiterate renew voice express make reaffirm announce abandon")
    ):
        holders = holders_of(parse, sentence, match.clause.subject, match.clause.verb.first)
    else:
        holders = [owner] if owner is not None else []
    begin = match.last
    end = end_of(sentence, begin, _next_verb(sentence, begin) if sentence.lowers[begin - 1] != "that" else None)
    if not _needed(parse, sentence, gives.get("needs"), "noun", match.clause, begin, end, holders):
        return
    if _spurned(sentence, begin, end, gives.get("spurned", frozenset())):
        return
    if match.clause is not None and match.clause.verb.lemma in _GIVING_UP and match.clause.verb.first < match.first:
        return
    found = _finding(match.pattern.name, sentence, cast("Stance", gives["stance"]), begin, end, None)
    yield replace(found, first=start, clause=match.clause, score=0.75), holders


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


def _said(parse: Parse, sentence: Sentence) -> Iterator[tuple[_Found, list[Holder]]]:
    """What a side says that it will or will not do, and what others must."""
    for clause in sentence.clauses:
        verb = clause.verb
        if verb.form != "finite" or clause.subject is None or clause.word in _IF or _is_silent(sentence, clause):
            continue
        said = speaking(parse, sentence, verb.main)
        own = said is not None and is_own(sentence, clause.subject, said.party)
        begin = clause.subject.first
        if said is not None and (not own or verb.lemma in _HAVING) and _is_duty(sentence, clause):
            yield _finding("said-duty", sentence, "demands", begin, end_of(sentence, begin), clause, 0.6), [said]
            continue
        if verb.modal in _WILL and said is not None and sentence.lowers[clause.subject.head] == "there":
            end = end_of(sentence, verb.main)
            if condition_in(sentence, verb.last, end) in ("without", *_STRONG, "until"):
                yield _finding("said-condition", sentence, "conditions", verb.main, end, clause, 0.6), [said]
            continue
        if verb.modal not in _WILL or verb.lemma == "be":
            continue
        holders = [said] if said is not None and own else _subjects(parse, sentence, clause) if said is None else []
        end = end_of(sentence, verb.main)
        condition = condition_in(sentence, verb.main, end)
        before = _condition_before(sentence, clause)
        if before is not None and holders:
            found = _finding("said-condition", sentence, "conditions", before.first, end, clause, 0.6)
            yield replace(found, first=before.first), holders
        elif _negated(clause) and verb.modal != "could" and (verb.modal not in _CAN or (said is not None and own)):
            yield _finding("said-refusal", sentence, "rejects", verb.main, end, clause, 0.65), holders
        elif condition not in (None, "without", "before", "once") and (said is not None or condition in _STRONG):
            yield _finding("said-condition", sentence, "conditions", verb.main, end, clause, 0.6), holders


def _is_silent(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb is one of speaking to nobody in particular."""
    if clause.verb.lemma not in SILENCE or clause.verb.particle is not None:
        return False
    return clause.verb.lemma not in _TALKING or "P" not in sentence.kinds[clause.verb.last : clause.last]


def _condition_before(sentence: Sentence, clause: Clause) -> Clause | None:
    """The clause of condition that a comma parts from this one ("Unless the levy goes, Peru will leave")."""
    if sentence.kinds[clause.first - 1 : clause.first] != "," or clause.verb.modal not in ("will", "'ll", "shall"):
        return None
    return next(
        (
            each
            for each in sentence.clauses
            if each.word in _CONDITIONAL and each.verb.last < clause.first and each.first < 3
        ),
        None,
    )


def _is_duty(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause says what has to be done: "must", "should", "need to", "had better"."""
    verb = clause.verb
    if verb.modal in _DUTIES:
        return True
    if verb.lemma in ("need", "have") and not verb.negated:
        return clause.object is None and sentence.kinds[verb.last : verb.last + 1] == "t"
    return (
        sentence.lowers[verb.first - 1 : verb.first] == ["better"]
        or "better" in sentence.lowers[verb.first : verb.main]
    )


def _stance(gives: object, *, negated: bool) -> Stance | None:
    """The stance of a rule, or what it becomes with "not"."""
    known = cast("dict[str, str]", gives)
    return cast("Stance | None", known.get("negated") if negated else known["stance"])


def _negated(clause: Clause) -> bool:
    return clause.verb.negated or clause.verb.modal == "cannot"


def _holds(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells what is so: no condition, no question, no duty, and no act that somebody else wants."""
    if clause.word in _IF and not (clause.word == "when" and clause.verb.tense == "past"):
        return False
    if clause.verb.form == "finite":
        return outlook(clause).kind not in ("duty", "doubt") or (_negated(clause) and clause.verb.modal in _CAN)
    if clause.verb.form == "infinitive":
        governor = clause.governor
        return governor is not None and governor.verb.lemma in _CARRIERS and governor.word not in _IF
    return not (clause.verb.passive and clause.kind == "participle")


def _needed(
    parse: Parse,
    sentence: Sentence,
    needs: str | None,
    form: str,
    clause: Clause | None,
    begin: int,
    end: int,
    holders: list[Holder],
) -> bool:
    """Whether what a rule asks for besides holds."""
    lowers = sentence.lowers[begin:end]
    lemmas = sentence.lemmas[begin:end]
    inner = next((each for each in sentence.clauses if begin <= each.verb.first), None)
    if needs is None:
        return clause is None or clause.verb.lemma != "insist" or form != "clause" or _wills(inner)
    if needs == "a-condition":
        return condition_in(sentence, begin, end) not in (None, "before", "once", "without") and (
            form == "infinitive" or _future_own(sentence, inner, holders)
        )
    if needs == "a-duty":
        return inner is not None and _is_duty(sentence, inner)
    if needs == "to-be":
        return inner is not None and (_is_duty(sentence, inner) or _bare(inner))
    if needs == "a-will":
        return True
    if needs == "a-party-asked":
        return (
            inner is not None and inner.verb.lemma not in _PATIENCE and says_something(sentence, inner.verb.first, end)
        )
    if needs == "a-blockade":
        return bool(lemmas) and lemmas[0] in _BLOCKADES
    if needs == "no-meeting":
        return not ENCOUNTERS & set(lemmas[:5]) or condition_in(sentence, begin, end) in ("if", *_STRONG)
    if needs == "a-concession":
        return len(holders) == 1 and bool(lemmas) and lemmas[0] in CONCEDING
    if needs == "a-plan":
        return not PLANS.isdisjoint(lemmas[:6])
    if needs == "another":
        return inner is not None and not any(is_own(sentence, inner.subject, each.party) for each in holders)
    return bool(lowers)


def _bare(clause: Clause) -> bool:
    """Whether a verb is a bare base form, as after "asked that": "the vote be put off", "he leave"."""
    return clause.verb.tense is None and clause.verb.form == "participle"


def _wills(inner: Clause | None) -> bool:
    """Whether a clause under "insist" says what is to be, not what is."""
    if inner is None:
        return True
    verb = inner.verb
    return (
        verb.modal in _DUTIES
        or verb.form != "finite"
        or verb.tense is None
        or verb.lemma == "have"
        or (verb.tense == "present" and not verb.progressive and not verb.perfect and verb.lemma != "be")
    )


def _future_own(sentence: Sentence, inner: Clause | None, holders: list[Holder]) -> bool:
    return (
        inner is not None
        and inner.verb.modal in _WILL
        and any(is_own(sentence, inner.subject, each.party) for each in holders)
    )


def _spurned(sentence: Sentence, begin: int, end: int, lemmas: frozenset[str]) -> bool:
    """Whether the head of an object, or its first verb, is one with which it is none."""
    if not lemmas:
        return False
    head = next((group for group in sentence.groups if begin <= group.head < end), None)
    first = begin
    while first < end and sentence.kinds[first] in "AXt":
        first += 1
    if first < end and sentence.kinds[first] in "VbIH":
        if sentence.lowers[first + 1 : first + 2] in (["up"], ["back"], ["in"]):
            return False
        return sentence.lemmas[first] in lemmas
    return head is not None and head.lemma in lemmas and head.first <= first + 1


def _finding(
    rule: str, sentence: Sentence, stance: Stance, begin: int, end: int, clause: Clause | None, score: float = 0.7
) -> _Found:
    condition = condition_in(sentence, begin, end)
    if condition is not None:
        if stance in ("offers", "accepts") and condition not in ("without", "before", "once"):
            stance = "conditions"
        elif stance == "demands" and condition not in ("without", "if", "once"):
            stance = "conditions"
        elif stance == "rejects" and condition not in ("if", "once") and rule != "refusal-to":
            stance = "conditions"
    first = clause.verb.first if clause is not None else begin
    if (
        clause is not None
        and clause.subject is not None
        and clause.subject.first < first
        and first - clause.subject.first < 18
    ):
        first = clause.subject.first
    return _Found(rule, stance, begin, end, min(first, begin), clause, score)


def _candidates(parse: Parse, sentence: Sentence, found: _Found, holders: list[Holder]) -> Iterator[Candidate]:
    if found.end <= found.begin:
        return
    text = found.text if found.text is not None else sentence.text(found.begin, found.end)
    text = text.strip(" \"',")
    if not text or not (says_something(sentence, found.begin, found.end) or is_anaphoric(text)):
        return
    unspoken = parse.speakers.at(sentence, found.first) is None
    modality: Modality | None = None
    if found.stance == "conditions":
        words_of_it = condition_in(sentence, found.begin, found.end)
        modality = "asserted" if words_of_it in ("before", "once", None) else "conditional"
    for holder in holders:
        last = max(found.end, found.clause.verb.last if found.clause is not None and found.text is not None else 0)
        yield Candidate(
            value=Position(party=holder.party, stance=found.stance, object=text),
            sentence=sentence,
            first=found.first,
            last=last,
            rule=f"position/{found.rule}",
            clause=found.clause,
            modality=modality,
            speaker=holder.speaker if unspoken and holder.speaker is not None and holder.speaker.person else None,
            score=found.score,
        )


def _resolved(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates whose object only points back ("the demand") take what another side was just said to want."""
    resolved: list[Candidate] = []
    for candidate in candidates:
        value = cast("Position", candidate.value)
        if is_anaphoric(value.object):
            before = next(
                (
                    cast("Position", other.value)
                    for other in reversed(resolved)
                    if cast("Position", other.value).party != value.party
                    and cast("Position", other.value).stance in _PROPOSING
                    and not is_anaphoric(cast("Position", other.value).object)
                    and candidate.sentence.index - other.sentence.index <= _RECALLED
                ),
                None,
            )
            if before is not None:
                candidate = replace(
                    candidate, value=Position(party=value.party, stance=value.stance, object=before.object)
                )
        resolved.append(candidate)
    return resolved


def _same(one: Candidate, two: Candidate) -> bool:
    """Whether two candidates say the same: one side, one stance, and most words of the shorter object."""
    a, b = cast("Position", one.value), cast("Position", two.value)
    if a.party != b.party or a.stance != b.stance:
        return False
    left, right = _content(a.object), _content(b.object)
    return len(left & right) * 2 > min(len(left), len(right))


def _content(text: str) -> set[str]:
    return {word[:6] for word in text.lower().split() if len(word) > 3}
