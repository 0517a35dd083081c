"""The extract stage."""

from collections import Counter
from datetime import date, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from parley.domain.articles.deduplication import deduplicate
from parley.domain.reading.extraction import extract, read_claims
from parley.domain.reading.reader import Reading
from parley.domain.stores import MemoryStore
from parley_topics import codec
from parley_topics.articles import Article, UniqueArticle
from parley_topics.claims import ClaimSet, Day, Evidence, MeetingClaim, Negotiation
from parley_topics.values import Meeting

PARTIES = {"a--b": ("A", "B"), "a--c": ("A", "C"), "b--c": ("B", "C")}


class WordReader:
    """A reader to which each name of a negotiation in the text is a claim of a meeting there."""

    def read(self, article: Article) -> Reading:
        """One claim for every negotiation named."""
        text = article.text or ""
        names = [name for name in PARTIES if name in text]
        return Reading(
            negotiations=tuple(Negotiation(id=name, parties=PARTIES[name]) for name in names),
            claims=tuple(
                MeetingClaim(
                    negotiation=name,
                    value=Meeting(status="held", place=text.split()[-1]),
                    evidence=Evidence(quote=name, start=text.index(name), end=text.index(name) + len(name)),
                )
                for name in names
            ),
            skipped=None if names else "out-of-scope",
        )


def unique(text: str, hour: int = 9, address: str = "a", day: str = "2026-02-18") -> UniqueArticle:
    """A version of an article as the deduplicate stage passes it on."""
    article = Article(url=f"https://example.com/{address}", published=f"{day}T{hour:02}:00:00Z", text=text)
    return deduplicate(MemoryStore(), article, "0/0")[0]


def sets(records: list[ClaimSet | Day]) -> list[tuple[str, str | None, int]]:
    """Negotiation, version and number of claims of every set."""
    return [
        (record.negotiation.id, record.article.version, len(record.claims))
        for record in records
        if isinstance(record, ClaimSet)
    ]


def test_a_version_gives_a_set_for_every_negotiation_with_ids_and_sketch() -> None:
    """Claims are filed by negotiation, with their ids computed."""
    records = extract(MemoryStore(), WordReader(), unique("a--b and a--c in Bern"))
    assert records[0] == Day(day="2026-02-18")
    assert [(name, count) for name, _, count in sets(records)] == [("a--b", 1), ("a--c", 1)]
    assert all(
        record.article.sketch and record.claims[0].claim_id for record in records if isinstance(record, ClaimSet)
    )


def test_an_edit_that_says_no_more_gives_an_empty_set() -> None:
    """The tracker can take back what only the first version claimed."""
    store = MemoryStore()
    extract(store, WordReader(), unique("a--b in Bern"))
    edited = unique("nothing in Bern", hour=10)
    assert sets(extract(store, WordReader(), edited)) == [("a--b", edited.version, 0)]


def test_a_negotiation_new_to_an_article_gives_the_empty_sets_of_its_other_versions() -> None:
    """Every version has a set in each negotiation of the article."""
    store = MemoryStore()
    first, second = unique("nothing in Bern"), unique("a--b in Bern", hour=10)
    assert sets(extract(store, WordReader(), first)) == []
    assert sets(extract(store, WordReader(), second)) == [("a--b", second.version, 1), ("a--b", first.version, 0)]


def test_whatever_the_order_of_versions_the_sets_are_the_same() -> None:
    """The set of claim sets is a function of the set of versions, byte for byte."""
    versions = [
        unique("nothing in Bern"),
        unique("a--b in Bern", hour=10),
        unique("a--c in Bern", hour=11),
        unique("a--b and b--c in Bern", hour=12),
    ]
    results = set()
    for order in permutations(versions):
        store = MemoryStore()
        records = [record for one in order for record in extract(store, WordReader(), one)]
        results.add(frozenset(codec.encode(record) for record in records if isinstance(record, ClaimSet)))
    assert len(results) == 1
    assert len(results.pop()) == 4 * 3


