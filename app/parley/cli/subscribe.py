"""`parley subscribe`: who is told of developments, and how."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from parley.cli.options import Format, SubscriptionsConfig

if TYPE_CHECKING:
    from collections.abc import Callable

    from parley.adapters.settings import Settings
    from parley.adapters.subscribing import Directory
    from parley.adapters.subscription_changes import Changed, Changes

app = typer.Typer(name="subscribe", help="Subscriptions: who is told of what, how and when.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="Its name, its id, or the beginning of its id.")]
UrlFile = Annotated[
    Path | None, typer.Option("--url-file", metavar="FILE", help="A file with the address, where it is a secret.")
]
Wish = Literal["message", "in_place", "never"]
Many = list[str] | None
Negotiations = Annotated[Many, typer.Option("--negotiation", help="Only of this one; iran--* for all that begin so.")]
Parties = Annotated[Many, typer.Option("--party", help="Only with this side or mediator: a code or slug.")]
Slots = Annotated[Many, typer.Option("--slot", help="Only of this slot: meeting, outcome, agreement, …")]
Kinds = Annotated[Many, typer.Option("--kind", help="Only of this kind: first_report, changed, withdrawn, …")]
Significance = Annotated[Literal["high", "medium", "low"] | None, typer.Option(help="The least that is wanted.")]
Languages = Annotated[Many, typer.Option("--language", help="Only with a source in this language.")]
Outlets = Annotated[Many, typer.Option("--outlet", help="Only with a source of this outlet.")]
Words = Annotated[Many, typer.Option("--word", help="Only with one of these words in headline, subject or quotes.")]
GroupBy = Annotated[
    Literal["development", "subject", "negotiation", "all"] | None, typer.Option(help="What is put into one message.")
]
GroupWait = Annotated[int | None, typer.Option(help="Seconds that the first of a group waits for others.")]
GroupInterval = Annotated[int | None, typer.Option(help="Seconds between two messages of a group.")]
Quiet = Annotated[
    str | None,
    typer.Option(metavar="FROM-TO", help="Send nothing from 22:00-07:00, but after; `never` ends it."),
]
Timezone = Annotated[str, typer.Option(help="Of the quiet hours.")]
ExceptHigh = Annotated[bool, typer.Option("--except-high", help="High significance goes out in quiet hours too.")]
Revisions = Annotated[Wish | None, typer.Option(help="What becomes of later revisions of what was sent.")]
Retractions = Annotated[Wish | None, typer.Option(help="What becomes of what is taken back.")]
Template = Annotated[str | None, typer.Option(help="The text of a message, with $headline, $after, $quote, $link, ….")]


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="A name of your choice.")],
    webhook: Annotated[str | None, typer.Option(metavar="URL", help="Send signed webhooks to this address.")] = None,
    slack: Annotated[
        bool, typer.Option("--slack", help="Send to the incoming webhook of Slack in --url-file.")
    ] = False,
    slack_bot: Annotated[
        str | None, typer.Option(metavar="CHANNEL", help="Write into this channel as the bot with --token-file.")
    ] = None,
    apprise: Annotated[
        bool, typer.Option("--apprise", help="Send to the Apprise address in --url-file, one of a hundred services.")
    ] = False,
    url_file: UrlFile = None,
    secret_file: Annotated[Path | None, typer.Option(help="A file with the signing secret, else one is made.")] = None,
    token_file: Annotated[Path | None, typer.Option(help="A file with the bot's token.")] = None,
    negotiation: Negotiations = None,
    party: Parties = None,
    slot: Slots = None,
    kind: Kinds = None,
    significance: Significance = None,
    language: Languages = None,
    outlet: Outlets = None,
    word: Words = None,
    group_by: GroupBy = None,
    group_wait: GroupWait = None,
    group_interval: GroupInterval = None,
    quiet: Quiet = None,
    timezone: Timezone = "UTC",
    except_high: ExceptHigh = False,
    revisions: Revisions = None,
    retractions: Retractions = None,
    template: Template = None,
    notices: Annotated[bool, typer.Option("--notices", help="Tell of subscriptions that are disabled, too.")] = False,
) -> None:
    """Add a subscription; prints its id, and the signing secret where one was made: it is shown only now."""
    from parley.cli.subscription_options import read_secret_file, wishes
    from parley.domain.delivering.subscriptions import read_wanted
    from parley.domain.errors import InputError

    ways = {"webhook": webhook is not None, "slack": slack, "slack_bot": slack_bot is not None, "apprise": apprise}
    channels = [channel for channel, chosen in ways.items() if chosen]
    if len(channels) != 1:
        raise InputError(
            "say where to, once: --webhook URL, --slack-bot CHANNEL, or --slack or --apprise with --url-file"
        )
    fields = {
        "name": name, "channel": channels[0], "room": slack_bot, "notices": notices,
        **wishes(
            negotiations=negotiation, parties=party, slots=slot, kinds=kind, significance=significance,
            languages=language, outlets=outlet, words=word, group_by=group_by, group_wait=group_wait,
            group_interval=group_interval, quiet=quiet, timezone=timezone, except_high=except_high,
            revisions=revisions, retractions=retractions, template=template,
        ),
    }  # fmt: skip
    wanted = read_wanted(fields)
    url = webhook or read_secret_file(url_file)
    secret, token = read_secret_file(secret_file), read_secret_file(token_file)
    _change(lambda changes: changes.add(wanted, url, secret, token))


@app.command("list")
def list_subscriptions(output: Format = "text", config: SubscriptionsConfig = None) -> None:
    """Print every subscription, without anything secret."""
    from parley.cli.output import write_line
    from parley.domain.delivering.subscriptions import public
    from parley_topics import codec

    for subscription in _directory(config).all():
        if output == "jsonl":
            write_line(codec.encode(public(subscription)))
        else:
            reason = f" ({subscription.reason})" if subscription.reason else ""
            target = f"{subscription.target.channel} {subscription.target.room or subscription.target.shown}"
            write_line(f"{subscription.id}\t{subscription.name}\t{subscription.state}{reason}\t{target}")


@app.command()
def show(name: Name, config: SubscriptionsConfig = None) -> None:
    """Print one subscription as JSON, without anything secret."""
    import msgspec

    from parley.cli.output import write_line
    from parley.domain.delivering.subscriptions import find, public

    found = find(_directory(config).all(), name)
    write_line(msgspec.json.format(msgspec.json.encode(public(found)), indent=2))


@app.command()
def edit(
    name: Name,
    rename: Annotated[str | None, typer.Option(help="Another name.")] = None,
    webhook: Annotated[str | None, typer.Option(metavar="URL", help="Another address of a webhook.")] = None,
    url_file: UrlFile = None,
    negotiation: Negotiations = None,
    party: Parties = None,
    slot: Slots = None,
    kind: Kinds = None,
    significance: Significance = None,
    language: Languages = None,
    outlet: Outlets = None,
    word: Words = None,
    group_by: GroupBy = None,
    group_wait: GroupWait = None,
    group_interval: GroupInterval = None,
    quiet: Quiet = None,
    timezone: Timezone = "UTC",
    except_high: ExceptHigh = False,
    revisions: Revisions = None,
    retractions: Retractions = None,
    template: Template = None,
) -> None:
    """Change what a subscription wants; what is not named stays. Filters that are named replace all others."""
    from parley.cli.subscription_options import read_secret_file, wishes

    changes: dict[str, Any] = wishes(
        negotiations=negotiation, parties=party, slots=slot, kinds=kind, significance=significance,
        languages=language, outlets=outlet, words=word, group_by=group_by, group_wait=group_wait,
        group_interval=group_interval, quiet=quiet, timezone=timezone, except_high=except_high,
        revisions=revisions, retractions=retractions, template=template,
    )  # fmt: skip
    if rename is not None:
        changes["name"] = rename
    _change(lambda made: made.edit(name, changes, webhook or read_secret_file(url_file)))


@app.command()
def pause(name: Name, config: SubscriptionsConfig = None) -> None:
    """Send nothing until it is resumed."""
    _change(lambda changes: changes.pause(name), config)


@app.command()
def resume(name: Name, config: SubscriptionsConfig = None) -> None:
    """Send again, where it was paused, or disabled because nothing got through."""
    _change(lambda changes: changes.resume(name), config)


@app.command()
def remove(name: Name) -> None:
    """Forget a subscription and its address."""
    _change(lambda changes: changes.remove(name))


@app.command()
def rotate(
    name: Name,
    finish: Annotated[bool, typer.Option("--finish", help="Sign with the newest secret alone from now on.")] = False,
) -> None:
    """Make a new signing secret; the old one signs too until `rotate --finish`."""
    _change(lambda changes: changes.retire(name) if finish else changes.rotate(name))


@app.command("test")
def send_example(name: Name, config: SubscriptionsConfig = None) -> None:
    """Send an example now, and say what the receiver answered."""
    import asyncio

    from parley.adapters import logs
    from parley.adapters.testing_delivery import send_test
    from parley.cli.output import write_line
    from parley.domain.delivering.subscriptions import find

    logs.configure("ERROR")
    directory = _directory(config, name)
    attempt = asyncio.run(send_test(_settings(), directory, find(directory.all(), name)))
    status = "" if attempt.status is None else f" with status {attempt.status}"
    write_line(f"{attempt.delivery}\t{attempt.reason}{status} after {attempt.duration_ms} ms")
    if attempt.outcome != "delivered":
        if attempt.answer:
            typer.echo(f"its answer begins: {attempt.answer}", err=True)
        raise typer.Exit(3)


@app.command()
def key() -> None:
    """Make a key for PARLEY_SECRET_KEY, with which addresses and secrets are sealed."""
    from parley.adapters.secrets import make_key
    from parley.cli.output import write_line

    write_line(make_key())


@app.command()
def secret() -> None:
    """Make a signing secret, for a webhook that the configuration file declares."""
    from parley.adapters.subscription_changes import make_secret
    from parley.cli.output import write_line

    write_line(make_secret())


def _change(change: "Callable[[Changes], Changed]", config: Path | None = None) -> None:
    import asyncio

    from parley.adapters.channels import now
    from parley.adapters.secrets import Vault
    from parley.adapters.subscribing import save
    from parley.adapters.subscription_changes import Changes
    from parley.cli.output import write_line
    from parley.domain.delivering.times import write_instant

    settings = _settings()
    vault = Vault.from_setting(settings.secret_key)
    changes = Changes(_directory(config), vault, write_instant(now()), allow_http=settings.deliver_http)
    changed = change(changes)
    asyncio.run(save(settings, changed.subscription))
    write_line(f"{changed.subscription.id}\t{changed.subscription.name}\t{changed.subscription.state}")
    if changed.secret is not None:
        write_line(changed.secret)
        typer.echo("Give this secret to the receiver; it is not shown again.", err=True)


def _directory(config: Path | None, declared_is_enough_for: str | None = None) -> "Directory":
    """The subscriptions as they stand; without the broker where the file declares the one that is asked for."""
    import asyncio
    import os

    from parley.adapters.declaring import read_declared
    from parley.adapters.secrets import Vault
    from parley.adapters.subscribing import Directory, load

    settings = _settings()
    declared = [] if config is None else read_declared(config, os.environ, allow_http=settings.deliver_http)
    if any(entry.subscription.name == declared_is_enough_for for entry in declared):
        return Directory(Vault(()), declared)
    return asyncio.run(load(settings, declared))


def _settings() -> "Settings":
    import os

    from parley.adapters.settings import Settings

    return Settings.from_environment(os.environ)
