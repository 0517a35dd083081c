"""The tracker: takes claim sets and days as they arrive, keeps the ledger, and says what has to be announced.

A claim set that arrives in order is one step at the head. A late one is put in its place: the steps behind it are
undone, each from what it remembers, and taken again. What is written for one record is gathered first, and written so
that a crash between any two writes heals when the record comes again (see `_Tracking.commit`).
"""

from collections.abc import Iterable

from msgspec import Struct, structs

from parley.domain.stores import Store
from parley.domain.tracking.announcing import Announcing
from parley.domain.tracking.developments import development_of
from parley.domain.tracking.fold import fold_claims
from parley.domain.tracking.horizon import behind, note_arrival, prune
from parley.domain.tracking.intervals import shifted
from parley.domain.tracking.journal import Journal, write_all
from parley.domain.tracking.ledger import place_of
from parley.domain.tracking.overdue import awaited_in, fold_day, next_due
from parley.domain.tracking.state import SUBJECTS, DayPassed, Due, Head, Place, Step, Stream
from parley.domain.tracking.workspace import Workspace
from parley_topics import codec
from parley_topics.claims import ClaimSet, Day
from parley_topics.developments import AnyAnnouncement, AnyDevelopment
from parley_topics.values import Slot

HORIZON_DAYS = 400
"""The horizon of a running worker, in days behind the newest instant of a negotiation."""

_STREAM = "stream"
_RECENT_DAYS = 40


def track(store: Store, record: ClaimSet | Day, *, horizon_days: int | None = None) -> list[AnyAnnouncement]:
    """Apply a record and return what has to be announced now, in the order of the ledger.

    The state is written to the store; a record that comes again, whole or after a crash between any two writes, leaves
    the same state and returns the same announcements until they are recorded. Without `horizon_days` nothing is too
    late. Raises InputError where a claim set's article has no version.
    """
    if isinstance(record, Day):
        return _track_day(store, record.day)
    return _Tracking(store, record.negotiation.id).take(record, horizon_days)


def record_announced(store: Store, announcement: AnyAnnouncement) -> None:
    """Record that the broker has acknowledged an announcement; it is not returned again."""
    Announcing(Workspace(store), announcement.negotiation).acknowledge(store, announcement)


def _track_day(store: Store, day: str) -> list[AnyAnnouncement]:
    work = Workspace(store)
    stream = work.get(_STREAM, Stream) or Stream()
    passed = work.get(f"day/{day}", DayPassed)
    if passed is None and day <= stream.day:
        return []
    touched = dict.fromkeys(passed.touched if passed else ())
    for due in [known for known in stream.due if known <= day]:
        waiting = work.get(f"due/{due}", Due) or Due()
        for negotiation in waiting.negotiations:
            tracking = _Tracking(store, negotiation)
            new = [(negotiation, ident) for ident in tracking.pass_day(day)]
            if new:
                # Before the state itself: a crash in between names developments that have no news yet, and no harm.
                touched.update(dict.fromkeys(new))
                store.put(f"day/{day}", codec.encode(DayPassed(touched=tuple(touched))))
            tracking.commit()
    if day > stream.day:
        _reach(store, day, kept=bool(touched))
    announcements: list[AnyAnnouncement] = []
    for negotiation in dict.fromkeys(negotiation for negotiation, _ in touched):
        idents = tuple(ident for other, ident in touched if other == negotiation)
        announcements += Announcing(Workspace(store), negotiation).outstanding(idents)
    return announcements


def _reach(store: Store, day: str, *, kept: bool) -> None:
    """Note that the stream has reached a day, and forget what was due until then."""
    data = store.get(_STREAM)
    stream = codec.decode(data, Stream) if data else Stream()
    old = shifted(day, -_RECENT_DAYS)
    recent = tuple(known for known in stream.recent if known >= old)
    now = Stream(day=day, due=tuple(due for due in stream.due if due > day), recent=(*recent, day) if kept else recent)
    for due in stream.due:
        if due <= day:
            store.delete(f"due/{due}")
    for known in stream.recent:
        if known < old:
            store.delete(f"day/{known}")
    # Last: until then the day counts as not reached, and comes again.
    store.put(_STREAM, codec.encode(now))


class _SlotOf(Struct, frozen=True):
    slot: Slot


