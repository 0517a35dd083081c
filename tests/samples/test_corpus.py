"""The sample corpus is what its README says it is."""

import json
from collections import Counter
from datetime import timedelta
from itertools import combinations

from msgspec import convert

from parley.adapters.corpora.reading import load_articles
from parley.domain.articles.copies import group
from parley.domain.articles.deduplication import deduplicate
from parley.domain.articles.instants import parse_time, unreadable_times
from parley.domain.articles.sketches import are_copies, sketch
from parley.domain.stores import MemoryStore
from parley.samples import EXPECTED_DEVELOPMENTS, SAMPLE_CORPUS
from parley_topics.articles import Article
from parley_topics.developments import DEVELOPMENT_TYPES, Kind
from parley_topics.values import SLOTS

COPIES = {
    frozenset({"russia-ukraine/01", "russia-ukraine/02"}),
    frozenset({"russia-ukraine/08", "russia-ukraine/13"}),
    frozenset({"kenya-vietnam/06", "kenya-vietnam/07"}),
    frozenset({"dockworkers/02", "dockworkers/03"}),
    frozenset({"dockworkers/10", "dockworkers/11"}),
}


def articles() -> list[Article]:
    """All sample articles in order of publication."""
    reports: list[str] = []
    found = load_articles([SAMPLE_CORPUS], order="published", report=reports.append)
    assert reports == []
    return found


def expected() -> list[dict[str, object]]:
    """The lines of expected.jsonl."""
    return [json.loads(line) for line in EXPECTED_DEVELOPMENTS.read_text("utf-8").splitlines()]


def test_the_articles_are_whole() -> None:
    """At least forty, each with outlet, address, title, readable times and a text of a news report's length."""
    found = articles()
    assert len(found) >= 40
    assert len({article.outlet for article in found}) >= 8
    for article in found:
        assert article.url
        assert article.title
        assert article.published
        assert article.seen
        assert article.text
        assert unreadable_times(article) == ()
        assert 100 <= len(article.text.split()) <= 500


def test_every_article_is_a_version_of_its_own_and_one_is_an_edit() -> None:
    """No two are the same version; two share an address."""
    store = MemoryStore()
    unique = [one for place, article in enumerate(articles()) for one in deduplicate(store, article, f"0/{place}")]
    assert len(unique) == len(articles())
    assert [count for count in Counter(one.key for one in unique).values() if count > 1] == [2]


def test_the_copies_are_known_and_nothing_else_is_taken_for_one() -> None:
    """Wire copies and light rewrites are grouped; accounts of one event in other words are not."""
    sketches = [(article.id or "", sketch(article.text or "")) for article in articles()]
    assert {frozenset(ids) for ids in group(sketches)} == COPIES
    pairs = {frozenset({one[0], other[0]}) for one, other in combinations(sketches, 2) if are_copies(one[1], other[1])}
    assert {pair for pair in pairs if len(pair) == 2} == COPIES


def test_some_articles_arrive_late() -> None:
    """Order of arrival is not that of publication."""
    by_arrival = [article.id for article in load_articles([SAMPLE_CORPUS], order="seen", report=print)]
    assert by_arrival != [article.id for article in articles()]
    delays = [parse_time(article.seen or "") - parse_time(article.published or "") for article in articles()]  # type: ignore[operator]
    assert sum(delay > timedelta(hours=12) for delay in delays) == 2


def test_the_expected_developments_are_of_the_contract() -> None:
    """Every line names an article and has values of its slot; all kinds and slots occur, in the order of the ledger."""
    ids = {article.id for article in articles()}
    types = {kind.__struct_config__.tag: value for value, kind in DEVELOPMENT_TYPES.items()}
    lines = expected()
    for line in lines:
        assert line["article"] in ids
        for side in ("before", "after"):
            assert line[side] is None or convert(line[side], types[line["slot"]]) is not None
        assert (line["before"] is None) == (line["kind"] == "first_report")
        assert ("supersedes" in line) == (line["kind"] == "withdrawn")
    assert {line["kind"] for line in lines} == set(Kind.__args__)
    assert {line["slot"] for line in lines} == set(SLOTS)
    order = [(line["occurred_at"], line["negotiation"], line["article"], SLOTS.index(line["slot"])) for line in lines]  # type: ignore[arg-type]
    assert order == sorted(order)
