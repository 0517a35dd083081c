"""Entries are news once; edits and later looks are known as such; memory stays small."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from parley.domain.polling.entries import FeedEntry
from parley.domain.polling.reception import (
    AGAIN,
    MOST_REMEMBERED,
    REMEMBERED,
    Received,
    forget,
    fresh_entries,
    receive,
)
from parley_topics.articles import Article

NOW = datetime(2026, 2, 18, 12, tzinfo=UTC)
SENT = Article(url="https://w.example/a", text="Talks.")


def entry(name: str, title: str = "Talks") -> FeedEntry:
    """An entry of that id."""
    return FeedEntry(id=name, url=f"https://w.example/{name}", title=title)


def taken(
    entries: list[FeedEntry], memory: dict[str, Received], now: datetime
) -> tuple[list[str], dict[str, Received]]:
    """One poll: what was looked at, as `why id`, and the memory after it."""
    before = memory
    found, marked = fresh_entries(entries, memory, now)
    memory = {**memory, **marked}
    for one in found:
        memory[one.key] = receive(one, before.get(one.key), now, sent=SENT, text="t", etag=None, fetched=True)
    return [f"{one.why} {one.entry.id}" for one in found], memory


def test_entries_are_news_once() -> None:
    """What was received is not looked at again, whatever its place in the feed; the oldest comes first."""
    found, memory = taken([entry("b"), entry("a")], {}, NOW)
    assert found == ["new a", "new b"]
    found, memory = taken([entry("c"), entry("a"), entry("b"), entry("c")], memory, NOW)
    assert found == ["new c"]


def test_an_edited_entry_is_looked_at() -> None:
    """Another title, summary or update of a known entry is a reason to look."""
    _, memory = taken([entry("a")], {}, NOW)
    assert taken([entry("a", "Talks fail")], memory, NOW)[0] == ["changed a"]


def test_pages_are_looked_at_again_for_a_day() -> None:
    """A page is looked at again in growing intervals from its first sight, and then no more."""
    (found,), _ = fresh_entries([entry("a")], {}, NOW)
    received = receive(found, None, NOW, sent=SENT, text="t", etag=None, fetched=True)
    looks = []
    while received.next_look is not None:
        now = received.next_look
        looks.append(now - NOW)
        again = type(found)(key=found.key, entry=found.entry, why="again")
        received = receive(again, received, now, sent=None, text=None, etag=None, fetched=True)
    assert looks == list(AGAIN)
    assert (received.text, received.seen) == ("t", NOW)


def test_an_archive_is_not_fetched_whole() -> None:
    """Of a thousand entries at once the first hundred are looked at, and the others never."""
    entries = [entry(str(n)) for n in range(1_000)]
    found, memory = taken(entries, {}, NOW)
    assert (len(found), found[-1], len(memory)) == (100, "new 0", 1_000)
    assert taken(entries, memory, NOW)[0] == []


def test_an_entry_without_anything_is_left_out() -> None:
    """An entry with neither id nor address nor title cannot be known again."""
    assert fresh_entries([FeedEntry(summary="words")], {}, NOW)[0] == []


@given(st.lists(st.tuples(st.integers(0, 6_000), st.integers(0, 40)), max_size=30))
def test_memory_is_bounded(sightings: list[tuple[int, int]]) -> None:
    """However many entries a feed has shown, what is remembered is at most the limit and never older than it says."""
    memory = {
        f"{count}-{n}": Received(digest="", seen=NOW, last_in_feed=NOW - timedelta(days=days))
        for n, (count, days) in enumerate(sightings)
        for n in range(count // 50)
    }
    kept = forget(memory, NOW)
    assert len(kept) <= MOST_REMEMBERED
    assert all(NOW - received.last_in_feed < REMEMBERED for received in kept.values())
    if len(memory) <= MOST_REMEMBERED:
        assert kept.keys() == {key for key, one in memory.items() if NOW - one.last_in_feed < REMEMBERED}
