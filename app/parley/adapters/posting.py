"""One POST to a receiver: guarded and bounded by the one client, and its answer in the words of the domain."""

from collections.abc import Mapping
from time import monotonic
from typing import Protocol

from parley.adapters.http.client import Client, FailureKind, FetchError, Limits
from parley.domain.delivering.addresses import Address
from parley.domain.delivering.attempts import Job
from parley.domain.delivering.verdicts import Answer, Failure
from parley_topics.deliveries import Subscription

LIMITS = Limits(max_bytes=100_000, deadline=20.0, connect=10.0, silence=20.0)
"""Of one attempt. Standard Webhooks asks for 15 to 30 s; an answer that is longer than this cannot be meant for us."""

_FAILURES: dict[FailureKind, Failure] = {
    "address": Failure.SETTINGS,
    "forbidden": Failure.FORBIDDEN_ADDRESS,
    "name": Failure.CONNECTION,
    "connect": Failure.CONNECTION,
    "tls": Failure.CERTIFICATE,
    "timeout": Failure.TIMEOUT,
    "protocol": Failure.CONNECTION,
    "too-large": Failure.ANSWER_TOO_LARGE,
    "encoding": Failure.CONNECTION,
    "redirects": Failure.CONNECTION,
}


class Sender(Protocol):
    """Sends deliveries over one channel."""

    async def send(self, subscription: Subscription, address: Address, job: Job) -> Answer:
        """Attempt a delivery once. What the receiver or the network does is an answer, never an error."""
        ...


async def post(
    client: Client, url: str, body: bytes, headers: Mapping[str, str], limits: Limits = LIMITS
) -> tuple[Answer, bytes]:
    """The answer to one POST, redirects not followed, and its whole body.

    Of a failure only its kind is told: its text has the address in it, which is a secret.
    """
    started = monotonic()
    try:
        answer = await client.request("POST", url, headers=headers, content=body, limits=limits)
    except FetchError as error:
        return Answer(failure=_FAILURES[error.kind], duration_ms=_since(started)), b""
    return Answer(
        status=answer.status,
        body=answer.body[:4000].decode(errors="replace"),
        retry_after=answer.headers.get("retry-after"),
        duration_ms=_since(started),
    ), answer.body


def _since(started: float) -> int:
    return round(1000 * (monotonic() - started))
