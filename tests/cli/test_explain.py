"""`parley explain` as people run it, and the page that it writes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from parley.samples import SAMPLE_CORPUS

ARTICLE = SAMPLE_CORPUS / "dockworkers"
HOSTILE = (
    "Peru and Bolivia held talks in <script>alert(1)</script> Lima on Tuesday.\n\n"
    'Peru & Bolivia "will meet" for talks again on Friday\x1b[31m, Peru said. </div></body>\x00<img src=x onerror=y>'
)


def parley(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """A finished run of the command."""
    command = [sys.executable, "-m", "parley", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """An article whose words would be markup and orders to a terminal."""
    file = tmp_path / "hostile.json"
    article = {"id": '"><i>x', "title": "<h1>Talks</h1>", "text": HOSTILE, "published": "2026-02-18"}
    file.write_text(json.dumps(article))
    return file


def test_the_terminal_shows_claims_in_place_with_their_reasons() -> None:
    """The text with brackets and numbers; then rule, context and fate of each."""
    run = parley("explain", ARTICLE, "--id", "dockworkers/01")
    assert (run.returncode, run.stderr) == (0, "")
    assert "⟦The ADU demands a wage increase of six percent a year⟧²" in run.stdout
    assert "rule        position/demands" in run.stdout
    assert "modality    asserted: nothing takes it back" in run.stdout
    assert "passed · gate:" in run.stdout


def test_jsonl_gives_a_line_an_article() -> None:
    """The claims that `extract` gives, by their ids."""
    explained = [json.loads(line) for line in parley("explain", ARTICLE, "--format", "jsonl").stdout.splitlines()]
    extracted = [json.loads(line) for line in parley("extract", ARTICLE, "--format", "jsonl").stdout.splitlines()]
    assert len(explained) == len(extracted) > 1
    for one, other in zip(explained, extracted, strict=True):
        assert one["article"]["id"] == other["id"]
        claimed = {each["claim_id"] for each in one["candidates"] if each["fate"] == "claimed"}
        assert claimed == {claim["claim_id"] for claim in other["claims"]}


def test_the_page_marks_claims_and_links_them_to_their_reasons(tmp_path: Path) -> None:
    """Every link leads somewhere on the page, and the text is whole."""
    file = tmp_path / "page.html"
    run = parley("explain", ARTICLE, "--html", file)
    assert (run.returncode, run.stdout) == (0, "")
    page = html.fromstring(file.read_bytes().decode())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = page.xpath("//a/@href")
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert "The ADU demands a wage increase of six percent a year" in page.xpath("//mark[@class='position']/text()")
    for shown, source in zip(page.xpath("//div[@class='text']"), sorted(ARTICLE.glob("*.json")), strict=True):
        for number in shown.xpath(".//sup"):
            number.drop_tree()
        assert shown.text_content() == json.loads(source.read_text("utf-8"))["text"]


def test_hostile_text_stays_text_on_the_page(hostile: Path) -> None:
    """No element, attribute or script comes from an article; the page fetches nothing and runs nothing."""
    run = parley("explain", hostile, "--format", "html")
    assert run.returncode == 0
    page = html.fromstring(run.stdout)
    assert page.xpath("//script | //img | //i | //link | //iframe | //@src | //@onerror") == []
    assert page.xpath("count(//h1)") == 1
    assert page.xpath("string(//h1)") == "<h1>Talks</h1>"
    assert "<script>alert(1)</script>" in page.xpath("string(//div[@class='text'])")
    assert {link[0] for link in page.xpath("//@href")} == {"#"}
    assert "default-src 'none'" in page.xpath("string(//meta[@http-equiv]/@content)")
    assert "\x1b" not in run.stdout
    assert "\x00" not in run.stdout


def test_hostile_text_does_not_steer_the_terminal(hostile: Path) -> None:
    """Control characters are replaced; markup of the terminal library is none."""
    run = parley("explain", hostile)
    assert run.returncode == 0
    assert "\x1b" not in run.stdout
    assert "\x00" not in run.stdout
    assert "<script>alert(1)</script>" in run.stdout
    assert "�[31m" in run.stdout


def test_what_is_not_read_is_explained_too(tmp_path: Path) -> None:
    """The gate's reasons, the text, and no claim."""
    (tmp_path / "a.txt").write_text("The bakery on the corner sold warm bread to the children on their way to school.")
    run = parley("explain", tmp_path / "a.txt")
    assert run.returncode == 0
    assert "stopped · gate:" in run.stdout
    assert "nothing is read: out-of-scope" in run.stdout
    assert "warm bread" in run.stdout


def test_watches_of_the_configuration_name_negotiations(tmp_path: Path) -> None:
    """As they do for `extract`."""
    config = tmp_path / "parley.toml"
    config.write_text('[[watches]]\nid = "docks"\nname = "Docks"\nparties = ["adu", "poa"]\n')
    run = parley("explain", ARTICLE, "--config", config)
    assert (run.returncode, run.stderr) == (0, "")
    assert "docks (Docks)" in run.stdout


def test_what_cannot_be_read_is_told_and_ends_with_exit_code_1(tmp_path: Path) -> None:
    """The place on standard error; the rest is explained."""
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "The weather was fine."}\n{broken\n')
    run = parley("explain", tmp_path, "--format", "jsonl")
    assert run.returncode == 1
    assert len(run.stdout.splitlines()) == 1
    assert "a.jsonl:line 2" in run.stderr


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["nowhere"], "parley: nowhere: there is no such file"),
        ([ARTICLE, "--id", "other"], "parley: no article here has the id 'other'"),
        ([ARTICLE, "--html", "no-such-folder/page.html"], "parley: --html no-such-folder/page.html cannot be written"),
    ],
)
def test_what_is_not_there_ends_with_exit_code_2(arguments: list[object], error: str) -> None:
    """One line, no traceback."""
    run = parley("explain", *arguments)
    assert run.returncode == 2
    assert run.stdout == ""
    assert run.stderr.startswith(error)
    assert "Traceback" not in run.stderr
