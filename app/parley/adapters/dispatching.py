"""Sends what is due: each subscription in a lane of its own, so that a slow or dead receiver delays nobody else."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from time import monotonic

import structlog

from parley.adapters import delivery_metrics
from parley.adapters.posting import Sender
from parley.domain.delivering.addresses import Address
from parley.domain.delivering.attempts import Action, Job, conclude, dropped, plan_attempt
from parley.domain.delivering.times import read_instant
from parley.domain.delivering.verdicts import Answer, Failure
from parley.domain.errors import ParleyError
from parley_topics.deliveries import Attempt, Channel, Subscription

Report = Callable[[Attempt], Awaitable[None]]
PutBack = Callable[[str, datetime], None]


@dataclass(frozen=True)
class Lane:
    """How a channel is sent over: how many attempts at once, and the least time between two in seconds."""

    width: int = 4
    gap: float = 0.0


LANES: dict[Channel, Lane] = {
    "webhook": Lane(width=4),
    "slack": Lane(width=1, gap=1.0),  # Slack: one message a second for each hook and channel
    "slack_bot": Lane(width=1, gap=1.0),
    "apprise": Lane(width=1),
}


@dataclass
class _Queue:
    jobs: deque[tuple[Job, Report, PutBack]] = field(default_factory=deque)
    busy: int = 0
    wait_until: datetime | None = None


class Dispatcher:
    """Attempts deliveries, each once, and reports how it ended.

    `subscription` and `address` look up who a delivery goes to and where; `clock` gives the time and `chance` a number
    from 0 to 1 for the jitter. `failed` is told of an error that is none of the receiver's: a report that was not
    taken, which must end the worker.
    """

    def __init__(
        self,
        senders: Mapping[Channel, Sender],
        subscription: Callable[[str], Subscription | None],
        address: Callable[[Subscription], Address],
        *,
        clock: Callable[[], datetime],
        chance: Callable[[], float],
        failed: Callable[[BaseException], None],
        lanes: Mapping[Channel, Lane] = LANES,
    ) -> None:
        self._senders = senders
        self._subscription = subscription
        self._address = address
        self._clock = clock
        self._chance = chance
        self._failed = failed
        self._lanes = lanes
        self._queues: dict[str, _Queue] = {}
        self._free_at: dict[str, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.held: set[str] = set()
        """The deliveries that it has been offered and that have not been reported or put back."""
        self._log = structlog.get_logger("parley.deliver")

    def offer(self, job: Job, report: Report, put_back: PutBack) -> None:
        """Take a job to attempt it as soon as its lane is free; `put_back` gets it again where it must wait."""
        subscription = self._subscription(job.delivery.subscription)
        lane = self._lanes[subscription.target.channel] if subscription is not None else Lane()
        queue = self._queues.setdefault(job.delivery.subscription, _Queue())
        queue.jobs.append((job, report, put_back))
        self.held.add(job.delivery.id)
        delivery_metrics.UNDER_WAY.set(len(self.held))
        if queue.busy < lane.width:
            queue.busy += 1
            task = asyncio.create_task(self._work(job.delivery.subscription, queue, lane))
            self._tasks.add(task)
            task.add_done_callback(self._ended)

    async def drain(self) -> None:
        """Wait until nothing is under way."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        """Stop; what is under way is attempted again by the next worker, with the same id."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work(self, name: str, queue: _Queue, lane: Lane) -> None:
        try:
            while queue.jobs:
                if lane.gap and await self._wait_for_gap(name, lane.gap):
                    continue
                job, report, put_back = queue.jobs.popleft()
                await self._attempt(queue, job, report, put_back)
                self.held.discard(job.delivery.id)
                delivery_metrics.UNDER_WAY.set(len(self.held))
        finally:
            queue.busy -= 1
            if not queue.jobs and not queue.busy:
                self._queues.pop(name, None)

    async def _wait_for_gap(self, name: str, gap: float) -> bool:
        """Whether it was too early to send; the gap is the receiver's, however many subscriptions lead to it."""
        receiver = self._receiver(name)
        wait = self._free_at.get(receiver, 0.0) - monotonic()
        if wait > 0:
            await asyncio.sleep(wait)
            return True
        self._free_at[receiver] = monotonic() + gap
        return False

    def _receiver(self, name: str) -> str:
        """What is paced together: address and room, or the subscription alone where its address is not known."""
        subscription = self._subscription(name)
        if subscription is None:
            return name
        try:
            return f"{self._address(subscription).url} {subscription.target.room}"
        except ParleyError:
            return name

    async def _attempt(self, queue: _Queue, job: Job, report: Report, put_back: PutBack) -> None:
        now = self._clock()
        subscription = self._subscription(job.delivery.subscription)
        plan = plan_attempt(subscription, job, now)
        if plan.action is Action.SEND and queue.wait_until is not None and queue.wait_until > now:
            put_back(job.delivery.id, queue.wait_until)
        elif plan.action is Action.WAIT:
            put_back(job.delivery.id, plan.until or now + timedelta(seconds=1))
        elif subscription is None or plan.action is Action.DROP:
            await report(dropped(job, plan.reason, now))
        else:
            answer = await self._send(subscription, job)
            attempt = conclude(subscription, job, answer, self._clock(), self._chance())
            queue.wait_until = read_instant(attempt.endpoint_wait_until) if attempt.endpoint_wait_until else None
            delivery_metrics.count(subscription.target.channel, attempt)
            self._tell(subscription, attempt)
            await report(attempt)

    async def _send(self, subscription: Subscription, job: Job) -> Answer:
        try:
            sender = self._senders.get(subscription.target.channel)
            if sender is None:
                return Answer(failure=Failure.SETTINGS)
            return await sender.send(subscription, self._address(subscription), job)
        except ParleyError as error:
            self._log.error("delivery not possible", subscription=subscription.id, reason=str(error))
            return Answer(failure=Failure.SETTINGS)
        except Exception as error:  # noqa: BLE001 - a message that cannot be made must not stop all others
            # Without the traceback: a local variable in it may be a secret.
            self._log.error("delivery failed by our own fault", delivery=job.delivery.id, kind=type(error).__name__)
            return Answer(failure=Failure.INTERNAL)

    def _tell(self, subscription: Subscription, attempt: Attempt) -> None:
        say = self._log.info if attempt.outcome == "delivered" else self._log.warning
        say(
            "delivery attempted",
            delivery=attempt.delivery,
            subscription=attempt.subscription,
            channel=subscription.target.channel,
            number=attempt.number,
            outcome=attempt.outcome,
            reason=attempt.reason,
            duration_ms=attempt.duration_ms,
            next_at=attempt.next_at,
        )

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self._failed(error)
