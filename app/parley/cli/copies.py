"""`parley copies`: which articles are copies of one text."""

from pathlib import Path
from typing import Annotated

import typer


def copies(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files or folders of articles.")],
) -> None:
    """Print one JSON line a group of copies, {"ids": […]}: wire stories, excerpts, light rewrites, versions.

    Exit code 1 where some of the input could not be read.
    """
    from parley.adapters.corpora.reading import read_articles
    from parley.cli.output import write_line
    from parley.cli.reports import Reports
    from parley.domain.articles.copies import group
    from parley.domain.articles.sketches import sketch
    from parley_topics import codec

    reports = Reports()
    sketches = ((article.id or "", sketch(article.text or "")) for article in read_articles(paths, reports))
    for ids in group(sketches):
        write_line(codec.encode({"ids": ids}))
    reports.end()
