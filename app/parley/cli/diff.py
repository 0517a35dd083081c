"""`parley diff`: what two replays give differently."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import Config, Format

if TYPE_CHECKING:
    from parley.domain.tracking.comparing import Difference

_MARKS = {"came": "+", "went": "-", "changed": "~"}
_STYLES = {"came": "green", "went": "red", "changed": "yellow"}


def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="Developments, claims or articles.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="The same, of another version or corpus.")],
    output: Format = "text",
    config: Config = None,
) -> None:
    """Compare the developments of two replays: what came (+), went (-) and changed (~).

    A and B are what `parley replay` or `parley track` print with --format jsonl, or claims or articles, which are
    tracked first. Exit code 1 where they differ, as of `diff`.
    """
    from parley.cli import ledgers
    from parley.cli.output import write_line
    from parley.cli.reports import Reports
    from parley.domain.tracking.comparing import differences
    from parley_topics import codec

    reports = Reports()
    found = differences(ledgers.ledger(before, config, reports), ledgers.ledger(after, config, reports))
    for difference in found:
        if output == "jsonl":
            write_line(codec.encode(difference))
        else:
            _show(difference)
    reports.end()
    if found:
        raise typer.Exit(1)


def _show(difference: "Difference") -> None:
    from rich.text import Text

    from parley.cli.terminal import Terminal

    made = difference.after or difference.before
    if made is None:
        return
    line = Text(f"{_MARKS[difference.change]} {made.occurred_at[:16]} {made.kind}: {made.headline}")
    line.stylize(_STYLES[difference.change], 0, 1)
    if difference.change == "changed":
        line.append(f"  ({', '.join(difference.fields)})", "dim")
        if difference.before is not None and "headline" in difference.fields:
            line.append(f"\n    was: {difference.before.kind}: {difference.before.headline}", "dim")
    Terminal().print(line, soft_wrap=True)
