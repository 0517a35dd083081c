"""The outboxes of the partitions that a deliverer has now, each with its store."""

import asyncio
from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from parley.domain.delivering.outbox import Outbox
from parley_agents.app import WorkerApp
from parley_agents.tables import PartitionStore, StageTable
from parley_topics.registry import DELIVERIES


@dataclass
class Shelf:
    """The outbox of one partition and its store; one message at a time changes them, in the changelog's order."""

    store: PartitionStore
    outbox: Outbox
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass
class Shelves:
    """A shelf for each partition, loaded when first asked for and forgotten when the partition goes elsewhere.

    `held` are the deliveries that are being sent already: loading a shelf does not offer them again.
    """

    worker: WorkerApp
    table: StageTable
    held: Set[str] = frozenset()
    _shelves: dict[int, Shelf] = field(default_factory=dict)
    _generation: int = -1

    def of(self, partition: int) -> Shelf:
        """The shelf of a partition."""
        if partition not in self._shelves:
            store = self.table.store(partition)
            outbox = Outbox(store)
            outbox.load(store.items(), self.held)
            self._shelves[partition] = Shelf(store, outbox)
        return self._shelves[partition]

    def owned(self) -> Iterator[int]:
        """The partitions that are this worker's now; none while they change hands."""
        app = self.worker.app
        if app.rebalancing:
            return
        name = DELIVERIES.name(self.worker.settings.prefix)
        owned = {tp.partition for tp in app.consumer.assignment() if tp.topic == name}
        self._drop_lost(owned, app.consumer_generation_id)
        yield from owned

    def _drop_lost(self, owned: set[int], generation: int) -> None:
        """Forget the outboxes that other workers have now, or may have had since the last look."""
        if self._generation not in {-1, generation - 1, generation}:
            self._shelves.clear()
        self._generation = generation
        for partition in self._shelves.keys() - owned:
            del self._shelves[partition]
