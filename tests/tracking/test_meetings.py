"""The life of a meeting, as articles tell it one after the other."""

from typing import Any

import pytest
from tests.tracking.telling import kinds, told
from tests.tracking.timelines import SOON, article, on, says

from parley_topics.values import Meeting


def _meeting(status: str, **more: Any) -> Meeting:
    return Meeting(status=status, **more)  # type: ignore[arg-type]


def test_soon_becomes_a_date_and_then_a_place() -> None:
    """The next round, "soon" on Monday, is the one that is dated on Thursday."""
    found = told(
        article("alba", 1, says(_meeting("planned", when=SOON))),
        article("brisa", 4, says(_meeting("planned", when=on(15)))),
        article("costa", 6, says(_meeting("planned", when=on(15), place="Lima"))),
    )
    assert kinds(found) == [("alba", "first_report"), ("brisa", "more_precise"), ("costa", "more_precise")]
    assert len({made.subject_id for made in found}) == 1
    assert found[1].before == _meeting("planned", when=SOON)
    assert found[2].after == _meeting("planned", when=on(15), place="Lima")


@pytest.mark.parametrize(
    "repeat",
    [
        _meeting("planned", when=on(15), place="Lima"),
        _meeting("planned", when=on(15)),
        _meeting("planned", when=SOON),
        _meeting("planned"),
        _meeting("planned", place="Peru"),
    ],
)
def test_a_repetition_is_a_source_and_no_news(repeat: Meeting) -> None:
    """The same thing in the same words, or less precisely, adds a source to what is there."""
    found = told(
        article("alba", 1, says(_meeting("planned", when=on(15), place="Lima"))),
        article("brisa", 2, says(repeat)),
    )
    assert kinds(found) == [("alba", "first_report")]
    assert (found[0].source_count, found[0].independent_sources) == (2, 2)


def test_another_date_changes_the_plan() -> None:
    """A plan for another day is the same meeting moved."""
    found = told(
        article("alba", 1, says(_meeting("planned", when=on(8), place="Lima"))),
        article("brisa", 3, says(_meeting("planned", when=on(10), place="Lima"))),
    )
    assert kinds(found) == [("alba", "first_report"), ("brisa", "changed")]


def test_dates_in_one_article_are_meetings_of_their_own() -> None:
    """Who gives two dates speaks of two meetings."""
    found = told(
        article("alba", 1, says(_meeting("planned", when=on(8))), says(_meeting("planned", when=on(15)))),
    )
    assert kinds(found) == [("alba", "first_report")] * 2
    assert len({made.subject_id for made in found}) == 2


def test_a_life_goes_forward_only() -> None:
    """Planned, under way, held; a plan told after that is old."""
    found = told(
        article("alba", 1, says(_meeting("planned", when=on(8), place="Lima"))),
        article("brisa", 8, says(_meeting("underway", when=on(8), place="Lima"))),
        article("costa", 9, says(_meeting("held", when=on(8), place="Lima"))),
        article("duna", 9.5, says(_meeting("planned", when=on(8), place="Lima"))),
        article("faro", 9.6, says(_meeting("underway", when=on(8), place="Lima"))),
    )
    assert kinds(found) == [("alba", "first_report"), ("brisa", "status_changed"), ("costa", "status_changed")]


def test_the_first_day_of_two_is_no_end() -> None:
    """What was held on the first of two days is under way."""
    found = told(
        article("alba", 1, says(_meeting("planned", when=on(8, 9)))),
        article("brisa", 8.5, says(_meeting("held", when=on(8)))),
    )
    assert [made.after and made.after.status for made in found] == ["planned", "underway"]  # type: ignore[union-attr]


def test_postponed_and_on_again() -> None:
    """An article that tells of the date given up and of what came instead gives two developments."""
    found = told(
        article("alba", 1, says(_meeting("planned", when=on(8), ordinal=2))),
        article(
            "brisa",
            10.5,
            says(_meeting("postponed", when=on(8), ordinal=2)),
            says(_meeting("underway", when=on(10), ordinal=2)),
        ),
    )
    assert [made.after and made.after.status for made in found] == ["planned", "postponed", "underway"]  # type: ignore[union-attr]


