"""An article's particulars as its page declares them: linked data first, then meta tags, then headings."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from parley.adapters.pages.jsonld import Node, article_node, names_of, text_of
from parley.domain.polling.markup import clean_line

_SEPARATORS = (" | ", " - ", " – ", " — ", " · ", " » ", " :: ", " • ")


@dataclass(frozen=True)
class Metadata:
    """What a page declares of its article; `node` is its linked data, for what else is asked of it."""

    node: Node | None
    canonical: str | None
    title: str | None
    outlet: str | None
    language: str | None
    authors: tuple[str, ...]


def read_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """The particulars of a page that was asked under `url`."""
    meta = _metas(tree)
    canonical = _canonical(tree, meta, url)
    node = article_node(tree, canonical or url)
    outlet = meta.get("og:site_name") or text_of(node, "publisher") or meta.get("application-name")
    heading = next(
        (" ".join(h1.text_content().split()) for h1 in tree.iterfind(".//h1") if h1.text_content().strip()), ""
    )
    page_title = " ".join((tree.findtext(".//title") or "").split())
    title = text_of(node, "headline") or meta.get("og:title") or meta.get("twitter:title") or heading or page_title
    return Metadata(
        node=node,
        canonical=canonical,
        title=without_outlet(clean_line(title), clean_line(outlet), heading) or None,
        outlet=clean_line(outlet) or _host(canonical or url),
        language=_language(tree, meta, node),
        authors=names_of(node, "author"),
    )


def without_outlet(title: str, outlet: str | None, heading: str = "") -> str:
    """A title without the outlet's name at its end: where the heading ends there, or the name follows a separator."""
    for mark in _SEPARATORS:
        head, found, tail = title.rpartition(mark)
        if not found or not head:
            continue
        if (outlet and tail.casefold().strip() == outlet.casefold()) or (heading and head.strip() == heading):
            return head.strip()
    return title


def _metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iterfind(".//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("http-equiv")
        value = (element.get("content") or "").strip()
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _canonical(tree: HtmlElement, meta: dict[str, str], url: str | None) -> str | None:
    """The canonical address: of the same site, and not its front page, which templates give by mistake."""
    link: str | None = next(
        (
            link.get("href")
            for link in tree.iterfind(".//link[@rel]")
            if "canonical" in link.get("rel", "").lower().split()
        ),
        None,
    )
    for candidate in (link, meta.get("og:url")):
        if not candidate:
            continue
        try:
            address: str = urljoin(url or "", candidate.strip())
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme not in ("http", "https") or not parts.netloc:
            continue
        asked = urlsplit(url) if url else None
        if asked and (not _same_site(parts.netloc, asked.netloc) or (len(parts.path) <= 1 < len(asked.path))):
            continue
        return address
    return url


def _same_site(one: str, other: str) -> bool:
    first, second = one.lower().split(":")[0].split("."), other.lower().split(":")[0].split(".")
    return first[-2:] == second[-2:]


def _host(url: str | None) -> str | None:
    host = urlsplit(url).netloc.lower() if url else ""
    return host.removeprefix("www.") or None


def _language(tree: HtmlElement, meta: dict[str, str], node: Node | None) -> str | None:
    """The language as a tag of two or three letters with its region, as declared; None where it is not."""
    declared = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        text_of(node, "inLanguage"),
        meta.get("content-language"),
        meta.get("og:locale"),
    )
    for value in declared:
        tag = (value or "").split(",")[0].strip().replace("_", "-")
        primary, _, region = tag.partition("-")
        if primary.isascii() and primary.isalpha() and 2 <= len(primary) <= 3:
            return f"{primary.lower()}-{region}" if region else primary.lower()
    return None
