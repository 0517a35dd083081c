"""Memory bounded by age: records are filed under the day on which they were written, and named again when it is over.

A store has no scan, so a record that is to be forgotten must be named by another. Names are filed in buckets, one for
each day of the stream, and a record lists the buckets. Each message takes a few names out of expired buckets, so no
message pays for a day.
"""

from datetime import date, timedelta
from typing import NamedTuple

from msgspec import Struct

from parley.domain.stores import Store
from parley_topics import codec

NAMES_PER_MESSAGE = 4
"""Names taken out for each that is put in: what has expired shrinks however the days jump."""

_NO_DAY = "0001-01-01"
"""The day before any article with a time has come."""

_BUCKETS = "buckets"


class Bucket(Struct, frozen=True, kw_only=True):
    """The names filed on one day: those numbered from `first` up to, not including, `end`."""

    day: str
    first: int = 0
    end: int = 0


class _Buckets(Struct, frozen=True, kw_only=True):
    newest: str = _NO_DAY
    buckets: tuple[Bucket, ...] = ()


class Filing(NamedTuple):
    """The day that a name was filed under, and the names that have expired, with the day of each."""

    day: str
    expired: list[tuple[str, str]]


def file_name(store: Store, name: str, day: str | None, *, days: int) -> Filing:
    """File a name under the newest day of the stream, and take out some that have expired.

    `day` is the day of the message that brought the name, None where it has none: only a later one than all before
    moves the stream. A name filed more than `days` days behind the newest day has expired. It is filed before its
    record is written, so a record is never left without a name when a worker dies in between. What comes back is
    for the caller to delete: a record written again since then has a newer name.
    """
    found_buckets = store.get(_BUCKETS)
    known = _Buckets() if found_buckets is None else codec.decode(found_buckets, _Buckets)
    newest = max(known.newest, day or _NO_DAY)
    buckets = list(known.buckets)
    if not buckets or buckets[-1].day != newest:
        buckets.append(Bucket(day=newest))
    last = buckets[-1]
    store.put(_name_key(newest, last.end), name.encode())
    buckets[-1] = Bucket(day=newest, first=last.first, end=last.end + 1)
    today = date.fromisoformat(newest)
    horizon = (today - min(timedelta(days), today - date.min)).isoformat()
    expired: list[tuple[str, str]] = []
    taken: list[str] = []
    while buckets[0].day < horizon and len(taken) < NAMES_PER_MESSAGE:
        oldest = buckets[0]
        key = _name_key(oldest.day, oldest.first)
        found = store.get(key)
        if found is not None:
            expired.append((found.decode(), oldest.day))
        taken.append(key)
        buckets[0] = Bucket(day=oldest.day, first=oldest.first + 1, end=oldest.end)
        if buckets[0].first == buckets[0].end:
            del buckets[0]
    store.put(_BUCKETS, codec.encode(_Buckets(newest=newest, buckets=tuple(buckets))))
    for key in taken:
        store.delete(key)
    return Filing(newest, expired)


def _name_key(day: str, number: int) -> str:
    return f"bucket/{day}/{number}"
