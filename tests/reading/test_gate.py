"""The gate: it lets every article of talks in, and keeps ordinary news out."""

import pytest

from parley.domain.reading.gate import passes

IN_SCOPE = [
    "Envoys of Peru and Chile meet in Lima on Monday for talks on their sea border, the foreign minister said.",
    "The dockers' union and the port operator resumed bargaining over pay on Friday, officials said.",
    "The government and the rebels agreed to extend the ceasefire by two weeks.",
]
OUT_OF_SCOPE = [
    "The striker scored twice as the home side won the derby in front of a full house on Saturday evening.",
    "The central bank left its main rate unchanged and said that inflation would ease in the second half of the year.",
    "A storm tore roofs off houses along the coast, and hundreds of people spent the night in schools and halls.",
]


@pytest.mark.parametrize("text", IN_SCOPE)
def test_talks_pass(text: str) -> None:
    """A short report of talks is let in."""
    assert passes(text)


@pytest.mark.parametrize("text", OUT_OF_SCOPE)
def test_other_news_does_not(text: str) -> None:
    """Sport, weather and markets are stopped."""
    assert not passes(text)


def test_one_word_of_peace_in_a_long_text_is_not_enough() -> None:
    """What counts is how much of a text is about talking."""
    filler = "The harvest was good and the markets were full of fruit from the valleys in the north. " * 40
    assert not passes(f"The minister wished everybody peace. {filler}")
