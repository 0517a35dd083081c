"""Expected meetings as a calendar (iCalendar, RFC 5545): one event a meeting, which moves where the meeting moves.

UID        the subject's id: the same however often the meeting is moved
SEQUENCE   counts every revision of every development of the meeting, so it only rises
STATUS     CANCELLED where it is called off, refused or taken back, or given up and not set anew;
CONFIRMED where it is under way or over, or where two independent sources name the day;
TENTATIVE otherwise
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from parley.domain.delivering.rendering.phrases import describe_value, negotiation_title, web_address
from parley.domain.delivering.times import read_instant
from parley_topics.developments import AnyAnnouncement, MeetingAnnouncement
from parley_topics.values import GRAINS, Meeting, When

Status = Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]

CONTENT_TYPE = "text/calendar"
_COARSEST = GRAINS.index("month")
"""A meeting of which only the season or the year is known is no entry of a calendar."""


@dataclass(frozen=True)
class CalendarEvent:
    """One expected meeting. `last` is the last day, included; None where `first` is an instant."""

    uid: str
    sequence: int
    status: Status
    first: date | datetime
    last: date | datetime | None
    summary: str
    place: str | None
    description: str
    url: str | None
    changed: datetime


def meetings(announcements: Iterable[AnyAnnouncement]) -> list[CalendarEvent]:
    """The calendar's events from the last revision of every development, in order of their time."""
    subjects: defaultdict[str, list[MeetingAnnouncement]] = defaultdict(list)
    for announcement in announcements:
        if isinstance(announcement, MeetingAnnouncement):
            subjects[announcement.subject_id].append(announcement)
    events = (_event(uid, told) for uid, told in sorted(subjects.items()))
    return sorted((e for e in events if e is not None), key=lambda e: (_as_date(e.first), e.uid))


def calendar(events: Iterable[CalendarEvent], name: str) -> bytes:
    """The calendar as a file: lines of at most 75 bytes that end in CR LF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Parleywatch//Meetings//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
    ]
    for event in events:
        lines.extend(_lines(event))
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(uid: str, told: list[MeetingAnnouncement]) -> CalendarEvent | None:
    ordered = sorted(told, key=lambda a: (a.occurred_at, a.development_id))
    standing = [a for a in ordered if a.retracted is None]
    dated = [a for a in (standing or ordered) if _shown(_value(a)) is not None]
    if not dated:
        return None
    last, newest = dated[-1], (standing or ordered)[-1]
    value = _value(last)
    when = _shown(value)
    if value is None or when is None:
        return None
    first, end = _span(when)
    source = next((s for s in newest.sources if web_address(s.url)), None)
    ordinal = f", round {value.ordinal}" if value.ordinal else ""
    return CalendarEvent(
        uid=f"{uid}@parleywatch",
        sequence=sum(a.revision for a in told) - 1,
        status=_status(newest, last, when, retracted=not standing),
        first=first,
        last=end,
        summary=f"{negotiation_title(newest)}: {newest.subject}{ordinal}",
        place=value.place,
        description=f"{newest.headline}\n{describe_value(_value(newest))}",
        url=web_address(source.url) if source else None,
        changed=max(read_instant(a.detected_at or a.occurred_at) for a in told),
    )


def _value(announcement: MeetingAnnouncement) -> Meeting | None:
    # A withdrawn value that nothing replaces: what is shown, and called off, is the one that was taken back.
    return announcement.after or announcement.before


def _shown(value: Meeting | None) -> When | None:
    when = None if value is None else value.when
    if when is None or (when.start is None and when.end is None) or GRAINS.index(when.grain) < _COARSEST:
        return None
    return when


def _status(newest: MeetingAnnouncement, dated: MeetingAnnouncement, when: When, *, retracted: bool) -> Status:
    value = newest.after
    if retracted or value is None or value.status in {"cancelled", "refused", "postponed"}:
        return "CANCELLED"
    if value.status in {"underway", "held"}:
        return "CONFIRMED"
    certain = value.status == "planned" and newest.kind not in {"contradicted", "overdue"}
    exact = when.grain in {"day", "time"}
    return "CONFIRMED" if certain and exact and dated.independent_sources >= 2 else "TENTATIVE"


def _span(when: When) -> tuple[date | datetime, date | datetime | None]:
    start, end = when.start or when.end or "", when.end or when.start or ""
    if when.grain == "time" and "T" in start:
        first = read_instant(start)
        last = read_instant(end) if "T" in end else first
        return first, last if last > first else None
    return datetime.fromisoformat(start).date(), datetime.fromisoformat(end).date()


def _lines(event: CalendarEvent) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"STATUS:{event.status}"
    yield f"DTSTAMP:{event.changed:%Y%m%dT%H%M%SZ}"
    yield f"LAST-MODIFIED:{event.changed:%Y%m%dT%H%M%SZ}"
    if isinstance(event.first, datetime):
        yield f"DTSTART:{event.first:%Y%m%dT%H%M%SZ}"
        if isinstance(event.last, datetime):
            yield f"DTEND:{event.last:%Y%m%dT%H%M%SZ}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}"
        if event.last is not None:
            yield f"DTEND;VALUE=DATE:{event.last + timedelta(days=1):%Y%m%d}"  # RFC 5545: the end is not included
    yield f"SUMMARY:{_text(event.summary)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    yield f"DESCRIPTION:{_text(event.description)}"
    if event.url:
        yield f"URL:{_uri(event.url)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    clean = "".join(c for c in text if c == "\n" or c >= " ")
    return clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _uri(url: str) -> str:
    return "".join(c for c in url if c > " ")


def _folded(line: str) -> bytes:
    """A line as bytes, continued after 75 of them, never within a character."""
    parts, room = [b""], 75
    for character in line:
        encoded = character.encode()
        if len(parts[-1]) + len(encoded) > room:
            parts.append(b"")
            room = 74  # the space that marks a continuation counts too
        parts[-1] += encoded
    return b"\r\n ".join(parts) + b"\r\n"


def _as_date(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
