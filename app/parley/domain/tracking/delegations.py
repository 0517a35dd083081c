"""The life of a delegation: who leads it, who joins it, who is replaced or stays away."""

from collections.abc import Sequence

from parley.domain.tracking.life import FIRMNESS, Life, Scene, Verdict
from parley.domain.tracking.likeness import same_person
from parley.domain.tracking.state import Entry
from parley_topics.claims import Claim
from parley_topics.developments import Kind, Significance
from parley_topics.values import Delegation

_RANK = {"leads": 0, "replaced": 1, "mediates": 2, "absent": 3, "member": 4}
_PAIR = 2
"""Heads that an article of talks of two names in passing; one that has more of them lists who came."""
_SEATS = frozenset({"leads", "mediates"})
"""Roles that are a seat, which one person at a time holds for a party."""


class Delegations(Life[Delegation]):
    """Delegations of one negotiation."""

    def bucket(self, value: Delegation) -> str:
        """One for each party."""
        return f"delegation/{value.party or '?'}"

    def rank(self, claim: Claim[Delegation]) -> tuple[float, ...]:
        """Who leaves first, then who leads, then the others."""
        return (FIRMNESS[claim.modality], 0 if claim.value.role == "replaced" else 1, _RANK[claim.value.role])

    def match(self, value: Delegation, entry: Entry[Delegation], scene: Scene) -> float:
        """The same person; else, for who leads, the seat that somebody else holds."""
        known = entry.value
        if same_person(known.person, value.person):
            return 3.0
        seat = value.role == known.role == "leads" or (value.role == "leads" and known.role == "replaced")
        return 1.0 if seat and entry.key not in scene.spoken else 0.0

    def judge(self, entry: Entry[Delegation], claim: Claim[Delegation], scene: Scene) -> Verdict[Delegation]:
        """Another head is news, and so is a head who goes; the same people under another title are not."""
        known, said = entry.value, claim.value
        if claim.modality in ("possible", "conditional"):
            return Verdict(known, agrees=False)
        if not same_person(known.person, said.person):
            return Verdict(said, "changed")
        if said.role in ("replaced", "absent") and known.role not in ("replaced", "absent"):
            return Verdict(said, "changed")
        if said.role in _SEATS and known.role == "member":
            return Verdict(said, "changed")
        return Verdict(known)

    def opens(
        self, claim: Claim[Delegation], known: Sequence[Entry[Delegation]], scene: Scene
    ) -> Verdict[Delegation] | None:
        """Whoever is said to be there, or to be missing. Whoever shares a seat that this article has filled is no news.

        Who leads in place of one who goes is measured against him; who leads when the negotiation is first heard of, or
        in a list of those who lead for several sides, is where things stand.
        """
        said = claim.value
        if claim.modality not in ("asserted", "reported"):
            return None
        beside = [entry.value for entry in known if entry.key in scene.spoken]
        if said.role in _SEATS and any(value.role == said.role for value in beside):
            return Verdict(said)
        gone = next((value for value in beside if value.role == "replaced"), None)
        if said.role == "leads" and gone is not None:
            return Verdict(said, "changed", before=Delegation(party=gone.party, person=gone.person, role="leads"))
        found_so = said.role == "leads" and (scene.is_first or _is_roster(scene))
        return Verdict(said, None if found_so else "first_report")

    def opposite(self, value: Delegation, earlier: Delegation | None) -> Delegation | None:
        """Who is denied to come is absent."""
        return Delegation(party=value.party, person=value.person, role="absent")

    def label(self, value: Delegation, scene: Scene) -> str:
        """The seat, or the person."""
        party = value.party or "delegation"
        return f"head of {party} delegation" if value.role == "leads" else f"{value.person}, {party}"

    def significance(self, kind: Kind, before: Delegation | None, after: Delegation | None) -> Significance:
        """A head of delegation or a mediator matters, a member hardly."""
        roles = {value.role for value in (before, after) if value is not None}
        return "medium" if roles & {"leads", "mediates", "replaced"} else "low"


def _is_roster(scene: Scene) -> bool:
    """Whether an article lists the heads of several sides."""
    heads = {value.party for value in scene.values if isinstance(value, Delegation) and value.role == "leads"}
    return len(heads) > _PAIR
