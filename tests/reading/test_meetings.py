"""Meetings: status, day, place and number, each meeting once."""

import pytest

from parley.domain.reading.slots.meeting import MeetingSlot
from parley_topics.values import Meeting

from .slot_readings import readings


def meetings(text: str) -> list[Meeting]:
    """The meetings of a text published on Wednesday 18 February 2026."""
    return [each.value for each in readings(MeetingSlot(), text) if isinstance(each.value, Meeting)]


@pytest.mark.parametrize(
    ("text", "status", "day", "place", "ordinal"),
    [
        ("The next round of talks is due to begin on 7 March in London.", "planned", "2026-03-07", "London", None),
        ("An eighth round is due to get underway in Lima next week.", "planned", "2026-02-23", "Lima", 8),
        ("LIMA, Feb 18 (Wire) - Envoys of Chad and Peru met on Monday in Oslo.", "held", "2026-02-16", "Oslo", None),
        ("Talks that the two sides held in Oslo this week failed.", "held", "2026-02-16", "Oslo", None),
        ("On Monday, envoys of Peru met in Lima for a second round of talks.", "held", "2026-02-16", "Lima", 2),
        ("The talks are over.", "held", None, None, None),
        ("The ministers are meeting in Brussels today.", "underway", "2026-02-18", "Brussels", None),
        ("The group said it would not attend the Oslo meeting.", "refused", None, "Oslo", None),
        ("The state called off talks that had been due in Oslo on 3 March.", "cancelled", "2026-03-03", "Oslo", None),
        ("Chad will host a round of talks, a minister said on Friday.", "planned", None, "Chad", None),
        ("A first round was held in the Swiss city of Geneva in May.", "held", "2025-05-01", "Geneva", 1),
        ("Kerr and Lund spoke by telephone on Friday about the truce.", "held", "2026-02-13", None, None),
        ("The envoys travelled to Oslo on Monday to meet the rebels.", "held", "2026-02-16", "Oslo", None),
        ("LIMA, Feb 18 (Wire) - Envoys of Chad and Peru met here on Monday.", "held", "2026-02-16", "Lima", None),
        ("Envoys of Chad and Peru met in the Peruvian capital on Monday.", "held", "2026-02-16", "Lima", None),
        ("Envoys of Chad met Peru's delegation at Lima's Grand Hotel.", "held", None, "Lima", None),
        ("The envoy visited Oslo on Monday to meet the rebels.", "held", "2026-02-16", "Oslo", None),
        ("The two leaders plan to speak again on Friday.", "planned", "2026-02-20", None, None),
        ("European leaders resumed haggling in Oslo on Sunday.", "underway", "2026-02-15", "Oslo", None),
        ("The next round of talks starts on 4 May.", "planned", "2026-05-04", None, None),
        ("No date has been set for a third round.", "uncertain", None, None, 3),
        ("The union will go into mediation with the port on Friday.", "planned", "2026-02-20", None, None),
        ("Talks aimed at ending the dispute resumed on Monday.", "underway", "2026-02-16", None, None),
        ("He expected talks to end the war with Peru in early March in Oslo.", "planned", "2026-03-01", "Oslo", None),
        ("He flew to Oslo on Monday and met his counterpart.", "held", "2026-02-16", "Oslo", None),
        ("The second day of talks between officials in Oslo ended on Monday.", "held", "2026-02-16", "Oslo", None),
        ("They set the stage for a round, scheduled for 4 May in Oslo.", "planned", "2026-05-04", "Oslo", None),
        ("He gave the warning at the close of the seventh round of talks.", "held", None, None, 7),
        ("Lee declined to confirm there had been a meeting on Monday.", "uncertain", "2026-02-16", None, None),
        ("More talks are due with Chad on 4 March.", "planned", "2026-03-04", None, None),
        ("Chad and Peru opened talks, both sides said on Tuesday.", "underway", "2026-02-17", None, None),
        ("The accord came after 16 days of negotiation.", "held", None, None, None),
        ("The summit planned for June is in doubt.", "uncertain", "2026-06-01", None, None),
        ("Disagreement came up in a meeting Sunday night.", "held", "2026-02-15", None, None),
        ("It came after talks at the Grand Hotel in Oslo.", "held", None, "Oslo", None),
        ("Negotiations in Oslo were ongoing.", "underway", None, "Oslo", None),
        ("The accord was struck after a 20-hour session.", "held", None, None, None),
        ("The accord was struck on Tuesday after a 20-hour session.", "held", "2026-02-17", None, None),
        ("There are no talks scheduled.", "uncertain", None, None, None),
        ("The fifth cycle will be held in Caracas in August.", "planned", "2026-08-01", "Caracas", 5),
        ("Delegates met face to face in Oslo on Monday.", "held", "2026-02-16", "Oslo", None),
        ("The party would not return to the talks in Oslo.", "refused", None, "Oslo", None),
        ("The sides agreed to hold a round on January 2.", "planned", "2027-01-02", None, None),
        ("Lund met President Omar al-Kerr in Oslo on Monday.", "held", "2026-02-16", "Oslo", None),
        ("It was the first meeting since May, held in Oslo on Monday.", "held", "2026-02-16", "Oslo", None),
        ("He said the sides had agreed to meet again in Oslo.", "planned", None, "Oslo", None),
        ("They will meet at a summit in Oslo in June.", "planned", "2026-06-01", "Oslo", None),
        ("The two sides will meet in Rio de Janeiro on Friday.", "planned", "2026-02-20", "Rio de Janeiro", None),
        ("Chad has invited Peru to talks in early January.", "planned", "2027-01-01", None, None),
        ("U.S.-brokered peace talks resumed in Oslo on Monday.", "underway", "2026-02-16", "Oslo", None),
    ],
)
def test_a_meeting_has_status_day_place_and_number(
    text: str, status: str, day: str | None, place: str | None, ordinal: int | None
) -> None:
    """Whatever the sentence is built like: fronted dates, datelines, relatives, infinitives."""
    (found,) = meetings(text)
    start = found.when.start if found.when is not None else None
    assert (found.status, start and start[:10], found.place, found.ordinal) == (status, day, place, ordinal)


