"""Deliverers on real brokers: killed in the middle, joined by others, and with receivers that hang."""

import asyncio
import secrets
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest
from aiokafka.admin import AIOKafkaAdminClient
from tests.delivering.deliverers import announce, configuration, deliverer, receiver, until
from tests.delivering.examples import announcement

from parley.adapters.broker import embedded
from parley.adapters.broker.clients import producer, read_to_end
from parley.adapters.broker.connection import client_options
from parley.adapters.broker.topics import ensure_topics, plan
from parley.adapters.declaring import DECLARED_AT
from parley.adapters.settings import Settings
from parley.domain.delivering.identities import delivery_id, subscription_id
from parley_topics import codec
from parley_topics.deliveries import Attempt, Subscription
from parley_topics.developments import AnyAnnouncement, MeetingAnnouncement
from parley_topics.events import announcement_message
from parley_topics.registry import DELIVERY_ATTEMPTS, SUBSCRIPTIONS

ONE = subscription_id("one", DECLARED_AT)


@pytest.fixture
async def settings(kafka_address: str) -> Settings:
    """Topics of a test's own on Apache Kafka."""
    own = Settings(
        broker=f"kafka://{kafka_address}",
        prefix=f"test-{secrets.token_hex(4)}",
        partitions=4,
        commit_interval=0.2,
        session_timeout=2.0,
    )
    await ensure_topics(own)
    return own


def news(count: int, negotiations: int = 20) -> list[AnyAnnouncement]:
    """So many developments of this minute."""
    return [fresh(number, f"n{number % negotiations}") for number in range(count)]


def fresh(number: int, negotiation: str) -> MeetingAnnouncement:
    """One development, detected now."""
    return announcement(number, negotiation=negotiation, detected_at=datetime.now(UTC).isoformat())


async def members(settings: Settings) -> int:
    """How many deliverers are in the group."""
    admin = AIOKafkaAdminClient(**client_options(settings))
    await admin.start()
    try:
        (response,) = await admin.describe_consumer_groups([settings.delivery_group])
        _error, _group, _state, _kind, _protocol, joined, *_ = response.groups[0]
        return len(joined)
    finally:
        await admin.close()


@pytest.mark.kafka
@pytest.mark.slow
async def test_a_deliverer_killed_during_a_thousand_deliveries_loses_none(settings: Settings, tmp_path: Path) -> None:
    """Kill -9 twice on the way: every development arrives, and whoever drops known ids sees each once."""
    made = news(1000)
    wanted = {delivery_id(ONE, each) for each in made}
    await announce(settings, made)
    async with receiver() as received:
        config = configuration(tmp_path, received.port, ["one"])
        for part in (200, 600):
            with deliverer(settings, config) as process:
                assert await until(lambda part=part: len(set(received.ids())) >= part, 60)
                process.kill()
        with deliverer(settings, config) as process:
            assert await until(lambda: set(received.ids()) >= wanted, 60)
            await asyncio.sleep(1)
            process.terminate()
            assert process.wait(20) == 0
    assert set(received.ids()) == wanted
    assert max(Counter(received.ids()).values()) <= 3, "each is sent again at most once for each kill"


@pytest.mark.kafka
@pytest.mark.slow
async def test_two_deliverers_share_the_work(settings: Settings, tmp_path: Path) -> None:
    """A second one joins in the middle and leaves again: every development arrives."""
    made = news(600)
    wanted = {delivery_id(subscription_id(f"s{n % 20}", DECLARED_AT), each) for n, each in enumerate(made)}
    async with receiver() as received:
        names = [f's{n}\nfilters = {{ negotiations = ["n{n}"] }}' for n in range(20)]
        config = configuration(tmp_path, received.port, names)
        with deliverer(settings, config):
            sending = asyncio.create_task(announce(settings, made, a_second=100))
            assert await until(lambda: len(received.taken) >= 50, 60)
            with deliverer(settings, config) as second:
                for _ in range(200):
                    await asyncio.sleep(0.1)
                    if await members(settings) == 2:
                        break
                await asyncio.sleep(1)
                second.terminate()
                assert second.wait(20) == 0
            await sending
            assert await until(lambda: set(received.ids()) >= wanted, 60)


