"""Each how-to on delivery does what it says, block by block as it is written."""

import asyncio
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as replace_fields
from tests.delivering.deliverers import announce
from tests.delivering.examples import NOW, announcement, subscription
from tests.delivering.how_tos import HOW_TOS, blocks, free_port

from parley.adapters.broker import embedded
from parley.adapters.broker.topics import plan
from parley.adapters.settings import Settings
from parley.domain.delivering.intents import intent
from parley.domain.delivering.rendering.slack_blocks import slack_message
from parley_topics import codec

DEVELOPMENTS = [announcement(1), announcement(2, headline="A second headline"), announcement(1)]


@contextmanager
def running(code: str, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """A program of a how-to, in a folder; ended at the end."""
    process = subprocess.Popen([sys.executable, "-c", code], cwd=folder, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(10)
        assert process.stdout is not None
        process.stdout.close()


def shell(code: str, folder: Path, **more: str) -> str:
    """What a block prints, run by a shell in a folder."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", code],
        cwd=folder,
        env={**clean, "PATH": path, **more},
        check=True,
        capture_output=True,
        text=True,
        timeout=100,
    ).stdout


def listening(port: str, seconds: float = 20) -> None:
    """Wait until somebody listens on a port."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", int(port))) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nobody listens on {port}")


def test_the_first_alert_arrives(tmp_path: Path) -> None:
    """The receiver, the configuration and the commands of the docs: what is delivered is printed by the receiver."""
    port = free_port()
    make_secret, allow, test, real = (code.replace("8087", port) for code in blocks("first-alert.md", "sh"))
    (configuration,) = blocks("first-alert.md", "toml")
    (receiver,) = blocks("receive-webhooks.md", "python")
    assert len(receiver.strip().splitlines()) <= 30
    (tmp_path / "parley.toml").write_text(configuration.replace("8087", port))
    shell(make_secret, tmp_path)
    with running(receiver.replace("8087", port), tmp_path) as process:
        listening(port)
        assert "delivered" in shell(allow + test, tmp_path)
        lines = shell(allow + real, tmp_path).splitlines()
        again = shell(allow + real.splitlines()[-1], tmp_path).splitlines()
        process.terminate()
        assert process.stdout is not None
        printed = process.stdout.read().splitlines()
    assert lines
    assert {line.split("\t")[0] for line in lines + again} == {"delivered"}
    assert printed[0].startswith("This is a test")
    assert sorted(printed[1:]) == sorted(line.split("\t")[3] for line in lines), "and once, although sent twice"


def test_the_receiver_refuses_what_is_not_signed(tmp_path: Path) -> None:
    """A stranger's post is answered with 401 and prints nothing."""
    port = free_port()
    (receiver,) = blocks("receive-webhooks.md", "python")
    shell(blocks("first-alert.md", "sh")[0], tmp_path)
    with running(receiver.replace("8087", port), tmp_path) as process:
        listening(port)
        headers = {"webhook-id": "msg_1", "webhook-timestamp": str(int(time.time())), "webhook-signature": "v1,AAAA"}
        connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=10)
        connection.request("POST", "/", b"{}", headers)
        assert connection.getresponse().status == 401
        connection.close()
        process.terminate()
        assert process.stdout is not None
        assert process.stdout.read() == ""


@pytest.fixture
def announced() -> Iterator[str]:
    """The address of a broker whose developments topic holds three announcements, the last of which is the first."""
    bare = Settings(broker="embedded", partitions=1)
    with embedded.start({entry.name: entry.partitions for entry in plan(bare)}) as broker:
        asyncio.run(announce(replace(bare, broker=broker.url), DEVELOPMENTS))
        yield broker.bootstrap


@pytest.mark.embedded
def test_the_consumer_prints_each_development_once(announced: str, tmp_path: Path) -> None:
    """The program of the docs reads the topic from its beginning and drops what comes again."""
    (program,) = blocks("consume-developments.md", "python")
    assert len([line for line in program.splitlines() if line.strip()]) <= 20
    with running(program.replace("127.0.0.1:9092", announced), tmp_path) as process:
        assert process.stdout is not None
        printed = [process.stdout.readline().strip() for _ in range(2)]
        time.sleep(0.5)
        process.terminate()
        printed += process.stdout.read().split("\n")[:-1]
    assert printed == [DEVELOPMENTS[0].headline, "A second headline"]


@pytest.mark.embedded
def test_kcat_prints_all_that_is_there(announced: str, tmp_path: Path) -> None:
    """The command of the docs prints key and value of every announcement, and ends."""
    if shutil.which("kcat") is None:
        pytest.skip("kcat is not installed: apt-get install kcat")
    (command,) = blocks("consume-developments.md", "sh")
    lines = shell(command.replace("127.0.0.1:9092", announced), tmp_path).splitlines()
    assert lines == [f"{a.negotiation}\t{codec.encode(a).decode()}" for a in DEVELOPMENTS]


def test_the_slack_message_of_the_docs_is_what_is_sent() -> None:
    """The blocks in the docs are those of the example, and what the docs show of it is in them."""
    example = announcement()
    source = replace_fields(example.sources[0], url="https://harbour.example/third-round")
    message = slack_message(intent(subscription(), replace_fields(example, sources=(source,)), NOW))
    (shown,) = blocks("slack.md", "json")
    assert json.loads(shown) == message
    text = (HOW_TOS / "slack.md").read_text(encoding="utf-8")
    picture = text[text.index("## What it looks like") : text.index("In Block Kit")]
    for part in (
        "Third Iran–United States round",
        "planned · “soon”",
        "third round · 5 March 2026 · Muscat",
        "Open The",
    ):
        assert part in picture
        assert part in shown


def test_the_commands_of_the_slack_how_to_are_understood(tmp_path: Path) -> None:
    """Both ways to subscribe: refused for want of a broker only after everything in them was understood."""
    (tmp_path / "slack-hook").write_text("https://hooks.slack.com/services/T0/B0/x")
    (tmp_path / "bot-token").write_text("xoxb-example")
    for command in blocks("slack.md", "sh"):
        with pytest.raises(subprocess.CalledProcessError) as refused:
            shell(command, tmp_path)
        assert "PARLEY_BROKER" in refused.value.stderr
