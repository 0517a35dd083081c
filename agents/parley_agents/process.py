"""The process around a worker's app: its log, its topics, its event loop, and its end."""

import asyncio
from collections.abc import Callable
from typing import Any

import faust
from mode.loop import use

from parley.adapters import logs
from parley.adapters.broker.topics import ensure_topics
from parley.adapters.settings import Settings
from parley_agents.app import WorkerApp


def run_process(settings: Settings, make: Callable[[], WorkerApp]) -> int:
    """Run the app that `make` gives until SIGTERM or SIGINT, finish what was begun, commit and return the exit code.

    Topics that are missing are created first. Raises SettingError where topics or settings do not fit,
    UnavailableError where the broker does not answer at the start. A worker that must not go on ends its process with
    exit code 70 (see parley_agents.halting).
    """
    logs.configure(settings.log_level)
    asyncio.run(ensure_topics(settings))
    use("uvloop")
    worker: Any = faust.Worker(
        make().app,
        loglevel=settings.log_level,
        quiet=True,
        redirect_stdouts=False,
        logging_config=logs.config(settings.log_level),
    )
    worker.spinner = None
    try:
        worker.execute_from_commandline()  # ends by raising, whatever happens
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0
