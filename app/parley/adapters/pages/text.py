"""The text of an article's page: trafilatura's, checked against the body that the page's linked data gives.

Many publishers put the whole body into their linked data (schema.org `articleBody`). It is no better as a source, since
its paragraphs are often lost and it may be cut, but it is a second opinion: it shows what an extraction has missed, and
what it took along that is not the article.
"""

import re
from html import unescape
from itertools import pairwise

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, fragment_fromstring

from parley.adapters.pages.jsonld import Node, text_of
from parley.domain.polling.boilerplate import boilerplate_kind
from parley.domain.polling.markup import clean_line

_WORD = re.compile(r"\w+")
_LEAST_WORDS = 60
_MISSED = 0.8
_FOREIGN = 0.35
_HEADING_WORDS = 10
_HEADLINE_WORDS = 15
_STOPS = (".", "!", "?", "…", ":", ";", "”", '"', "’", "'", ")", "»", "。")
_MOST_DROPPED = 0.35
_BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    }
)
_SILENT = frozenset({"script", "style", "noscript", "template", "iframe", "svg"})


def page_text(tree: HtmlElement, node: Node | None, url: str | None, title: str | None) -> str | None:
    """The article's text, one paragraph a line; None where the page has none. The tree is left as it is."""
    extracted = trafilatura.extract(tree, url=url, include_comments=False) or ""
    paragraphs = [line for line in (" ".join(raw.split()) for raw in extracted.split("\n")) if line]
    declared = _declared_body(node)
    if declared:
        paragraphs = _checked(paragraphs, declared)
    return "\n".join(_article_only(paragraphs, title)) or None


def _declared_body(node: Node | None) -> list[str]:
    """The paragraphs of `articleBody`, without markup; none where it is too short to judge by, or cut."""
    body = text_of(node, "articleBody") or ""
    if len(_WORD.findall(body)) < _LEAST_WORDS:
        return []
    if "<" not in body and "&lt;" in body:
        body = unescape(body)
    paragraphs = fragment_text(body).split("\n") if "<" in body else body.split("\n")
    lines = [line for line in map(clean_line, paragraphs) if line]
    if not lines or lines[-1].endswith(("…", "...", "[…]", "[...]")):
        return []
    return lines


def _checked(paragraphs: list[str], declared: list[str]) -> list[str]:
    """The extraction, or the declared body where much of that was missed, or its paragraphs were lost.

    What only the extraction has is left out, but for headings between its paragraphs. Where that would be more than a
    third, the declared body is the one that is cut, and decides nothing.
    """
    ours = [_words(paragraph) for paragraph in paragraphs]
    theirs = _words(" ".join(declared))
    known = set(theirs)
    found = known & {word for words in ours for word in words}
    if len(found) < _MISSED * len(known) or (len(paragraphs) == 1 < len(declared)):
        return declared
    pairs = set(pairwise(theirs)) | {(word, "") for word in theirs}
    shared = [not words or _share(words, pairs) >= _FOREIGN for words in ours]
    last = max((place for place, kept in enumerate(shared) if kept), default=-1)
    kept = [
        own or (place < last and len(words) <= _HEADING_WORDS)
        for place, (own, words) in enumerate(zip(shared, ours, strict=True))
    ]
    dropped = sum(len(words) for words, keep in zip(ours, kept, strict=True) if not keep)
    if dropped > _MOST_DROPPED * sum(map(len, ours)):
        return paragraphs
    return [paragraph for paragraph, keep in zip(paragraphs, kept, strict=True) if keep]


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _share(words: list[str], pairs: set[tuple[str, str]]) -> float:
    """How much of a paragraph stands in the declared body: of its pairs of words, or of its one word."""
    own = list(pairwise(words)) or [(words[0], "")]
    return sum(pair in pairs for pair in own) / len(own)


def _article_only(paragraphs: list[str], title: str | None) -> list[str]:
    """Without the title above the text, without invitations, credits and controls, and without links behind its end."""
    heading = _words(title or "")
    if heading and paragraphs and _words(paragraphs[0]) == heading:
        paragraphs = paragraphs[1:]
    kept = [paragraph for paragraph in paragraphs if boilerplate_kind(paragraph) is None]
    return kept[: _end_of_article(kept)]


def _end_of_article(paragraphs: list[str]) -> int:
    """Where the article ends: before a row of short lines that are no sentences, as headlines of other articles are."""
    end = len(paragraphs)
    while end and len(paragraphs[end - 1].split()) <= _HEADLINE_WORDS and not paragraphs[end - 1].endswith(_STOPS):
        end -= 1
    sentences = sum(paragraph.endswith(_STOPS) for paragraph in paragraphs[:end])
    return end if len(paragraphs) - end >= 2 and sentences >= 4 else len(paragraphs)


def fragment_text(markup: str) -> str:
    """The text of a piece of HTML, as entries of feeds have it: one block a line, scripts and styles left out."""
    if "<" not in markup:
        return "\n".join(line for line in map(clean_line, markup.split("\n")) if line)
    try:
        root = fragment_fromstring(markup.replace("\x00", ""), create_parent="div")
    except (etree.ParserError, ValueError):
        return clean_line(re.sub(r"<[^>]*>", " ", markup))
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event in ("comment", "pi"):
            pieces.append(element.tail or "")
            continue
        block = element.tag in _BLOCKS
        if event == "start":
            pieces.append("\n" if block else "")
            if element.tag in _SILENT:
                walk.skip_subtree()
            else:
                pieces.append(" ".join((element.text or " ").split("\n")))
        else:
            pieces.append("\n" if block else "")
            pieces.append(" ".join((element.tail or "").split("\n")))
    return "\n".join(line for line in (" ".join(raw.split()) for raw in "".join(pieces).split("\n")) if line)