@pytest.mark.parametrize(
    "text",
    [
        "He spoke by telephone to journalists on Monday.",
        "The plan met the demands of the union on Monday.",
        "Parties called for talks to end the war in Chad, where a strike ended on Friday.",
        "No further meetings are planned.",
        "They held a news conference on Monday.",
        "The Munich Security Conference opened on Friday.",
        "The rebels would only accept talks in Oslo.",
        "Talks are expected to lead to a deal next month.",
        "The cabinet met in Lima on Monday to approve the deal.",
        "The cabinet held an emergency meeting on Friday.",
        "The rebels will gather in Oslo on Friday.",
        "Ratification meetings will be held on Sunday.",
        "Chad suspended trade talks with Peru on Friday.",
        "The party quit coalition talks with the liberals on Friday.",
        "Talks between Chad and Peru collapsed on Tuesday.",
        "Chad wants to end the insurgency in the north by May.",
    ],
)
def test_what_is_no_meeting_of_negotiators_is_left_alone(text: str) -> None:
    """Press, conferences by name, what is not planned, what only sounds like meeting."""
    assert [each for each in meetings(text) if each.when is not None or each.place is not None] == []


def test_one_meeting_told_twice_is_one_claim() -> None:
    """The sentences complete each other: number, place and day come from where they stand."""
    text = (
        "The third round of talks between Chad and Peru ended on Tuesday. "
        "Tuesday's talks in Oslo were the third round since May, a mediator said. "
        "The talks lasted two hours."
    )
    (found,) = meetings(text)
    assert (found.status, found.place, found.ordinal) == ("held", "Oslo", 3)


def test_a_meeting_put_off_has_the_day_given_up_and_the_new_one_is_planned() -> None:
    """Two claims: what will not be, and what will."""
    found = meetings("The meeting, originally set for Friday, was postponed to 2 March.")
    assert {each.status: each.when and each.when.start for each in found} == {
        "postponed": "2026-02-20",
        "planned": "2026-03-02",
    }


def test_a_meeting_put_off_takes_its_day_from_what_was_planned() -> None:
    """What had only been due, or is said to be off in the same sentence, is no meeting to come."""
    for text in (
        "The round was initially supposed to start on 20 February in Oslo, but was postponed.",
        "A round scheduled for 20 February in Oslo was postponed.",
    ):
        (found,) = meetings(text)
        assert (found.status, found.when and found.when.start, found.place) == ("postponed", "2026-02-20", "Oslo")


def test_listed_days_are_meetings_of_their_own() -> None:
    """Two rounds on two days are two claims."""
    found = meetings("Two further rounds have been arranged for May 11 and May 25.")
    assert [each.when and each.when.start for each in found] == ["2026-05-11", "2026-05-25"]


def test_a_call_of_leaders_is_another_meeting_than_the_talks() -> None:
    """A telephone call on the day of the talks does not melt into them."""
    found = meetings(
        "Envoys of Chad and Peru met in Oslo on Monday. Lee made a phone call to his counterpart on Monday."
    )
    assert sorted(each.format or "" for each in found) == ["", "phone"]


def test_how_long_it_lasted_is_read() -> None:
    """Hours and minutes behind "lasted" are the duration."""
    (found,) = meetings("The second round in Oslo lasted six hours.")
    assert found.duration_minutes == 360
