"""Journals keep what they are given, survive being cut off, and can be made small again."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from parley.adapters.journals import JournalFile, Kept, compacted, read_journal, rewrite
from parley_topics.articles import Article


def test_records_are_read_back_in_order(tmp_path: Path) -> None:
    """What was appended, over several openings, is there in its order."""
    path = tmp_path / "folder" / "articles.jsonl"
    for number in range(3):
        with JournalFile(path) as journal:
            journal.append(Article(url=f"https://w.example/{number}"), Article(url=f"https://w.example/{number}b"))
    addresses = [article.url for article in read_journal(path, Article)]
    assert addresses == [f"https://w.example/{n}{more}" for n in range(3) for more in ("", "b")]
    assert list(read_journal(tmp_path / "none.jsonl", Article)) == []


def test_a_line_that_was_cut_off_costs_itself_alone(tmp_path: Path) -> None:
    """After a crash in the middle of a line, the next record has a line of its own."""
    path = tmp_path / "articles.jsonl"
    with JournalFile(path) as journal:
        journal.append(Article(url="https://w.example/1"))
    with path.open("ab") as file:
        file.write(b'{"url": "https://w.exam')
    with JournalFile(path) as journal:
        journal.append(Article(url="https://w.example/2"))
    assert [article.url for article in read_journal(path, Article)] == ["https://w.example/1", "https://w.example/2"]


KEYS = st.none() | st.binary(max_size=3)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 1), KEYS, KEYS), max_size=30))
def test_compaction_keeps_the_last_of_each_key(writes: list[tuple[str, int, bytes | None, bytes | None]]) -> None:
    """Of all that was written to a key the last counts, whatever bytes it is, and a removal removes."""
    expected: dict[tuple[str, int, bytes | None], bytes | None] = {}
    for topic, partition, key, value in writes:
        expected[topic, partition, key] = value
    kept = compacted(Kept.of(*write) for write in writes)
    found = {(one.topic, one.partition, one.message[0]): one.message[1] for one in kept}
    assert found == {place: value for place, value in expected.items() if value is not None}


def test_rewriting_replaces_the_whole(tmp_path: Path) -> None:
    """A rewritten journal has the new records and nothing else, and any bytes come back."""
    path = tmp_path / "deliveries.jsonl"
    records = [Kept.of("t", 0, b"\xff\x00", b"{}"), Kept.of("t", 1, b"key", "Gespräch".encode())]
    rewrite(path, [Kept.of("t", 0, b"old", b"old")])
    rewrite(path, records)
    assert [one.message for one in read_journal(path, Kept)] == [one.message for one in records]
