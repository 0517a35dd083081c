"""CloudEvents 1.0 in Kafka's binary mode: the attributes of a message as its headers, the record as its value.

See the CloudEvents Kafka protocol binding, version 1.0.2. Nothing here depends on a clock or on a place in the
stream, so the same record always makes the same message.
"""

from dataclasses import dataclass
from hashlib import sha256

from parley_topics import codec
from parley_topics.articles import Article, UniqueArticle
from parley_topics.claims import ClaimSet, Day
from parley_topics.deliveries import Attempt, Delivery, DeliveryRecord, Subscription
from parley_topics.developments import AnyAnnouncement
from parley_topics.registry import (
    ANNOUNCEMENT,
    ARTICLE,
    ARTICLES,
    ATTEMPT,
    CLAIM_SET,
    CLAIMS,
    DAY,
    DELIVERIES,
    DELIVERY,
    DELIVERY_ATTEMPTS,
    DEVELOPMENTS,
    SUBSCRIPTION,
    SUBSCRIPTIONS,
    UNIQUE_ARTICLE,
    UNIQUE_ARTICLES,
    Event,
    Topic,
)

Headers = list[tuple[str, bytes]]


@dataclass(frozen=True)
class Message:
    """One message to send: topic, key, value and headers."""

    topic: Topic
    key: bytes | None
    value: bytes
    headers: tuple[tuple[str, bytes], ...]


def article_message(key: str, article: Article) -> Message:
    """A version of an article, as a poller or a replay hands it in."""
    value = codec.encode(article)
    time = article.updated or article.published or article.seen
    return _message(ARTICLES, ARTICLE, key, value, source="poll", ident=_digest(value), time=time)


def unique_article_message(unique: UniqueArticle) -> Message:
    """A version of an article met for the first time."""
    value = codec.encode(unique)
    return _message(
        UNIQUE_ARTICLES,
        UNIQUE_ARTICLE,
        unique.key,
        value,
        source="deduplicate",
        ident=_digest(value),
        time=unique.instant,
    )


def claim_set_message(claims: ClaimSet) -> Message:
    """What one version of an article claims about one negotiation."""
    value = codec.encode(claims)
    instant = (claims.article.version or "").rpartition("/")[0] or None
    return _message(
        CLAIMS, CLAIM_SET, claims.negotiation.id, value, source="extract", ident=_digest(value), time=instant
    )


def day_message(day: Day) -> Message:
    """The day that the stream has reached; sent to every partition, so without a key."""
    return _message(CLAIMS, DAY, None, codec.encode(day), source="extract", ident=day.day, time=f"{day.day}T00:00:00Z")


def announcement_message(announcement: AnyAnnouncement) -> Message:
    """One development and revision."""
    value = codec.encode(announcement)
    ident = f"{announcement.development_id}.{announcement.revision}"
    return _message(
        DEVELOPMENTS,
        ANNOUNCEMENT,
        announcement.negotiation,
        value,
        source="track",
        ident=ident,
        time=announcement.occurred_at,
    )


def subscription_message(subscription: Subscription) -> Message:
    """A subscription as it now is."""
    value = codec.encode(subscription)
    return _message(
        SUBSCRIPTIONS,
        SUBSCRIPTION,
        subscription.id,
        value,
        source="subscribe",
        ident=_digest(value),
        time=subscription.changed_at,
    )


def delivery_message(record: DeliveryRecord) -> Message:
    """What is to be sent to a subscription, or a group of it that is closed."""
    value = codec.encode(record)
    time = record.created_at if isinstance(record, Delivery) else record.at
    return _message(DELIVERIES, DELIVERY, record.subscription, value, source="deliver", ident=_digest(value), time=time)


def attempt_message(attempt: Attempt) -> Message:
    """How one attempt to send a delivery ended."""
    value = codec.encode(attempt)
    return _message(
        DELIVERY_ATTEMPTS,
        ATTEMPT,
        attempt.subscription,
        value,
        source="deliver",
        ident=_digest(value),
        time=attempt.at,
    )


def _message(
    topic: Topic, event: Event, key: str | None, value: bytes, *, source: str, ident: str, time: str | None
) -> Message:
    attributes = {
        "ce_specversion": "1.0",
        "ce_type": event.type,
        "ce_source": f"/parleywatch/{source}",
        "ce_id": ident,
        "content-type": "application/json",
    }
    if time is not None and "T" in time:  # CloudEvents asks for a full timestamp; a date alone is none
        attributes["ce_time"] = time
    headers = tuple((name, text.encode()) for name, text in attributes.items())
    return Message(topic, None if key is None else key.encode(), value, headers)


def _digest(value: bytes) -> str:
    return sha256(value).hexdigest()[:32]
