"""The deduplicate stage."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from parley.domain.articles.deduplication import deduplicate
from parley.domain.stores import MemoryStore
from parley_topics.articles import Article


def article(text: str = "Talks resumed.", **fields: str | None) -> Article:
    """An article at one address and time."""
    return Article(**{"url": "https://example.com/a", "published": "2026-02-18T09:00:00Z", "text": text, **fields})


def test_a_version_passes_once() -> None:
    """The same version from another place is a duplicate, under whichever form of its address."""
    store = MemoryStore()
    (unique,) = deduplicate(store, article(), "0/1")
    assert unique.instant == "2026-02-18T09:00:00Z"
    assert unique.version is not None
    assert unique.version.startswith("2026-02-18T09:00:00Z/")
    assert deduplicate(store, article(), "0/2") == []
    assert deduplicate(store, article(url="http://www.example.com/a?utm_source=x"), "0/3") == []


def test_a_message_that_comes_again_passes_again() -> None:
    """What a worker that died had sent may be lost, so the same place gives the same again."""
    store = MemoryStore()
    assert deduplicate(store, article(), "0/1") == deduplicate(store, article(), "0/1") != []


def test_an_edit_passes_and_so_does_one_that_is_taken_back() -> None:
    """Another text is another version, and the old text at a later time too."""
    store = MemoryStore()
    versions = [
        article(),
        article("Talks broke off.", updated="2026-02-18T10:00:00Z"),
        article(updated="2026-02-18T11:00:00Z"),
    ]
    keys = [unique.key for place, one in enumerate(versions) for unique in deduplicate(store, one, f"0/{place}")]
    assert len(keys) == 3
    assert len(set(keys)) == 1


def test_an_article_without_time_passes_once_and_has_no_version() -> None:
    """It can be read, so it goes on."""
    store = MemoryStore()
    (unique,) = deduplicate(store, article(published=None), "0/1")
    assert (unique.instant, unique.version) == (None, None)
    assert deduplicate(store, article(published=None), "0/2") == []


def test_memory_is_bounded_by_age() -> None:
    """Versions are forgotten after a week of the stream, whatever jumps and late articles it has."""
    store = MemoryStore()
    sizes = []
    for place in range(2_000):
        day = date(2026, 1, 1) + timedelta(place // 10 - (30 if place % 17 == 0 else 0))
        deduplicate(store, article(f"text {place}", published=day.isoformat()), f"0/{place}")
        sizes.append(len(store))
    assert max(sizes[1_000:]) <= max(sizes[:1_000]) <= 2 * 10 * 9 + 10
    deduplicate(store, article("much later", published="2036-01-01"), "0/2000")
    for place in range(2_001, 2_100):
        deduplicate(store, article(f"text {place}", published="2036-01-01"), f"0/{place}")
    assert len(store) <= 2 * 100 + 10


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 12)), max_size=30), st.data())
def test_every_version_passes_at_least_once_whatever_dies(arrivals: list[tuple[int, int]], data: st.DataObject) -> None:
    """Writes lost from the end of a message that comes again lose no version, and no name is left behind for ever."""
    store = MemoryStore()
    passed = set()
    for place, (text, days) in enumerate(arrivals):
        one = article(f"text {text}", published=(date(2026, 1, 1) + timedelta(days)).isoformat())
        if data.draw(st.booleans()):
            kept = data.draw(st.integers(0, 4))
            deduplicate(FailingStore(store, kept), one, f"0/{place}")
        for unique in deduplicate(store, one, f"0/{place}"):
            passed.add(unique.version)
    assert {version.partition("T")[0] for version in passed} == {
        (date(2026, 1, 1) + timedelta(days)).isoformat() for _, days in arrivals
    }


class FailingStore:
    """A store that loses all writes after the first few, as a worker that dies does."""

    def __init__(self, store: MemoryStore, kept: int) -> None:
        self.store, self.left = store, kept

    def get(self, key: str) -> bytes | None:
        """What the worker that dies sees is not tested here: the record as it was."""
        return self.store.get(key)

    def put(self, key: str, value: bytes) -> None:
        """Keep the write while some are left."""
        if self.left > 0:
            self.store.put(key, value)
        self.left -= 1

    def delete(self, key: str) -> None:
        """Keep the removal while some are left."""
        if self.left > 0:
            self.store.delete(key)
        self.left -= 1
