"""Results on standard output, in UTF-8 whatever the terminal's setting; a reader that has gone ends the command."""

import re
import sys

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class ReaderGoneError(Exception):
    """Nobody reads standard output any more, as behind `| head`: the command ends, and has done what was wanted."""


def write_line(line: str | bytes) -> None:
    """Write one line of results; text is made printable, bytes stay as they are."""
    data = printable(line).encode("utf-8") if isinstance(line, str) else line
    try:
        sys.stdout.buffer.write(data + b"\n")
    except BrokenPipeError as error:
        raise ReaderGoneError from error


def printable(text: str) -> str:
    """The text without what would steer a terminal or is none in XML: each such character as U+FFFD."""
    return _CONTROL.sub("\ufffd", text.replace("\r\n", " \n").replace("\r", "\n"))
