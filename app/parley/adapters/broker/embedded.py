"""The embedded broker: librdkafka's mock cluster in a process of its own, for a replay without any server.

What it does not do (measured with librdkafka 2.16): it keeps at most 5 MiB and 100,000 message sets of one partition
and drops the oldest beyond that, read or not; it has no compaction, no admin requests and no disk. Whoever produces
to it must hold back (see parley.adapters.broker.lag).
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from types import TracebackType

from parley.adapters.settings import EMBEDDED
from parley.domain.errors import UnavailableError

MAX_PARTITION_BYTES = 5 * 1024 * 1024
"""What one partition holds before its oldest messages are dropped."""

_STOP_SECONDS = 5


class EmbeddedBroker:
    """A running broker; a context manager that stops it, which the end of this process does too."""

    def __init__(self, process: "subprocess.Popen[str]", bootstrap: str) -> None:
        self._process = process
        self.bootstrap = bootstrap
        """Its address, `127.0.0.1:port`."""

    @property
    def url(self) -> str:
        """The broker setting that reaches it from other processes."""
        return f"{EMBEDDED}://{self.bootstrap}"

    @property
    def pid(self) -> int:
        """The id of its process."""
        return self._process.pid

    def stop(self) -> None:
        """End the process; done twice it is no error."""
        if self._process.stdin is not None and not self._process.stdin.closed:
            self._process.stdin.close()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def __enter__(self) -> "EmbeddedBroker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start(topics: Mapping[str, int]) -> EmbeddedBroker:
    """Start a broker with these topics, name to number of partitions; it listens on the loopback only.

    UnavailableError where it does not come up.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "parley.adapters.broker.mock_cluster"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    if process.stdin is None or process.stdout is None:
        raise UnavailableError("the embedded broker has no pipes to be spoken to through")
    process.stdin.write(json.dumps({"topics": dict(topics)}) + "\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        process.wait()
        raise UnavailableError(
            f"the embedded broker did not start (exit code {process.returncode}): what it wrote above says why; "
            "kafka://host:port as PARLEY_BROKER does without it"
        )
    return EmbeddedBroker(process, json.loads(line)["bootstrap"])
