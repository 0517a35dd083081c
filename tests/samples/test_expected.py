"""What a replay of the sample corpus gives, against what was written by hand."""

import json
from typing import Any

import pytest
from tests.samples.comparing import differences
from tests.samples.reader import AnnotatedReader

from parley.adapters.corpora.reading import Order, load_articles
from parley.domain.pipeline import Pipeline
from parley.domain.reading.reader import Reader
from parley.domain.tracking.ledger import fold_announcements
from parley.samples import EXPECTED_DEVELOPMENTS, SAMPLE_CORPUS
from parley_topics import codec
from parley_topics.articles import Article


def sample_articles(order: Order = "published") -> list[Article]:
    """The sample articles in order of publication or of arrival."""
    return load_articles([SAMPLE_CORPUS], order=order, report=pytest.fail)


def replayed(reader: Reader, articles: list[Article]) -> list[dict[str, Any]]:
    """The ledgers that a replay of these articles gives."""
    pipeline = Pipeline(reader)
    announcements = [announcement for article in articles for announcement in pipeline.feed(article)]
    return [json.loads(codec.encode(development)) for development in fold_announcements(announcements)]


def expected() -> list[dict[str, Any]]:
    """The lines of expected.jsonl."""
    return [json.loads(line) for line in EXPECTED_DEVELOPMENTS.read_text("utf-8").splitlines()]


def shown(developments: list[dict[str, Any]]) -> list[str]:
    """Developments in a line each, for whoever has to find out what differs."""
    fields = ("occurred_at", "article", "slot", "kind", "before", "after")
    return [" ".join(str(development[field]) for field in fields) for development in developments]


def test_evidence_of_the_written_claims_stands_in_the_texts() -> None:
    """Every quote is there, at its place, and is itself what carries the claim."""
    lines = AnnotatedReader().lines
    articles = sample_articles()
    assert {(article.id, article.title) for article in articles} == set(lines)
    for article in articles:
        for claim in lines[article.id or "", article.title or ""].claims:
            evidence = claim.evidence
            assert (article.text or "")[evidence.start : evidence.end] == evidence.quote


def test_the_written_claims_give_the_expected_developments() -> None:
    """The tracker alone: from claims as people read them, each expected development comes, and no other."""
    unexpected, missing = differences(replayed(AnnotatedReader(), sample_articles()), expected())
    assert (shown(unexpected), shown(missing)) == ([], [])


def test_the_order_of_arrival_makes_no_difference() -> None:
    """Late articles change what is announced on the way, and not the ledger."""
    ledgers = [replayed(AnnotatedReader(), sample_articles(order)) for order in ("published", "seen")]
    assert ledgers[0] == ledgers[1]


def test_what_tells_nothing_new_opens_nothing() -> None:
    """Copies, recaps, what might be and what is out of scope are sources at most."""
    silent = {f"russia-ukraine/{number:02}" for number in (2, 13, 17)}
    silent |= {"kenya-vietnam/07", "kenya-vietnam/10", "dockworkers/03", "dockworkers/11", "dockworkers/13"}
    silent |= {f"out-of-scope/{number:02}" for number in range(1, 6)}
    assert silent <= {article.id for article in sample_articles()}
    opening = {development["article"] for development in replayed(AnnotatedReader(), sample_articles())}
    assert not silent & opening
