"""Meetings whose announced day has passed without a word: what a day that passes makes of what is known."""

from msgspec import structs

from parley.domain.tracking.desk import AnySubject, Desk
from parley.domain.tracking.intervals import interval_of, shifted
from parley.domain.tracking.state import Awaited
from parley.domain.tracking.workspace import Workspace
from parley_topics.claims import Negotiation
from parley_topics.developments import AnyDevelopment
from parley_topics.values import Meeting

OVERDUE_DAYS = 3
"""A meeting is overdue at 00:00 of the third day after its announced end."""


def awaited_in(work: Workspace, negotiation: str) -> dict[str, str]:
    """The days on which planned meetings of a negotiation become overdue, by subject."""
    found = work.get(f"w/{negotiation}", Awaited)
    return found.days if found else {}


def next_due(work: Workspace, negotiation: str, until: str) -> tuple[str, str] | None:
    """The first day, not after `until`, on which a planned meeting becomes overdue, with its subject."""
    first = min(((day, key) for key, day in awaited_in(work, negotiation).items()), default=None)
    return first if first is not None and first[0] <= until else None


def fold_day(work: Workspace, negotiation: str, day: str, key: str) -> dict[str, AnyDevelopment]:
    """Let a planned meeting become overdue on a day."""
    days = {other: on for other, on in awaited_in(work, negotiation).items() if other != key}
    work.put(f"w/{negotiation}", Awaited(days=days))
    desk = Desk(work, Negotiation(id=negotiation, parties=()), None, f"{day}T00:00:00Z")
    subject = desk.subject("meeting", key)
    opened = subject.opened if subject else None
    if subject is None or opened is None:
        return {}
    desk.negotiation = Negotiation(id=negotiation, parties=opened.parties, mediators=opened.mediators, name=opened.name)
    sources = (*opened.leading, *opened.following)
    changed = subject.changed
    subject = desk.open(
        subject, "overdue", subject.value, subject.value, sources, carried=True, article=_announcing(subject)
    )
    desk.keep(structs.replace(subject, overdue=True, changed=changed))
    desk.close()
    return desk.changes


def _announcing(subject: AnySubject) -> str | None:
    """The article that announced the date: the first to support the lowest level that has it."""
    article: str | None = None
    for level in reversed(subject.levels):
        if interval_of(level.value.when) != interval_of(subject.value.when):
            break
        article = level.supporters[0].article if level.supporters else article
    return article or (subject.opened.article if subject.opened else None)


def overdue_day(subject: AnySubject) -> str | None:
    """The day on which a planned meeting becomes overdue: the third after its announced end."""
    value: Meeting = subject.value
    attested = subject.levels[-1].supporters if subject.levels else ()
    firm = any(known.modality in ("asserted", "reported") for known in attested)
    if value.status != "planned" or subject.overdue or not firm or value.when is None or not value.when.end:
        return None
    return shifted(value.when.end, OVERDUE_DAYS)
