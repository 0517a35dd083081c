"""The claims of one article, taken in slot by slot: what each makes of what is known."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from msgspec import structs

from parley.domain.tracking.attestation import confirms, supported, supporter
from parley.domain.tracking.desk import AnyEntry, AnySubject, Desk, pushed
from parley.domain.tracking.developments import after_digest
from parley.domain.tracking.intervals import days_between, interval_of
from parley.domain.tracking.life import Scene, Verdict
from parley.domain.tracking.lives import LIVES
from parley.domain.tracking.overdue import overdue_day
from parley.domain.tracking.sources import with_source
from parley.domain.tracking.state import ArticleState, First, Level
from parley.domain.tracking.timeliness import timely
from parley.domain.tracking.withdrawals import corrects, deny, take_back
from parley.domain.tracking.workspace import Workspace
from parley_topics.claims import AnyClaim, ClaimSet
from parley_topics.values import SLOTS, Meeting, MeetingRef, Outcome, Slot

_TOPIC_DAYS = 30
"""An outcome is of the latest meeting if that is not older."""

_HISTORY: frozenset[Slot] = frozenset({"meeting", "agreement"})
"""Slots whose background claims fill history: events, which a later article may tell as if they were new."""


class _Spoken:
    """What this step made of one subject."""

    def __init__(self, subject: AnySubject) -> None:
        self.subject = subject
        self.verdict: Verdict[Any] | None = None
        self.cause: AnyClaim | None = None
        self.before: Any = None
        self.agreeing: list[AnyClaim] = []
        self.contrary: list[AnyClaim] = []


class ClaimStep:
    """The claims of one article, taken slot by slot, each subject at most once a development."""

    def __init__(self, work: Workspace, claims: ClaimSet, instant: str, known: ArticleState | None) -> None:
        self.desk = Desk(work, claims.negotiation, claims.article, instant)
        self.claims = claims
        self.earlier: dict[str, Slot] = {key: slot for slot, key in known.supports} if known else {}
        self.supports: set[tuple[Slot, str]] = set()
        self._corrected: set[str] = set()
        self._spoken: dict[str, _Spoken] = {}
        self._scene = Scene(
            instant=instant,
            parties=frozenset(claims.negotiation.parties),
            mediators=frozenset(claims.negotiation.mediators),
            spoken=frozenset(),
            is_first=self._is_first(),
        )

    def run(self) -> None:
        """Take back what an edit no longer claims, then take in what it claims."""
        by_slot: dict[Slot, list[AnyClaim]] = {slot: [] for slot in SLOTS}
        for claim in self.claims.claims:
            by_slot[claim.slot].append(timely(claim, self._scene.day))
        for slot in SLOTS:
            life = LIVES[slot]
            by_slot[slot].sort(
                key=lambda claim: (claim.background, *life.rank(claim), claim.evidence.start, claim.claim_id)
            )
        if self.earlier:
            self._take_back(by_slot)
        for slot in SLOTS:
            values = tuple(
                claim.value for claim in by_slot[slot] if claim.modality != "denied" and not claim.background
            )
            self._scene = structs.replace(self._scene, values=values)
            if slot == "outcome":
                topic, topic_day = self._topic()
                self._scene = structs.replace(self._scene, topic=topic, topic_day=topic_day)
                by_slot[slot] = [self._placed(claim) for claim in by_slot[slot]]
            for claim in by_slot[slot]:
                self._take_in(slot, claim)
            self._settle(slot)
        self.desk.close()

    def due_days(self, due: dict[str, str]) -> dict[str, str]:
        """The days on which planned meetings will be overdue, after this step."""
        due = dict(due)
        for slot, key in self._touched:
            subject = self.desk.subject(slot, key)
            day = overdue_day(subject) if subject else None
            if day is not None and day > self._scene.day:
                due[key] = day
            else:
                due.pop(key, None)
        return due

    @property
    def _touched(self) -> list[tuple[Slot, str]]:
        keys: dict[str, None] = dict.fromkeys(key for key, slot in self.earlier.items() if slot == "meeting")
        keys.update(dict.fromkeys(key for key, spoken in self._spoken.items() if spoken.subject.slot == "meeting"))
        return [("meeting", key) for key in keys]

    def _scene_now(self) -> Scene:
        return structs.replace(self._scene, spoken=frozenset(self._spoken))

    def _find(self, slot: Slot, claim: AnyClaim, scene: Scene) -> AnyEntry | None:
        life = LIVES[slot]
        best: tuple[float, str, str] | None = None
        found: AnyEntry | None = None
        for entry in self.desk.entries(slot, life.bucket(claim.value)).values():
            score = life.match(claim.value, entry, scene)
            if score > 0 and (best is None or (score, entry.changed, entry.key) > best):
                best, found = (score, entry.changed, entry.key), entry
        return found

    def _take_back(self, by_slot: dict[Slot, list[AnyClaim]]) -> None:
        """Withdraw what only the earlier version of this article claimed."""
        claimed: dict[str, list[AnyClaim]] = {}
        for slot in SLOTS:
            for claim in by_slot[slot]:
                if not claim.background and claim.modality != "denied":
                    entry = self._find(slot, claim, structs.replace(self._scene, spoken=frozenset(claimed)))
                    if entry is not None:
                        claimed.setdefault(entry.key, []).append(claim)
        for key in sorted(self.earlier):
            subject = self.desk.subject(self.earlier[key], key)
            if subject is not None and subject.levels:
                said = claimed.get(key, [])
                if not said:
                    take_back(self.desk, subject, self.claims.article.id)
                    continue
                self.supports.add((subject.slot, key))
                if corrects(subject, self.claims.article.id, said, self._scene):
                    self._corrected.add(key)

    def _take_in(self, slot: Slot, claim: AnyClaim) -> None:
        life = LIVES[slot]
        scene = self._scene_now()
        entry = self._find(slot, claim, scene)
        if claim.modality == "denied":
            if entry is not None and not claim.background:
                self._deny(slot, claim, entry, scene)
            return
        if entry is None:
            self._open(slot, claim, scene)
            return
        if claim.background:
            return
        spoken = self._speak_of(slot, entry.key)
        if spoken is None:
            return
        verdict = life.judge(entry, claim, scene)
        if entry.key in self._corrected and spoken.verdict is None:
            self._corrected.discard(entry.key)
            verdict = Verdict(claim.value, "withdrawn")
        if spoken.verdict is not None:
            self._add_to_news(spoken, spoken.verdict, verdict, claim)
        elif verdict.kind is not None:
            spoken.verdict, spoken.cause, spoken.before = verdict, claim, spoken.subject.value
            self.desk.show(spoken.subject, verdict.value)
        elif verdict.agrees:
            spoken.agreeing.append(claim)
            self._fill_in(spoken, verdict.value)
        else:
            spoken.contrary.append(claim)

    def _speak_of(self, slot: Slot, key: str) -> _Spoken | None:
        spoken = self._spoken.get(key)
        if spoken is None:
            subject = self.desk.subject(slot, key)
            if subject is not None:
                spoken = self._spoken[key] = _Spoken(subject)
        return spoken

    def _add_to_news(self, spoken: _Spoken, news: Verdict[Any], verdict: Verdict[Any], claim: AnyClaim) -> None:
        """A further claim of something that this article has news of: details, or what came after it was given up."""
        if verdict.kind == "status_changed" and _is_resumed(news.value, verdict.value):
            self._commit(spoken)
            spoken.verdict, spoken.cause, spoken.before = verdict, claim, spoken.subject.value
        elif verdict.agrees:
            spoken.verdict = dataclasses.replace(news, value=LIVES[spoken.subject.slot].refine(news.value, claim.value))
        if spoken.verdict is not None:
            self.desk.show(spoken.subject, spoken.verdict.value)

    def _fill_in(self, spoken: _Spoken, value: Any) -> None:
        """Keep details of what stands that are no news."""
        if value != spoken.subject.value:
            levels = spoken.subject.levels
            top = structs.replace(levels[-1], value=value)
            spoken.subject = structs.replace(spoken.subject, value=value, levels=(*levels[:-1], top))
            self.desk.keep(spoken.subject)

    def _open(self, slot: Slot, claim: AnyClaim, scene: Scene) -> None:
        life = LIVES[slot]
        bucket = life.bucket(claim.value)
        if claim.background:
            if slot in _HISTORY and claim.modality in ("asserted", "reported"):
                self._fill_history(slot, bucket, claim, scene)
            return
        known: Sequence[AnyEntry] = tuple(self.desk.entries(slot, bucket).values())
        verdict = life.opens(claim, known, scene)
        if verdict is None:
            return
        if verdict.kind is None:
            self._fill_history(slot, bucket, claim, scene)
            return
        subject = self.desk.new_subject(slot, bucket, life.label(verdict.value, scene), verdict.value)
        spoken = self._spoken[subject.key] = _Spoken(subject)
        spoken.verdict, spoken.cause, spoken.before = verdict, claim, verdict.before
        self.desk.keep(structs.replace(subject, levels=(Level(value=verdict.value, supporters=()),)))

    def _fill_history(self, slot: Slot, bucket: str, claim: AnyClaim, scene: Scene) -> None:
        """Note something as known without a development: it is where things stood, not news."""
        subject = self.desk.new_subject(slot, bucket, LIVES[slot].label(claim.value, scene), claim.value)
        added = supporter(self.claims.article.id, claim, self.desk.origin(claim))
        level: Level[Any] = Level(value=claim.value, supporters=(added,))
        subject = structs.replace(subject, levels=(level,), said=LIVES[slot].remembered((), claim.value, fresh=True))
        self.desk.keep(subject)
        self.supports.add((slot, subject.key))
        self._spoken[subject.key] = _Spoken(subject)

    def _settle(self, slot: Slot) -> None:
        """Make of what was said of each subject of a slot a development, a confirmation or a further source."""
        for spoken in list(self._spoken.values()):
            if spoken.subject.slot != slot:
                continue
            if spoken.verdict is not None:
                self._commit(spoken)
            elif spoken.agreeing:
                self._attest(spoken)

    def _commit(self, spoken: _Spoken) -> None:
        verdict, cause, subject = spoken.verdict, spoken.cause, spoken.subject
        if verdict is None or cause is None or verdict.kind is None:
            return
        life = LIVES[subject.slot]
        before = spoken.before
        if verdict.kind in ("changed", "more_precise") and before is subject.value and self._is_same(spoken):
            # One claim of the article said otherwise, another brought it back.
            spoken.agreeing.append(cause)
            self._attest(spoken)
            return
        topic = self._scene.topic if subject.slot == "outcome" else None
        supersedes: str | None = None
        if verdict.kind == "withdrawn":
            supersedes = subject.levels[-1].development
            subject = structs.replace(subject, levels=subject.levels[:-1])
        subject = structs.replace(
            subject,
            value=verdict.value,
            label=life.label(verdict.value, self._scene),
            dispute=None,
            overdue=False,
            said=life.remembered(subject.said, verdict.value, fresh=subject.topic != topic),
            topic=topic,
        )
        subject = self.desk.open(
            subject,
            verdict.kind,
            None if verdict.kind == "first_report" else before,
            verdict.value,
            [self.desk.citing(cause)],
            supersedes=supersedes,
        )
        opened = subject.opened
        level: Level[Any] = Level(
            value=verdict.value,
            supporters=(supporter(self.claims.article.id, cause, self.desk.origin(cause)),),
            development=opened.development_id if opened else None,
        )
        spoken.subject = structs.replace(subject, levels=pushed(subject.levels, level))
        spoken.verdict = None
        spoken.agreeing = []
        self.desk.keep(spoken.subject)
        self.supports.add((subject.slot, subject.key))

    def _is_same(self, spoken: _Spoken) -> bool:
        slot, negotiation = spoken.subject.slot, self.claims.negotiation.id
        now = spoken.verdict.value if spoken.verdict else None
        return after_digest(negotiation, slot, now) == after_digest(negotiation, slot, spoken.subject.value)

    def _attest(self, spoken: _Spoken) -> None:
        """Add this article to who claims what stands, as a source or as a confirmation."""
        subject = spoken.subject
        beside = subject.opened.leading if subject.opened else ()
        level = subject.levels[-1]
        life = LIVES[subject.slot]
        confirming: AnyClaim | None = None
        for claim in spoken.agreeing:
            added = supporter(self.claims.article.id, claim, self.desk.origin(claim, beside))
            if (
                confirming is None
                and life.confirmable(subject.value, self._scene)
                and confirms(level, added, self._scene)
            ):
                confirming = claim
            level = supported(level, added)
        self.supports.add((subject.slot, subject.key))
        if level.development is None:
            confirming = None
        if confirming is not None:
            level = structs.replace(level, confirmed=True)
        kept = structs.replace(subject, levels=(*subject.levels[:-1], level))
        if confirming is not None:
            source = self.desk.citing(confirming, beside)
            kept = self.desk.open(kept, "confirmed", subject.value, subject.value, [source], carried=True)
        elif kept.opened is not None and kept.dispute is None and kept.opened.after is not None:
            opened = with_source(kept.opened, self.desk.citing(spoken.agreeing[0], beside))
            if opened != kept.opened:
                kept = structs.replace(kept, opened=opened)
                self.desk.changed(kept)
        if kept != subject:
            self.desk.keep(kept)

    def _deny(self, slot: Slot, claim: AnyClaim, entry: AnyEntry, scene: Scene) -> None:
        spoken = self._spoken.get(entry.key)
        if spoken is not None and spoken.verdict is not None:
            # The article gives both sides of something new: the news is told once.
            return
        subject = self.desk.subject(slot, entry.key)
        if subject is None or LIVES[slot].judge(entry, claim, scene).kind is not None:
            return
        if deny(self.desk, subject, claim, spoken.contrary if spoken else ()):
            self.supports.add((slot, subject.key))

    def _is_first(self) -> bool:
        """Whether no other article has claimed anything of the negotiation."""
        if not self.claims.claims:
            return False
        key = self.desk.key("f")
        first = self.desk.work.get(key, First)
        if first is None:
            self.desk.work.put(key, First(article=self.claims.article.id))
        return first is None or first.article == self.claims.article.id

    def _topic(self) -> tuple[str | None, str]:
        """The latest meeting of sides that took place or is under way, and its last day where that is known."""
        best: tuple[bool, str, str] | None = None
        for entry in self.desk.entries("meeting", "meeting").values():
            value: Meeting = entry.value
            if value.status not in ("held", "underway"):
                continue
            if value.parties and len(self._scene.parties & frozenset(value.parties)) < min(2, len(self._scene.parties)):
                continue
            days = interval_of(value.when)
            ended = days.end.isoformat() if days else entry.changed[:10]
            # An undated one may be any; it counts where there is no dated one.
            rank = (days is not None, ended, entry.key)
            if days_between(ended, self._scene.day) <= _TOPIC_DAYS and (best is None or rank > best):
                best = rank
        return (best[2], best[1] if best[0] else "") if best else (None, "")

    def _placed(self, claim: AnyClaim) -> AnyClaim:
        """An outcome that names no meeting is taken to be of the latest, where that has a day or a number."""
        value, topic = claim.value, self._scene.topic
        if not isinstance(value, Outcome) or value.of is not None or topic is None:
            return claim
        meeting: Meeting = self.desk.entries("meeting", "meeting")[topic].value
        if meeting.when is None and meeting.ordinal is None:
            return claim
        of = MeetingRef(when=meeting.when, place=meeting.place, ordinal=meeting.ordinal)
        return structs.replace(claim, value=structs.replace(value, of=of))


def _is_resumed(before: Any, after: Any) -> bool:
    """Whether an article tells of a postponement or cancellation and of what came instead: two developments."""
    return (
        isinstance(before, Meeting)
        and before.status in ("postponed", "cancelled", "refused")
        and isinstance(after, Meeting)
        and after.status in ("planned", "underway", "held")
    )
