"""The outbox: once per development and revision, whatever dies when."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.delivering.examples import NOW, announcement, subscription

from parley.domain.delivering.attempts import Action, conclude, plan_attempt
from parley.domain.delivering.identities import delivery_id
from parley.domain.delivering.intents import intents
from parley.domain.delivering.matching import Policy
from parley.domain.delivering.outbox import Outbox
from parley.domain.delivering.verdicts import Answer, Failure
from parley.domain.stores import MemoryStore
from parley_topics.deliveries import (
    Attempt,
    Delivery,
    DeliveryRecord,
    Filters,
    Grouping,
    QuietHours,
    Receipt,
    Subscription,
)
from parley_topics.developments import AnyAnnouncement


class CrashError(Exception):
    """The worker is killed here."""


class MortalStore(MemoryStore):
    """A store whose worker may be killed after any write."""

    def __init__(self, step: Callable[[], None]) -> None:
        self.step = step

    def put(self, key: str, value: bytes) -> None:
        """Write, and perhaps die."""
        super().put(key, value)
        self.step()

    def delete(self, key: str) -> None:
        """Remove, and perhaps die."""
        super().delete(key)
        self.step()


class Deliverer:
    """The deliverer with its topics as lists; `survives` counts down the steps until it is killed."""

    def __init__(self, subscriptions: list[Subscription], announcements: list[AnyAnnouncement]) -> None:
        self.subscriptions = {s.id: s for s in subscriptions}
        self.announcements = announcements
        self.deliveries: list[DeliveryRecord] = []
        self.attempts: list[Attempt] = []
        self.store = MortalStore(self.step)
        self.committed = {"developments": 0, "deliveries": 0, "attempts": 0}
        self.received: list[tuple[str, str]] = []
        self.answers: dict[str, list[Answer]] = {}
        self.clock = NOW
        self.survives = 10**9

    def step(self) -> None:
        """One step further, or dead."""
        self.survives -= 1
        if self.survives < 0:
            raise CrashError

    def start(self) -> None:
        """A new worker on what the store and the topics hold."""
        self.outbox = Outbox(self.store)
        self.outbox.load(self.store.items())
        self.read = dict(self.committed)

    def run(self, until: datetime) -> None:
        """Take in what is on the topics and send what is due, moving the clock on whenever there is nothing to do."""
        while True:
            while self._read_on():
                pass
            if self._send_due():
                continue
            later = self.outbox.next_due()
            if later is None or later > until:
                return
            self.clock = max(self.clock, later)

    def _read_on(self) -> bool:
        moved = False
        for topic, log in (
            ("developments", self.announcements),
            ("deliveries", self.deliveries),
            ("attempts", self.attempts),
        ):
            if self.read[topic] < len(log):
                offset = self.read[topic]
                self._take(topic, offset)
                self.read[topic] += 1
                self.step()
                self.committed[topic] = self.read[topic]
                moved = True
        return moved

    def _take(self, topic: str, offset: int) -> None:
        if topic == "developments":
            for delivery in intents(self.subscriptions.values(), self.announcements[offset], self.clock, Policy()):
                self.deliveries.append(delivery)
                self.step()
        elif topic == "deliveries":
            record = self.deliveries[offset]
            self.outbox.accept(record, self.subscriptions[record.subscription].grouping)
        else:
            self.outbox.record(self.attempts[offset])

    def _send_due(self) -> bool:
        closed = self.outbox.closing(self.clock)
        self.deliveries.extend(closed)
        jobs = self.outbox.due(self.clock)
        for job in jobs:
            owner = self.subscriptions[job.delivery.subscription]
            plan = plan_attempt(owner, job, self.clock)
            if plan.action is Action.WAIT and plan.until is not None:
                self.outbox.put_back(job.delivery.id, plan.until)
                continue
            self.step()
            script = self.answers.setdefault(job.delivery.id, [])
            answer = script.pop(0) if script else Answer(status=200)
            if answer.status == 200:
                self.received.append((job.delivery.id, " ".join(a.development_id for a in job.delivery.announcements)))
            self.step()
            self.attempts.append(conclude(owner, job, answer, self.clock, 0.5))
        return bool(closed or jobs)


def run_to_end(deliverer: Deliverer) -> None:
    """Start, restart after every crash, and run until nothing waits."""
    deliverer.start()
    deliverer.run(NOW + timedelta(days=10))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    crashes=st.lists(st.integers(0, 80), max_size=8),
    failing=st.lists(st.lists(st.sampled_from([500, 429, None]), max_size=4), min_size=6, max_size=6),
    grouped=st.booleans(),
    seconds=st.lists(st.integers(0, 2), min_size=3, max_size=3),
)
def test_every_development_arrives_with_one_id_whatever_dies_when(
    crashes: list[int], failing: list[list[int | None]], grouped: bool, seconds: list[int]
) -> None:
    """Killed at any points, each development and revision arrives, and a receiver that drops known ids sees it once."""
    grouping = Grouping(by="negotiation", wait_seconds=10, interval_seconds=60) if grouped else Grouping()
    subscriptions = [subscription("one"), subscription("two", grouping=grouping)]
    news = [announcement(n, r) for n, most in enumerate(seconds) for r in range(1, most + 2)]
    deliverer = Deliverer(subscriptions, news)
    ids = [delivery_id(s.id, a) for s in subscriptions for a in news]
    deliverer.answers = {
        ident: [Answer(status=code) if code else Answer(failure=Failure.CONNECTION) for code in codes]
        for ident, codes in zip(ids, failing, strict=False)
    }
    for survives in crashes:
        deliverer.survives = survives
        try:
            run_to_end(deliverer)
        except CrashError:
            continue
    deliverer.survives = 10**9
    run_to_end(deliverer)

    wanted = {delivery_id("sub_one", a) for a in news}
    assert wanted <= {ident for ident, _ in deliverer.received}
    seen_once = dict(deliverer.received)
    assert len({(i, d) for i, d in deliverer.received}) == len(seen_once), "one id, one content"
    told = Counter(d for ident, text in seen_once.items() if ident not in wanted for d in text.split())
    assert set(told) == {a.development_id for a in news}
    if not grouped:
        assert told == Counter(a.development_id for a in news)
    else:
        assert all(count <= sum(a.development_id == d for a in news) for d, count in told.items())
    assert len(deliverer.outbox) == 0


def test_what_was_sent_is_not_sent_again_by_a_replay() -> None:
    """An intent that comes again at a later place on the topic sends nothing."""
    deliverer = Deliverer([subscription()], [announcement(1)])
    run_to_end(deliverer)
    deliverer.announcements.append(announcement(1))
    deliverer.run(NOW + timedelta(days=1))
    assert len(deliverer.received) == 1


def test_a_forced_delivery_goes_out_again_with_the_same_id() -> None:
    """What somebody asks for again is sent again, and receivers can tell that it is the same."""
    deliverer = Deliverer([subscription()], [announcement(1)])
    run_to_end(deliverer)
    (sent,) = deliverer.deliveries
    assert isinstance(sent, Delivery)
    deliverer.deliveries.append(replace(sent, forced=True))
    deliverer.run(NOW + timedelta(days=1))
    assert [ident for ident, _ in deliverer.received] == [sent.id, sent.id]


def test_a_group_waits_and_then_goes_out_as_one_message() -> None:
    """Three developments within the wait are one message; the next waits for the interval."""
    grouping = Grouping(by="negotiation", wait_seconds=30, interval_seconds=300)
    deliverer = Deliverer([subscription(grouping=grouping)], [announcement(n) for n in (1, 2, 3)])
    run_to_end(deliverer)
    assert [text for _, text in deliverer.received] == ["dev-0001 dev-0002 dev-0003"]
    assert deliverer.clock == NOW + timedelta(seconds=30)
    deliverer.announcements.append(announcement(4))
    deliverer.run(NOW + timedelta(days=1))
    assert deliverer.received[1:] == [(delivery_id("sub_desk", announcement(4)), "dev-0004")]
    assert deliverer.clock == NOW + timedelta(seconds=330)


def test_what_is_taken_back_within_the_wait_is_never_sent() -> None:
    """A development retracted before its group went out leaves nothing to say."""
    grouping = Grouping(by="all", wait_seconds=30)
    taken_back = announcement(1, 2, retracted="a later article corrects it")
    deliverer = Deliverer([subscription(grouping=grouping)], [announcement(1), taken_back])
    run_to_end(deliverer)
    assert deliverer.received == []


def test_a_later_revision_within_the_wait_replaces_the_earlier_one() -> None:
    """Only the newest revision of a development goes out with its group."""
    grouping = Grouping(by="all", wait_seconds=30)
    deliverer = Deliverer([subscription(grouping=grouping)], [announcement(1), announcement(1, 2)])
    run_to_end(deliverer)
    assert [ident for ident, _ in deliverer.received] == [delivery_id("sub_desk", announcement(1, 2))]


def test_a_retraction_reaches_only_those_who_were_told() -> None:
    """Who never got the development does not hear that it was taken back."""
    taken_back = announcement(1, 2, retracted="a later article corrects it")
    told, untold = Deliverer([subscription()], [announcement(1)]), Deliverer([subscription()], [taken_back])
    run_to_end(told)
    told.announcements.append(taken_back)
    told.run(NOW + timedelta(days=1))
    run_to_end(untold)
    assert [ident for ident, _ in told.received] == [delivery_id("sub_desk", a) for a in (announcement(1), taken_back)]
    assert untold.received == []


def test_who_wants_no_revisions_is_told_once_by_the_first_that_fits() -> None:
    """A development that grows in significance is told when it fits, and its further revisions are not."""
    wants = subscription(revisions="never", filters=Filters(significance="high"))
    news = [announcement(1, revision, significance="low" if revision == 1 else "high") for revision in (1, 2, 3)]
    deliverer = Deliverer([wants], [*news, announcement(2), announcement(2, 2), announcement(2, 3, retracted="no")])
    run_to_end(deliverer)
    expected = [news[1], announcement(2), announcement(2, 3)]
    assert [ident for ident, _ in deliverer.received] == [delivery_id(wants.id, each) for each in expected]


def test_quiet_hours_hold_what_is_not_urgent_until_they_end() -> None:
    """At noon in quiet hours until 14:00 nothing goes out; then it does."""
    quiet = QuietHours(start="11:00", end="14:00", except_high=True)
    news: list[AnyAnnouncement] = [announcement(1, significance="medium"), announcement(2)]
    deliverer = Deliverer([subscription(quiet_hours=quiet)], news)
    deliverer.start()
    deliverer.run(NOW)
    assert [text for _, text in deliverer.received] == ["dev-0002"]
    deliverer.run(NOW + timedelta(hours=3))
    assert [text for _, text in deliverer.received] == ["dev-0002", "dev-0001"]
    assert deliverer.clock == NOW + timedelta(hours=2)


def test_a_revision_knows_where_the_message_of_its_development_stands() -> None:
    """The receipt of the first message is handed to the delivery of the next revision, and to the subject's thread."""
    outbox = Outbox(MemoryStore())
    told = Receipt(room="C1", message="1700.1")
    for news in (announcement(1), announcement(1, 2)):
        (delivery,) = intents([subscription()], news, NOW, Policy())
        outbox.accept(delivery)
        (job,) = outbox.due(NOW)
        answer = Answer(status=200, receipt=told)
        outbox.record(conclude(subscription(), job, answer, NOW, 0.5))
    assert (job.update, job.thread) == (told, told)


