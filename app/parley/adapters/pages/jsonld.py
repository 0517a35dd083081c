"""Linked data in a page (schema.org in JSON-LD): the node that describes its article."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|NewsStory)$")
_PAGES = frozenset({"WebPage", "ItemPage", "CreativeWork", "MediaObject", "AboutPage"})
_COMMENTS = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\]\]>|/\*\]\]>\*/)\s*$")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_DEPTH = 8
_MAX_SCRIPT = 2_000_000

Node = dict[str, Any]


def article_node(tree: HtmlElement, canonical: str | None) -> Node | None:
    """The node of the page's own article: the one that names this address, else the first article, else the page."""
    nodes = [node for script in tree.iterfind(".//script[@type]") if _is_linked(script) for node in _nodes(script)]
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _types(node))]
    if canonical and len(articles) > 1:
        here = canonical.rstrip("/")
        articles.sort(key=lambda node: here not in _addresses(node))
    if articles:
        return articles[0]
    return next((node for node in nodes if _PAGES.intersection(_types(node)) and "datePublished" in node), None)


def _is_linked(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _nodes(script: HtmlElement) -> Iterator[Node]:
    text = _COMMENTS.sub("", script.text or "")
    if not text.strip() or len(text) > _MAX_SCRIPT:
        return
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            yield from _flat(json.loads(attempt, strict=False), 0)
        except (ValueError, RecursionError):
            continue
        return


def _flat(value: Any, depth: int) -> Iterator[Node]:
    """The nodes of a document: lists, graphs and main entities opened."""
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flat(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _flat(value.get(name), depth + 1)


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _addresses(node: Node) -> set[str]:
    page = node.get("mainEntityOfPage")
    inner = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    return {value.rstrip("/") for value in (node.get("url"), node.get("@id"), inner) if isinstance(value, str)}


def text_of(node: Node | None, *names: str) -> str | None:
    """The first of some properties that is text, or that has a text as its `name`."""
    for name in names:
        value = node.get(name) if node else None
        if isinstance(value, list):
            value = next(iter(value), None)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def names_of(node: Node | None, name: str) -> tuple[str, ...]:
    """The names of a property that holds one or several people or bodies."""
    value = node.get(name) if node else None
    people = value if isinstance(value, list) else [value]
    names = [person.get("name") if isinstance(person, dict) else person for person in people]
    return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())
