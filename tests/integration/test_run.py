"""`parley run` from a feed to a webhook, over sockets, stopped and started again."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from tests.delivering.deliverers import SECRET
from tests.http.scripted_server import Asked, ScriptedServer, reply, serve

LAKE = (
    "The two countries negotiate over the fishing grounds of Lake Victoria. The delegations arrived at the hotel in "
    "the morning and were received by the host, a veteran diplomat. Reporters stood outside and saw only the cars."
)


@dataclass
class Site:
    """An outlet with a feed, its articles' pages, and the receiver of alerts."""

    articles: list[tuple[str, str, datetime]] = field(default_factory=list)
    alerts: list[tuple[float, dict[str, Any]]] = field(default_factory=list)
    polls: list[float] = field(default_factory=list)
    server: ScriptedServer | None = None

    def publish(self, title: str, text: str) -> None:
        """A new article, now."""
        self.articles.append((title, f"{text} {LAKE}", datetime.now(UTC)))

    async def answer(self, asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        """What the outlet, or the receiver, says."""
        if asked.path == "/hook":
            self.alerts.append((time.monotonic(), json.loads(asked.body)))
            return reply(204)
        if asked.path == "/feed":
            self.polls.append(time.monotonic())
            etag = f'"{len(self.articles)}"'
            return reply(304) if asked.headers.get("if-none-match") == etag else reply(200, self.feed(), ETag=etag)
        if asked.path.startswith("/article/"):
            title, text, _ = self.articles[int(asked.path.rpartition("/")[2])]
            body = f"<html lang='en'><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p>"
            return reply(200, body.encode(), Content_Type="text/html; charset=utf-8")
        return reply(404)

    def feed(self) -> bytes:
        """The feed as it is now."""
        assert self.server is not None
        items = "".join(
            f"<item><title>{title}</title><link>{self.server.url(f'/article/{number}')}</link><guid>{number}</guid>"
            f"<pubDate>{format_datetime(published)}</pubDate></item>"
            for number, (title, _, published) in enumerate(self.articles)
        )
        return f"<rss version='2.0'><channel><title>Quay</title>{items}</channel></rss>".encode()

    async def alert(self, count: int, process: "subprocess.Popen[bytes]") -> float:
        """Wait until so many alerts have come; the seconds from the poll before the last to it."""
        for _ in range(1_200):
            if len(self.alerts) >= count:
                at = self.alerts[count - 1][0]
                return at - max(poll for poll in self.polls if poll < at)
            assert process.poll() is None, "the run ended by itself"
            await asyncio.sleep(0.05)
        pytest.fail(f"no alert number {count} within a minute")


@contextmanager
def running(folder: Path, broker: str) -> Iterator["subprocess.Popen[bytes]"]:
    """`parley run` as a user starts it; killed at the end where it still runs."""
    own = {
        "PARLEY_BROKER": broker,
        "PARLEY_PREFIX": f"test-{folder.name}",
        "PARLEY_DATA_DIR": str(folder / "data"),
        "PARLEY_DELIVER_NETWORKS": "127.0.0.0/8",
        "PARLEY_DELIVER_HTTP": "true",
    }
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")} | own
    command = [sys.executable, "-m", "parley", "run", "--config", str(folder / "parley.toml"), "--format", "jsonl"]
    with (folder / "out.jsonl").open("ab") as out:
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=out)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


async def stop(process: "subprocess.Popen[bytes]") -> None:
    """Stop it as a service manager does; it ends well."""
    process.send_signal(signal.SIGTERM)
    assert await asyncio.to_thread(process.wait, 60) == 0


@pytest.fixture(
    params=[pytest.param("embedded", marks=pytest.mark.embedded), pytest.param("kafka", marks=pytest.mark.kafka)]
)
def broker(request: pytest.FixtureRequest) -> str:
    """The broker setting: the embedded one, and Apache Kafka."""
    return "embedded" if request.param == "embedded" else f"kafka://{request.getfixturevalue('kafka_address')}"


@pytest.mark.slow
async def test_from_feed_to_webhook_and_over_a_restart(tmp_path: Path, broker: str) -> None:
    """A new date is an alert within two seconds of the poll; a restart repeats none and knows what was known."""
    site = Site()
    async with serve(site.answer) as site.server:
        (tmp_path / "secret").write_text(SECRET)
        (tmp_path / "parley.toml").write_text(
            f'[[feeds]]\nurl = "{site.server.url("/feed")}"\noutlet = "The Quay"\ninterval = "1s"\n\n'
            '[polling]\nallow_networks = ["127.0.0.0/8"]\nhost_gap = 0.05\nworkers = 1\n\n'
            f'[[subscriptions]]\nname = "desk"\nchannel = "webhook"\nurl = "{site.server.url("/hook")}"\n'
            'secret_file = "secret"\n'
        )
        site.publish(
            "Kenya and Uganda to talk", "Kenya and Uganda will hold a new round of talks soon, officials said."
        )
        with running(tmp_path, broker) as process:
            await site.alert(1, process)
            site.publish(
                "Kenya-Uganda talks set for 5 March",
                "Kenya and Uganda will hold the next round of talks on 5 March 2031 in Kampala, officials said.",
            )
            delay = await site.alert(2, process)
            await stop(process)
        assert delay < 2
        with running(tmp_path, broker) as process:
            polls = len(site.polls)
            while len(site.polls) < polls + 3:
                assert process.poll() is None
                await asyncio.sleep(0.1)
            await asyncio.sleep(1)
            assert len(site.alerts) == 2
            site.publish(
                "Kenya-Uganda talks postponed",
                "Kenya and Uganda postponed the round of talks planned for 5 March 2031 in Kampala, officials said.",
            )
            await site.alert(3, process)
            await stop(process)
    kinds = [alert["data"]["kind"] for _, alert in site.alerts]
    assert kinds == ["first_report", "more_precise", "status_changed"]
    shown = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [line["kind"] for line in shown] == kinds
    journal = (tmp_path / "data" / "articles.jsonl").read_text().splitlines()
    assert [json.loads(line)["title"] for line in journal] == [title for title, _, _ in site.articles]
