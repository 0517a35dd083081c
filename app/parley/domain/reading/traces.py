"""What a reader by rules did with an article: what it found on the way, and what became of it."""

from dataclasses import dataclass, field

from parley.domain.reading.candidates import Candidate, SlotReader
from parley.domain.reading.negotiations import Negotiations
from parley.domain.reading.parse import Parse
from parley.domain.reading.reader import Reading
from parley_topics.claims import AnyClaim, Negotiation


@dataclass(frozen=True, slots=True)
class Settled:
    """A distinct candidate of an article, the negotiation of its sentence, and its claim; None where it makes none."""

    candidate: Candidate
    negotiation: Negotiation | None
    claim: AnyClaim | None


@dataclass(frozen=True, slots=True)
class SlotTrace:
    """All candidates of a slot in order of the text, and those that it settled on."""

    slot: SlotReader
    found: list[Candidate]
    settled: list[Settled]


@dataclass(frozen=True, slots=True)
class Trace:
    """The way from an article to its claims, as far as it went; `skipped` is the reader's word for where it ended."""

    skipped: str | None = None
    parse: Parse | None = None
    negotiations: Negotiations = field(default_factory=Negotiations)
    slots: tuple[SlotTrace, ...] = ()

    def reading(self) -> Reading:
        """The negotiations and claims, each claim once, in order of their evidence."""
        claims: dict[str, AnyClaim] = {}
        for slot in self.slots:
            for settled in slot.settled:
                if settled.claim is not None:
                    claims.setdefault(settled.claim.claim_id, settled.claim)
        ordered = sorted(claims.values(), key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.claim_id))
        touched = {claim.negotiation for claim in ordered}
        return Reading(
            negotiations=tuple(each.negotiation for each in self.negotiations if each.negotiation.id in touched),
            claims=tuple(ordered),
            skipped=self.skipped,
        )
