"""The deliverer: its agents and timer, and who sends; several deliverers share the partitions."""

import asyncio
from collections.abc import Iterable

from parley.adapters.channels import dispatching, now
from parley.adapters.settings import Settings
from parley.adapters.subscribing import Declared, following
from parley.domain.delivering.matching import Policy
from parley_agents import halting, lag
from parley_agents.app import WorkerApp, make_worker_app
from parley_agents.deliver import register
from parley_agents.halting import Halt
from parley_agents.process import run_process

LINGER_SECONDS = 0.005
"""A delivery is five small messages to the broker; the few milliseconds that gather them are nothing to a receiver."""


def make_deliverer(
    settings: Settings, policy: Policy, declared: Iterable[Declared] = (), *, halt: Halt = halting.halt
) -> WorkerApp:
    """The app of the deliverers; `declared` are the subscriptions of the configuration file."""
    worker = make_worker_app(settings, settings.delivery_group, halt=halt)
    worker.app.conf.producer_linger = LINGER_SECONDS
    deliverer = register(worker, policy, now)
    lag.register(worker)
    entries = tuple(declared)

    async def deliver() -> None:
        async with (
            following(settings, halt, entries) as directory,
            dispatching(settings, directory, halt) as dispatcher,
        ):
            deliverer.begin(directory, dispatcher)
            await asyncio.Event().wait()  # until the worker stops, which cancels this

    worker.app.task()(deliver)
    return worker


def run_deliverer(settings: Settings, policy: Policy, declared: Iterable[Declared] = ()) -> int:
    """Deliver until SIGTERM or SIGINT and return the exit code; raises what `run_process` does."""
    return run_process(settings, lambda: make_deliverer(settings, policy, declared))
