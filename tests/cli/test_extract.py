"""`parley extract` and `parley copies` as people run them."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from parley.samples import SAMPLE_CORPUS

FOLDER = SAMPLE_CORPUS / "kenya-vietnam"


def parley(*arguments: object) -> "subprocess.CompletedProcess[str]":
    """A finished run of the command."""
    command = [sys.executable, "-m", "parley", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


def lines(run: "subprocess.CompletedProcess[str]") -> list[dict[str, object]]:
    """The JSON lines that a run printed."""
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.fixture(scope="module")
def extracted() -> list[dict[str, object]]:
    """The lines of one run over a folder."""
    run = parley("extract", FOLDER, "--format", "jsonl")
    assert (run.returncode, run.stderr) == (0, "")
    return lines(run)


def test_extract_prints_a_line_an_article_in_order_of_the_files(extracted: list[dict[str, object]]) -> None:
    """With its metadata, its negotiations and its claims, whose quotes stand in the text."""
    files = sorted(FOLDER.glob("*.json"))
    articles = [json.loads(file.read_text("utf-8")) for file in files]
    assert [line["id"] for line in extracted] == [article["id"] for article in articles]
    for line, article in zip(extracted, articles, strict=True):
        assert {"id", "article", "negotiations", "claims"} <= set(line)
        metadata = line["article"]
        assert isinstance(metadata, dict)
        assert metadata["version"].startswith(article["published"])
        assert metadata["sketch"]
        claims = line["claims"]
        assert isinstance(claims, list)
        for claim in claims:
            evidence = claim["evidence"]
            assert claim["claim_id"]
            assert article["text"][evidence["start"] : evidence["end"]] == evidence["quote"]


def test_several_processes_print_the_same(extracted: list[dict[str, object]]) -> None:
    """In the same order."""
    assert lines(parley("extract", FOLDER, "--format", "jsonl", "--jobs", "2")) == extracted


def test_text_shows_who_negotiates(extracted: list[dict[str, object]]) -> None:
    """What people read has every article, and the negotiation."""
    run = parley("extract", FOLDER)
    assert all(str(line["id"]) in run.stdout for line in extracted)
    assert "kenya--vietnam" in run.stdout


def test_what_cannot_be_read_is_told_and_ends_with_exit_code_1(tmp_path: Path) -> None:
    """The place on standard error; the rest on standard output."""
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "The weather was fine."}\n{broken\n')
    run = parley("extract", tmp_path, "--format", "jsonl")
    assert run.returncode == 1
    assert [line["id"] for line in lines(run)] == ["a"]
    assert "a.jsonl:line 2" in run.stderr


def test_a_path_that_is_not_there_ends_with_exit_code_2() -> None:
    """One line, no traceback."""
    for command in ("extract", "copies"):
        run = parley(command, "nowhere")
        assert run.returncode == 2
        assert run.stdout == ""
        assert run.stderr.startswith("parley: nowhere: there is no such file")
        assert "Traceback" not in run.stderr


def test_copies_prints_a_line_a_group() -> None:
    """Ids in the order of the files."""
    run = parley("copies", FOLDER)
    assert run.returncode == 0
    assert lines(run) == [{"ids": ["kenya-vietnam/06", "kenya-vietnam/07"]}]


def test_extract_starts_quickly(tmp_path: Path) -> None:
    """With one article, less than a second of processor time, however busy the machine is; half of that is the aim."""
    (tmp_path / "a.json").write_text('{"id": "a", "text": "The weather was fine."}')
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        parley("extract", tmp_path, "--format", "jsonl")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(times) < 1.0


def test_extract_imports_nothing_heavy_that_it_does_not_need() -> None:
    """What other commands need is not imported for this one."""
    heavy = ["faust", "trafilatura", "httpx", "pydantic", "zstandard", "confluent_kafka"]
    program = (
        "import sys; from parley.cli.main import app; "
        f"app(['extract', {str(FOLDER)!r}], standalone_mode=False); "
        f"print(*(set({heavy}) & set(sys.modules)), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert run.stderr.split() == []
