"""The reader's speed on one core: whole articles in and out of scope, times alone, copies alone."""

import time
from collections.abc import Callable, Iterator, Sequence
from statistics import mean

from benchmarks.articles import articles
from benchmarks.figures import Figure
from parley.adapters.corpora.reading import load_articles
from parley.domain.articles.sketches import are_copies, sketch
from parley.domain.reading.rules_reader import RuleReader
from parley.domain.times import find_times
from parley.domain.times.lines import day_of
from parley.samples import SAMPLE_CORPUS
from parley_topics.articles import Article

COUNT = 400
"""Articles of each kind."""

IN_SCOPE_TARGET, OUT_OF_SCOPE_TARGET, TIMES_TARGET = 100, 1500, 500


def reading() -> Iterator[Figure]:
    """The whole reader, on made-up articles and on the sample corpus."""
    reader = RuleReader()
    for article in articles(20, seed=9):
        reader.read(article)  # tables are loaded, patterns compiled
    inside, outside = list(articles(COUNT, seed=3, in_scope=1.0)), list(articles(COUNT, seed=4, in_scope=0.0))
    sample = load_articles([SAMPLE_CORPUS], order="published", report=print)
    yield _rate("articles in scope, made up", reader.read, inside, IN_SCOPE_TARGET)
    yield _rate("articles of the sample corpus", reader.read, sample * 4)
    yield _rate("articles out of scope, made up", reader.read, outside, OUT_OF_SCOPE_TARGET)


def times() -> Iterator[Figure]:
    """Time expressions alone."""
    made = list(articles(COUNT, seed=3, in_scope=1.0))

    def find(article: Article) -> object:
        return find_times(article.text or "", day_of(article.published or ""))

    find(made[0])
    yield _rate("times of articles", find, made, TIMES_TARGET)


def copies() -> Iterator[Figure]:
    """Sketches, and the comparison of two."""
    texts = [article.text or "" for article in articles(COUNT, seed=3)]
    sketches = [sketch(text) for text in texts]
    for name, work in (
        ("sketch of an article", lambda number: sketch(texts[number])),
        ("comparison of two sketches", lambda number: are_copies(sketches[number], sketches[number - 1])),
    ):
        seconds, wall = _seconds(work, range(COUNT))
        yield Figure(
            name, f"{seconds / COUNT * 1000:.3f} ms of processor time ({wall / COUNT * 1000:.3f} by the clock)"
        )


def _rate(name: str, work: Callable[[Article], object], made: Sequence[Article], target: int | None = None) -> Figure:
    seconds, wall = _seconds(work, made)
    length = mean(len(article.text or "") for article in made)
    return Figure(
        f"{name}, {length:.0f} characters",
        f"{len(made) / seconds:.0f} a second of processor time ({len(made) / wall:.0f} by the clock)",
        "" if target is None else str(target),
    )


def _seconds(work: Callable[..., object], inputs: Sequence[object]) -> tuple[float, float]:
    """Seconds of processor time and by the clock that all of these took."""
    began, clock = time.process_time(), time.perf_counter()
    for given in inputs:
        work(given)
    return time.process_time() - began, time.perf_counter() - clock
