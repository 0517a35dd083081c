"""Organisations that an article introduces itself."""

import pytest

from parley.domain.parties.mentions import find_mentions
from parley.domain.parties.organisations import find_organisations


def found(text: str) -> list[tuple[str, str]]:
    """Surface and code of each mention."""
    return [(each.surface, each.party) for each in find_organisations(text, find_mentions(text))]


def test_a_name_with_its_acronym_introduces_an_organisation() -> None:
    """From then on both stand for it; whose head is named before it is no part of the name."""
    text = (
        "President Adou Kone's Union for Liberty and Progress Party (ULPP) met the rebels. The ULPP wants a vote, "
        "while the Patriotic Front for Renewal, or PFR, does not. The PFR said so."
    )
    assert found(text) == [
        ("Union for Liberty and Progress Party", "ulpp"),
        ("ULPP", "ulpp"),
        ("ULPP", "ulpp"),
        ("Patriotic Front for Renewal", "pfr"),
        ("PFR", "pfr"),
        ("PFR", "pfr"),
    ]


def test_an_acronym_in_another_language_is_one_too() -> None:
    """The letters need not be those of the English name."""
    text = "The Armed Forces of the Mountain (EFAM) freed two men. EFAM commanders want talks."
    assert {code for _, code in found(text)} == {"efam"}


def test_rebels_may_be_known_by_acronym_alone() -> None:
    """Who leads or fights for it says what it is."""
    assert {code for _, code in found("QRF rebels took the town. A QRF spokesman denied it.")} == {"qrf"}


@pytest.mark.parametrize(
    "text",
    [
        "The International Atomic Research Agency (IARA) reported. The IARA is in Vienna.",
        "The National Union of Metal Workers (NUMW) struck. The NUMW wants more.",
        "The Northern Football League (NFL) plays on. The NFL is rich.",
        "The Liberal Reform Party (LRP) was named once.",
        "The GDP rose and the GDP fell.",
    ],
)
def test_other_bodies_are_none(text: str) -> None:
    """Agencies, unions and leagues neither fight nor govern; who is named once plays no part."""
    assert found(text) == []


def test_what_is_known_already_is_left_alone() -> None:
    """A party of the tables keeps its code."""
    assert found("The Kurdistan Workers' Party (PKK) and the Free Democratic Party (FDP). PKK fighters left.") == []
