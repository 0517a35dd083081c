"""Who negotiates: names of parties in a text, the people who speak for them, and what a negotiation is called."""

from parley.domain.parties.mentions import Mention, find_mentions
from parley.domain.parties.names import negotiation_id, party_adjective, party_kind, party_name, party_slug

__all__ = [
    "Mention",
    "find_mentions",
    "negotiation_id",
    "party_adjective",
    "party_kind",
    "party_name",
    "party_slug",
]
