"""The outbox: what waits to be sent, what was sent, and how each endpoint fares. It decides; it sends nothing.

It is fed by the two topics of the deliverer and changes by them alone. Each message may come again after a crash, and
then changes nothing that it has not changed before:

    deliveries → accept   a delivery begins to wait, alone or in a group; a closed group becomes one message
    attempts   → record   an attempt is counted, and its delivery is done, waits for the next attempt, or is given up

Between them stand `due` and `closing`, which a timer asks and which change nothing that is kept. What an attempt did
before its record was written is lost with the worker: the delivery is then sent again, with the same id.

Records in the store, by the beginning of their key; there are few, since each costs a message to the broker:

    delivery/ID               what is to be sent, attempts made and the next one's time
    group/SUBSCRIPTION/GROUP  what waits together, and when it is closed
    member/ID                 the message that a member of a closed group has become part of
    sent/SUBSCRIPTION/DEVELOPMENT     the last revision sent, and where it stands at the receiver
    thread/SUBSCRIPTION/SUBJECT       the message that began a subject's thread
    endpoint/SUBSCRIPTION     its health, while it fails
"""

import heapq
from collections import defaultdict, deque
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

import msgspec
from msgspec import Struct

from parley.domain.delivering.attempts import Endpoint, Job, after
from parley.domain.delivering.identities import delivery_id
from parley.domain.delivering.outbox_records import (
    Group,
    IndexEntry,
    Sent,
    Waiting,
    group_key,
    one_message,
    sent_key,
    thread_key,
)
from parley.domain.delivering.times import read_instant, write_instant
from parley.domain.stores import Store
from parley_topics import codec
from parley_topics.deliveries import Attempt, Delivery, GroupClosed, Grouping, Receipt
from parley_topics.developments import AnyAnnouncement

R = TypeVar("R", bound=Struct)

SENT_KEPT = timedelta(days=90)
"""How long it is remembered what was sent: later revisions and replays of it are told by this."""

GROUP_SIZE = 10
"""The most developments in one message, so that it stays below 20 kB; a larger group becomes several."""