class _Tracking:
    """One record's work on one negotiation."""

    def __init__(self, store: Store, negotiation: str) -> None:
        self._store = store
        self._negotiation = negotiation
        self._journal = Journal(store, f"j/{negotiation}")
        self._journal.finish()
        self._work = Workspace(store)
        self._head = self._work.get(self._key("h"), Head) or Head()
        self._announcing = Announcing(self._work, negotiation)
        self._changed: dict[str, AnyDevelopment | None] = {}
        self._taken: dict[Place, Step] = {}
        self._steps = 0

    def take(self, claims: ClaimSet, horizon_days: int | None) -> list[AnyAnnouncement]:
        """Put a claim set in its place; see `track`."""
        place = place_of(claims)
        if horizon_days is not None and place[0] < behind(self._head.newest, horizon_days):
            self._work.put(self._key("h"), structs.replace(self._head, dropped=self._head.dropped + 1))
            self.commit()
            return []
        key = self._step_key(place)
        step = self._work.get(key, Step)
        if step is not None and place <= self._head.last:
            return self._announcing.outstanding(step.touched)
        if step is not None:
            # A crash left this step without its head: as if it had never been.
            self._work.undo(step.before, step.index)
        newest, days = self._head.last[0], frozenset(awaited_in(self._work, self._negotiation).values())
        late = place < self._head.last
        pending = self._roll_back(place) if late else []
        self._fold(place, Step(previous=place, claims=claims, before={}, late=late), horizon_days)
        for other, earlier in pending:
            self._fold(other, earlier, horizon_days)
        self._head = structs.replace(self._head, newest=max(self._head.newest, place[0]))
        self._pass_days(max(self._reached(), self._head.newest[:10]))
        self._await(days)
        touched = self._announcing.compare(
            self._changed, late_before=newest if late else None, detected_at=claims.article.seen
        )
        self._taken[place] = structs.replace(self._taken[place], touched=touched)
        if horizon_days is not None:
            self._head = prune(
                self._work,
                note_arrival(self._work, self._head, place, self._negotiation),
                horizon_days,
                self._negotiation,
            )
        self._work.put(self._key("h"), self._head)
        announcements = self._announcing.outstanding(touched)
        self.commit()
        return announcements

    def pass_day(self, day: str) -> tuple[str, ...]:
        """Let what is due until a day become overdue; the developments that differ then. Nothing is written yet."""
        self._pass_days(day)
        touched = self._announcing.compare(self._changed, late_before=None, detected_at=day)
        if self._steps:
            self._work.put(self._key("h"), self._head)
        return touched

    def commit(self) -> None:
        """Write what was gathered.

        One claim set: its own step first and the head last, so that a step without its head is known when the record
        comes again, and undone. More steps, or a day, which has no step of its own: by way of a journal, found by
        whoever comes next, who writes all again.
        """
        for place, step in self._taken.items():
            self._work.put(self._step_key(place), step)
        written = self._work.written()
        ordered = sorted(written, key=lambda key: (not key.startswith("l/"), key.startswith("h/")))
        records = {key: written[key] for key in ordered}
        if self._steps > 1 or any(step.claims is None for step in self._taken.values()):
            self._journal.write(records)
        else:
            write_all(self._store, records)

    def _fold(self, place: Place, step: Step, horizon_days: int | None) -> None:
        """Take one step at the head, the days that pass before it first."""
        if step.claims is None:
            return
        self._pass_days(place[0][:10])
        self._work.open_step()
        changes = fold_claims(self._work, step.claims, horizon_days)
        self._close(place, step, changes)

    def _pass_days(self, until: str) -> None:
        while due := next_due(self._work, self._negotiation, until):
            day, key = due
            self._work.open_step()
            changes = fold_day(self._work, self._negotiation, day, key)
            place = (f"{day}T00:00:00Z", "", key)
            self._close(place, Step(previous=place, claims=None, before={}), changes)

    def _close(self, place: Place, step: Step, changes: dict[str, AnyDevelopment]) -> None:
        before, index = self._work.close_step()
        taken = structs.replace(step, previous=self._head.last, before=before, index=index, folded=tuple(changes))
        self._taken[place] = taken
        self._changed.update(changes)
        self._head = structs.replace(self._head, last=place)
        self._steps += 1

    def _roll_back(self, place: Place) -> list[tuple[Place, Step]]:
        """Undo the steps behind a place; the claim sets among them in order, to be taken again."""
        undone: list[tuple[Place, Step]] = []
        subjects: dict[str, None] = {}
        while self._head.last > place:
            last = self._head.last
            step = self._work.get(self._step_key(last), Step)
            if step is None:
                break
            self._work.undo(step.before, step.index)
            self._work.put_raw(self._step_key(last), None)
            subjects.update(dict.fromkeys(key for key in step.before if key.startswith("s/")))
            self._changed.update(dict.fromkeys(step.folded))
            undone.append((last, step))
            self._head = structs.replace(self._head, last=step.previous)
            self._steps += 1
        self._changed.update(
            (made.development_id, made) for made in self._standing(subjects) if made.development_id in self._changed
        )
        return [(last, step) for last, step in reversed(undone) if step.claims is not None]

    def _standing(self, keys: Iterable[str]) -> Iterable[AnyDevelopment]:
        """The latest development of each of these subjects, as they stand now."""
        for key in keys:
            data = self._work.raw(key)
            if data:
                subject = codec.decode(data, SUBJECTS[codec.decode(data, _SlotOf).slot])
                if subject.opened is not None:
                    yield development_of(self._negotiation, subject, subject.opened)

    def _reached(self) -> str:
        stream = self._work.get(_STREAM, Stream)
        return stream.day if stream else ""

    def _await(self, known: frozenset[str]) -> None:
        """Note the days on which this negotiation has something due, so that a day that passes finds it."""
        for day in sorted(set(awaited_in(self._work, self._negotiation).values()) - known):
            waiting = self._work.get(f"due/{day}", Due) or Due()
            if self._negotiation not in waiting.negotiations:
                negotiations = (*waiting.negotiations, self._negotiation)
                self._work.put(f"due/{day}", Due(negotiations=negotiations))
            stream = self._work.get(_STREAM, Stream) or Stream()
            if day not in stream.due:
                self._work.put(_STREAM, structs.replace(stream, due=tuple(sorted((*stream.due, day)))))

    def _key(self, kind: str) -> str:
        return f"{kind}/{self._negotiation}"

    def _step_key(self, place: Place) -> str:
        return "/".join(("l", self._negotiation, *place))
