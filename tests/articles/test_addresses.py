"""Addresses and keys of articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.domain.articles.addresses import article_key, normalised_address
from parley.domain.errors import InputError
from parley_topics.articles import Article


@pytest.mark.parametrize(
    "variant",
    [
        "https://example.com/world/talks?page=2&story=7",
        "http://www.Example.com:80/world/talks/?story=7&page=2#comments",
        "HTTPS://m.example.com/world/talks?utm_source=feed&story=7&page=2&fbclid=x",
        "https://amp.example.com/world/talks/amp?page=2&story=7&amp=1",
        "https://www.google.com/amp/s/www.example.com/world/talks?page=2&story=7",
        "https://example.com/world/%74alks?page=2&story=7",
    ],
)
def test_the_variants_of_one_address_are_one(variant: str) -> None:
    """What does not pick the page does not make another address."""
    assert normalised_address(variant) == "https://example.com/world/talks?page=2&story=7"


@pytest.mark.parametrize(
    "other",
    [
        "https://example.com/world/talks-2",
        "https://example.com/world/talks?id=7",
        "https://news.example.com/world/talks",
        "https://example.com/world/camp",
        "https://example.com:8443/world/talks",
    ],
)
def test_what_picks_another_page_is_kept(other: str) -> None:
    """Paths, other parameters, subdomains and unusual ports make another address."""
    assert normalised_address(other) != normalised_address("https://example.com/world/talks")


@given(st.text(max_size=60))
def test_normalising_is_idempotent_and_never_raises(text: str) -> None:
    """A normalised address stays as it is, whatever it was made of."""
    for url in (text, f"https://example.com/{text}"):
        once = normalised_address(url)
        assert normalised_address(once) == once


def test_the_key_is_of_the_address_and_else_of_the_id() -> None:
    """Versions under one address share a key whatever their ids; without an address the id decides."""
    one = Article(id="a", url="https://example.com/x")
    assert article_key(one) == article_key(Article(id="b", url="http://www.example.com/x/"))
    assert article_key(Article(id="a")) == article_key(Article(id="a", url=" ")) != article_key(one)


def test_an_article_without_address_and_id_has_no_key() -> None:
    """It has to be given an id first."""
    with pytest.raises(InputError, match="no key"):
        article_key(Article(text="words"))
