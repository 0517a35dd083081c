"""Deadlines: dates by which something must happen in the negotiation, ultimatums, expiries."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from msgspec import structs

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.accords import GOALS
from parley.domain.reading.outlook import outlook
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.deadline_rules import LIMITS, MATTERS, RULES, SETTLING
from parley.domain.text.words import words
from parley.domain.times.expression import TimeExpression
from parley.domain.times.vocabulary import NUMBERS
from parley_topics.values import Deadline, When
from parley_topics.values import Slot as SlotName

_BY = ("by ", "before ", "within ", "no later than ", "not later than ")
_LIMITING = words("by before within until till")
_SETTING = words("set give impose issue fix extend announce lay establish deliver grant")
_NEEDING = words("require need demand want")
_CONDITIONS = words("if unless")
_ALLOWING = words("can may must should")
_WITHOUT = words("no without")
_BESIDE = 6
"""So many words before a clause may still name what it is about ("polls due to be held by …")."""
_RECENT = timedelta(days=4)
_UNITS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0}


class DeadlineSlot:
    """The reader of the deadline slot."""

    name: SlotName = "deadline"
    triggers = RULES.triggers | _LIMITING | _CONDITIONS | {"than"}

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:
        """What a sentence says must happen by when: by words that name a deadline, then by dates that set one."""
        if sentence.unit.kind in ("tail", "heading", "table", "caption"):
            return
        used: set[int] = set()
        for match in RULES.match(sentence):
            yield from _of_match(parse, match)
        for time in sentence.times:
            found = None if time.when_start in used else _of_time(parse, sentence, time)
            used.add(time.when_start)
            if found is not None:
                yield found
        if not sentence.vocabulary.isdisjoint(_CONDITIONS):
            yield from _threatened(parse, sentence)

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """One claim for each date: the one that is named first, else the first."""
        best: dict[tuple[str | None, str | None], Candidate] = {}
        for candidate in candidates:
            value = cast("Deadline", candidate.value)
            when = value.when or When()
            key = (when.start, when.end)
            standing = best.get(key)
            if standing is None:
                best[key] = candidate
                continue
            better, other = (candidate, standing) if candidate.score > standing.score else (standing, candidate)
            rest = cast("Deadline", other.value)
            kept = cast("Deadline", better.value)
            best[key] = replace(
                better, value=structs.replace(kept, what=kept.what or rest.what, set_by=kept.set_by or rest.set_by)
            )
        return sorted(best.values(), key=lambda each: (each.sentence.index, each.first))


def _of_match(parse: Parse, match: Match) -> Iterator[Candidate]:
    sentence, clause, gives = match.sentence, match.clause, match.pattern.gives
    if gives.get("days"):
        yield from _of_days(parse, match)
        return
    if clause is None and not gives.get("dated"):
        return
    if gives.get("term") and clause is not None and _past(clause):
        return
    time = _limit_near(sentence, match) if not gives.get("term") else _time_behind(sentence, clause)
    when = _limit(parse, time, clause) if time is not None else None
    if time is None or when is None:
        return
    first, last = _extent(sentence, clause, match, time)
    limit = next((g for g in sentence.groups if g.first <= match.first < g.last and g.lemma in LIMITS), None)
    yield Candidate(
        value=Deadline(
            when=when,
            what=_purpose(sentence, match, time) or (None if limit is not None else _what(sentence, clause, time)),
            set_by=_setter(parse, sentence, clause) if limit is not None else None,
        ),
        sentence=sentence,
        first=first,
        last=last,
        rule=f"deadline/{match.pattern.name}",
        clause=clause,
        score=0.8,
    )


def _of_days(parse: Parse, match: Match) -> Iterator[Candidate]:
    """Hours or days to do something, as in "gave the company 72 hours", counted from the day of publication."""
    sentence, clause = match.sentence, match.clause
    number = match.last - 3
    count = _count(sentence.lowers[number])
    if parse.published is None or count is None or clause is None or outlook(clause).negated:
        return
    days = count * _UNITS[sentence.lemmas[number + 1]]
    end = parse.published + timedelta(days=round(days))
    goal = next((each for each in sentence.clauses if each.verb.first >= match.last - 1), None)
    yield Candidate(
        value=Deadline(
            when=When(text=sentence.text(number, number + 2), end=end.isoformat(), grain="day"),
            what=_act(sentence, goal, len(sentence.words)) if goal is not None else None,
            set_by=_party(parse, sentence, clause.subject) if clause.verb.lemma != "have" else None,
        ),
        sentence=sentence,
        first=clause.first,
        last=goal.last if goal is not None else match.last,
        rule="deadline/has-days",
        clause=clause,
        score=0.75,
    )


def _count(word: str) -> int | None:
    return 1 if word in ("a", "an") else NUMBERS.get(word) or (int(word[:4]) if word.isdigit() else None)


def _of_time(parse: Parse, sentence: Sentence, time: TimeExpression) -> Candidate | None:
    """A date with "by", "before" or "within" on something that is still to be done."""
    if time.when is None:
        return None
    opening = parse.folded[time.when_start : time.when_end].lower()
    token = sentence.token_at(time.start)
    clause = sentence.clause_at(token) or next((each for each in sentence.clauses if each.verb.first > token), None)
    if not opening.startswith(_BY):
        allowed = clause is not None and clause.verb.modal in _ALLOWING and not clause.verb.negated
        if not allowed or not opening.startswith("until "):
            return None
    when = _limit(parse, time, clause)
    if clause is None or when is None:
        return None
    until = opening.startswith("until ")
    if not (_matters(sentence, clause) if until else _required(sentence, clause, ahead=_is_ahead(parse, when))):
        return None
    last = max(clause.last, sentence.token_at(time.end - 1) + 1)
    head = clause.governor if clause.verb.form == "infinitive" and clause.governor is not None else clause
    return Candidate(
        value=Deadline(when=when, what=_what(sentence, clause, time), set_by=_setter(parse, sentence, head)),
        sentence=sentence,
        first=clause.first,
        last=last,
        rule="deadline/by-date",
        clause=clause,
        score=0.7,
    )


def _threatened(parse: Parse, sentence: Sentence) -> Iterator[Candidate]:
    """A day on which something will be done unless there is a deal: "will strike on 2 March unless …"."""
    for clause in sentence.clauses:
        heads = (*clause.object_lemmas(), *clause.subject_lemmas())
        if clause.word not in _CONDITIONS or GOALS.isdisjoint(heads):
            continue
        if clause.word == "if" and not (clause.verb.negated or _none(sentence, clause)):
            continue
        for act in sentence.clauses:
            if act is clause or act.word in _CONDITIONS or not (outlook(act).ahead or outlook(act).kind != "fact"):
                continue
            time = _time_behind(sentence, act)
            when = _limit(parse, time, act) if time is not None else None
            if when is not None and _is_ahead(parse, when) and when.start is None:
                yield Candidate(
                    value=Deadline(
                        when=when,
                        what=_trim(sentence, clause.first, clause.last),
                        set_by=_party(parse, sentence, act.subject),
                    ),
                    sentence=sentence,
                    first=min(act.first, clause.first),
                    last=max(act.last, clause.last),
                    rule="deadline/threat",
                    clause=act,
                    modality="conditional",
                    score=0.65,
                )
                return


def _none(sentence: Sentence, clause: Clause) -> bool:
    """Whether "no" stands before what a clause is about."""
    return (
        "no" in sentence.lowers[clause.first : clause.last] or "without" in sentence.lowers[clause.first : clause.last]
    )


def _required(sentence: Sentence, clause: Clause, *, ahead: bool) -> bool:
    """Whether a clause tells of something to be done that negotiators decide; `ahead`: its date is yet to come."""
    seen = outlook(clause)
    if clause.word in _CONDITIONS and (clause.object_lemmas() or clause.subject_lemmas()):
        return not GOALS.isdisjoint((*clause.object_lemmas(), *clause.subject_lemmas()))
    if clause.verb.lemma in _NEEDING and seen.time == "present":
        return _matters(sentence, clause)
    if seen.kind in ("fact", "refusal") or (seen.time == "past" and not ahead):
        return False
    if clause.verb.perfect:
        return False
    settles = clause.verb.lemma in SETTLING
    return (settles and _matters(sentence, clause)) or (seen.kind == "duty" and (settles or _matters(sentence, clause)))


def _is_ahead(parse: Parse, when: When) -> bool:
    return parse.published is not None and when.end is not None and when.end[:10] >= parse.published.isoformat()


def _matters(sentence: Sentence, clause: Clause) -> bool:
    begin = max(0, clause.first - _BESIDE)
    return not MATTERS.isdisjoint((*sentence.lemmas[begin : clause.last], *clause.subject_lemmas()))


def _past(clause: Clause) -> bool:
    seen = outlook(clause)
    return seen.time == "past" and seen.kind == "fact"


def _limit(parse: Parse, time: TimeExpression, clause: Clause | None) -> When | None:
    """The end of a date, as a deadline has it; a day without a year that is told as coming is the next one."""
    when = time.when
    if when is None or parse.published is None:
        return None
    until = when.end or when.start
    if until is None:
        return None
    yearless = not any(part.isdigit() and len(part) == 4 for part in when.text.replace(",", " ").split())
    day = date.fromisoformat(until[:10])
    told_ahead = clause is not None and not _past(clause)
    if yearless and told_ahead and when.grain == "day" and day < parse.published - _RECENT:
        until = f"{day.year + 1}{until[4:]}" if day + timedelta(days=366) > parse.published else until
    return structs.replace(when, start=None, end=until)


def _limit_near(sentence: Sentence, match: Match) -> TimeExpression | None:
    """The date of a deadline that is named: in its noun group, else the nearest with end in the same sentence."""
    at = sentence.starts[match.last - 1]
    best: TimeExpression | None = None
    for time in sentence.times:
        if time.when is None or not (time.when.end or time.when.start):
            continue
        if best is None or abs(time.start - at) < abs(best.start - at):
            best = time
    clause = match.clause
    if best is None or clause is None:
        return best
    return best if abs(best.start - at) < _NEAR else None


_NEAR = 80
"""A date within so many characters of "deadline" is the deadline's."""


