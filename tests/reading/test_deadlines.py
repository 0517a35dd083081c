"""Deadlines: what must happen by when, and who says so."""

import pytest

from parley.domain.reading.slots.deadline import DeadlineSlot
from parley_topics.values import Deadline

from .slot_readings import readings


def deadlines(text: str) -> list[Deadline]:
    """The deadlines of a text published on Wednesday 18 February 2026."""
    return [each.value for each in readings(DeadlineSlot(), text) if isinstance(each.value, Deadline)]


@pytest.mark.parametrize(
    ("text", "end", "what", "set_by"),
    [
        ("Kenya has set a deadline of next Tuesday for Chad to accept it.", "2026-02-24", "accept it", "KE"),
        ("Both sides say this requires an accord by October.", "2026-10-31", "requires an accord", None),
        ("The mediator gave the factions until Sunday to sign the draft.", "2026-02-22", "sign the draft", None),
        ("The transition period ends on 31 December.", "2026-12-31", "end of The transition period", None),
        ("A 90-day pause in the tariffs ends on 9 July.", "2026-07-09", "end of A 90-day pause", None),
        ("Parliament must ratify the treaty within 60 days.", "2026-04-19", "ratify the treaty", None),
        ("The rebels have 48 hours to lay down their arms.", "2026-02-20", "lay down their arms", None),
        ("EU leaders extended the deadline for talks to 31 October.", "2026-10-31", "talks", "EU"),
        ("The union will strike if no deal is reached by Monday.", "2026-02-23", "if no deal is reached", None),
        (
            "Pilots will walk out on 2 March unless an accord is struck.",
            "2026-03-02",
            "unless an accord is struck",
            None,
        ),
        ("The cutoff for the deal is currently March 4.", "2026-03-04", "the deal", None),
        ("The state faces 35 percent tariffs from 1 March.", "2026-03-01", "The state faces 35 percent tariffs", None),
        ("The union set a strike date of 3 March.", "2026-03-03", "set a strike date", None),
        ("Drivers will walk off the job on Friday.", "2026-02-20", "Drivers will walk off the job", None),
        ("A deal must be done this week.", "2026-02-22", "A deal must be done", None),
        ("Kenya will raise tariffs on 2 March.", "2026-03-02", "Kenya will raise tariffs", "KE"),
        ("They want to cancel a scheduled March 5 imposition of duties.", "2026-03-05", "imposition of duties", None),
        ("The rebels set a 72-hour ultimatum for the army to withdraw.", "2026-02-21", "withdraw", None),
        ("The state will run out of money on Friday.", "2026-02-20", "The state will run out of money", None),
        ("The sides would part without a deal by the end of March.", "2026-03-31", "deal", None),
        ("If no cabinet is formed by 2 March, a vote follows.", "2026-03-02", "no cabinet is formed", None),
        ("The ceasefire runs until 14 March.", "2026-03-14", "end of The ceasefire", None),
        ("Until the end of June, either side can ask for an extension.", "2026-06-30", "ask for an extension", None),
    ],
)
def test_a_deadline_has_its_day_and_its_matter(text: str, end: str, what: str | None, set_by: str | None) -> None:
    """Named, said with "by", counted in hours, or a threat: each ends on a day and begins on none."""
    (found,) = deadlines(text)
    assert found.when is not None
    assert (found.when.start, (found.when.end or "")[:10]) == (None, end)
    assert found.set_by == set_by
    assert found.what == what


@pytest.mark.parametrize(
    "text",
    [
        "The exporter says it will double production by 2027.",
        "The talks lasted until midnight on Tuesday.",
        "The truce expired on Sunday.",
        "By Friday the envoys had agreed on an agenda.",
        "The accord was signed within hours on Monday.",
        "The two leaders met before the summit in June.",
        "Teachers went on strike on Monday.",
        "Tariffs on steel took effect on Sunday.",
    ],
)
def test_what_was_done_or_is_none_of_the_talks_is_no_deadline(text: str) -> None:
    """A date with "by" or "until" alone is not enough."""
    assert deadlines(text) == []


def test_a_date_is_told_once() -> None:
    """Two sentences about one deadline are one claim, with what the second adds."""
    text = "The deadline is 31 March. The two sides must reach an agreement by 31 March, the minister said."
    (found,) = deadlines(text)
    assert found.what == "reach an agreement"
