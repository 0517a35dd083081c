"""Who negotiates: names of parties in a text, the people who speak for them, and what a negotiation is called."""

from parley.domain.parties.cast import Cast, find_cast
from parley.domain.parties.mentions import Mention, find_mentions
from parley.domain.parties.names import negotiation_id, party_adjective, party_kind, party_name, party_slug

__all__ = [
    "Cast",
    "Mention",
    "find_cast",
    "find_mentions",
    "negotiation_id",
    "party_adjective",
    "party_kind",
    "party_name",
    "party_slug",
]
