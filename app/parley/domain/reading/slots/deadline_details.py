"""The details of a deadline: its date as a limit, what must happen by then, who sets it."""

from datetime import date, timedelta

from msgspec import structs

from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.outlook import outlook
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.text.words import words
from parley.domain.times.expression import TimeExpression
from parley_topics.values import When

_SETTING = words("set give impose issue fix extend announce lay establish deliver grant")
_RECENT = timedelta(days=4)
_NEAR = 80
"""A date within so many characters of "deadline" is the deadline's."""
_LEAD = 2
_NOW = words("now currently")
_GONE = ("after", "past", "since", "before", "ahead of")
"""What stands before a deadline of which these tell is the date of something else."""
_WORDS = 14
"""A few words are enough to say what a deadline is for."""


def limit_of(parse: Parse, time: TimeExpression, clause: Clause | None) -> When | None:
    """The end of a date, as a deadline has it; a day without a year that is told as coming is the next one."""
    when = time.when
    if when is None or parse.published is None:
        return None
    until = when.end or when.start
    if until is None:
        return None
    yearless = not any(part.isdigit() and len(part) == 4 for part in when.text.replace(",", " ").split())
    day = date.fromisoformat(until[:10])
    told_ahead = clause is not None and not is_past(clause) and not _once(clause)
    if yearless and told_ahead and when.grain == "day" and day < parse.published - _RECENT:
        until = f"{day.year + 1}{until[4:]}" if day + timedelta(days=366) > parse.published else until
    return structs.replace(when, start=None, end=until)


def _once(clause: Clause) -> bool:
    """Whether it had been planned in the past: "was to end by May"."""
    above = clause.governor
    return above is not None and above.verb.form == "finite" and above.verb.tense == "past"


def is_ahead(parse: Parse, when: When) -> bool:
    """Whether the end of a date is not past on the day of publication."""
    return parse.published is not None and when.end is not None and when.end[:10] >= parse.published.isoformat()


def is_past(clause: Clause) -> bool:
    """Whether a clause tells of what was done."""
    seen = outlook(clause)
    return seen.time == "past" and seen.kind == "fact"


def limit_near(sentence: Sentence, match: Match) -> TimeExpression | None:
    """The date of a deadline that is named: in its noun group, else the nearest with end in the same sentence."""
    at = sentence.starts[match.last - 1]
    group = sentence.group_at(match.first)
    gone = group is not None and group.preposition in _GONE
    best: TimeExpression | None = None
    for time in sentence.times:
        if gone and time.start < sentence.starts[match.first]:
            continue
        if time.when is None or not (time.when.end or time.when.start) or time.text.lower() in _NOW:
            continue
        if best is None or abs(time.start - at) < abs(best.start - at):
            best = time
    clause = match.clause
    if best is None or clause is None:
        return best
    return best if abs(best.start - at) < _NEAR else None


def time_behind(sentence: Sentence, clause: Clause | None) -> TimeExpression | None:
    """The first time expression with a date behind the verb of a clause."""
    if clause is None:
        return None
    start, end = sentence.starts[clause.verb.main], sentence.offsets(clause.first, clause.last)[1]
    dated = (t for t in sentence.times if t.when is not None and (t.when.end or t.when.start))
    return next((t for t in dated if start <= t.start < end), None)


def extent(sentence: Sentence, clause: Clause | None, match: Match, time: TimeExpression) -> tuple[int, int]:
    """The tokens that carry a claim: the clause where it holds the date, else the words and the date."""
    first, last = match.first, match.last
    at, stop = sentence.token_at(time.when_start), sentence.token_at(time.when_end - 1) + 1
    if clause is not None:
        first, last = min(first, clause.first), max(last, clause.last)
    return min(first, at), max(last, stop)


def purpose(sentence: Sentence, match: Match, time: TimeExpression) -> str | None:
    """What a deadline is for: "to reach a deal", "for a deal"."""
    if match.pattern.gives.get("term"):
        return _ending(sentence, match)
    begin = match.last if match.pattern.gives.get("dated") else sentence.token_at(time.when_end - 1)
    for clause in sentence.clauses:
        if clause.verb.form == "infinitive" and clause.verb.first >= begin:
            return act_of(sentence, clause, len(sentence.words))
    for group in sentence.groups:
        if group.preposition in ("for", "on") and group.first >= match.last and not group.temporal:
            return sentence.text(group.first, whole(group))
    if match.pattern.name == "expiry":
        return without_date(sentence, match.first, match.last, time)
    return None


def _ending(sentence: Sentence, match: Match) -> str | None:
    group = match.clause.subject if match.clause is not None else None
    return f"end of {sentence.text(group.first, group.last)}" if group is not None else None


def what_of(sentence: Sentence, clause: Clause | None, time: TimeExpression) -> str | None:
    """The words of a clause without its date: with its subject where that is no person who wants it."""
    if clause is None:
        return None
    if clause.verb.form == "finite" and (clause.verb.passive or clause.verb.lemma == "be"):
        return without_date(sentence, clause.first, clause.last, time)
    at = sentence.token_at(time.when_start)
    return act_of(sentence, clause, at if at > clause.verb.main else clause.last)


def act_of(sentence: Sentence, clause: Clause, stop: int) -> str | None:
    """The words of a clause from its verb up to a token."""
    return trimmed(sentence, clause.verb.main, min(clause.last, max(stop, clause.verb.last)))


def without_date(sentence: Sentence, first: int, last: int, time: TimeExpression) -> str | None:
    """The words of a token span up to its date, or behind it where it opens with it."""
    at = sentence.token_at(time.when_start)
    if at - first <= _LEAD and (behind := sentence.token_at(time.when_end - 1) + 1) < last:
        return trimmed(sentence, behind, last)
    return trimmed(sentence, first, at if first < at <= last else last)


def trimmed(sentence: Sentence, first: int, last: int) -> str | None:
    """A few words of a token span, without what hangs at their end."""
    last = min(last, first + _WORDS)
    while last > first and sentence.kinds[last - 1] in 'R,;-.(CDSt"':
        last -= 1
    return sentence.text(first, last) or None


def whole(group: NounGroup) -> int:
    """The end of a noun group with its "of" chain."""
    while group.of is not None:
        group = group.of
    return group.last


def sets_one(clause: Clause | None) -> bool:
    """Whether the verb of a clause sets a deadline."""
    return clause is not None and clause.verb.lemma in _SETTING


def setter(parse: Parse, sentence: Sentence, clause: Clause | None) -> str | None:
    """Who sets it: the subject of the verb that gives, demands or plans it."""
    if clause is None or clause.verb.passive:
        return None
    return party_of(parse, sentence, clause.subject)


def party_of(parse: Parse, sentence: Sentence, group: NounGroup | None) -> str | None:
    """The person, else the party, that a noun group names."""
    if group is None:
        return None
    person = parse.speakers.person_in(sentence, group.first, group.last)
    if person is not None:
        return person.name
    return next(iter(sentence.parties_in(group.first, group.last)), None)
