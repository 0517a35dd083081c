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
