"""The values of the eight slots: what one claim says, and what a development was before and is after.

Every field is on the wire, null where nothing is known. Adding an optional field is allowed; renaming, removing or
re-typing one is a new version of the contract.
"""

from typing import Literal, TypeAlias, TypeVar

from msgspec import Struct

Slot: TypeAlias = Literal[
    "meeting", "outcome", "issue", "position", "agreement", "delegation", "deadline", "assessment"
]
SLOTS: tuple[Slot, ...] = (
    "meeting",
    "outcome",
    "issue",
    "position",
    "agreement",
    "delegation",
    "deadline",
    "assessment",
)
"""The slots in the order in which ledgers and claim lists put them."""

Grain: TypeAlias = Literal["vague", "year", "season", "month", "week", "day", "time"]
GRAINS: tuple[Grain, ...] = ("vague", "year", "season", "month", "week", "day", "time")
"""The grains from the coarsest to the finest."""

MeetingStatus: TypeAlias = Literal["planned", "underway", "held", "postponed", "cancelled", "refused", "uncertain"]
MeetingFormat: TypeAlias = Literal["direct", "indirect", "trilateral", "multilateral", "technical", "summit", "phone"]
OutcomeResult: TypeAlias = Literal["agreement", "partial_agreement", "progress", "no_agreement", "collapsed"]
Track: TypeAlias = Literal["overall", "military", "political", "humanitarian", "economic", "nuclear", "technical"]
IssueStatus: TypeAlias = Literal["agreed", "near_agreement", "progress", "discussed", "disputed", "deadlocked"]
Stance: TypeAlias = Literal["demands", "rejects", "offers", "accepts", "conditions"]
AgreementKind: TypeAlias = Literal[
    "ceasefire",
    "prisoner_exchange",
    "framework",
    "treaty",
    "trade_deal",
    "sanctions_relief",
    "withdrawal",
    "humanitarian",
    "contract",
    "other",
]
AgreementStatus: TypeAlias = Literal[
    "proposed",
    "agreed",
    "signed",
    "in_force",
    "implemented",
    "extended",
    "violated",
    "rejected",
    "ended",
]
Role: TypeAlias = Literal["leads", "member", "mediates", "replaced", "absent"]
Polarity: TypeAlias = Literal["positive", "mixed", "negative"]


class When(Struct, frozen=True, kw_only=True):
    """A time expression normalised against the article's day of publication.

    `start` and `end` are ISO 8601 dates, both included, or date-times for the grain `time`; null where that end is
    open, and both null where the words name no date.
    """

    text: str = ""
    start: str | None = None
    end: str | None = None
    grain: Grain = "vague"


class MeetingRef(Struct, frozen=True, kw_only=True):
    """What names the meeting that an outcome belongs to."""

    when: When | None = None
    place: str | None = None
    ordinal: int | None = None


class Meeting(Struct, frozen=True, kw_only=True):
    """A round, session, summit, visit or call held to negotiate."""

    status: MeetingStatus
    when: When | None = None
    place: str | None = None
    ordinal: int | None = None
    parties: tuple[str, ...] | None = None
    format: MeetingFormat | None = None
    duration_minutes: int | None = None


class Outcome(Struct, frozen=True, kw_only=True):
    """What a meeting, or the negotiation so far, ended with."""

    result: OutcomeResult
    track: Track = "overall"
    of: MeetingRef | None = None


class Issue(Struct, frozen=True, kw_only=True):
    """Where one question under negotiation stands; `issue` is a short slug in the article's own words."""

    issue: str
    status: IssueStatus


class Position(Struct, frozen=True, kw_only=True):
    """What a side wants or refuses; `object` is a few of the article's words."""

    party: str
    stance: Stance
    object: str


class Agreement(Struct, frozen=True, kw_only=True):
    """A concrete deliverable: what was agreed, and how far along its life it is."""

    kind: AgreementKind
    status: AgreementStatus
    what: str | None = None
    quantity: int | None = None
    when: When | None = None


class Delegation(Struct, frozen=True, kw_only=True):
    """Who negotiates for whom."""

    party: str | None = None
    person: str
    role: Role


class Deadline(Struct, frozen=True, kw_only=True):
    """A date by which something must happen in the negotiation."""

    when: When | None = None
    what: str | None = None
    set_by: str | None = None


class Assessment(Struct, frozen=True, kw_only=True):
    """How a participant or mediator rates the talks."""

    speaker: str | None = None
    party: str | None = None
    polarity: Polarity
    words: str


Value: TypeAlias = Meeting | Outcome | Issue | Position | Agreement | Delegation | Deadline | Assessment
V = TypeVar("V", bound=Value)
