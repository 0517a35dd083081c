"""Webhooks: the envelope, signed with every secret that is valid now, posted once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from parley.adapters.http.client import Client, Limits
from parley.adapters.posting import LIMITS, post
from parley.domain.delivering.addresses import Address
from parley.domain.delivering.attempts import Job
from parley.domain.delivering.rendering.envelope import CONTENT_TYPE, envelope
from parley.domain.delivering.signing import signed_headers
from parley.domain.delivering.verdicts import Answer
from parley_topics.deliveries import Subscription


@dataclass(frozen=True)
class WebhookSender:
    """Sends to webhooks; `clock` gives the time that is signed."""

    client: Client
    clock: Callable[[], datetime]
    limits: Limits = LIMITS

    async def send(self, subscription: Subscription, address: Address, job: Job) -> Answer:  # noqa: ARG002 - a Sender
        """Attempt a delivery once."""
        body = envelope(job.delivery)
        headers = signed_headers(address.secrets, job.delivery.id, self.clock(), body)
        headers["content-type"] = CONTENT_TYPE
        answer, _ = await post(self.client, address.url, body, headers, self.limits)
        return answer
