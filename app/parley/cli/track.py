"""`parley track`: the ledgers that claims give, without a broker."""

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.options import AsOf, Config, Format


def track(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE…]", help="Claims as `parley extract --format jsonl` prints them; else standard input."
        ),
    ] = None,
    output: Format = "text",
    as_of: AsOf = None,
    config: Config = None,
) -> None:
    """Print the ledgers that claims give: every development once, in the order of the news.

    Folders and files of articles are read first. Exit code 1 where some of the input could not be read.
    """
    from parley.cli import ledgers, showing
    from parley.cli.output import write_line
    from parley.cli.reports import Reports
    from parley.domain.tracking.ledger import ledger
    from parley_topics import codec

    reports = Reports()
    sets, newest = ledgers.claim_sets(files or [ledgers.STANDARD_INPUT], as_of=as_of, config=config, reports=reports)
    for made in ledger(sets, newest):
        if output == "jsonl":
            write_line(codec.encode(made))
        else:
            showing.development(made)
    reports.end()
