"""The body of a webhook: Standard Webhooks' `type`, `timestamp` and `data`, and CloudEvents 1.0 in structured JSON.

One document is both: CloudEvents takes `timestamp` for an extension attribute, Standard Webhooks allows more fields.
The body depends on the delivery alone, so every attempt sends the same bytes.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from parley.domain.delivering.times import read_instant, write_instant
from parley_topics import codec
from parley_topics.deliveries import Delivery
from parley_topics.developments import AnyAnnouncement

MOST_BYTES = 20_000
"""Standard Webhooks recommends less than 20 kB."""

CONTENT_TYPE = "application/json"
TYPES = ("parley.development.v1", "parley.developments.v1", "parley.subscription_disabled.v1")
_SHORTEST_QUOTE = 80


def envelope(delivery: Delivery) -> bytes:
    """The body of a delivery, below 20 kB.

    Where it would be larger, the last sources are left out and quotes are cut, the longest first; `source_count` still
    says how many there are.
    """
    for announcements in _ever_smaller(delivery.announcements):
        body = codec.encode(_document(delivery, announcements))
        if len(body) < MOST_BYTES:
            break
    return body


def _document(delivery: Delivery, announcements: tuple[AnyAnnouncement, ...]) -> dict[str, Any]:
    kind, subject, at, data = _content(delivery, announcements)
    document = {
        "specversion": "1.0",
        "id": delivery.id,
        "source": "/parleywatch/deliver",
        "type": kind,
        "subject": subject,
        "timestamp": at,
        "time": at,
        "datacontenttype": CONTENT_TYPE,
        "data": data,
    }
    if delivery.test:
        document["test"] = True
    return document


def _content(delivery: Delivery, announcements: tuple[AnyAnnouncement, ...]) -> tuple[str, str, str, Any]:
    """The type, subject, time and data of a delivery."""
    if delivery.notice is not None:
        return TYPES[2], delivery.notice.subscription, delivery.notice.at, delivery.notice
    if len(announcements) == 1:
        (only,) = announcements
        # Of what a new day has brought only the day is told; both standards ask for a full timestamp.
        at = write_instant(read_instant(only.detected_at or only.occurred_at))
        return TYPES[0], f"{only.negotiation}/{only.subject_id}", at, only
    return TYPES[1], delivery.subscription, delivery.created_at, {"developments": announcements}


def _ever_smaller(announcements: tuple[AnyAnnouncement, ...]) -> Iterator[tuple[AnyAnnouncement, ...]]:
    yield announcements
    for most in (10, 5, 3, 1):
        yield tuple(_cut(a, most, 2000) for a in announcements)
    for quote in (400, 200, _SHORTEST_QUOTE):
        yield tuple(_cut(a, 1, quote) for a in announcements)
    yield tuple(_cut(a, 0, _SHORTEST_QUOTE, text=300) for a in announcements)


def _cut(announcement: AnyAnnouncement, sources: int, quote: int, text: int = 2000) -> AnyAnnouncement:
    kept = tuple(
        msgspec.structs.replace(source, quote=source.quote[:quote], end=min(source.end, source.start + quote))
        for source in announcement.sources[:sources]
    )
    return msgspec.structs.replace(
        announcement,
        sources=kept,
        claims=announcement.claims[: max(sources, 1)],
        headline=announcement.headline[:text],
        subject=announcement.subject[:text],
    )
