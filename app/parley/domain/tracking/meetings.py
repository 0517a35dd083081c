"""The life of a meeting: hinted, planned, dated, placed, under way, held; or postponed, moved, cancelled, refused."""

from collections.abc import Sequence

from msgspec import structs

from parley.domain.tracking.intervals import Interval, day_of, interval_of, joined, relate
from parley.domain.tracking.life import Life, Scene, Verdict
from parley.domain.tracking.places import relate_places
from parley.domain.tracking.state import Entry
from parley_topics.claims import Claim
from parley_topics.developments import Kind, Significance
from parley_topics.values import Meeting

_AHEAD = frozenset({"planned", "uncertain", "postponed", "refused"})
"""Statuses of a meeting that may still come."""
_HAPPENING = frozenset({"underway", "held"})
_OFF = frozenset({"postponed", "cancelled", "refused"})
_APART = frozenset({"summit", "phone"})
"""Formats that no other one stands for: a call is never the round, a leaders' summit never the delegations' session."""

_MOVE_DAYS = 31
"""A plan for another day within so many days of the first is the same meeting moved."""
_SLIP_DAYS = 4
"""A meeting that takes place so many days off its planned date is the planned one."""
_RECENT_DAYS = 12
"""An undated "the talks" means a meeting of so many days ago at most."""
_ROUND_DAYS = 150
"""A round with the same number further apart is of another series."""

_STATUS_RANK = {"underway": 0, "held": 1, "postponed": 2, "cancelled": 2, "planned": 3, "refused": 4, "uncertain": 5}
_FIRMNESS = {"asserted": 0, "reported": 1, "conditional": 2, "possible": 2, "denied": 3}


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
            0 if value.status in _HAPPENING else 1,
            _FIRMNESS[claim.modality],
            -days.rank if days else 1,
            _STATUS_RANK[value.status],
            0 if value.place else 1,
            0 if value.ordinal else 1,
            -days.days if days else 0,
        )

    def match(self, value: Meeting, entry: Entry[Meeting], scene: Scene) -> float:
        """By participants, format and round first; then by date; then by place."""
        known = entry.value
        if not _same_circle(known, value, scene) or not _same_format(known, value, entry.key in scene.spoken):
            return 0.0
        if known.ordinal and value.ordinal and known.ordinal != value.ordinal:
            return 0.0
        same_round = bool(known.ordinal and known.ordinal == value.ordinal)
        score = _by_date(known, value, entry, scene, same_round=same_round)
        if score <= 0:
            return 0.0
        place = relate_places(known.place, value.place)
        if place == "other":
            if not _may_move(known, value, scene) and not same_round:
                return 0.0
            score -= 0.8
        elif place in ("same", "finer", "coarser"):
            score += 1
        return max(0.0, score + 1.5 * same_round)

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
        if said.status in _OFF or said.status == "uncertain":
            return Verdict(self.refine(known, said))
        return self._in_detail(known, said, claim)

    def _in_detail(self, known: Meeting, said: Meeting, claim: Claim[Meeting]) -> Verdict[Meeting]:
        """What date and place say of a meeting whose status stays."""
        when, place = relate(known.when, said.when), relate_places(known.place, said.place)
        if "other" in (when, place):
            if _says_less(known, claim):
                return Verdict(known, agrees=False)
            happened = said.status in _HAPPENING and place != "other"
            return Verdict(self.refine(known, said)) if happened else Verdict(_replaced(known, said), "changed")
        news = _new_date(known, said) or when == "finer" or place in ("finer", "new")
        if said.status in _HAPPENING:
            # Where and when exactly it was is a detail by then, unless neither was known.
            news = news and not interval_of(known.when) and not known.place
        return Verdict(_merged(known, said), "more_precise" if news else None)

    def opens(self, claim: Claim[Meeting], known: Sequence[Entry[Meeting]], scene: Scene) -> Verdict[Meeting] | None:
        """A meeting of at least two of the sides and mediators, a side among them.

        Others are known and no news; so are one that is uncertain, and a mere idea without date and place.
        """
        if claim.modality == "denied":
            return None
        said = claim.value
        idea = claim.modality in ("possible", "conditional") and not interval_of(said.when) and not said.place
        news = _concerns(said, scene) and said.status != "uncertain" and not idea
        return Verdict(said, "first_report" if news else None)

    def refine(self, value: Meeting, said: Meeting) -> Meeting:
        """Details fill what is missing and narrow what is wide; the status stays."""
        return _merged(value, said)

    def confirmable(self, value: Meeting, scene: Scene) -> bool:
        """Meetings of all sides; of side meetings one account is enough."""
        return _is_full(value, scene)

    def opposite(self, value: Meeting, earlier: Meeting | None) -> Meeting | None:
        """Whether it takes place is then unclear."""
        return structs.replace(value, status="uncertain")

    def label(self, value: Meeting, scene: Scene) -> str:
        """The round, or the next meeting, or the meeting in a place."""
        if value.ordinal:
            return f"round {value.ordinal}"
        kind = {"summit": "summit", "phone": "call"}.get(value.format or "", "meeting")
        if not _is_full(value, scene):
            return f"{kind} of {', '.join(value.parties or ())}"
        if value.status in _AHEAD:
            return f"next {kind}"
        return f"{kind} in {value.place}" if value.place else kind

    def significance(self, kind: Kind, before: Meeting | None, after: Meeting | None) -> Significance:
        """A meeting always matters."""
        return "high"


