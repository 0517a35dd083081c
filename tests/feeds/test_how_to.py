"""The how-to on feeds does what it says, block by block as it is written."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

from tests.delivering.how_tos import blocks
from tests.http.scripted_server import Asked, reply, serve

from parley.adapters.configuration import parse
from parley.domain.polling.schedule import PATIENCE

RSS = (
    b"<rss version='2.0'><channel><title>The News</title><item><title>Talks on grain resume</title>"
    b"<guid>1</guid><pubDate>Wed, 18 Feb 2026 09:40:00 GMT</pubDate></item></channel></rss>"
)


async def site(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
    """A site that announces its feed."""
    if asked.path == "/world.xml":
        return reply(200, RSS, ETag='"1"')
    return reply(200, b"<html><head><link rel='alternate' type='application/rss+xml' href='/world.xml'></head></html>")


async def test_the_commands_work_as_written(tmp_path: Path) -> None:
    """Adding, checking and listing do with a site what the text says."""
    (tmp_path / "parley.toml").write_text('[polling]\nallow_networks = ["127.0.0.0/8"]\nhost_gap = 0.0\n')
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
    said = {}
    async with serve(site) as server:
        lines = [line for block in blocks("add-a-feed.md", "sh") for line in block.splitlines()]
        assert "parley run" in lines
        for line in lines:
            if line == "parley run":
                continue
            words = line.replace("https://news.example/", server.url("/")).split()
            command = [sys.executable, "-m", "parley", *words[1:]]
            done = await asyncio.to_thread(
                subprocess.run, command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr
            said[words[2]] = said.get(words[2], "") + done.stdout
    assert said["add"].startswith("added\tThe News")
    assert said["check"].startswith("ok\t1 entries, the newest 2026-02-18T09:40:00Z")
    assert "never polled" in said["list"]


def test_the_file_is_read_as_written() -> None:
    """The example configuration is one."""
    (text,) = blocks("add-a-feed.md", "toml")
    configuration = parse(text, "add-a-feed.md")
    assert configuration.feeds[0].interval == 900
    assert configuration.words.must_not == ("horoscope",)


def test_the_table_of_failures_is_true() -> None:
    """The times in the text are those of the schedule."""
    days = {trouble: patience.death.days for trouble, patience in PATIENCE.items()}
    assert (days["missing"], days["refused"], days["not-a-feed"], days["server"], days["gone"]) == (7, 7, 30, 60, 0)
    minutes = {trouble: patience.first.total_seconds() / 60 for trouble, patience in PATIENCE.items()}
    assert (minutes["missing"], minutes["throttled"], minutes["server"], minutes["not-a-feed"]) == (60, 30, 10, 60)
