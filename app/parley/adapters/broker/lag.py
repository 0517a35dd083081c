"""How far the pipeline's workers are behind, by what their group has committed: for back-pressure and for people.

A commit that stands still shows in no log of Faust, so this is what to watch.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError
from aiokafka.structs import OffsetAndMetadata

from parley.adapters.broker.clients import partitions_of
from parley.adapters.broker.connection import bootstrap, client_options
from parley.adapters.settings import Settings
from parley.domain.errors import UnavailableError
from parley_topics.registry import ARTICLES, CLAIMS, UNIQUE_ARTICLES, Topic

PATIENCE_SECONDS = 30

STAGES: tuple[Topic, ...] = (ARTICLES, UNIQUE_ARTICLES, CLAIMS)
"""The topics that the pipeline's workers read."""


@dataclass(frozen=True)
class PartitionLag:
    """One partition: the first offset that is not done, and the first that is not written."""

    topic: Topic
    partition: int
    committed: int
    end: int

    @property
    def behind(self) -> int:
        """How many messages wait or are being handled."""
        return self.end - self.committed


class LagProbe:
    """Asks the broker how far the group is; open for the time of `lag_probe`."""

    def __init__(self, settings: Settings, admin: AIOKafkaAdminClient, consumer: AIOKafkaConsumer) -> None:
        self._settings = settings
        self._admin = admin
        self._consumer = consumer
        self._topics: dict[TopicPartition, Topic] = {}

    async def measure(self) -> list[PartitionLag]:
        """The lag of every partition of every stage.

        Where `behind` is 0 everywhere, all articles acknowledged before this call are done: a stage commits a message
        only after the broker has what it made of it, and the ends are read after the commits.
        """
        if not self._topics:
            for topic in STAGES:
                name = topic.name(self._settings.prefix)
                for partition in await partitions_of(self._consumer, name):
                    self._topics[TopicPartition(name, partition)] = topic
        committed = await self._committed()
        begins = await self._consumer.beginning_offsets(list(self._topics))
        ends = await self._consumer.end_offsets(list(self._topics))
        lags = []
        for tp, topic in self._topics.items():
            entry = committed.get(tp)
            done = begins[tp] if entry is None or entry.offset < 0 else entry.offset
            lags.append(PartitionLag(topic, tp.partition, done, ends[tp]))
        return lags

    async def _committed(self) -> dict[TopicPartition, OffsetAndMetadata]:
        """The group's commits; a broker that has just started, or just moved the group, is given time to answer."""
        until = asyncio.get_running_loop().time() + PATIENCE_SECONDS
        while True:
            try:
                found: dict[TopicPartition, OffsetAndMetadata] = await self._admin.list_consumer_group_offsets(
                    self._settings.group, partitions=list(self._topics)
                )
            except KafkaError as error:
                if not error.retriable or asyncio.get_running_loop().time() > until:
                    raise
                await asyncio.sleep(0.2)
            else:
                return found

    async def behind(self) -> int:
        """How many messages of all stages wait or are being handled."""
        return sum(lag.behind for lag in await self.measure())


@asynccontextmanager
async def lag_probe(settings: Settings) -> AsyncIterator[LagProbe]:
    """A probe of the pipeline's group; UnavailableError where the broker does not answer."""
    admin = AIOKafkaAdminClient(**client_options(settings))
    consumer = AIOKafkaConsumer(**client_options(settings))
    try:
        await consumer.start()
        await admin.start()
        yield LagProbe(settings, admin, consumer)
    except (KafkaError, OSError) as error:
        raise UnavailableError(f"the broker at {bootstrap(settings)} does not say how far workers are") from error
    finally:
        await admin.close()
        await consumer.stop()
