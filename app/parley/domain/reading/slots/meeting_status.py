"""The status of a meeting: what a rule, the outlook of its clause or a date alone makes it."""

from datetime import date
from typing import cast

from parley.domain.reading.clauses import Clause
from parley.domain.reading.outlook import outlook
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.meeting_places import MOTION
from parley.domain.reading.slots.meeting_rules import GOING_ON, OVER
from parley.domain.text.words import words
from parley_topics.values import MeetingStatus, When

DONE: frozenset[MeetingStatus] = frozenset(("held", "underway"))
"""What a meeting is that has begun."""
GIVEN_UP: frozenset[MeetingStatus] = frozenset(("postponed", "cancelled"))
"""What a meeting is that was planned."""
_LONG_AGO = 8
"""What began so many days ago is told as held."""

PLEDGING = words("agree pledge vow promise decide commit")
"""Verbs of which the infinitive behind them is still to come, whenever they were said."""
RESUMING = words("resume begin start continue restart keep")
"""Verbs that set going, again or still, what the form in -ing behind them says."""


def status_of(match: Match) -> MeetingStatus | None:
    """The status that a rule gives: by itself, or by the outlook of its clause; None where it tells of no meeting."""
    status = cast("MeetingStatus | None", match.pattern.gives.get("status"))
    seen = match.outlook
    if status is not None:
        if seen.negated and status != "planned":
            return None
        return "planned" if seen.ahead and status in DONE else status
    if seen.kind == "refusal" or seen.negated:
        return _not_held(match)
    if seen.kind == "plan" and seen.time == "past" and agreed(match.clause):
        return "planned"
    if seen.ahead:
        return "uncertain" if match.clause is not None and match.clause.word == "whether" else "planned"
    return _by_tense(match, match.clause) if match.clause is not None else None


def agreed(clause: Clause | None) -> bool:
    """Whether it is what somebody agreed or promised to do."""
    above = clause.governor if clause is not None else None
    return above is not None and above.verb.form == "finite" and above.verb.lemma in PLEDGING


def _by_tense(match: Match, clause: Clause) -> MeetingStatus | None:
    """The status of what a clause in the past or the present tells."""
    if clause.verb.lemma in MOTION:
        return None if clause.verb.form == "gerund" else "planned"
    if not OVER.isdisjoint(predicates(match.sentence, clause)):
        return "held"
    if not GOING_ON.isdisjoint(predicates(match.sentence, clause)):
        return "underway"
    present = match.outlook.time == "present"
    above = clause.governor
    if match.pattern.gives.get("going") and above is not None and above.verb.lemma in RESUMING:
        return "underway"
    if clause.verb.progressive:
        return "underway" if present else "held"
    tense, otherwise = ("present", "underway") if present else ("past", "held")
    return cast("MeetingStatus", match.pattern.gives.get(tense, otherwise))


def _not_held(match: Match) -> MeetingStatus | None:
    """The status of what is refused, or will not be."""
    refusable = bool(match.pattern.gives.get("refusable"))
    if match.outlook.kind == "refusal" or (refusable and match.outlook.ahead):
        return "refused" if refusable else None
    return "cancelled" if match.outlook.ahead and not match.pattern.gives.get("placed") else None


def by_date(parse: Parse, when: When) -> MeetingStatus | None:
    """The status that a date alone tells."""
    until = when.end or when.start
    if until is None or parse.published is None:
        return None
    return "planned" if (when.start or until)[:10] > parse.published.isoformat() else "held"


def predicates(sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """What a form of "be" says of its subject: the predicate, the particle and the words behind it."""
    if clause.verb.lemma not in ("be", "remain"):
        return ()
    after = sentence.lowers[clause.verb.main + 1 : clause.verb.main + 3]
    return (clause.predicate or "", *after)


def as_dated(parse: Parse, match: Match, status: MeetingStatus, when: When | None) -> MeetingStatus:
    """The status that the date makes it: what "starts on 4 May" is planned, what began a month ago was held."""
    if status in DONE and match.clause is not None and _unconfirmed(match.clause):
        return "uncertain"
    if status not in DONE or when is None or parse.published is None:
        return status
    if match.outlook.time == "present" and when.start is not None and by_date(parse, when) == "planned":
        return "planned"
    until = when.end or when.start
    if status == "underway" and until is not None:
        return "held" if (parse.published - date.fromisoformat(until[:10])).days > _LONG_AGO else status
    return status


def _unconfirmed(clause: Clause) -> bool:
    """Whether somebody will not confirm it."""
    above = clause.governor
    if above is None or above.verb.lemma != "confirm":
        return False
    seen = outlook(above)
    return seen.negated or seen.kind == "refusal"
