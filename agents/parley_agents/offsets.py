"""The offset guard: notices that messages were dropped before an agent saw them, while they can still be read again.

On the pipeline's own topics (not compacted, not transactional) the offsets of a partition have no holes. So where an
agent is given an offset beyond the next one, something in between was dropped, unless the topic no longer holds it.
"""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from faust.types import TP

from parley.domain.errors import UnavailableError


class HoleError(UnavailableError):
    """Messages of a partition were passed over; nothing may be committed beyond them."""


class Seen(NamedTuple):
    """The last offset that an agent was given in one partition, and in which generation of the group."""

    generation: int
    offset: int


def expired_before(offset: int, expected: int, log_start: int) -> int:
    """How many messages before `offset` the topic had dropped by age or size before they were read.

    `expected` is the first offset that has not been handled, `log_start` the first that the topic still holds. Raises
    HoleError where messages are missing that the topic does hold.
    """
    if offset > max(expected, log_start):
        raise HoleError(f"offsets {max(expected, log_start)} to {offset - 1} were passed over")
    return max(0, offset - expected)


class OffsetGuard:
    """Watches the offsets of all partitions that a worker is given; one for each app.

    `expired` is told of messages that retention took away before they were read; on the embedded broker, where they
    are lost, it may raise.
    """

    def __init__(self, app: Any, expired: Callable[[TP, int], None]) -> None:
        self._app = app
        self._expired = expired
        self._seen: dict[TP, Seen] = {}

    async def check(self, message: Any) -> None:
        """Raise HoleError where messages before this one were dropped; offsets that come again are no hole."""
        tp, offset, generation = message.tp, message.offset, message.generation_id
        seen = self._seen.get(tp)
        if seen is not None and seen.generation == generation:
            expected = seen.offset + 1
        elif generation != self._app.consumer_generation_id:
            return  # a message from before a rebalance that has begun; what it leads to cannot be committed
        else:
            expected = self._committed(tp)
        if offset > expected:
            log_start = await self._log_start(tp)
            expired = expired_before(offset, expected if expected >= 0 else log_start, log_start)
            if expired:
                self._expired(tp, expired)
        self._seen[tp] = Seen(generation, offset)

    def _committed(self, tp: TP) -> int:
        """The first offset that the group has not done, -1 where it has committed none."""
        committed: int | None = self._app.consumer._committed_offset.get(tp)  # noqa: SLF001 - Faust has no other way
        return -1 if committed is None else committed

    async def _log_start(self, tp: TP) -> int:
        starts: dict[TP, int] = await self._app.consumer.earliest_offsets(tp)
        return starts[tp]


Check = Callable[[Any], Awaitable[None]]
"""What the boundary asks of each message before it is handled."""
