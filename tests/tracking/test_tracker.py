"""What the tracker announces as records arrive, and what it costs."""

import pytest
from tests.tracking.fragile import CrashError, FragileStore
from tests.tracking.timelines import article, on, says

from parley.domain.errors import InputError
from parley.domain.stores import MemoryStore
from parley.domain.tracking.ledger import fold_announcements, ledger
from parley.domain.tracking.state import Head
from parley.domain.tracking.tracker import record_announced, track
from parley_topics import codec
from parley_topics.claims import ClaimSet, Day
from parley_topics.developments import AnyAnnouncement
from parley_topics.values import Agreement, Issue, Meeting, Position

PLAN = says(Meeting(status="planned", when=on(15)))


def _take(store: MemoryStore, record: ClaimSet | Day, horizon_days: int | None = None) -> list[AnyAnnouncement]:
    found = track(store, record, horizon_days=horizon_days)
    for announcement in found:
        record_announced(store, announcement)
    return found


def test_a_further_source_is_a_further_revision() -> None:
    """The same development with another source, not another alert."""
    store = MemoryStore()
    (first,) = _take(store, article("alba", 1, PLAN))
    (second,) = _take(store, article("brisa", 2, PLAN))
    assert first.development_id == second.development_id
    assert [(made.revision, made.source_count, made.late) for made in (first, second)] == [(1, 1, False), (2, 2, False)]
    assert second.detected_at == "2031-03-02T00:00:00Z"


def test_what_is_not_recorded_is_announced_again_unchanged() -> None:
    """Until the broker has acknowledged it; then never again."""
    store = MemoryStore()
    record = article("alba", 1, PLAN)
    first = track(store, record)
    assert track(store, record) == first
    for announcement in first:
        record_announced(store, announcement)
    assert track(store, record) == []


def test_a_late_article_changes_what_was_announced() -> None:
    """It goes before what was known: itself late, and what follows from it in the next revision or retracted."""
    store = MemoryStore()
    announced = _take(store, article("brisa", 3, PLAN))
    caused = _take(store, article("alba", 1, PLAN))
    (revised,) = caused
    assert (revised.article, revised.revision, revised.source_count, revised.late) == ("alba", 2, 2, False)
    other = says(Meeting(status="planned", when=on(15), place="Lima"))
    caused = _take(store, article("costa", 2, other))
    assert [(made.article, made.revision, made.late, made.retracted) for made in caused][-1] == ("costa", 1, True, None)
    announced += [revised, *caused]
    sets = [article("alba", 1, PLAN), article("brisa", 3, PLAN), article("costa", 2, other)]
    assert fold_announcements(announced) == ledger(sets, "2031-03-03")


def test_what_leaves_the_ledger_is_retracted() -> None:
    """With a reason, under its own id, in a revision of its own."""
    store = MemoryStore()
    _take(store, article("brisa", 3, says(Agreement(kind="treaty", status="proposed"))))
    caused = _take(store, article("alba", 1, says(Agreement(kind="treaty", status="signed"))))
    retracted = [made for made in caused if made.retracted]
    assert [(made.article, made.revision) for made in retracted] == [("brisa", 2)]
    assert retracted[0].after == Agreement(kind="treaty", status="proposed")


def test_days_pass_for_silent_negotiations() -> None:
    """A day that the stream reaches makes a meeting overdue; an older day does nothing."""
    store = MemoryStore()
    _take(store, article("alba", 1, PLAN))
    assert _take(store, Day(day="2031-03-17")) == []
    (overdue,) = track(store, Day(day="2031-03-18"))
    assert (overdue.kind, overdue.detected_at) == ("overdue", "2031-03-18")
    assert track(store, Day(day="2031-03-18")) == [overdue]
    record_announced(store, overdue)
    assert track(store, Day(day="2031-03-18")) == []
    assert track(store, Day(day="2031-03-02")) == []


