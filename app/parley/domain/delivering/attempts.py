"""When a delivery is attempted, and what one attempt's answer leads to.

The schedule is Svix's (5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h: eight attempts in 27 hours and a half), spread by a
jitter of a fifth either way so that what failed together is not retried together. Randomness and time are arguments.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from msgspec import Struct

from parley.domain.delivering.quiet_hours import quiet_until
from parley.domain.delivering.times import read_instant, write_instant
from parley.domain.delivering.verdicts import Answer, Consequence, judge_answer, read_retry_after
from parley_topics.deliveries import Attempt, AttemptOutcome, Delivery, Receipt, Subscription

JITTER = 0.2
OVERLOAD_WAIT = timedelta(seconds=60)
"""The least wait after a time-out or an overloaded endpoint, as at Svix."""

MAX_RETRY_AFTER = timedelta(hours=24)
DISABLE_AFTER = timedelta(days=5)
"""An endpoint at which everything has failed for so long is disabled, as at Svix."""

DISABLE_AFTER_FAILURES = 5
"""And for no fewer failures than this: one lost message a week is no dead endpoint."""

ANSWER_CHARACTERS = 500

_OUTCOMES: dict[Consequence, AttemptOutcome] = {
    Consequence.DELIVERED: "delivered",
    Consequence.RETRY: "retry",
    Consequence.DEAD: "dead",
    Consequence.DISABLE: "dead",
}


class Endpoint(Struct, frozen=True, kw_only=True):
    """What is known of an endpoint's health: since when and how often it fails, and until when it is left alone."""

    failing_since: str | None = None
    failures: int = 0
    wait_until: str | None = None


class Progress(Struct, frozen=True, kw_only=True):
    """How far one delivery has come: attempts made, and when the next is due."""

    attempts: int = 0
    due: str


class Action(Enum):
    """What is to be done with a delivery now."""

    SEND = "send"
    WAIT = "wait"
    DROP = "drop"


@dataclass(frozen=True)
class Plan:
    """What is to be done with a delivery, why, and until when it waits."""

    action: Action
    reason: str
    until: datetime | None = None


@dataclass(frozen=True)
class Job:
    """One delivery to be attempted now, with all that is known about it.

    `told` is the last revision that was sent of its development; `update` the message at the receiver that it stands
    in; `thread` the one that began the subject.
    """

    delivery: Delivery
    progress: Progress
    endpoint: Endpoint = field(default_factory=Endpoint)
    told: int | None = None
    update: Receipt | None = None
    thread: Receipt | None = None


def plan_attempt(subscription: Subscription | None, job: Job, now: datetime) -> Plan:
    """Whether a delivery is sent now, waits, or is dropped because nobody wants it any more."""
    if subscription is None:
        return Plan(Action.DROP, "removed")
    if subscription.state != "active" and not job.delivery.forced:
        return Plan(Action.DROP, subscription.state)
    if _outdated(subscription, job):
        return Plan(Action.DROP, "outdated")
    waits = (
        ("scheduled", read_instant(job.progress.due)),
        ("endpoint", None if job.endpoint.wait_until is None else read_instant(job.endpoint.wait_until)),
        ("quiet hours", _quiet(subscription, job.delivery, now)),
    )
    for reason, until in waits:
        if until is not None and until > now:
            return Plan(Action.WAIT, reason, until)
    return Plan(Action.SEND, "due")


def conclude(subscription: Subscription, job: Job, answer: Answer, now: datetime, chance: float) -> Attempt:
    """The record of an attempt: delivered, to be retried and when, or given up.

    `chance` is a number from 0 to 1 that places the next attempt within its jitter.
    """
    number = job.progress.attempts + 1
    verdict = judge_answer(subscription.target.channel, answer)
    consequence, reason = verdict.consequence, verdict.reason
    next_at: datetime | None = None
    wait_until: datetime | None = None
    disable = consequence is Consequence.DISABLE
    if consequence is Consequence.RETRY:
        asked = read_retry_after(answer.retry_after, now)
        wait = _wait(subscription.schedule, number, chance)
        if verdict.overloaded or asked is not None:
            pause = OVERLOAD_WAIT if asked is None else min(asked, MAX_RETRY_AFTER)
            wait_until = now + pause
        if wait is None:
            consequence = Consequence.DEAD
        else:
            next_at = max(now + wait, wait_until or now)
        if _dead_for_days(job.endpoint, now):
            consequence, next_at, disable, reason = Consequence.DEAD, None, True, f"failing-for-days ({reason})"
    return Attempt(
        delivery=job.delivery.id,
        subscription=subscription.id,
        number=number,
        at=write_instant(now),
        outcome=_OUTCOMES[consequence],
        reason=reason,
        status=answer.status,
        duration_ms=answer.duration_ms,
        answer=answer.body[:ANSWER_CHARACTERS] or None,
        receipt=answer.receipt,
        next_at=None if next_at is None else write_instant(next_at),
        disable=disable,
        endpoint_wait_until=None if wait_until is None else write_instant(wait_until),
    )


def dropped(job: Job, reason: str, now: datetime) -> Attempt:
    """The record of a delivery that is not sent any more, and why."""
    return Attempt(
        delivery=job.delivery.id,
        subscription=job.delivery.subscription,
        number=job.progress.attempts,
        at=write_instant(now),
        outcome="dropped",
        reason=reason,
    )


def after(endpoint: Endpoint, attempt: Attempt) -> Endpoint:
    """What is known of an endpoint after an attempt."""
    if attempt.outcome == "dropped":
        return endpoint
    if attempt.outcome == "delivered":
        return Endpoint()
    return Endpoint(
        failing_since=endpoint.failing_since or attempt.at,
        failures=endpoint.failures + 1,
        wait_until=max(filter(None, (endpoint.wait_until, attempt.endpoint_wait_until)), default=None),
    )


def _wait(schedule: tuple[int, ...], number: int, chance: float) -> timedelta | None:
    if number > len(schedule):
        return None
    return timedelta(seconds=schedule[number - 1] * (1 + JITTER * (2 * chance - 1)))


def _dead_for_days(endpoint: Endpoint, now: datetime) -> bool:
    if endpoint.failing_since is None or endpoint.failures + 1 < DISABLE_AFTER_FAILURES:
        return False
    return now - read_instant(endpoint.failing_since) >= DISABLE_AFTER


def _outdated(subscription: Subscription, job: Job) -> bool:
    """Whether people have been told of a later revision meanwhile; programs can tell by themselves which is newer."""
    if subscription.target.channel == "webhook" or job.delivery.forced or len(job.delivery.announcements) != 1:
        return False
    return job.told is not None and job.told > job.delivery.announcements[0].revision


def _quiet(subscription: Subscription, delivery: Delivery, now: datetime) -> datetime | None:
    hours = subscription.quiet_hours
    if hours is None or delivery.forced or delivery.test:
        return None
    if hours.except_high and any(announcement.significance == "high" for announcement in delivery.announcements):
        return None
    return quiet_until(hours, now)
