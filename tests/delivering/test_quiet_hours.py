"""Quiet hours: over midnight, over changes of the clock, and on some days only."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.domain.delivering.quiet_hours import check_quiet_hours, quiet_until
from parley.domain.errors import InputError
from parley_topics.deliveries import QuietHours

NIGHT = QuietHours(start="22:00", end="07:00", timezone="Europe/Zurich")


def utc(text: str) -> datetime:
    """A moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "moment", "ends"),
    [
        (NIGHT, "2026-01-10T20:59", None),
        (NIGHT, "2026-01-10T21:00", "2026-01-11T06:00"),
        (NIGHT, "2026-01-11T05:59", "2026-01-11T06:00"),
        (NIGHT, "2026-01-11T06:00", None),
        (NIGHT, "2026-03-28T23:30", "2026-03-29T05:00"),  # the night in which clocks go forward
        (NIGHT, "2026-10-24T23:30", "2026-10-25T06:00"),  # and back
        (QuietHours(start="12:00", end="13:00"), "2026-03-02T12:30", "2026-03-02T13:00"),
        (QuietHours(start="22:00", end="07:00", days=("fri", "sat")), "2026-03-08T03:00", "2026-03-08T07:00"),
        (QuietHours(start="22:00", end="07:00", days=("fri", "sat")), "2026-03-08T23:00", None),
        (QuietHours(start="00:00", end="00:00", days=("sat", "sun")), "2026-03-07T10:00", "2026-03-09T00:00"),
    ],
)
def test_quiet_hours_end_when_they_should(hours: QuietHours, moment: str, ends: str | None) -> None:
    """In the zone of their owner; hours that run into each other end where nothing is quiet any more."""
    assert quiet_until(hours, utc(moment)) == (None if ends is None else utc(ends))


@given(moment=st.integers(946_684_800, 2_208_988_800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
def test_nothing_is_quiet_when_quiet_hours_have_ended(moment: datetime) -> None:
    """The end is later, and lies outside."""
    ends = quiet_until(NIGHT, moment)
    if ends is not None:
        assert ends > moment
        assert quiet_until(NIGHT, ends) is None


@pytest.mark.parametrize(
    "hours",
    [
        QuietHours(start="24:00", end="07:00"),
        QuietHours(start="7", end="09:00"),
        QuietHours(start="22:00", end="07:00", timezone="Nowhere/Land"),
        QuietHours(start="22:00", end="07:00", days=()),
    ],
)
def test_quiet_hours_that_are_none_are_refused(hours: QuietHours) -> None:
    """When they are set, not in the night in which they would count."""
    with pytest.raises(InputError):
        check_quiet_hours(hours)
