"""Where a text names a party."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.domain.parties import find_mentions
from parley.domain.parties.tables import names


def codes(text: str) -> list[str]:
    """The party codes of a text in order."""
    return [mention.party for mention in find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lima said that Chilean envoys had been told.", ["PE", "CL"]),
        ("A UN-brokered deal between Khartoum and the RSF fell apart.", ["UN", "SD", "rsf"]),
        ("The Kremlin and Downing Street declined to comment.", ["RU", "GB"]),
        ("North Korean and Nigerien officials, and Nigerians too.", ["KP", "NE", "NG"]),
        ("Envoys met in Doha before they flew to Cairo.", []),
        ("NAIROBI, March 3 (Wire) - Kenya's teachers walked out.", ["KE"]),
        ("The Tokyo round ended; Tokyo welcomed it.", ["JP"]),
        ("pro-Russian gunmen and anti-American slogans", []),
        ("Jordan Smith scored twice.", []),
        ("The Omaniyat festival and the Malian desert", ["ML"]),
    ],
)
def test_mentions_are_parties_and_not_places(text: str, expected: list[str]) -> None:
    """Names, adjectives, capitals and seats speak for their party; a capital after a word of place does not."""
    assert codes(text) == expected


def test_a_weak_name_counts_beside_its_country() -> None:
    """Letters that stand for many things name a party only where its country, or its full name, is met."""
    assert codes("The PP asked for a pay rise.") == []
    assert codes("In Spain, the PP asked for a vote.") == ["ES", "pp"]
    assert [mention.party for mention in find_mentions("The PP asked for a vote.", near=["ES"])] == ["pp"]


@given(st.lists(st.sampled_from([entry.surface for entry in names()] + ["and", "in", ",", "(", "x"]), max_size=30))
def test_mentions_are_spans_of_the_text_in_order(words: list[str]) -> None:
    """Every mention is its span of the text, and none overlaps the one before."""
    text = " ".join(words)
    last = 0
    for mention in find_mentions(text):
        assert text[mention.start : mention.end] == mention.surface
        assert mention.start >= last
        last = mention.end
