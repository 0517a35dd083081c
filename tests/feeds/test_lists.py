"""Lists of feeds go in and out, sites tell their feeds, and the commands keep the file."""

import asyncio
import json
from pathlib import Path

import pytest
from tests.http.scripted_server import Asked, reply, serve
from typer.testing import CliRunner

from parley.adapters.feeds.discovery import find_feeds
from parley.adapters.feeds.opml import read_opml, write_opml
from parley.adapters.http.client import Client, Limits
from parley.adapters.http.guard import Guard
from parley.cli.main import app
from parley.domain.errors import InputError
from parley.domain.polling.feeds import FeedSource

RSS = (
    b"<rss version='2.0'><channel><title>Quay &amp; Press</title><language>en</language>"
    b"<item><title>Talks</title></item></channel></rss>"
)
OPML = b"""<?xml version="1.0"?><opml version="1.1"><body><outline text="World"><outline text="A" xmlUrl="https://a.example/"/>
<outline title="B" text="b" xmlurl="https://b.example/" language="fr"/></outline><outline text="A" xmlUrl="https://a.example/"/>
<outline text="local" xmlUrl="file:///etc/passwd"/></body></opml>"""


def test_opml_of_other_readers_is_read() -> None:
    """Folders are opened, repeats and what is no web address left out."""
    assert read_opml(OPML, "x") == [
        FeedSource(url="https://a.example/", outlet="A"),
        FeedSource(url="https://b.example/", outlet="B", language="fr"),
    ]


def test_opml_goes_round() -> None:
    """What is written is read back the same."""
    sources = [FeedSource(url="https://a.example/?x=1&y=2", outlet='Quay "&" <Press>', language="de")]
    assert read_opml(write_opml(sources), "x") == sources


@pytest.mark.parametrize("data", [b"", b"junk", b"<opml/>", b'<!DOCTYPE x [<!ENTITY a "&a;&a;">]><opml>&a;</opml>'])
def test_what_is_no_opml_is_said(data: bytes) -> None:
    """Other files are an error that names the file."""
    with pytest.raises(InputError, match=r"list\.opml"):
        read_opml(data, "list.opml")


async def site(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
    """A site that announces two feeds, and one that announces none but has one in the usual place."""
    if asked.path in ("/world.xml", "/comments.xml", "/quiet/../feed", "/feed"):
        return reply(200, RSS, Content_Type="application/rss+xml")
    if asked.path == "/":
        links = "".join(
            f"<link rel='alternate' type='application/rss+xml' title='{title}' href='{path}'>"
            for title, path in (("Comments", "/comments.xml"), ("World", "/world.xml"), ("Gone", "/gone.xml"))
        )
        return reply(200, f"<html><head>{links}</head><body>x</body></html>".encode(), Content_Type="text/html")
    if asked.path == "/quiet":
        return reply(200, b"<html><body>no announcement</body></html>")
    return reply(404)


async def test_a_sites_feeds_are_found() -> None:
    """Announced feeds come with comments last, an unannounced one is found in the usual place, none is an error."""
    guard = Guard.of(allow=["127.0.0.0/8"])
    async with serve(site) as server, Client("t", guard, Limits(deadline=5)) as client:
        assert [found.url for found in await find_feeds(client, server.url("/"))] == [
            server.url("/world.xml"),
            server.url("/comments.xml"),
        ]
        assert [found.url for found in await find_feeds(client, server.url("/quiet"))] == [server.url("/feed")]
        assert [found.url for found in await find_feeds(client, server.url("/world.xml"))] == [server.url("/world.xml")]
        with pytest.raises(InputError, match="404"):
            await find_feeds(client, server.url("/nothing"))


async def test_the_commands_keep_the_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`add` finds a site's feed, `check` asks it, `list` and `export` show it, `import` adds others."""
    monkeypatch.setenv("PARLEY_DATA_DIR", str(tmp_path / "data"))
    config = tmp_path / "parley.toml"
    config.write_text('[polling]\nallow_networks = ["127.0.0.0/8"]\nhost_gap = 0.0\n')
    (tmp_path / "list.opml").write_bytes(OPML)
    runner = CliRunner()

    async def parley(*arguments: str, code: int = 0) -> str:
        result = await asyncio.to_thread(runner.invoke, app, ["feeds", *arguments, "--config", str(config)])
        assert result.exit_code == code, result.output
        return result.stdout

    async with serve(site) as server:
        assert "added\tQuay & Press" in await parley("add", server.url("/"))
        assert "known\t" in await parley("add", server.url("/"))
        assert (await parley("check")).startswith("ok\t1 entries")
        assert "never polled" in await parley("list")
        await parley("import", str(tmp_path / "list.opml"))
        assert server.url("/world.xml").encode() in (await parley("export")).encode()
        listed = [json.loads(line) for line in (await parley("list", "--format", "jsonl")).splitlines()]
        assert [entry["url"] for entry in listed] == [
            server.url("/world.xml"),
            "https://a.example/",
            "https://b.example/",
        ]
