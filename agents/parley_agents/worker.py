"""The worker of the pipeline: its three agents; several workers share the partitions."""

from parley.adapters.settings import Settings
from parley_agents import deduplicate, extract, halting, lag, track
from parley_agents.app import WorkerApp, make_worker_app
from parley_agents.halting import Halt
from parley_agents.process import run_process
from parley_agents.stages import Stages


def make_worker(settings: Settings, stages: Stages, *, halt: Halt = halting.halt) -> WorkerApp:
    """The app of the pipeline's workers."""
    worker = make_worker_app(settings, settings.group, halt=halt)
    for stage in (deduplicate, extract, track):
        stage.register(worker, stages)
    lag.register(worker)
    return worker


def run_worker(settings: Settings, stages: Stages) -> int:
    """Work until SIGTERM or SIGINT and return the exit code; raises what `run_process` does."""
    return run_process(settings, lambda: make_worker(settings, stages))
