"""The times of an article."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.domain.articles.instants import instant_of, published_day, there_at, unreadable_times
from parley_topics.articles import Article


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2026-02-18", "2026-02-18T00:00:00Z"),
        ("2026-02-18T09:40:00Z", "2026-02-18T09:40:00Z"),
        ("2026-02-18T09:40:11.250Z", "2026-02-18T09:40:11Z"),
        ("2026-02-18 09:40", "2026-02-18T09:40:00Z"),
        ("2026-02-18 09:40:00 UTC", "2026-02-18T09:40:00Z"),
        ("2026-02-18T09:40:00+02:00", "2026-02-18T07:40:00Z"),
        ("2026/2/8 10:00", "2026-02-08T10:00:00Z"),
        ("Wed, 18 Feb 2026 23:40:00 -0500", "2026-02-19T04:40:00Z"),
        ("Wed, 18 Feb 2026 09:40:00 GMT", "2026-02-18T09:40:00Z"),
        ("Feb. 18, 2026", "2026-02-18T00:00:00Z"),
        ("Wednesday, 18 February 2026", "2026-02-18T00:00:00Z"),
        ("1771407600", "2026-02-18T09:40:00Z"),
    ],
)
def test_times_are_read_in_the_forms_that_outlets_write(written: str, instant: str) -> None:
    """Every usual way to write a time gives the instant in UTC; without a zone it is taken as UTC."""
    assert instant == instant_of(Article(published=written))


def test_an_update_counts_before_publication_and_arrival() -> None:
    """The instant is `updated`, else `published`, else `seen`."""
    times = {"published": "2026-02-18T09:00:00Z", "updated": "2026-02-18T11:00:00Z", "seen": "2026-02-18T12:00:00Z"}
    assert instant_of(Article(**times)) == "2026-02-18T11:00:00Z"
    assert instant_of(Article(**{**times, "updated": None})) == "2026-02-18T09:00:00Z"
    assert instant_of(Article(seen=times["seen"])) == "2026-02-18T12:00:00Z"


def test_a_time_after_arrival_counts_as_arrival() -> None:
    """No article is from after it reached us."""
    assert instant_of(Article(published="2026-03-01", seen="2026-02-18T10:00:00Z")) == "2026-02-18T10:00:00Z"


def test_an_unreadable_time_counts_as_absent_and_is_named() -> None:
    """A time that cannot be read gives way to the next field, and is reported by name."""
    article = Article(published="yesterday-ish", seen="2026-02-18T10:00:00Z")
    assert instant_of(article) == "2026-02-18T10:00:00Z"
    assert unreadable_times(article) == ("published",)
    assert published_day(article) is None


def test_an_article_without_times_has_no_instant() -> None:
    """It can be read but not tracked."""
    assert instant_of(Article(text="words")) is None
    assert unreadable_times(Article(text="words")) == ()


def test_the_published_day_is_the_one_that_the_outlet_wrote() -> None:
    """The outlet's own calendar counts, not the day in UTC."""
    assert published_day(Article(published="2026-02-18T23:30:00-05:00")) == date(2026, 2, 18)
    assert published_day(Article(published="2026-02-18")) == date(2026, 2, 18)


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_in_a_time_field_raises(published: str, seen: str) -> None:
    """Whatever stands in a time field, there is an instant of the one form or none."""
    instant = instant_of(Article(published=published, seen=seen))
    assert instant is None or (len(instant) == 20 and instant.endswith("Z"))


@given(st.datetimes(timezones=st.timezones()), st.datetimes(timezones=st.timezones()))
def test_instants_sort_as_their_times_do(one: object, other: object) -> None:
    """Compared as strings, instants have the order of the times that they stand for."""
    instants = [instant_of(Article(published=str(time))) for time in (one, other)]
    if None not in instants and abs((one - other).total_seconds()) >= 1:  # type: ignore[operator]
        assert (one < other) == (instants[0] < instants[1])  # type: ignore[operator]


def test_an_article_is_there_once_it_was_published_and_had_arrived() -> None:
    """What came late was not known before it came."""
    late = Article(published="2026-02-18T09:00:00Z", seen="2026-02-19T09:00:00Z")
    assert not there_at(late, "2026-02-18T12:00:00Z")
    assert there_at(late, "2026-02-19T09:00:00Z")
    assert there_at(Article(published="2026-02-18"), "2026-02-18T00:00:00Z")
    assert there_at(Article(text="words"), "2026-02-18T00:00:00Z")


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "9999-12-31T23:59:59-12:00", "0999-12-31T12:00:00Z"])
def test_years_in_which_no_news_is_published_are_slips(published: str) -> None:
    """Days before the first and after the last that the calendar has are never counted to."""
    article = Article(published=published)
    assert unreadable_times(article) == ("published",)
    assert published_day(article) is None
