"""Developments: what the tracker emits when what is known of a negotiation changes."""

from typing import Generic, Literal, TypeAlias, cast

from msgspec import Struct

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
    Value,
)

Kind: TypeAlias = Literal[
    "first_report",
    "more_precise",
    "changed",
    "status_changed",
    "contradicted",
    "confirmed",
    "withdrawn",
    "overdue",
]
Significance: TypeAlias = Literal["high", "medium", "low"]


class Source(Struct, frozen=True, kw_only=True):
    """An article that says so, with the words that do: offsets count Unicode code points of its text."""

    article: str
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    quote: str
    start: int
    end: int


class Development(Struct, Generic[V], frozen=True, kw_only=True, tag_field="slot"):
    """A change in what is known. Each slot has its class below."""

    development_id: str
    article: str
    negotiation: str
    subject: str
    subject_id: str
    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    name: str | None
    kind: Kind
    significance: Significance
    before: V | None
    after: V | None
    headline: str
    claims: tuple[str, ...]
    sources: tuple[Source, ...]
    source_count: int
    independent_sources: int
    supersedes: str | None
    occurred_at: str

    @property
    def slot(self) -> Slot:
        """The slot that changed."""
        return cast("Slot", self.__struct_config__.tag)


class Announcement(Development[V], Generic[V], frozen=True, kw_only=True, tag_field="slot"):
    """A development as announced: the fields of the development and of this announcement of it."""

    revision: int
    late: bool
    retracted: str | None
    detected_at: str | None


class MeetingDevelopment(Development[Meeting], frozen=True, kw_only=True, tag="meeting"):
    """A development of a meeting."""


class OutcomeDevelopment(Development[Outcome], frozen=True, kw_only=True, tag="outcome"):
    """A development of an outcome."""


class IssueDevelopment(Development[Issue], frozen=True, kw_only=True, tag="issue"):
    """A development of an issue."""


class PositionDevelopment(Development[Position], frozen=True, kw_only=True, tag="position"):
    """A development of a position."""


class AgreementDevelopment(Development[Agreement], frozen=True, kw_only=True, tag="agreement"):
    """A development of an agreement."""


class DelegationDevelopment(Development[Delegation], frozen=True, kw_only=True, tag="delegation"):
    """A development of a delegation."""


class DeadlineDevelopment(Development[Deadline], frozen=True, kw_only=True, tag="deadline"):
    """A development of a deadline."""


class AssessmentDevelopment(Development[Assessment], frozen=True, kw_only=True, tag="assessment"):
    """A development of an assessment."""


AnyDevelopment: TypeAlias = (
    MeetingDevelopment
    | OutcomeDevelopment
    | IssueDevelopment
    | PositionDevelopment
    | AgreementDevelopment
    | DelegationDevelopment
    | DeadlineDevelopment
    | AssessmentDevelopment
)


class MeetingAnnouncement(Announcement[Meeting], frozen=True, kw_only=True, tag="meeting"):
    """An announcement of a meeting."""


class OutcomeAnnouncement(Announcement[Outcome], frozen=True, kw_only=True, tag="outcome"):
    """An announcement of an outcome."""


class IssueAnnouncement(Announcement[Issue], frozen=True, kw_only=True, tag="issue"):
    """An announcement of an issue."""


class PositionAnnouncement(Announcement[Position], frozen=True, kw_only=True, tag="position"):
    """An announcement of a position."""


class AgreementAnnouncement(Announcement[Agreement], frozen=True, kw_only=True, tag="agreement"):
    """An announcement of an agreement."""


class DelegationAnnouncement(Announcement[Delegation], frozen=True, kw_only=True, tag="delegation"):
    """An announcement of a delegation."""


class DeadlineAnnouncement(Announcement[Deadline], frozen=True, kw_only=True, tag="deadline"):
    """An announcement of a deadline."""


class AssessmentAnnouncement(Announcement[Assessment], frozen=True, kw_only=True, tag="assessment"):
    """An announcement of an assessment."""


AnyAnnouncement: TypeAlias = (
    MeetingAnnouncement
    | OutcomeAnnouncement
    | IssueAnnouncement
    | PositionAnnouncement
    | AgreementAnnouncement
    | DelegationAnnouncement
    | DeadlineAnnouncement
    | AssessmentAnnouncement
)

DEVELOPMENT_TYPES: dict[type[Value], type[AnyDevelopment]] = {
    Meeting: MeetingDevelopment,
    Outcome: OutcomeDevelopment,
    Issue: IssueDevelopment,
    Position: PositionDevelopment,
    Agreement: AgreementDevelopment,
    Delegation: DelegationDevelopment,
    Deadline: DeadlineDevelopment,
    Assessment: AssessmentDevelopment,
}
"""The development that carries each kind of value."""

ANNOUNCEMENT_TYPES: dict[type[Value], type[AnyAnnouncement]] = {
    Meeting: MeetingAnnouncement,
    Outcome: OutcomeAnnouncement,
    Issue: IssueAnnouncement,
    Position: PositionAnnouncement,
    Agreement: AgreementAnnouncement,
    Delegation: DelegationAnnouncement,
    Deadline: DeadlineAnnouncement,
    Assessment: AssessmentAnnouncement,
}
"""The announcement that carries each kind of value."""
