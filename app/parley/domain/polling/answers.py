"""What an answer to a poll means, and what is known of the feed after it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from parley.domain.polling.feeds import FeedSource, FeedState, Trouble
from parley.domain.polling.freshness import fresh_for, retry_after
from parley.domain.polling.redirects import Hop, proved
from parley.domain.polling.schedule import PATIENCE, backoff, interval, smoothed_gap, spread

PollOutcome: TypeAlias = Literal["fresh", "same", "failed"]

NoticeKind: TypeAlias = Literal["moved", "disabled", "failing", "recovered"]

FAILURES_TO_TELL = 5
"""So many failures in a row are told; one is weather."""


class Poll(Struct, frozen=True, kw_only=True):
    """What one poll brought.

    `status` is null where there was no answer, and then `trouble` is set. `digest` and `ttl` are those of the feed that
    was read, `new` is how many entries were not known. `etag` and `modified` are the answer's validators.
    """

    status: int | None
    headers: Mapping[str, str] = {}
    redirects: tuple[Hop, ...] = ()
    trouble: Trouble | None = None
    detail: str | None = None
    digest: str | None = None
    ttl: int | None = None
    new: int = 0


class FeedNotice(Struct, frozen=True, kw_only=True):
    """Something about a feed that its operator should know."""

    kind: NoticeKind
    url: str
    detail: str


class Afterwards(Struct, frozen=True, kw_only=True):
    """What follows from a poll: the feed's state, what is to be told, and how long the host is to be left alone."""

    state: FeedState
    outcome: PollOutcome
    reason: str
    notices: tuple[FeedNotice, ...] = ()
    hold_host: timedelta | None = None


_TROUBLES: dict[int, Trouble] = {
    401: "refused",
    402: "refused",
    403: "refused",
    404: "missing",
    407: "refused",
    410: "gone",
    429: "throttled",
    451: "refused",
    503: "throttled",
}
_CLASSES: dict[int, Trouble] = {1: "server", 2: "not-a-feed", 3: "redirects", 4: "refused"}


def trouble_of(status: int) -> Trouble | None:
    """The kind of failure that a status is; None for one that is none (200, 226 and 304)."""
    if status in (200, 226, 304):
        return None
    return _TROUBLES.get(status) or _CLASSES.get(status // 100, "server")


def after_poll(source: FeedSource, state: FeedState, poll: Poll, now: datetime, jitter: float) -> Afterwards:
    """What is known after a poll, when the next one is due, and why; jitter: a number from 0 to 1."""
    trouble = poll.trouble or (trouble_of(poll.status) if poll.status is not None else "unreachable")
    polled = replace(state, last_poll=now, polls=state.polls + 1)
    if trouble is not None:
        return _failed(source, polled, poll, trouble, now, jitter)
    return _succeeded(source, polled, poll, now, jitter)


def _succeeded(source: FeedSource, state: FeedState, poll: Poll, now: datetime, jitter: float) -> Afterwards:
    notices = []
    if state.failures >= FAILURES_TO_TELL:
        notices.append(FeedNotice(kind="recovered", url=state.url, detail=f"after {state.failures} failures"))
    same = poll.status == 304
    etag = poll.headers.get("etag") or (state.etag if same else None)
    modified = poll.headers.get("last-modified") or (state.modified if same else None)
    if poll.headers.get("expires", "").strip() == "0":
        etag = modified = None
    gap = state.gap
    if poll.new and state.last_new is not None:
        gap = smoothed_gap(gap, (now - state.last_new).total_seconds() / poll.new)
    elif state.last_new is not None and gap is not None:
        # A feed that has gone quiet slows down by itself: the gap is at least as long as the silence.
        gap = max(gap, (now - state.last_new).total_seconds() / 2)
    address, move = proved(state.address, state.move, poll.redirects, now)
    if address != state.address:
        notices.append(FeedNotice(kind="moved", url=state.url, detail=f"from {state.address} to {address}"))
        etag = modified = None
    ttl = poll.ttl if poll.digest and poll.digest != state.digest else state.ttl
    span = interval(
        configured=source.interval,
        gap=gap,
        ttl=ttl,
        fresh=fresh_for(poll.headers, now),
        conditional=bool(etag or modified),
    )
    after = replace(
        state,
        address=address,
        move=move,
        next_poll=now + spread(span, jitter),
        etag=etag,
        modified=modified,
        digest=poll.digest or state.digest,
        ttl=ttl,
        gap=gap,
        last_success=now,
        last_new=now if poll.new or state.last_new is None else state.last_new,
        trouble=None,
        detail=None,
        failures=0,
        failing_since=None,
        entries=state.entries + poll.new,
    )
    outcome: PollOutcome = "fresh" if poll.new else "same"
    return Afterwards(state=after, outcome=outcome, reason=f"answered; next in {_words(span)}", notices=tuple(notices))


def _failed(
    source: FeedSource, state: FeedState, poll: Poll, trouble: Trouble, now: datetime, jitter: float
) -> Afterwards:
    failures = state.failures + 1
    since = state.failing_since or now
    detail = poll.detail or (f"status {poll.status}" if poll.status is not None else trouble)
    usual = interval(configured=source.interval, gap=state.gap, ttl=None, fresh=None, conditional=True)
    asked = retry_after(poll.headers, now) if trouble == "throttled" else None
    span = max(asked, usual) if asked else backoff(trouble, failures, usual)
    after = replace(
        state,
        next_poll=now + spread(span, jitter),
        move=None,
        trouble=trouble,
        detail=detail,
        failures=failures,
        failing_since=since,
    )
    notices = []
    if now - since >= PATIENCE[trouble].death:
        reason = f"{trouble} ({detail})" + (f" since {since:%Y-%m-%d}" if now > since else "")
        after = replace(after, disabled=reason)
        notices.append(FeedNotice(kind="disabled", url=state.url, detail=reason))
    elif failures == FAILURES_TO_TELL:
        notices.append(FeedNotice(kind="failing", url=state.url, detail=f"{failures} times: {detail}"))
    hold = asked or (span if trouble == "throttled" else None)
    return Afterwards(
        state=after,
        outcome="failed",
        reason=f"{trouble}: {detail}; next in {_words(span)}",
        notices=tuple(notices),
        hold_host=hold,
    )


def _words(span: timedelta) -> str:
    seconds = int(span.total_seconds())
    if seconds < 120:
        return f"{seconds} s"
    return f"{seconds // 60} min" if seconds < 7_200 else f"{seconds // 3_600} h"
