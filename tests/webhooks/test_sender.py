"""Webhooks on real sockets: signed as the standard says, bounded, and every answer understood."""

import asyncio
import json
import ssl
import struct
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from socket import SO_LINGER, SOL_SOCKET, socket

import pytest
import standardwebhooks
from prometheus_client import REGISTRY
from tests.delivering.certificates import make_certificate
from tests.delivering.examples import NOW, announcement, subscription
from tests.http.scripted_server import Asked, reply, serve

from parley.adapters.channels import now
from parley.adapters.dispatching import Dispatcher, Lane
from parley.adapters.http.client import Client, Limits
from parley.adapters.http.guard import Guard
from parley.adapters.posting import LIMITS
from parley.adapters.webhooks.sender import WebhookSender
from parley.domain.delivering.addresses import Address
from parley.domain.delivering.attempts import Job, Progress
from parley.domain.delivering.intents import intent
from parley.domain.delivering.signing import write_secret
from parley.domain.delivering.verdicts import Answer, Failure
from parley_topics.deliveries import Attempt

LOOPBACK = Guard.of(allow=["127.0.0.0/8"])
SECRET, OLD_SECRET = write_secret(b"n" * 32), write_secret(b"o" * 24)
JOB = Job(intent(subscription(), announcement(), NOW), Progress(due="2026-03-02T12:00:00.000Z"))


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    """A client that may dial loopback."""
    async with Client("parley-test/1", LOOPBACK, http2=False) as client:
        yield client


IMPATIENT = Limits(max_bytes=100_000, deadline=0.5, connect=0.5, silence=0.5)


async def answer_of(client: Client, url: str, *secrets: str, limits: Limits = LIMITS) -> Answer:
    """What one attempt at an address gives."""
    address = Address(url=url, secrets=secrets or (SECRET,))
    return await WebhookSender(client, now, limits).send(subscription(), address, JOB)


async def test_the_reference_library_verifies_what_is_sent(client: Client) -> None:
    """With the new secret and with the old one while it is being replaced; with another one it is refused."""

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(204)

    async with serve(script) as server:
        assert (await answer_of(client, server.url("/hook"), SECRET, OLD_SECRET)).status == 204
    (asked,) = server.asked
    for secret in (SECRET, OLD_SECRET):
        payload = standardwebhooks.Webhook(secret).verify(asked.body, asked.headers)
        assert payload["data"]["development_id"] == "dev-0001"
    with pytest.raises(standardwebhooks.WebhookVerificationError):
        standardwebhooks.Webhook(write_secret(b"x" * 32)).verify(asked.body, asked.headers)
    assert asked.headers["webhook-id"] == JOB.delivery.id
    assert asked.headers["content-type"] == "application/json"
    assert json.loads(asked.body)["id"] == JOB.delivery.id


async def test_every_attempt_has_the_same_id_and_body_and_its_own_time(client: Client) -> None:
    """What a receiver drops duplicates by stays; what it judges freshness by moves on."""

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(500)

    async with serve(script) as server:
        for moment in (NOW, NOW + timedelta(hours=2)):
            sender = WebhookSender(client, lambda moment=moment: moment)
            await sender.send(subscription(), Address(url=server.url(), secrets=(SECRET,)), JOB)
    first, second = server.asked
    assert (first.body, first.headers["webhook-id"]) == (second.body, second.headers["webhook-id"])
    assert int(second.headers["webhook-timestamp"]) - int(first.headers["webhook-timestamp"]) == 7200


async def test_a_redirect_is_not_followed(client: Client) -> None:
    """A 302 is an answer like any other, and nothing goes to where it leads."""

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(302, Location="/elsewhere")

    async with serve(script) as server:
        answer = await answer_of(client, server.url("/hook"))
    assert answer.status == 302
    assert [asked.path for asked in server.asked] == ["/hook"]


async def test_a_reset_connection_is_a_failed_attempt(client: Client) -> None:
    """The receiver resets in the middle: no error, an answer that will be retried."""

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        raw: socket = writer.get_extra_info("socket")
        raw.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    async with serve(script) as server:
        assert (await answer_of(client, server.url())).failure is Failure.CONNECTION


