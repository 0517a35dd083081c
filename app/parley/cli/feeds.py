"""`parley feeds`: the feeds that are watched, and feeds as saved bytes."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import FeedsConfig, Form, Format

if TYPE_CHECKING:
    from parley.adapters.configuration import Configuration
    from parley.adapters.feeds.store import FeedStore
    from parley.domain.polling.feeds import FeedSource

app = typer.Typer(
    name="feeds", help="Feeds: read saved ones, and keep the list of those watched.", no_args_is_help=True
)

DEFAULT_CONFIG = Path("parley.toml")


@app.command("read")
def read(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Saved feeds, or folders of them; - is stdin.")],
    url: Annotated[str | None, typer.Option(help="Where the feed came from, for its relative addresses.")] = None,
    output: Format = "jsonl",
) -> None:
    """Read saved feeds and print one line an entry.

    Exit code 1 where some of the input could not be read, 2 where a path does not exist.
    """
    import msgspec

    from parley.adapters.corpora.files import readable_name
    from parley.adapters.feeds.parsing import FeedError, parse_feed
    from parley.cli.inputs import files
    from parley.cli.output import write_line
    from parley.cli.reports import Reports
    from parley_topics import codec

    reports = Reports()
    for path in files(paths, reports):
        try:
            data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        except OSError as error:
            reports(f"{path}: cannot be read: {error.strerror}")
            continue
        try:
            feed = parse_feed(data, url=url)
        except FeedError as error:
            reports(f"{path}: {error}")
            continue
        if not feed.entries:
            typer.echo(f"{path}: a feed without entries", err=True)
        info = msgspec.to_builtins(feed.info)
        for entry in feed.entries:
            if output == "text":
                write_line(f"{entry.published or entry.updated or '-'}\t{entry.title or '-'}\t{entry.url or '-'}")
            else:
                write_line(codec.encode({"file": readable_name(str(path)), "feed": info, **msgspec.to_builtins(entry)}))
    reports.end()


@app.command("add")
def add(
    urls: Annotated[list[str] | None, typer.Argument(metavar="[URL…]", help="Feeds, or sites that have one.")] = None,
    config: FeedsConfig = DEFAULT_CONFIG,
    every: Annotated[bool, typer.Option("--all", help="Add all feeds that a site announces, not its first.")] = False,
    starter: Annotated[bool, typer.Option("--starter", help="Add the starter list of world news.")] = False,
) -> None:
    """Add feeds to the configuration file, which is made where there is none; finds the feed of a site."""
    import asyncio

    from parley.adapters.configuration import append_feeds
    from parley.cli.output import write_line
    from parley.domain.errors import InputError

    configuration = _configuration(config)
    wanted = _starter() if starter else []
    if not urls and not starter:
        raise InputError("nothing to add: give the address of a feed or of a site, or --starter")
    wanted += asyncio.run(_found(configuration, urls or [], every=every))
    known = {source.url for source in configuration.feeds}
    new = [source for source in wanted if source.url not in known]
    append_feeds(config, new)
    for source in wanted:
        write_line(f"{'added' if source.url not in known else 'known'}\t{source.outlet or '-'}\t{source.url}")


async def _found(configuration: "Configuration", urls: list[str], *, every: bool) -> "list[FeedSource]":
    from parley.adapters.feeds.discovery import find_feeds
    from parley.adapters.feeds.service import make_client
    from parley.domain.polling.feeds import FeedSource
    from parley.domain.polling.markup import clean_line

    sources: list[FeedSource] = []
    async with make_client(configuration) as client:
        for url in urls:
            feeds = await find_feeds(client, url)
            for found in feeds if every else feeds[:1]:
                title = clean_line(found.feed.info.title) or None
                sources.append(FeedSource(url=found.url, outlet=title, language=found.feed.info.language))
    return sources


def _starter() -> "list[FeedSource]":
    from importlib.resources import files

    from parley.adapters.configuration import parse

    text = files("parley").joinpath("data/feeds.toml").read_text(encoding="utf-8")
    return list(parse(text, "the starter list").feeds)


def _configuration(path: Path) -> "Configuration":
    """The configuration, empty where the file is not there yet."""
    from parley.adapters.configuration import parse, read_configuration

    return read_configuration(path) if path.exists() else parse("", str(path))


@app.command("list")
def list_feeds(
    config: FeedsConfig = DEFAULT_CONFIG,
    output: Format = "text",
    skipped: Annotated[
        int | None, typer.Option(metavar="N", help="List the last N entries that the relevance gate has stopped.")
    ] = None,
) -> None:
    """List the watched feeds: last success, last error, next poll, entries seen; or what was skipped."""
    with _store() as store:
        if skipped is not None:
            _list_skipped(store, skipped, output)
        else:
            _list_feeds(_configuration(config), store, output)


def _store() -> "FeedStore":
    import os

    from parley.adapters.feeds.store import FeedStore
    from parley.adapters.settings import Settings

    return FeedStore(Settings.from_environment(os.environ).data_dir / "feeds.sqlite")


def _list_feeds(configuration: "Configuration", store: "FeedStore", output: Form) -> None:
    import msgspec

    from parley.cli.output import write_line
    from parley_topics import codec

    for source in configuration.feeds:
        state = store.state(source.url)
        if output == "jsonl":
            known = msgspec.to_builtins(state) if state else {}
            write_line(codec.encode({**known, **msgspec.to_builtins(source)}))
            continue
        if state is None:
            write_line(f"{source.outlet or '-'}\tnever polled\t-\t-\t0\t{source.url}")
            continue
        success = f"{state.last_success:%Y-%m-%d %H:%M}" if state.last_success else "never answered"
        trouble = state.disabled or (f"{state.failures}× {state.detail}" if state.trouble else "-")
        due = "disabled" if state.disabled else f"{state.next_poll:%Y-%m-%d %H:%M}"
        write_line(f"{source.outlet or '-'}\t{success}\t{trouble}\t{due}\t{state.entries}\t{source.url}")


def _list_skipped(store: "FeedStore", count: int, output: Form) -> None:
    from dataclasses import asdict

    from parley.cli.output import write_line
    from parley_topics import codec

    for one in store.skipped(count):
        if output == "jsonl":
            write_line(codec.encode(asdict(one)))
        else:
            write_line(f"{one.at:%Y-%m-%d %H:%M}\t{one.ground}\t{one.title or '-'}\t{one.url or '-'}")


@app.command("check")
def check(config: FeedsConfig = DEFAULT_CONFIG) -> None:
    """Ask each feed once and say what came. Exit code 1 where one does not answer with a feed."""
    import asyncio

    from parley.adapters.configuration import read_configuration

    if not asyncio.run(_check(read_configuration(config))):
        raise typer.Exit(1)


async def _check(configuration: "Configuration") -> bool:
    import asyncio

    from parley.adapters.feeds.checking import check_feed
    from parley.adapters.feeds.clock import SystemClock
    from parley.adapters.feeds.service import make_client
    from parley.adapters.http.hosts import Hosts
    from parley.cli.output import write_line

    clock = SystemClock()
    hosts = Hosts(clock.now, clock.sleep, configuration.polling.host_gap)
    room = asyncio.Semaphore(configuration.polling.concurrency)
    async with make_client(configuration) as client:
        checks = [check_feed(client, hosts, room, source) for source in configuration.feeds]
        healthy = True
        for done in asyncio.as_completed(checks):
            result = await done
            healthy = healthy and result.healthy
            write_line(f"{'ok' if result.healthy else 'FAILED'}\t{result.detail}\t{result.url}")
    return healthy


@app.command("enable")
def enable(
    urls: Annotated[list[str], typer.Argument(metavar="URL…", help="Feeds as the configuration names them.")],
) -> None:
    """Poll feeds again that were disabled, from the next start of `parley run` or `parley poll` on."""
    import asyncio
    import os
    from datetime import UTC, datetime

    from parley.adapters.feeds.sharing import enable_shared
    from parley.adapters.settings import Settings
    from parley.domain.errors import InputError
    from parley.domain.polling.feeds import enabled

    settings = Settings.from_environment(os.environ)
    states = []
    with _store() as store:
        for url in urls:
            state = store.state(url)
            if state is None or state.disabled is None:
                raise InputError(f"{url} is no feed that was disabled: `parley feeds list` names them")
            states.append(enabled(state, datetime.now(UTC)))
            store.save_state(states[-1])
    if not settings.embedded:
        asyncio.run(enable_shared(settings, states))
    typer.echo(f"{len(states)} enabled", err=True)


@app.command("import")
def import_feeds(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="An OPML file of another reader.")],
    config: FeedsConfig = DEFAULT_CONFIG,
) -> None:
    """Add the feeds of an OPML file to the configuration file."""
    from parley.adapters.configuration import append_feeds
    from parley.adapters.feeds.opml import read_opml
    from parley.domain.errors import InputError

    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}: name an OPML file that can be read") from error
    known = {source.url for source in _configuration(config).feeds}
    new = [source for source in read_opml(data, str(path)) if source.url not in known]
    append_feeds(config, new)
    typer.echo(f"{len(new)} feeds added to {config}", err=True)


@app.command("export")
def export_feeds(config: FeedsConfig = DEFAULT_CONFIG) -> None:
    """Print the watched feeds as an OPML file."""
    from parley.adapters.configuration import read_configuration
    from parley.adapters.feeds.opml import write_opml

    sys.stdout.buffer.write(write_opml(read_configuration(config).feeds))
