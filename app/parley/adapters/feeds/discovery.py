"""The feed of a site: the address itself where it is one, else what the page announces, else the usual places."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree

from parley.adapters.feeds.parsing import FeedError, parse_feed
from parley.adapters.http.client import Client, FetchError, Response
from parley.adapters.pages.encoding import decode_page
from parley.adapters.pages.reading import parse_html
from parley.domain.errors import InputError
from parley.domain.polling.entries import ParsedFeed

_TYPES = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "text/xml"}
)
_USUAL = ("/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json")


@dataclass(frozen=True)
class FoundFeed:
    """A feed that was found, read once."""

    url: str
    feed: ParsedFeed


async def find_feeds(client: Client, url: str) -> list[FoundFeed]:
    """The feeds at an address, the site's own first; asks for no more than a handful of addresses.

    Raises FetchError where the address does not answer, InputError where no feed is found.
    """
    answer = await client.get(url)
    if found := _read(answer):
        return [found]
    if answer.status != 200:
        raise InputError(f"{url}: answered with status {answer.status}: is the address right?")
    announced = announced_feeds(answer)
    guesses = [urljoin(answer.url, path) for path in _USUAL] if not announced else []
    feeds: list[FoundFeed] = []
    for address in (*announced[:10], *guesses):
        try:
            found = _read(await client.get(address))
        except FetchError:
            continue
        if found and all(found.url != other.url for other in feeds):
            feeds.append(found)
            if guesses:
                break
    if not feeds:
        raise InputError(f"{url}: no feed there, and the page announces none: give the feed's own address")
    return feeds


def announced_feeds(answer: Response) -> list[str]:
    """The addresses of the feeds that a page announces in its head, comment feeds last."""
    try:
        tree = parse_html(decode_page(answer.body, answer.headers.get("content-type")))
    except (etree.LxmlError, ValueError):
        return []
    base = tree.find(".//base[@href]")
    home = urljoin(answer.url, base.get("href")) if base is not None else answer.url
    found: dict[str, bool] = {}
    for link in tree.iterfind(".//link[@href]"):
        relations = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").split(";")[0].strip().lower()
        if ("alternate" in relations and kind in _TYPES) or "feed" in relations:
            address = urljoin(home, link.get("href").strip())
            if urlsplit(address).scheme in ("http", "https"):
                found.setdefault(address, "comment" in f"{address} {link.get('title') or ''}".lower())
    return sorted(found, key=lambda address: found[address])


def _read(answer: Response) -> FoundFeed | None:
    if answer.status != 200:
        return None
    try:
        return FoundFeed(answer.url, parse_feed(answer.body, url=answer.url, headers=answer.headers))
    except FeedError:
        return None
