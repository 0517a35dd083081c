"""The outcome slot: what talks came to, and what is only hoped or feared."""

import pytest
from tests.reading.slot_readings import readings

from parley.domain.reading.slots.outcome import OutcomeSlot
from parley_topics.values import Outcome

SLOT = OutcomeSlot()

OUTCOMES = [
    ("Talks between the teachers' union and the school district broke down early Friday.", "collapsed"),
    ("The liberals pulled out of coalition talks on Sunday.", "collapsed"),
    ("Peace talks have been on hold since March.", "collapsed"),
    ("The rebels suspended their participation in the talks.", "collapsed"),
    ("The government froze negotiations with the guerrillas after a car bomb.", "collapsed"),
    ("The talks resume 13 months after the delegation walked out.", "collapsed"),
    ("The two countries ended a fourth round of trade talks on Friday without a breakthrough.", "no_agreement"),
    ("The ministers adjourned after nine hours with no agreement in sight.", "no_agreement"),
    ("Budget negotiations hit an impasse over cuts to health care.", "no_agreement"),
    ("Lawmakers remained deadlocked over the debt ceiling on Monday.", "no_agreement"),
    ("Peace talks in the capital appeared to stall.", "no_agreement"),
    ("Negotiators made little headway.", "no_agreement"),
    ("The meeting ended inconclusively.", "no_agreement"),
    ("The summit ended in failure.", "no_agreement"),
    ("They were unable to bridge their differences.", "no_agreement"),
    ("The two leaders could not agree on a date.", "no_agreement"),
    ("Neither Oslo nor Lima produced a settlement.", "no_agreement"),
    ("The parties have yet to reach an agreement.", "no_agreement"),
    ("Malaysia and Singapore failed to resolve a row over water.", "no_agreement"),
    ("The negotiations reached a dead end.", "no_agreement"),
    ("The finance ministers could not bridge differences over the bailout.", "no_agreement"),
    ("The second day of talks closed with both sides no nearer a settlement.", "no_agreement"),
    ("The president abruptly called off the talks.", "collapsed"),
    ("The union left the bargaining table on Thursday.", "collapsed"),
    ("The peace process is dead, the minister said.", "collapsed"),
    ("Negotiators resumed contact on Monday but broke off again a day later.", "collapsed"),
    ("An agreement is near, a senior official said.", "progress"),
    ("We have an agreement.", "agreement"),
    ("The two sides made some progress on border crossings, officials said.", "progress"),
    ("The envoys narrowed their differences on tariffs.", "progress"),
    ("The parties are close to an agreement, a mediator said.", "progress"),
    ("Both sides agreed on most points.", "partial_agreement"),
    ("The two sides reached a preliminary agreement on water.", "partial_agreement"),
    ("The round led to a prisoner exchange.", "partial_agreement"),
    ("After 22 hours of talks, ministers reached a compromise on fishing quotas.", "agreement"),
    ("The union and the company reached a tentative agreement early Thursday.", "agreement"),
    ("The meeting agreed to deploy observers.", "agreement"),
]

NO_OUTCOMES = [
    "They hope to make progress on Friday.",
    "If the talks collapse, the war may resume.",
    "He threatened to walk out of the talks.",
    "The mediator warned that talks could break down.",
    "Nurses walked out on Monday.",
    "The two sides agreed to continue talks next week.",
    "The president urged them to reach a deal.",
]


@pytest.mark.parametrize(("text", "result"), OUTCOMES)
def test_talks_came_to_that(text: str, result: str) -> None:
    """What a desk writes of the end of talks is one outcome."""
    assert [each.result for each in outcomes(text)] == [result]


@pytest.mark.parametrize("text", NO_OUTCOMES)
def test_hopes_fears_and_conditions_are_no_outcomes(text: str) -> None:
    """Nothing has come of talks that are still to bring something."""
    assert outcomes(text) == []


@pytest.mark.parametrize(
    ("text", "track"),
    [
        ("There was progress on the military track.", "military"),
        ("The round ended without agreement on territorial issues.", "political"),
        ("They made progress on technical issues.", "technical"),
        ("The talks on fishing failed.", "overall"),
        ("The Oslo talks produced a swap of prisoners.", "humanitarian"),
    ],
)
def test_a_track_is_told_where_it_is_named(text: str, track: str) -> None:
    """An outcome belongs to the whole unless its words name a part."""
    assert [each.track for each in outcomes(text)] == [track]


def test_an_outcome_names_its_meeting() -> None:
    """Number, place and date of the meeting that ended so go with it."""
    (found,) = outcomes("A third round of talks in Oslo ended on Monday without a deal.")
    assert found.of is not None
    assert (found.of.ordinal, found.of.place, found.of.when and found.of.when.start) == (3, "Oslo", "2026-02-16")
    (bare,) = outcomes("The talks ended without a deal.")
    assert bare.of is None


def test_one_result_told_twice_is_one_outcome() -> None:
    """A result repeated later in a text adds nothing."""
    text = "The talks ended without a deal. The talks failed, an envoy said."
    assert len(outcomes(text)) == 1


def test_an_earlier_round_is_history() -> None:
    """What previous rounds came to is background."""
    assert [each.background for each in readings(SLOT, "Two previous rounds failed to yield a deal.")] == [True]


def outcomes(text: str) -> list[Outcome]:
    """The outcomes of a text."""
    return [each.value for each in readings(SLOT, text) if isinstance(each.value, Outcome)]
