"""The life of an agreement: proposed, agreed, signed, in force, carried out, extended; or rejected, violated, ended."""

from collections.abc import Sequence

from msgspec import structs

from parley.domain.tracking.intervals import days_between, interval_of, joined
from parley.domain.tracking.life import FIRMNESS, Life, Scene, Verdict
from parley.domain.tracking.likeness import overlap
from parley.domain.tracking.state import Entry
from parley_topics.claims import Claim
from parley_topics.developments import Kind, Significance
from parley_topics.values import Agreement

_STAGE = {
    "proposed": 0,
    "agreed": 1,
    "signed": 2,
    "in_force": 3,
    "implemented": 4,
    "extended": 5,
    "violated": 6,
    "rejected": 6,
    "ended": 7,
}
"""How far along its life an agreement is; a claim of an earlier stage is the past told again."""
_SETTLED = frozenset({"implemented", "ended", "rejected"})
_BROKEN = frozenset({"violated", "rejected", "ended"})
_SAME_WHAT = 0.5
_ANEW_DAYS = 5
"""A proposal or deal of the same kind so long after one was carried out is a new one."""
_UNDATED_DAYS = 90
"""An undated claim is of no agreement that nothing was heard of for so long."""
_SAME_DAYS = 45
"""Dates of one agreement, made and taking effect, lie no further apart."""


class Agreements(Life[Agreement]):
    """Agreements of one negotiation."""

    def bucket(self, value: Agreement) -> str:
        """All agreements are in one."""
        return "agreement"

    def rank(self, claim: Claim[Agreement]) -> tuple[float, ...]:
        """Firm ones first, the furthest stage first, those with a number before those without."""
        value = claim.value
        return (
            FIRMNESS[claim.modality],
            0 if value.status == "violated" else 1,
            -_STAGE[value.status],
            -(value.quantity or 0),
            0 if interval_of(value.when) else 1,
        )

    def match(self, value: Agreement, entry: Entry[Agreement], scene: Scene) -> float:
        """The same kind, and nothing that tells them apart: what it is about, how many, when."""
        known = entry.value
        told_apart = (
            known.kind != value.kind
            or bool(known.what and value.what and overlap(known.what, value.what) < _SAME_WHAT)
            or not _may_be_as_many(known, value, in_one_article=entry.key in scene.spoken)
            or not _may_be_then(entry, value, scene)
        )
        if told_apart:
            return 0.0
        same_number = known.quantity is not None and known.quantity == value.quantity
        return 1.0 + same_number + (interval_of(known.when) is not None and interval_of(value.when) is not None)

    def judge(self, entry: Entry[Agreement], claim: Claim[Agreement], scene: Scene) -> Verdict[Agreement]:
        """A further stage is news, a new number too; after a breach, so is a new start."""
        known, said = entry.value, claim.value
        one, two = _STAGE[known.status], _STAGE[said.status]
        if entry.key in scene.spoken:
            return Verdict(self.refine(known, said), agrees=one == two)
        firm = claim.modality in ("asserted", "reported")
        anew = known.status in _BROKEN and two < one and _is_anew(known, claim)
        if anew:
            return Verdict(structs.replace(said, what=said.what or known.what), "status_changed")
        if firm and (two > one or (one == two and known.status != said.status)):
            return Verdict(_advanced(known, said), "status_changed")
        if two == one and known.quantity is None and said.quantity is not None:
            return Verdict(self.refine(known, said), "more_precise")
        if two == one and _says_when(known, said):
            return Verdict(self.refine(known, said), "more_precise")
        return Verdict(self.refine(known, said), agrees=one == two)

    def opens(
        self, claim: Claim[Agreement], known: Sequence[Entry[Agreement]], scene: Scene
    ) -> Verdict[Agreement] | None:
        """Any agreement that is not denied."""
        return Verdict(claim.value, "first_report") if claim.modality != "denied" else None

    def refine(self, value: Agreement, said: Agreement) -> Agreement:
        """Number, subject and date are filled in; a dearer number of one exchange counts both ways."""
        return structs.replace(
            value,
            what=value.what or said.what,
            quantity=value.quantity if value.quantity is not None else said.quantity,
            when=joined(value.when, said.when) if value.when is None or value.when.grain == "vague" else value.when,
        )

    def confirmable(self, value: Agreement, scene: Scene) -> bool:
        """A fact."""
        return True

    def opposite(self, value: Agreement, earlier: Agreement | None) -> Agreement | None:
        """Who denies a breach says that all is as before; who denies a deal says that there is none."""
        if value.status not in ("violated", "ended"):
            return structs.replace(value, status="rejected")
        return earlier or structs.replace(value, status="in_force")

    def label(self, value: Agreement, scene: Scene) -> str:
        """The kind, and what it is about."""
        kind = "agreement" if value.kind == "other" else value.kind.replace("_", " ")
        return f"{kind}: {value.what}" if value.what else kind

    def significance(self, kind: Kind, before: Agreement | None, after: Agreement | None) -> Significance:
        """An agreement always matters."""
        return "high"


def _may_be_as_many(known: Agreement, said: Agreement, *, in_one_article: bool) -> bool:
    """Whether two numbers may be of one agreement.

    They may be what each of two sides gave of it ("157 each" is an exchange of 314), or in one article the two ways of
    an exchange; a proposal's number is not yet the deal's.
    """
    if known.quantity is None or said.quantity is None or (in_one_article and known.status == said.status):
        return True
    small, large = sorted((known.quantity, said.quantity))
    return small == large or 2 * small == large or (_STAGE[known.status] == 0 and _STAGE[said.status] > 0)


def _may_be_then(entry: Entry[Agreement], said: Agreement, scene: Scene) -> bool:
    """Whether a claim may be of an agreement by its dates, said and unsaid."""
    known = entry.value
    one, two = interval_of(known.when), interval_of(said.when)
    latest = one.end.isoformat() if one else entry.changed[:10]
    if two is None:
        settled = known.status in _SETTLED and _STAGE[said.status] < _STAGE[known.status]
        anew = settled and entry.key not in scene.spoken and days_between(entry.changed, scene.day) > _ANEW_DAYS
        return not anew and days_between(latest, scene.day) <= _UNDATED_DAYS
    if one and one.gap(two) > _SAME_DAYS:
        return False
    if known.status in _SETTLED and _STAGE[said.status] < _STAGE[known.status] and entry.key not in scene.spoken:
        return days_between(entry.changed, scene.day) <= _ANEW_DAYS
    # What was carried out by then is not what was carried out later.
    both_done = known.status == said.status == "implemented"
    return not both_done or days_between(latest, two.start.isoformat()) <= 1


def _is_anew(known: Agreement, claim: Claim[Agreement]) -> bool:
    """Whether an earlier stage after a breach or refusal is a new start, and not the past told again."""
    one, two = interval_of(known.when), interval_of(claim.value.when)
    return claim.value.status in ("proposed", "agreed", "signed") and not (one and two and two.start <= one.start)


def _says_when(known: Agreement, said: Agreement) -> bool:
    dated = interval_of(said.when) is not None and interval_of(known.when) is None
    return dated and said.status in ("agreed", "signed") and known.status == said.status


def _advanced(known: Agreement, said: Agreement) -> Agreement:
    return Agreement(
        kind=known.kind,
        status=said.status,
        what=known.what or said.what,
        quantity=said.quantity if said.quantity is not None else known.quantity,
        when=said.when if interval_of(said.when) else known.when,
    )
