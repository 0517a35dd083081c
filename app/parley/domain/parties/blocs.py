"""States that belong to a body which negotiates for them: what they refuse, the body cannot grant."""

_MEMBERS = {
    "EU": "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK",
    "asean": "BN ID KH LA MM MY PH SG TH VN",
    "mercosur": "AR BO BR PY UY",
}

BLOCS: dict[str, frozenset[str]] = {bloc: frozenset(states.split()) for bloc, states in _MEMBERS.items()}
"""The member states of each body as it lists them itself (2026), by party code.

A state that joined late has a say before that; one that left is a party of its own.
"""


def speaks_within(party: str, sides: frozenset[str]) -> bool:
    """Whether a party is a member of one of these sides."""
    return any(party in BLOCS.get(side, ()) for side in sides)
