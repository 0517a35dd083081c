"""`parley dead-letters`: the messages that could not be read or processed, and another try for them."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import Format

if TYPE_CHECKING:
    from parley.adapters.settings import Settings

app = typer.Typer(
    name="dead-letters", help="Messages that could not be processed: lists and retries them.", no_args_is_help=True
)


@app.command("list")
def list_letters(
    output: Format = "text",
    stage: Annotated[str | None, typer.Option(help="Only those that this stage gave up.")] = None,
) -> None:
    """Print every dead letter that the broker holds, the oldest first.

    With --format jsonl one object each, `value` in base64, since the bytes may be anything.
    """
    import asyncio

    from parley.adapters.broker.clients import read_to_end
    from parley.cli.messages import dead_letter_line, letter_of
    from parley.cli.output import write_line
    from parley_topics.registry import DEAD_LETTERS

    async def run() -> None:
        async for record in read_to_end(_settings(), DEAD_LETTERS):
            if stage is None or letter_of(record).stage == stage:
                write_line(dead_letter_line(record, output))

    asyncio.run(run())


@app.command()
def retry(
    numbers: Annotated[
        list[int] | None, typer.Argument(help="Those to try again, as `list` numbers them; all without any.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Without numbers: those too that have been retried before.")
    ] = False,
) -> None:
    """Send dead letters back to where they came from, as they were; prints the number of each.

    Without numbers each is sent once, however often this is called. One that fails again comes back as a new dead
    letter, with its attempts counted.
    """
    import asyncio

    from parley.adapters.dead_letters import retry_letters
    from parley.cli.output import write_line

    async def run() -> None:
        async for number in retry_letters(_settings(), frozenset(numbers or ()), again=again):
            write_line(str(number))

    asyncio.run(run())


def _settings() -> "Settings":
    import os

    from parley.adapters.settings import Settings

    return Settings.from_environment(os.environ)