def test_a_delivery_is_given_out_once_until_its_attempt_is_recorded() -> None:
    """A timer that asks twice gets each delivery once; put back, it comes again at its time."""
    outbox = Outbox(MemoryStore())
    (delivery,) = intents([subscription()], announcement(), NOW, Policy())
    outbox.accept(delivery)
    assert [job.delivery.id for job in outbox.due(NOW)] == [delivery.id]
    assert outbox.due(NOW) == []
    outbox.put_back(delivery.id, NOW + timedelta(seconds=5))
    assert outbox.due(NOW) == []
    assert [job.delivery.id for job in outbox.due(NOW + timedelta(seconds=5))] == [delivery.id]


@pytest.mark.parametrize("waiting", [100, 2000])
def test_what_was_sent_long_ago_is_forgotten_a_little_at_a_time(waiting: int) -> None:
    """The memory of what was sent is bounded by time, not by the number of deliveries."""
    store = MemoryStore()
    outbox = Outbox(store)
    for number in range(waiting):
        moment = NOW + timedelta(days=number)
        (delivery,) = intents([subscription()], announcement(number), moment, Policy(replays=True))
        outbox.accept(delivery)
        (job,) = outbox.due(moment)
        outbox.record(conclude(subscription(), job, Answer(status=200), moment, 0.5))
    assert sum(key.startswith("sent/") for key in store) <= 92
