"""What follows from an answer: the next poll, the state, the notices."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from parley.domain.polling.answers import Afterwards, Poll, after_poll
from parley.domain.polling.feeds import FeedSource, FeedState, enabled, new_state, request_headers
from parley.domain.polling.redirects import Hop

NOW = datetime(2026, 2, 18, 12, tzinfo=UTC)
SOURCE = FeedSource(url="https://wire.example/feed")
VALID = {"etag": 'W/"one"', "last-modified": "Wed, 18 Feb 2026 11:00:00 GMT"}


def start() -> FeedState:
    """A feed never polled."""
    return new_state(SOURCE, NOW)


def ok(**more: object) -> Poll:
    """A poll that was answered with a feed."""
    return replace(Poll(status=200, headers=VALID), **more)


def test_validators_go_back_as_they_came() -> None:
    """ETag and Last-Modified are sent back to the letter, kept over a 304, and never invented."""
    assert "if-none-match" not in request_headers(start())
    after = after_poll(SOURCE, start(), ok(), NOW, 0).state
    headers = request_headers(after)
    assert (headers["if-none-match"], headers["if-modified-since"]) == (VALID["etag"], VALID["last-modified"])
    kept = after_poll(SOURCE, after, Poll(status=304), NOW, 0).state
    assert request_headers(kept) == headers
    gone = after_poll(SOURCE, after, Poll(status=200), NOW, 0).state
    assert "if-none-match" not in request_headers(gone)


def test_a_feed_without_validators_is_asked_hourly() -> None:
    """Where each poll costs the whole body, an hour is the least; with validators half of that."""
    assert after_poll(SOURCE, start(), Poll(status=200), NOW, 0).state.next_poll - NOW == timedelta(hours=1)
    assert after_poll(SOURCE, start(), ok(), NOW, 0).state.next_poll - NOW == timedelta(minutes=30)


def test_the_longest_wish_counts() -> None:
    """Interval, the feed's TTL and the answer's freshness: the longest of them, and never more than a day."""
    fast = FeedSource(url=SOURCE.url, interval=60)
    assert after_poll(fast, start(), ok(), NOW, 0).state.next_poll - NOW == timedelta(minutes=1)
    assert after_poll(fast, start(), ok(ttl=45, digest="d"), NOW, 0).state.next_poll - NOW == timedelta(minutes=45)
    long = ok(ttl=45, digest="d", headers={**VALID, "cache-control": "max-age=7200"})
    assert after_poll(fast, start(), long, NOW, 0).state.next_poll - NOW == timedelta(hours=2)
    assert after_poll(fast, start(), ok(ttl=10**6, digest="d"), NOW, 0).state.next_poll - NOW == timedelta(hours=24)


def test_the_pace_follows_the_feed() -> None:
    """A feed with news every ten minutes is asked every five; one gone quiet is asked less and less."""
    state, now = start(), NOW
    for _ in range(30):
        state = after_poll(SOURCE, state, ok(new=1), now, 0).state
        now += timedelta(minutes=10)
    assert state.next_poll - state.last_poll == timedelta(minutes=5)  # type: ignore[operator]
    for _ in range(40):
        now = state.next_poll
        state = after_poll(SOURCE, state, Poll(status=304), now, 0).state
    assert state.next_poll - now == timedelta(hours=1)


@pytest.mark.parametrize(
    ("status", "trouble"),
    [(404, "missing"), (403, "refused"), (429, "throttled"), (503, "throttled"), (500, "server"), (418, "refused")],
)
def test_failures_back_off_and_end(status: int, trouble: str) -> None:
    """Waits double up to a day, and a feed that never comes back is given up in the end, with a notice."""
    state, now, waits, told = start(), NOW, [], []
    while state.disabled is None:
        after = after_poll(SOURCE, state, Poll(status=status), now, 0)
        state = after.state
        assert state.trouble == trouble
        waits.append(state.next_poll - now)
        told += [notice.kind for notice in after.notices]
        now = state.next_poll
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=24)
    assert told == ["failing", "disabled"]
    assert len(waits) < 80


def test_gone_is_gone_at_once() -> None:
    """A 410 disables the feed with the first answer, and says so."""
    after = after_poll(SOURCE, start(), Poll(status=410), NOW, 0)
    assert after.state.disabled is not None
    assert [notice.kind for notice in after.notices] == ["disabled"]
    again = enabled(after.state, NOW + timedelta(days=9))
    assert (again.disabled, again.failures, again.next_poll) == (None, 0, NOW + timedelta(days=9))


def test_retry_after_holds_the_host() -> None:
    """What a 429 asks for is kept, and it holds for the whole host."""
    after = after_poll(SOURCE, start(), Poll(status=429, headers={"retry-after": "7200"}), NOW, 0)
    assert after.state.next_poll == NOW + timedelta(hours=2)
    assert after.hold_host == timedelta(hours=2)


def test_success_forgets_failures_and_tells() -> None:
    """The first success after many failures is told, and the next wait is the usual one."""
    state = start()
    for _ in range(6):
        state = after_poll(SOURCE, state, Poll(status=None, trouble="name"), NOW, 0).state
    after = after_poll(SOURCE, state, ok(), NOW, 0)
    assert (after.state.failures, after.state.trouble) == (0, None)
    assert [notice.kind for notice in after.notices] == ["recovered"]


def moved(target: str = "https://new.example/feed", status: int = 301) -> Poll:
    """A poll that a redirect led to the feed."""
    return ok(redirects=(Hop(status=status, source=SOURCE.url, target=target),))


def follow(polls: list[tuple[int, Poll]]) -> tuple[FeedState, list[Afterwards]]:
    """The polls, each so many hours after the start."""
    state, all_after = start(), []
    for hours, poll in polls:
        after = after_poll(SOURCE, state, poll, NOW + timedelta(hours=hours), 0)
        state = after.state
        all_after.append(after)
    return state, all_after


def test_a_constant_redirect_is_adopted() -> None:
    """Three equal permanent redirects over a day move the feed; its name stays, its validators do not."""
    state, told = follow([(0, moved()), (12, moved()), (23, moved()), (25, moved())])
    assert (state.url, state.address, state.etag) == (SOURCE.url, "https://new.example/feed", None)
    assert [notice.kind for notice in told[-1].notices] == ["moved"]


@pytest.mark.parametrize(
    "polls",
    [
        [(0, moved()), (12, ok()), (25, moved())],
        [(0, moved()), (12, moved("https://other.example/")), (25, moved())],
        [(0, moved(status=302)), (12, moved(status=302)), (25, moved(status=302))],
        [(0, moved()), (1, moved()), (2, moved())],
        [(0, moved("http://wire.example/feed"))] * 3 + [(25, moved("http://wire.example/feed"))],
        [(0, moved("https://wire.example/"))] * 3 + [(25, moved("https://wire.example/"))],
    ],
)
def test_doubtful_redirects_are_followed_only(polls: list[tuple[int, Poll]]) -> None:
    """One interrupted, changing, temporary, young, or leading to plain http or a front page moves nothing."""
    state, _ = follow(polls)
    assert state.address == SOURCE.url


STATUS = st.sampled_from([200, 226, 304, 301, 401, 403, 404, 418, 429, 500, 502, 503, 999, None])


@given(st.lists(st.tuples(STATUS, st.integers(0, 5), st.floats(0, 1), st.integers(0, 10**6)), max_size=40))
def test_the_next_poll_is_always_ahead_and_near(polls: list[tuple[int | None, int, float, int]]) -> None:
    """Whatever comes, the next poll is at least five minutes and at most a day and its jitter away."""
    state, now = start(), NOW
    for status, new, jitter, age in polls:
        headers = {"cache-control": f"max-age={age}", "retry-after": str(age)}
        poll = Poll(status=status, headers=headers, new=new if status == 200 else 0)
        state = after_poll(SOURCE, state, poll, now, jitter).state
        assert timedelta(minutes=5) <= state.next_poll - now <= timedelta(hours=26.4)
        now = state.next_poll
