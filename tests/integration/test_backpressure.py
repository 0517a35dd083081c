"""More articles than the embedded broker can hold: none is lost, since no more are on the way than it keeps."""

import asyncio
import os
from collections import Counter

import pytest
from benchmarks.articles import articles

from parley.adapters.broker.embedded import MAX_PARTITION_BYTES
from parley.adapters.replaying import ReplayProgress, replay, settings_for_replay
from parley.adapters.settings import Settings
from parley.adapters.workers import worker_command
from parley.domain.pipeline import Pipeline
from parley.domain.reading.rules_reader import RuleReader
from parley.domain.tracking.ledger import fold_announcements
from parley_topics import codec
from parley_topics.articles import Article
from parley_topics.developments import AnyAnnouncement

COUNT = 100_000 if int(os.environ.get("PARLEY_SOAK_ROUNDS", "1")) > 1 else 2_500


async def through_broker(made: list[Article]) -> list[AnyAnnouncement]:
    """The announcements of a replay with one partition, which has to hold everything."""
    settings = settings_for_replay(Settings(), partitions=1)
    async with replay(settings, count=1, command=worker_command(None), keep=False, progress=ReplayProgress()) as run:
        return [announcement async for announcement in run.announcements(made)]


@pytest.mark.embedded
@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_corpus_larger_than_the_broker_loses_nothing() -> None:
    """The ledgers of a long replay are those without a broker, and twice what a partition holds went through it."""
    made = list(articles(COUNT, in_scope=0.05))
    assert sum(len(codec.encode(article)) for article in made) > 2 * MAX_PARTITION_BYTES
    pipeline = Pipeline(RuleReader())
    expected = [announcement for article in made for announcement in pipeline.feed(article)]
    found = asyncio.run(through_broker(made))
    assert Counter(map(codec.encode, fold_announcements(found))) == Counter(
        map(codec.encode, fold_announcements(expected))
    )
    assert expected
