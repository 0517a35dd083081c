"""The life of a position: what a side demands, offers, accepts, refuses or makes a condition, and how that shifts."""

from collections.abc import Sequence

from parley.domain.parties.blocs import speaks_within
from parley.domain.tracking.amounts import are_rivals, without_amounts
from parley.domain.tracking.intervals import days_between
from parley.domain.tracking.life import FIRMNESS, Life, Scene, Verdict, one_more
from parley.domain.tracking.likeness import best_graded, content, gist
from parley.domain.tracking.state import Entry
from parley_topics.claims import Claim
from parley_topics.developments import Kind, Significance
from parley_topics.values import Position

_RANK = {"accepts": 0, "rejects": 1, "conditions": 2, "offers": 3, "demands": 4}
_SHARE = 0.75
_SAME = 0.5
_KIN = 0.24
"""Alike enough to be a shift of one position, not alike enough to be a rewording."""
_PRICED = 1.1
"""How well another price for one thing fits: better than another stance on it."""
_BID = 0.4
"""How well a bare price fits another: the worse, the more the other says."""
_ALIKE = frozenset({("offers", "accepts"), ("accepts", "offers")})
"""Stances that are one: what a side offers it accepts."""
_SHIFT_DAYS = 7
"""No side names another price every few days: a condition worded otherwise sooner than that is the same one."""
_REVERSED = frozenset(
    {
        ("rejects", "accepts"),
        ("rejects", "offers"),
        ("rejects", "conditions"),
        ("conditions", "accepts"),
        ("conditions", "rejects"),
        ("accepts", "rejects"),
        ("accepts", "conditions"),
        ("offers", "rejects"),
        ("demands", "accepts"),
    }
)
"""Stances that replace another on the same thing. Others are the same stance in other words."""


class Positions(Life[Position]):
    """Positions in one negotiation."""

    def bucket(self, value: Position) -> str:
        """One for each side."""
        return f"position/{value.party}"

    def rank(self, claim: Claim[Position]) -> tuple[float, ...]:
        """Firm ones first, then those that bind most."""
        return (FIRMNESS[claim.modality], _RANK[claim.value.stance])

    def match(self, value: Position, entry: Entry[Position], scene: Scene) -> float:
        """By the content words of the object, the more readily if the stance is the same."""
        known = entry.value
        stances = (known.stance, value.stance)
        same_stance = known.stance == value.stance or stances in _ALIKE
        if are_rivals(known.object, value.object):
            return 0.0 if entry.key in scene.spoken else _bids(known, value)
        if not same_stance and (stances not in _REVERSED or entry.key in scene.spoken):
            return 0.0
        best = best_graded(value.object, entry.said, _SHARE)
        if best >= _SAME:
            return best + same_stance
        kin = same_stance and known.stance == "conditions" and entry.key not in scene.spoken and best >= _KIN
        return 1 + best if kin else 0.0

    def judge(self, entry: Entry[Position], claim: Claim[Position], scene: Scene) -> Verdict[Position]:
        """A reversal is news, and so are another price and another condition; a rewording is not."""
        known, said = entry.value, claim.value
        if entry.key in scene.spoken:
            return Verdict(known, agrees=known.stance == said.stance)
        if (known.stance, said.stance) in _REVERSED:
            return Verdict(known, agrees=False) if _is_standing(claim) else Verdict(said, "changed")
        if are_rivals(known.object, said.object):
            return Verdict(known, agrees=False) if claim.modality == "possible" else Verdict(said, "changed")
        best = best_graded(said.object, entry.said, _SHARE)
        shifted = best < _SAME and known.stance == said.stance and days_between(entry.changed, scene.day) >= _SHIFT_DAYS
        return Verdict(said, "changed") if shifted else Verdict(known)

    def opens(self, claim: Claim[Position], known: Sequence[Entry[Position]], scene: Scene) -> Verdict[Position] | None:
        """Demands and offers; and what a side has somebody refuse, accept or make a condition now.

        What an outlet tells of that in its own words is where the side stood, and so is what the first article of a
        negotiation tells but for what somebody refuses in it; what bystanders refuse is no position in it.
        """
        said = claim.value
        if claim.modality == "denied":
            return None
        if said.stance in ("demands", "offers"):
            return Verdict(said, "first_report")
        mediates = said.party in scene.mediators and said.stance != "rejects"
        concerned = said.party in scene.parties or mediates or speaks_within(said.party, scene.parties)
        found_so = scene.is_first and said.stance != "rejects" and claim.attribution is None
        return Verdict(said, None if found_so or _is_standing(claim) or not concerned else "first_report")

    def remembered(self, said: tuple[str, ...], value: Position, *, fresh: bool) -> tuple[str, ...]:
        """Every wording."""
        return one_more(said, gist(value.object))

    def opposite(self, value: Position, earlier: Position | None) -> Position | None:
        """Who denies accepting or offering refuses; who denies refusing does not thereby accept."""
        if value.stance in ("accepts", "offers"):
            return Position(party=value.party, stance="rejects", object=value.object)
        return None

    def label(self, value: Position, scene: Scene) -> str:
        """Whose position on what."""
        return f"{value.party} on {value.object}"

    def significance(self, kind: Kind, before: Position | None, after: Position | None) -> Significance:
        """A refusal, an acceptance, a condition matter; demands and offers only where they reverse something."""
        value = after or before
        binding = value is not None and value.stance in ("rejects", "accepts", "conditions")
        return "medium" if binding or kind == "changed" else "low"


def _bids(known: Position, said: Position) -> float:
    """How well another price for one thing fits a known one: they share a word, or one of them is a bare price."""
    if "rejects" in (known.stance, said.stance):
        # What a side refuses at one price is not what it refused at another.
        return 0.0
    one, two = content(without_amounts(known.object)), content(without_amounts(said.object))
    if one & two:
        return _PRICED
    few, many = sorted((len(one), len(two)))
    return _BID / max(1, many) if few <= 1 else 0.0


def _is_standing(claim: Claim[Position]) -> bool:
    """Whether an outlet tells in its own words where a side stood, or somebody what it might do."""
    if claim.modality == "possible":
        return True
    own_words = claim.attribution is None and claim.modality in ("asserted", "conditional")
    return own_words and (claim.value.stance != "conditions" or claim.modality == "conditional")
