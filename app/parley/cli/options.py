"""Options that several commands have, spelt and explained alike."""

from pathlib import Path
from typing import Annotated, Literal

import typer

Form = Literal["text", "jsonl"]

Format = Annotated[Form, typer.Option("--format", help="How results are printed.")]

AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="TIME", help="What was known then: leave out what was published or seen later."),
]

Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="The configuration file, whose watches name negotiations."),
]

FeedsConfig = Annotated[
    Path, typer.Option("--config", metavar="FILE", help="The configuration file that names the feeds.")
]

SubscriptionsConfig = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="The configuration file with subscriptions of its own.")
]

MetricsPort = Annotated[
    int | None,
    typer.Option(metavar="PORT", min=1, max=65535, help="Serve Prometheus metrics on this port of the loopback."),
]
