"""Claims: what one version of one article says about one negotiation."""

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

Modality: TypeAlias = Literal["asserted", "reported", "denied", "conditional", "possible"]


class Negotiation(Struct, frozen=True, kw_only=True):
    """Who negotiates with whom, and who brokers without being a side."""

    id: str
    parties: tuple[str, ...]
    mediators: tuple[str, ...] = ()
    name: str | None = None


class Attribution(Struct, frozen=True, kw_only=True):
    """Who says it, for which party, and whose report is cited."""

    name: str | None = None
    party: str | None = None
    via: str | None = None


class Evidence(Struct, frozen=True, kw_only=True):
    """The shortest sentence part that carries a claim: `text[start:end] == quote`, in Unicode code points."""

    quote: str
    start: int
    end: int


class Claim(Struct, Generic[V], frozen=True, kw_only=True, tag_field="slot"):
    """What an article says of one slot, with its evidence. Each slot has its class below.

    `claim_id` is a hash of article, negotiation, slot, value and modality; empty until it is computed.
    """

    claim_id: str = ""
    negotiation: str
    value: V
    modality: Modality = "asserted"
    background: bool = False
    attribution: Attribution | None = None
    evidence: Evidence
    confidence: float = 1.0

    @property
    def slot(self) -> Slot:
        """The slot that the claim fills."""
        return cast("Slot", self.__struct_config__.tag)


class MeetingClaim(Claim[Meeting], frozen=True, kw_only=True, tag="meeting"):
    """A claim of a meeting."""


class OutcomeClaim(Claim[Outcome], frozen=True, kw_only=True, tag="outcome"):
    """A claim of what talks ended with."""


class IssueClaim(Claim[Issue], frozen=True, kw_only=True, tag="issue"):
    """A claim of where a question stands."""


class PositionClaim(Claim[Position], frozen=True, kw_only=True, tag="position"):
    """A claim of what a side wants or refuses."""


class AgreementClaim(Claim[Agreement], frozen=True, kw_only=True, tag="agreement"):
    """A claim of a deal."""


class DelegationClaim(Claim[Delegation], frozen=True, kw_only=True, tag="delegation"):
    """A claim of who negotiates for whom."""


class DeadlineClaim(Claim[Deadline], frozen=True, kw_only=True, tag="deadline"):
    """A claim of a date by which something must happen."""


class AssessmentClaim(Claim[Assessment], frozen=True, kw_only=True, tag="assessment"):
    """A claim of how somebody rates the talks."""


AnyClaim: TypeAlias = (
    MeetingClaim
    | OutcomeClaim
    | IssueClaim
    | PositionClaim
    | AgreementClaim
    | DelegationClaim
    | DeadlineClaim
    | AssessmentClaim
)

CLAIM_TYPES: dict[type[Value], type[AnyClaim]] = {
    Meeting: MeetingClaim,
    Outcome: OutcomeClaim,
    Issue: IssueClaim,
    Position: PositionClaim,
    Agreement: AgreementClaim,
    Delegation: DelegationClaim,
    Deadline: DeadlineClaim,
    Assessment: AssessmentClaim,
}
"""The claim that carries each kind of value."""


class ArticleVersion(Struct, frozen=True, kw_only=True):
    """An article's metadata, as it travels with its claims.

    `version` is `instant/hash` of this version; `sketch` is the opaque sketch of the text that copies are found by.
    Both are computed where they are missing.
    """

    id: str
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    seen: str | None = None
    title: str | None = None
    language: str | None = None
    version: str | None = None
    sketch: str | None = None


class ClaimSet(Struct, frozen=True, kw_only=True):
    """All that one version of one article claims about one negotiation, perhaps nothing."""

    negotiation: Negotiation
    article: ArticleVersion
    claims: tuple[AnyClaim, ...] = ()


class Day(Struct, frozen=True, kw_only=True):
    """The newest day that the stream of articles has reached, as an ISO 8601 date; sent to every partition."""

    day: str


class ArticleClaims(Struct, frozen=True, kw_only=True):
    """One line of `parley extract`: an article, its negotiations and its claims. `skipped` says why there are none."""

    id: str
    article: ArticleVersion
    negotiations: tuple[Negotiation, ...] = ()
    claims: tuple[AnyClaim, ...] = ()
    skipped: str | None = None