@pytest.mark.kafka
@pytest.mark.slow
async def test_a_hanging_receiver_delays_nobody_else(settings: Settings, tmp_path: Path) -> None:
    """200 subscriptions, one of which hangs for 30 s, at 20 developments a second: the others' p99 is below 1 s."""
    count, spread = 100, 40
    async with receiver(hang=["/hangs"], seconds=30) as received:
        names = ["hangs", *(f's{n}\nfilters = {{ negotiations = ["n{n % spread}"] }}' for n in range(199))]
        config = configuration(tmp_path, received.port, names)
        with deliverer(settings, config):
            await announce(settings, [fresh(99_999, "n0")])
            assert await until(lambda: len(received.taken) >= 1, 30)
            sent: dict[str, float] = {}
            async with producer(settings) as client:
                for number in range(count):
                    each, at = fresh(number, f"n{number % spread}"), time.time()
                    for n in range(number % spread, 199, spread):
                        sent[delivery_id(subscription_id(f"s{n}", DECLARED_AT), each)] = at
                    await client.send(announcement_message(each))
                    await asyncio.sleep(max(0.0, at + 0.05 - time.time()))
            assert await until(lambda: set(received.ids()) >= sent.keys(), 60)
    waits = sorted(at - sent[ident] for _, ident, at in received.taken if ident in sent)
    print(f"p50 {waits[len(waits) // 2]:.3f} s, p99 {waits[len(waits) * 99 // 100]:.3f} s of {len(waits)}")
    assert waits[len(waits) * 99 // 100] <= 1.0


@pytest.mark.kafka
@pytest.mark.parametrize("store", ["memory", "rocksdb"])
async def test_what_waits_survives_a_kill(
    settings: Settings, tmp_path: Path, store: Literal["memory", "rocksdb"]
) -> None:
    """A delivery that failed waits for its next attempt; the deliverer is killed, and the next one makes it."""
    kept = replace(settings, store=store, data_dir=tmp_path / "data")
    async with receiver(fail={"/one": [500]}) as received:
        config = configuration(tmp_path, received.port, ["one\nschedule = [4]"])
        await announce(kept, news(1))
        with deliverer(kept, config) as process:
            assert await until(lambda: len(received.refused) == 1, 30)
            await asyncio.sleep(1)
            process.kill()
        assert received.ids() == []
        with deliverer(kept, config):
            assert await until(lambda: bool(received.ids()), 30)
    assert received.ids() == received.refused


@pytest.mark.embedded
@pytest.mark.parametrize("store", ["memory", "rocksdb"])
async def test_what_fails_is_tried_again_and_recorded(tmp_path: Path, store: Literal["memory", "rocksdb"]) -> None:
    """On the embedded broker: two failures, then success, all with one id; each attempt stands on the topic."""
    bare = Settings(broker="embedded", prefix=f"test-{secrets.token_hex(4)}", partitions=1, session_timeout=2.0)
    with embedded.start({entry.name: entry.partitions for entry in plan(bare)}) as broker:
        settings = replace(bare, broker=broker.url, store=store, data_dir=tmp_path / "data")
        async with receiver(fail={"/one": [500, 302]}) as received:
            config = configuration(tmp_path, received.port, ["one\nschedule = [1, 1]", "two"])
            with deliverer(settings, config):
                await announce(settings, news(1))
                assert await until(lambda: len(received.taken) == 2, 30)
                attempts: list[Attempt] = []
                for _ in range(100):
                    records = [record async for record in read_to_end(settings, DELIVERY_ATTEMPTS)]
                    attempts = [codec.decode(record.value, Attempt) for record in records]
                    if len(attempts) == 4:
                        break
                    await asyncio.sleep(0.05)
    ours = [(a.number, a.outcome, a.reason) for a in attempts if a.subscription == ONE]
    assert ours == [(1, "retry", "status-500"), (2, "retry", "status-302"), (3, "delivered", "delivered")]
    assert {a.delivery for a in attempts if a.subscription == ONE} == set(received.ids("/one"))


@pytest.mark.embedded
async def test_a_receiver_that_is_gone_is_disabled_with_notice(tmp_path: Path) -> None:
    """410: its subscription is disabled, who asked for notices is told, and nothing is sent to it any more."""
    bare = Settings(broker="embedded", prefix=f"test-{secrets.token_hex(4)}", partitions=1, session_timeout=2.0)
    with embedded.start({entry.name: entry.partitions for entry in plan(bare)}) as broker:
        settings = replace(bare, broker=broker.url)
        async with receiver(fail={"/one": [410]}) as received:
            config = configuration(tmp_path, received.port, ["one", "operator\nnotices = true"])
            with deliverer(settings, config):
                await announce(settings, [fresh(1, "n1")])
                assert await until(lambda: len(received.ids("/operator")) == 2, 30)
                await asyncio.sleep(0.5)
                await announce(settings, [fresh(2, "n1")])
                assert await until(lambda: len(received.ids("/operator")) == 3, 30)
                await asyncio.sleep(0.5)
            records = [
                codec.decode(record.value, Subscription) async for record in read_to_end(settings, SUBSCRIPTIONS)
            ]
    assert len(received.refused) == 1
    assert received.ids("/one") == []
    assert [(r.id, r.state, r.reason) for r in records] == [(ONE, "disabled", "status-410")]
