"""The agent that turns articles into claim sets, and tells every partition of claims of a new day."""

import asyncio

from parley_agents.app import Pipeline
from parley_agents.messages import Incoming
from parley_agents.stages import Stages
from parley_topics.articles import UniqueArticle
from parley_topics.claims import Day
from parley_topics.events import claim_set_message, day_message
from parley_topics.registry import CLAIMS, UNIQUE_ARTICLES


def register(pipeline: Pipeline, stages: Stages) -> None:
    """Add the agent to a pipeline."""
    table = pipeline.table("extract")

    async def handle(message: Incoming) -> None:
        store = table.store(message.partition)
        # Reading takes milliseconds; in a thread it does not keep the other agents from answering the broker.
        outputs = await asyncio.to_thread(stages.extract, store, message.record(UniqueArticle))
        for output in outputs:
            if isinstance(output, Day):
                for partition in await pipeline.outbox.partitions(CLAIMS):
                    await pipeline.outbox.send(day_message(output), partition=partition)
            else:
                await pipeline.outbox.send(claim_set_message(output))
        await store.publish()

    pipeline.agent("extract", UNIQUE_ARTICLES, handle)
