"""The development that a test message shows: plainly an example, of a negotiation that does not exist."""

from parley.domain.delivering.identities import delivery_id
from parley_topics.deliveries import Delivery, Subscription
from parley_topics.developments import MeetingAnnouncement, Source
from parley_topics.values import Meeting, When


def example_delivery(subscription: Subscription, at: str) -> Delivery:
    """A delivery that is marked as a test; each moment makes one of its own."""
    day = at[:10]
    announcement = MeetingAnnouncement(
        development_id=f"example-{at}",
        article="example",
        negotiation="atlantis--lyonesse",
        subject="next meeting",
        subject_id=f"example-{at}",
        parties=("atlantis", "lyonesse"),
        mediators=(),
        name="Atlantis–Lyonesse (an example)",
        kind="more_precise",
        significance="high",
        before=Meeting(status="planned", when=When(text="soon")),
        after=Meeting(status="planned", when=When(text="today", start=day, end=day, grain="day"), place="Avalon"),
        headline="This is a test: the next Atlantis–Lyonesse meeting, so far only 'soon', is now set in Avalon",
        claims=(),
        sources=(
            Source(
                article="example",
                outlet="The Example",
                url="https://news.example/atlantis",
                published=at,
                language="en",
                quote="the two sides will meet in Avalon today",
                start=0,
                end=39,
            ),
        ),
        source_count=1,
        independent_sources=1,
        supersedes=None,
        occurred_at=at,
        revision=1,
        late=False,
        retracted=None,
        detected_at=at,
    )
    return Delivery(
        id=delivery_id(subscription.id, announcement),
        subscription=subscription.id,
        announcements=(announcement,),
        created_at=at,
        forced=True,
        test=True,
    )
