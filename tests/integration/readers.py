"""Articles and a reader that understand each other without any language: what is tested here is the machine."""

from datetime import UTC, datetime, timedelta

from parley.domain.pipeline import Pipeline
from parley.domain.reading.reader import Reading
from parley.domain.tracking.ledger import fold_announcements
from parley_topics import codec
from parley_topics.articles import Article
from parley_topics.claims import Evidence, MeetingClaim, Negotiation
from parley_topics.values import Meeting, When

NEGOTIATIONS = 20


class PlainReader:
    """Reads `negotiation round day place`; `-` stands for what is not said."""

    def read(self, article: Article) -> Reading:
        """One planned meeting."""
        text = article.text or ""
        negotiation, ordinal, day, place = text.split()[:4]
        known = Negotiation(id=negotiation, parties=("AA", "BB"))
        when = When(text="soon") if day == "-" else When(text=day, start=day, end=day, grain="day")
        meeting = Meeting(status="planned", when=when, place=None if place == "-" else place, ordinal=int(ordinal))
        evidence = Evidence(quote=text, start=0, end=len(text))
        return Reading(
            negotiations=(known,), claims=(MeetingClaim(negotiation=negotiation, value=meeting, evidence=evidence),)
        )


def articles(count: int) -> list[Article]:
    """So many articles of twenty negotiations; each round is told of thrice: planned, with its day, with its place."""
    made = []
    for number in range(count):
        told, negotiation = number // NEGOTIATIONS, number % NEGOTIATIONS
        ordinal, part = told // 3 + 1, told % 3
        day = "-" if part == 0 else f"{datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=40 + ordinal):%Y-%m-%d}"
        published = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
        made.append(
            Article(
                id=f"article-{number}",
                outlet=f"Outlet {number % 7}",
                published=f"{published:%Y-%m-%dT%H:%M:%SZ}",
                text=f"n{negotiation} {ordinal} {day} {'Geneva' if part == 2 else '-'} {number}",
            )
        )
    return made


def undisturbed_ledger(made: list[Article]) -> list[bytes]:
    """The ledger that the stages give when they are simply called, as lines."""
    pipeline = Pipeline(PlainReader())
    announcements = [announcement for article in made for announcement in pipeline.feed(article)]
    return [codec.encode(development) for development in fold_announcements(announcements)]
