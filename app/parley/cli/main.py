"""The `parley` command: its subcommands, one module each, and how errors end it."""

import logging
import sys

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
from parley.cli.run import run as run_everything
from parley.domain.errors import ParleyError

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


def run() -> None:
    """Run the command line; an error that is ours to explain ends it with one line and its exit code."""
    # What aiokafka says of a broker that is busy is for logs that somebody keeps; a command says itself what failed.
    logging.getLogger("aiokafka").addHandler(logging.NullHandler())
    try:
        app()
    except ParleyError as error:
        print(f"parley: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(error.exit_code)
