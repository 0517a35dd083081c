"""Delegations: who leads, sits in, mediates, is replaced or stays away, for which side."""

import pytest

from parley.domain.reading.rules_reader import RuleReader
from parley_topics.articles import Article
from parley_topics.claims import DelegationClaim

LEAD = "Peru and Chad held a second round of talks on fishing rights in Oslo on Tuesday, mediated by Norway. "


def delegates(text: str, lead: str = LEAD) -> dict[str, tuple[str | None, str]]:
    """Side and role of each person that a text names as a negotiator."""
    reading = RuleReader().read(Article(id="a", published="2026-02-18T09:00:00Z", text=lead + text))
    return {
        claim.value.person: (claim.value.party, claim.value.role)
        for claim in reading.claims
        if isinstance(claim, DelegationClaim)
    }


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        ("Peru's chief negotiator, Marta Quispe, said little.", "Marta Quispe", ("PE", "leads")),
        ("Marta Quispe, the head of Peru's delegation, said little.", "Marta Quispe", ("PE", "leads")),
        ("The Peruvian delegation is led by Marta Quispe.", "Marta Quispe", ("PE", "leads")),
        ("Peru's team, headed by Deputy Minister Marta Quispe, arrived late.", "Marta Quispe", ("PE", "leads")),
        ("Marta Quispe, who leads the Peruvian team, arrived late.", "Marta Quispe", ("PE", "leads")),
        ("Marta Quispe, the deputy minister who heads the Peruvian team, was late.", "Marta Quispe", ("PE", "leads")),
        ("Peruvian negotiator Marta Quispe arrived late.", "Marta Quispe", ("PE", "leads")),
        ("Peru appointed Marta Quispe as its chief negotiator.", "Marta Quispe", (None, "leads")),
        ("Norway's special envoy, Kari Moen, shuttled between the rooms.", "Kari Moen", ("NO", "mediates")),
        ("The Chadian delegation includes Defence Minister Idris Mahamat.", "Idris Mahamat", ("TD", "member")),
    ],
)
def test_titles_and_verbs_say_who_negotiates(text: str, person: str, expected: tuple[str | None, str]) -> None:
    """Titles beside the name, verbs of leading, and lists of who came along."""
    assert delegates(text).get(person) == expected


def test_two_envoys_of_one_side_share_its_title() -> None:
    """A title in the plural goes to each name that "and" joins."""
    found = delegates("Norwegian envoys Kari Moen and Lars Dahl shuttled between the rooms.")
    assert found == {"Kari Moen": ("NO", "mediates"), "Lars Dahl": ("NO", "mediates")}


def test_the_other_team_may_be_told_without_its_noun() -> None:
    """Who leads "the Chadian one" is of Chad, not of the team before it."""
    found = delegates("The Peruvian team is led by Marta Quispe, the Chadian one by Idris Mahamat.")
    assert found == {"Marta Quispe": ("PE", "leads"), "Idris Mahamat": ("TD", "leads")}


def test_who_does_not_attend_is_absent() -> None:
    """A refusal or a "not" makes the visit its opposite."""
    found = delegates("Chad's Foreign Minister Idris Mahamat will not attend the talks.")
    assert found == {"Idris Mahamat": ("TD", "absent")}


def test_who_takes_over_leads_and_who_goes_is_replaced() -> None:
    """A change at the top is two claims."""
    found = delegates("Peru's chief negotiator Marta Quispe was replaced by Peruvian diplomat Luis Rojas.")
    assert found == {"Marta Quispe": ("PE", "replaced"), "Luis Rojas": ("PE", "leads")}


@pytest.mark.parametrize(
    "text",
    [
        "Peru's President Ana Torres said she hoped for the best.",
        "Chadian government spokesman Idris Mahamat declined to comment.",
        "The chief economist of a bank, Jane Cole, expected slower growth.",
        "A former aide to Peru's president, Luis Rojas, wrote a book about trout.",
    ],
)
def test_who_only_speaks_or_holds_office_is_no_delegate(text: str) -> None:
    """Presidents who comment, spokesmen, economists and authors are not at the table."""
    assert delegates(text) == {}


def test_a_side_has_each_person_once() -> None:
    """However often an article names its negotiators."""
    text = "Peru's chief negotiator, Marta Quispe, was late. Quispe, the Peruvian negotiator, left early."
    assert delegates(text) == {"Marta Quispe": ("PE", "leads")}


def test_who_speak_with_each_other_for_the_two_sides_lead_them() -> None:
    """Whether one speaks with the other, both do, or talks are between them; an outsider is none."""
    for told in (
        "Foreign Minister Ann Lund of Peru spoke with Chile's Foreign Minister Bo Ek on Tuesday.",
        "Negotiations between Peru's Foreign Minister Ann Lund and Chile's Foreign Minister Bo Ek dragged on.",
    ):
        assert delegates(told, "Talks between Peru and Chile on the border go on in Lima. ") == {
            "Ann Lund": ("PE", "leads"),
            "Bo Ek": ("CL", "leads"),
        }


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        ("A fishing deal was signed by Peruvian Trade Minister Marta Quispe.", "Marta Quispe", ("PE", "leads")),
        ("Norwegian Foreign Minister Kari Moen was praised as a key mediator.", "Kari Moen", ("NO", "mediates")),
        ("The first deal was brokered by Norway's Secretary of State Kari Moen.", "Kari Moen", ("NO", "mediates")),
        ("Norway's special envoy for Sudan Kari Moen will stay on.", "Kari Moen", ("NO", "mediates")),
        (
            "Peruvian Trade Minister Marta Quispe emerged from talks with Chadian negotiator Idris Mahamat.",
            "Marta Quispe",
            ("PE", "leads"),
        ),
    ],
)
def test_who_is_seen_at_the_table_sits_there(text: str, person: str, expected: tuple[str, str]) -> None:
    """Signing, being thanked for it, and coming from talks with the other side's negotiator tell it without a title."""
    assert delegates(text).get(person) == expected


def test_a_counterpart_of_nobody_at_the_table_is_not_there_either() -> None:
    """Whose counterpart somebody is decides whether a meeting of two is about the talks."""
    text = "President Luis Vargas had lunch with his Chadian counterpart Idris Mahamat."
    assert delegates(text) == {}
