"""Slack's incoming webhooks: one message a delivery; what was sent can't be changed."""

from dataclasses import dataclass

from parley.adapters.http.client import Client
from parley.adapters.posting import post
from parley.domain.delivering.addresses import Address
from parley.domain.delivering.attempts import Job
from parley.domain.delivering.rendering.slack_blocks import slack_message
from parley.domain.delivering.verdicts import Answer
from parley_topics import codec
from parley_topics.deliveries import Subscription


@dataclass(frozen=True)
class SlackHookSender:
    """Sends to incoming webhooks of Slack."""

    client: Client

    async def send(self, subscription: Subscription, address: Address, job: Job) -> Answer:
        """Attempt a delivery once."""
        message = {**slack_message(job.delivery, subscription.template), "unfurl_links": False}
        answer, _ = await post(
            self.client, address.url, codec.encode(message), {"content-type": "application/json; charset=utf-8"}
        )
        return answer
