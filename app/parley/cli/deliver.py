"""`parley deliver`: sends developments to those who subscribed to them."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import MetricsPort, SubscriptionsConfig

if TYPE_CHECKING:
    from parley.adapters.settings import Settings
    from parley.adapters.subscribing import Declared
    from parley_topics.developments import AnyAnnouncement


def deliver(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE…]", help="Send the developments of these files (- is stdin), without a broker."),
    ] = None,
    config: SubscriptionsConfig = None,
    replays: Annotated[
        bool,
        typer.Option("--replays", help="Send what is no news any more, too, unless it was sent before."),
    ] = False,
    metrics_port: MetricsPort = None,
    attached: Annotated[bool, typer.Option("--attached", help="End when standard input does.")] = False,
) -> None:
    """Deliver developments as they are announced; several deliverers share the work.

    With FILE, send the developments in it (as `parley replay --format jsonl` or `parley tail` print them) to the
    subscriptions of the configuration file, wait for the answers and say how each ended.
    """
    from datetime import timedelta

    from parley.adapters.declaring import read_declared
    from parley.adapters.settings import Settings
    from parley.domain.delivering.matching import Policy

    settings = Settings.from_environment(os.environ)
    policy = Policy(timedelta(hours=settings.deliver_max_age), replays=replays)
    declared = [] if config is None else read_declared(config, os.environ, allow_http=settings.deliver_http)
    if files:
        _from_files(files, settings, declared)
        return
    from parley.adapters.workers import end_with_parent
    from parley.cli.metrics import serve_metrics
    from parley_agents.deliverer import run_deliverer

    if attached:
        end_with_parent()
    serve_metrics(metrics_port)
    raise typer.Exit(run_deliverer(settings, policy, declared))


def _from_files(files: list[Path], settings: "Settings", declared: "list[Declared]") -> None:
    import asyncio

    from parley.adapters import logs
    from parley.adapters.inline_delivery import deliver_inline, read_announcements
    from parley.cli.output import write_line
    from parley.domain.delivering.rendering.plain_text import title
    from parley.domain.errors import InputError

    if not declared:
        raise InputError("nobody to send to: name a configuration file that has subscriptions with --config")
    announcements: list[AnyAnnouncement] = []
    for path in files:
        try:
            data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}: name a file of developments, or - for stdin") from error
        announcements += read_announcements(data.splitlines(), str(path))
    logs.configure("ERROR")
    ended, left, due = asyncio.run(deliver_inline(settings, declared, announcements))
    names = {entry.subscription.id: entry.subscription.name for entry in declared}
    for delivery, attempt in ended:
        write_line(f"{attempt.outcome}\t{names[delivery.subscription]}\t{attempt.reason}\t{title(delivery)}")
    delivered = sum(attempt.outcome == "delivered" for _, attempt in ended)
    waiting = "" if due is None else f", the first of them till {due:%Y-%m-%d %H:%M:%S} UTC"
    typer.echo(f"{delivered} delivered, {len(ended) - delivered} failed, {left} left waiting{waiting}", err=True)
    if delivered < len(ended) or left:
        raise typer.Exit(3)
