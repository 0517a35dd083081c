"""The whole path of an article in one place: the stages of the stream called one after the other, without a broker.

What the agents do between topics is done here by function calls on the same functions and stores, so a replay on a
broker and one without must end in the same ledgers, byte for byte.
"""

from collections import Counter
from collections.abc import Iterator

from parley.domain.articles.deduplication import deduplicate
from parley.domain.reading.extraction import extract
from parley.domain.reading.reader import Reader
from parley.domain.stores import MemoryStore
from parley.domain.tracking.tracker import record_announced, track
from parley_topics.articles import Article
from parley_topics.claims import Day
from parley_topics.developments import AnyAnnouncement


class Pipeline:
    """Three stages and what each keeps, as one worker with one partition has them."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.seen = MemoryStore()
        self.articles = MemoryStore()
        self.knowledge = MemoryStore()
        self.counts: Counter[str] = Counter()

    def feed(self, article: Article) -> Iterator[AnyAnnouncement]:
        """Take in one version of an article; the announcements that it causes, in order."""
        place = f"0/{self.counts['articles']}"
        self.counts["articles"] += 1
        for unique in deduplicate(self.seen, article, place):
            self.counts["unique"] += 1
            for record in extract(self.articles, self.reader, unique):
                self.counts["days" if isinstance(record, Day) else "claim sets"] += 1
                for announcement in track(self.knowledge, record):
                    self.counts["announcements"] += 1
                    yield announcement
                    record_announced(self.knowledge, announcement)
