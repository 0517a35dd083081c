"""What polling has learned, in one SQLite file: feeds, their entries, what was skipped.

It survives restarts, and since nothing of it is held in memory, that stays flat however many feeds there are.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from parley.domain.errors import InputError
from parley.domain.polling.feeds import FeedState
from parley.domain.polling.reception import Received, forget
from parley_topics import codec

SKIPPED_KEPT = 10_000
_VERSION = 1

_TABLES = """
CREATE TABLE IF NOT EXISTS feeds (url TEXT PRIMARY KEY, state BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entries (
    feed TEXT NOT NULL, key TEXT NOT NULL, received BLOB NOT NULL, next_look REAL,
    PRIMARY KEY (feed, key)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (
    article TEXT PRIMARY KEY, feed TEXT NOT NULL, key TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS articles_by_entry ON articles (feed, key);
CREATE INDEX IF NOT EXISTS entries_by_look ON entries (next_look) WHERE next_look IS NOT NULL;
CREATE TABLE IF NOT EXISTS skipped (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, feed TEXT NOT NULL, title TEXT, url TEXT, ground TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS voices (
    subject TEXT NOT NULL, feed TEXT NOT NULL, last TEXT NOT NULL, PRIMARY KEY (subject, feed)
) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Skipped:
    """An entry whose page was not fetched, and the gate's ground."""

    at: datetime
    feed: str
    title: str | None
    url: str | None
    ground: str


class FeedStore:
    """The file, or memory where `path` is None. Not for several processes at once."""

    def __init__(self, path: Path | None = None) -> None:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = sqlite3.connect(path or ":memory:", isolation_level=None)
            self._db.execute("PRAGMA journal_mode=WAL")
            # A poll lost to a power cut is asked again; what matters is that the file stays whole.
            self._db.execute("PRAGMA synchronous=NORMAL")
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _VERSION):
                raise InputError(f"{path}: state of version {version}, and this is {_VERSION}: move the file away")
            self._db.executescript(_TABLES)
            self._db.execute(f"PRAGMA user_version={_VERSION}")
        except sqlite3.DatabaseError as error:
            raise InputError(f"{path}: no state of feeds that can be read ({error}): move the file away") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def states(self) -> Iterator[FeedState]:
        """All feeds that were ever polled."""
        for (state,) in self._db.execute("SELECT state FROM feeds ORDER BY url"):
            yield codec.decode(state, FeedState)

    def state(self, url: str) -> FeedState | None:
        """What is known of one feed."""
        row = self._db.execute("SELECT state FROM feeds WHERE url = ?", (url,)).fetchone()
        return codec.decode(row[0], FeedState) if row else None

    def save_state(self, state: FeedState) -> None:
        """Keep what is known of a feed."""
        self._db.execute("INSERT OR REPLACE INTO feeds VALUES (?, ?)", (state.url, codec.encode(state)))

    def received(self, feed: str) -> dict[str, Received]:
        """The entries that are remembered of a feed."""
        rows = self._db.execute("SELECT key, received FROM entries WHERE feed = ?", (feed,))
        return {key: codec.decode(data, Received) for key, data in rows}

    def save_received(self, feed: str, entries: Mapping[str, Received]) -> None:
        """Keep some entries of a feed."""
        with self._db:
            self._db.execute("BEGIN")
            self._db.executemany(
                "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)",
                [
                    (feed, key, codec.encode(one), one.next_look.timestamp() if one.next_look else None)
                    for key, one in entries.items()
                ],
            )

    def hold_articles(self, feed: str, key: str, articles: Iterable[str]) -> None:
        """Keep that an entry brought these articles, by their keys; who brought one first goes on holding it."""
        self._db.executemany(
            "INSERT OR IGNORE INTO articles VALUES (?, ?, ?)", [(article, feed, key) for article in articles]
        )

    def tidy(self, feed: str, now: datetime) -> None:
        """Forget the entries of a feed that are remembered no longer."""
        entries = self.received(feed)
        kept = forget(entries, now)
        gone = [key for key in entries if key not in kept]
        if gone:
            self.remove_entries(feed, gone)
            self._forgotten(feed, gone)

    def remove_entries(self, feed: str, keys: Iterable[str]) -> None:
        """Remove some entries of a feed, and that they brought articles."""
        places = [(feed, key) for key in keys]
        with self._db:
            self._db.execute("BEGIN")
            self._db.executemany("DELETE FROM entries WHERE feed = ? AND key = ?", places)
            self._db.executemany("DELETE FROM articles WHERE feed = ? AND key = ?", places)

    def _forgotten(self, feed: str, keys: Sequence[str]) -> None:
        """Hear of entries that were forgotten; nothing is to be done about it where nobody else keeps them."""

    def clear(self) -> None:
        """Forget everything but what was skipped."""
        for table in ("feeds", "entries", "articles"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - the names stand above

    def looks_due(self, now: datetime, limit: int = 200) -> list[tuple[str, str, Received]]:
        """Entries whose pages are to be looked at again: feed, key and what is remembered; the longest due first."""
        rows = self._db.execute(
            "SELECT feed, key, received FROM entries WHERE next_look <= ? ORDER BY next_look LIMIT ?",
            (now.timestamp(), limit),
        )
        return [(feed, key, codec.decode(data, Received)) for feed, key, data in rows]

    def holder(self, article: str) -> tuple[str, str] | None:
        """The feed and the entry that brought an article first, by its key."""
        row = self._db.execute("SELECT feed, key FROM articles WHERE article = ?", (article,)).fetchone()
        return (row[0], row[1]) if row else None

    def skip(self, skipped: Skipped) -> None:
        """Keep what the gate has stopped, within a number."""
        row = (skipped.at.isoformat(), skipped.feed, skipped.title, skipped.url, skipped.ground)
        self._db.execute("INSERT INTO skipped (at, feed, title, url, ground) VALUES (?, ?, ?, ?, ?)", row)
        self._db.execute("DELETE FROM skipped WHERE id <= (SELECT max(id) FROM skipped) - ?", (SKIPPED_KEPT,))

    def skipped(self, limit: int = 100) -> list[Skipped]:
        """What the gate has stopped, the latest first."""
        rows = self._db.execute("SELECT at, feed, title, url, ground FROM skipped ORDER BY id DESC LIMIT ?", (limit,))
        return [Skipped(datetime.fromisoformat(at), feed, title, url, ground) for at, feed, title, url, ground in rows]

    def hear(self, subjects: Iterable[str], feed: str, at: datetime) -> None:
        """Keep that a feed has brought something on some subjects."""
        for subject in subjects:
            self._db.execute("INSERT OR REPLACE INTO voices VALUES (?, ?, ?)", (subject, feed, at.isoformat()))

    def voices(self, now: datetime, within: timedelta) -> dict[str, dict[str, datetime]]:
        """For each subject the feeds that brought something on it within a time, and when they last did."""
        found: dict[str, dict[str, datetime]] = {}
        since = (now - within).isoformat()
        rows = self._db.execute(
            "SELECT subject, feed, last FROM voices WHERE last >= ? ORDER BY subject, feed", (since,)
        )
        for subject, feed, last in rows:
            found.setdefault(subject, {})[feed] = datetime.fromisoformat(last)
        return found
