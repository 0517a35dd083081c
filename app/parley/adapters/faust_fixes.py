"""What faust-streaming 0.15.3 needs so that a rebalance loses no message; each change belongs upstream too.

Measured on Apache Kafka 4.3 with the unmodified version: of a backlog that two workers began together up to 17% was
never processed, and commits froze without a word. Three causes, three changes:

1. `Recovery.on_recovery_completed` resumes the source partitions before it clears the streams' queues, so what is
   fetched in between is dropped and then committed over. Here the queues are cleared first.
2. The consumer's thread is handed the live set of active partitions; pausing empties it while aiokafka waits, and an
   empty set means "all" there. Faust then drops the records as inactive. Here it gets a copy.
3. `seek_to_committed` leaves a partition without a commit where it is, behind records that were dropped. Here it goes
   back to the first record that the topic still holds.

And one for speed: Faust lets a fetch wait 1.5 s at the broker, during which no other partition of that broker is read.
"""

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from aiokafka import AIOKafkaConsumer
from faust.tables.recovery import Recovery
from faust.transport.consumer import ThreadDelegateConsumer
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread
from faust.types import TP

from parley.domain.errors import SettingError

FAUST_VERSION = "0.15.3"
FETCH_WAIT_MS = 50


def apply() -> None:
    """Change the Faust of this process; done twice it changes nothing more.

    SettingError where the installed version is not the one that these changes were made and tested for.
    """
    installed = version("faust-streaming")
    if installed != FAUST_VERSION:
        raise SettingError(
            f"faust-streaming {installed} is installed, and its recovery has been repaired and tested for "
            f"{FAUST_VERSION} only: install that one"
        )
    Recovery.on_recovery_completed = _on_recovery_completed
    ThreadDelegateConsumer._getmany = _getmany  # noqa: SLF001 - the changes are to internals, hence the version check
    AIOKafkaConsumerThread.seek_to_committed = _seek_to_committed
    AIOKafkaConsumerThread._create_worker_consumer = _create_worker_consumer  # noqa: SLF001


async def _on_recovery_completed(self: Any, generation_id: int = 0) -> None:
    """`Recovery.on_recovery_completed`, with the source partitions resumed only after the queues were cleared."""
    app = self.app
    consumer = app.consumer
    await app.on_rebalance_complete.send()
    self._set_recovery_ended()
    for table in self.tables.values():
        await table.on_recovery_completed(self.actives_for_table[table], self.standbys_for_table[table])
    assignment = consumer.assignment()
    if app.consumer_generation_id != generation_id:
        self.log.warning("Another rebalance began during recovery")
        return
    if assignment:
        await self._wait(consumer.perform_seek(), timeout=app.conf.broker_request_timeout)
    self.completed.set()
    app.flow_control.resume()
    consumer.resume_partitions({tp for tp in assignment if not self._is_changelog_tp(tp)})
    consumer.resume_flow()
    await app._fetcher.maybe_start()  # noqa: SLF001
    self.tables.on_actives_ready()
    if not app.assignor.assigned_standbys():
        self.tables.on_standbys_ready()
    app.on_rebalance_end()
    self.log.info("Worker ready")


async def _getmany(self: Any, active_partitions: set[TP] | None, timeout: float) -> Any:  # noqa: ASYNC109 - Faust's
    """`ThreadDelegateConsumer._getmany`, with a copy of a set that others change meanwhile."""
    active = None if active_partitions is None else set(active_partitions)
    return await self._thread.getmany(active, timeout)


async def _seek_to_committed(self: Any) -> Mapping[TP, int | None]:
    """`AIOKafkaConsumerThread.seek_to_committed`, which also seeks source partitions that have no commit."""
    committed: Mapping[TP, int | None] = await self.call_thread(_seek, self._ensure_consumer(), _changelogs(self))
    return committed


async def _seek(consumer: AIOKafkaConsumer, changelogs: frozenset[str]) -> Mapping[TP, int | None]:
    committed: Mapping[TP, int | None] = await consumer.seek_to_committed()
    begun = [tp for tp, offset in committed.items() if not offset and tp.topic not in changelogs]
    if begun:
        await consumer.seek_to_beginning(*begun)
    return committed


def _changelogs(thread: Any) -> frozenset[str]:
    return frozenset(thread.app.tables.changelog_topics)


_stock_create_worker_consumer = AIOKafkaConsumerThread._create_worker_consumer  # noqa: SLF001


def _create_worker_consumer(self: Any, transport: Any) -> AIOKafkaConsumer:
    """`AIOKafkaConsumerThread._create_worker_consumer`, with a shorter wait for new records."""
    consumer = _stock_create_worker_consumer(self, transport)
    # The consumer makes its fetcher, which reads the wait once, when it starts.
    consumer._fetch_max_wait_ms = FETCH_WAIT_MS  # noqa: SLF001
    return consumer
