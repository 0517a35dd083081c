"""`parley topics`: which topics there are to be, making them, and whether they are as they should be."""

from typing import TYPE_CHECKING

import typer

from parley.cli.options import Format

if TYPE_CHECKING:
    from parley.adapters.settings import Settings

app = typer.Typer(name="topics", help="Lists, creates and checks the topics on the broker.", no_args_is_help=True)


@app.command("list")
def list_topics(output: Format = "text") -> None:
    """Every topic that the pipeline needs, whether the broker has it or not."""
    import msgspec

    from parley.adapters.broker.topics import plan
    from parley.cli.output import write_line

    for entry in plan(_settings()):
        facts = {"name": entry.name, "partitions": entry.partitions, "config": dict(entry.config)}
        config = " ".join(f"{name}={value}" for name, value in entry.config.items())
        text = f"{entry.name:<44} {entry.partitions:>3}  {config}"
        write_line(msgspec.json.encode(facts) if output == "jsonl" else text)


@app.command()
def create() -> None:
    """Create the topics that are missing, and check the others as `check` does."""
    import asyncio

    from parley.adapters.broker.topics import ensure_topics
    from parley.cli.output import write_line

    for name in asyncio.run(ensure_topics(_settings())):
        write_line(name)


@app.command()
def check(output: Format = "text") -> None:
    """Print what on the broker is not as the pipeline needs it; exit code 1 where anything is."""
    import asyncio

    import msgspec

    from parley.adapters.broker.topics import check_topics
    from parley.cli.output import write_line

    differences = asyncio.run(check_topics(_settings()))
    for entry in differences:
        facts = {"topic": entry.topic, "what": entry.what}
        write_line(msgspec.json.encode(facts) if output == "jsonl" else f"{entry.topic}: {entry.what}")
    if differences:
        raise typer.Exit(1)


def _settings() -> "Settings":
    import os

    from parley.adapters.settings import Settings

    return Settings.from_environment(os.environ)
