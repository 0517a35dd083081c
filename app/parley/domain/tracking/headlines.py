"""Headlines of developments."""

from parley_topics.developments import Kind
from parley_topics.values import Value


def headline(kind: Kind, before: Value | None, after: Value | None, parties: tuple[str, ...], name: str | None) -> str:
    """A headline that says what changed."""
    return f"{name or ' '.join(parties)}: {kind} {after or before}"