class Outbox:
    """What waits to be sent in one partition, kept in a store, with an index in memory of what is due when."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._entries: dict[str, IndexEntry] = {}
        self._groups: dict[str, Group] = {}
        self._heap: list[tuple[str, int, str]] = []
        self._count = 0
        self._of: defaultdict[str, set[str]] = defaultdict(set)
        self._in_flight: set[str] = set()
        self._sent_log: deque[tuple[str, str]] = deque()

    def load(self, records: Iterable[tuple[str, bytes]], under_way: Collection[str] = ()) -> None:
        """Build the index from all records of the store; what is `under_way` already is not given out again."""
        sent: list[tuple[str, str]] = []
        for key, value in records:
            kind, _, name = key.partition("/")
            if kind == "delivery":
                waiting = codec.decode(value, Waiting)
                if not waiting.held:
                    self._index(waiting)
            elif kind == "group":
                self._groups[name] = codec.decode(value, Group)
            elif kind == "sent":
                sent.append((codec.decode(value, Sent).at, key))
        self._sent_log = deque(sorted(sent))
        self._in_flight = {ident for ident in under_way if ident in self._entries}

    # What changes the outbox: the two topics.

    def accept(self, record: Delivery | GroupClosed, grouping: Grouping | None = None) -> None:
        """Take in a message of the deliveries topic; `grouping` is its subscription's: how long its groups wait."""
        if isinstance(record, GroupClosed):
            self._close(record, grouping or Grouping())
        else:
            self._enter(record, grouping or Grouping())

    def record(self, attempt: Attempt) -> None:
        """Take in how an attempt ended."""
        entry = self._entries.get(attempt.delivery)
        if entry is not None and (attempt.number > entry.attempts or attempt.outcome == "dropped"):
            self._note_health(attempt)
            if attempt.outcome == "retry" and attempt.next_at is not None:
                self._retry(attempt, attempt.next_at)
            else:
                if attempt.outcome == "delivered":
                    self._remember(attempt)
                self._forget(attempt.delivery)
        self._in_flight.discard(attempt.delivery)
        self._purge(attempt.at)

    # What a timer asks.

    def due(self, now: datetime, limit: int = 1000) -> list[Job]:
        """What is to be attempted now. Each is given out once, until its attempt is recorded or it is put back."""
        jobs: list[Job] = []
        moment = write_instant(now)
        while self._heap and self._heap[0][0] <= moment and len(jobs) < limit:
            due, _, ident = heapq.heappop(self._heap)
            entry = self._entries.get(ident)
            if entry is None or ident in self._in_flight or due < entry.due:
                continue
            waiting = self._read(f"delivery/{ident}", Waiting)
            if waiting is not None:
                self._in_flight.add(ident)
                jobs.append(self._job(waiting))
        return jobs

    def put_back(self, ident: str, until: datetime) -> None:
        """A delivery that was given out and not attempted: it is given out again at that time."""
        self._in_flight.discard(ident)
        if ident in self._entries:
            self._push(write_instant(until), ident)

    def closing(self, now: datetime) -> list[GroupClosed]:
        """The groups that have waited long enough."""
        moment = write_instant(now)
        closed: list[GroupClosed] = []
        for key, group in self._groups.items():
            if group.members and group.due is not None and group.due <= moment:
                subscription, _, name = key.partition("/")
                closed.append(GroupClosed(subscription=subscription, group=name, members=group.members, at=moment))
        return closed

    def next_due(self) -> datetime | None:
        """When the next delivery or group is due, None where nothing waits."""
        times = [group.due for group in self._groups.values() if group.members and group.due is not None]
        if self._heap:
            times.append(self._heap[0][0])
        return read_instant(min(times)) if times else None

    def endpoint(self, subscription: str) -> Endpoint:
        """How a subscription's endpoint fares."""
        return self._read(f"endpoint/{subscription}", Endpoint) or Endpoint()

    def __len__(self) -> int:
        """How many deliveries wait, those in groups not counted."""
        return len(self._entries)

    # How a delivery comes in.

    def _enter(self, delivery: Delivery, grouping: Grouping) -> None:
        if not delivery.forced:
            if delivery.id in self._entries or self._store.get(f"member/{delivery.id}") is not None:
                return
            if not all(self._wanted(delivery, announcement) for announcement in delivery.announcements):
                return
        if delivery.group is not None and not delivery.forced:
            self._put(f"delivery/{delivery.id}", Waiting(due=delivery.created_at, delivery=delivery, held=True))
            self._join(delivery, grouping)
        else:
            self._wait(delivery)

    def _wanted(self, delivery: Delivery, announcement: AnyAnnouncement) -> bool:
        """Whether an announcement says something to this subscription, given what it was sent and what still waits."""
        sent = self._read(sent_key(delivery.subscription, announcement.development_id), Sent)
        if sent is not None and sent.revision >= announcement.revision:
            return False
        if announcement.revision > 1:
            self._supersede(delivery, announcement)
        if announcement.retracted is None and not delivery.if_untold:
            return True
        # Taken back before it was told: there is nothing to say, unless an attempt may have got through. And what is
        # to be told once waits for no second time.
        told = sent is not None or any(self._speaks_of(each, announcement) for each in self._of[delivery.subscription])
        return told is (announcement.retracted is not None)

    def _supersede(self, delivery: Delivery, announcement: AnyAnnouncement) -> None:
        """Take out earlier revisions that cannot have been sent yet: in an open group, or held back till later."""
        group = self._groups.get(group_key(delivery))
        held = () if group is None else group.members
        later = [
            ident
            for ident in self._of[delivery.subscription]
            if self._entries[ident].attempts == 0 and self._entries[ident].due > delivery.created_at
        ]
        for ident in (*held, *later):
            earlier = self._delivery(ident)
            if earlier is None or len(earlier.announcements) != 1:
                continue
            (told,) = earlier.announcements
            if told.development_id == announcement.development_id and told.revision < announcement.revision:
                self._leave(earlier)
                self._forget(ident)

    def _speaks_of(self, ident: str, announcement: AnyAnnouncement) -> bool:
        delivery = self._delivery(ident)
        return delivery is not None and any(
            told.development_id == announcement.development_id for told in delivery.announcements
        )

    def _join(self, delivery: Delivery, grouping: Grouping) -> None:
        key = group_key(delivery)
        group = self._groups.get(key) or Group()
        if delivery.id in group.members:
            return
        due = group.due
        if due is None or not group.members:
            first = read_instant(delivery.created_at) + timedelta(seconds=grouping.wait_seconds)
            if group.closed_at is not None:
                first = max(first, read_instant(group.closed_at) + timedelta(seconds=grouping.interval_seconds))
            due = write_instant(first)
        if delivery.not_before is not None:
            due = max(due, delivery.not_before)
        self._put_group(key, msgspec.structs.replace(group, members=(*group.members, delivery.id), due=due))

    def _leave(self, delivery: Delivery) -> None:
        key = group_key(delivery)
        group = self._groups.get(key) if delivery.group is not None else None
        if group is not None and delivery.id in group.members:
            members = tuple(m for m in group.members if m != delivery.id)
            self._put_group(key, msgspec.structs.replace(group, members=members))

    def _close(self, closed: GroupClosed, grouping: Grouping) -> None:
        key = f"{closed.subscription}/{closed.group}"
        group = self._groups.get(key)
        if group is None:
            return
        # Which members there are is settled by the order of the topic, and nothing of theirs is removed before the
        # group is written, so a worker that dies in between makes the same message again.
        gone = tuple(m for m in group.members if m in closed.members)
        members = [d for d in map(self._delivery, gone) if d is not None]
        made: set[str] = set()
        for start in range(0, len(members), GROUP_SIZE):
            chunk = members[start : start + GROUP_SIZE]
            ready = one_message(chunk, closed)
            self._wait(ready)
            made.add(ready.id)
            for member in chunk:
                if member.id != ready.id:
                    self._store.put(f"member/{member.id}", ready.id.encode())
        rest = tuple(m for m in group.members if m not in gone)
        due = write_instant(read_instant(closed.at) + timedelta(seconds=grouping.interval_seconds)) if rest else None
        self._put_group(key, Group(members=rest, due=due, closed_at=closed.at))
        for member in members:
            if member.id not in made:
                self._store.delete(f"delivery/{member.id}")

    def _wait(self, delivery: Delivery) -> None:
        waiting = Waiting(due=max(delivery.created_at, delivery.not_before or ""), delivery=delivery)
        self._put(f"delivery/{delivery.id}", waiting)
        self._in_flight.discard(delivery.id)
        self._index(waiting)

    # How it goes out.

    def _job(self, waiting: Waiting) -> Job:
        delivery, told, update, thread = waiting.delivery, None, None, None
        if len(delivery.announcements) == 1 and not delivery.test:
            (announcement,) = delivery.announcements
            sent = self._read(sent_key(delivery.subscription, announcement.development_id), Sent)
            told, update = (None, None) if sent is None else (sent.revision, sent.receipt)
            thread = self._read(thread_key(delivery.subscription, announcement.subject_id), Receipt)
        return Job(delivery, waiting, self.endpoint(delivery.subscription), told, update, thread)

    def _note_health(self, attempt: Attempt) -> None:
        before = self.endpoint(attempt.subscription)
        now = after(before, attempt)
        if now == Endpoint() != before:
            self._store.delete(f"endpoint/{attempt.subscription}")
        elif now != before:
            self._put(f"endpoint/{attempt.subscription}", now)

    def _retry(self, attempt: Attempt, due: str) -> None:
        waiting = self._read(f"delivery/{attempt.delivery}", Waiting)
        if waiting is not None:
            later = msgspec.structs.replace(waiting, attempts=attempt.number, due=due)
            self._put(f"delivery/{attempt.delivery}", later)
            self._index(later)

    def _remember(self, attempt: Attempt) -> None:
        delivery = self._delivery(attempt.delivery)
        if delivery is None or delivery.test:
            return
        alone = len(delivery.announcements) == 1
        for announcement in delivery.announcements:
            key = sent_key(delivery.subscription, announcement.development_id)
            before = self._read(key, Sent)
            if before is not None and before.revision > announcement.revision:
                continue
            receipt = attempt.receipt if alone else None
            self._put(key, Sent(revision=announcement.revision, at=attempt.at, receipt=receipt))
            self._sent_log.append((attempt.at, key))
            thread = thread_key(delivery.subscription, announcement.subject_id)
            if receipt is not None and self._store.get(thread) is None:
                self._put(thread, receipt)

    def _forget(self, ident: str) -> None:
        delivery = self._delivery(ident)
        if delivery is not None and len(delivery.announcements) > 1:
            for announcement in delivery.announcements:
                self._store.delete(f"member/{delivery_id(delivery.subscription, announcement)}")
        self._store.delete(f"delivery/{ident}")
        entry = self._entries.pop(ident, None)
        if entry is not None:
            self._of[entry.subscription].discard(ident)

    def _purge(self, at: str) -> None:
        """Forget a few of the things that were sent long ago; a few at a time keep the cost of one message flat."""
        horizon = write_instant(read_instant(at) - SENT_KEPT)
        for _ in range(4):
            if not self._sent_log or self._sent_log[0][0] >= horizon:
                return
            noted, key = self._sent_log.popleft()
            sent = self._read(key, Sent)
            if sent is not None and sent.at <= noted:
                self._store.delete(key)

    # The store.

    def _index(self, waiting: Waiting) -> None:
        ident, subscription = waiting.delivery.id, waiting.delivery.subscription
        self._entries[ident] = IndexEntry(subscription, waiting.attempts, waiting.due)
        self._of[subscription].add(ident)
        self._push(waiting.due, ident)

    def _push(self, due: str, ident: str) -> None:
        self._count += 1  # of what is due at one time, the first to come is the first to go
        heapq.heappush(self._heap, (due, self._count, ident))

    def _delivery(self, ident: str) -> Delivery | None:
        waiting = self._read(f"delivery/{ident}", Waiting)
        return None if waiting is None else waiting.delivery

    def _put(self, key: str, record: Struct) -> None:
        self._store.put(key, codec.encode(record))

    def _put_group(self, key: str, group: Group) -> None:
        self._put(f"group/{key}", group)
        self._groups[key] = group

    def _read(self, key: str, kind: type[R]) -> R | None:
        value = self._store.get(key)
        return None if value is None else codec.decode(value, kind)
