"""The agent that lets each version of an article through once."""

from parley_agents.app import WorkerApp
from parley_agents.messages import Incoming
from parley_agents.stages import Stages
from parley_topics.articles import Article
from parley_topics.events import unique_article_message
from parley_topics.registry import ARTICLES


def register(worker: WorkerApp, stages: Stages) -> None:
    """Add the agent to a worker."""
    table = worker.table("deduplicate")

    async def handle(message: Incoming) -> None:
        store = table.store(message.partition)
        for unique in stages.deduplicate(store, message.record(Article), message.place):
            await worker.producer.send(unique_article_message(unique))
        await store.publish()

    worker.agent("deduplicate", ARTICLES, handle)
