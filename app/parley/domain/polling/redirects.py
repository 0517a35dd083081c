"""Permanent redirects: believed when they have proved constant, since servers say "permanent" in passing."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from msgspec import Struct

from parley.domain.polling.feeds import Move

TIMES = 3
SPAN = timedelta(hours=24)
PERMANENT = frozenset({301, 308})


class Hop(Struct, frozen=True, kw_only=True):
    """One redirect: its status, the address that gave it and the one that it leads to."""

    status: int
    source: str
    target: str


def proved(address: str, move: Move | None, hops: tuple[Hop, ...], now: datetime) -> tuple[str, Move | None]:
    """Where a feed is asked from now on, and what is left to prove.

    hops: the redirects of a poll that ended in the feed. A new address is taken after it was given three times in a
    row over at least a day; anything else in between begins anew.
    """
    target = permanent_target(address, hops)
    if target is None:
        return address, None
    if move is None or move.target != target:
        return address, Move(target=target, count=1, since=now)
    counted = Move(target=target, count=move.count + 1, since=move.since)
    if counted.count >= TIMES and now - counted.since >= SPAN:
        return target, None
    return address, counted


def permanent_target(address: str, hops: tuple[Hop, ...]) -> str | None:
    """Where permanent redirects lead, as far as they are permanent; None where nowhere that a feed would move to.

    A step from https to http is no move, nor is one to the front page of a site, where redirects of dead pages end.
    """
    target = None
    for step in hops:
        if step.status not in PERMANENT:
            break
        target = step.target
    if target is None or target == address:
        return None
    old, new = urlsplit(address), urlsplit(target)
    if new.scheme not in ("http", "https") or (old.scheme == "https" and new.scheme == "http"):
        return None
    if new.path in ("", "/") and not new.query and (old.path not in ("", "/") or old.query):
        return None
    return target
