"""A reader that takes as long as reading will: what a worker costs shows only beside real work."""

import time

from parley.domain.reading.reader import Reader, Reading
from parley_topics.articles import Article


class BurningReader:
    """Reads with another reader, then keeps the processor busy until `seconds` of its time have gone."""

    def __init__(self, reader: Reader, seconds: float) -> None:
        self._reader = reader
        self._seconds = seconds

    def read(self, article: Article) -> Reading:
        """The other reader's reading, late."""
        begun = time.thread_time()
        reading = self._reader.read(article)
        while time.thread_time() - begun < self._seconds:
            pass
        return reading