async def test_nobody_listening_is_a_failed_attempt(client: Client) -> None:
    """A refused connection is retried."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert (await answer_of(client, f"http://127.0.0.1:{port}/")).failure is Failure.CONNECTION


async def test_a_receiver_that_hangs_is_left_after_the_time_limit(client: Client) -> None:
    """Whether it says nothing or drips its answer byte by byte."""

    async def silent(asked: Asked, _writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(30)

    async def dripping(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while True:
            writer.write(b".")
            await asyncio.sleep(0.05)

    for script in (silent, dripping):
        started = time.monotonic()
        async with serve(script) as server:
            assert (await answer_of(client, server.url(), limits=IMPATIENT)).failure is Failure.TIMEOUT
        assert time.monotonic() - started < 2


async def test_an_endless_answer_is_cut_off(client: Client) -> None:
    """Nobody fills our memory through an answer."""

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(200, b"x" * 3_000_000)

    async with serve(script) as server:
        assert (await answer_of(client, server.url())).failure is Failure.ANSWER_TOO_LARGE


async def test_a_wrong_certificate_is_refused(client: Client, tmp_path: Path) -> None:
    """Nothing is sent to a receiver that cannot prove its name."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(make_certificate(tmp_path, "somebody-else.example"))

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(200)

    async with serve(script, context) as server:
        assert (await answer_of(client, server.url(scheme="https"))).failure is Failure.CERTIFICATE
    assert server.asked == []


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "http://2130706433/", "http://[::ffff:10.0.0.1]/", "https://0x7f.1/"]
)
async def test_addresses_inside_are_not_dialled(url: str) -> None:
    """However they are written, and the answer tells nothing of them."""
    async with Client("parley-test/1", Guard()) as client:
        answer = await answer_of(client, url)
    assert answer.failure is Failure.FORBIDDEN_ADDRESS
    assert "127" not in repr(answer)


async def test_retry_after_holds_back_the_whole_endpoint(client: Client) -> None:
    """After a 429 with Retry-After, what else waits for the endpoint is put back until then, unsent."""

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(429, Retry_After="120")

    attempts: list[Attempt] = []
    put_back: list[str] = []
    later = Job(intent(subscription(), announcement(2), NOW), JOB.progress)

    async def report(attempt: Attempt) -> None:
        attempts.append(attempt)

    async with serve(script) as server:
        address = Address(url=server.url(), secrets=(SECRET,))
        dispatcher = Dispatcher(
            {"webhook": WebhookSender(client, now)},
            lambda _ident: subscription(),
            lambda _subscription: address,
            clock=lambda: NOW,
            chance=lambda: 0.5,
            failed=pytest.fail,
            lanes={"webhook": Lane(width=1)},
        )
        for job in (JOB, later):
            dispatcher.offer(job, report, lambda ident, _until: put_back.append(ident))
        await dispatcher.drain()
    assert [(a.delivery, a.outcome, a.reason) for a in attempts] == [(JOB.delivery.id, "retry", "status-429")]
    assert attempts[0].next_at == attempts[0].endpoint_wait_until == "2026-03-02T12:02:00.000Z"
    assert len(server.asked) == 1
    assert put_back == [later.delivery.id]


async def test_attempts_are_counted_for_prometheus(client: Client) -> None:
    """By channel and by how they ended, with the time that the receiver took."""

    def counted(name: str, **labels: str) -> float:
        return REGISTRY.get_sample_value(name, {"channel": "webhook", **labels}) or 0.0

    async def report(_attempt: Attempt) -> None:
        pass

    attempts, seconds = "parley_delivery_attempts_total", "parley_delivery_attempt_duration_seconds_count"
    codes = iter((204, 503))

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(next(codes))

    before = counted(attempts, outcome="delivered"), counted(attempts, outcome="retry"), counted(seconds)
    async with serve(script) as server:
        address = Address(url=server.url(), secrets=(SECRET,))
        dispatcher = Dispatcher(
            {"webhook": WebhookSender(client, now)},
            lambda _ident: subscription(),
            lambda _subscription: address,
            clock=lambda: NOW,
            chance=lambda: 0.5,
            failed=pytest.fail,
            lanes={"webhook": Lane(width=1)},
        )
        for job in (JOB, Job(intent(subscription(), announcement(2), NOW), JOB.progress)):
            dispatcher.offer(job, report, pytest.fail)
        await dispatcher.drain()
    after = counted(attempts, outcome="delivered"), counted(attempts, outcome="retry"), counted(seconds)
    assert after == (before[0] + 1, before[1] + 1, before[2] + 2)
    assert REGISTRY.get_sample_value("parley_deliveries_under_way") == 0
