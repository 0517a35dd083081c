"""The life of a meeting: hinted, planned, dated, placed, under way, held; or postponed, moved, cancelled, refused."""

from collections.abc import Sequence

from msgspec import structs

from parley.domain.tracking.intervals import day_of, interval_of, joined, relate
from parley.domain.tracking.life import FIRMNESS, Life, Scene, Verdict
from parley.domain.tracking.places import relate_places
from parley.domain.tracking.same_meeting import AHEAD, HAPPENING, OFF, SLIP_DAYS, concerns, fits, is_full
from parley.domain.tracking.state import Entry
from parley_topics.claims import Claim
from parley_topics.developments import Kind, Significance
from parley_topics.values import Meeting

_STATUS_RANK = {"underway": 0, "held": 1, "postponed": 2, "cancelled": 2, "planned": 3, "refused": 4, "uncertain": 5}


class Meetings(Life[Meeting]):
    """Meetings of one negotiation."""

    def bucket(self, value: Meeting) -> str:
        """All meetings are in one."""
        return "meeting"

    def rank(self, claim: Claim[Meeting]) -> tuple[float, ...]:
        """What was given up first, then what happened, then plans, the dated and placed ones before vague ones."""
        value = claim.value
        days = interval_of(value.when)
        off = value.status in ("postponed", "cancelled")
        return (
            0 if off else 1,
            0 if value.status in HAPPENING else 1,
            FIRMNESS[claim.modality],
            -days.rank if days else 1,
            _STATUS_RANK[value.status],
            0 if value.place else 1,
            0 if value.ordinal else 1,
            -days.days if days else 0,
        )

    def match(self, value: Meeting, entry: Entry[Meeting], scene: Scene) -> float:
        """By participants, format and round first; then by date; then by place."""
        return fits(value, entry, scene)

    def judge(self, entry: Entry[Meeting], claim: Claim[Meeting], scene: Scene) -> Verdict[Meeting]:
        """Status first: a life goes forward. Of the same status, a narrower date or a place says more."""
        known, said = entry.value, claim.value
        if said.status == "held" and _is_first_day(known, said):
            said = structs.replace(said, status="underway")
        if said.status != known.status:
            if not _moves_on(known, claim, said, scene):
                return Verdict(known, agrees=False)
            merged = structs.replace(_replaced(known, said), status=said.status)
            if said.status in ("postponed", "cancelled"):
                merged = structs.replace(merged, when=known.when or said.when, place=known.place or said.place)
            return Verdict(merged, "status_changed")
        if said.status in OFF or said.status == "uncertain":
            return Verdict(self.refine(known, said))
        return self._in_detail(known, said, claim)

    def _in_detail(self, known: Meeting, said: Meeting, claim: Claim[Meeting]) -> Verdict[Meeting]:
        """What date and place say of a meeting whose status stays."""
        when, place = relate(known.when, said.when), relate_places(known.place, said.place)
        if "other" in (when, place):
            if _says_less(known, claim):
                return Verdict(known, agrees=False)
            happened = said.status in HAPPENING and place != "other"
            return Verdict(self.refine(known, said)) if happened else Verdict(_replaced(known, said), "changed")
        news = _new_date(known, said) or when == "finer" or place in ("finer", "new")
        if said.status in HAPPENING:
            # Where and when exactly it was is a detail by then, unless neither was known.
            news = news and not interval_of(known.when) and not known.place
        return Verdict(_merged(known, said), "more_precise" if news else None)

    def opens(self, claim: Claim[Meeting], known: Sequence[Entry[Meeting]], scene: Scene) -> Verdict[Meeting] | None:
        """A meeting of at least two of the sides and mediators, a side among them.

        Others are known and no news; so are one that is uncertain, a mere idea without date and place, and one of which
        only that it took place is said: not when, not where, not as which round.
        """
        if claim.modality == "denied":
            return None
        said = claim.value
        idea = claim.modality in ("possible", "conditional") and not interval_of(said.when) and not said.place
        bare = said.status in HAPPENING and not interval_of(said.when) and not said.place and not said.ordinal
        news = concerns(said, scene) and said.status != "uncertain" and not idea and not bare
        return Verdict(said, "first_report" if news else None)

    def refine(self, value: Meeting, said: Meeting) -> Meeting:
        """Details fill what is missing and narrow what is wide; the status stays."""
        return _merged(value, said)

    def confirmable(self, value: Meeting, scene: Scene) -> bool:
        """Meetings of all sides; of side meetings one account is enough."""
        return is_full(value, scene)

    def opposite(self, value: Meeting, earlier: Meeting | None) -> Meeting | None:
        """Whether it takes place is then unclear."""
        return structs.replace(value, status="uncertain")

    def label(self, value: Meeting, scene: Scene) -> str:
        """The round, or the next meeting, or the meeting in a place."""
        if value.ordinal:
            return f"round {value.ordinal}"
        kind = {"summit": "summit", "phone": "call"}.get(value.format or "", "meeting")
        if not is_full(value, scene):
            return f"{kind} of {', '.join(value.parties or ())}"
        if value.status in AHEAD:
            return f"next {kind}"
        return f"{kind} in {value.place}" if value.place else kind

    def significance(self, kind: Kind, before: Meeting | None, after: Meeting | None) -> Significance:
        """A meeting always matters."""
        return "high"


