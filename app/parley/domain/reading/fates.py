"""What became of each candidate of a slot: claimed, merged into another, or dropped; and why.

A slot's `settle` says which candidates stand, not what it did with the others. Here it is asked again about one of the
others beside one that stands: if only that one is left, the other went into it.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from msgspec.structs import asdict

from parley.domain.reading.candidates import Candidate, SlotReader
from parley.domain.reading.traces import Settled, SlotTrace
from parley_topics.values import Value, When

FateKind: TypeAlias = Literal["claimed", "merged", "dropped"]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a candidate. `settled` is what it stands in, None where nothing is left of it."""

    kind: FateKind
    reason: str
    settled: Settled | None = None


def fates(trace: SlotTrace) -> list[Fate]:
    """The fate of each candidate that was found, in their order."""
    origins = _origins(trace)
    first_of: dict[str, Settled] = {}
    told: dict[int, Fate] = {}
    for origin, settled in zip(origins, trace.settled, strict=True):
        told[origin] = _fate_of_settled(trace.found[origin], settled, first_of)
    return [told[at] if at in told else _fate_of_other(trace, origins, at) for at in range(len(trace.found))]


def _origins(trace: SlotTrace) -> list[int]:
    """For each settled candidate, which of those found it is: itself, or the one that it was made of."""
    places = {id(candidate): at for at, candidate in enumerate(trace.found)}
    taken = {places[id(each.candidate)] for each in trace.settled if id(each.candidate) in places}
    origins = []
    for settled in trace.settled:
        at = places.get(id(settled.candidate))
        if at is None:
            left = [at for at in range(len(trace.found)) if at not in taken]
            free = [at for at in left if _grew(trace.found[at], settled.candidate)] or left
            at = max(free, key=lambda each: len(shared(trace.found[each].value, settled.candidate.value)))
            taken.add(at)
        origins.append(at)
    return origins


def _grew(candidate: Candidate, settled: Candidate) -> bool:
    """Whether a settled candidate was made of this one: the same rule at the same place."""
    return candidate.sentence is settled.sentence and (candidate.first, candidate.last, candidate.rule) == (
        settled.first,
        settled.last,
        settled.rule,
    )


def shared(one: Value, other: Value) -> set[str]:
    """The fields that two values both have, and have alike; times by their dates."""
    theirs = asdict(other)
    return {name for name, part in asdict(one).items() if part is not None and _plain(part) == _plain(theirs.get(name))}


def _plain(part: object) -> object:
    return (part.start, part.end) if isinstance(part, When) and (part.start or part.end) else part


def _fate_of_settled(origin: Candidate, settled: Settled, first_of: dict[str, Settled]) -> Fate:
    """The fate of one that its slot settled on: a claim, unless it is another's again or it belongs nowhere."""
    claim = settled.claim
    if claim is None:
        if settled.negotiation is None:
            return Fate("dropped", "its sentence belongs to no negotiation")
        return Fate(
            "dropped",
            f"what somebody who is neither side nor mediator wants, and only likely (score {origin.score:.2f})",
        )
    standing = first_of.setdefault(claim.claim_id, settled)
    if standing is not settled:
        return Fate("merged", "the same value in the same modality", standing)
    known = asdict(origin.value)
    joined = [
        name for name, part in asdict(settled.candidate.value).items() if part is not None and part != known[name]
    ]
    return Fate("claimed", f"the best telling; others gave {', '.join(joined)}" if joined else "stands", settled)


def _fate_of_other(trace: SlotTrace, origins: list[int], at: int) -> Fate:
    """The fate of one that its slot did not settle on: it went into what stands, or nowhere."""
    candidate, slot = trace.found[at], trace.slot
    if not slot.settle([candidate]):
        return Fate("dropped", "the slot makes no claim of it, even where it is alone")
    takers = [
        (settled, origin)
        for origin, settled in zip(origins, trace.settled, strict=True)
        if _takes(slot, settled.candidate, candidate, first=origin < at)
    ]
    if not takers:
        return Fate("dropped", "the slot keeps others in its place")
    settled, origin = max(takers, key=lambda each: len(shared(each[0].candidate.value, candidate.value)))
    before, after = trace.found[origin].value, settled.candidate.value
    gave = sorted(shared(after, candidate.value) - shared(after, before))
    reason = f"gives it {', '.join(gave)}" if gave else "says no more of the same"
    if settled.claim is None:
        return Fate("dropped", "the same as one that was dropped", settled)
    return Fate("merged", reason, settled)


def _takes(slot: SlotReader, standing: Candidate, candidate: Candidate, *, first: bool) -> bool:
    """Whether of these two the slot keeps only the one that stands."""
    kept = slot.settle([standing, candidate] if first else [candidate, standing])
    return len(kept) == 1 and _grew(kept[0], standing)
