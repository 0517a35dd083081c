"""The stages of the product: the pure functions of the domain, with a reader and a horizon."""

from functools import partial

from parley.domain.articles.deduplication import deduplicate
from parley.domain.reading.extraction import extract
from parley.domain.reading.reader import Reader
from parley.domain.stores import Store
from parley.domain.tracking.tracker import record_announced, track
from parley_agents.stages import Stages
from parley_topics.articles import UniqueArticle
from parley_topics.claims import ClaimSet, Day


def domain_stages(reader: Reader, *, horizon_days: int | None) -> Stages:
    """The stages of the product with this reader; a horizon of None keeps everything."""

    def extract_with(store: Store, unique: UniqueArticle) -> list[ClaimSet | Day]:
        return extract(store, reader, unique, horizon_days=horizon_days)

    return Stages(
        deduplicate=deduplicate,
        extract=extract_with,
        track=partial(track, horizon_days=horizon_days),
        record_announced=record_announced,
    )
