"""The life of a deadline: set, narrowed, moved."""

from collections.abc import Sequence

from msgspec import structs

from parley.domain.tracking.intervals import Relation, interval_of, relate
from parley.domain.tracking.life import FIRMNESS, Life, Scene, Verdict
from parley.domain.tracking.likeness import content, graded
from parley.domain.tracking.state import Entry
from parley_topics.claims import Claim
from parley_topics.developments import Kind, Significance
from parley_topics.values import Deadline, Grain, When

_SAME = 0.45
_SPAN_DAYS: dict[Grain, int] = {"vague": 0, "year": 365, "season": 92, "month": 31, "week": 7, "day": 1, "time": 1}
"""The days before its last that a time of each grain stands for."""
_DEAL = frozenset({"deal", "war"})
"""A date for the deal and a date for the end of the war are the same question: when it has to be over."""


class Deadlines(Life[Deadline]):
    """Deadlines of one negotiation."""

    def bucket(self, value: Deadline) -> str:
        """All deadlines are in one."""
        return "deadline"

    def rank(self, claim: Claim[Deadline]) -> tuple[float, ...]:
        """Firm ones first, dated ones first, the sooner first."""
        days = interval_of(claim.value.when)
        return (0 if days else 1, FIRMNESS[claim.modality], -days.end.toordinal() if days else 0)

    def match(self, value: Deadline, entry: Entry[Deadline], scene: Scene) -> float:
        """By what has to be done; a date that is the same needs less likeness."""
        known = entry.value
        dates = _relate(known.when, value.when)
        if not known.what or not value.what:
            return 1.0 if dates in ("same", "finer", "coarser") else 0.0
        alike = graded(known.what, value.what, 0.7)
        if content(known.what) & _DEAL and content(value.what) & _DEAL:
            alike = max(alike, _SAME)
        if dates in ("same", "coarser") and alike >= 0.2:
            return 2.0 + alike
        return 1.0 + alike if alike >= _SAME else 0.0

    def judge(self, entry: Entry[Deadline], claim: Claim[Deadline], scene: Scene) -> Verdict[Deadline]:
        """A narrower date says more, another one changes it."""
        known, said = entry.value, claim.value
        dates = _relate(known.when, said.when)
        if claim.modality == "conditional":
            return Verdict(known, agrees=False)
        if dates == "same" or dates in ("coarser", "absent"):
            return Verdict(self.refine(known, said))
        kind: Kind = "more_precise" if dates in ("finer", "new") else "changed"
        return Verdict(said, kind)

    def opens(self, claim: Claim[Deadline], known: Sequence[Entry[Deadline]], scene: Scene) -> Verdict[Deadline] | None:
        """A deadline that has a date."""
        return (
            Verdict(claim.value, "first_report")
            if claim.modality != "denied" and interval_of(claim.value.when) is not None
            else None
        )

    def refine(self, value: Deadline, said: Deadline) -> Deadline:
        """Who set it and what for are filled in."""
        return structs.replace(value, what=value.what or said.what, set_by=value.set_by or said.set_by)

    def confirmable(self, value: Deadline, scene: Scene) -> bool:
        """A fact."""
        return True

    def opposite(self, value: Deadline, earlier: Deadline | None) -> Deadline | None:
        """Who denies a deadline says that there is none."""
        return structs.replace(value, when=None)

    def label(self, value: Deadline, scene: Scene) -> str:
        """What has to be done by then."""
        return f"deadline: {value.what}" if value.what else "deadline"

    def significance(self, kind: Kind, before: Deadline | None, after: Deadline | None) -> Significance:
        """A deadline matters somewhat."""
        return "medium"


def _relate(known: When | None, said: When | None) -> Relation:
    """What one last day says beside another: "by October" covers every last day in October."""
    one, two = interval_of(known), interval_of(said)
    if known is None or said is None or one is None or two is None or not known.end or not said.end:
        return relate(known, said)
    if one.end == two.end:
        return "same"
    if one.rank < two.rank and 0 < (one.end - two.end).days < _SPAN_DAYS[known.grain]:
        return "finer"
    if two.rank < one.rank and 0 < (two.end - one.end).days < _SPAN_DAYS[said.grain]:
        return "coarser"
    return "other"
