"""What was learned survives a restart, and the file says when it is none of ours."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from parley.adapters.feeds.store import FeedStore, Skipped
from parley.domain.errors import InputError
from parley.domain.polling.feeds import FeedState
from parley.domain.polling.reception import REMEMBERED, Received

NOW = datetime(2026, 2, 18, 12, tzinfo=UTC)
FEED = "https://w.example/feed"


def received(days: int = 0, look: datetime | None = None) -> Received:
    """An entry that was last in its feed so many days ago."""
    return Received(digest="d", seen=NOW, last_in_feed=NOW - timedelta(days=days), next_look=look)


def test_all_is_there_after_a_restart(tmp_path: Path) -> None:
    """States, entries, held articles, what was skipped and who spoke on what are in the file."""
    path = tmp_path / "folder" / "feeds.sqlite"
    state = FeedState(url=FEED, address=FEED, next_poll=NOW, etag='W/"x"', failures=3, failing_since=NOW)
    with FeedStore(path) as store:
        store.save_state(state)
        store.save_received(FEED, {"a": received(), "b": received(look=NOW)})
        store.hold_articles(FEED, "a", ["k1", "k2"])
        store.hold_articles("https://other.example/", "z", ["k1"])
        store.skip(Skipped(NOW, FEED, "A cat", None, "nothing"))
        store.hear(["lake"], FEED, NOW)
    with FeedStore(path) as store:
        assert store.state(FEED) == state
        assert list(store.states()) == [state]
        assert store.received(FEED) == {"a": received(), "b": received(look=NOW)}
        assert store.holder("k1") == (FEED, "a")
        assert store.holder("k3") is None
        assert store.skipped() == [Skipped(NOW, FEED, "A cat", None, "nothing")]
        assert store.voices(NOW, timedelta(days=1)) == {"lake": {FEED: NOW}}
        assert [key for _, key, _ in store.looks_due(NOW)] == ["b"]
        assert store.looks_due(NOW - timedelta(seconds=1)) == []


def test_tidying_forgets_what_is_old() -> None:
    """An entry that left its feed long ago is forgotten with its articles; the others stay."""
    store = FeedStore()
    store.save_received(FEED, {"old": received(REMEMBERED.days + 1), "new": received()})
    store.hold_articles(FEED, "old", ["k"])
    store.tidy(FEED, NOW)
    assert list(store.received(FEED)) == ["new"]
    assert store.holder("k") is None


def test_another_file_is_refused(tmp_path: Path) -> None:
    """A file that is no state of feeds is named, and left as it is."""
    path = tmp_path / "feeds.sqlite"
    path.write_bytes(b"not a database, but words" * 100)
    with pytest.raises(InputError, match=r"feeds\.sqlite"):
        FeedStore(path)
    assert path.read_bytes().startswith(b"not a database")
