"""`parley times`: lines of JSON, standard input, and errors that say what to do."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from parley.cli.main import app
from parley.domain.errors import SettingError
from parley.domain.times.lines import day_of

RUN = CliRunner()


def test_one_line_an_expression(tmp_path: Path) -> None:
    """Each line has the text, offset, interval, grain, type and value of one expression."""
    file = tmp_path / "article.txt"
    file.write_text("Envoys meet tomorrow for two hours.", "utf-8")
    result = RUN.invoke(app, ["times", str(file), "--published", "2026-02-18T23:30:00-05:00"])
    assert result.exit_code == 0
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {
            "text": "tomorrow",
            "offset": 12,
            "start": "2026-02-19",
            "end": "2026-02-19",
            "grain": "day",
            "type": "DATE",
            "value": "2026-02-19",
        },
        {
            "text": "two hours",
            "offset": 25,
            "start": None,
            "end": None,
            "grain": None,
            "type": "DURATION",
            "value": "PT2H",
        },
    ]


def test_standard_input_and_several_files(tmp_path: Path) -> None:
    """A hyphen reads standard input; with several files each line names its file."""
    file = tmp_path / "article.txt"
    file.write_text("It was signed in 1994.", "utf-8")
    result = RUN.invoke(app, ["times", "-", str(file), "--published", "2026-02-18"], input="They met today.")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(line["file"], line["value"]) for line in lines] == [("-", "2026-02-18"), (str(file), "1994")]


def test_text_is_a_row_an_expression(tmp_path: Path) -> None:
    """With --format text each expression is a row of offset, words, type, value and interval."""
    file = tmp_path / "article.txt"
    file.write_text("They resume next\nweek.", "utf-8")
    result = RUN.invoke(app, ["times", str(file), "--published", "2026-02-18", "--format", "text"])
    assert result.stdout == "12\tnext week\tDATE\t2026-W09\t2026-02-23..2026-03-01 week\n"


def test_bad_input_is_explained(tmp_path: Path) -> None:
    """A day that is none, a missing file and bytes that are no text end the command with an error that says so."""
    file = tmp_path / "article.bin"
    file.write_bytes(b"\xff\xfe\x00")
    assert isinstance(RUN.invoke(app, ["times", str(file), "--published", "soon"]).exception, SettingError)
    for name, code in ((file, 1), (tmp_path / "none.txt", 2)):
        result = RUN.invoke(app, ["times", str(name), "--published", "2026-02-18"])
        assert (result.exit_code, result.stdout) == (code, "")
        assert result.stderr.startswith(f"{name}: ")


@pytest.mark.parametrize("written", ["2026-02-18", "2026-02-18T23:59:00Z", "20260218", "2026-02-18 01:00"])
def test_day_of_publication_is_the_day_as_written(written: str) -> None:
    """The day of a date-time is read as it is written, whatever its zone."""
    assert day_of(written).isoformat() == "2026-02-18"