def test_a_message_that_comes_again_gives_all_that_it_gave() -> None:
    """The day and the empty sets of other versions included."""
    store = MemoryStore()
    extract(store, WordReader(), unique("nothing in Bern", day="2026-02-17"))
    again = unique("a--b in Bern", hour=10)
    assert extract(store, WordReader(), again) == extract(store, WordReader(), again)


@given(st.lists(st.sampled_from(["x", "a--b", "a--c", "a--b a--c"]), min_size=1, max_size=6), st.data())
def test_writes_lost_from_the_end_lose_no_set(texts: list[str], data: st.DataObject) -> None:
    """A worker that dies after any of its writes gives, with the message again, what one that lives gives."""
    versions = [unique(f"{text} in Bern", hour=hour) for hour, text in enumerate(texts)]
    whole, died = MemoryStore(), MemoryStore()
    expected, given_ = set(), set()
    for one in versions:
        expected |= {codec.encode(record) for record in extract(whole, WordReader(), one)}
        attempt = MemoryStore(died)
        extract(attempt, WordReader(), one)
        writes = [key for key in attempt if attempt.get(key) != died.get(key)]
        for key in sorted(writes, key=_write_order)[: data.draw(st.integers(0, len(writes)))]:
            died.put(key, attempt[key])
        given_ |= {codec.encode(record) for record in extract(died, WordReader(), one)}
    assert given_ == expected


def _write_order(key: str) -> int:
    return ["day", "version", "article"].index(key.partition("/")[0])


def test_days_rise_once_each() -> None:
    """A day is sent when an article reaches it, in scope or not, and never a day that is past."""
    store = MemoryStore()
    days = ["2026-02-18", "2026-02-17", "2026-02-18", "2026-02-20"]
    records = [
        record
        for number, day in enumerate(days)
        for record in extract(store, WordReader(), unique(f"text {number}", address=str(number), day=day))
    ]
    assert records == [Day(day="2026-02-18"), Day(day="2026-02-20")]


def test_what_gives_nothing_is_counted() -> None:
    """An article without time, and one that the reader skipped, with its word."""
    counts: Counter[str] = Counter()
    untimed = deduplicate(MemoryStore(), Article(id="a", text="a--b in Bern"), "0/0")[0]
    assert extract(MemoryStore(), WordReader(), untimed, counts=counts) == []
    extract(MemoryStore(), WordReader(), unique("nothing in Bern"), counts=counts)
    assert counts == {"no time": 1, "skipped: out-of-scope": 1}


def test_articles_that_no_longer_change_are_forgotten_behind_the_horizon() -> None:
    """Memory is bounded by the horizon; an article that changes stays."""
    store = MemoryStore()
    sizes = []
    for number in range(400):
        day = (date(2026, 1, 1) + timedelta(number)).isoformat()
        extract(store, WordReader(), unique(f"a--b {number}", address=str(number), day=day), horizon_days=20)
        extract(store, WordReader(), unique(f"a--c {number}", address="changing", day=day), horizon_days=20)
        sizes.append(len(store))
    edited = unique("nothing", address="changing", day="2027-02-10")
    assert sets(extract(store, WordReader(), edited, horizon_days=20)) == [("a--c", edited.version, 0)]
    assert max(sizes) <= 400 + 20 * 5


def test_reading_an_article_by_itself_gives_its_line() -> None:
    """A line of the extract command has the claims with their ids, and says why there are none."""
    line = read_claims(WordReader(), Article(id="a", published="2026-02-18", text="a--b in Bern"))
    assert line.id == "a"
    assert [claim.negotiation for claim in line.claims] == ["a--b"]
    assert all(claim.claim_id for claim in line.claims)
    assert line.article.version is not None
    assert read_claims(WordReader(), Article(id="b", text="weather")).skipped == "out-of-scope"
