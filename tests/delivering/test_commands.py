"""`parley subscribe`, `deliver`, `deliveries` and `serve` on a broker, as a person uses them."""

import asyncio
import json
import os
import re
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Awaitable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path

import feedparser
import pytest
from tests.delivering.deliverers import announce, configuration, deliverer, receiver, until
from tests.delivering.examples import announcement
from typer.testing import CliRunner

from parley.adapters.broker import embedded
from parley.adapters.broker.clients import read_to_end
from parley.adapters.broker.topics import plan
from parley.adapters.secrets import make_key
from parley.adapters.settings import Settings
from parley.cli.main import app
from parley.domain.errors import ParleyError
from parley_topics.registry import SUBSCRIPTIONS

pytestmark = pytest.mark.embedded


@dataclass
class Shell:
    """The command line with the settings of a test."""

    settings: Settings

    def run(self, *arguments: str, code: int = 0) -> tuple[str, str]:
        """Standard output and error of a command that ends with this exit code."""
        variables = {name: None for name in os.environ if name.startswith("PARLEY_")}
        done = CliRunner().invoke(app, arguments, env={**variables, **self.settings.to_environment()})
        error, ended = done.stderr, done.exit_code
        if isinstance(done.exception, ParleyError):
            error, ended = f"{error}parley: {done.exception}", done.exception.exit_code
        assert ended == code, (error, done.exception)
        return done.stdout, error

    def environment(self) -> dict[str, str]:
        """The settings as variables."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
        return {**clean, **self.settings.to_environment()}


@pytest.fixture
def shell() -> Iterator[Shell]:
    """A command line on an embedded broker, with a key and a token, that may send to loopback."""
    bare = Settings(
        broker="embedded",
        partitions=2,
        session_timeout=2.0,
        secret_key=make_key(),
        api_token=make_key(),
        deliver_networks="127.0.0.0/8",
        deliver_http=True,
    )
    with embedded.start({entry.name: entry.partitions for entry in plan(bare)}) as broker:
        yield Shell(replace(bare, broker=broker.url))


async def test_the_life_of_a_subscription(shell: Shell) -> None:
    """Added, seen, tested, changed, paused, resumed, removed; its address and secrets are shown and kept nowhere."""

    def command(*arguments: str, code: int = 0) -> Awaitable[tuple[str, str]]:
        return asyncio.to_thread(shell.run, *arguments, code=code)

    async with receiver() as received:
        url = f"http://127.0.0.1:{received.port}/secret-path"
        added, note = await command("subscribe", "add", "desk", "--webhook", url, "--party", "IR")
        ident, secret = added.split("\t")[0], added.splitlines()[1]
        assert "not shown again" in note
        tested, _ = await command("subscribe", "test", ident[:10])
        assert "delivered" in tested
        assert received.ids("/secret-path") == [tested.split("\t")[0]]
    listed, _ = await command("subscribe", "list")
    shown, _ = await command("subscribe", "show", "desk")
    await command(
        "subscribe", "edit", "desk", "--rename", "night desk", "--quiet", "22:00-07:00", "--word", "enrichment"
    )
    edited, _ = await command("subscribe", "list", "--format", "jsonl")
    paused, _ = await command("subscribe", "pause", "night desk")
    await command("subscribe", "resume", ident)
    rotated, _ = await command("subscribe", "rotate", ident)
    await command("subscribe", "remove", ident)
    left, _ = await command("subscribe", "list")
    _, refused = await command("subscribe", "show", "desk", code=2)
    assert listed.split("\t")[1:3] == ["desk", "active"]
    assert json.loads(edited)["filters"]["words"] == ["enrichment"]
    assert json.loads(edited)["quiet_hours"]["end"] == "07:00"
    assert "paused" in paused
    assert left == ""
    assert "no such subscription" in refused
    kept = b"".join([record.value async for record in read_to_end(shell.settings, SUBSCRIPTIONS)]).decode()
    for text in (listed, shown, edited, paused, refused, note, kept):
        assert "secret-path" not in text
        assert secret not in text
        assert rotated.splitlines()[1] not in text


def test_what_cannot_be_is_refused_with_the_remedy(shell: Shell) -> None:
    """Exit code 2, one line, no traceback."""
    cases = {
        "only once": (),
        "say where to": ("--webhook", "https://a.example/", "--slack"),
        "needs an address": ("--slack",),
        "colour": ("--webhook", "https://a.example/", "--template", "$colour"),
        "22:00-07:00": ("--webhook", "https://a.example/", "--quiet", "at night"),
        "weather": ("--webhook", "https://a.example/", "--slot", "weather"),
    }
    cases["say where to, once"] = cases.pop("only once")
    for says, options in cases.items():
        _, error = shell.run("subscribe", "add", "desk", *options, code=2)
        assert says in error
        assert len(error.strip().splitlines()) == 1
    keyless = Shell(replace(shell.settings, secret_key=None))
    _, error = keyless.run("subscribe", "add", "desk", "--webhook", "https://a.example/", code=2)
    assert "parley subscribe key" in error


async def test_what_was_given_up_can_be_sent_again(shell: Shell, tmp_path: Path) -> None:
    """A dead letter is listed, shown with its answer, retried with its id, and then delivered."""
    news = announcement(detected_at=datetime.now(UTC).isoformat())
    async with receiver(fail={"/desk": [500]}) as received:
        config = configuration(tmp_path, received.port, ["desk\nschedule = []"])
        given = ("--config", str(config))
        with deliverer(shell.settings, config):
            await announce(shell.settings, [news])

            async def listed(outcome: str) -> list[str]:
                for _ in range(200):
                    lines, _ = await asyncio.to_thread(shell.run, "deliveries", "list", *given, "--outcome", outcome)
                    if lines:
                        break
                    await asyncio.sleep(0.1)
                return lines.splitlines()

            dead = await listed("dead")
            ident = dead[0].split("\t")[1]
            shown, _ = await asyncio.to_thread(shell.run, "deliveries", "show", ident, *given)
            retried, _ = await asyncio.to_thread(shell.run, "deliveries", "retry", *given)
            assert await until(lambda: received.ids() == [ident], 30)
            delivered = await listed("delivered")
    assert json.loads(shown)["attempts"][0]["reason"] == "status-500"
    assert retried.split() == [ident]
    assert delivered[0].split("\t")[1:4] == [ident, "desk", "delivered"]
    assert news.headline in delivered[0]


def test_feeds_and_subscriptions_are_served(shell: Shell) -> None:
    """On the loopback: what was announced is in the feed, and a subscription made over HTTP is kept."""
    asyncio.run(announce(shell.settings, [announcement(1), announcement(2), announcement(2, 2, headline="Newer")]))
    process = subprocess.Popen(
        [sys.executable, "-m", "parley", "serve", "--port", "0"],
        env=shell.environment(),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        where = urllib.parse.urlsplit(re.findall(r"http://\S+", process.stderr.readline())[0])
        assert where.hostname == "127.0.0.1"

        def ask(method: str, path: str, body: str | None = None, **headers: str) -> tuple[int, bytes]:
            connection = HTTPConnection(where.hostname or "", where.port, timeout=10)
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()

        for _ in range(100):
            if ask("GET", "/readyz")[0] == 200:
                break
            time.sleep(0.05)
        feed = feedparser.parse(ask("GET", "/feeds/all.atom")[1])
        assert sorted(entry.title for entry in feed.entries) == ["Third" + announcement().headline[5:], "Update: Newer"]
        token = {"authorization": f"Bearer {shell.settings.api_token}"}
        wanted = json.dumps({"name": "by hand", "channel": "webhook", "url": "https://receiver.example/"})
        assert ask("POST", "/subscriptions", wanted)[0] == 401
        assert ask("POST", "/subscriptions", wanted, **token)[0] == 201
    finally:
        process.terminate()
        process.wait(20)
        process.stderr.close()
    assert "by hand" in shell.run("subscribe", "list")[0]
