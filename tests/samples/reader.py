"""A reader that knows the claims of the sample articles, as people wrote them down."""

from pathlib import Path

from msgspec import Struct

from parley.domain.reading.reader import Reading
from parley_topics import codec
from parley_topics.articles import Article
from parley_topics.claims import AnyClaim, Negotiation

CLAIMS = Path(__file__).with_name("claims.jsonl")
"""One line a version of an article: its id and title, its negotiations, its claims."""


class _Line(Struct, frozen=True, kw_only=True):
    id: str
    title: str
    negotiations: tuple[Negotiation, ...]
    claims: tuple[AnyClaim, ...]


class AnnotatedReader:
    """Reads nothing: looks up what was written down."""

    def __init__(self) -> None:
        lines = [codec.decode(line, _Line) for line in CLAIMS.read_text("utf-8").splitlines()]
        self.lines = {(line.id, line.title): line for line in lines}

    def read(self, article: Article) -> Reading:
        """The negotiations and claims of a sample article."""
        line = self.lines[article.id or "", article.title or ""]
        skipped = None if line.claims else "out-of-scope"
        return Reading(negotiations=line.negotiations, claims=line.claims, skipped=skipped)
