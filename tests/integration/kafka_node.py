"""A node of Apache Kafka on a free port of the loopback, for the time of a test run."""

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "deploy/kafka/kafka.sh"
START_SECONDS = 60


class KafkaMissingError(Exception):
    """There is no Kafka here, and no way to run one."""


class KafkaNode:
    """A node that can be stopped and started again with the data that it had."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ports = _free_ports()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where clients reach it, `host:port`."""
        return f"127.0.0.1:{self._ports[0]}"

    def start(self) -> None:
        """Start it and wait until it listens; KafkaMissingError where that cannot be."""
        for program in ("java", "mvn"):
            if shutil.which(program) is None:
                raise KafkaMissingError(f"{program} is not installed")
        environment = os.environ | {"KAFKA_CONTROLLER_PORT": str(self._ports[1])}
        log = (self._folder / "kafka.log").open("ab")
        self._process = subprocess.Popen(
            [SCRIPT, "run", str(self._ports[0]), self._folder], env=environment, stdout=log, stderr=log
        )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self._process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self._ports[0])) == 0:
                    return
            time.sleep(0.1)
        self.stop()
        raise KafkaMissingError(f"it did not start: {(self._folder / 'kafka.log').read_text()[-500:]}")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop it, by default so that it can put its files in order."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(60)
            self._process = None


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        first.bind(("127.0.0.1", 0))
        second.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]
