"""The `parley` command: its subcommands, one module each, and how errors end it."""

import errno
import logging
import os
import sys
from pathlib import Path

import typer

from parley.cli import (
    copies,
    dead_letters,
    deliver,
    deliveries,
    diff,
    explain,
    extract,
    feeds,
    page,
    poll,
    replay,
    schema,
    serve,
    state,
    subscribe,
    tail,
    times,
    topics,
    track,
    why,
    worker,
)
from parley.cli.output import ReaderGoneError
from parley.cli.run import run as run_everything
from parley.domain.errors import ParleyError, UnavailableError

app = typer.Typer(
    name="parley",
    help="Reads the news of negotiations and says what has changed.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def main() -> None:
    """Keep subcommands subcommands, however many there are."""


app.command("copies")(copies.copies)
app.command("extract")(extract.extract)
app.command("explain")(explain.explain)
app.command("replay")(replay.replay)
app.command("run")(run_everything)
app.command("track")(track.track)
app.command("state")(state.state)
app.command("diff")(diff.diff)
app.command("why")(why.why)
app.command("schema")(schema.schema)
app.add_typer(feeds.app)
app.command("page")(page.page)
app.command("poll")(poll.poll)
app.command("times")(times.times)
app.command("worker")(worker.worker)
app.command("tail")(tail.tail)
app.command("deliver")(deliver.deliver)
app.command("serve")(serve.serve)
app.add_typer(topics.app)
app.add_typer(dead_letters.app)
app.add_typer(subscribe.app)
app.add_typer(deliveries.app)


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def run() -> None:
    """Run the command line; an error that is ours to explain ends it with one line and its exit code."""
    _open_what_is_closed()
    # What aiokafka says of a broker that is busy is for logs that somebody keeps; a command says itself what failed.
    logging.getLogger("aiokafka").addHandler(logging.NullHandler())
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except (ReaderGoneError, BrokenPipeError):
        _write_no_more()
        sys.exit(0)
    except OSError as error:
        if error.errno not in _FULL:
            raise
        _write_no_more()
        print(f"parley: {error.strerror}: results could not be written; make room and try again", file=sys.stderr)  # noqa: T201
        sys.exit(UnavailableError.exit_code)
    except ParleyError as error:
        print(f"parley: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(error.exit_code)


def _open_what_is_closed() -> None:
    """Put the null device where a standard stream is closed, before another file gets its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open as long as the process


def _write_no_more() -> None:
    """Let what is still buffered for standard output go nowhere when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
