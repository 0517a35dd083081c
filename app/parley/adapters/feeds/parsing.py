"""RSS and Atom of every version, well-formed or not, by feedparser; JSON Feed by our own reading of its standard."""

import calendar
import io
import re
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import feedparser

from parley.adapters.feeds import jsonfeed
from parley.adapters.limits import TimeLimitError, time_limit
from parley.domain.articles.instants import parse_time
from parley.domain.errors import InputError
from parley.domain.polling.entries import FeedEntry, FeedInfo, ParsedFeed
from parley.domain.polling.stamps import iso_stamp

PARSE_SECONDS = 20.0


class FeedError(InputError):
    """Bytes that are no feed that can be read."""


def parse_feed(data: bytes, *, url: str | None = None, headers: Mapping[str, str] | None = None) -> ParsedFeed:
    """The feed in some bytes, whatever its format and encoding.

    url: where it came from, against which relative addresses are resolved. headers: of the answer, in lower case, for
    its content type and language. Raises FeedError where there is no feed in them, or reading takes too long.
    """
    if jsonfeed.looks_like_json(data) and (parsed := jsonfeed.parse(data, url)) is not None:
        return parsed
    given = {key: value for key, value in (headers or {}).items() if key in ("content-type", "content-language")}
    if url is not None:
        given["content-location"] = url
        # With headers but none of the type, feedparser would take the bytes for Latin-1.
        given.setdefault("content-type", "application/xml")
    name = url or "the feed"
    try:
        with time_limit(PARSE_SECONDS):
            document = _parsed(data, given)
    except TimeLimitError as error:
        raise FeedError(f"{name}: not read within {PARSE_SECONDS:g} s") from error
    # Hostile bytes make feedparser raise what it does not name.
    except Exception as error:
        raise FeedError(f"{name}: {type(error).__name__}: {error}") from error
    entries = tuple(_entry(entry, document.feed) for entry in document.entries)
    if not entries and not document.get("version"):
        raise FeedError(f"{name}: no feed in these bytes{_because(document)}")
    return ParsedFeed(info=_info(document), entries=entries)


# References to halves of surrogate pairs, which no text can hold and feedparser stumbles over.
_SURROGATE = re.compile(rb"&#(?:0*(5[5-7]\d{3})|[xX]0*([dD][89a-fA-F][0-9a-fA-F]{2}));")


def _parsed(data: bytes, headers: dict[str, str]) -> Any:
    # From a stream: given bytes, feedparser would open a file of that name.
    try:
        return feedparser.parse(io.BytesIO(data), response_headers=headers)
    except UnicodeEncodeError:
        return feedparser.parse(io.BytesIO(_SURROGATE.sub(_replaced, data)), response_headers=headers)


def _replaced(reference: re.Match[bytes]) -> bytes:
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    return b"&#xFFFD;" if 0xD800 <= code <= 0xDFFF else reference[0]


def _because(document: Any) -> str:
    problem = document.get("bozo_exception")
    return f" ({problem})" if problem else ""


def _info(document: Any) -> FeedInfo:
    feed = document.feed
    problem = document.get("bozo_exception")
    hub = next((link.get("href") for link in feed.get("links", ()) if link.get("rel") == "hub"), None)
    return FeedInfo(
        title=_text(feed.get("title")),
        link=_text(feed.get("link")),
        updated=_stamp(feed, "updated") or _stamp(feed, "published"),
        language=_text(feed.get("language")),
        version=document.get("version") or "",
        ttl=_minutes(feed),
        hub=_text(hub),
        problem=_text(f"{type(problem).__name__}: {problem}") if problem else None,
    )


def _entry(entry: Any, feed: Any) -> FeedEntry:
    content = next((part for part in entry.get("content", ()) if part.get("value")), None) or {}
    detail = entry.get("title_detail") or {}
    authors = [author.get("name") or author.get("email") for author in entry.get("authors", ())]
    language = content.get("language") or detail.get("language") or feed.get("language")
    return FeedEntry(
        id=_text(entry.get("id")),
        url=_text(entry.get("link")),
        title=_text(entry.get("title")),
        published=_stamp(entry, "published"),
        updated=_stamp(entry, "updated"),
        summary=_text(entry.get("summary")),
        content=_text(content.get("value")),
        authors=tuple(name for author in authors if author and (name := _text(author))),
        tags=tuple(name for tag in entry.get("tags", ()) if (name := _text(tag.get("term")))),
        language=_text(language),
        source=_text((entry.get("source") or {}).get("title")),
    )


def _text(value: Any) -> str | None:
    """Text that UTF-8 can carry: a lone surrogate, which a character reference can make, is replaced."""
    if not isinstance(value, str):
        return None
    if value.isascii():
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_UNIX = re.compile(r"\d{10}|\d{13}")


def _stamp(record: Any, name: str) -> str | None:
    # dict.get: feedparser's own look-up gives `published` for a missing `updated`.
    written: str | None = dict.get(record, name)
    parsed: time.struct_time | None = dict.get(record, f"{name}_parsed")
    try:
        if parsed is not None and not _UNIX.fullmatch((written or "").strip()):
            return iso_stamp(written, datetime.fromtimestamp(calendar.timegm(parsed), UTC))
        # Forms that feedparser does not know, or takes for something else.
        moment = parse_time(written) if written else None
        return iso_stamp(written, moment if moment.tzinfo else moment.replace(tzinfo=UTC)) if moment else None
    except (ValueError, OverflowError, OSError):
        return None


_PERIOD_MINUTES = {"hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}


def _minutes(feed: Any) -> int | None:
    """How long the feed says that it need not be asked again: RSS `ttl`, else the syndication module's frequency."""
    ttl = str(feed.get("ttl", "")).strip()
    if ttl.isascii() and ttl.isdigit() and 0 < len(ttl) < 8:
        return int(ttl) or None
    period = _PERIOD_MINUTES.get(str(feed.get("sy_updateperiod", "")).strip().lower())
    if period is None:
        return None
    frequency = str(feed.get("sy_updatefrequency", "1")).strip()
    times = int(frequency) if frequency.isascii() and frequency.isdigit() and 0 < len(frequency) < 6 else 1
    return max(period // max(times, 1), 1)
