"""When an article was published, by what its page declares, and how we know.

The order is that of trust: linked data, then meta tags, microdata and time elements that say what they are, then the
address, and htmldate for what is left (its own measure, over all kinds of pages: 9 of 10 right).
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

import htmldate
from lxml.html import HtmlElement

from parley.adapters.pages.jsonld import Node, text_of
from parley.domain.polling.pages import DateOrigin

_EARLIEST = date(1995, 1, 1)

# What publishers' templates call the instant of first publication, and of the last edit.
_PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "publish-date",
    "publishdate",
    "publish_date",
    "pubdate",
    "publication_date",
    "article.published",
    "published_time",
    "og:pubdate",
    "originalpublicationdate",
    "article_date_original",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "citation_publication_date",
    "rnews:datepublished",
    "article:post_date",
    "vr:published_time",
)
_MODIFIED_META = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dcterms.modified")
_TIME_CLASS = re.compile(
    r"(?:^|[\s_-])(?:entry-date|published|pubdate|publish(?:ed)?-?(?:date|time|on)?|post-date)\b", re.IGNORECASE
)
_URL_DATE = re.compile(
    r"[/_-](?P<year>199[5-9]|20[0-4]\d)(?:"
    r"(?P<mark>[/_-])(?P<month>0?[1-9]|1[0-2]|[a-z]{3})(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01])"
    r"|(?P<month8>0[1-9]|1[0-2])(?P<day8>0[1-9]|[12]\d|3[01])"
    r")(?=[/_.-]|$)"
)
_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T\s]+(\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?"
)
_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$")


def declared_time(text: str | None) -> str | None:
    """A time that a page declares, as ISO 8601 with its offset kept; None where it has none of the standard forms.

    Takes ISO 8601 in its usual spellings, RFC 2822, and English dates with the month in letters; no day that is still
    to come, or was before there were such pages.
    """
    text = (text or "").strip()
    if not text or len(text) > 80:
        return None
    if (found := _ISO.match(text)) or (found := _BASIC.match(text)):
        return _from_iso(found)
    return _from_words(text)


def _from_iso(found: re.Match[str]) -> str | None:
    if found.re is _BASIC:
        year, month, day, hour, minute, second, zone = found.groups()
        stamp = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else "")
    else:
        day, clock, zone = found.groups()
        offset = {"UTC": "Z", "GMT": "Z"}.get(zone or "", zone or "")
        stamp = day if clock is None else f"{day}T{clock if clock.count(':') == 2 else clock + ':00'}{offset}"
    return _plausible(stamp)


def _plausible(stamp: str) -> str | None:
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    if not _EARLIEST <= moment.date() <= datetime.now(UTC).date() + timedelta(days=1):
        return None
    return stamp if len(stamp) == 10 else moment.isoformat(timespec="seconds").replace("+00:00", "Z")


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = re.compile(
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[A-Za-z]{3,9})\.?\s+(?:(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<year>\d{4})\b"
    r"(?:\s*(?:,|at|-|T)?\s*(?P<h>\d{1,2}):(?P<m>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>[+-]\d{2}:?\d{2}|UTC|GMT|Z)?)?",
    re.IGNORECASE,
)


def _from_words(text: str) -> str | None:
    if re.match(r"[A-Z][a-z]{2},? \d{1,2} [A-Z][a-z]{2} \d{4} \d", text):
        try:
            return _plausible(parsedate_to_datetime(text).isoformat(timespec="seconds"))
        except (ValueError, TypeError, IndexError):
            return None
    found = _WORDS.search(text)
    day = found and (found["d1"] or found["d2"])
    if found is None or day is None or found["month"][:3].lower() not in _MONTHS:
        return None
    stamp = f"{found['year']}-{_MONTHS.index(found['month'][:3].lower()) + 1:02}-{int(day):02}"
    if found["h"]:
        hour = int(found["h"]) % 12 + (12 if found["half"][0] in "pP" else 0) if found["half"] else int(found["h"])
        zone = {"UTC": "Z", "GMT": "Z"}.get((found["zone"] or "").upper(), found["zone"] or "")
        stamp += f"T{hour:02}:{found['m']}:00{zone}"
    return _plausible(stamp)


def publication_time(tree: HtmlElement, node: Node | None, url: str | None) -> tuple[str, DateOrigin] | None:
    """When the page's article was first published, and where that is said. The tree is left as it is."""
    declared = _declared(tree, node)
    first = next(declared, None)
    address = url_date(url)
    if first is None:
        if address is not None:
            return address, "url"
        found = htmldate.find_date(tree, original_date=True, url=url)
        return (found, "htmldate") if found else None
    stamp, origin = first
    # Systems redate articles when they are moved or touched; the address keeps the day of the first publication.
    if address is not None and abs((date.fromisoformat(stamp[:10]) - date.fromisoformat(address)).days) >= 2:
        return address, "url"
    # One instant is written twice, in UTC for machines and in the outlet's own time: the day is the outlet's.
    local = (
        (other, where)
        for other, where in declared
        if len(other) > 20 and len(stamp) > 10 and _instant(other) == _instant(stamp)
    )
    return next(local, (stamp, origin)) if stamp.endswith("Z") else (stamp, origin)


def modification_time(tree: HtmlElement, node: Node | None) -> str | None:
    """When the page says that its article was last changed."""
    return declared_time(text_of(node, "dateModified")) or next(
        (stamp for stamp in map(declared_time, _meta(tree, _MODIFIED_META)) if stamp), None
    )


def _instant(stamp: str) -> datetime:
    moment = datetime.fromisoformat(stamp)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _declared(tree: HtmlElement, node: Node | None) -> Iterator[tuple[str, DateOrigin]]:
    """What the page declares, the most trusted first."""
    for written, origin in _candidates(tree, node):
        if stamp := declared_time(written):
            yield stamp, origin


def _candidates(tree: HtmlElement, node: Node | None) -> Iterator[tuple[str | None, DateOrigin]]:
    for name in ("datePublished", "dateCreated"):
        yield text_of(node, name), "json-ld"
    for value in _meta(tree, _PUBLISHED_META):
        yield value, "meta"
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("content") or element.get("datetime") or element.text_content(), "microdata"
    for element in tree.iterfind(".//time"):
        if element.get("pubdate") is not None or _TIME_CLASS.search(element.get("class") or ""):
            yield element.get("datetime") or element.text_content(), "time"


def _meta(tree: HtmlElement, names: tuple[str, ...]) -> Iterator[str]:
    """The contents of the meta tags of these names, in the order of the names."""
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name:
            found.setdefault(name.strip().lower(), element.get("content"))
    return (found[name] for name in names if name in found)


def url_date(url: str | None) -> str | None:
    """The date in an address, where it has year, month and day."""
    found = _URL_DATE.search(url or "")
    if found is None:
        return None
    month = found["month"] or found["month8"]
    if month.isalpha():
        if month not in _MONTHS:
            return None
        month = str(_MONTHS.index(month) + 1)
    return _plausible(f"{found['year']}-{int(month):02}-{int(found['day'] or found['day8']):02}")
