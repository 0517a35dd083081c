"""Deadlines that no date with "by" tells: hours to do something, and strikes, tariffs or shutdowns that are to come."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.outlook import outlook
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.deadline_details import (
    act_of,
    is_ahead,
    limit_of,
    party_of,
    setter,
    time_behind,
    whole,
    without_date,
)
from parley.domain.times.expression import TimeExpression
from parley.domain.times.vocabulary import NUMBERS
from parley_topics.values import Deadline, When

_NEAR = 6
_WEEK = 7
_SPAN = re.compile(r"([a-z]+|\d+)-(hour|day|week|month)\Z")
_UNITS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0}


def of_days(parse: Parse, match: Match) -> Iterator[Candidate]:
    """Hours or days to do something, as in "gave the company 72 hours", counted from the day of publication."""
    sentence, clause = match.sentence, match.clause
    number = next(at for at in range(match.last - 2, match.first, -1) if sentence.lemmas[at] in _UNITS) - 1
    while sentence.lowers[number] == "more":
        number -= 1
    count = _count(sentence.lowers[number])
    if parse.published is None or count is None or clause is None or outlook(clause).negated:
        return
    unit = next(at for at in range(number + 1, match.last) if sentence.lemmas[at] in _UNITS)
    days = count * _UNITS[sentence.lemmas[unit]]
    end = _told_on(sentence, match.first, parse.published) + timedelta(days=round(days))
    goal = next((each for each in sentence.clauses if each.verb.first >= match.last - 1), None)
    yield Candidate(
        value=Deadline(
            when=When(text=sentence.text(number, unit + 1), end=end.isoformat(), grain="day"),
            what=act_of(sentence, goal, len(sentence.words)) if goal is not None else None,
            set_by=party_of(parse, sentence, clause.subject) if clause.verb.lemma != "have" else None,
        ),
        sentence=sentence,
        first=clause.first,
        last=goal.last if goal is not None else match.last,
        rule="deadline/has-days",
        clause=clause,
        score=0.75,
    )


def of_span(parse: Parse, match: Match, clause: Clause) -> Iterator[Candidate]:
    """An ultimatum of so many hours or days, counted from the day of publication: "a 48-hour ultimatum"."""
    sentence = match.sentence
    group = sentence.group_at(match.first)
    span = next(filter(None, map(_SPAN.match, sentence.lowers[group.first : group.head])), None) if group else None
    count = _count(span[1]) if span is not None else None
    if span is None or count is None or parse.published is None or outlook(clause).negated:
        return
    end = _told_on(sentence, match.first, parse.published) + timedelta(days=round(count * _UNITS[span[2]]))
    goal = next(
        (each for each in sentence.clauses if each.verb.form == "infinitive" and each.verb.first > match.first), None
    )
    yield Candidate(
        value=Deadline(
            when=When(text=span[0], end=end.isoformat(), grain="day"),
            what=act_of(sentence, goal, len(sentence.words)) if goal is not None else None,
            set_by=party_of(parse, sentence, clause.subject),
        ),
        sentence=sentence,
        first=clause.first,
        last=max(clause.last, goal.last if goal is not None else 0),
        rule="deadline/limit",
        clause=clause,
        score=0.7,
    )


def _told_on(sentence: Sentence, first: int, published: date) -> date:
    """The day on which it was given: one that stands before the words, else that of publication."""
    for time in sentence.times_in(0, first):
        when = time.when
        if when is not None and when.start is not None and when.grain in ("day", "time"):
            day = date.fromisoformat(when.start[:10])
            if 0 <= (published - day).days < _WEEK:
                return day
    return published


def of_act(parse: Parse, match: Match) -> Iterator[Candidate]:
    """A strike, a tariff or a shutdown that is to come on a day: the other side has until then."""
    sentence, clause, gives = match.sentence, match.clause, match.pattern.gives
    group = sentence.group_at(match.last - 1) if gives.get("noun") else None
    if clause is None or (gives.get("noun") and group is None):
        return
    if group is not None:
        time = next(iter(sentence.times_in(group.first, group.last)), None)
        first, last = group.first, whole(group)
    else:
        seen = outlook(clause)
        planned = bool(gives.get("planned"))
        told = seen.ahead or seen.time == "present" or seen.kind == "plan" or planned
        transitive = bool(gives.get("intransitive")) and _acts_on(clause)
        if not told or seen.negated or seen.kind in ("refusal", "wish") or transitive:
            return
        if clause.verb.perfect and not planned:
            return
        time, first, last = (
            time_behind(sentence, clause) or _right_behind(sentence, clause, planned=planned),
            clause.first,
            clause.last,
        )
    if time is None or time.when is None or time.when.grain in ("vague", "year", "season"):
        return
    when = limit_of(parse, time, clause)
    if when is None or not is_ahead(parse, when):
        return
    yield Candidate(
        value=Deadline(
            when=when,
            what=without_date(sentence, first, last, time),
            set_by=setter(parse, sentence, clause) if group is None else None,
        ),
        sentence=sentence,
        first=first,
        last=last,
        rule=f"deadline/{match.pattern.name}",
        clause=clause,
        score=0.6,
    )


def _acts_on(clause: Clause) -> bool:
    """Whether a verb that is to have no object has one; one walks off a job."""
    thing = clause.object
    return thing is not None and not thing.temporal and thing.lemma != "job"


def _right_behind(sentence: Sentence, clause: Clause, *, planned: bool) -> TimeExpression | None:
    """A date right behind a clause: "could default as soon as June 1", "had planned to impose May 15"."""
    if not planned and sentence.lowers[clause.last : clause.last + 1] != ["as"]:
        return None
    near = sentence.times_in(clause.last, min(len(sentence.words), clause.last + _NEAR))
    return next((each for each in near if each.when is not None and (each.when.end or each.when.start)), None)


def _count(word: str) -> int | None:
    return 1 if word in ("a", "an") else NUMBERS.get(word) or (int(word[:4]) if word.isdigit() else None)
