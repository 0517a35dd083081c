"""The offset guard: what is a hole, what retention took, and what merely came again."""

import pytest
from faust.types import TP
from hypothesis import given
from hypothesis import strategies as st
from tests.agents.doubles import KeepingApp, message

from parley_agents.offsets import HoleError, OffsetGuard, expired_before

TOPIC = TP("t", 0)


@pytest.fixture
def expired() -> list[int]:
    """How many messages retention took, one entry each time."""
    return []


@pytest.fixture
def app() -> KeepingApp:
    """An app with a group that has committed nothing."""
    return KeepingApp()


@pytest.fixture
def guard(app: KeepingApp, expired: list[int]) -> OffsetGuard:
    """A guard on that app."""
    return OffsetGuard(app, lambda tp, count: expired.append(count))


@given(start=st.integers(0, 50), expected=st.integers(0, 50), offset=st.integers(0, 100))
def test_a_gap_is_a_hole_where_the_topic_still_holds_it(start: int, expected: int, offset: int) -> None:
    """Every offset between the one expected and the one given is accounted for: expired, or passed over."""
    missing = set(range(expected, offset))
    held = {number for number in missing if number >= start}
    if held:
        with pytest.raises(HoleError):
            expired_before(offset, expected, start)
    else:
        assert expired_before(offset, expected, start) == len(missing)


async def test_offsets_in_order_pass(guard: OffsetGuard) -> None:
    """One after the other is no hole, and neither are some that come again."""
    for offset in (0, 1, 2, 1, 2, 3):
        await guard.check(message(offset))


async def test_a_skipped_offset_is_a_hole(guard: OffsetGuard) -> None:
    """An offset beyond the next one halts, and says which are missing."""
    await guard.check(message(0))
    with pytest.raises(HoleError, match="offsets 1 to 4 were passed over"):
        await guard.check(message(5))


async def test_the_first_message_must_be_where_the_group_left_off(app: KeepingApp, guard: OffsetGuard) -> None:
    """After a rebalance the first offset is the one committed."""
    app.consumer._committed_offset[TOPIC] = 7
    with pytest.raises(HoleError, match="offsets 7 to 8"):
        await guard.check(message(9))
    await guard.check(message(7))


async def test_without_a_commit_the_first_message_must_be_the_first_there_is(
    app: KeepingApp, guard: OffsetGuard, expired: list[int]
) -> None:
    """A new group begins at the start of the log; records dropped on the way are a hole."""
    app.log_starts[TOPIC] = 20
    await guard.check(message(20))
    assert expired == []
    with pytest.raises(HoleError):
        await OffsetGuard(app, lambda tp, count: None).check(message(24))


async def test_what_retention_took_is_told_and_no_hole(app: KeepingApp, guard: OffsetGuard, expired: list[int]) -> None:
    """Messages that the topic no longer holds cannot be read again: they are counted and the stream goes on."""
    await guard.check(message(0))
    app.log_starts[TOPIC] = 10
    await guard.check(message(10))
    assert expired == [9]


async def test_a_message_of_an_earlier_generation_is_left_to_the_group(app: KeepingApp, guard: OffsetGuard) -> None:
    """What was fetched before a rebalance is not committed after it, whatever its offset."""
    app.consumer_generation_id = 2
    await guard.check(message(50, generation=1))
    app.consumer._committed_offset[TOPIC] = 50
    await guard.check(message(50, generation=2))
