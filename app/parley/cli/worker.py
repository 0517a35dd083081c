"""`parley worker`: the stream's work, for as long as it is wanted."""

from typing import Annotated

import typer

from parley.cli.options import Config


def worker(
    config: Config = None,
    attached: Annotated[bool, typer.Option("--attached", help="End when standard input does.")] = False,
) -> None:
    """Read articles, keep ledgers and announce developments, from and to the broker; several workers share the work.

    Ends at SIGTERM or Ctrl-C with what it has begun done and committed. Settings are PARLEY_* variables.
    """
    import os
    import sys

    from parley.adapters.settings import Settings
    from parley.adapters.workers import end_with_parent
    from parley.cli.inputs import reader
    from parley_agents.domain_stages import domain_stages
    from parley_agents.worker import run_worker

    if attached:
        end_with_parent()
    settings = Settings.from_environment(os.environ)
    sys.exit(run_worker(settings, domain_stages(reader(config), horizon_days=settings.horizon_days)))
