"""One step's view of a negotiation: the subjects and index buckets that its claims touch, and what became of them."""

from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from msgspec import Raw, Struct, structs

from parley.domain.tracking.developments import after_digest, development_id, development_of
from parley.domain.tracking.intervals import day_of
from parley.domain.tracking.sources import cited, is_copy_of, outlet_origin, own_origin, with_source
from parley.domain.tracking.state import (
    BUCKETS,
    MAX_LEVELS,
    MAX_OPEN,
    SUBJECTS,
    ArticleState,
    Bucket,
    Cited,
    Entry,
    Level,
    Opened,
    Reindexed,
    Subject,
)
from parley.domain.tracking.workspace import Workspace
from parley_topics import codec
from parley_topics.claims import ArticleVersion, Claim, Negotiation
from parley_topics.developments import AnyDevelopment, Kind, Source
from parley_topics.values import Slot

AnySubject = Subject[Any]
"""A subject of any slot; its slot says which value it has."""
AnyEntry = Entry[Any]


class Count(Struct, frozen=True):
    """How many developments have the same value after them."""

    n: int


COPIED_WITHIN = timedelta(days=14)
"""Papers print an agency's text for days, not months: the texts of articles further apart are not compared."""


class Desk:
    """The records of one negotiation while one step works on them."""

    def __init__(self, work: Workspace, negotiation: Negotiation, article: ArticleVersion | None, instant: str) -> None:
        self.work = work
        self.negotiation = negotiation
        self.article = article
        self.instant = instant
        self.changes: dict[str, AnyDevelopment] = {}
        self._subjects: dict[str, AnySubject] = {}
        self._kept: set[str] = set()
        self._buckets: dict[tuple[Slot, str], dict[str, AnyEntry]] = {}
        self._loaded: dict[tuple[Slot, str], Bucket[Any]] = {}
        self._folded: dict[tuple[Slot, str], int] = {}
        self._made = 0
        self._shown: dict[str, AnyEntry] = {}
        self._dirty: set[tuple[Slot, str]] = set()
        self._copied: dict[str, bool] = {}
        day = day_of(instant) or date.min + COPIED_WITHIN
        self._copied_within = ((day - COPIED_WITHIN).isoformat(), (day + COPIED_WITHIN).isoformat())

    def key(self, kind: str, *parts: str) -> str:
        """The key of a record of this negotiation."""
        return "/".join((kind, self.negotiation.id, *parts))

    def entries(self, slot: Slot, bucket: str) -> dict[str, AnyEntry]:
        """The subjects that the index has in one bucket, by key."""
        at = (slot, bucket)
        if at not in self._buckets:
            record: Bucket[Any] | None = self.work.get(self.key("b", bucket), BUCKETS[slot])
            self._buckets[at] = {entry.key: entry for entry in record.entries} if record else {}
            self._loaded[at] = record or Bucket()
            self._folded[at] = record.folded if record else 0
        return self._buckets[at]

    def subject(self, slot: Slot, key: str) -> AnySubject | None:
        """A subject, None where there is none (any more)."""
        if key in self._subjects:
            return self._subjects[key]
        found: AnySubject | None = self.work.get(self.key("s", key), SUBJECTS[slot])
        if found is not None:
            self._subjects[key] = found
        return found

    def keep(self, subject: AnySubject) -> None:
        """Keep a subject and, where that changed, what the index says of it."""
        self._subjects[subject.key] = subject
        self._shown.pop(subject.key, None)
        self._kept.add(subject.key)
        at = (subject.slot, subject.bucket)
        entries = self.entries(*at)
        if not subject.levels:
            if entries.pop(subject.key, None) is not None:
                self._dirty.add(at)
            return
        entry: AnyEntry = Entry(
            key=subject.key,
            value=subject.value,
            began=subject.began,
            changed=subject.changed,
            overdue=subject.overdue,
            said=subject.said,
            topic=subject.topic,
        )
        if entries.get(subject.key) != entry:
            entries[subject.key] = entry
            self._dirty.add(at)
            if len(entries) > MAX_OPEN:
                oldest = min(entries.values(), key=lambda old: (old.changed, old.key))
                del entries[oldest.key]
                self._folded[at] += 1
                self._subjects.pop(oldest.key, None)
                self._kept.discard(oldest.key)
                self.work.put_raw(self.key("s", oldest.key), None)

    def show(self, subject: AnySubject, value: Any) -> None:
        """Let later claims of this step see a value in the index that is not kept yet."""
        entries = self.entries(subject.slot, subject.bucket)
        self._shown.setdefault(subject.key, entries[subject.key])
        entries[subject.key] = structs.replace(entries[subject.key], value=value)

    def close(self) -> None:
        """Write what was kept, and the buckets that changed with what it takes to undo that."""
        for key in sorted(self._kept):
            self.work.put(self.key("s", key), self._subjects[key])
        for slot, bucket in sorted(self._dirty):
            loaded, entries = self._loaded[slot, bucket], self._buckets[slot, bucket]
            entries.update((key, entry) for key, entry in self._shown.items() if key in entries)
            before = tuple(entry for entry in loaded.entries if entries.get(entry.key) is not entry)
            known = {entry.key: entry for entry in loaded.entries}
            undo = Reindexed(
                slot=slot,
                put=tuple(key for key, entry in entries.items() if known.get(key) is not entry),
                before=Raw(codec.encode(Bucket(entries=before))),
                folded=loaded.folded,
            )
            ordered = tuple(entries[key] for key in sorted(entries))
            record: Bucket[Any] = Bucket(entries=ordered, folded=self._folded[slot, bucket])
            self.work.put_indexed(self.key("b", bucket), record, undo)

    def origin(self, claim: Claim[Any], beside: Iterable[Cited] = ()) -> str:
        """The origin that this article's claim counts under: whom it cites, whose text it copies, or itself."""
        article = self._article()
        if claim.attribution and claim.attribution.via:
            return outlet_origin(claim.attribution.via)
        own = own_origin(article)
        for known in beside if article.sketch else ():
            if known.origin != own and self._is_near(known.source) and self._copies(known.source.article):
                return known.origin
        return own

    def _is_near(self, source: Source) -> bool:
        """Whether a source appeared near enough to this article for one to be a copy of the other."""
        published = source.published
        return published is None or self._copied_within[0] <= published[:10] <= self._copied_within[1]

    def citing(self, claim: Claim[Any], beside: Iterable[Cited] = ()) -> Cited:
        """This article as a source of a claim."""
        return cited(self._article(), claim, self.origin(claim, beside))

    def new_subject(self, slot: Slot, bucket: str, label: str, value: Any) -> AnySubject:
        """A subject of which nothing is known but a value yet; its key is no other's."""
        self._made += 1
        named = (self.negotiation.id, slot, self.instant, self._article().id, self._made)
        return Subject(
            key=sha256(codec.encode(named)).hexdigest()[:16],
            slot=slot,
            bucket=bucket,
            subject_id=None,
            label=label,
            value=value,
            levels=(),
            opened=None,
            began=self.instant,
            changed=self.instant,
        )

    def open(
        self,
        subject: AnySubject,
        kind: Kind,
        before: Any,
        after: Any,
        sources: Iterable[Cited],
        *,
        carried: bool = False,
        supersedes: str | None = None,
        article: str | None = None,
    ) -> AnySubject:
        """The subject with a new development, which takes over the earlier sources where it is of the same value."""
        digest = after_digest(self.negotiation.id, subject.slot, after)
        opened: Opened[Any] = Opened(
            development_id=development_id(digest, self._count(digest)),
            article=article or self._article().id,
            kind=kind,
            before=before,
            after=after,
            occurred_at=self.instant,
            supersedes=supersedes,
            parties=self.negotiation.parties,
            mediators=self.negotiation.mediators,
            name=self.negotiation.name,
            leading=(),
            following=(),
            articles=(),
            source_count=0,
            origins=(),
        )
        for source in sources:
            opened = with_source(opened, source)
        if carried and subject.opened is not None:
            opened = self._taking_over(opened, subject.opened)
        subject = structs.replace(
            subject, opened=opened, subject_id=subject.subject_id or opened.development_id, changed=self.instant
        )
        self.changed(subject)
        return subject

    def changed(self, subject: AnySubject) -> None:
        """Note that the latest development of a subject is new or has changed."""
        if subject.opened is not None:
            made = development_of(self.negotiation.id, subject, subject.opened)
            self.changes[made.development_id] = made

    def _taking_over(self, opened: Opened[Any], earlier: Opened[Any]) -> Opened[Any]:
        for source in (*earlier.leading, *earlier.following):
            opened = with_source(opened, source)
        listed = len(earlier.leading) + len(earlier.following)
        return structs.replace(opened, source_count=opened.source_count + earlier.source_count - listed)

    def _count(self, digest: str) -> int:
        key = self.key("c", digest)
        found = self.work.get(key, Count)
        n = found.n if found else 0
        self.work.put(key, Count(n + 1))
        return n

    def _copies(self, article: str) -> bool:
        """Whether the article of this step and another carry one text."""
        if article not in self._copied:
            state = self.work.get(self.key("a", article), ArticleState)
            self._copied[article] = state is not None and is_copy_of(self._article().sketch, state.sketch)
        return self._copied[article]

    def _article(self) -> ArticleVersion:
        if self.article is None:
            raise AssertionError("a day that passes has no article of its own")
        return self.article


def pushed(levels: tuple[Level[Any], ...], level: Level[Any]) -> tuple[Level[Any], ...]:
    """The levels with one more on top, the lowest dropped where there are too many."""
    return (*levels, level)[-MAX_LEVELS:]
