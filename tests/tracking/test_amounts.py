"""Amounts in phrases."""

import pytest

from parley.domain.tracking.amounts import Amount, amounts, are_rivals, without_amounts


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("give up eight billion euros of the rebate in 2007-13", {Amount("money", 8e9)}),
        ("something like a two and a half trillion dollar deal", {Amount("money", 2.5e12)}),
        ("a $2.2trillion package", {Amount("money", 2.2e12)}),
        ("from zero to 2.5%", {Amount("share", 2.5)}),
        ("a 15 per cent rise", {Amount("share", 15.0)}),
        ("an 18-month truce", {Amount("time", 540.0)}),
        ("$1,200 a head", {Amount("money", 1200.0)}),
        ("the release of 314 prisoners", set()),
        ("one of the two sides", set()),
    ],
)
def test_amounts_have_a_unit(phrase: str, found: set[Amount]) -> None:
    """Money, shares and spans of time; bare numbers, counts and years are none."""
    assert amounts(phrase) == found


def test_rivals_are_two_prices_of_one_thing() -> None:
    """Near each other, of one unit, and nowhere the same."""
    assert are_rivals("$1.3 trillion", "1.6 trillion dollars in aid")
    assert not are_rivals("$1.3 trillion", "a bill of $1.3 trillion")
    assert not are_rivals("$600 a week", "$2 trillion")
    assert not are_rivals("a 3% rise", "a three-day week")


def test_the_rest_of_a_phrase_is_what_the_price_is_for() -> None:
    """Only the amounts go."""
    assert without_amounts("aid of $1.3 billion until 2027").split() == ["aid", "of", "until", "2027"]