def _is_first_day(known: Meeting, said: Meeting) -> bool:
    """Whether what was held is only the first day of a meeting that is to last longer."""
    one, two = interval_of(known.when), interval_of(said.when)
    dated = one is not None and two is not None and one.gap(two) == 0 and one.days <= SLIP_DAYS + 1
    return dated and one is not None and two is not None and two.end < one.end and known.status != "held"


def _moves_on(known: Meeting, claim: Claim[Meeting], said: Meeting, scene: Scene) -> bool:
    """Whether a claim with another status moves the meeting along its life, or is an older state told again."""
    if said.status == "held":
        return known.status != "held"
    if said.status == "underway":
        return known.status != "held"
    if known.status in HAPPENING:
        return False
    if said.status in OFF:
        return claim.modality in ("asserted", "reported") and known.status != "cancelled"
    if said.status == "uncertain":
        return claim.modality in ("asserted", "reported") and known.status == "planned"
    return _is_on_again(known, claim, scene)


def _is_on_again(known: Meeting, claim: Claim[Meeting], scene: Scene) -> bool:
    """A plan after a postponement, a cancellation or doubts: news if it is firm, and for another date than given up."""
    if known.status == "uncertain":
        return claim.modality in ("asserted", "reported")
    two = interval_of(claim.value.when)
    if two is None:
        return known.status == "refused" and claim.modality == "asserted"
    return relate(known.when, claim.value.when) in ("other", "new") and two.end >= (day_of(scene.day) or two.end)


def _says_less(known: Meeting, claim: Claim[Meeting]) -> bool:
    """Whether a differing date is only a guess beside a firm one: a possible or coarser one changes no firm plan."""
    one, two = interval_of(known.when), interval_of(claim.value.when)
    return claim.modality in ("possible", "conditional") and one is not None and (two is None or two.rank < one.rank)


def _new_date(known: Meeting, said: Meeting) -> bool:
    return interval_of(known.when) is None and interval_of(said.when) is not None


def _merged(known: Meeting, said: Meeting) -> Meeting:
    place = relate_places(known.place, said.place)
    return Meeting(
        status=known.status,
        when=joined(known.when, said.when),
        place=said.place if place in ("finer", "new", "other") else known.place,
        ordinal=known.ordinal or said.ordinal,
        parties=known.parties or said.parties,
        format=known.format or said.format,
        duration_minutes=known.duration_minutes or said.duration_minutes,
    )


def _replaced(known: Meeting, said: Meeting) -> Meeting:
    """Another date or place: what was known of the other is kept only where nothing new is said."""
    merged = _merged(known, said)
    return structs.replace(merged, when=said.when) if relate(known.when, said.when) == "other" else merged
