"""`parley run`: everything that a laptop needs, in one command."""

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.options import Format, MetricsPort


def run(
    config: Annotated[
        Path, typer.Option("--config", metavar="FILE", help="The configuration file: feeds, watches, subscriptions.")
    ] = Path("parley.toml"),
    output: Format = "text",
    metrics_port: MetricsPort = None,
    verbose: Annotated[bool, typer.Option("--verbose", help="Log each poll and each article.")] = False,
) -> None:
    """Watch the feeds of the configuration: poll, read, track and deliver, and print each development as it is found.

    The broker is PARLEY_BROKER, embedded by default; then all that must outlive the run is in PARLEY_DATA_DIR, and
    its articles.jsonl is a corpus for `parley replay`. Ends at SIGTERM or Ctrl-C with what it has begun done.
    """
    import asyncio
    import os
    import sys

    from parley.adapters.configuration import read_configuration
    from parley.adapters.running import Audience, Run, data_folder, run_until_stopped, settings_for_run
    from parley.adapters.settings import Settings
    from parley.cli import showing
    from parley.cli.metrics import serve_metrics
    from parley.cli.output import write_line
    from parley.cli.polling_log import in_words, set_up_log
    from parley.domain.errors import InputError
    from parley.domain.polling.answers import FeedNotice
    from parley.domain.polling.silence import Silence
    from parley_topics import codec
    from parley_topics.developments import AnyAnnouncement

    settings = settings_for_run(Settings.from_environment(os.environ))
    configuration = read_configuration(config)
    if not configuration.feeds:
        raise InputError(f"{config}: no feeds to watch: `parley feeds add URL` adds one")
    set_up_log(settings.log_level, verbose=verbose)
    serve_metrics(metrics_port)

    def announce(found: AnyAnnouncement) -> None:
        if output == "jsonl":
            write_line(codec.encode(found))
            sys.stdout.flush()
        else:
            showing.announcement(found, output)

    def tell(told: FeedNotice | Silence) -> None:
        sentence = in_words(told)
        if output == "jsonl":
            write_line(codec.encode({"notice": sentence}))
        else:
            write_line(f"! {sentence}")
        sys.stdout.flush()

    audience = Audience(announce, tell, lambda text: typer.echo(f"parley: {text}", err=True))
    asyncio.run(run_until_stopped(Run(settings, configuration, config, data_folder(settings), audience)))