def _is_full(value: Meeting, scene: Scene) -> bool:
    """Whether all sides of the negotiation meet, as they do where none is named."""
    named = frozenset(value.parties or ())
    return not named or scene.parties <= named


def _concerns(value: Meeting, scene: Scene) -> bool:
    present = frozenset(value.parties or scene.parties)
    return bool(present & scene.parties) and len(present & (scene.parties | scene.mediators)) > 1


def _same_circle(known: Meeting, said: Meeting, scene: Scene) -> bool:
    one, two = _is_full(known, scene), _is_full(said, scene)
    if one and two:
        return True
    left, right = frozenset(known.parties or ()), frozenset(said.parties or ())
    left, right = left - scene.mediators or left, right - scene.mediators or right
    return one == two and len(left & right) / max(1, len(left | right)) >= 0.6


def _same_format(known: Meeting, said: Meeting, same_article: bool) -> bool:
    one, two = known.format, said.format
    if one == two:
        return True
    if one in _APART or two in _APART:
        return False
    # An article that gives two formats speaks of two meetings; two articles may describe one differently.
    return not (same_article and one and two and known.status == said.status)


def _may_move(known: Meeting, said: Meeting, scene: Scene) -> bool:
    days = interval_of(known.when)
    past = days is not None and days.end.isoformat() < scene.day
    return known.status in _AHEAD and said.status in _AHEAD and not past


def _by_date(known: Meeting, said: Meeting, entry: Entry[Meeting], scene: Scene, *, same_round: bool) -> float:
    one, two = interval_of(known.when), interval_of(said.when)
    if one and two:
        return _both_dated(known, said, one, two, entry, scene, same_round=same_round)
    if one:
        return _undated_said(known, said, one, entry, scene, same_round=same_round)
    if two:
        return _undated_known(known, said, two, entry)
    return _both_undated(known, said, entry, scene)


def _both_dated(
    known: Meeting,
    said: Meeting,
    one: Interval,
    two: Interval,
    entry: Entry[Meeting],
    scene: Scene,
    *,
    same_round: bool,
) -> float:
    gap = one.gap(two)
    if gap and known.status == "cancelled":
        # What was called off is over: talks on another day are others.
        return 0.0
    if gap == 0 or (gap == 1 and relate_places(known.place, said.place) != "other" and _is_loose(known, said)):
        return 3.0 + (one.rank == two.rank)
    if same_round:
        return 2.0 if gap <= _ROUND_DAYS else 0.0
    if entry.key in scene.spoken and said.status not in ("postponed", "cancelled"):
        # The article gives the known date as well: this is a further meeting.
        return 0.0
    if known.status not in _AHEAD:
        return 0.0
    return _on_another_day(known, said, one, two, entry, scene)


