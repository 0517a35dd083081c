"""What faust-streaming 0.15.3 needs so that a rebalance loses no message; each change belongs upstream too.

Measured on Apache Kafka 4.3 with the unmodified version: of a backlog that two workers began together up to 17% was
never processed, and commits froze without a word. Three causes, three changes:

1. `Recovery.on_recovery_completed` resumes the source partitions before it clears the streams' queues, so what is
   fetched in between is dropped and then committed over. Here the queues are cleared first.
2. The consumer's thread is handed the live set of active partitions; pausing empties it while aiokafka waits, and an
   empty set means "all" there. Faust then drops the records as inactive. Here it gets a copy.
3. `seek_to_committed` leaves a partition without a commit where it is, behind records that were dropped. Here it goes
   back to the first record that the topic still holds.

Three more:

4. aiokafka hands an error of the group's coordination to whoever asks it for records, and waits until that is done.
   Faust asks the fetcher instead, so a worker that could not join was left without partitions, alive and silent. Here
   the error is said, and aiokafka joins again. (librdkafka's mock cluster gives one to a member that is slower than its
   group's leader, so the leader gives the others a head start.)
5. `Consumer._commit_offsets` remembers offsets as committed even where the group has been rebalanced and the commit did
   not count. What is then read again counts as committed already, so the commit stands still until something new comes.
   Here it remembers what was committed.
6. For speed: Faust lets a fetch wait 1.5 s at the broker, during which no other partition of that broker is read.
"""

import asyncio
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError
from faust.tables.recovery import Recovery
from faust.transport.consumer import ThreadDelegateConsumer
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread
from faust.types import TP

from parley.domain.errors import SettingError

FAUST_VERSION = "0.15.3"
FETCH_WAIT_MS = 50
REJOIN_SECONDS = 0.1
HEAD_START_SECONDS = 0.1


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
    ThreadDelegateConsumer._commit_offsets = _commit_offsets  # noqa: SLF001
    AIOKafkaConsumerThread.seek_to_committed = _seek_to_committed
    AIOKafkaConsumerThread._create_worker_consumer = _create_worker_consumer  # noqa: SLF001
    AIOKafkaConsumerThread.on_start = _on_start


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


async def _commit_offsets(self: Any, offsets: Mapping[TP, int], start_new_transaction: bool = True) -> bool:  # noqa: ARG001 - Faust's
    """`Consumer._commit_offsets` of an app without transactions, which remembers only a commit that counted."""
    assignment = self.assignment()
    own = {tp: offset for tp, offset in offsets.items() if tp in assignment}
    if not own:
        return False
    await self.app.producer.flush()
    if not await self._commit(own):
        return False
    self.app.tables.on_commit(own)
    self._committed_offset.update(own)
    self.app.monitor.on_tp_commit(own)
    return True


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


_stock_on_start = AIOKafkaConsumerThread.on_start


async def _on_start(self: Any) -> None:
    """`AIOKafkaConsumerThread.on_start`, after which errors of the group's coordination are said and tried again."""
    await _stock_on_start(self)
    coordinator = self._consumer._coordinator  # noqa: SLF001
    assign = coordinator._perform_assignment  # noqa: SLF001

    async def say(error: KafkaError) -> None:
        self.log.error("The group cannot be joined, trying again: %r", error)
        await asyncio.sleep(REJOIN_SECONDS)

    async def assign_later(*arguments: Any) -> Any:
        await asyncio.sleep(HEAD_START_SECONDS)
        return await assign(*arguments)

    coordinator._push_error_to_user = say  # noqa: SLF001
    coordinator._perform_assignment = assign_later  # noqa: SLF001
