"""Which claims speak of the same meeting: by round, date, place, participants and format."""

from parley.domain.tracking.intervals import Interval, day_of, interval_of
from parley.domain.tracking.life import Scene
from parley.domain.tracking.places import relate_places
from parley.domain.tracking.state import Entry
from parley_topics.values import Meeting

AHEAD = frozenset({"planned", "uncertain", "postponed", "refused"})
"""Statuses of a meeting that may still come."""
HAPPENING = frozenset({"underway", "held"})
OFF = frozenset({"postponed", "cancelled", "refused"})
_APART = frozenset({"summit", "phone"})
"""Formats that no other one stands for: a call is never the round, a leaders' summit never the delegations' session."""
_MOVE_DAYS = 31
"""A plan for another day within so many days of the first is the same meeting moved."""
SLIP_DAYS = 4
"""A meeting that takes place so many days off its planned date is the planned one."""
_RECENT_DAYS = 12
"""An undated "the talks" means a meeting of so many days ago at most."""
_ROUND_DAYS = 150
"""A round with the same number further apart is of another series."""


def fits(value: Meeting, entry: Entry[Meeting], scene: Scene) -> float:
    """How well a claim fits a known meeting; 0 where it is of another one.

    By participants, format and round first; then by date; then by place.
    """
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


def is_full(value: Meeting, scene: Scene) -> bool:
    """Whether all sides of the negotiation meet, as they do where none is named."""
    named = frozenset(value.parties or ())
    return not named or scene.parties <= named


def concerns(value: Meeting, scene: Scene) -> bool:
    """Whether a meeting belongs to the negotiation: a side meets another, or a mediator."""
    present = frozenset(value.parties or scene.parties)
    return bool(present & scene.parties) and len(present & (scene.parties | scene.mediators)) > 1


def _same_circle(known: Meeting, said: Meeting, scene: Scene) -> bool:
    one, two = is_full(known, scene), is_full(said, scene)
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
    return known.status in AHEAD and said.status in AHEAD and not past


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
    if gap and (known.status == "cancelled" or (known.status == "held" and said.status in AHEAD)):
        # What was called off or is over: talks on another day are others.
        return 0.0
    if gap == 0 or (gap == 1 and relate_places(known.place, said.place) != "other" and _is_loose(known, said)):
        return 3.0 + (one.rank == two.rank)
    if same_round:
        return 2.0 if gap <= _ROUND_DAYS else 0.0
    if entry.key in scene.spoken and said.status not in ("postponed", "cancelled"):
        # The article gives the known date as well: this is a further meeting.
        return 0.0
    if known.status not in AHEAD:
        return 0.0
    return _on_another_day(known, said, one, two, entry, scene)


def _on_another_day(
    known: Meeting, said: Meeting, one: Interval, two: Interval, entry: Entry[Meeting], scene: Scene
) -> float:
    """How well a claim of another day fits a meeting that was still to come."""
    gap = one.gap(two)
    free = entry.overdue or known.status == "postponed"
    if said.status in HAPPENING:
        slipped = two.start >= one.start and gap <= (_MOVE_DAYS if free else SLIP_DAYS)
        return 2.0 - gap / 100 if slipped else 0.0
    if said.status in AHEAD:
        passed = (day_of(scene.day) or one.end) > one.end and not free
        given = any(_is_on(value, one) for value in scene.values if value != said)
        return 1.5 - gap / 100 if gap <= _MOVE_DAYS and not passed and not given else 0.0
    return 1.0 if gap <= SLIP_DAYS else 0.0


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
    if said.status in AHEAD or said.status == "cancelled":
        if known.status not in AHEAD or since > 1:
            return 0.0
        return 2.0 - min(abs(since), 100) / 200
    if known.status in HAPPENING:
        return 2.5 - min(max(since, 0), 100) / 200 if since <= _RECENT_DAYS or entry.key in scene.spoken else 0.0
    if known.status == "cancelled" or today < one.start or since > _RECENT_DAYS:
        return 0.0
    # What was to take place about now, rather than something undated of before.
    return 2.2 if since <= SLIP_DAYS else 1.0


def _undated_known(known: Meeting, said: Meeting, two: Interval, entry: Entry[Meeting]) -> float:
    began = day_of(entry.began) or two.start
    changed = day_of(entry.changed) or two.start
    if known.status in AHEAD:
        return 2.0 if (two.end - began).days >= -1 else 0.0
    if said.status in AHEAD or known.status == "cancelled":
        return 0.0
    # What was over when it was told is not what happened later.
    latest = 0 if known.status == "held" else 2
    return 2.0 if -_RECENT_DAYS <= (two.start - changed).days <= latest else 0.0


def _both_undated(known: Meeting, said: Meeting, entry: Entry[Meeting], scene: Scene) -> float:
    changed, today = day_of(entry.changed), day_of(scene.day)
    age = (today - changed).days if changed and today else 0
    if said.status in AHEAD or said.status == "cancelled":
        return 1.8 if known.status in AHEAD else 0.0
    if known.status in HAPPENING:
        return 1.9 if age <= _RECENT_DAYS else 0.0
    # An article that still gives the plan speaks of another meeting.
    still_planned = any(_is_plan(value) for value in scene.values)
    return 0.0 if known.status == "cancelled" or still_planned else 1.0


def _is_plan(value: object) -> bool:
    return isinstance(value, Meeting) and value.status in AHEAD and interval_of(value.when) is None
