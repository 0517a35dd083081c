"""The agent that keeps the ledgers and announces what changes in them."""

import asyncio

from parley_agents.app import WorkerApp
from parley_agents.messages import Incoming
from parley_agents.stages import Stages
from parley_topics.claims import ClaimSet, Day
from parley_topics.events import announcement_message
from parley_topics.registry import CLAIMS, DAY

OVERLAP = 32
"""Negotiations that are handled at once: while one waits for the broker, the others go on."""


def register(worker: WorkerApp, stages: Stages) -> None:
    """Add the agent to a worker.

    The order of its steps is what makes each announcement go out at least once and always the same: the state is on
    the broker before an announcement is sent, and that it was announced is noted after the broker has it.
    """
    table = worker.table("track")

    async def handle(message: Incoming) -> None:
        store = table.store(message.partition)
        announcements = stages.track(store, _record(message))
        written = await store.publish()
        if announcements:
            await asyncio.gather(*written)
            messages = [announcement_message(announcement) for announcement in announcements]
            await asyncio.gather(*[await worker.producer.send(message) for message in messages])
            for announcement in announcements:
                stages.record_announced(store, announcement)
            await store.publish()

    worker.agent("track", CLAIMS, handle, overlap=OVERLAP)


def _record(message: Incoming) -> ClaimSet | Day:
    return message.record(Day) if message.event_type == DAY.type else message.record(ClaimSet)
