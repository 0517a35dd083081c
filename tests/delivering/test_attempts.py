"""What an answer leads to, over days of simulated time."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.delivering.examples import NOW, announcement, subscription

from parley.domain.delivering.attempts import (
    DISABLE_AFTER_FAILURES,
    MAX_RETRY_AFTER,
    Action,
    Endpoint,
    Job,
    Progress,
    after,
    conclude,
    plan_attempt,
)
from parley.domain.delivering.intents import intent
from parley.domain.delivering.times import read_instant, write_instant
from parley.domain.delivering.verdicts import Answer, Consequence, Failure, judge_answer, read_retry_after
from parley_topics.deliveries import Attempt, Channel, QuietHours, Subscription, Target

DELIVERY = intent(subscription(), announcement(), NOW)


def job(attempts: int = 0, endpoint: Endpoint | None = None, due: datetime = NOW) -> Job:
    """The delivery after so many attempts."""
    return Job(DELIVERY, Progress(attempts=attempts, due=write_instant(due)), endpoint or Endpoint())


def history(answers: list[Answer], chance: float = 0.5, owner: Subscription | None = None) -> list[Attempt]:
    """The attempts that a delivery gets while a receiver answers so, the last answer again and again."""
    owner, now, endpoint, attempts = owner or subscription(), NOW, Endpoint(), []
    while not attempts or attempts[-1].outcome == "retry":
        answer = answers[min(len(attempts), len(answers) - 1)]
        attempt = conclude(owner, job(len(attempts), endpoint), answer, now, chance)
        attempts.append(attempt)
        endpoint = after(endpoint, attempt)
        if attempt.next_at is not None:
            now = read_instant(attempt.next_at)
    return attempts


def waits(attempts: list[Attempt]) -> list[float]:
    """Seconds between attempts."""
    times = [read_instant(a.at) for a in attempts]
    return [(later - earlier).total_seconds() for earlier, later in itertools.pairwise(times)]


def test_the_schedule_is_svixs_and_ends_in_a_dead_letter() -> None:
    """Eight attempts in twenty-seven and a half hours."""
    attempts = history([Answer(status=500)])
    assert waits(attempts) == [5, 300, 1800, 7200, 18000, 36000, 36000]
    assert [a.outcome for a in attempts] == ["retry"] * 7 + ["dead"]
    assert [a.number for a in attempts] == list(range(1, 9))
    assert not attempts[-1].disable


@given(chance=st.floats(0, 1))
def test_the_jitter_is_a_fifth_either_way(chance: float) -> None:
    """What failed together is spread; nothing is tried far too early or too late."""
    first = waits(history([Answer(status=500)], chance))[1]
    assert 240 - 0.01 <= first <= 360 + 0.01


def test_success_ends_it() -> None:
    """Two failures, then success."""
    attempts = history([Answer(failure=Failure.CONNECTION), Answer(status=404), Answer(status=204)])
    assert [a.outcome for a in attempts] == ["retry", "retry", "delivered"]


@pytest.mark.parametrize(
    ("answer", "least"),
    [
        (Answer(status=429), 60),
        (Answer(status=503, retry_after="90"), 90),
        (Answer(status=500, retry_after="90"), 90),
        (Answer(failure=Failure.TIMEOUT), 60),
        (Answer(status=429, retry_after="9999999"), MAX_RETRY_AFTER.total_seconds()),
        (Answer(status=503, retry_after="Mon, 02 Mar 2026 12:02:00 GMT"), 120),
        (Answer(status=500, retry_after="soon"), 5),
    ],
)
def test_an_overloaded_endpoint_is_left_alone(answer: Answer, least: float) -> None:
    """For as long as it asks, a day at the most; a minute where it does not say."""
    attempt = conclude(subscription(), job(), answer, NOW, 0.5)
    assert attempt.next_at == write_instant(NOW + timedelta(seconds=least))
    other = plan_attempt(subscription(), job(endpoint=after(Endpoint(), attempt)), NOW + timedelta(seconds=4))
    assert other.action is (Action.WAIT if least > 5 else Action.SEND)


def test_gone_disables_at_once() -> None:
    """410 is the receiver's own word."""
    (attempt,) = history([Answer(status=410)])
    assert (attempt.outcome, attempt.reason, attempt.disable) == ("dead", "status-410", True)


