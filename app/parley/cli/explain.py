"""`parley explain`: why articles read as they do."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from parley.cli.options import Config


def explain(
    paths: Annotated[list[Path], typer.Argument(metavar="ARTICLE…", help="Files or folders of articles.")],
    output: Annotated[
        Literal["text", "html", "jsonl"], typer.Option("--format", help="How the explanation is printed.")
    ] = "text",
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a page there, and print nothing.")] = None,
    only: Annotated[str | None, typer.Option("--id", metavar="ID", help="Explain only the article of this id.")] = None,
    config: Config = None,
) -> None:
    """Show the text of an article with its claims marked in place, why each rule fired, and what was dropped and why.

    Exit code 1 where some of the input could not be read, 2 where there is no such file or article.
    """
    from parley.adapters.corpora.reading import read_articles
    from parley.cli import inputs
    from parley.cli.output import write_line
    from parley.cli.reports import Reports
    from parley.cli.terminal import Terminal
    from parley.domain.errors import InputError
    from parley.domain.reading.explaining import explain as explained
    from parley_topics import codec

    reports = Reports()
    reader = inputs.reader(config)
    found = (
        explained(reader, article) for article in read_articles(paths, reports) if only is None or article.id == only
    )
    count = 0
    if output == "html" or html is not None:
        from parley.cli.explained_html import page

        explanations = list(found)
        count = len(explanations)
        if count:
            _deliver(page(explanations), html)
    else:
        from parley.cli.explained_text import show

        console = Terminal()
        for explanation in found:
            count += 1
            if output == "jsonl":
                write_line(codec.encode(explanation))
            else:
                show(explanation, console)
    if only is not None and not count:
        raise InputError(f"no article here has the id '{only}'; `parley extract` prints the ids")
    reports.end()


def _deliver(page: bytes, file: Path | None) -> None:
    """Write a page to a file, or print it."""
    from parley.cli.output import write_line
    from parley.domain.errors import SettingError

    if file is None:
        write_line(page.rstrip(b"\n"))
        return
    try:
        file.write_bytes(page)
    except OSError as error:
        raise SettingError(f"--html {file} cannot be written: {error.strerror or error}") from error
