"""`parley times`: the time expressions of texts, one JSON line each."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from parley.cli.options import Format


def times(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Text files; - reads standard input.")],
    published: Annotated[str, typer.Option(help="Day or date-time of publication; its day as written is what counts.")],
    output: Format = "jsonl",
) -> None:
    """Print each time expression: text, offset, start, end, grain, TIMEX3 type and value."""
    from parley.cli.output import write_line
    from parley.domain.errors import InputError, SettingError
    from parley.domain.times import find_times
    from parley.domain.times.lines import day_of, line, row

    try:
        day = day_of(published)
    except ValueError as error:
        raise SettingError(f"--published {published!r} is no date; write 2026-02-18 or 2026-02-18T09:40:00Z") from error
    for name in files:
        try:
            raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            text = raw.decode("utf-8")
        except OSError as error:
            raise InputError(f"{name} cannot be read: {error.strerror or error}") from error
        except UnicodeDecodeError as error:
            raise InputError(f"{name} is not UTF-8 (byte {error.start}); convert it first") from error
        for found in find_times(text, day):
            file = None if len(files) == 1 else name
            write_line(line(found, file) if output == "jsonl" else row(found, file))
