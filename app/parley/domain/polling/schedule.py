"""When a feed is asked next: its own pace and wishes after a success, patience by kind of failure after one.

Sources of the figures: Miniflux (bounds of 5 minutes and 24 hours, the longest of interval, TTL, max-age and Expires),
and what publishers ask of feed readers (validators always; whole bodies seldom; 404 and 403 are not news each minute).
"""

from dataclasses import dataclass
from datetime import timedelta

from parley.domain.polling.feeds import Trouble

SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=24)
USUAL = timedelta(minutes=30)
SLOWEST_PACE = timedelta(hours=1)
"""The most between two polls at a feed's own pace: a quiet one costs a 304, and its one article may be the news."""

UNCONDITIONAL = (timedelta(hours=1), timedelta(hours=4))
"""The same two bounds for a feed that gives no validators, so that each poll costs its whole body."""

JITTER = 0.1
"""The share of an interval by which polls are spread, so that feeds do not march in step."""

PACE = 0.5
"""The share of the usual gap between new entries after which a feed is asked again."""

SMOOTHING = 0.2
"""The weight of the newest gap in the smoothed one."""


@dataclass(frozen=True)
class Patience:
    """How one kind of failure is waited out: from `first`, doubled each time up to a day; after `death` it is given up.

    death: how long a feed may fail without a success in between before it is disabled; zero is at once.
    """

    first: timedelta
    death: timedelta


PATIENCE: dict[Trouble, Patience] = {
    "throttled": Patience(timedelta(minutes=30), timedelta(days=60)),
    "server": Patience(timedelta(minutes=10), timedelta(days=60)),
    "unreachable": Patience(timedelta(minutes=10), timedelta(days=60)),
    "name": Patience(timedelta(minutes=30), timedelta(days=30)),
    "tls": Patience(timedelta(hours=1), timedelta(days=30)),
    "not-a-feed": Patience(timedelta(hours=1), timedelta(days=30)),
    "too-large": Patience(timedelta(hours=6), timedelta(days=30)),
    "redirects": Patience(timedelta(hours=1), timedelta(days=14)),
    "forbidden": Patience(timedelta(hours=6), timedelta(days=7)),
    "missing": Patience(timedelta(hours=1), timedelta(days=7)),
    "refused": Patience(timedelta(hours=1), timedelta(days=7)),
    "gone": Patience(timedelta(hours=24), timedelta()),
}


def interval(
    *,
    configured: float | None,
    gap: float | None,
    ttl: int | None,
    fresh: timedelta | None,
    conditional: bool,
) -> timedelta:
    """The time between two polls of a feed that answers.

    configured: seconds, which set the feed's own pace aside but not what the server asks for. gap: the smoothed seconds
    between its new entries. ttl: minutes, as the feed says. fresh: as the answer says. conditional: whether the feed
    gave a validator.
    """
    if configured is not None:
        base = timedelta(seconds=configured)
    else:
        least, most = (SHORTEST, SLOWEST_PACE) if conditional else UNCONDITIONAL
        base = min(max(USUAL if gap is None else timedelta(seconds=gap * PACE), least), most)
    wishes = [base, fresh or timedelta(), timedelta(minutes=min(ttl or 0, 1_440))]
    return min(max(*wishes, SHORTEST if configured is None else timedelta(seconds=1)), LONGEST)


def backoff(trouble: Trouble, failures: int, usual: timedelta) -> timedelta:
    """How long to wait after the `failures`-th failure in a row: never less than the feed's usual interval."""
    doubled: timedelta = PATIENCE[trouble].first * (1 << min(max(failures, 1) - 1, 12))
    return min(max(doubled, usual), LONGEST)


def spread(span: timedelta, jitter: float) -> timedelta:
    """A time span made longer by up to a tenth; jitter: a number from 0 to 1, drawn by the caller."""
    return span * (1 + JITTER * jitter)


def smoothed_gap(before: float | None, newest: float) -> float:
    """The smoothed time between new entries, with one more of it; in seconds."""
    newest = min(max(newest, 1.0), LONGEST.total_seconds() * 7)
    return newest if before is None else before + SMOOTHING * (newest - before)