def test_an_endpoint_that_fails_for_days_is_disabled() -> None:
    """Five days of nothing but failures, and not for a single lost message."""
    failing = Endpoint(failing_since=write_instant(NOW - timedelta(days=6)), failures=DISABLE_AFTER_FAILURES)
    rarely = replace(failing, failures=1)
    assert conclude(subscription(), job(endpoint=failing), Answer(status=500), NOW, 0.5).disable
    assert not conclude(subscription(), job(endpoint=rarely), Answer(status=500), NOW, 0.5).disable
    assert not conclude(subscription(), job(endpoint=failing), Answer(status=200), NOW, 0.5).disable
    assert after(failing, conclude(subscription(), job(), Answer(status=200), NOW, 0.5)) == Endpoint()


@pytest.mark.parametrize(
    ("status", "consequence"),
    [
        (200, "delivered"),
        (299, "delivered"),
        (199, "retry"),
        (301, "retry"),
        (400, "retry"),
        (410, "disable"),
        (504, "retry"),
    ],
)
def test_only_two_hundreds_are_success_for_a_webhook(status: int, consequence: str) -> None:
    """Redirects and client errors are failures that may pass."""
    assert judge_answer("webhook", Answer(status=status)).consequence is Consequence(consequence)


def test_our_own_fault_is_not_tried_again() -> None:
    """It would fail for days in the same way; it can be sent again when it is mended."""
    assert judge_answer("webhook", Answer(failure=Failure.INTERNAL)).consequence is Consequence.DEAD


@pytest.mark.parametrize("text", ["-1", "1e3", "", "Mon, 99 Foo 2026", "٣"])
def test_a_retry_after_that_says_nothing_is_ignored(text: str) -> None:
    """Neither seconds nor a date."""
    assert read_retry_after(text, NOW) is None


@pytest.mark.parametrize(
    ("changes", "step", "reason"),
    [
        ({}, Action.SEND, "due"),
        ({"state": "paused"}, Action.DROP, "paused"),
        ({"state": "disabled"}, Action.DROP, "disabled"),
        ({"quiet_hours": QuietHours(start="11:00", end="13:00")}, Action.WAIT, "quiet hours"),
        ({"quiet_hours": QuietHours(start="11:00", end="13:00", except_high=True)}, Action.SEND, "due"),
    ],
)
def test_the_plan_says_why(changes: dict[str, object], step: Action, reason: str) -> None:
    """Sent, waiting or dropped, each with its reason."""
    plan = plan_attempt(subscription(**changes), job(), NOW)
    assert (plan.action, plan.reason) == (step, reason)


def test_what_somebody_asked_for_is_sent_whatever_the_state() -> None:
    """A forced delivery goes out to a disabled subscription in its quiet hours; a removed one has no address."""
    forced = Job(replace(DELIVERY, forced=True), Progress(due=write_instant(NOW)))
    owner = subscription(state="disabled", quiet_hours=QuietHours(start="11:00", end="13:00"))
    assert plan_attempt(owner, forced, NOW).action is Action.SEND
    assert plan_attempt(None, forced, NOW).action is Action.DROP


def test_the_answer_of_a_receiver_is_kept_short() -> None:
    """Its owner sees how it began."""
    attempt = conclude(subscription(), job(), Answer(status=500, body="x" * 5000), NOW, 0.5)
    assert len(attempt.answer or "") == 500


def test_times_are_told_in_utc() -> None:
    """Whatever zone a moment came in."""
    assert write_instant(datetime(2026, 3, 2, 13, 0, tzinfo=UTC)) == "2026-03-02T13:00:00.000Z"
    assert read_instant("2026-03-02") == datetime(2026, 3, 2, tzinfo=UTC)
    assert read_instant("2026-03-02T14:00:00+02:00") == NOW


@pytest.mark.parametrize(
    ("channel", "told", "forced", "step"),
    [
        ("slack", 2, False, Action.DROP),
        ("slack", 1, False, Action.SEND),
        ("slack", 2, True, Action.SEND),
        ("webhook", 2, False, Action.SEND),
    ],
)
def test_people_are_not_told_what_is_outdated(channel: Channel, told: int, forced: bool, step: Action) -> None:
    """A revision that failed until a later one got through is dropped; programs get it, and can tell which is newer."""
    owner = subscription(target=Target(channel=channel, shown="https://receiver.example"))
    late = Job(replace(DELIVERY, forced=forced), Progress(attempts=1, due=write_instant(NOW)), told=told)
    assert plan_attempt(owner, late, NOW).action is step
