"""A worker in a process of its own: `python -m tests.integration.worker_process [STEP COUNT]`, settings as variables.

It has the stages of the product and the plain reader. With a step it kills itself the COUNT-th time that it comes
there, as a machine would that fails at the worst moment.
"""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.integration.readers import PlainReader

from parley.adapters.settings import Settings
from parley_agents.domain_stages import domain_stages
from parley_agents.producer import WorkerProducer
from parley_agents.stages import Stages
from parley_agents.tables import PartitionStore
from parley_agents.worker import run_worker
from parley_topics.events import Message
from parley_topics.registry import DEVELOPMENTS


class Fuse:
    """Kills the process the COUNT-th time that it is lit."""

    def __init__(self, count: int) -> None:
        self._left = count

    def burn(self) -> None:
        """Once more."""
        self._left -= 1
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def die_with_state_in_memory(stages: Stages, fuse: Fuse) -> Stages:
    """Right after the tracker has worked, before anything of it is on the broker."""

    def track(*arguments: Any) -> Any:
        announcements = stages.track(*arguments)
        if announcements:
            fuse.burn()
        return announcements

    return replace(stages, track=track)


def die_with_state_half_written(stages: Stages, fuse: Fuse) -> Stages:
    """With the first half of the tracker's records on the broker."""
    publish = PartitionStore.publish

    async def half(self: PartitionStore) -> Any:
        written = self._written
        if self._table.name == "track" and len(written) > 1:
            self._written = written[: len(written) // 2]
            futures = await publish(self)
            if fuse._left == 1:
                for future in futures:
                    await future
            fuse.burn()
            self._written = written[len(written) // 2 :]
            return futures + await publish(self)
        return await publish(self)

    PartitionStore.publish = half
    return stages


def die_with_state_written(stages: Stages, fuse: Fuse) -> Stages:
    """With the state on the broker, and its announcement not yet sent."""
    _before_announcing(fuse.burn)
    return stages


def die_announced(stages: Stages, fuse: Fuse) -> Stages:
    """With the announcement on the broker, and not yet recorded as announced."""

    def record_announced(*arguments: Any) -> None:
        fuse.burn()
        stages.record_announced(*arguments)

    return replace(stages, record_announced=record_announced)


def die_recorded(stages: Stages, fuse: Fuse) -> Stages:
    """With the announcement recorded in memory, and that record not yet on the broker."""

    def record_announced(*arguments: Any) -> None:
        stages.record_announced(*arguments)
        fuse.burn()

    return replace(stages, record_announced=record_announced)


STEPS: dict[str, Callable[[Stages, Fuse], Stages]] = {
    "state-in-memory": die_with_state_in_memory,
    "state-half-written": die_with_state_half_written,
    "state-written": die_with_state_written,
    "announced": die_announced,
    "recorded": die_recorded,
}


def _before_announcing(burn: Callable[[], None]) -> None:
    send = WorkerProducer.send

    async def watched(self: WorkerProducer, message: Message, *, partition: int | None = None) -> Any:
        if message.topic is DEVELOPMENTS:
            burn()
        return await send(self, message, partition=partition)

    WorkerProducer.send = watched


def main() -> None:
    """Run until told to stop."""
    settings = Settings.from_environment(os.environ)
    stages = domain_stages(PlainReader(), horizon_days=settings.horizon_days)
    if len(sys.argv) > 1:
        step, count = sys.argv[1:3]
        stages = STEPS[step](stages, Fuse(int(count)))
    sys.exit(run_worker(settings, stages))


if __name__ == "__main__":
    main()
