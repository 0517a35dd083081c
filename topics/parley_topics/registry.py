"""The topics: what travels on each, by which key, how long it is kept, who writes it and who reads it."""

from dataclasses import dataclass
from typing import Any, Literal

from parley_topics.articles import Article, UniqueArticle
from parley_topics.claims import ClaimSet, Day
from parley_topics.deliveries import Attempt, DeliveryRecord, Subscription
from parley_topics.developments import AnyAnnouncement

DAY_MS = 24 * 60 * 60 * 1000
DEFAULT_PREFIX = "parley"

MAX_ARTICLE_BYTES = 900_000
"""An encoded article is cut to this size: below Kafka's 1 MB, with room for headers and the record around it."""

MAX_MESSAGE_BYTES = 1_048_588
"""Kafka's own default for max.message.bytes, stated so that a broker's other default cannot stop the stream."""


@dataclass(frozen=True)
class Event:
    """A kind of message: its CloudEvents type and the record that its value is."""

    type: str
    record: Any
    schema: str
    """The name of its JSON Schema, `<schema>.schema.json`."""


@dataclass(frozen=True)
class Topic:
    """One topic of the pipeline.

    `retention_ms` is None where messages are kept for ever. `public` topics are part of the contract; the others may
    change from one release to the next. A topic without `events` carries bytes of any kind.
    """

    short: str
    summary: str
    key: str
    events: tuple[Event, ...]
    partitions: int
    cleanup: Literal["delete", "compact"]
    retention_ms: int | None
    written_by: tuple[str, ...]
    read_by: tuple[str, ...]
    public: bool = True
    max_message_bytes: int = MAX_MESSAGE_BYTES

    def name(self, prefix: str = DEFAULT_PREFIX) -> str:
        """The topic's name on the broker: prefix, short name and version of the contract."""
        return f"{prefix}.{self.short}.v1"

    @property
    def config(self) -> dict[str, str]:
        """The broker's settings for this topic, by their Kafka names."""
        return {
            "cleanup.policy": self.cleanup,
            "retention.ms": str(-1 if self.retention_ms is None else self.retention_ms),
            "max.message.bytes": str(self.max_message_bytes),
        }


ARTICLE = Event("parley.article.v1", Article, "article")
UNIQUE_ARTICLE = Event("parley.unique-article.v1", UniqueArticle, "unique-article")
CLAIM_SET = Event("parley.claim-set.v1", ClaimSet, "claim-set")
DAY = Event("parley.day.v1", Day, "day")
ANNOUNCEMENT = Event("parley.development.v1", AnyAnnouncement, "development")
SUBSCRIPTION = Event("parley.subscription.v1", Subscription, "subscription")
DELIVERY = Event("parley.delivery.v1", DeliveryRecord, "delivery")
ATTEMPT = Event("parley.delivery-attempt.v1", Attempt, "delivery-attempt")

ARTICLES = Topic(
    short="articles",
    summary="Versions of articles as fetched.",
    key="article key: hash of the normalised address, else of the id",
    events=(ARTICLE,),
    partitions=8,
    cleanup="delete",
    retention_ms=7 * DAY_MS,
    written_by=("poll", "replay"),
    read_by=("deduplicate",),
)
UNIQUE_ARTICLES = Topic(
    short="unique-articles",
    summary="Versions of articles met for the first time, with their sketch.",
    key="article key",
    events=(UNIQUE_ARTICLE,),
    partitions=8,
    cleanup="delete",
    retention_ms=7 * DAY_MS,
    written_by=("deduplicate",),
    read_by=("extract",),
    public=False,
)
CLAIMS = Topic(
    short="claims",
    summary="Claim sets, one for each version of an article and negotiation; days reached, to every partition.",
    key="negotiation id; none for a day",
    events=(CLAIM_SET, DAY),
    partitions=8,
    cleanup="delete",
    retention_ms=30 * DAY_MS,
    written_by=("extract",),
    read_by=("track",),
)
DEVELOPMENTS = Topic(
    short="developments",
    summary="Announcements: one development and revision each. Not compacted, since the key is the negotiation.",
    key="negotiation id",
    events=(ANNOUNCEMENT,),
    partitions=8,
    cleanup="delete",
    retention_ms=None,
    written_by=("track",),
    read_by=("deliver", "serve", "tail"),
)
SUBSCRIPTIONS = Topic(
    short="subscriptions",
    summary="Who wants to be told what. Addresses and their secrets are sealed.",
    key="subscription id",
    events=(SUBSCRIPTION,),
    partitions=1,
    cleanup="compact",
    retention_ms=None,
    written_by=("subscribe", "serve", "deliver"),
    read_by=("subscribe", "serve", "deliver"),
    public=False,
)
DELIVERIES = Topic(
    short="deliveries",
    summary="What is to be sent to whom: one message for each announcement and subscription that wants it.",
    key="subscription id",
    events=(DELIVERY,),
    partitions=8,
    cleanup="delete",
    retention_ms=30 * DAY_MS,
    written_by=("deliver", "deliveries"),
    read_by=("deliver", "deliveries"),
    public=False,
)
DELIVERY_ATTEMPTS = Topic(
    short="delivery-attempts",
    summary="How each attempt to send a delivery ended.",
    key="subscription id",
    events=(ATTEMPT,),
    partitions=8,  # as many as deliveries: the deliverer's table is written from both
    cleanup="delete",
    retention_ms=30 * DAY_MS,
    written_by=("deliver",),
    read_by=("deliver", "deliveries"),
    public=False,
)
FEEDS = Topic(
    short="feeds",
    summary="What pollers have learned of feeds and their entries; by its partitions they share the feeds.",
    key="feed, or feed and entry, in the partition of the feed's host",
    events=(),
    partitions=8,
    cleanup="compact",
    retention_ms=None,
    written_by=("poll",),
    read_by=("poll",),
    public=False,
)
DEAD_LETTERS = Topic(
    short="dead-letters",
    summary="Messages that could not be read or processed: their bytes, with error and place in the headers.",
    key="as it came",
    events=(),
    partitions=1,
    cleanup="delete",
    retention_ms=30 * DAY_MS,
    written_by=("deduplicate", "extract", "track"),
    read_by=("dead-letters",),
    # The bytes as they came, and room for headers that say what was wrong with them.
    max_message_bytes=2 * MAX_MESSAGE_BYTES,
)

TOPICS: tuple[Topic, ...] = (
    ARTICLES,
    UNIQUE_ARTICLES,
    CLAIMS,
    DEVELOPMENTS,
    SUBSCRIPTIONS,
    DELIVERIES,
    DELIVERY_ATTEMPTS,
    FEEDS,
    DEAD_LETTERS,
)
