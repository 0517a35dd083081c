"""Union and employer of an article about work."""

import pytest

from parley.domain.parties.labour import find_bargaining, is_about_labour
from parley.domain.parties.mentions import find_mentions


@pytest.mark.parametrize(
    ("text", "union", "employer"),
    [
        (
            "Drivers at the bus operator Rondo voted to strike. The United Road Workers Union (URWU) wants more pay; "
            "Rondo's management offered a contract.",
            "urwu",
            "rondo",
        ),
        (
            "Workers at Norvex went on strike over pay. Norvex said its contract offer stood.",
            "norvex-workers",
            "norvex",
        ),
        (
            "Rail unions and rail companies reached a deal on pay that averts a strike by workers.",
            "rail-unions",
            "rail-companies",
        ),
        (
            "The miners' union NMB and the pit owners' lobby met. The employers' association PMA said that workers "
            "would get a new contract. NMB denied it; a strike looms over pay.",
            "nmb",
            "pma",
        ),
        (
            "Pilots at Norjet extended a strike after the carrier declined to raise pay. The Vanguard union said that "
            "talks over a contract had ended. Vanguard wants shorter hours.",
            "vanguard",
            "norjet",
        ),
        ("Norway's nurses went on strike over pay after the government refused more talks.", "nurses", "NO"),
    ],
)
def test_union_and_employer_are_found(text: str, union: str, employer: str) -> None:
    """By the acronym that is introduced, by trade, by branch, and the government where there is no other."""
    found = find_bargaining(text, find_mentions(text))
    assert found is not None
    assert (found.union, found.employer) == (union, employer)
    assert all(text[each.start : each.end] == each.surface for each in found.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "The European Union and the customs union agreed on a contract for grain.",
        "Air strikes hit the port while staff and workers slept.",
        "A striker signed a contract worth more pay.",
    ],
)
def test_other_unions_and_strikes_are_no_labour(text: str) -> None:
    """Unions of states, strikes from the air and strikers on a pitch are something else."""
    assert not is_about_labour(text)
