"""The seam between an article and its claims: what any reader must do."""

from typing import Protocol

from msgspec import Struct

from parley_topics.articles import Article
from parley_topics.claims import AnyClaim, Negotiation


class Reading(Struct, frozen=True, kw_only=True):
    """What a reader found in one version of an article.

    `negotiations` names every negotiation that a claim belongs to. `skipped` says in a word why there is nothing
    (`language`, `out-of-scope`, `empty`), null where the article was read.
    """

    negotiations: tuple[Negotiation, ...] = ()
    claims: tuple[AnyClaim, ...] = ()
    skipped: str | None = None


class Reader(Protocol):
    """Turns an article into its claims. Pure: the same article always gives the same reading."""

    def read(self, article: Article) -> Reading:
        """The negotiations and claims of one article, in order of their evidence; never raises for any text."""
        ...
