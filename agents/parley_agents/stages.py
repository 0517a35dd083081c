"""The three stages of the pipeline as functions: what the agents feed."""

from collections.abc import Callable
from dataclasses import dataclass

from parley.domain.stores import Store
from parley_topics.articles import Article, UniqueArticle
from parley_topics.claims import ClaimSet, Day
from parley_topics.developments import AnyAnnouncement


@dataclass(frozen=True)
class Stages:
    """What the agents feed: each function gets the store of its partition and one record, and gives what to send.

    The third argument of `deduplicate` is the place of the message, by which it tells a delivery that comes again
    from an article that does.
    """

    deduplicate: Callable[[Store, Article, str], list[UniqueArticle]]
    extract: Callable[[Store, UniqueArticle], list[ClaimSet | Day]]
    track: Callable[[Store, ClaimSet | Day], list[AnyAnnouncement]]
    record_announced: Callable[[Store, AnyAnnouncement], None]
