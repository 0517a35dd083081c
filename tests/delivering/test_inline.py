"""`parley deliver FILE`: developments from a file, without a broker."""

import asyncio
from pathlib import Path

import pytest
from tests.delivering.deliverers import configuration, receiver
from tests.delivering.examples import announcement
from typer.testing import CliRunner

from parley.cli.main import app
from parley.domain.errors import InputError
from parley_topics import codec

ENVIRONMENT = {"PARLEY_DELIVER_NETWORKS": "127.0.0.0/8", "PARLEY_DELIVER_HTTP": "true"}
ALWAYS_QUIET = 'quiet_hours = { start = "00:00", end = "00:00" }'


def write_developments(folder: Path) -> Path:
    """Three developments of two negotiations, as a ledger prints them: without the fields of an announcement."""
    path = folder / "developments.jsonl"
    lines = []
    for number, negotiation in ((1, "a--b"), (2, "a--b"), (3, "c--d")):
        fields = codec.decode(codec.encode(announcement(number, negotiation=negotiation)), dict)
        for name in ("revision", "late", "retracted", "detected_at"):
            del fields[name]
        lines.append(codec.encode(fields))
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


async def test_each_subscription_gets_what_it_wants_once(tmp_path: Path) -> None:
    """Filters hold, a group is one message, quiet hours hold back, and what fails is told with exit code 3."""
    developments = write_developments(tmp_path)
    async with receiver(fail={"/fails": [500] * 3}) as received:
        subscriptions = [
            'one\nfilters = { negotiations = ["c--d"] }',
            'together\ngrouping = { by = "negotiation" }',
            f"sleeps\n{ALWAYS_QUIET}",
            'fails\nfilters = { negotiations = ["c--d"] }',
        ]
        config = configuration(tmp_path, received.port, subscriptions)
        done = await asyncio.to_thread(
            CliRunner().invoke, app, ["deliver", str(developments), "--config", str(config)], env=ENVIRONMENT
        )
    lines = sorted(tuple(line.split("\t")[:3]) for line in done.stdout.splitlines())
    assert lines == [
        ("delivered", "one", "delivered"),
        ("delivered", "together", "delivered"),
        ("delivered", "together", "delivered"),
        ("retry", "fails", "status-500"),
    ]
    assert "2 developments" in done.stdout
    assert "3 delivered, 1 failed, 4 left waiting, the first of them till" in done.stderr
    assert done.exit_code == 3
    assert received.ids("/sleeps") == []


@pytest.mark.parametrize("text", ["{", '{"slot": "meeting"}', "[]"])
def test_a_line_that_is_no_development_is_named(tmp_path: Path, text: str) -> None:
    """File and line, before anything is sent."""
    path = tmp_path / "developments.jsonl"
    path.write_text(f"\n{text}\n")
    config = configuration(tmp_path, 9, ["one"])
    done = CliRunner().invoke(app, ["deliver", str(path), "--config", str(config)], env=ENVIRONMENT)
    assert isinstance(done.exception, InputError)
    assert f"{path}:2" in str(done.exception)


def test_nobody_to_send_to_is_a_mistake(tmp_path: Path) -> None:
    """Without subscriptions in a file there is nobody."""
    done = CliRunner().invoke(app, ["deliver", str(write_developments(tmp_path))], env=ENVIRONMENT)
    assert isinstance(done.exception, InputError)
    assert "--config" in str(done.exception)