def _on_another_day(
    known: Meeting, said: Meeting, one: Interval, two: Interval, entry: Entry[Meeting], scene: Scene
) -> float:
    """How well a claim of another day fits a meeting that was still to come."""
    gap = one.gap(two)
    free = entry.overdue or known.status == "postponed"
    if said.status in _HAPPENING:
        slipped = two.start >= one.start and gap <= (_MOVE_DAYS if free else _SLIP_DAYS)
        return 2.0 - gap / 100 if slipped else 0.0
    if said.status in _AHEAD:
        passed = (day_of(scene.day) or one.end) > one.end and not free
        given = any(_is_on(value, one) for value in scene.values if value != said)
        return 1.5 - gap / 100 if gap <= _MOVE_DAYS and not passed and not given else 0.0
    return 1.0 if gap <= _SLIP_DAYS else 0.0


def _is_loose(known: Meeting, said: Meeting) -> bool:
    """Whether two days next to each other may be one date: a place agrees, or one of them is a week or more."""
    one, two = interval_of(known.when), interval_of(said.when)
    return bool(known.place and said.place) or bool(one and two and max(one.days, two.days) > 1)


def _is_on(value: object, days: Interval) -> bool:
    other = interval_of(value.when) if isinstance(value, Meeting) else None
    return other is not None and other.gap(days) == 0


def _undated_said(
    known: Meeting, said: Meeting, one: Interval, entry: Entry[Meeting], scene: Scene, *, same_round: bool
) -> float:
    today = day_of(scene.day) or one.end
    since = (today - one.end).days
    if same_round:
        return 2.0 if abs(since) <= _ROUND_DAYS else 0.0
    if said.status in _AHEAD or said.status == "cancelled":
        if known.status not in _AHEAD or since > 1:
            return 0.0
        return 2.0 - min(abs(since), 100) / 200
    if known.status in _HAPPENING:
        return 2.5 - min(max(since, 0), 100) / 200 if since <= _RECENT_DAYS or entry.key in scene.spoken else 0.0
    return 1.0 if known.status != "cancelled" and (today - one.start).days >= 0 and since <= _RECENT_DAYS else 0.0


def _undated_known(known: Meeting, said: Meeting, two: Interval, entry: Entry[Meeting]) -> float:
    began = day_of(entry.began) or two.start
    changed = day_of(entry.changed) or two.start
    if known.status in _AHEAD:
        return 2.0 if (two.end - began).days >= -1 else 0.0
    if said.status in _AHEAD or known.status == "cancelled":
        return 0.0
    # What was over when it was told is not what happened later.
    latest = 0 if known.status == "held" else 2
    return 2.0 if -_RECENT_DAYS <= (two.start - changed).days <= latest else 0.0


def _both_undated(known: Meeting, said: Meeting, entry: Entry[Meeting], scene: Scene) -> float:
    changed, today = day_of(entry.changed), day_of(scene.day)
    age = (today - changed).days if changed and today else 0
    if said.status in _AHEAD or said.status == "cancelled":
        return 1.8 if known.status in _AHEAD else 0.0
    if known.status in _HAPPENING:
        return 1.9 if age <= _RECENT_DAYS else 0.0
    # An article that still gives the plan speaks of another meeting.
    still_planned = any(_is_plan(value) for value in scene.values)
    return 0.0 if known.status == "cancelled" or still_planned else 1.0


def _is_plan(value: object) -> bool:
    return isinstance(value, Meeting) and value.status in _AHEAD and interval_of(value.when) is None


def _is_first_day(known: Meeting, said: Meeting) -> bool:
    """Whether what was held is only the first day of a meeting that is to last longer."""
    one, two = interval_of(known.when), interval_of(said.when)
    dated = one is not None and two is not None and one.gap(two) == 0 and one.days <= _SLIP_DAYS + 1
    return dated and one is not None and two is not None and two.end < one.end and known.status != "held"


def _moves_on(known: Meeting, claim: Claim[Meeting], said: Meeting, scene: Scene) -> bool:
    """Whether a claim with another status moves the meeting along its life, or is an older state told again."""
    if said.status == "held":
        return known.status != "held"
    if said.status == "underway":
        return known.status != "held"
    if known.status in _HAPPENING:
        return False
    if said.status in _OFF:
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
