"""Feeds of every format and state are read as feedparser reads them, and nothing in them does harm."""

import io
import re
import time
from contextlib import suppress
from pathlib import Path

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.adapters.feeds.parsing import FeedError, parse_feed
from parley.domain.polling.entries import ParsedFeed

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour Wire</title><link>https://wire.example/</link><language>en-gb</language><ttl>30</ttl>
<item><title>Envoys meet &amp;amp; part</title><link>/2026/talks</link><guid isPermaLink="false">w-1</guid>
<pubDate>Wed, 18 Feb 2026 09:40:00 +0200</pubDate><dc:creator>A Desk</dc:creator><category>talks</category>
<description>&lt;p&gt;Short &lt;script&gt;alert(1)&lt;/script&gt;form&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>The long <a href="/more">form</a></p>]]></content:encoded></item>
<item><title>No date</title><link>https://wire.example/2</link></item>
</channel></rss>"""

ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://a.example/x/">
<title type="html">Le &lt;em&gt;fil&lt;/em&gt;</title><link href="https://a.example/"/><link rel="hub" href="https://hub.example/"/>
<updated>2026-02-18T10:00:00Z</updated>
<entry><id>tag:a.example,2026:1</id><title>Pourparlers</title><link href="un"/>
<published>2026-02-17T23:30:00-05:00</published>
<updated>2026-02-18T05:00:00Z</updated><summary>Court</summary><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml"><p>Long</p></div></content></entry></feed>"""

JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "J", "language": "de", "home_page_url": "https://j.example/",
"hubs": [{"type": "WebSub", "url": "https://hub.example/"}], "authors": [{"name": "Redaktion"}],
"items": [{"id": 7, "url": "/sieben", "title": "Gespräche", "content_html": "<p>Text</p>",
"date_published": "2026-02-18T09:40:00+01:00", "tags": ["x", 3]}, "not an item", {"id": "8", "content_text": "nur Text",
"authors": [{"name": "Eine"}], "date_published": "gestern"}]}""".encode()


def titled(title: str) -> str:
    """The smallest feed with an entry of that title."""
    return f'<rss version="2.0"><channel><item><title>{title}</title></item></channel></rss>'


def alike(ours: ParsedFeed, data: bytes) -> None:
    """Each entry has what feedparser gives."""
    theirs = feedparser.parse(io.BytesIO(data))
    assert len(ours.entries) == len(theirs.entries)
    for mine, other in zip(ours.entries, theirs.entries, strict=True):
        assert (mine.id, mine.url, mine.title) == (other.get("id"), other.get("link"), other.get("title"))
        assert mine.summary == other.get("summary")
        assert mine.content == next((part.value for part in other.get("content", []) if part.value), None)
        if parsed := dict.get(other, "published_parsed"):
            assert mine.published is not None
            assert time.strftime("%Y-%m-%d", parsed)[:4] == mine.published[:4]


def test_rss_is_read_whole() -> None:
    """Title, address, times in the outlet's offset, safe summary, content and the feed's own wishes."""
    feed = parse_feed(RSS, url="https://wire.example/feed")
    alike(feed, RSS.replace(b"/2026", b"https://wire.example/2026").replace(b'"/more', b'"https://wire.example/more'))
    first, second = feed.entries
    assert (first.id, first.url) == ("w-1", "https://wire.example/2026/talks")
    assert first.published == "2026-02-18T09:40:00+02:00"
    assert first.summary == "<p>Short form</p>"
    assert first.content == '<p>The long <a href="https://wire.example/more">form</a></p>'
    assert (first.authors, first.tags, first.language) == (("A Desk",), ("talks",), "en-gb")
    assert (second.published, second.updated, second.key) == (None, None, "https://wire.example/2")
    assert (feed.info.title, feed.info.ttl, feed.info.version) == ("Harbour Wire", 30, "rss20")


def test_atom_is_read_whole() -> None:
    """Bases, both times, kinds of content and the hub of an Atom feed."""
    feed = parse_feed(ATOM)
    alike(feed, ATOM)
    (entry,) = feed.entries
    assert entry.url == "https://a.example/x/un"
    assert (entry.published, entry.updated) == ("2026-02-17T23:30:00-05:00", "2026-02-18T05:00:00Z")
    assert (entry.language, feed.info.hub, feed.info.updated) == ("fr", "https://hub.example/", "2026-02-18T10:00:00Z")


def test_json_feed_is_read_whole() -> None:
    """Numbers as ids, inherited authors and language, broken items and dates of a JSON Feed."""
    feed = parse_feed(JSON, url="https://j.example/feed.json")
    first, second = feed.entries
    assert (first.id, first.url, first.title) == ("7", "https://j.example/sieben", "Gespräche")
    assert (first.published, first.authors, first.tags) == ("2026-02-18T09:40:00+01:00", ("Redaktion",), ("x",))
    assert (second.content, second.authors, second.published) == ("nur Text", ("Eine",), None)
    assert (feed.info.version, feed.info.language, feed.info.hub) == ("json11", "de", "https://hub.example/")


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("Wed, 18 Feb 2026 09:40:00 GMT", "2026-02-18T09:40:00Z"),
        ("Wed, 18 Feb 2026 09:40:00 EST", "2026-02-18T09:40:00-05:00"),
        ("Wed, 18 Feb 2026 23:40:00 -0800", "2026-02-18T23:40:00-08:00"),
        ("18 Feb 26 09:40 +0530", "2026-02-18T09:40:00+05:30"),
        ("2026-02-18", "2026-02-18"),
        ("1771407600", "2026-02-18T09:40:00Z"),
        ("2026-02-18T09:40:00", "2026-02-18T09:40:00Z"),
        ("2026-02-18T09:40:00.123+03:00", "2026-02-18T09:40:00+03:00"),
    ],
)
def test_times_keep_the_outlets_offset(written: str, iso: str) -> None:
    """A time is given in the offset that it was written in; a date stays a date; no zone is UTC."""
    data = re.sub(rb"<pubDate>.*?</pubDate>", f"<pubDate>{written}</pubDate>".encode(), RSS)
    assert parse_feed(data).entries[0].published == iso


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "koi8-r", "utf-32-be"])
def test_encodings_are_told_by_the_feed(encoding: str) -> None:
    """A feed in another encoding, declared or with a byte order mark, gives the same text."""
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + titled("Переговоры")
    assert parse_feed(text.encode(encoding)).entries[0].title == "Переговоры"


def test_the_answers_charset_is_heard() -> None:
    """Where the feed declares nothing, the content type of the answer does."""
    feed = parse_feed(
        titled("Gespräch").encode("latin-1"), headers={"content-type": "application/xml; charset=iso-8859-1"}
    )
    assert feed.entries[0].title == "Gespräch"


def test_an_untyped_answer_is_utf8() -> None:
    """A feed that declares no encoding, in an answer that declares none, is UTF-8 and not Latin-1."""
    for headers in ({}, {"content-type": "text/xml"}, {"content-type": "text/html"}, None):
        feed = parse_feed(titled("Gespräch").encode(), url="https://w.example/feed", headers=headers)
        assert feed.entries[0].title == "Gespräch"


def test_malformed_feeds_give_what_is_there() -> None:
    """A feed cut off in the middle, or with stray characters, gives the entries before that, and says so."""
    feed = parse_feed(RSS[: RSS.index(b"<item><title>No date")])
    assert feed.entries[0].id == "w-1"
    assert feed.info.problem is not None


@pytest.mark.parametrize(
    "data", [b"", b"junk", b"<html><title>x</title></html>", b'{"a": 1}', b"{" * 100_000, b"\0" * 64]
)
def test_what_is_no_feed_is_said_so(data: bytes) -> None:
    """Pages, junk and other JSON are an error, not an empty feed."""
    with pytest.raises(FeedError):
        parse_feed(data)


def test_bytes_are_never_taken_for_a_file(tmp_path: Path) -> None:
    """A body that spells the path of a local feed does not open it."""
    (tmp_path / "secret.xml").write_bytes(RSS)
    with pytest.raises(FeedError):
        parse_feed(str(tmp_path / "secret.xml").encode())


def test_entities_do_not_multiply_and_nothing_outside_is_read(tmp_path: Path) -> None:
    """Nested entities stay small, and external ones are not fetched, from a file or from the net."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>' + titled("&l11;")
    started = time.monotonic()
    assert sum(len(entry.title or "") for entry in parse_feed(bomb.encode()).entries) < 10_000
    (tmp_path / "secret").write_text("hidden words")
    outside = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>' + titled("&x;")
    assert "hidden" not in str(parse_feed(outside.encode()))
    assert time.monotonic() - started < 5


