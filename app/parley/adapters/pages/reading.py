"""A page's bytes read as an article: its text, its particulars, its dates with where they came from."""

import logging

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from parley.adapters.limits import TimeLimitError, time_limit
from parley.adapters.pages.dates import modification_time, publication_time
from parley.adapters.pages.encoding import decode_page
from parley.adapters.pages.metadata import read_metadata
from parley.adapters.pages.text import page_text
from parley.domain.errors import InputError
from parley.domain.polling.pages import Page

READ_SECONDS = 20.0

# They tell of every page that has no article, by the line; we say it once, with the page's name.
for _name in ("trafilatura", "htmldate", "readability", "justext"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


class PageError(InputError):
    """Bytes that are no page that can be read."""


def read_page(data: bytes, *, url: str | None = None, content_type: str | None = None) -> Page:
    """The article in a page. `text` is null where it has none, and a date where none is told.

    url: where the page came from. content_type: the header of the answer, for its encoding.
    Raises PageError where the bytes are no HTML, or reading takes too long.
    """
    name = url or "the page"
    try:
        with time_limit(READ_SECONDS):
            return _read(data, url, content_type)
    except TimeLimitError as error:
        raise PageError(f"{name}: not read within {READ_SECONDS:g} s") from error
    # Hostile bytes make lxml, trafilatura and htmldate raise what they do not name.
    except Exception as error:
        raise PageError(f"{name}: no page that can be read: {type(error).__name__}: {error}") from error


def _read(data: bytes, url: str | None, content_type: str | None) -> Page:
    tree = parse_html(decode_page(data, content_type))
    metadata = read_metadata(tree, url)
    published = publication_time(tree, metadata.node, metadata.canonical)
    return Page(
        url=metadata.canonical,
        title=metadata.title,
        text=page_text(tree, metadata.node, metadata.canonical, metadata.title),
        published=published[0] if published else None,
        published_origin=published[1] if published else None,
        updated=modification_time(tree, metadata.node),
        outlet=metadata.outlet,
        language=metadata.language,
        authors=metadata.authors,
    )


def parse_html(text: str) -> HtmlElement:
    """The tree of a page's text; raises lxml's errors and ValueError where there is none."""
    parser = HTMLParser(encoding="utf-8", remove_comments=False, remove_pis=True, huge_tree=False)
    return document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
