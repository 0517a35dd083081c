"""`parley replay`: whatever carries the articles, the ledgers are the same to the byte."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

PARLEY = [sys.executable, "-m", "parley"]
WAYS = {
    "one partition, one worker": (),
    "four partitions, one worker": ("--partitions", "4"),
    "four partitions, two workers": ("--partitions", "4", "--workers", "2"),
    "in order of arrival": ("--order", "seen"),
}


def replayed(*options: str, broker: str = "embedded") -> bytes:
    """The ledgers of the sample corpus as a replay with these options prints them."""
    environment = {**os.environ, "PARLEY_BROKER": broker}
    command = [*PARLEY, "replay", "--format", "jsonl", *options]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, timeout=100)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def inline() -> bytes:
    """The ledgers without a broker."""
    ledgers = replayed("--inline")
    assert ledgers.count(b"\n") > 10
    return ledgers


def test_order_of_arrival_changes_nothing(inline: bytes) -> None:
    """What comes late is put in its place."""
    assert replayed("--inline", "--order", "seen") == inline


@pytest.mark.embedded
@pytest.mark.parametrize("way", WAYS)
def test_the_embedded_broker_gives_what_no_broker_gives(inline: bytes, way: str) -> None:
    """Partitions, workers and order are how it runs, not what comes out."""
    assert replayed(*WAYS[way]) == inline


@pytest.mark.kafka
@pytest.mark.parametrize("way", ["one partition, one worker", "four partitions, two workers"])
def test_kafka_gives_what_no_broker_gives(inline: bytes, way: str, kafka_address: str) -> None:
    """The same code on Apache Kafka by one setting."""
    options = WAYS[way] or ("--partitions", "1")
    assert replayed(*options, broker=f"kafka://{kafka_address}") == inline


@pytest.mark.embedded
def test_a_run_leaves_no_process_behind() -> None:
    """The broker and the workers end with the command, also when it is killed."""
    command = [*PARLEY, "replay", "--format", "jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    children: set[int] = set()
    while len(children) < 2 and process.poll() is None:
        children = _children(process.pid)
    process.kill()
    process.wait()
    assert len(children) == 2
    end = time.monotonic() + 30
    while any(_runs(child) for child in children):
        assert time.monotonic() < end, "a process of the run is still there"
        time.sleep(0.1)


def _children(pid: int) -> set[int]:
    """The processes that a process has started, as Linux lists them."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        return {int(child) for child in listed.read_text(encoding="ascii").split()}
    except FileNotFoundError:
        return set()


def _runs(pid: int) -> bool:
    """Whether a process is there and more than a zombie that nobody has waited for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
