"""The agents of a deliverer: announcements become deliveries, deliveries wait in the outbox, attempts are recorded."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from parley.adapters.dispatching import Dispatcher
from parley.adapters.subscribing import Directory
from parley.domain.delivering.attempts import Job
from parley.domain.delivering.intents import disabled_notices, intents
from parley.domain.delivering.matching import Policy
from parley.domain.delivering.outbox import Outbox
from parley.domain.delivering.subscriptions import set_state
from parley_agents.app import WorkerApp
from parley_agents.messages import Incoming
from parley_agents.tables import PartitionStore, StageTable
from parley_topics.deliveries import Attempt, DeliveryRecord
from parley_topics.developments import AnyAnnouncement
from parley_topics.events import Message, attempt_message, delivery_message, subscription_message
from parley_topics.registry import DELIVERIES, DELIVERY_ATTEMPTS, DEVELOPMENTS

SWEEP_SECONDS = 0.2
"""How often the timer looks for what has become due; what is due at once does not wait for it."""


@dataclass
class Shelf:
    """The outbox of one partition and its store; one message at a time changes them, in the changelog's order."""

    store: PartitionStore
    outbox: Outbox
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass
class Deliverer:
    """What the agents of a deliverer share. Messages wait until it has been begun."""

    worker: WorkerApp
    table: StageTable
    policy: Policy
    clock: Callable[[], datetime]
    _shelves: dict[int, Shelf] = field(default_factory=dict)
    _generation: int = -1
    _begun: asyncio.Event = field(default_factory=asyncio.Event)

    def begin(self, directory: Directory, dispatcher: Dispatcher) -> None:
        """Take up work: with the subscriptions as they stand, and who sends."""
        self._directory, self._dispatcher = directory, dispatcher
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
        shelf = self._shelf(message.partition)
        async with shelf.lock:
            shelf.outbox.accept(record, None if subscription is None else subscription.grouping)
            await shelf.store.publish()
        self._offer_due(message.partition)

    async def record(self, message: Incoming) -> None:
        """Count an attempt, and disable the subscription where it was the last straw."""
        await self._begun.wait()
        attempt = message.record(Attempt)
        shelf = self._shelf(message.partition)
        async with shelf.lock:
            shelf.outbox.record(attempt)
            await shelf.store.publish()
        if attempt.disable:
            await self._disable(attempt)

    async def sweep(self) -> None:
        """What the timer does: offer whatever has become due, and close the groups that have waited long enough."""
        app = self.worker.app
        if app.rebalancing or not self._begun.is_set():
            return
        name = DELIVERIES.name(self.worker.settings.prefix)
        owned = {tp.partition for tp in app.consumer.assignment() if tp.topic == name}
        self._drop_lost(owned, app.consumer_generation_id)
        for partition in owned:
            self._offer_due(partition)
            for closed in self._shelf(partition).outbox.closing(self.clock()):
                await self._send(delivery_message(closed), partition)

    def _drop_lost(self, owned: set[int], generation: int) -> None:
        """Forget the outboxes that other workers have now, or may have had since the last look."""
        if self._generation not in {-1, generation - 1, generation}:
            self._shelves.clear()
        self._generation = generation
        for partition in self._shelves.keys() - owned:
            del self._shelves[partition]

    def _offer_due(self, partition: int) -> None:
        outbox = self._shelf(partition).outbox
        for job in outbox.due(self.clock()):
            self._offer(job, partition, outbox)

    def _offer(self, job: Job, partition: int, outbox: Outbox) -> None:
        async def report(attempt: Attempt) -> None:
            await self._send(attempt_message(attempt), partition)

        self._dispatcher.offer(job, report, outbox.put_back)

    def _shelf(self, partition: int) -> Shelf:
        if partition not in self._shelves:
            store = self.table.store(partition)
            outbox = Outbox(store)
            outbox.load(store.items(), self._dispatcher.held)
            self._shelves[partition] = Shelf(store, outbox)
        return self._shelves[partition]

    async def _disable(self, attempt: Attempt) -> None:
        subscription = self._directory.get(attempt.subscription)
        if subscription is None or subscription.state != "active":
            return
        disabled = set_state(subscription, "disabled", attempt.reason, attempt.at)
        notices = disabled_notices(self._directory.all(), disabled, attempt.reason, attempt.at)
        await self._send_all([subscription_message(disabled), *map(delivery_message, notices)])

    async def _send_all(self, messages: list[Message]) -> None:
        await asyncio.gather(*[await self.worker.producer.send(message) for message in messages])

    async def _send(self, message: Message, partition: int) -> None:
        await (await self.worker.producer.send(message, partition=partition))


def register(worker: WorkerApp, policy: Policy, clock: Callable[[], datetime]) -> Deliverer:
    """Add the agents and the timer of a deliverer to a worker."""
    deliverer = Deliverer(worker, worker.table("outbox"), policy, clock)
    worker.agent("announce", DEVELOPMENTS, deliverer.announce)
    worker.agent("accept", DELIVERIES, deliverer.accept)
    worker.agent("record", DELIVERY_ATTEMPTS, deliverer.record)
    worker.app.timer(SWEEP_SECONDS, name="sweep")(deliverer.sweep)
    return deliverer