def _time_behind(sentence: Sentence, clause: Clause | None) -> TimeExpression | None:
    if clause is None:
        return None
    start, end = sentence.starts[clause.verb.main], sentence.offsets(clause.first, clause.last)[1]
    dated = (t for t in sentence.times if t.when is not None and (t.when.end or t.when.start))
    return next((t for t in dated if start <= t.start < end), None)


def _extent(sentence: Sentence, clause: Clause | None, match: Match, time: TimeExpression) -> tuple[int, int]:
    """The tokens that carry a claim: the clause where it holds the date, else the words and the date."""
    first, last = match.first, match.last
    at, stop = sentence.token_at(time.when_start), sentence.token_at(time.when_end - 1) + 1
    if clause is not None:
        first, last = min(first, clause.first), max(last, clause.last)
    return min(first, at), max(last, stop)


def _purpose(sentence: Sentence, match: Match, time: TimeExpression) -> str | None:
    """What a deadline is for: "to reach a deal", "for a deal"."""
    if match.pattern.gives.get("term"):
        return _ending(sentence, match)
    begin = match.last if match.pattern.gives.get("dated") else sentence.token_at(time.when_end - 1)
    for clause in sentence.clauses:
        if clause.verb.form == "infinitive" and clause.verb.first >= begin:
            return _act(sentence, clause, len(sentence.words))
    for group in sentence.groups:
        if group.preposition in ("for", "on") and group.first >= match.last and not group.temporal:
            return sentence.text(group.first, _whole(group))
    if match.pattern.name == "expiry":
        return _cut(sentence, match.first, match.last, time)
    return None


