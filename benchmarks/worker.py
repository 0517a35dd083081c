"""The process of a worker that reads as slowly as its argument says: `python -m benchmarks.worker SECONDS`."""

import os
import sys

from benchmarks.burning import BurningReader
from parley.adapters.settings import Settings
from parley.adapters.workers import end_with_parent
from parley.domain.reading.rules_reader import RuleReader
from parley_agents.domain_stages import domain_stages
from parley_agents.worker import run_worker

if __name__ == "__main__":
    end_with_parent()
    settings = Settings.from_environment(os.environ)
    reader = BurningReader(RuleReader(), float(sys.argv[1]))
    sys.exit(run_worker(settings, domain_stages(reader, horizon_days=settings.horizon_days)))
