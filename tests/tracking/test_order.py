"""The ledger does not depend on the order, the repetition or the split of what arrives, nor on crashes."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.samples.reader import AnnotatedReader
from tests.tracking.fragile import CrashError, FragileStore
from tests.tracking.timelines import SETS

from parley.adapters.corpora.reading import load_articles
from parley.domain.reading.extraction import read_claims
from parley.domain.stores import MemoryStore
from parley.domain.tracking.ledger import fold_announcements, ledger
from parley.domain.tracking.lines import claim_sets
from parley.domain.tracking.tracker import record_announced, track
from parley.samples import SAMPLE_CORPUS
from parley_topics import codec
from parley_topics.claims import ClaimSet, Day
from parley_topics.developments import AnyAnnouncement

_DAYS = st.integers(0, 25).map(lambda n: f"2031-03-{n + 1:02}")


def _ledger_bytes(developments: object) -> bytes:
    return codec.encode(developments)


def _take(store: MemoryStore, records: list[ClaimSet | Day]) -> list[AnyAnnouncement]:
    announced: list[AnyAnnouncement] = []
    for record in records:
        for announcement in track(store, record):
            announced.append(announcement)
            record_announced(store, announcement)
    return announced


@settings(max_examples=120, deadline=None)
@given(sets=SETS, day=_DAYS, seed=st.integers(0, 1_000_000))
def test_any_order_and_repetition_announces_the_ledger(sets: list[ClaimSet], day: str, seed: int) -> None:
    """Whatever order claim sets and days arrive in, and however often, the announcements give the ledger."""
    newest = max([day, *((s.article.version or "")[:10] for s in sets)])
    records: list[ClaimSet | Day] = [*sets, *sets[: seed % 3], Day(day=day), Day(day=newest)]
    random.Random(seed).shuffle(records)
    announced = _take(MemoryStore(), records)
    assert _ledger_bytes(fold_announcements(announced)) == _ledger_bytes(ledger(sets, newest))


@settings(max_examples=60, deadline=None)
@given(sets=SETS, day=_DAYS, seed=st.integers(0, 1_000_000))
def test_announcements_may_be_read_in_any_order(sets: list[ClaimSet], day: str, seed: int) -> None:
    """A revision is used once, and the last one of each id counts wherever it is read."""
    records: list[ClaimSet | Day] = [*sets, Day(day=day)]
    rng = random.Random(seed)
    rng.shuffle(records)
    announced = _take(MemoryStore(), records)
    revisions = [(a.development_id, a.revision) for a in announced]
    assert len(set(revisions)) == len(revisions)
    again = announced.copy()
    rng.shuffle(again)
    assert fold_announcements(again) == fold_announcements(announced)


@settings(max_examples=150, deadline=None)
@given(sets=SETS, day=_DAYS, seed=st.integers(0, 1_000_000), writes=st.integers(0, 120), back=st.integers(0, 3))
def test_a_crash_between_any_two_writes_heals(
    sets: list[ClaimSet], day: str, seed: int, writes: int, back: int
) -> None:
    """A worker that dies anywhere and gets its last messages again announces what an undisturbed one does."""
    records: list[ClaimSet | Day] = [*sets, Day(day=day)]
    random.Random(seed).shuffle(records)
    store = FragileStore(writes)
    sent: dict[tuple[str, int], bytes] = {}
    place = 0
    announced: list[AnyAnnouncement] = []
    while place < len(records):
        try:
            for announcement in track(store, records[place]):
                content = codec.encode(announcement)
                assert sent.setdefault((announcement.development_id, announcement.revision), content) == content
                announced.append(announcement)
                record_announced(store, announcement)
            place += 1
        except CrashError:
            place = max(0, place - back)
    calm = MemoryStore()
    undisturbed = _take(calm, records)
    assert _ledger_bytes(fold_announcements(announced)) == _ledger_bytes(fold_announcements(undisturbed))
    assert _state(store) == _state(calm)


def _state(store: MemoryStore) -> dict[str, bytes]:
    # What an arrival touched is kept for its own return; a crash may have had another one announce it.
    return {key: re.sub(rb'"touched":\[[^]]*\]', b"", value) for key, value in store.items() if value}


def _sample_sets() -> tuple[list[ClaimSet], str]:
    reader = AnnotatedReader()
    articles = load_articles([SAMPLE_CORPUS], order="published", report=pytest.fail)
    return claim_sets(read_claims(reader, article) for article in articles)


@pytest.mark.parametrize("seed", range(6))
def test_workers_that_share_the_sample_corpus_end_in_its_ledger(seed: int) -> None:
    """Each has the negotiations of its partitions, every claim set in any order and some twice, and all days."""
    sets, newest = _sample_sets()
    rng = random.Random(seed)
    records: list[ClaimSet | Day] = [
        *sets,
        *rng.sample(sets, 20),
        Day(day=newest),
        Day(day=sets[9].article.version[:10]),
    ]  # type: ignore[index]
    rng.shuffle(records)
    workers = [MemoryStore() for _ in range(1 + seed % 3)]
    announced: list[AnyAnnouncement] = []
    for record in records:
        own = workers if isinstance(record, Day) else [workers[len(record.negotiation.id) % len(workers)]]
        for store in own:
            announced += _take(store, [record])
    assert _ledger_bytes(fold_announcements(announced)) == _ledger_bytes(ledger(sets, newest))
