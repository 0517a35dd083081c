"""Versions and ids of articles."""

from parley.domain.articles.versions import article_id, identified, text_hash, version_of
from parley_topics.articles import Article


def test_layout_is_no_new_version_and_a_word_is() -> None:
    """White space and Unicode form do not count, words do."""
    assert text_hash("Talks resumed\n\nin  Zurich, café") == text_hash("Talks resumed in Zurich, café")
    assert text_hash("Talks resumed in Zurich") != text_hash("Talks resumed in Bern")


def test_a_version_is_the_instant_and_the_hash_of_the_text() -> None:
    """It is known by when it counts and what it says, and has none without a time."""
    article = Article(id="a", published="2026-02-18", text="Talks resumed.")
    assert version_of(article) == f"2026-02-18T00:00:00Z/{text_hash('Talks resumed.')}"
    assert version_of(Article(id="a", text="Talks resumed.")) is None


def test_a_missing_id_is_made_from_the_address_or_else_from_the_text() -> None:
    """An edit keeps an id that comes from the address; without one the text is all that there is."""
    first = Article(url="https://example.com/x?utm_source=a", text="one")
    edited = Article(url="https://www.example.com/x", text="two")
    assert article_id(first) == article_id(edited)
    assert article_id(Article(text="one")) == article_id(Article(text=" one ")) != article_id(Article(text="two"))
    assert article_id(Article(id="mine", url="https://example.com/x")) == "mine"
    assert identified(first).id == article_id(first)
