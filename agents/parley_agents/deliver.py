"""The agents of a deliverer: announcements become deliveries, deliveries wait in the outbox, attempts are recorded."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from parley.adapters.dispatching import Dispatcher
from parley.adapters.subscribing import Directory
from parley.domain.delivering.intents import disabling, intents
from parley.domain.delivering.matching import Policy
from parley_agents.app import WorkerApp
from parley_agents.messages import Incoming
from parley_agents.shelves import Shelves
from parley_topics.deliveries import Attempt, DeliveryRecord
from parley_topics.developments import AnyAnnouncement
from parley_topics.events import Message, attempt_message, delivery_message, subscription_message
from parley_topics.registry import DELIVERIES, DELIVERY_ATTEMPTS, DEVELOPMENTS

SWEEP_SECONDS = 0.2
"""How often the timer looks for what has become due; what is due at once does not wait for it."""


@dataclass
class Deliverer:
    """What the agents of a deliverer share. Messages wait until it has been begun."""

    worker: WorkerApp
    shelves: Shelves
    policy: Policy
    clock: Callable[[], datetime]
    _begun: asyncio.Event = field(default_factory=asyncio.Event)

    def begin(self, directory: Directory, dispatcher: Dispatcher) -> None:
        """Take up work: with the subscriptions as they stand, and who sends."""
        self._directory, self._dispatcher = directory, dispatcher
        self.shelves.held = dispatcher.held
        self._begun.set()

    async def announce(self, message: Incoming) -> None:
        """Write a delivery for each subscription that wants the announcement."""
        await self._begun.wait()
        announcement: AnyAnnouncement = message.record(AnyAnnouncement)  # type: ignore[arg-type] # a union is a kind too
        deliveries = intents(self._directory.all(), announcement, self.clock(), self.policy)
        await self._send_all([delivery_message(delivery) for delivery in deliveries])

    async def accept(self, message: Incoming) -> None:
        """Let a delivery wait, and attempt it at once where nothing holds it back."""
        await self._begun.wait()
        record: DeliveryRecord = message.record(DeliveryRecord)  # type: ignore[arg-type] # a union is a kind too
        subscription = self._directory.get(record.subscription)
        shelf = self.shelves.of(message.partition)
        async with shelf.lock:
            shelf.outbox.accept(record, None if subscription is None else subscription.grouping)
            await shelf.store.publish()
        self._offer_due(message.partition)

    async def record(self, message: Incoming) -> None:
        """Count an attempt, and disable the subscription where it was the last straw."""
        await self._begun.wait()
        attempt = message.record(Attempt)
        shelf = self.shelves.of(message.partition)
        async with shelf.lock:
            shelf.outbox.record(attempt)
            await shelf.store.publish()
        disabled, notices = disabling(self._directory.all(), attempt)
        await self._send_all([*map(subscription_message, disabled), *map(delivery_message, notices)])

    async def sweep(self) -> None:
        """What the timer does: offer whatever has become due, and close the groups that have waited long enough."""
        await self._begun.wait()
        for partition in self.shelves.owned():
            self._offer_due(partition)
            for closed in self.shelves.of(partition).outbox.closing(self.clock()):
                await self._send(delivery_message(closed), partition)

    def _offer_due(self, partition: int) -> None:
        async def report(attempt: Attempt) -> None:
            await self._send(attempt_message(attempt), partition)

        outbox = self.shelves.of(partition).outbox
        for job in outbox.due(self.clock()):
            self._dispatcher.offer(job, report, outbox.put_back)

    async def _send_all(self, messages: list[Message]) -> None:
        await asyncio.gather(*[await self.worker.producer.send(message) for message in messages])

    async def _send(self, message: Message, partition: int) -> None:
        await (await self.worker.producer.send(message, partition=partition))


def register(worker: WorkerApp, policy: Policy, clock: Callable[[], datetime]) -> Deliverer:
    """Add the agents and the timer of a deliverer to a worker."""
    deliverer = Deliverer(worker, Shelves(worker, worker.table("outbox")), policy, clock)
    worker.agent("announce", DEVELOPMENTS, deliverer.announce)
    worker.agent("accept", DELIVERIES, deliverer.accept)
    worker.agent("record", DELIVERY_ATTEMPTS, deliverer.record)
    worker.app.timer(SWEEP_SECONDS, name="sweep")(deliverer.sweep)
    return deliverer
