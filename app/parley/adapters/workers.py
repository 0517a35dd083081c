"""Worker processes that a command starts and stops: for a replay, and for `parley run`."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from parley.adapters.settings import Settings
from parley.domain.errors import UnavailableError

STOP_SECONDS = 15
"""How long a worker may take to finish what it has begun; then it is killed, and its messages come again."""

Worker = subprocess.Popen[bytes]


def worker_command(config: Path | None) -> list[str]:
    """The command line of a worker that ends with us, with the configuration whose watches its reader uses."""
    options = [] if config is None else ["--config", str(config)]
    return [sys.executable, "-m", "parley", "worker", "--attached", *options]


def end_with_parent() -> None:
    """Have this process end, as at SIGTERM, when its standard input does: when its parent is gone, however it went."""

    def wait() -> None:
        while os.read(0, 4096):  # the descriptor itself: a lock of sys.stdin held here would break the shutdown
            pass
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(STOP_SECONDS)
        os._exit(1)

    threading.Thread(target=wait, name="end with parent", daemon=True).start()


@contextmanager
def workers(settings: Settings, count: int, command: Sequence[str]) -> Iterator[list[Worker]]:
    """Start workers with these settings, each with a folder of its own, and stop them at the end."""
    started: list[Worker] = []
    try:
        for number in range(count):
            own = replace(settings, data_dir=settings.data_dir / f"worker-{number}")
            environment = {**_foreign(), **own.to_environment()}
            # In a group of its own: a Ctrl-C at the terminal is for us, who end the workers in their turn.
            process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, process_group=0)  # noqa: S603 - our own
            started.append(process)
        yield started
    finally:
        for worker in started:
            worker.terminate()
        for worker in started:
            try:
                worker.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                worker.kill()
                worker.wait()
            if worker.stdin is not None:
                worker.stdin.close()


def require_running(started: Sequence[Worker]) -> None:
    """UnavailableError where one of the workers has ended."""
    for worker in started:
        if worker.poll() is not None:
            raise UnavailableError(
                f"a worker ended with exit code {worker.returncode} before its work was done; "
                "what it wrote above says why"
            )


def _foreign() -> dict[str, str]:
    """The environment without our own variables: the settings are given whole."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
