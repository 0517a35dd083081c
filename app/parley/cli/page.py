"""`parley page`: the article in saved pages."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer


def page(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Saved pages, or folders of them; - is stdin.")],
    url: Annotated[str | None, typer.Option(help="Where the page came from.")] = None,
    output: Annotated[Literal["jsonl", "text"], typer.Option("--format", help="How articles are printed.")] = "jsonl",
) -> None:
    """Read saved pages and print one line an article: its text, its dates and where they were found.

    Exit code 1 where some of the input could not be read, 2 where a path does not exist.
    """
    import msgspec

    from parley.adapters.corpora.files import readable_name
    from parley.adapters.pages.reading import PageError, read_page
    from parley.cli.inputs import files
    from parley.cli.output import write_line
    from parley.cli.reports import Reports
    from parley_topics import codec

    reports = Reports()
    for path in files(paths, reports):
        try:
            data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
            article = read_page(data, url=url)
        except OSError as error:
            reports(f"{path}: cannot be read: {error.strerror}")
            continue
        except PageError as error:
            reports(f"{path}: {error}")
            continue
        if article.text is None:
            typer.echo(f"{path}: no article on this page", err=True)
        if output == "text":
            write_line(
                f"{article.title or '-'}\n{article.published or '-'} ({article.published_origin or 'no date'})\n"
            )
            write_line(f"{article.text or ''}\n")
        else:
            write_line(codec.encode({"file": readable_name(str(path)), **msgspec.to_builtins(article)}))
    reports.end()
