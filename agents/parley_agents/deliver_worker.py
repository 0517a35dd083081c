"""The process of a deliverer: several of them share the partitions of the deliveries."""

import asyncio
from collections.abc import Iterable
from typing import Any

import faust
from mode.loop import use

from parley.adapters import logs
from parley.adapters.broker.topics import ensure_topics
from parley.adapters.channels import dispatching, now
from parley.adapters.settings import Settings
from parley.adapters.subscribing import Declared, following
from parley.domain.delivering.matching import Policy
from parley_agents import halting, lag
from parley_agents.app import Pipeline, make_pipeline
from parley_agents.deliver import register
from parley_agents.halting import Halt

LINGER_SECONDS = 0.005
"""A delivery is five small messages to the broker; the few milliseconds that gather them are nothing to a receiver."""


def make_deliverer(
    settings: Settings, policy: Policy, declared: Iterable[Declared] = (), *, halt: Halt = halting.halt
) -> Pipeline:
    """The app of the deliverers; `declared` are the subscriptions of the configuration file."""
    pipeline = make_pipeline(settings, settings.delivery_group, halt=halt)
    pipeline.app.conf.producer_linger = LINGER_SECONDS
    deliverer = register(pipeline, policy, now)
    lag.register(pipeline)
    entries = tuple(declared)

    async def deliver() -> None:
        async with (
            following(settings, halt, entries) as directory,
            dispatching(settings, directory, halt) as dispatcher,
        ):
            deliverer.begin(directory, dispatcher)
            await asyncio.Event().wait()  # until the worker stops, which cancels this

    pipeline.app.task()(deliver)
    return pipeline


def run_deliverer(settings: Settings, policy: Policy, declared: Iterable[Declared] = ()) -> int:
    """Deliver until SIGTERM or SIGINT, and return the exit code.

    Topics that are missing are created first. Raises SettingError where topics or settings do not fit,
    UnavailableError where the broker does not answer at the start.
    """
    logs.configure(settings.log_level)
    asyncio.run(ensure_topics(settings))
    use("uvloop")
    pipeline = make_deliverer(settings, policy, declared)
    worker: Any = faust.Worker(
        pipeline.app,
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
