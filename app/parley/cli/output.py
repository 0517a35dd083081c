"""Results on standard output, in UTF-8 whatever the terminal's setting; a reader that has gone ends the command."""

import sys


def write_line(line: str | bytes) -> None:
    """Write one line of results."""
    data = line.encode("utf-8", "replace") if isinstance(line, str) else line
    sys.stdout.buffer.write(data + b"\n")
