"""What the measurements run on: a Kafka of their own, workers that burn time, and what memory they took."""

import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from parley.adapters.workers import Worker

ROOT = Path(__file__).parents[1]
START_SECONDS = 60


@contextmanager
def kafka() -> Iterator[str]:
    """A node of Apache Kafka on loopback, `host:port`: the one that PARLEY_TEST_KAFKA names, else one of our own."""
    given = os.environ.get("PARLEY_TEST_KAFKA")
    if given:
        yield given
        return
    port, controller = _free_port(), _free_port()
    with tempfile.TemporaryDirectory() as folder:
        command = [str(ROOT / "deploy/kafka/kafka.sh"), "run", str(port), folder]
        environment = {**os.environ, "KAFKA_CONTROLLER_PORT": str(controller)}
        with Path(folder, "kafka.out").open("wb") as out:
            node = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
        try:
            _await_port(port, node)
            yield f"127.0.0.1:{port}"
        finally:
            node.send_signal(signal.SIGTERM)
            node.wait()


def burning_worker(seconds: float) -> list[str]:
    """The command line of a worker whose reader takes so long."""
    return [sys.executable, "-m", "benchmarks.worker", str(seconds)]


def peak_memory(worker: Worker) -> float:
    """The most memory that a running process has had at once, in MiB."""
    status = Path(f"/proc/{worker.pid}/status").read_text(encoding="ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024


def own_memory() -> float:
    """The most memory that this process has had at once, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await_port(port: int, node: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and node.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit("Apache Kafka did not start: it needs Java 17 and Maven, or PARLEY_TEST_KAFKA=host:port")
