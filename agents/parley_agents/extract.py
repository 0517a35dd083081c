"""The agent that turns articles into claim sets, and tells every partition of claims of a new day."""

import asyncio

from parley_agents.app import WorkerApp
from parley_agents.messages import Incoming
from parley_agents.stages import Stages
from parley_topics.articles import UniqueArticle
from parley_topics.claims import Day
from parley_topics.events import claim_set_message, day_message
from parley_topics.registry import CLAIMS, UNIQUE_ARTICLES


def register(worker: WorkerApp, stages: Stages) -> None:
    """Add the agent to a worker."""
    table = worker.table("extract")

    async def handle(message: Incoming) -> None:
        store = table.store(message.partition)
        # Reading takes milliseconds; in a thread it does not keep the other agents from answering the broker.
        outputs = await asyncio.to_thread(stages.extract, store, message.record(UniqueArticle))
        for output in outputs:
            if isinstance(output, Day):
                for partition in await worker.producer.partitions(CLAIMS):
                    await worker.producer.send(day_message(output), partition=partition)
            else:
                await worker.producer.send(claim_set_message(output))
        await store.publish()

    worker.agent("extract", UNIQUE_ARTICLES, handle)
