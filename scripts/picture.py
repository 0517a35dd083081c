"""Draw docs/replay.svg, the README's picture: a real replay of the sample corpus, as a terminal shows it."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

TARGET = Path(__file__).parents[1] / "docs" / "replay.svg"
COLUMNS = 118


def main() -> int:
    """Run the replay in a pseudo-terminal and draw what it prints; the exit code of the replay."""
    master, slave = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color", "FORCE_COLOR": "1"}
    command = [sys.executable, "-m", "parley", "replay"]
    process = subprocess.Popen(command, stdout=slave, stderr=subprocess.DEVNULL, env=environment)
    os.close(slave)
    output = b""
    while chunk := _read(master):
        output += chunk
    os.close(master)
    code = process.wait()
    if code == 0:
        console = Console(record=True, width=COLUMNS, file=io.StringIO())
        console.print(Text.from_ansi("$ parley replay\n" + output.decode().replace("\r\n", "\n")))
        console.save_svg(str(TARGET), title="parley replay")
    return code


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # how Linux says that the other end has closed
        return b""


if __name__ == "__main__":
    sys.exit(main())