def test_lone_surrogates_become_replacements() -> None:
    """A reference to half a character does not lose the feed, nor reach our text."""
    feed = parse_feed(RSS.replace(b"No date", b"No &#xD800; &#56832; date"))
    assert feed.entries[1].title == "No \ufffd \ufffd date"


TAGS = ["item", "title", "link", "description", "pubDate", "guid", "entry", "content", "a:b", "br", "rss", "channel"]
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS] + ["<![CDATA[", "]]>", "<!--", "-->"]),
    st.sampled_from(
        ["&amp;", "&lt;", "&#0;", "&#x110000;", "&nope;", "<!DOCTYPE x [", "<?php", "\x00", '<a href="', "<!["]
    ),
    st.text(max_size=12),
)


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, max_size=30), cut=st.integers(0, 400))
def test_no_bytes_crash_the_reader(pieces: list[str], cut: int) -> None:
    """Whatever a feed is made of, it is read, alike feedparser, or said to be none."""
    body = "".join(pieces).encode("utf-8", "surrogatepass")
    data = (b'<rss version="2.0"><channel><item><title>t</title>' + body + b"</item></channel></rss>")[: max(cut, 60)]
    try:
        ours = parse_feed(data)
    except FeedError:
        return
    alike(ours, data)


@settings(max_examples=100, deadline=None)
@given(
    data=st.binary(max_size=300),
    prefix=st.sampled_from([b"", b"<rss>", b"<?xml version='1.0' encoding='", b"{", b"\xff\xfe"]),
)
def test_random_bytes_are_read_or_refused(data: bytes, prefix: bytes) -> None:
    """Bytes of no sense end in a feed or in a FeedError."""
    with suppress(FeedError):
        parse_feed(prefix + data)
