"""Delivery without a broker: developments from a file, to those who want them, each attempted once."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec

from parley.adapters.channels import dispatching, now
from parley.adapters.secrets import Vault
from parley.adapters.settings import Settings
from parley.adapters.subscribing import Declared, Directory
from parley.domain.delivering.intents import intents
from parley.domain.delivering.matching import Policy
from parley.domain.delivering.outbox import Outbox
from parley.domain.delivering.times import write_instant
from parley.domain.errors import InputError
from parley.domain.stores import MemoryStore
from parley_topics.deliveries import Attempt, Delivery
from parley_topics.developments import AnyAnnouncement

_AS_LEDGER = {"revision": 1, "late": False, "retracted": None, "detected_at": None}
"""What a line of a ledger lacks to be an announcement."""


def read_announcements(lines: Iterable[bytes], name: str) -> Iterator[AnyAnnouncement]:
    """The developments of a file, one JSON object a line; InputError, which names the line, where one is none."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            document = msgspec.json.decode(line, type=dict[str, Any])
            yield msgspec.convert({**_AS_LEDGER, **document}, AnyAnnouncement)
        except msgspec.DecodeError as error:
            raise InputError(
                f"{name}:{number}: no development: {error}; `parley replay --format jsonl` prints them"
            ) from None


async def deliver_inline(
    settings: Settings, declared: list[Declared], announcements: Iterable[AnyAnnouncement]
) -> tuple[list[tuple[Delivery, Attempt]], int, datetime | None]:
    """Send announcements to the declared subscriptions that want them.

    How each attempt ended, in order of its end, how many deliveries are left, and when the first of them is due: those
    that failed and would be tried again, and those held back by quiet hours or by a receiver that asked for a pause.
    Groups are closed at once.
    """
    directory = Directory(Vault(()), declared)
    outbox, clock = Outbox(MemoryStore()), now()
    ended: list[tuple[Delivery, Attempt]] = []
    failures: list[BaseException] = []
    for announcement in announcements:
        for delivery in intents(directory.all(), announcement, clock, Policy(replays=True)):
            outbox.accept(delivery)
    _close_groups(outbox, clock)
    async with dispatching(settings, directory, failures.append) as dispatcher:
        for job in outbox.due(now(), limit=1_000_000):

            async def report(attempt: Attempt, delivery: Delivery = job.delivery) -> None:
                ended.append((delivery, attempt))
                outbox.record(attempt)

            dispatcher.offer(job, report, outbox.put_back)
        await dispatcher.drain()
    if failures:
        raise failures[0]
    return ended, len(outbox), outbox.next_due()


def _close_groups(outbox: Outbox, clock: datetime) -> None:
    later = datetime.max.replace(tzinfo=clock.tzinfo)
    for closed in outbox.closing(later):
        outbox.accept(msgspec.structs.replace(closed, at=write_instant(clock)))
