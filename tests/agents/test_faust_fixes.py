"""What is repaired in Faust, one repair at a time; tests/integration/test_faults.py has them all at work on Kafka."""

import asyncio
import logging
from types import SimpleNamespace
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError
from faust.tables.recovery import Recovery
from faust.transport.consumer import ThreadDelegateConsumer
from faust.transport.drivers.aiokafka import AIOKafkaConsumerThread
from faust.types import TP

from parley.adapters import faust_fixes
from parley.domain.errors import SettingError

SOURCE, CHANGELOG = TP("articles", 0), TP("changelog", 0)


@pytest.fixture(autouse=True)
def applied() -> None:
    """The repairs, as every worker applies them."""
    faust_fixes.apply()


def test_another_version_of_faust_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Changes to internals are right for the version that they were made for, and perhaps for no other."""
    monkeypatch.setattr(faust_fixes, "version", lambda name: "0.15.4")
    with pytest.raises(SettingError, match=r"0\.15\.4 is installed.*0\.15\.3"):
        faust_fixes.apply()


async def test_recovery_clears_the_queues_before_it_resumes_partitions() -> None:
    """What is fetched after the partitions were resumed is not thrown away."""
    steps: list[str] = []

    async def note(step: str, *_: Any, **__: Any) -> None:
        steps.append(step)

    consumer = SimpleNamespace(
        assignment=lambda: {SOURCE, CHANGELOG},
        perform_seek=lambda: note("seek"),
        resume_partitions=lambda tps: steps.append(f"resume {sorted(tp.topic for tp in tps)}"),
        resume_flow=lambda: steps.append("resume flow"),
    )
    app = SimpleNamespace(
        consumer=consumer,
        consumer_generation_id=3,
        conf=SimpleNamespace(broker_request_timeout=1),
        on_rebalance_complete=SimpleNamespace(send=lambda: note("complete")),
        flow_control=SimpleNamespace(resume=lambda: steps.append("clear queues")),
        assignor=SimpleNamespace(assigned_standbys=lambda: ()),
        on_rebalance_end=lambda: steps.append("end"),
        _fetcher=SimpleNamespace(maybe_start=lambda: note("fetch")),
    )

    class Tables(dict[str, Any]):
        def on_actives_ready(self) -> None:
            steps.append("ready")

        on_standbys_ready = on_actives_ready

    async def wait(coroutine: Any, timeout: float) -> None:  # noqa: ASYNC109 - as Faust's
        await coroutine

    recovery = SimpleNamespace(
        app=app,
        tables=Tables(),
        completed=asyncio.Event(),
        log=logging.getLogger("test"),
        _set_recovery_ended=lambda: None,
        _is_changelog_tp=lambda tp: tp == CHANGELOG,
        _wait=wait,
    )
    await Recovery.on_recovery_completed(recovery, 3)
    assert steps == [
        "complete",
        "seek",
        "clear queues",
        "resume ['articles']",
        "resume flow",
        "fetch",
        "ready",
        "ready",
        "end",
    ]
    steps.clear()
    await Recovery.on_recovery_completed(recovery, 2)
    assert steps == ["complete"], "an older generation resumes nothing"


async def test_the_consumers_thread_gets_a_set_of_its_own() -> None:
    """Pausing empties the set that Faust keeps; an empty set means every partition to aiokafka."""
    given: list[set[TP]] = []

    async def getmany(active: set[TP], timeout: float) -> dict[TP, Any]:  # noqa: ASYNC109 - as Faust's
        given.append(active)
        return {}

    live = {SOURCE}
    await ThreadDelegateConsumer._getmany(SimpleNamespace(_thread=SimpleNamespace(getmany=getmany)), live, 1.0)
    live.clear()
    assert given == [{SOURCE}]


async def test_a_source_without_a_commit_goes_back_to_its_beginning() -> None:
    """Records that were dropped before the first commit are read again; changelogs are left where they are."""
    sought: list[TP] = []

    class Consumer:
        async def seek_to_committed(self) -> dict[TP, int | None]:
            return {SOURCE: None, TP("articles", 1): 0, TP("articles", 2): 7, CHANGELOG: None}

        async def seek_to_beginning(self, *tps: TP) -> None:
            sought.extend(tps)

    async def call_thread(function: Any, *arguments: Any) -> Any:
        return await function(*arguments)

    consumer = Consumer()
    tables = SimpleNamespace(changelog_topics={"changelog"})
    thread = SimpleNamespace(
        app=SimpleNamespace(tables=tables), call_thread=call_thread, _ensure_consumer=lambda: consumer
    )
    committed = await AIOKafkaConsumerThread.seek_to_committed(thread)
    assert sought == [SOURCE, TP("articles", 1)]
    assert committed[TP("articles", 2)] == 7


@pytest.mark.parametrize(("counted", "remembered"), [(True, {SOURCE: 5}), (False, {})])
async def test_only_a_commit_that_counted_is_remembered(counted: bool, remembered: dict[TP, int]) -> None:
    """After a rebalance the same messages come again, and must not be taken for committed ones."""

    async def flush() -> None:
        return None

    async def commit(offsets: Any) -> bool:
        return counted

    ignore = SimpleNamespace(on_commit=lambda offsets: None, on_tp_commit=lambda offsets: None)
    consumer = SimpleNamespace(
        app=SimpleNamespace(producer=SimpleNamespace(flush=flush), tables=ignore, monitor=ignore),
        assignment=lambda: {SOURCE},
        _commit=commit,
        _committed_offset={},
    )
    done = await ThreadDelegateConsumer._commit_offsets(consumer, {SOURCE: 5, CHANGELOG: 1})
    assert (done, consumer._committed_offset) == (counted, remembered)


async def test_an_error_of_the_group_is_said_and_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A worker that could not join does not stay outside without a word."""

    async def started(self: Any) -> None:
        return None

    monkeypatch.setattr(faust_fixes, "_stock_on_start", started)
    coordinator = SimpleNamespace(_perform_assignment=None, _push_error_to_user=None)
    thread = SimpleNamespace(_consumer=SimpleNamespace(_coordinator=coordinator), log=logging.getLogger("test"))
    await AIOKafkaConsumerThread.on_start(thread)
    await coordinator._push_error_to_user(KafkaError("no entry"))
    assert "no entry" in caplog.text


async def test_a_fetch_waits_at_the_broker_for_less_than_an_eye_blinks(monkeypatch: pytest.MonkeyPatch) -> None:
    """What aiokafka's own consumer calls its longest wait is what its fetcher is given."""
    made = AIOKafkaConsumer(fetch_max_wait_ms=1500)
    monkeypatch.setattr(faust_fixes, "_stock_create_worker_consumer", lambda self, transport: made)
    assert AIOKafkaConsumerThread._create_worker_consumer(None, None)._fetch_max_wait_ms == faust_fixes.FETCH_WAIT_MS
