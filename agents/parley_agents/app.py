"""The Faust app of a worker or a deliverer: its settings, and what agents are made of."""

from dataclasses import dataclass
from typing import Any

import faust
import structlog
from faust.types import TP

from parley.adapters import faust_fixes
from parley.adapters.broker.clients import BATCH_BYTES, LINGER_MS
from parley.adapters.broker.connection import faust_broker, faust_credentials
from parley.adapters.broker.topics import DELIVERY_TABLES, TABLES, partitions_of
from parley.adapters.settings import Settings
from parley_agents import halting
from parley_agents.boundary import Boundary, Handler
from parley_agents.halting import Halt
from parley_agents.offsets import HoleError, OffsetGuard
from parley_agents.producer import WorkerProducer
from parley_agents.tables import StageTable
from parley_topics.registry import DEAD_LETTERS, Topic

REQUEST_TIMEOUT = 40.0
"""Seconds after which a message that the broker does not take ends the worker."""

ROCKSDB_OPTIONS = {"block_cache_size": 16 << 20, "write_buffer_size": 4 << 20, "max_write_buffer_number": 2}
"""Of each partition of each table; the defaults, made for one big database, are 2 GiB and three times 64 MiB."""

_log = structlog.get_logger("parley.worker")


class App(faust.App):  # type: ignore[misc]  # Faust is imported without its types
    """A Faust app that makes its folders only where something is to be kept in them."""

    def _create_directories(self) -> None:
        if self.conf.store.scheme != "memory":
            self.conf.datadir.mkdir(parents=True, exist_ok=True)  # Faust makes the last folder only
            super()._create_directories()


@dataclass(frozen=True)
class WorkerApp:
    """A Faust app, and what an agent needs to be added to it."""

    app: Any
    settings: Settings
    producer: WorkerProducer
    boundary: Boundary

    def table(self, name: str) -> StageTable:
        """The table of a stage, which shares the partitions of the topic that the stage reads."""
        table = self.app.Table(
            name,
            key_type=bytes,
            value_type=bytes,
            partitions=partitions_of((TABLES | DELIVERY_TABLES)[name], self.settings),
            options=ROCKSDB_OPTIONS if self.settings.store == "rocksdb" else None,
        )
        return StageTable(table, self.producer)

    def agent(self, name: str, topic: Topic, handler: Handler, *, overlap: int = 1) -> Any:
        """Add an agent that handles the messages of a topic, one after another or so many at once; returns it."""
        source = self.app.topic(
            topic.name(self.settings.prefix),
            key_type=bytes,
            value_type=bytes,
            key_serializer="raw",
            value_serializer="raw",
        )

        async def run(stream: Any) -> None:
            await self.boundary.run(name, stream, handler, overlap=overlap)

        return self.app.agent(source, name=name, concurrency=1)(run)


def make_worker_app(settings: Settings, group: str, *, halt: Halt = halting.halt) -> WorkerApp:
    """An app of a consumer group, without agents; `halt` ends the process where going on would lose a message.

    SettingError where the installed Faust is not the one that has been repaired.
    """
    faust_fixes.apply()
    app = App(
        group,
        broker=faust_broker(settings),
        broker_credentials=faust_credentials(settings),
        processing_guarantee="at_least_once",
        consumer_auto_offset_reset="earliest",
        broker_commit_interval=settings.commit_interval,
        broker_session_timeout=settings.session_timeout,
        broker_heartbeat_interval=settings.session_timeout / 3,
        broker_check_crcs=not settings.embedded,
        producer_acks=-1,
        producer_linger=LINGER_MS / 1000,
        producer_max_batch_size=BATCH_BYTES,
        producer_max_request_size=DEAD_LETTERS.max_message_bytes,
        producer_request_timeout=REQUEST_TIMEOUT,
        store=f"{settings.store}://",
        datadir=str(settings.data_dir),
        topic_allow_declare=False,
        topic_disable_leader=True,
        web_enabled=False,
        autodiscover=False,
        cython_optimizations=True,
        worker_redirect_stdouts=False,
    )
    producer = WorkerProducer(app, settings.prefix, halt)
    guard = OffsetGuard(app, _lost if settings.embedded else _expired)
    return WorkerApp(app, settings, producer, Boundary(producer, guard.check, halt))


def _expired(tp: TP, count: int) -> None:
    _log.warning("messages expired before they were read", topic=tp.topic, partition=tp.partition, count=count)


def _lost(tp: TP, count: int) -> None:
    raise HoleError(
        f"the embedded broker dropped {count} messages of {tp.topic} before they were read: it holds 5 MiB a partition"
    )
