"""The times of an article: the instant at which a version counts, and the day that its text is read against."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from parley_topics.articles import Article
from parley_topics.claims import ArticleVersion

TIME_FIELDS = ("published", "updated", "seen")
"""The fields of an article that hold times."""


YEARS = range(1000, 9000)
"""Years in which news may be published; one outside is a slip, and days near it could not be counted from."""

_NAMED_MONTHS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?\Z")
_ZONE_NAME = re.compile(r"\s*(?:UTC|GMT|Z)\Z", re.IGNORECASE)
_ISO_WITH_SLASHES = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?=\D|\Z)")
_WEEKDAY = re.compile(r"\A(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE)


def _iso(text: str) -> datetime:
    text = _ISO_WITH_SLASHES.sub(lambda match: f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}", text)
    return datetime.fromisoformat(_ZONE_NAME.sub("+00:00", text) if ":" in text else text)


def _epoch(text: str) -> datetime:
    if not _EPOCH.match(text):
        raise ValueError(text)
    return datetime.fromtimestamp(int(text[:10]), UTC)


def _named_month(text: str) -> datetime:
    words = " ".join(_WEEKDAY.sub("", text).replace(",", " ").replace(".", " ").split())
    for form in _NAMED_MONTHS:
        try:
            return datetime.strptime(words, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    raise ValueError(text)


_FORMS: tuple[Callable[[str], datetime], ...] = (_epoch, _iso, parsedate_to_datetime, _named_month)


def parse_time(text: str) -> datetime | None:
    """A date or date-time as outlets and feeds write it, with its offset where it has one; None where it is neither.

    Reads ISO 8601 (RFC 3339 and the looser forms with a space or slashes), RFC 2822, Unix times in seconds or
    milliseconds, and dates such as "18 February 2026" or "Feb. 18, 2026". A date alone is 00:00. One outside
    YEARS is none.
    """
    text = text.strip()
    for form in _FORMS:
        try:
            found = form(text)
        except (ValueError, OverflowError, TypeError, IndexError):
            continue
        return found if found.year in YEARS else None
    return None


def _utc(text: str | None) -> str | None:
    parsed = None if text is None else parse_time(text)
    if parsed is None:
        return None
    try:
        parsed = parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)
    except OverflowError:
        return None
    return parsed.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)


def instant_of(article: Article | ArticleVersion) -> str | None:
    """The instant of this version, as `2026-02-18T09:40:00Z`: strings of one length, which sort as the times do.

    It is `updated`, else `published`, else `seen`; one later than `seen` counts as `seen`. A time without zone is read
    as UTC, a date alone as 00:00, and a time that cannot be read as one that is not there (`unreadable_times`). None
    where the article has no time at all.
    """
    seen = _utc(article.seen)
    instant = _utc(article.updated) or _utc(article.published) or seen
    if instant is None or seen is None:
        return instant
    return min(instant, seen)


def published_day(article: Article | ArticleVersion) -> date | None:
    """The calendar day of `published` as the outlet wrote it: what "Tuesday" in the text is read by."""
    if article.published is None:
        return None
    parsed = parse_time(article.published)
    return None if parsed is None else parsed.date()


def unreadable_times(article: Article | ArticleVersion) -> tuple[str, ...]:
    """The names of the time fields that cannot be read: they count as absent and should be reported."""
    return tuple(name for name in TIME_FIELDS if (text := getattr(article, name)) is not None and _utc(text) is None)


def there_at(article: Article | ArticleVersion, time: str) -> bool:
    """Whether this version had been published and had reached us at an instant; one without any time always had."""
    instant, seen = instant_of(article), _utc(article.seen)
    return (instant is None or instant <= time) and (seen is None or seen <= time)
