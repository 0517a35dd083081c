"""Headlines of developments: what a person would write who knows what was known before."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from parley.domain.parties.names import party_adjective, party_name
from parley.domain.tracking.amounts import are_rivals
from parley.domain.tracking.intervals import is_dated
from parley.domain.tracking.phrases import at, meeting, on, set_for, sides, span
from parley_topics.developments import Kind
from parley_topics.values import (
    Agreement,
    Assessment,
    Deadline,
    Delegation,
    Issue,
    Meeting,
    Outcome,
    Position,
    Value,
)

_MAX = 160

_RESULTS = {
    "agreement": "end in an agreement",
    "partial_agreement": "end in a partial agreement",
    "progress": "bring progress",
    "no_agreement": "bring no agreement",
    "collapsed": "break down",
}
_BEFORE = {
    "agreement": "an agreement",
    "partial_agreement": "a partial agreement",
    "progress": "progress",
    "no_agreement": "no agreement",
    "collapsed": "a breakdown",
}
_ISSUE = {
    "agreed": "agreed",
    "near_agreement": "nearly agreed",
    "progress": "moving forward",
    "discussed": "on the table",
    "disputed": "in dispute",
    "deadlocked": "deadlocked",
}
_KINDS = {
    "ceasefire": "ceasefire",
    "prisoner_exchange": "prisoner exchange",
    "framework": "framework agreement",
    "treaty": "treaty",
    "trade_deal": "trade deal",
    "sanctions_relief": "sanctions relief",
    "withdrawal": "withdrawal",
    "humanitarian": "humanitarian deal",
    "contract": "contract",
    "other": "deal",
}
_STATUS = {
    "proposed": "proposed",
    "agreed": "agreed",
    "signed": "signed",
    "in_force": "in force",
    "implemented": "carried out",
    "extended": "extended",
    "violated": "violated",
    "rejected": "rejected",
    "ended": "ended",
}
_STANCE = {"demands": "demands", "rejects": "rejects", "offers": "offers", "accepts": "accepts"}
_STANCE_TO = {"demands": "wants", "rejects": "refuses", "offers": "offers", "accepts": "agrees"}


@dataclass(frozen=True)
class _Story:
    """What a headline is made of."""

    kind: Kind
    before: Any
    after: Any
    parties: tuple[str, ...]
    name: str | None
    year: int

    @property
    def talks(self) -> str:
        return f"{sides(self.parties, self.name)} talks"


def headline(
    kind: Kind,
    before: Value | None,
    after: Value | None,
    parties: tuple[str, ...],
    name: str | None = None,
    year: int = 0,
) -> str:
    """The headline of a development, with a capital and without a full stop; dates of `year` are said without it."""
    value = after if after is not None else before
    if value is None:
        return f"{kind.replace('_', ' ')}"
    story = _Story(kind, before, after, parties, name, year)
    said = _told(story, value)
    said = said[0].upper() + said[1:]
    return said if len(said) <= _MAX else f"{said[: _MAX - 1].rsplit(' ', 1)[0]}…"


def _told(story: _Story, value: Value) -> str:
    plain = _STORIES[type(value)]
    if story.kind == "confirmed":
        return f"confirmed: {plain(_Story('first_report', None, story.after, story.parties, story.name, story.year))}"
    if story.kind == "withdrawn":
        taken = _STORIES[type(story.before)](
            _Story("first_report", None, story.before, story.parties, story.name, story.year)
        )
        if story.after is None:
            return f"withdrawn: {taken}"
        again = plain(_Story("first_report", None, story.after, story.parties, story.name, story.year))
        return f"withdrawn: {taken}; now: {again}"
    if story.kind == "contradicted":
        one, other = (
            plain(_Story("first_report", None, value, story.parties, story.name, story.year))
            for value in (story.before, story.after)
        )
        return f"accounts differ: {one}, or {other[0].lower() + other[1:] if other[:1] == 'T' else other}"
    return plain(story)


def _meeting(story: _Story) -> str:
    before, value = story.before, story.after
    if story.kind == "overdue":
        called = meeting(value, story.parties, story.name, coming=False)
        were = "was" if _is_one(called) else "were"
        return f"no word of the {called} that {were} set{set_for(value.when, story.year)}{at(value.place)}"
    if isinstance(before, Meeting) and story.kind in ("more_precise", "changed"):
        return _meeting_again(story, before, value)
    if isinstance(before, Meeting):
        return _meeting_moved_on(story, before, value)
    called = meeting(value, story.parties, story.name, coming=value.status in ("planned", "uncertain"))
    where = at(value.place)
    return {
        "planned": lambda: f"{called} {_planned(value, story.year)}",
        "underway": lambda: f"{called} under way{where}{on(value.when, story.year)}",
        "held": lambda: f"{called} held{where}{on(value.when, story.year)}",
        "postponed": lambda: f"{called} set{set_for(value.when, story.year)}{where} postponed",
        "cancelled": lambda: f"{called} set{set_for(value.when, story.year)}{where} cancelled",
        "refused": lambda: f"a side refuses to come to the {called}{where}",
        "uncertain": lambda: f"{called}{where} uncertain",
    }[value.status]()


def _is_one(called: str) -> bool:
    return " round of " in called or not called.endswith("talks")


def _planned(value: Meeting, year: int) -> str:
    said, where = set_for(value.when, year), at(value.place)
    if is_dated(value.when):
        return f"set{said}{where}"
    return f"planned{said}{where}" if said else f"planned{where}, no date yet"


def _meeting_again(story: _Story, before: Meeting, value: Meeting) -> str:
    called = meeting(value, story.parties, story.name, coming=value.status in ("planned", "uncertain"))
    if story.kind == "changed":
        was = f"{set_for(before.when, story.year)}{at(before.place)}".strip() or "another date"
        now = f"{set_for(value.when, story.year)}{at(value.place)}".strip()
        return f"{called} moved: {now.removeprefix('for ')} instead of {was.removeprefix('for ')}"
    if before.when == value.when and is_dated(value.when):
        where = f"so far {at(before.place).strip()}" if before.place else "so far without a place"
        return f"{called} {on(value.when, story.year).strip()}, {where}, is now to be{at(value.place)}"
    known = f"{on(before.when, story.year).strip()}{at(before.place)}".strip()
    if not known and before.when is not None and before.when.text:
        known = f"only ‘{before.when.text}’"
    if value.status in ("underway", "held"):
        return f"{called}: {value.status.replace('underway', 'under way')}{at(value.place)}{on(value.when, story.year)}"
    set_now = f"now set{set_for(value.when, story.year)}" if is_dated(value.when) else "now planned"
    so_far = f"so far {known}" if known else "so far without a date"
    return f"{called}, {so_far}, is {set_now}{at(value.place)}"


def _meeting_moved_on(story: _Story, before: Meeting, value: Meeting) -> str:
    called = meeting(value, story.parties, story.name, coming=False)
    was = f"{set_for(before.when, story.year)}{at(before.place)}"
    where = at(value.place)
    return {
        "planned": lambda: f"{called} on again{set_for(value.when, story.year)}{where}",
        "underway": lambda: f"{called} begin{'s' if _is_one(called) else ''}{where}",
        "held": lambda: f"{called} over{where}{on(value.when, story.year)}",
        "postponed": lambda: f"{called} planned{was} postponed",
        "cancelled": lambda: f"{called} planned{was} cancelled",
        "refused": lambda: f"a side refuses to come to the {called} planned{was}",
        "uncertain": lambda: f"{called} planned{was} in doubt",
    }[value.status]()


def _outcome(story: _Story) -> str:
    value: Outcome = story.after
    track = "" if value.track == "overall" else f" on the {value.track} track"
    before: Outcome | None = story.before
    if before is None or before.result == value.result:
        return f"{story.talks} {_RESULTS[value.result]}{track}"
    return f"after {_BEFORE[before.result]}, {story.talks} {_RESULTS[value.result]}{track}"


def _issue(story: _Story) -> str:
    value: Issue = story.after
    called = value.issue.replace("-", " ")
    if isinstance(story.before, Issue):
        return f"{story.talks}: {called} now {_ISSUE[value.status]}, so far {_ISSUE[story.before.status]}"
    return f"{story.talks}: {called} {_ISSUE[value.status]}"


def _position(story: _Story) -> str:
    value: Position = story.after
    who = party_name(value.party)
    now = f"{who} {_stance(value)}"
    if isinstance(story.before, Position) and story.before.stance != value.stance:
        return f"{now}; so far it {_stance(story.before)}"
    if isinstance(story.before, Position) and are_rivals(story.before.object, value.object):
        return f"{now}; so far {story.before.object}"
    return f"{now}, another condition than before" if isinstance(story.before, Position) else now


def _stance(value: Position) -> str:
    if value.stance == "conditions":
        return f"sets a condition: {value.object}"
    if value.object.startswith("to "):
        return f"{_STANCE_TO[value.stance]} {value.object}"
    return f"{_STANCE[value.stance]} {value.object}"


def _agreement(story: _Story) -> str:
    value: Agreement = story.after
    called = _KINDS[value.kind]
    number = f" of {value.quantity:,}" if value.quantity is not None else ""
    what = f" ({value.what})" if value.what else ""
    before: Agreement | None = story.before
    when = on(value.when, story.year)
    if story.kind == "more_precise":
        return f"{called}{what} in {story.talks}: now {number.removeprefix(' of ') or span_of(value, story.year)}"
    was = f", so far {_STATUS[before.status]}" if before is not None and before.status != value.status else ""
    return f"{called}{number}{what} {_STATUS[value.status]}{when}{was} ({story.talks})"


def span_of(value: Agreement | Deadline, year: int) -> str:
    """The date of a value in words, or that there is none."""
    return span(value.when, year) if value.when is not None and is_dated(value.when) else "without a date"


def _delegation(story: _Story) -> str:
    value: Delegation = story.after
    party = value.party or ""
    adjective = party_adjective(party) if party else "a"
    before: Delegation | None = story.before
    if value.role == "leads" and before is not None and before.person != value.person:
        return f"{value.person} replaces {before.person} as head of the {adjective} delegation"
    return {
        "leads": f"{value.person} leads the {adjective} delegation to {story.talks}",
        "member": f"{value.person} is in the {adjective} delegation to {story.talks}",
        "mediates": f"{value.person} mediates{f' for {party_name(party)}' if party else ''} in {story.talks}",
        "replaced": f"{value.person} is to be replaced in the {adjective} delegation to {story.talks}",
        "absent": f"{value.person} stays away from {story.talks}",
    }[value.role]


def _deadline(story: _Story) -> str:
    value: Deadline = story.after
    what = f" for ‘{value.what}’" if value.what else ""
    by = value.set_by and (party_name(value.set_by) if value.set_by.isupper() or "-" in value.set_by else value.set_by)
    setter = f", set by {by}" if by else ""
    before: Deadline | None = story.before
    if before is not None and story.kind in ("changed", "more_precise"):
        was = on(before.when, story.year).strip() or "without a date"
        return f"deadline{what} in {story.talks} is now{on(value.when, story.year) or ' open'}, so far {was}{setter}"
    return f"deadline{what} in {story.talks}:{on(value.when, story.year) or ' none'}{setter}"


def _assessment(story: _Story) -> str:
    value: Assessment = story.after
    who = value.speaker or (party_name(value.party) if value.party else "a participant")
    return f"{who} on {story.talks}: ‘{value.words}’"


_STORIES: dict[type[Value], Callable[[_Story], str]] = {
    Meeting: _meeting,
    Outcome: _outcome,
    Issue: _issue,
    Position: _position,
    Agreement: _agreement,
    Delegation: _delegation,
    Deadline: _deadline,
    Assessment: _assessment,
}
