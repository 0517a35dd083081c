"""Stages that do as little as stages can: they let a test account for every article that went through the machine.

An article's id is a number; it belongs to one of twenty negotiations and makes one announcement.
"""

from parley.domain.stores import Store
from parley_agents.stages import Stages
from parley_topics import codec
from parley_topics.articles import Article, UniqueArticle
from parley_topics.claims import ArticleVersion, ClaimSet, Day, Negotiation
from parley_topics.developments import AnyAnnouncement, MeetingAnnouncement

NEGOTIATIONS = 20


def article(number: int) -> Article:
    """Article number so and so, of one of thirty days."""
    return Article(id=str(number), published=f"2026-03-{1 + number % 30:02}T00:00:00Z", text=f"Text {number}. " * 20)


def deduplicate(store: Store, article: Article, place: str) -> list[UniqueArticle]:
    """Let an id through at the first place where it stood."""
    if article.id is None:
        raise ValueError("an article without id")
    first = store.get(article.id)
    if first is not None and first != place.encode():
        return []
    store.put(article.id, place.encode())
    return [UniqueArticle(key=article.id, article=article, instant=article.published, version=None, sketch=None)]


def extract(store: Store, unique: UniqueArticle) -> list[ClaimSet | Day]:
    """One claim set an article, and the newest day."""
    ident = unique.key
    negotiation = Negotiation(id=f"n{int(ident) % NEGOTIATIONS}", parties=())
    outputs: list[ClaimSet | Day] = [ClaimSet(negotiation=negotiation, article=ArticleVersion(id=ident))]
    day = (unique.instant or "")[:10]
    newest = store.get("newest day")
    if newest is None or newest.decode() <= day:
        store.put("newest day", day.encode())
        outputs.append(Day(day=day))
    return outputs


def track(store: Store, record: ClaimSet | Day) -> list[AnyAnnouncement]:
    """One announcement for each claim set, whose place in the negotiation's history is in its subject."""
    if isinstance(record, Day):
        store.put("day", record.day.encode())
        return []
    ident, negotiation = record.article.id, record.negotiation.id
    known = store.get(f"set/{ident}")
    if known is None:
        count = codec.decode(store.get(f"count/{negotiation}") or b"0", int) + 1
        known = str(count).encode()
        store.put(f"set/{ident}", known)
        store.put(f"count/{negotiation}", known)
    else:
        store.put(f"set/{ident}", known)
        store.put(
            f"count/{negotiation}", max(store.get(f"count/{negotiation}") or b"", known, key=lambda n: int(n or 0))
        )
    if store.get(f"announced/{ident}") is not None:
        return []
    return [announcement(ident, negotiation, known.decode())]


def record_announced(store: Store, announcement: AnyAnnouncement) -> None:
    """Note that an announcement is out."""
    store.put(f"announced/{announcement.development_id}", b"1")


def announcement(ident: str, negotiation: str, count: str) -> AnyAnnouncement:
    """The announcement of one article."""
    return MeetingAnnouncement(
        development_id=ident, article=ident, negotiation=negotiation, subject=count, subject_id=ident, parties=(),
        mediators=(), name=None, kind="first_report", significance="low", before=None, after=None, headline="",
        claims=(), sources=(), source_count=1, independent_sources=1, supersedes=None, occurred_at="2026-03-01T00:00:00Z",
        revision=1, late=False, retracted=None, detected_at=None,
    )  # fmt: skip


STAGES = Stages(deduplicate=deduplicate, extract=extract, track=track, record_announced=record_announced)
