"""What parties and negotiations are called."""

import pytest

from parley.domain.parties import negotiation_id, party_adjective, party_kind, party_name, party_slug
from parley.domain.parties.tables import formats, names, parties


@pytest.mark.parametrize(
    ("code", "slug", "name", "adjective"),
    [
        ("RU", "russia", "Russia", "Russian"),
        ("US", "united-states", "United States", "American"),
        ("KP", "north-korea", "North Korea", "North Korean"),
        ("EU", "eu", "European Union", "EU"),
        ("hamas", "hamas", "Hamas", "Hamas"),
        ("harbour-pilots", "harbour-pilots", "Harbour Pilots", "Harbour Pilots"),
        ("zzu", "zzu", "ZZU", "ZZU"),
    ],
)
def test_a_party_has_a_slug_a_name_and_an_adjective(code: str, slug: str, name: str, adjective: str) -> None:
    """Known codes come from the tables, and a slug that nobody knows is spelled out."""
    assert (party_slug(code), party_name(code), party_adjective(code)) == (slug, name, adjective)


def test_a_negotiation_is_named_by_the_slugs_in_alphabetical_order() -> None:
    """The order in which an article names the parties does not matter, nor how often."""
    assert negotiation_id(["UA", "RU", "UA"]) == negotiation_id(["RU", "UA"]) == "russia--ukraine"
    assert negotiation_id(["IL", "hamas"]) == "hamas--israel"


def test_kinds_tell_states_from_others() -> None:
    """A country is a state, and a slug that nobody knows is a group."""
    assert [party_kind(code) for code in ("PE", "imf", "uaw", "likud", "farc", "some-front")] == [
        "state",
        "body",
        "union",
        "party",
        "group",
        "group",
    ]


def test_every_name_and_format_belongs_to_a_known_party() -> None:
    """The tables agree with each other, and no two parties share a slug."""
    known = parties()
    assert {entry.code for entry in names()} <= set(known)
    assert {code for entry in formats() for code in (*entry.parties, *entry.mediators)} <= set(known)
    assert len({entry.slug for entry in known.values()}) == len(known)
