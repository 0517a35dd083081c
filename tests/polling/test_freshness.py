"""Answers are taken at their word about time, within a day, and against their own clock."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.domain.polling.freshness import fresh_for, retry_after

NOW = datetime(2026, 2, 18, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"cache-control": "public, max-age=600"}, 600),
        ({"cache-control": "max-age=600", "age": "590"}, 10),
        ({"cache-control": "max-age=600", "age": "700"}, None),
        ({"cache-control": "no-cache, max-age=600"}, None),
        ({"cache-control": "s-maxage=600"}, None),
        ({"cache-control": 'max-age="60"'}, 60),
        ({"cache-control": "max-age=9999999999"}, 86_400),
        ({"expires": "Wed, 18 Feb 2026 12:10:00 GMT"}, 600),
        ({"expires": "0"}, None),
        ({"expires": "Wed, 18 Feb 2026 15:10:00 GMT", "date": "Wed, 18 Feb 2026 15:00:00 GMT"}, 600),
        ({"expires": "Wed, 18 Feb 2026 11:10:00 GMT", "date": "Wed, 18 Feb 2026 11:00:00 GMT"}, 600),
        ({}, None),
    ],
)
def test_freshness(headers: dict[str, str], seconds: int | None) -> None:
    """The max-age goes before Expires, and a server's wrong clock is reckoned with."""
    assert fresh_for(headers, NOW) == (None if seconds is None else timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "120"}, 120),
        ({"retry-after": "Wed, 18 Feb 2026 12:05:00 GMT"}, 300),
        ({"retry-after": "Wed, 18 Feb 2026 09:05:00 GMT", "date": "Wed, 18 Feb 2026 09:00:00 GMT"}, 300),
        ({"retry-after": "Wed, 18 Feb 2026 11:00:00 GMT"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "31536000"}, 86_400),
        ({}, None),
    ],
)
def test_retry_after(headers: dict[str, str], seconds: int | None) -> None:
    """Both forms of Retry-After are heard, capped at a day."""
    assert retry_after(headers, NOW) == (None if seconds is None else timedelta(seconds=seconds))


@given(
    st.dictionaries(st.sampled_from(["cache-control", "expires", "date", "age", "retry-after"]), st.text(max_size=40))
)
def test_no_header_breaks_it(headers: dict[str, str]) -> None:
    """Whatever a server sends, the result is a time within a day, or none."""
    for span in (fresh_for(headers, NOW), retry_after(headers, NOW)):
        assert span is None or timedelta() < span <= timedelta(hours=24)
