"""Short forms for what a ledger says, so that a test reads as the story it tells."""

from collections.abc import Iterable

from parley.domain.tracking.ledger import ledger
from parley_topics.claims import ClaimSet
from parley_topics.developments import AnyDevelopment


def told(*sets: ClaimSet, until: str = "", low: bool = False) -> list[AnyDevelopment]:
    """The developments of claim sets, without those of low significance."""
    return [made for made in ledger(sets, until) if low or made.significance != "low"]


def kinds(developments: Iterable[AnyDevelopment]) -> list[tuple[str, str]]:
    """The article and kind of each."""
    return [(made.article, made.kind) for made in developments]
