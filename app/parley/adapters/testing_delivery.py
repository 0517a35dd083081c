"""One test message, sent at once and without the broker, so that its owner sees what comes of it."""

from parley.adapters.channels import dispatching, now
from parley.adapters.settings import Settings
from parley.adapters.subscribing import Directory
from parley.domain.delivering.attempts import Job, Progress
from parley.domain.delivering.example import example_delivery
from parley.domain.delivering.times import write_instant
from parley_topics.deliveries import Attempt, Subscription


async def send_test(settings: Settings, directory: Directory, subscription: Subscription) -> Attempt:
    """How the attempt to send an example to a subscription ended."""
    at = write_instant(now())
    attempts: list[Attempt] = []
    failures: list[BaseException] = []

    async def report(attempt: Attempt) -> None:
        attempts.append(attempt)

    async with dispatching(settings, directory, failures.append) as dispatcher:
        job = Job(example_delivery(subscription, at), Progress(due=at))
        dispatcher.offer(job, report, lambda _id, _until: None)
        await dispatcher.drain()
    if failures:
        raise failures[0]
    return attempts[0]
