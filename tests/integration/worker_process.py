"""A worker in a process of its own: `python -m tests.integration.worker_process [BURN_MS]`, settings as variables.

Its stages are the stand-ins; BURN_MS makes extraction as heavy as reading an article is.
"""

import dataclasses
import os
import sys
import time

from parley.adapters.settings import Settings
from parley.domain.stores import Store
from parley_agents.stages import Stages
from parley_agents.worker import run_worker
from parley_topics.articles import UniqueArticle
from parley_topics.claims import ClaimSet, Day
from tests.integration import standins


def burning(milliseconds: float) -> Stages:
    """The stand-ins, with so much work for the processor in each extraction."""

    def extract(store: Store, unique: UniqueArticle) -> list[ClaimSet | Day]:
        until = time.thread_time() + milliseconds / 1000
        while time.thread_time() < until:
            sum(range(100))
        return standins.extract(store, unique)

    return dataclasses.replace(standins.STAGES, extract=extract)


def main() -> None:
    """Run until told to stop."""
    stages = burning(float(sys.argv[1])) if len(sys.argv) > 1 else standins.STAGES
    sys.exit(run_worker(Settings.from_environment(os.environ), stages))


if __name__ == "__main__":
    main()
