"""How developments and what is known are shown to people: results on standard output, progress on standard error."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from parley.cli.options import Form
from parley.cli.output import write_line
from parley.cli.terminal import Terminal

if TYPE_CHECKING:
    from parley.adapters.replaying import ReplayProgress
    from parley_topics.developments import AnyAnnouncement, AnyDevelopment, Development

STYLES = {"high": "bold red", "medium": "yellow", "low": "dim"}
MARKS = {"high": "●", "medium": "◐", "low": "○"}


@contextmanager
def progress(total: int, state: "ReplayProgress") -> Iterator[Callable[[], None]]:
    """A bar of the articles that are through, on a terminal; yields what brings it up to date."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda: None
        return
    bar = Progress(
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("articles"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        # Only a terminal that shows both streams would mix them.
        redirect_stdout=sys.stdout.isatty(),
    )
    task = bar.add_task("articles", total=total)
    with bar:
        yield lambda: bar.update(task, completed=max(0, state.produced - state.waiting))
        bar.update(task, completed=total)


def announcement(found: "AnyAnnouncement", form: Form) -> None:
    """Print an announcement as it comes, where people read: new developments, and what is taken back."""
    if form != "text" or (found.revision > 1 and found.retracted is None):
        return
    line = _line(found)
    if found.retracted is not None:
        line.stylize("strike")
        line.append(f"  taken back: {found.retracted}", "italic")
    Terminal().print(line, soft_wrap=True)


def ledgers(found: "Iterable[AnyDevelopment]", form: Form) -> None:
    """Print ledgers: every development as a line of JSON, or a table of what is now known of each negotiation."""
    from parley_topics import codec

    if form == "jsonl":
        for development in found:
            write_line(codec.encode(development))
    else:
        Terminal().print(_known(found))


def development(found: "AnyDevelopment") -> None:
    """Print a development as a line."""
    Terminal().print(_line(found), soft_wrap=True)


def _line(found: "Development[Any]") -> Text:
    line = Text()
    line.append(f"{found.occurred_at[:10]} {found.occurred_at[11:16]} ", "cyan")
    line.append(f"{MARKS[found.significance]} ", STYLES[found.significance])
    line.append(found.headline, "bold" if found.significance == "high" else "")
    line.append(f"  {_sources(found)}", "dim")
    return line


def _sources(found: "Development[Any]") -> str:
    outlets = list(dict.fromkeys(source.outlet for source in found.sources if source.outlet))
    rest = found.source_count - 1
    first = outlets[0] if outlets else found.article
    return first if rest <= 0 else f"{first} and {rest} more"


def _known(found: "Iterable[AnyDevelopment]") -> Table:
    table = Table(title="What is now known", title_style="bold", show_lines=False, expand=False)
    table.add_column("Negotiation", style="bold")
    table.add_column("What")
    table.add_column("Since", style="cyan", no_wrap=True)
    table.add_column("Sources", justify="right")
    last: dict[tuple[str, str], AnyDevelopment] = {}
    for development in found:
        if development.significance != "low":
            last[development.negotiation, development.subject_id] = development
    shown = None
    for (negotiation, _), development in sorted(last.items(), key=lambda item: item[0][0]):
        if shown not in {None, negotiation}:
            table.add_section()
        name = development.name or negotiation
        since = development.occurred_at[:10]
        called = Text("" if shown == negotiation else name)
        table.add_row(called, Text(development.headline), since, str(development.source_count))
        shown = negotiation
    return table
