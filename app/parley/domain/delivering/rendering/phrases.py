"""Values of slots and facts of an announcement in a few words, as messages and feeds show them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, cast

from parley.domain.delivering.times import read_instant
from parley.domain.parties.names import party_name
from parley_topics.developments import AnyAnnouncement, Source
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
    When,
)

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def clip(text: str, most: int) -> str:
    """A text of at most so many characters, cut between words where it is too long."""
    text = text.strip()
    if len(text) <= most:
        return text
    head = text[: most - 1]
    space = head.rfind(" ", most // 2)
    return (head[:space] if space > 0 else head).rstrip(" ,;:–-") + "…"


def describe_value(value: Value | None) -> str:
    """A value in a few words: `planned · third round · 5 March 2026 · Muscat`; a dash where nothing was known."""
    if value is None:
        return "–"
    parts = _PARTS[type(value)](value)
    return " · ".join(part for part in parts if part) or "–"


def describe_when(when: When | None) -> str:
    """A time as people write it: `5 March 2026`, `5–6 March 2026`, or the article's words where it has no date."""
    if when is None:
        return ""
    if when.start is None and when.end is None:
        return f"“{when.text}”" if when.text else ""
    if when.grain == "time" and when.start is not None:
        moment = read_instant(when.start)
        return f"{_day(moment.date())}, {moment:%H:%M} UTC"
    if when.start is None:
        return f"until {_day(_date(when.end))}"
    if when.end is None:
        return f"from {_day(_date(when.start))}"
    return _span(_date(when.start), _date(when.end))


def describe_day(instant: str) -> str:
    """The day of an instant: `5 March 2026`."""
    return _day(read_instant(instant).date())


def negotiation_title(announcement: AnyAnnouncement) -> str:
    """The negotiation as a heading: its name, else its parties joined by dashes."""
    return announcement.name or "–".join(party_name(party) for party in announcement.parties)


def describe_kind(announcement: AnyAnnouncement) -> str:
    """The kind of a development in words."""
    return announcement.kind.replace("_", " ")


def describe_sources(announcement: AnyAnnouncement) -> str:
    """How well a development is attested: `2 independent sources, 3 articles`."""
    sources, articles = announcement.independent_sources, announcement.source_count
    return f"{sources} independent source{'s' * (sources != 1)}, {articles} article{'s' * (articles != 1)}"


def lead_source(announcement: AnyAnnouncement) -> Source | None:
    """The source that is quoted: the first with an address, else the first."""
    return next((s for s in announcement.sources if web_address(s.url)), next(iter(announcement.sources), None))


def web_address(url: str | None) -> str | None:
    """An address that may be linked to; None for what is none of http or https."""
    return url if url is not None and url.lower().startswith(("http://", "https://")) else None


def _meeting(value: Meeting) -> list[str]:
    return [
        value.status,
        f"{_ordinal(value.ordinal)} round" if value.ordinal else "",
        describe_when(value.when),
        value.place or "",
        value.format or "",
        f"{value.duration_minutes} minutes" if value.duration_minutes else "",
    ]


def _outcome(value: Outcome) -> list[str]:
    return [_words(value.result), "" if value.track == "overall" else f"{value.track} track"]


def _issue(value: Issue) -> list[str]:
    return [value.issue.replace("-", " "), _words(value.status)]


def _position(value: Position) -> list[str]:
    return [f"{party_name(value.party)} {value.stance} {value.object}"]


def _agreement(value: Agreement) -> list[str]:
    return [
        _words(value.kind) if value.kind != "other" else "",
        value.what or "",
        _words(value.status),
        str(value.quantity) if value.quantity is not None else "",
        describe_when(value.when),
    ]


def _delegation(value: Delegation) -> list[str]:
    return [value.person, value.role, party_name(value.party) if value.party else ""]


def _deadline(value: Deadline) -> list[str]:
    return [value.what or "deadline", describe_when(value.when), f"set by {value.set_by}" if value.set_by else ""]


def _assessment(value: Assessment) -> list[str]:
    return [f"“{value.words}”", value.polarity, value.speaker or ""]


_PARTS: dict[type[Value], Callable[[Any], list[str]]] = {
    Meeting: _meeting,
    Outcome: _outcome,
    Issue: _issue,
    Position: _position,
    Agreement: _agreement,
    Delegation: _delegation,
    Deadline: _deadline,
    Assessment: _assessment,
}


def _words(slug: str) -> str:
    return slug.replace("_", " ")


def _ordinal(number: int) -> str:
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"


def _date(text: str | None) -> date:
    return datetime.fromisoformat(cast("str", text)).date()


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _span(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"
