"""The agent that keeps the ledgers and announces what changes in them."""

import asyncio

from parley_agents.app import Pipeline
from parley_agents.messages import Incoming
from parley_topics.claims import ClaimSet, Day
from parley_topics.events import announcement_message
from parley_topics.registry import CLAIMS, DAY


def register(pipeline: Pipeline) -> None:
    """Add the agent to a pipeline.

    The order of its steps is what makes each announcement go out at least once and always the same: the state is on
    the broker before an announcement is sent, and that it was announced is noted after the broker has it.
    """
    table = pipeline.table("track")

    async def handle(message: Incoming) -> None:
        store = table.store(message.partition)
        announcements = pipeline.stages.track(store, _record(message))
        written = await table.publish()
        if announcements:
            await asyncio.gather(*written)
            messages = [announcement_message(announcement) for announcement in announcements]
            await asyncio.gather(*[await pipeline.outbox.send(message) for message in messages])
            for announcement in announcements:
                pipeline.stages.record_announced(store, announcement)
            await table.publish()

    pipeline.agent("track", CLAIMS, handle)


def _record(message: Incoming) -> ClaimSet | Day:
    return message.record(Day) if message.event_type == DAY.type else message.record(ClaimSet)