def test_talks_after_a_cancellation_are_others() -> None:
    """What was called off is over; talks on the day after are a meeting of their own."""
    found = told(
        article("alba", 1, says(_meeting("planned", when=on(8)))),
        article("brisa", 6, says(_meeting("cancelled", when=on(8)))),
        article("costa", 9, says(_meeting("underway", when=on(9)))),
    )
    assert kinds(found)[2] == ("costa", "first_report")


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (_meeting("held", when=on(3), ordinal=1), _meeting("held", when=on(3), ordinal=2)),
        (_meeting("held", when=on(3)), _meeting("held", when=on(3), format="phone")),
        (_meeting("held", when=on(3)), _meeting("held", when=on(3), parties=("BR", "CL"))),
        (_meeting("held", when=on(3)), _meeting("held", when=on(9))),
        (_meeting("held", when=on(3), place="Lima"), _meeting("held", when=on(3), place="Quito")),
    ],
)
def test_meetings_are_told_apart(known: Meeting, said: Meeting) -> None:
    """By round, by format, by who meets, by date and by place."""
    found = told(article("alba", 3.5, says(known)), article("brisa", 9.5, says(said)))
    assert kinds(found) == [("alba", "first_report"), ("brisa", "first_report")]


def test_meetings_of_bystanders_open_nothing() -> None:
    """A meeting that none of the sides has with another or with a mediator is none of this negotiation."""
    assert told(article("alba", 3, says(_meeting("held", when=on(3), parties=("CL", "AR"))))) == []


def test_a_recap_opens_nothing_and_is_known_afterwards() -> None:
    """Background fills empty history: what it told is no news when somebody tells it as new."""
    found = told(
        article("alba", 20, says(_meeting("held", when=on(3), place="Lima"), background=True)),
        article("brisa", 21, says(_meeting("held", when=on(3), place="Lima"))),
    )
    assert found == []


def test_the_other_side_confirms() -> None:
    """The word of one side is confirmed by the other, once, and not by an outlet that quotes the first."""
    plan = _meeting("planned", when=SOON)
    found = told(
        article("alba", 1, says(plan, by="BR")),
        article("brisa", 2, says(plan, by="BR")),
        article("costa", 3, says(plan, by="PE")),
        article("duna", 4, says(plan, by="PE")),
    )
    assert kinds(found) == [("alba", "first_report"), ("costa", "confirmed")]
    assert found[1].before == found[1].after == plan
    assert found[1].source_count == 4


def test_overdue_on_the_third_day_after_the_end() -> None:
    """If nobody reports the meeting by then; the article is the one that announced the date."""
    plan = article("alba", 1, says(_meeting("planned", when=on(5))))
    placed = article("brisa", 2, says(_meeting("planned", when=on(5), place="Lima")))
    assert kinds(told(plan, placed, until="2031-03-07")) == [("alba", "first_report"), ("brisa", "more_precise")]
    found = told(plan, placed, until="2031-03-08")
    assert kinds(found)[2] == ("alba", "overdue")
    assert found[2].occurred_at == "2031-03-08T00:00:00Z"
    assert found[2].before == found[2].after == _meeting("planned", when=on(5), place="Lima")


@pytest.mark.parametrize("report", [_meeting("held", when=on(5)), _meeting("planned", when=on(20))])
def test_a_report_or_a_new_date_is_in_time(report: Meeting) -> None:
    """A claim set before that day that reports the meeting, or a new date, keeps it from being overdue."""
    found = told(
        article("alba", 1, says(_meeting("planned", when=on(5)))),
        article("brisa", 4.5, says(report)),
        until="2031-03-15",
    )
    assert "overdue" not in {made.kind for made in found}


def test_an_undated_meeting_of_today_is_the_one_that_was_due() -> None:
    """On the day of the plan "the talks took place" means the planned ones, whatever was heard of before."""
    found = told(
        article("alba", 2, says(_meeting("held")), says(_meeting("planned", when=on(5)))),
        article("brisa", 5.5, says(_meeting("held"))),
    )
    assert kinds(found) == [("alba", "first_report"), ("brisa", "status_changed")]
    assert found[1].before == _meeting("planned", when=on(5))


def test_a_plan_for_the_day_after_is_a_further_meeting() -> None:
    """Who met on Wednesday and meets again on Thursday, in the same place, meets twice."""
    found = told(
        article(
            "alba",
            6,
            says(_meeting("held", when=on(5), place="Lima")),
            says(_meeting("planned", when=on(6), place="Lima")),
        )
    )
    assert sorted(made.after.status for made in found if isinstance(made.after, Meeting)) == ["held", "planned"]
