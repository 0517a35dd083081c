"""Developments as feeds: Atom 1.0 (RFC 4287) and JSON Feed 1.1, from the last revision of each, the newest first."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any
from xml.etree import ElementTree as ET

from parley.domain.delivering.rendering.phrases import (
    describe_kind,
    describe_sources,
    describe_value,
    lead_source,
    negotiation_title,
    web_address,
)
from parley.domain.delivering.rendering.plain_text import headline
from parley.domain.delivering.times import read_instant, write_instant
from parley_topics import codec
from parley_topics.developments import AnyAnnouncement

ATOM = "http://www.w3.org/2005/Atom"
ATOM_TYPE = "application/atom+xml"
JSON_FEED_TYPE = "application/feed+json"
NEVER = "1970-01-01T00:00:00.000Z"
MOST_ENTRIES = 100
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def newest_first(announcements: Iterable[AnyAnnouncement]) -> list[AnyAnnouncement]:
    """At most a hundred announcements, those that changed last first."""
    return sorted(announcements, key=lambda a: (updated(a), a.development_id), reverse=True)[:MOST_ENTRIES]


def updated(announcement: AnyAnnouncement) -> str:
    """When an entry last changed: when the change reached us, else when the article appeared."""
    return write_instant(read_instant(announcement.detected_at or announcement.occurred_at))


def entry_id(announcement: AnyAnnouncement) -> str:
    """The id of an entry, the same over all revisions and never used for anything else (RFC 4151)."""
    return f"tag:parleywatch,2026:development:{announcement.development_id}"


def atom(announcements: Sequence[AnyAnnouncement], title: str, address: str) -> bytes:
    """The Atom feed; `address` is where it is served, and its id."""
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", address)
    _add(feed, "title", _clean(title))
    _add(feed, "updated", max(map(updated, announcements), default=NEVER))
    _add(feed, "link", rel="self", href=address, type=ATOM_TYPE)
    _add(_add(feed, "author"), "name", "Parleywatch")
    for announcement in announcements:
        entry = _add(feed, "entry")
        _add(entry, "id", entry_id(announcement))
        _add(entry, "title", _clean(headline(announcement)))
        _add(entry, "updated", updated(announcement))
        _add(entry, "published", write_instant(read_instant(announcement.occurred_at)))
        for term in (announcement.negotiation, announcement.slot, announcement.kind, announcement.significance):
            _add(entry, "category", term=_clean(term))
        for number, url in enumerate(_links(announcement)):
            _add(entry, "link", rel="related" if number else "alternate", href=_clean(url))
        _add(entry, "content", _clean(content_html(announcement)), type="html")
    document: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def json_feed(announcements: Sequence[AnyAnnouncement], title: str, address: str) -> bytes:
    """The JSON Feed; each item has the whole announcement under `_parley`."""
    document: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "feed_url": address,
        "authors": [{"name": "Parleywatch"}],
        "items": [_item(announcement) for announcement in announcements],
    }
    return codec.encode(document) + b"\n"


def content_html(announcement: AnyAnnouncement) -> str:
    """What an entry says: what was known, what is known now, the words of the source, and how many there are."""
    parts = []
    if announcement.retracted is not None:
        parts.append(f"<p><strong>Taken back:</strong> {escape(announcement.retracted)}</p>")
    before, after = describe_value(announcement.before), describe_value(announcement.after)
    parts.append(f"<p><strong>Before:</strong> {escape(before)}<br><strong>Now:</strong> {escape(after)}</p>")
    source = lead_source(announcement)
    if source is not None:
        name = escape(source.outlet or source.article)
        url = web_address(source.url)
        by = f'<a href="{escape(url)}">{name}</a>' if url else name
        parts.append(f"<blockquote><p>{escape(source.quote)}</p></blockquote><p>— {by}</p>")
    facts = f"{negotiation_title(announcement)} · {describe_kind(announcement)} · {describe_sources(announcement)}"
    parts.append(f"<p>{escape(facts)}</p>")
    return "\n".join(parts)


def _item(announcement: AnyAnnouncement) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry_id(announcement),
        "title": headline(announcement),
        "content_html": content_html(announcement),
        "date_published": write_instant(read_instant(announcement.occurred_at)),
        "date_modified": updated(announcement),
        "tags": [announcement.negotiation, announcement.slot, announcement.kind, announcement.significance],
        "_parley": announcement,
    }
    links = _links(announcement)
    if links:
        item["external_url"] = links[0]
    return item


def _links(announcement: AnyAnnouncement) -> list[str]:
    return list(dict.fromkeys(url for s in announcement.sources if (url := web_address(s.url))))


def _add(parent: ET.Element, name: str, text: str | None = None, /, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text
    return element


def _clean(text: str) -> str:
    """A text without the characters that XML 1.0 has no place for."""
    return _NOT_XML.sub("", text)
