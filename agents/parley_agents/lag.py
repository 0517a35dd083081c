"""The lag of a worker on its log: how far it is behind, and whether it gets on at all."""

from typing import Any

import structlog

from parley_agents.app import WorkerApp

_log = structlog.get_logger("parley.lag")


def register(worker: WorkerApp) -> None:
    """Report regularly; a commit that stands still while messages wait is a warning, since nothing else shows it."""
    app = worker.app
    before: dict[str, tuple[int, int]] = {}

    async def report() -> None:
        now = measure(app)
        for topic, (behind, committed) in sorted(now.items()):
            stands = behind > 0 and before.get(topic, (0, -1))[0] > 0 and before[topic][1] == committed
            say = _log.warning if stands else _log.info
            say("nothing is being committed" if stands else "lag", topic=topic, behind=behind, committed=committed)
        before.clear()
        before.update(now)

    app.timer(worker.settings.lag_interval, name="lag")(report)


def measure(app: Any) -> dict[str, tuple[int, int]]:
    """Of each topic that the worker reads: messages behind, and the sum of the offsets committed."""
    consumer = app.consumer
    lags: dict[str, tuple[int, int]] = {}
    for tp in consumer.assignment():
        if tp.topic in app.tables.changelog_topics:
            continue
        end = consumer.highwater(tp)
        committed = consumer._committed_offset.get(tp) or 0  # noqa: SLF001 - Faust has no other way
        behind, done = lags.get(tp.topic, (0, 0))
        lags[tp.topic] = (behind + max(0, (end or committed) - committed), done + committed)
    return lags
