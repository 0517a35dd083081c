"""The agent that turns articles into claim sets, and tells every partition of claims of a new day."""

from parley_agents.app import Pipeline
from parley_agents.messages import Incoming
from parley_topics.articles import UniqueArticle
from parley_topics.claims import Day
from parley_topics.events import claim_set_message, day_message
from parley_topics.registry import CLAIMS, UNIQUE_ARTICLES


def register(pipeline: Pipeline) -> None:
    """Add the agent to a pipeline."""
    table = pipeline.table("extract")

    async def handle(message: Incoming) -> None:
        store = table.store(message.partition)
        for output in pipeline.stages.extract(store, message.record(UniqueArticle)):
            if isinstance(output, Day):
                for partition in pipeline.outbox.partitions(CLAIMS):
                    await pipeline.outbox.send(day_message(output), partition=partition)
            else:
                await pipeline.outbox.send(claim_set_message(output))
        await table.publish()

    pipeline.agent("extract", UNIQUE_ARTICLES, handle)
