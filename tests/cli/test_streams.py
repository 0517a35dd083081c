"""Commands at whose ends something is wrong: closed streams, readers that go, full disks, hostile input."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from parley.samples import SAMPLE_CORPUS

TALKS = "Kenya and Uganda will hold a second round of talks on 10 March in Arusha, the ministry said."
HOSTILE = {"id": "a", "published": "2026-03-01", "outlet": "\x1b]0;x\x07 [/b] Post", "title": "\x1b[2J", "text": TALKS}


def shell(script: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """A finished run of a script, in which `parley` is the command and $1, $2 … are the arguments."""
    command = f'set -o pipefail; parley() {{ "{sys.executable}" -m parley "$@"; }}; {script}'
    return subprocess.run(
        ["bash", "-c", command, "bash", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "command", ["replay", "replay --inline", "replay --inline --format jsonl", "state", 'explain "$1"', 'extract "$1"']
)
def test_a_reader_that_goes_ends_a_command_in_silence(command: str) -> None:
    """What was wanted was done: exit code 0, and nothing on standard error."""
    run = shell(f"parley {command} | true", SAMPLE_CORPUS)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", ["replay --inline", "replay --inline --format jsonl", 'extract "$1"', "schema"])
def test_a_full_disk_is_told_and_may_be_tried_again(command: str) -> None:
    """One line, exit code 3."""
    run = shell(f"parley {command} > /dev/full", SAMPLE_CORPUS)
    assert run.returncode == 3
    assert run.stderr.startswith("parley: No space left on device")
    assert run.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["track", "times - --published 2026-03-01", "page -", "feeds read -"])
def test_a_closed_standard_input_is_an_empty_one(command: str) -> None:
    """No traceback."""
    run = shell(f"parley {command} <&-")
    assert run.returncode in (0, 1)
    assert "Traceback" not in run.stderr


def test_closed_outputs_take_nothing() -> None:
    """The command does its work all the same."""
    run = shell('parley extract "$1" >&- 2>&-', SAMPLE_CORPUS / "kenya-vietnam")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


@pytest.mark.parametrize("command", ['extract "$1"', 'replay --inline "$1"', 'track "$1"', 'state --from "$1"'])
def test_articles_do_not_steer_the_terminal(tmp_path: Path, command: str) -> None:
    """Control characters are replaced, and brackets are no markup."""
    (tmp_path / "a.jsonl").write_text(json.dumps(HOSTILE))
    run = shell(f"parley {command}", tmp_path)
    assert run.returncode == 0
    assert "Arusha" in run.stdout
    assert "\x1b" not in run.stdout
    assert "\x07" not in run.stdout


def test_a_wrong_configuration_ends_a_replay_before_it_begins(tmp_path: Path) -> None:
    """With the exit code of a wrong command, through a broker too."""
    file = tmp_path / "parley.toml"
    file.write_text("unknown = 1\n")
    run = shell('parley replay --config "$1"', file)
    assert run.returncode == 2
    assert run.stderr.startswith(f"parley: {file}:1: ")


@pytest.mark.parametrize("command", ["page", "feeds read", "times --published 2026-03-01"])
def test_what_cannot_be_read_does_not_cost_what_stands_beside_it(tmp_path: Path, command: str) -> None:
    """Exit code 1 and a report that names the file; with 2 where a file is not there."""
    good = tmp_path / "good"
    good.write_text(
        f"<html><body><article><p>{TALKS}</p></article></body></html>"
        if command == "page"
        else "<rss version='2.0'><channel><item><title>On 10 March</title></item></channel></rss>"
    )
    bad = tmp_path / "bad"
    bad.write_bytes(b"" if command == "page" else b"\xff\x00\xfe")
    run = shell(f'parley {command} "$1" "$2"', bad, good)
    assert run.returncode == 1
    assert str(bad) in run.stderr
    assert len(run.stdout.splitlines()) == 1
    gone = shell(f'parley {command} "$1" "$2"', tmp_path / "gone", good)
    assert (gone.returncode, gone.stdout) == (2, run.stdout)
    assert gone.stderr.startswith(f"{tmp_path / 'gone'}: there is no such file")


def test_a_page_with_a_name_that_is_not_utf_8_is_printed(tmp_path: Path) -> None:
    """The bytes of the name are shown."""
    file = tmp_path / os.fsdecode(b"caf\xe9.html")
    file.write_text(f"<html><body><article><p>{TALKS}</p></article></body></html>")
    run = shell('parley page "$1"/*.html', tmp_path)
    assert run.returncode == 0
    assert json.loads(run.stdout)["file"].endswith("caf\\xe9.html")
