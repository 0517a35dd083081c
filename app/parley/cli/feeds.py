"""`parley feeds`: the feeds that are watched, and feeds as saved bytes."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

app = typer.Typer(
    name="feeds", help="Feeds: read saved ones, and keep the list of those watched.", no_args_is_help=True
)


@app.command("read")
def read(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Saved feeds, or folders of them; - is stdin.")],
    url: Annotated[str | None, typer.Option(help="Where the feed came from, for its relative addresses.")] = None,
    output: Annotated[Literal["jsonl", "text"], typer.Option("--format", help="How entries are printed.")] = "jsonl",
) -> None:
    """Read saved feeds and print one line an entry."""
    import msgspec

    from parley.adapters.feeds.parsing import FeedError, parse_feed
    from parley.cli.output import write_line
    from parley_topics import codec

    missing = 0
    for path in _files(paths):
        try:
            data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        except OSError as error:
            missing += 1
            typer.echo(f"{path}: {error.strerror}", err=True)
            continue
        try:
            feed = parse_feed(data, url=url)
        except FeedError as error:
            typer.echo(f"{path}: {error}", err=True)
            continue
        if not feed.entries:
            typer.echo(f"{path}: a feed without entries", err=True)
        info = msgspec.to_builtins(feed.info)
        for entry in feed.entries:
            if output == "text":
                write_line(f"{entry.published or entry.updated or '-'}\t{entry.title or '-'}\t{entry.url or '-'}")
            else:
                write_line(codec.encode({"file": str(path), "feed": info, **msgspec.to_builtins(entry)}))
    if missing:
        raise typer.Exit(2)


def _files(paths: list[Path]) -> list[Path]:
    """The files that are meant: those named, and all in the folders named."""
    found: list[Path] = []
    for path in paths:
        found += sorted(inner for inner in path.rglob("*") if inner.is_file()) if path.is_dir() else [path]
    return found
