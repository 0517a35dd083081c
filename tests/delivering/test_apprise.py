"""Other channels, through Apprise: what it sends, and that nobody gets it unasked."""

import asyncio
import json

import pytest
from tests.delivering.examples import NOW, announcement, subscription
from tests.http.scripted_server import Asked, reply, serve

from parley.adapters.apprise import AppriseSender
from parley.domain.delivering.addresses import Address
from parley.domain.delivering.attempts import Job, Progress
from parley.domain.delivering.intents import intent
from parley.domain.delivering.verdicts import Answer, Failure
from parley.domain.errors import SettingError
from parley_topics.deliveries import Target

OWNER = subscription(target=Target(channel="apprise", shown="json://receiver.example"))
JOB = Job(intent(OWNER, announcement(), NOW), Progress(due="2026-03-02T12:00:00.000Z"))


async def send(status: int) -> tuple[Answer, dict[str, str]]:
    """Send to Apprise's own JSON service; the answer, and what arrived."""

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(status)

    async with serve(script) as server:
        answer = await AppriseSender(allowed=True).send(OWNER, Address(url=f"json://127.0.0.1:{server.port}/"), JOB)
    return answer, json.loads(server.asked[0].body)


async def test_a_title_and_a_text_arrive() -> None:
    """The headline, before and after, the quote and its link."""
    answer, arrived = await send(200)
    assert answer.status == 200
    assert arrived["title"] == announcement().headline
    assert "planned · “soon” → planned · third round" in arrived["message"]
    assert "https://harbour.example/a" in arrived["message"]


async def test_what_apprise_cannot_send_is_tried_again() -> None:
    """It says no more than that it failed."""
    answer, _ = await send(500)
    assert answer.failure is Failure.CONNECTION


@pytest.mark.parametrize(("allowed", "url"), [(False, "json://127.0.0.1/"), (True, "pigeon://loft")])
async def test_what_may_not_or_cannot_be_is_a_setting_to_mend(allowed: bool, url: str) -> None:
    """Unasked, or for a service that there is not."""
    with pytest.raises(SettingError, match="Apprise"):
        await AppriseSender(allowed=allowed).send(OWNER, Address(url=url), JOB)
