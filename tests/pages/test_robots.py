"""The rules of robots.txt are asked once and obeyed."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from tests.http.scripted_server import Asked, reply, serve

from parley.adapters.http.client import Client, Limits
from parley.adapters.http.guard import Guard
from parley.adapters.http.hosts import Hosts
from parley.adapters.pages.robots import Robots

RULES = b"""User-agent: *
Disallow: /private/
Crawl-delay: 7

User-agent: parley
Disallow: /machines/
Crawl-delay: 120
"""


async def no_wait(_seconds: float) -> None:
    """Do not wait."""


@pytest.mark.parametrize(
    ("status", "body", "private", "machines", "delay"),
    [
        (200, RULES, True, False, 30.0),
        (200, RULES.replace(b"parley", b"otherbot"), False, True, 7.0),
        (200, b"\xff\xfe nonsense \x00", True, True, None),
        (404, b"", True, True, None),
        (403, b"", True, True, None),
        (503, b"", False, False, None),
        (429, b"", False, False, None),
        (200, b"#" * 600_000, True, True, None),
    ],
)
async def test_rules(status: int, body: bytes, private: bool, machines: bool, delay: float | None) -> None:
    """The group of our name goes before that of all; no file is no rules; an error of the server closes the door."""

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(status, body)

    now = datetime(2026, 2, 18, tzinfo=UTC)
    async with serve(script) as server, Client("t", Guard.of(allow=["127.0.0.0/8"]), Limits(deadline=5)) as client:
        robots = Robots(client, Hosts(lambda: now, no_wait, 0.0), lambda: now)
        assert await robots.allows(server.url("/private/a")) is private
        assert await robots.allows(server.url("/machines/a")) is machines
        assert robots.delay(server.url("/x")) == delay
        assert len(server.asked) == 1


async def test_a_closed_door_is_tried_again_sooner() -> None:
    """A host without an answer is asked for its rules again after an hour, one with rules after a day."""
    clock = [datetime(2026, 2, 18, tzinfo=UTC)]
    answers = iter([reply(500), reply(200, RULES), reply(200, b"")])

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return next(answers)

    async with serve(script) as server, Client("t", Guard.of(allow=["127.0.0.0/8"]), Limits(deadline=5)) as client:
        robots = Robots(client, Hosts(lambda: clock[0], no_wait, 0.0), lambda: clock[0], product="desk")
        assert not await robots.allows(server.url("/a"))
        clock[0] += timedelta(hours=1)
        assert await robots.allows(server.url("/a"))
        assert not await robots.allows(server.url("/private/a"))
        clock[0] += timedelta(hours=24)
        assert await robots.allows(server.url("/private/a"))
