"""Subscriptions and announcements to test with, in words of our own."""

from datetime import UTC, datetime
from typing import Any

import msgspec

from parley_topics.deliveries import Subscription, Target
from parley_topics.developments import MeetingAnnouncement, Source
from parley_topics.values import Meeting, When

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""A Monday."""


def announcement(number: int = 1, revision: int = 1, **changes: Any) -> MeetingAnnouncement:
    """A meeting that gets a date and a place."""
    example = MeetingAnnouncement(
        development_id=f"dev-{number:04d}",
        article=f"article-{number}",
        negotiation="iran--united-states",
        subject="next round",
        subject_id=f"dev-{number:04d}",
        parties=("IR", "US"),
        mediators=("OM",),
        name=None,
        kind="more_precise",
        significance="high",
        before=Meeting(status="planned", when=When(text="soon")),
        after=Meeting(
            status="planned",
            when=When(text="Thursday", start="2026-03-05", end="2026-03-05", grain="day"),
            place="Muscat",
            ordinal=3,
        ),
        headline="Third Iran–United States round, so far only 'soon', is now set for 5 March in Muscat",
        claims=("claim-1",),
        sources=(
            Source(
                article=f"article-{number}",
                outlet="The Harbour Post",
                url="https://harbour.example/a?b=1&c=<2>",
                published="2026-03-02T11:50:00Z",
                language="en",
                quote="the third round will open in Muscat on Thursday",
                start=10,
                end=57,
            ),
        ),
        source_count=1,
        independent_sources=1,
        supersedes=None,
        occurred_at="2026-03-02T11:50:00Z",
        revision=revision,
        late=False,
        retracted=None,
        detected_at="2026-03-02T11:55:00Z",
    )
    return msgspec.structs.replace(example, **changes)


def subscription(name: str = "desk", **changes: Any) -> Subscription:
    """A webhook that wants everything at once."""
    example = Subscription(
        id=f"sub_{name}",
        name=name,
        target=Target(channel="webhook", shown="https://receiver.example"),
        created_at="2026-03-01T00:00:00.000Z",
        changed_at="2026-03-01T00:00:00.000Z",
    )
    return msgspec.structs.replace(example, **changes)
