"""`parley deliveries`: what went where, when, with which answer; and another try for what did not arrive."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from parley.cli.options import Format, SubscriptionsConfig

if TYPE_CHECKING:
    from parley.adapters.delivery_log import LoggedDelivery
    from parley.adapters.settings import Settings

app = typer.Typer(name="deliveries", help="Deliveries: what was sent to whom, and how it ended.", no_args_is_help=True)

Standing = Literal["waiting", "delivered", "retry", "dead", "dropped"]
Subscription = Annotated[str | None, typer.Option(help="Only of this subscription: its name, or its id.")]


@app.command("list")
def list_deliveries(
    output: Format = "text",
    subscription: Subscription = None,
    outcome: Annotated[Standing | None, typer.Option(help="Only those whose last attempt ended so.")] = None,
    config: SubscriptionsConfig = None,
) -> None:
    """Print every delivery of the last 30 days, the oldest first: time, id, to whom, how it stands, what it says."""
    from parley.cli.output import write_line

    for entry, name in _entries(config, subscription):
        if outcome is None or entry.outcome == outcome:
            write_line(_line(entry, name, output))


@app.command()
def show(
    ident: Annotated[str, typer.Argument(metavar="ID", help="The id of a delivery, msg_….")],
    config: SubscriptionsConfig = None,
) -> None:
    """Print one delivery and all its attempts as JSON, with the beginning of each answer."""
    import msgspec

    from parley.cli.output import write_line
    from parley.domain.errors import InputError

    for entry, name in _entries(config):
        if entry.id == ident:
            document = {
                "id": entry.id,
                "subscription": name,
                "created_at": entry.created_at,
                "deliveries": entry.deliveries,
                "attempts": entry.attempts,
            }
            write_line(msgspec.json.format(msgspec.json.encode(document), indent=2))
            return
    raise InputError(f"{ident}: no such delivery in the last 30 days; `parley deliveries list` shows them")


@app.command()
def retry(
    idents: Annotated[
        list[str] | None, typer.Argument(metavar="[ID…]", help="What to send again; else all dead.")
    ] = None,
    subscription: Subscription = None,
    config: SubscriptionsConfig = None,
) -> None:
    """Send deliveries again, with the ids that they had: those named, or all that were given up."""
    import asyncio

    from parley.adapters import delivery_log
    from parley.cli.output import write_line
    from parley.domain.errors import InputError

    entries = [entry for entry, _ in _entries(config, subscription)]
    chosen = [entry for entry in entries if (entry.id in idents if idents else entry.outcome == "dead")]
    missing = set(idents or ()) - {entry.id for entry in chosen}
    if missing:
        raise InputError(
            f"{', '.join(sorted(missing))}: no such delivery in the last 30 days; `parley deliveries list` shows them"
        )
    for ident in asyncio.run(delivery_log.retry(_settings(), chosen)):
        write_line(ident)


def _entries(config: Path | None, subscription: str | None = None) -> "list[tuple[LoggedDelivery, str]]":
    """The deliveries, each with the name of its subscription."""
    import asyncio
    import os

    from parley.adapters.declaring import read_declared
    from parley.adapters.delivery_log import read_log
    from parley.adapters.subscribing import load

    settings = _settings()
    declared = [] if config is None else read_declared(config, os.environ, allow_http=settings.deliver_http)
    names = {s.id: s.name for s in asyncio.run(load(settings, declared)).all()}
    entries = [(entry, names.get(entry.subscription, entry.subscription)) for entry in asyncio.run(read_log(settings))]
    if subscription is None:
        return entries
    return [(entry, name) for entry, name in entries if subscription in {name, entry.subscription}]


def _line(entry: "LoggedDelivery", name: str, output: Format) -> bytes | str:
    from parley.domain.delivering.rendering.plain_text import title
    from parley_topics import codec

    last = entry.attempts[-1] if entry.attempts else None
    titles = [title(delivery) for delivery in entry.deliveries]
    what = titles[0] if len(titles) == 1 else f"{len(titles)} developments"
    if output == "jsonl":
        return codec.encode(
            {
                "id": entry.id, "subscription": name, "created_at": entry.created_at, "outcome": entry.outcome,
                "title": what, "attempts": len(entry.attempts), "last": last,
            }
        )  # fmt: skip
    answer = "" if last is None else f"{last.reason} at {last.at}, attempt {last.number}"
    due = f", next at {last.next_at}" if last is not None and last.next_at else ""
    return f"{entry.created_at}\t{entry.id}\t{name}\t{entry.outcome}\t{answer}{due}\t{what}"


def _settings() -> "Settings":
    import os

    from parley.adapters.settings import Settings

    return Settings.from_environment(os.environ)
