"""JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1), as leniently as feeds are written."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import msgspec

from parley.domain.polling.entries import FeedEntry, FeedInfo, ParsedFeed
from parley.domain.polling.stamps import iso_stamp

_BOM = b"\xef\xbb\xbf"


def looks_like_json(data: bytes) -> bool:
    """Whether the bytes begin as a JSON object."""
    return data[:64].removeprefix(_BOM).lstrip().startswith(b"{")


def parse(data: bytes, url: str | None = None) -> ParsedFeed | None:
    """The feed in some JSON; None where it is not JSON, or has no items."""
    try:
        document = msgspec.json.decode(data.removeprefix(_BOM).decode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return None
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list):
        return None
    language = _text(document.get("language"))
    version = _text(document.get("version")) or ""
    home = _text(document.get("home_page_url"))
    hubs = [hub.get("url") for hub in _dicts(document.get("hubs"))]
    info = FeedInfo(
        title=_text(document.get("title")),
        link=home,
        language=language,
        version={"https://jsonfeed.org/version/1": "json10", "https://jsonfeed.org/version/1.1": "json11"}.get(
            version, "json"
        ),
        hub=next((hub for hub in hubs if isinstance(hub, str)), None),
    )
    authors = _names(document)
    return ParsedFeed(info=info, entries=tuple(_entry(item, url or home, language, authors) for item in _dicts(items)))


def _entry(item: dict[str, Any], base: str | None, language: str | None, authors: tuple[str, ...]) -> FeedEntry:
    address = _text(item.get("url")) or _text(item.get("external_url"))
    return FeedEntry(
        id=_text(item.get("id")),
        url=_joined(base, address),
        title=_text(item.get("title")),
        published=_stamp(item.get("date_published")),
        updated=_stamp(item.get("date_modified")),
        summary=_text(item.get("summary")),
        content=_text(item.get("content_html")) or _text(item.get("content_text")),
        authors=_names(item) or authors,
        tags=tuple(tag for tag in _list(item.get("tags")) if isinstance(tag, str)),
        language=_text(item.get("language")) or language,
    )


def _joined(base: str | None, address: str | None) -> str | None:
    if address is None or base is None:
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _names(record: dict[str, Any]) -> tuple[str, ...]:
    """The names of `authors` (1.1) or of `author` (1.0)."""
    people = _dicts(record.get("authors")) or _dicts([record.get("author")])
    return tuple(name for person in people if (name := _text(person.get("name"))))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _dicts(value: Any) -> list[dict[str, Any]]:
    found: Iterable[Any] = _list(value)
    return [item for item in found if isinstance(item, dict)]


def _text(value: Any) -> str | None:
    """Text; ids are sometimes written as numbers."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    if not isinstance(value, str) or not value.strip():
        return None
    return value


def _stamp(value: Any) -> str | None:
    """A date-time of RFC 3339, or a date."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    try:
        return iso_stamp(value, moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except OverflowError:
        return None