def _ending(sentence: Sentence, match: Match) -> str | None:
    group = match.clause.subject if match.clause is not None else None
    return f"end of {sentence.text(group.first, group.last)}" if group is not None else None


def _what(sentence: Sentence, clause: Clause | None, time: TimeExpression) -> str | None:
    """The words of a clause without its date: with its subject where that is no person who wants it."""
    if clause is None:
        return None
    if clause.verb.form == "finite" and (clause.verb.passive or clause.verb.lemma == "be"):
        return _cut(sentence, clause.first, clause.last, time)
    at = sentence.token_at(time.when_start)
    return _act(sentence, clause, at if at > clause.verb.main else clause.last)


def _act(sentence: Sentence, clause: Clause, stop: int) -> str | None:
    return _trim(sentence, clause.verb.main, min(clause.last, max(stop, clause.verb.last)))


def _cut(sentence: Sentence, first: int, last: int, time: TimeExpression) -> str | None:
    at = sentence.token_at(time.when_start)
    return _trim(sentence, first, at if first < at <= last else last)


def _trim(sentence: Sentence, first: int, last: int) -> str | None:
    last = min(last, first + _WORDS)
    while last > first and sentence.kinds[last - 1] in 'R,;-.(CDSt"':
        last -= 1
    return sentence.text(first, last) or None


_WORDS = 14
"""A few words are enough to say what a deadline is for."""


def _whole(group: NounGroup) -> int:
    while group.of is not None:
        group = group.of
    return group.last


def _setter(parse: Parse, sentence: Sentence, clause: Clause | None) -> str | None:
    """Who sets it: the subject of the verb that gives, demands or plans it."""
    if clause is None or clause.verb.passive:
        return None
    return _party(parse, sentence, clause.subject)


def _party(parse: Parse, sentence: Sentence, group: NounGroup | None) -> str | None:
    if group is None:
        return None
    person = parse.speakers.person_in(sentence, group.first, group.last)
    if person is not None:
        return person.name
    return next(iter(sentence.parties_in(group.first, group.last)), None)
