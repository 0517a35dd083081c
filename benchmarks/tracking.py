"""The tracker's speed on one core: with what a thousand negotiations know, and with tenfold history."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.figures import Figure
from benchmarks.timelines import CLAIMS, SUBJECTS, claim_sets
from parley.domain.stores import MemoryStore
from parley.domain.tracking.tracker import HORIZON_DAYS, record_announced, track
from parley_topics.claims import ClaimSet

ROUND = SUBJECTS // CLAIMS
"""Claim sets after which a negotiation has told of all its subjects."""

TARGET = 2000
SAMPLE = 100
"""Negotiations of which the tenfold history is made: a thousand would take minutes and show the same."""


class CountingStore(MemoryStore):
    """A store in memory that counts what is written to it."""

    puts = 0
    size = 0

    def put(self, key: str, value: bytes) -> None:
        """Write a record."""
        self.puts += 1
        self.size += len(key) + len(value)
        super().put(key, value)


@dataclass(frozen=True)
class Speed:
    """Claim sets a second of processor time, and what each wrote and announced."""

    rate: float
    wall_rate: float
    puts: float
    written: float
    announced: float


def filled(negotiations: int, rounds: int = 1) -> CountingStore:
    """What a worker knows after so many rounds of news on each negotiation."""
    store = CountingStore()
    for claims in _sets(negotiations, 0, rounds * ROUND):
        _take(store, claims)
    return store


def report(negotiations: int) -> Iterator[Figure]:
    """The figures of one run."""
    store = filled(negotiations)
    size = sum(len(key) + len(value) for key, value in store.items()) / negotiations / 1024
    kept = sum(key.startswith("s/") for key in store) / negotiations
    yield Figure(
        f"state of a negotiation with {kept:.0f} subjects", f"{size:.0f} KiB, {len(store) / negotiations:.0f} records"
    )
    speed = measured(store, list(_sets(negotiations, ROUND, max(1, 3000 // negotiations))))
    yield Figure(
        f"claim sets, {negotiations} negotiations of {SUBJECTS} subjects",
        f"{speed.rate:.0f} a second of processor time ({speed.wall_rate:.0f} by the clock)",
        f"{TARGET}",
    )
    yield Figure(
        "one claim set writes",
        f"{speed.puts:.1f} records, {speed.written / 1024:.1f} KiB, and announces {speed.announced:.1f}",
    )
    few, many = filled(SAMPLE), filled(SAMPLE, 10)
    # In turns, so that what else the machine does weighs on both alike.
    speeds: tuple[list[Speed], list[Speed]] = ([], [])
    for turn in range(5):
        for rounds, known, into in ((1, few, speeds[0]), (10, many, speeds[1])):
            into.append(measured(known, list(_sets(SAMPLE, rounds * ROUND + turn * 4, 4))))
    first, tenfold = (sorted(speed.rate for speed in own)[len(own) // 2] for own in speeds)
    yield Figure(
        f"claim sets, {SAMPLE} negotiations, tenfold history",
        f"{tenfold:.0f} a second, {tenfold / first:.2f} of {first:.0f} without",
        "0.9 (flat)",
    )


def measured(store: CountingStore, sets: list[ClaimSet]) -> Speed:
    """The speed of taking in these claim sets, each with the acknowledgement of what it announces."""
    puts, size, announced = store.puts, store.size, 0
    began, clock = time.process_time(), time.perf_counter()
    for claims in sets:
        announced += _take(store, claims)
    seconds, wall = time.process_time() - began, time.perf_counter() - clock
    count = len(sets)
    return Speed(
        count / seconds, count / wall, (store.puts - puts) / count, (store.size - size) / count, announced / count
    )


def _sets(negotiations: int, first: int, count: int) -> Iterator[ClaimSet]:
    """The next claim sets of each negotiation, in order of publication."""
    for place in range(first, first + count):
        for number in range(negotiations):
            yield from claim_sets(number, 1, first=place)


def _take(store: MemoryStore, claims: ClaimSet) -> int:
    announcements = track(store, claims, horizon_days=HORIZON_DAYS)
    for announcement in announcements:
        record_announced(store, announcement)
    return len(announcements)
