"""A host is asked by one at a time, with a pause, and not at all while it has asked to be left alone."""

import asyncio
from datetime import UTC, datetime, timedelta

from parley.adapters.http.hosts import Hosts

START = datetime(2026, 2, 18, tzinfo=UTC)


class Clock:
    """A clock that goes on by what is slept."""

    def __init__(self) -> None:
        self.time = START
        self.slept: list[float] = []

    def now(self) -> datetime:
        """The time."""
        return self.time

    async def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.time += timedelta(seconds=seconds)
        await asyncio.sleep(0)


async def test_turns_do_not_overlap_and_keep_a_pause() -> None:
    """Ten requests to one host come one after the other, a second apart; another host does not wait for them."""
    clock = Clock()
    hosts = Hosts(clock.now, clock.sleep, gap=1.0)
    inside = most = 0

    async def ask(host: str) -> None:
        nonlocal inside, most
        async with hosts.turn(host):
            inside += host == "a"
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= host == "a"

    await asyncio.gather(*(ask("a") for _ in range(10)))
    assert most == 1
    assert clock.time - START == timedelta(seconds=9)
    await ask("b")
    assert clock.time - START == timedelta(seconds=9)


async def test_a_longer_delay_is_kept() -> None:
    """Where robots.txt asks for a longer pause, that is the pause."""
    clock = Clock()
    hosts = Hosts(clock.now, clock.sleep, gap=1.0)
    for _ in range(3):
        async with hosts.turn("a", gap=10.0):
            pass
    assert clock.slept == [10.0, 10.0]


async def test_holds_end_and_the_longest_counts() -> None:
    """A hold is forgotten when it is over, and a shorter one does not shorten it."""
    clock = Clock()
    hosts = Hosts(clock.now, clock.sleep)
    hosts.hold("a", timedelta(hours=2))
    hosts.hold("a", timedelta(hours=1))
    assert hosts.held_until("a") == START + timedelta(hours=2)
    clock.time += timedelta(hours=2)
    assert hosts.held_until("a") is None
    assert hosts.held_until("b") is None
