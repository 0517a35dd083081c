"""How times, places, wordings and values relate, and how they are said."""

import pytest
from tests.tracking.timelines import SOON, on

from parley.domain.tracking.headlines import headline
from parley.domain.tracking.intervals import relate
from parley.domain.tracking.likeness import content, same_person
from parley.domain.tracking.places import relate_places
from parley_topics.developments import Kind
from parley_topics.values import Agreement, Delegation, Issue, Meeting, Outcome, Position, Value, When

WEEK = When(start="2031-03-03", end="2031-03-09", grain="week")


@pytest.mark.parametrize(
    ("known", "said", "relation"),
    [
        (None, None, "absent"),
        (None, SOON, "new"),
        (on(5), SOON, "absent"),
        (SOON, on(5), "finer"),
        (WEEK, on(5), "finer"),
        (on(5), WEEK, "coarser"),
        (on(4), on(4, 5), "same"),
        (on(4), on(6), "other"),
        (WEEK, on(20), "other"),
    ],
)
def test_times(known: When | None, said: When | None, relation: str) -> None:
    """What is said beside what is known."""
    assert relate(known, said) == relation


@pytest.mark.parametrize(
    ("known", "said", "relation"),
    [
        (None, "Lima", "new"),
        ("Lima", None, "absent"),
        ("Lima", "Lima, Peru", "same"),
        ("Peru", "Lima", "finer"),
        ("Switzerland", "Geneva", "finer"),
        ("Geneva", "Switzerland", "coarser"),
        ("US", "United States", "same"),
        ("Geneva", "Palais Wilson hotel", "same"),
        ("Geneva", "Lima", "other"),
        ("Peru", "Geneva", "other"),
    ],
)
def test_places(known: str | None, said: str | None, relation: str) -> None:
    """A city lies in its country, a venue in its city."""
    assert relate_places(known, said) == relation


def test_wordings_of_one_meaning_have_one_content() -> None:
    """Inflection, synonyms of the trade and names of a state do not count; "US" is no pronoun."""
    assert content("ceding territory") == content("to cede the territories")
    assert content("Lima's demand") == content("the demand of Peruvians")
    assert content("a truce") == content("the ceasefire")
    assert content("U.S. role") != content("a role for us")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Ruiz", "Ruiz", True),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky", True),
        ("Ana Ruiz", "Luis Paz", False),
        (None, "Luis Paz", False),
    ],
)
def test_names_of_one_person(one: str | None, other: str, same: bool) -> None:
    """A surname is enough, and transliterations agree."""
    assert same_person(one, other) is same


@pytest.mark.parametrize(
    ("kind", "before", "after", "said"),
    [
        ("first_report", None, Meeting(status="planned", when=SOON), "Next Brazil–Peru meeting planned ‘soon’"),
        (
            "first_report",
            None,
            Meeting(status="planned", place="Lima"),
            "Next Brazil–Peru meeting planned in Lima, no date yet",
        ),
        (
            "more_precise",
            Meeting(status="planned", when=SOON),
            Meeting(status="planned", when=on(5), place="Lima"),
            "Next Brazil–Peru meeting, so far only ‘soon’, is now set for 5 March in Lima",
        ),
        (
            "changed",
            Meeting(status="planned", when=on(5), place="Lima"),
            Meeting(status="planned", when=on(7, 8), place="Lima"),
            "Next Brazil–Peru meeting moved: 7–8 March in Lima instead of 5 March in Lima",
        ),
        (
            "status_changed",
            Meeting(status="planned", ordinal=2, when=on(5)),
            Meeting(status="postponed", ordinal=2, when=on(5)),
            "Second round of Brazil–Peru talks planned for 5 March postponed",
        ),
        (
            "overdue",
            Meeting(status="planned", when=on(5)),
            Meeting(status="planned", when=on(5)),
            "No word of the Brazil–Peru talks that were set for 5 March",
        ),
        (
            "withdrawn",
            Meeting(status="planned", when=on(5)),
            None,
            "Withdrawn: next Brazil–Peru meeting set for 5 March",
        ),
        (
            "changed",
            Outcome(result="progress"),
            Outcome(result="no_agreement", track="political"),
            "After progress, Brazil–Peru talks bring no agreement on the political track",
        ),
        (
            "status_changed",
            Agreement(kind="prisoner_exchange", status="agreed"),
            Agreement(kind="prisoner_exchange", status="implemented", quantity=1200, when=on(5)),
            "Prisoner exchange of 1,200 carried out on 5 March, so far agreed (Brazil–Peru talks)",
        ),
        (
            "changed",
            Issue(issue="river-border", status="disputed"),
            Issue(issue="river-border", status="near_agreement"),
            "Brazil–Peru talks: river border now nearly agreed, so far in dispute",
        ),
        ("first_report", None, Position(party="PE", stance="rejects", object="to wait"), "Peru refuses to wait"),
        (
            "changed",
            Delegation(party="PE", person="Ana Ruiz", role="leads"),
            Delegation(party="PE", person="Luis Paz", role="leads"),
            "Luis Paz replaces Ana Ruiz as head of the Peruvian delegation",
        ),
    ],
)
def test_headlines(kind: Kind, before: Value | None, after: Value | None, said: str) -> None:
    """A person who knows what was known before would write them so."""
    assert headline(kind, before, after, ("BR", "PE"), None, 2031) == said
