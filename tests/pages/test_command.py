"""`parley page` and `parley feeds read` print a line of JSON for each article or entry, and go on after a bad file."""

import json
from pathlib import Path

from typer.testing import CliRunner

from parley.cli.main import app

PAGE = (
    b"<html lang='en'><head><title>Talks end</title></head><body><article><h1>Talks end</h1>"
    + b"<p>Envoys met by the lake and parted without a word on the next round, officials said.</p>" * 6
)
RSS = (
    b"<rss version='2.0'><channel><title>Wire</title><item><title>One</title></item>"
    b"<item><title>Two &#xDC00;</title></item></channel></rss>"
)


def test_pages_are_printed(tmp_path: Path) -> None:
    """Files and folders are read in order; what is missing or empty is told, and the exit code says so."""
    (tmp_path / "pages").mkdir()
    for name in ("b.html", "a.html"):
        (tmp_path / "pages" / name).write_bytes(PAGE)
    (tmp_path / "empty.html").write_bytes(b"")
    files = [str(tmp_path / name) for name in ("missing.html", "empty.html", "pages")]
    result = CliRunner().invoke(app, ["page", *files, "--url", "https://w.example/2026/02/18/talks"])
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [Path(line["file"]).name for line in lines] == ["a.html", "b.html"]
    assert (lines[0]["title"], lines[0]["published"], lines[0]["published_origin"]) == (
        "Talks end",
        "2026-02-18",
        "url",
    )
    assert result.exit_code == 2
    assert "missing.html" in result.stderr
    assert "empty.html" in result.stderr


def test_feeds_are_printed(tmp_path: Path) -> None:
    """Each entry is a line with its file and its feed; a file that is no feed costs itself and the exit code."""
    (tmp_path / "a.xml").write_bytes(RSS)
    (tmp_path / "junk").write_bytes(b"junk")
    result = CliRunner().invoke(app, ["feeds", "read", str(tmp_path)])
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(line["title"], line["feed"]["title"]) for line in lines] == [("One", "Wire"), ("Two \ufffd", "Wire")]
    assert result.exit_code == 1
    assert "junk" in result.stderr


def test_text_is_for_people(tmp_path: Path) -> None:
    """With --format text, title, date and text can be read."""
    (tmp_path / "a.html").write_bytes(PAGE)
    result = CliRunner().invoke(app, ["page", str(tmp_path / "a.html"), "--format", "text"])
    assert result.stdout.startswith("Talks end\n- (no date)\n")
