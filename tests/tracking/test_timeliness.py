"""What the dates of a claim say of it."""

import pytest
from tests.tracking.timelines import on, says

from parley.domain.tracking.timeliness import timely
from parley_topics.values import Agreement, Deadline, Meeting, Value, When

_TODAY = "2031-06-01"


@pytest.mark.parametrize(
    ("value", "background"),
    [
        (Meeting(status="planned", when=on(60)), True),
        (Meeting(status="planned", when=on(100)), False),
        (Meeting(status="held", when=on(90)), False),
        (Meeting(status="held", when=on(10)), True),
        (Meeting(status="held", when=When(end="2031-09-01", grain="season")), True),
        (Meeting(status="held"), False),
        (Agreement(kind="treaty", status="signed", when=on(10)), True),
        (Agreement(kind="treaty", status="in_force", when=on(10)), False),
        (Deadline(when=When(end="2031-05-01", grain="day")), True),
        (Deadline(when=When(end="2031-07-01", grain="day")), False),
    ],
)
def test_what_lies_back_is_a_recap(value: Value, background: bool) -> None:
    """Old events, and plans and deadlines whose day has passed; what has lasted since is none."""
    assert timely(says(value), _TODAY).background is background


def test_what_lies_ahead_has_not_happened() -> None:
    """A session that is "held" next month is planned; a day's difference may be the zone's."""
    assert timely(says(Meeting(status="held", when=on(110))), _TODAY).value == Meeting(status="planned", when=on(110))
    assert timely(says(Meeting(status="underway", when=on(94))), _TODAY).value.status == "underway"  # type: ignore[union-attr]


def test_what_is_over_was_on_no_day_to_come() -> None:
    """A swap that was "carried out" next month was carried out, on a day that is not known; a deal may begin later."""
    swap = timely(says(Agreement(kind="prisoner_exchange", status="implemented", quantity=9, when=on(130))), _TODAY)
    assert swap.value == Agreement(kind="prisoner_exchange", status="implemented", quantity=9)
    truce = Agreement(kind="ceasefire", status="agreed", when=on(130))
    assert timely(says(truce), _TODAY).value == truce