def test_behind_the_horizon_nothing_changes_but_the_count() -> None:
    """What is older than the newest instant by more than the horizon comes too late."""
    store = MemoryStore()
    later = says(Meeting(status="planned", when=on(30)))
    _take(store, article("brisa", 20, later), 10)
    assert _take(store, article("alba", 9, later), 10) == []
    assert codec.decode(store["h/brazil--peru"], Head).dropped == 1
    assert [made.revision for made in _take(store, article("costa", 11, later), 10)] == [2]


def test_within_the_horizon_the_ledger_is_the_same() -> None:
    """Forgetting steps behind it changes nothing of what comes out."""
    sets = [
        article(f"a{day}", day, says(Issue(issue="tariffs", status="disputed" if day % 2 else "progress"), by="PE"))
        for day in range(1, 30)
    ]
    store = MemoryStore()
    announced = [made for one in sets for made in _take(store, one, 5)]
    assert fold_announcements(announced) == ledger(sets, "2031-03-29")
    steps = [key for key in store if key.startswith("l/")]
    assert len(steps) < 8


@pytest.mark.parametrize(
    "record",
    [
        Day(day="2031-03-18"),
        article("costa", 3, PLAN, says(Issue(issue="tariffs", status="progress"))),
        article("costa", 1.5, says(Meeting(status="planned", when=on(15), place="Lima"))),
        article("brisa", 4, text="t2"),
    ],
    ids=["day", "in order", "late", "edit"],
)
def test_a_crash_at_each_write_of_a_record_heals(record: ClaimSet | Day) -> None:
    """When the record comes again, the state and what is announced are those of an undisturbed worker."""
    first = [article("alba", 1, PLAN), article("brisa", 2, says(Meeting(status="planned", when=on(15), place="Lima")))]
    calm = MemoryStore()
    for one in first:
        _take(calm, one)
    before = dict(calm)
    wanted = track(calm, record)
    assert wanted
    for writes in range(100):
        store = FragileStore(writes)
        store.update(before)
        try:
            track(store, record)
        except CrashError:
            assert track(store, record) == wanted
            assert {key: value for key, value in store.items() if value} == dict(calm)
        else:
            assert writes > 5
            return
    pytest.fail("a record takes fewer than a hundred writes")


def test_without_a_version_there_is_no_place() -> None:
    """The error names the article and the remedy."""
    record = ClaimSet(
        negotiation=article("alba", 1).negotiation,
        article=codec.decode(b'{"id": "x"}', type(article("alba", 1).article)),
    )
    with pytest.raises(InputError, match="'x' has no version"):
        track(MemoryStore(), record)


class _CountingStore(MemoryStore):
    """A store that counts what is read and written."""

    def __init__(self) -> None:
        super().__init__()
        self.operations = 0
        self.written = 0

    def get(self, key: str, default: bytes | None = None) -> bytes | None:  # type: ignore[override]
        """Read."""
        self.operations += 1
        return super().get(key, default)

    def put(self, key: str, value: bytes) -> None:
        """Write."""
        self.operations += 1
        self.written += len(value)
        super().put(key, value)


def _work(store: _CountingStore, number: int) -> tuple[int, int]:
    before = (store.operations, store.written)
    stance = "rejects" if number % 3 else "accepts"
    claims = (
        says(Issue(issue=f"question-{number % 70}", status="disputed" if number % 2 else "progress"), by="PE"),
        says(Position(party="PE", stance=stance, object=f"paragraph {number % 50}"), by="PE"),  # type: ignore[arg-type]
        says(Meeting(status="held", when=on(number // 10 + 1))),
    )
    _take(store, article(f"a{number}", 1 + number / 10, *claims), 400)
    return store.operations - before[0], store.written - before[1]


def test_the_work_for_one_record_does_not_grow_with_history() -> None:
    """After twelve hundred claim sets one costs as many reads and writes as after two hundred."""
    store = _CountingStore()
    costs = [_work(store, number) for number in range(1200)]
    early, late = costs[150:250], costs[1100:]
    assert sum(cost for cost, _ in late) <= 1.2 * sum(cost for cost, _ in early)
    assert sum(size for _, size in late) <= 1.5 * sum(size for _, size in early)
