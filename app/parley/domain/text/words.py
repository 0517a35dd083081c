"""Word lists written as prose: names separated by spaces."""


def words(*lines: str) -> frozenset[str]:
    """The set of the words in some lines."""
    return frozenset(word for line in lines for word in line.split())
