"""Slack on real sockets: hooks send once, a bot keeps threads and updates what it said."""

import asyncio
import itertools
import json
import time
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace
from tests.delivering.examples import NOW, announcement, subscription
from tests.http.scripted_server import Asked, reply, serve

from parley.adapters.dispatching import Dispatcher, Lane
from parley.adapters.http.client import Client
from parley.adapters.http.guard import Guard
from parley.adapters.slack.bot import SlackBotSender
from parley.adapters.slack.incoming import SlackHookSender
from parley.domain.delivering.addresses import Address
from parley.domain.delivering.attempts import Job, Progress
from parley.domain.delivering.intents import intent
from parley.domain.delivering.verdicts import Consequence, judge_answer
from parley_topics.deliveries import Attempt, Receipt, Target
from parley_topics.developments import AnyAnnouncement

DUE = Progress(due="2026-03-02T12:00:00.000Z")
BOT = subscription(
    "bot",
    target=Target(channel="slack_bot", shown="https://slack.com", room="#talks"),
    revisions="in_place",
    retractions="in_place",
)
HOOK = subscription("hook", target=Target(channel="slack", shown="https://hooks.slack.com"))
TOKEN = "xoxb-example"  # noqa: S105 - an example
SAID = Receipt(room="C1", message="1700.1")


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    """A client that may dial loopback."""
    async with Client("parley-test/1", Guard.of(allow=["127.0.0.0/8"]), http2=False) as client:
        yield client


def job(news: AnyAnnouncement, update: Receipt | None = None, thread: Receipt | None = None) -> Job:
    """A delivery to the bot, due now."""
    return Job(intent(BOT, news, NOW), DUE, update=update, thread=thread)


async def say(
    client: Client, work: Job, *results: dict[str, object]
) -> tuple[list[tuple[str, dict[str, object]]], object]:
    """Let the bot attempt a job while Slack answers with these results; what it called, and the answer."""
    answers = iter(results)

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        assert asked.headers["authorization"] == f"Bearer {TOKEN}"
        return reply(200, json.dumps(next(answers)).encode(), Content_Type="application/json")

    async with serve(script) as server:
        answer = await SlackBotSender(client).send(BOT, Address(url=server.url("/api"), token=TOKEN), work)
    return [(asked.path, json.loads(asked.body)) for asked in server.asked], answer


async def test_the_first_development_of_a_subject_begins_a_thread(client: Client) -> None:
    """It is posted to the room, and the answer's place is the receipt."""
    calls, answer = await say(client, job(announcement()), {"ok": True, "channel": "C1", "ts": "1700.1"})
    ((path, message),) = calls
    assert (path, message["channel"], "thread_ts" in message) == ("/api/chat.postMessage", "#talks", False)
    assert answer.receipt == SAID


async def test_a_later_development_of_the_subject_answers_in_the_thread(client: Client) -> None:
    """The thread is the message that began the subject."""
    calls, _ = await say(client, job(announcement(2), thread=SAID), {"ok": True, "channel": "C1", "ts": "1700.2"})
    ((path, message),) = calls
    assert (path, message["channel"], message["thread_ts"]) == ("/api/chat.postMessage", "C1", "1700.1")


async def test_a_revision_updates_its_message_in_place(client: Client) -> None:
    """And a retraction does, saying that it was taken back."""
    for news in (announcement(1, 2), announcement(1, 3, retracted="a correction")):
        calls, answer = await say(client, job(news, SAID, SAID), {"ok": True, "channel": "C1", "ts": "1700.1"})
        ((path, message),) = calls
        assert (path, message["channel"], message["ts"]) == ("/api/chat.update", "C1", "1700.1")
        assert answer.receipt == SAID
    assert "Taken back" in json.dumps(message)


async def test_a_message_that_is_gone_is_sent_anew(client: Client) -> None:
    """Somebody deleted it: the revision becomes a message in the thread."""
    results = ({"ok": False, "error": "message_not_found"}, {"ok": True, "channel": "C1", "ts": "1700.9"})
    calls, answer = await say(client, job(announcement(1, 2), SAID, SAID), *results)
    assert [path for path, _ in calls] == ["/api/chat.update", "/api/chat.postMessage"]
    assert answer.receipt == Receipt(room="C1", message="1700.9")


@pytest.mark.parametrize(
    ("error", "consequence"),
    [
        ("ratelimited", Consequence.RETRY),
        ("internal_error", Consequence.RETRY),
        ("channel_not_found", Consequence.DISABLE),
        ("token_revoked", Consequence.DISABLE),
        ("invalid_blocks", Consequence.DEAD),
        ("msg_blocks_too_long", Consequence.DEAD),
    ],
)
async def test_errors_of_the_web_api_are_told_apart(client: Client, error: str, consequence: Consequence) -> None:
    """To retry, to disable, or our own bug."""
    _, answer = await say(client, job(announcement()), {"ok": False, "error": error})
    assert judge_answer("slack_bot", answer).consequence is consequence


@pytest.mark.parametrize(
    ("status", "consequence"),
    [
        (200, Consequence.DELIVERED),
        (400, Consequence.DEAD),
        (403, Consequence.DISABLE),
        (404, Consequence.DISABLE),
        (410, Consequence.DISABLE),
        (429, Consequence.RETRY),
        (500, Consequence.RETRY),
    ],
)
async def test_answers_of_a_hook_are_told_apart(client: Client, status: int, consequence: Consequence) -> None:
    """Slack's list of errors of incoming webhooks."""

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(status, b"ok" if status == 200 else b"some_error")

    async with serve(script) as server:
        answer = await SlackHookSender(client).send(
            HOOK, Address(url=server.url("/services/T/B/X")), job(announcement())
        )
    assert judge_answer("slack", answer).consequence is consequence
    assert json.loads(server.asked[0].body)["text"].startswith("Third Iran")


async def test_a_hook_gets_one_message_at_a_time_with_a_gap(client: Client) -> None:
    """Slack takes one message a second; here the gap is a tenth of one."""
    times: list[float] = []

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        times.append(time.monotonic())
        return reply(200, b"ok")

    async def report(_attempt: Attempt) -> None:
        return

    async with serve(script) as server:
        dispatcher = Dispatcher(
            {"slack": SlackHookSender(client)},
            lambda ident: replace(HOOK, id=ident),
            lambda _subscription: Address(url=server.url()),
            clock=lambda: NOW,
            chance=lambda: 0.5,
            failed=pytest.fail,
            lanes={"slack": Lane(width=1, gap=0.1)},
        )
        for number in range(4):  # of two subscriptions to the same hook
            owner = replace(HOOK, id=f"sub_{number % 2}")
            dispatcher.offer(Job(intent(owner, announcement(number), NOW), DUE), report, lambda *_: None)
        await dispatcher.drain()
    assert all(later - earlier >= 0.09 for earlier, later in itertools.pairwise(times))
    assert len(times) == 4
