"""A feed that is watched: what the configuration says of it, and what polling has learned of it."""

from datetime import datetime
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Trouble: TypeAlias = Literal[
    "throttled",
    "missing",
    "refused",
    "gone",
    "server",
    "unreachable",
    "name",
    "tls",
    "forbidden",
    "not-a-feed",
    "too-large",
    "redirects",
]
"""The kinds of failure that are answered differently."""


class FeedSource(Struct, frozen=True, kw_only=True):
    """A feed as configured; its `url` is its name for ever, also after it has moved.

    `interval` is in seconds, null where the feed's own pace decides. `body` says where articles are read from: their
    pages, or the feed itself where it carries them whole.
    """

    url: str
    outlet: str | None = None
    language: str | None = None
    interval: float | None = None
    body: Literal["page", "feed"] = "page"


class Move(Struct, frozen=True, kw_only=True):
    """A permanent redirect that is being proved: where to, how often in a row, since when."""

    target: str
    count: int
    since: datetime


class FeedState(Struct, frozen=True, kw_only=True):
    """What is known of a feed between two polls; all of it survives a restart.

    `address` is where it is asked. `etag` and `modified` are its validators, opaque. `digest` is a hash of its last
    body, `ttl` the minutes for which that said to be good. `gap` is the smoothed time in seconds between new entries.
    `trouble`, `detail`, `failures` and `failing_since` describe the failures since the last success. `disabled` says
    why it is no longer polled.
    """

    url: str
    address: str
    next_poll: datetime
    etag: str | None = None
    modified: str | None = None
    digest: str | None = None
    ttl: int | None = None
    gap: float | None = None
    last_poll: datetime | None = None
    last_success: datetime | None = None
    last_new: datetime | None = None
    trouble: Trouble | None = None
    detail: str | None = None
    failures: int = 0
    failing_since: datetime | None = None
    move: Move | None = None
    disabled: str | None = None
    entries: int = 0
    polls: int = 0


def new_state(source: FeedSource, now: datetime) -> FeedState:
    """The state of a feed that was never polled: due at once."""
    return FeedState(url=source.url, address=source.url, next_poll=now)


def enabled(state: FeedState, now: datetime) -> FeedState:
    """The state of a disabled feed that is to be polled again: due at once, its failures forgotten."""
    return replace(
        state, disabled=None, trouble=None, detail=None, failures=0, failing_since=None, move=None, next_poll=now
    )


def request_headers(state: FeedState) -> dict[str, str]:
    """The headers of a feed's next request: conditional where it gave validators, which are sent back as they came.

    `A-IM: feed` says that the new entries alone are enough (RFC 3229 with feeds).
    """
    headers = {
        "accept": "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
    }
    if state.etag:
        headers["if-none-match"] = state.etag
    if state.modified:
        headers["if-modified-since"] = state.modified
    if state.etag or state.modified:
        headers["a-im"] = "feed"
    return headers
