"""One message of each kind, as a program that makes it would."""

from parley_topics.articles import Article, UniqueArticle
from parley_topics.claims import (
    ArticleVersion,
    Attribution,
    ClaimSet,
    Day,
    Evidence,
    MeetingClaim,
    Negotiation,
)
from parley_topics.deliveries import Attempt, Delivery, Filters, QuietHours, Subscription, Target
from parley_topics.developments import MeetingAnnouncement, Source
from parley_topics.events import (
    Message,
    announcement_message,
    article_message,
    attempt_message,
    claim_set_message,
    day_message,
    delivery_message,
    subscription_message,
    unique_article_message,
)
from parley_topics.values import Meeting, When

ARTICLE = Article(
    id="a-1",
    url="https://news.example/talks",
    outlet="Example Wire",
    published="2026-02-18T09:40:00+01:00",
    seen="2026-02-18T08:41:00Z",
    title="Talks to resume",
    text="The sides will meet on 5 March in Abu Dhabi – “soon”, they said.",
    language="en",
)
VERSION = ArticleVersion(
    id="a-1",
    url=ARTICLE.url,
    outlet=ARTICLE.outlet,
    published=ARTICLE.published,
    seen=ARTICLE.seen,
    title=ARTICLE.title,
    language="en",
    version="2026-02-18T08:40:00Z/5f2c",
    sketch="AAAA",
)
MEETING = Meeting(
    status="planned",
    when=When(text="on 5 March", start="2026-03-05", end="2026-03-05", grain="day"),
    place="Abu Dhabi",
    parties=("RU", "UA"),
)
CLAIM = MeetingClaim(
    claim_id="c0ffee",
    negotiation="russia--ukraine",
    value=MEETING,
    attribution=Attribution(party="UA"),
    evidence=Evidence(quote="will meet on 5 March in Abu Dhabi", start=10, end=43),
    confidence=0.9,
)
ANNOUNCEMENT = MeetingAnnouncement(
    development_id="d-1",
    article="a-1",
    negotiation="russia--ukraine",
    subject="next meeting",
    subject_id="d-0",
    parties=("RU", "UA"),
    mediators=("US",),
    name=None,
    kind="more_precise",
    significance="high",
    before=Meeting(status="planned", when=When(text="soon"), parties=("RU", "UA")),
    after=MEETING,
    headline="Next Russia–Ukraine meeting, so far only 'soon', is now set for 5 March in Abu Dhabi",
    claims=("c0ffee",),
    sources=(
        Source(
            article="a-1",
            outlet="Example Wire",
            url=ARTICLE.url,
            published=ARTICLE.published,
            language="en",
            quote="will meet on 5 March in Abu Dhabi",
            start=10,
            end=43,
        ),
    ),
    source_count=1,
    independent_sources=1,
    supersedes=None,
    occurred_at="2026-02-18T08:40:00Z",
    revision=1,
    late=False,
    retracted=None,
    detected_at="2026-02-18T08:41:00Z",
)
SUBSCRIPTION = Subscription(
    id="sub_0123456789abcdef",
    name="desk",
    target=Target(channel="webhook", shown="https://desk.example", sealed="key.sealed"),
    filters=Filters(negotiations=("russia--*",), significance="medium"),
    quiet_hours=QuietHours(start="22:00", end="07:00", timezone="Europe/Zurich"),
    created_at="2026-02-18T08:00:00.000Z",
    changed_at="2026-02-18T08:00:00.000Z",
)
DELIVERY = Delivery(
    id="msg_0123456789abcdef0123456789abcdef",
    subscription=SUBSCRIPTION.id,
    announcements=(ANNOUNCEMENT,),
    created_at="2026-02-18T08:41:01.000Z",
)
ATTEMPT = Attempt(
    delivery=DELIVERY.id,
    subscription=SUBSCRIPTION.id,
    number=1,
    at="2026-02-18T08:41:02.000Z",
    outcome="retry",
    reason="status-503",
    status=503,
    duration_ms=12,
    answer="busy",
    next_at="2026-02-18T08:42:02.000Z",
    endpoint_wait_until="2026-02-18T08:42:02.000Z",
)
NEGOTIATION = Negotiation(id="russia--ukraine", parties=("RU", "UA"), mediators=("US",))


def messages() -> dict[str, Message]:
    """Kind of message → one of it."""
    unique = UniqueArticle(
        key="k-1", article=ARTICLE, instant="2026-02-18T08:40:00Z", version=VERSION.version, sketch="AAAA"
    )
    return {
        "article": article_message("k-1", ARTICLE),
        "unique-article": unique_article_message(unique),
        "claim-set": claim_set_message(ClaimSet(negotiation=NEGOTIATION, article=VERSION, claims=(CLAIM,))),
        "day": day_message(Day(day="2026-03-05")),
        "development": announcement_message(ANNOUNCEMENT),
        "subscription": subscription_message(SUBSCRIPTION),
        "delivery": delivery_message(DELIVERY),
        "delivery-attempt": attempt_message(ATTEMPT),
    }
