"""How long an answer says that it is good for, and how long it asks us to stay away (RFC 9111, RFC 9110 §10.2.3)."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(hours=24)
"""No answer keeps us away for longer than this."""

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,10})", re.IGNORECASE)
_STALE = re.compile(r"(?:^|[,\s])no-(?:cache|store)\b", re.IGNORECASE)


def fresh_for(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long an answer stays fresh, capped at a day; None where it does not say, or says that it never is.

    headers: names in lower case. Times are reckoned from the answer's own `Date`, so that a server's wrong clock does
    not matter.
    """
    control = headers.get("cache-control", "")
    if _STALE.search(control):
        return None
    if found := _MAX_AGE.search(control):
        age = headers.get("age", "").strip()
        left = int(found[1]) - (int(age) if age.isascii() and age.isdigit() and len(age) < 10 else 0)
        return _capped(timedelta(seconds=min(left, 10**8)))
    expires = http_date(headers.get("expires"))
    if expires is None:
        return None
    return _capped(expires - (http_date(headers.get("date")) or now))


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """How long `Retry-After` asks us to wait, in seconds or until a date, capped at a day; None where it does not."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return _capped(timedelta(seconds=min(int(value[:12]), 10**8)))
    until = http_date(value)
    if until is None:
        return None
    return _capped(until - (http_date(headers.get("date")) or now))


def _capped(span: timedelta) -> timedelta | None:
    return min(span, LONGEST) if span > timedelta() else None


def http_date(value: str | None) -> datetime | None:
    """A date of HTTP in UTC; None where it is none."""
    if not value:
        return None
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:
        return None
