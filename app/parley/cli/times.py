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
    """Print each time expression: text, offset, start, end, grain, TIMEX3 type and value.

    Exit code 1 where some of the input could not be read, 2 where a path does not exist.
    """
    from parley.cli.output import write_line
    from parley.cli.reports import Reports
    from parley.domain.errors import SettingError
    from parley.domain.times import find_times
    from parley.domain.times.lines import day_of, line, row

    try:
        day = day_of(published)
    except ValueError as error:
        raise SettingError(f"--published {published!r} is no date; write 2026-02-18 or 2026-02-18T09:40:00Z") from error
    reports = Reports()
    for name in files:
        if name != "-" and not Path(name).exists():
            reports.missing(name)
            continue
        try:
            raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            text = raw.decode("utf-8")
        except OSError as error:
            reports(f"{name}: cannot be read: {error.strerror or error}")
            continue
        except UnicodeDecodeError as error:
            reports(f"{name}: not UTF-8 (byte {error.start}); save it as UTF-8")
            continue
        for found in find_times(text, day):
            file = None if len(files) == 1 else name
            write_line(line(found, file) if output == "jsonl" else row(found, file))
    reports.end()
