"""`parley tail`: what comes through a topic, as it comes."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from parley.cli.options import Format

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiokafka import ConsumerRecord


def tail(
    topic: Annotated[
        str, typer.Argument(help="articles, unique-articles, claims, developments, dead-letters, …")
    ] = "developments",
    output: Format = "text",
    negotiation: Annotated[
        str | None, typer.Option(help="Only of this negotiation; of claims and developments.")
    ] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only developments of this kind; may be repeated.")] = None,
    significance: Annotated[
        Literal["high", "medium", "low"] | None, typer.Option(help="Only developments of at least this significance.")
    ] = None,
    from_start: Annotated[
        bool, typer.Option("--from-start", help="All that the topic holds first, not only what comes from now on.")
    ] = False,
    count: Annotated[int | None, typer.Option(min=1, help="End after so many.")] = None,
) -> None:
    """Print the messages of a topic as they come, until interrupted.

    With --format jsonl the values as they are on the broker; dead letters as `parley dead-letters list` prints them.
    """
    import asyncio
    from contextlib import suppress

    from parley.cli.messages import line_of, topic_named, wanted

    selected = topic_named(topic)
    chosen = wanted(negotiation=negotiation, kinds=kind, significance=significance)
    with suppress(KeyboardInterrupt):
        asyncio.run(_print(selected.short, chosen, lambda record: line_of(selected, record, output), from_start, count))


async def _print(
    topic: str,
    chosen: "Callable[[ConsumerRecord], bool]",
    line: "Callable[[ConsumerRecord], bytes]",
    from_start: bool,
    count: int | None,
) -> None:
    import os
    import sys

    from parley.adapters.broker.clients import reader
    from parley.adapters.settings import Settings
    from parley.cli.messages import topic_named
    from parley.cli.output import write_line

    left = count
    async with reader(Settings.from_environment(os.environ), topic_named(topic), latest=not from_start) as records:
        async for record in records:
            if not chosen(record):
                continue
            write_line(line(record))
            sys.stdout.flush()
            left = None if left is None else left - 1
            if left == 0:
                return
