"""What the tracker keeps of a negotiation, as many small records: nothing in it grows with history without bound.

Records refer to nothing that refers back, so the garbage collector need not look at them (`gc=False`).
"""

from typing import Any, Generic, TypeAlias

from msgspec import Raw, Struct

from parley_topics.claims import ClaimSet, Modality
from parley_topics.developments import Kind, Source
from parley_topics.values import (
    Agreement,
    Assessment,
    Deadline,
    Delegation,
    Issue,
    Meeting,
    Outcome,
    Position,
    Slot,
    V,
)

Place: TypeAlias = tuple[str, str, str]
"""A place in the order of claim sets: instant, article id, hash. A day that passes has empty article and hash."""

START: Place = ("", "", "")
"""The place before all claim sets."""

MAX_SUPPORTERS = 12
"""Supporters kept of a value; with more it is so well attested that no single article can take it back."""

MAX_LEVELS = 6
"""Values kept of a subject beneath the one that stands: what may stand again when that is withdrawn."""

MAX_SOURCES = 20
"""Sources listed with a development."""

MAX_ORIGINS = 64
"""Independent origins told apart for one development; further ones are no longer counted."""

MAX_OPEN = 40
"""Subjects kept in one bucket; the one longest without news is then folded into history, as a count."""


class Supporter(Struct, frozen=True, kw_only=True, gc=False):
    """One article that claims a value: for whom it speaks, whence it has it, and how firmly."""

    article: str
    origin: str
    party: str | None = None
    name: str | None = None
    modality: Modality = "asserted"


class Level(Struct, Generic[V], frozen=True, kw_only=True, gc=False):
    """A value that stands or stood, and who claims it. `development` is null where it is history that nobody alerted.

    `crowded` says that more support it than are kept; `confirmed` that it was, so that it is not again.
    """

    value: V
    supporters: tuple[Supporter, ...]
    development: str | None = None
    crowded: bool = False
    confirmed: bool = False


class Cited(Struct, frozen=True, kw_only=True, gc=False):
    """A source of a development with the claim that it makes, and the origin that it counts under."""

    claim: str
    origin: str
    source: Source


class Opened(Struct, Generic[V], frozen=True, kw_only=True, gc=False):
    """The latest development of a subject, as far as it is not derived from the subject."""

    development_id: str
    article: str
    kind: Kind
    before: V | None
    after: V | None
    occurred_at: str
    supersedes: str | None
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    name: str | None
    leading: tuple[Cited, ...]
    following: tuple[Cited, ...]
    articles: tuple[str, ...]
    source_count: int
    origins: tuple[str, ...]


class Dispute(Struct, Generic[V], frozen=True, kw_only=True, gc=False):
    """A value that somebody sets against the one that stands."""

    value: V
    party: str | None
    name: str | None
    article: str


class Subject(Struct, Generic[V], frozen=True, kw_only=True, gc=False):
    """One thing that is negotiated about or negotiates: what is known of it, from whom, and its latest development.

    `levels` ends with the value that stands. `said` are earlier wordings of it that are no news when they return.
    `topic` ties an outcome to the meeting that it belongs to.
    """

    key: str
    slot: Slot
    bucket: str
    subject_id: str | None
    label: str
    value: V
    levels: tuple[Level[V], ...]
    opened: Opened[V] | None
    began: str
    changed: str
    dispute: Dispute[V] | None = None
    overdue: bool = False
    said: tuple[str, ...] = ()
    topic: str | None = None


class Entry(Struct, Generic[V], frozen=True, kw_only=True, gc=False):
    """What the index says of a subject: enough to tell whether a claim speaks of it."""

    key: str
    value: V
    began: str
    changed: str
    overdue: bool = False
    said: tuple[str, ...] = ()
    topic: str | None = None


class Bucket(Struct, Generic[V], frozen=True, kw_only=True, gc=False):
    """The subjects of one slot (for positions and delegations: of one party), and how many were folded into history."""

    entries: tuple[Entry[V], ...] = ()
    folded: int = 0


class ArticleState(Struct, frozen=True, kw_only=True, gc=False):
    """The latest version of one article that was folded, and the subjects that it supports, with the slot of each."""

    instant: str
    hash: str
    supports: tuple[tuple[Slot, str], ...] = ()
    sketch: str | None = None


class Head(Struct, frozen=True, kw_only=True, gc=False):
    """How far the ledger of a negotiation has been folded: the last step, and the newest instant of its claim sets.

    `steps_from` and `articles_from` are the days from which on steps and articles are kept. `dropped` counts claim
    sets that arrived behind the horizon.
    """

    last: Place = START
    newest: str = ""
    steps_from: str = ""
    articles_from: str = ""
    dropped: int = 0


class Reindexed(Struct, frozen=True, kw_only=True, gc=False):
    """What a step changed in a bucket: the subjects that it put in or changed, and the entries that they replaced."""

    slot: Slot
    put: tuple[str, ...]
    before: Raw
    folded: int


class Step(Struct, frozen=True, kw_only=True, gc=False):
    """One step of a fold: the claim set, null for a day that passed, and every record as it was before the step.

    `touched` are the developments that the arrival of this claim set changed,
    `late` whether it arrived behind others: both are the arrival's, not the fold's. `folded` are those that the fold
    of this step changed.
    """

    previous: Place
    claims: ClaimSet | None
    before: dict[str, Raw]
    index: dict[str, Reindexed] = {}
    folded: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    late: bool = False


class Announced(Struct, frozen=True, kw_only=True, gc=False):
    """The last announcement of a development: its bytes and its revision, whatever became of it."""

    revision: int
    late: bool
    detected_at: str | None
    retracted: str | None
    content: Raw


class Stream(Struct, frozen=True, kw_only=True, gc=False):
    """The newest day that reached this store, the days on which negotiations have something due, and recent days."""

    day: str = ""
    due: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()


class First(Struct, frozen=True, kw_only=True, gc=False):
    """The first article that spoke of a negotiation."""

    article: str


class Awaited(Struct, frozen=True, kw_only=True, gc=False):
    """The days on which planned meetings of one negotiation become overdue, by subject."""

    days: dict[str, str] = {}


class Due(Struct, frozen=True, kw_only=True, gc=False):
    """The negotiations in which something is due on one day."""

    negotiations: tuple[str, ...] = ()


class DayPassed(Struct, frozen=True, kw_only=True, gc=False):
    """The developments that the arrival of one day changed, with the negotiation of each."""

    touched: tuple[tuple[str, str], ...] = ()


class Arrived(Struct, frozen=True, kw_only=True, gc=False):
    """The steps of one day, by which they are found when they fall behind the horizon."""

    places: tuple[Place, ...] = ()


SUBJECTS: dict[Slot, Any] = {
    "meeting": Subject[Meeting],
    "outcome": Subject[Outcome],
    "issue": Subject[Issue],
    "position": Subject[Position],
    "agreement": Subject[Agreement],
    "delegation": Subject[Delegation],
    "deadline": Subject[Deadline],
    "assessment": Subject[Assessment],
}
"""The record that keeps a subject of each slot."""

BUCKETS: dict[Slot, Any] = {
    "meeting": Bucket[Meeting],
    "outcome": Bucket[Outcome],
    "issue": Bucket[Issue],
    "position": Bucket[Position],
    "agreement": Bucket[Agreement],
    "delegation": Bucket[Delegation],
    "deadline": Bucket[Deadline],
    "assessment": Bucket[Assessment],
}
"""The record that indexes the subjects of each slot."""
