"""The identity of a claim: the same claim of the same article has the same id, wherever and whenever it is computed."""

from hashlib import sha256

from parley_topics import codec
from parley_topics.claims import AnyClaim

_DIGITS = 20


def claim_id(article_id: str, claim: AnyClaim) -> str:
    """The id of a claim of an article: 20 hexadecimal digits of a SHA-256 of what CLAIMS names as its identity.

    That is article, negotiation, slot, value and modality; evidence, speaker and confidence are not part of it.
    """
    identity = (article_id, claim.negotiation, claim.slot, claim.value, claim.modality)
    return sha256(codec.encode(identity)).hexdigest()[:_DIGITS]
