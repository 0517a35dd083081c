"""Pages are read as articles: the text and nothing beside it, with particulars and dates."""

import json
from html import escape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.adapters.pages.encoding import decode_page
from parley.adapters.pages.reading import PageError, read_page
from parley.adapters.pages.text import fragment_text

LEAD = (
    "GENEVA - Envoys of the two countries parted on Wednesday without naming a date for the next round of talks, "
    "officials on both sides said after a long day of meetings by the lake. The host called the mood businesslike."
)
BODY = (
    "A spokesman said the sides had agreed to exchange lists of prisoners before the end of the month, and to keep a "
    "line open between their military staffs in the meantime. He left by a side door, accompanied by two aides."
)
LAST = (
    "The delegations are staying at hotels some distance from each other. A diplomat who has followed the process for "
    "years said that this was as much as could be hoped for, and more than many had expected when the week began."
)


def page(paragraphs: list[str], head: str = "", linked: dict[str, Any] | None = None, charset: str = "utf-8") -> bytes:
    """A news site's page around some paragraphs."""
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    text = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="{charset}">
<title>Envoys part without a date | Harbour Wire</title>
<meta property="og:site_name" content="Harbour Wire">{head}{script}
</head><body><header><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<main><article><h1>Envoys part without a date</h1><p class="byline">By A. Desk</p>{text}</article>
<aside><h3>Most read</h3><ul><li><a href="/cat">Cat found after a week</a></li></ul></aside></main>
<footer>2026 Harbour Wire</footer></body></html>""".encode(charset)


def linked(**more: Any) -> dict[str, Any]:
    """Linked data of an article."""
    return {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", **more}]}


def test_the_article_and_nothing_else() -> None:
    """Paragraphs come out, menus, titles, pointers and footers do not; the particulars are the page's."""
    read = read_page(
        page([LEAD, "Read more: How the talks began", BODY, LAST]), url="https://wire.example/world/envoys"
    )
    assert read.text == f"{LEAD}\n{BODY}\n{LAST}"
    assert (read.title, read.outlet, read.language) == ("Envoys part without a date", "Harbour Wire", "en-GB")
    assert read.url == "https://wire.example/world/envoys"


def test_links_behind_the_end_are_dropped() -> None:
    """A row of headlines behind the last sentence is not the article; one short line may be its last word."""
    more = ["Storm closes the harbour for a third day", "Cat found after a week", "Ten books for the winter"]
    four = [LEAD, BODY, LAST, LEAD.replace("two", "three")]
    assert read_page(page([*four, *more])).text == "\n".join(four)
    assert (read_page(page([*four, "And so to bed"])).text or "").endswith("And so to bed")


def test_what_the_linked_body_lacks_is_dropped() -> None:
    """A paragraph that only the column has, and not the body that the publisher declares, is not the article."""
    begging = "Our newsroom lives by the gifts of many people, and a small amount each month keeps every desk at work."
    read = read_page(page([LEAD, BODY, begging, LAST], linked=linked(articleBody=f"{LEAD}\n\n{BODY}\n\n{LAST}")))
    assert read.text == f"{LEAD}\n{BODY}\n{LAST}"


def test_a_cut_linked_body_drops_nothing() -> None:
    """A declared body that ends in the middle, or holds less than the column, decides nothing."""
    for body in (f"{LEAD} {BODY[:80]}…", LEAD + " " + " ".join(LEAD.split()[:30])):
        read = read_page(page([LEAD, BODY, LAST], linked=linked(articleBody=body)))
        assert read.text == f"{LEAD}\n{BODY}\n{LAST}"


def test_what_an_extraction_missed_comes_from_the_linked_body() -> None:
    """A page that shows its text by script only is read from its linked data."""
    marked = f"<p>{LEAD}</p><p>{BODY}</p><p>{LAST}</p>"
    for body in (marked, escape(marked), f"{LEAD}\n\n{BODY}\n\n{LAST}"):
        shell = page(["Please turn on scripts."], linked=linked(articleBody=body))
        assert read_page(shell).text == f"{LEAD}\n{BODY}\n{LAST}"


def meta(name: str, value: str) -> str:
    """A meta tag."""
    return f'<meta property="{name}" content="{value}">'


@pytest.mark.parametrize(
    ("head", "data", "url", "published", "origin"),
    [
        ("", {"datePublished": "2026-02-18T09:40:00+01:00"}, None, "2026-02-18T09:40:00+01:00", "json-ld"),
        (meta("article:published_time", "2026-02-18T09:40:00Z"), None, None, "2026-02-18T09:40:00Z", "meta"),
        (
            meta("article:published_time", "2026-02-18T23:30:00-05:00"),
            {"datePublished": "2026-02-19T04:30:00Z"},
            None,
            "2026-02-18T23:30:00-05:00",
            "meta",
        ),
        ("", {"datePublished": "2026-02-18"}, "https://w.example/2020/03/01/old", "2020-03-01", "url"),
        ("", {"datePublished": "2026-02-18"}, "https://w.example/2026/02/17/new", "2026-02-18", "json-ld"),
        (meta("article:published_time", "2026-02-17"), {"datePublished": "2999-12-31"}, None, "2026-02-17", "meta"),
        ("", None, "https://w.example/world/2026/feb/18/talks", "2026-02-18", "url"),
        ("", {"datePublished": "0001-01-01T00:00:00Z"}, "https://w.example/20260218-talks", "2026-02-18", "url"),
        (
            meta("date", "not a date"),
            {"datePublished": ["February 18, 2026 9:40 am"]},
            None,
            "2026-02-18T09:40:00",
            "json-ld",
        ),
    ],
)
def test_dates_come_with_their_origin(
    head: str, data: dict[str, Any] | None, url: str | None, published: str, origin: str
) -> None:
    """The most trusted declaration wins, in the outlet's own offset; an address that is much older tells of a move."""
    read = read_page(page([LEAD, BODY], head, linked(**data) if data else None), url=url)
    assert (read.published, read.published_origin) == (published, origin)


def test_dates_in_time_elements_and_text() -> None:
    """A time element that says what it is counts as declared; a date in the text is htmldate's to find."""
    stamped = page(['<time class="entry-date published" datetime="2026-02-18T09:40:00+00:00">today</time>', LEAD, BODY])
    assert read_page(stamped).published_origin == "time"
    loose = read_page(page(["<span class='date'>18 February 2026</span>", LEAD, BODY]))
    assert (loose.published, loose.published_origin) == ("2026-02-18", "htmldate")


def test_the_pages_own_article_is_taken() -> None:
    """Of several articles in the linked data the one with this page's address counts."""
    others = [
        {
            "@type": "NewsArticle",
            "url": f"https://w.example/{n}",
            "headline": f"Number {n}",
            "datePublished": f"2026-02-1{n}",
        }
        for n in range(3)
    ]
    read = read_page(page([LEAD, BODY], linked={"@graph": others}), url="https://w.example/2")
    assert (read.title, read.published) == ("Number 2", "2026-02-12")


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://wire.example/world/envoys", "https://wire.example/world/envoys"),
        ("/world/envoys", "https://amp.wire.example/world/envoys"),
        ("https://wire.example/", "https://amp.wire.example/a?x=1"),
        ("https://elsewhere.example.org/a", "https://amp.wire.example/a?x=1"),
        ("javascript:void(0)", "https://amp.wire.example/a?x=1"),
    ],
)
def test_canonical_addresses_are_of_the_site(canonical: str, url: str) -> None:
    """A canonical address counts where it is an article of the same site; else the asked one stands."""
    read = read_page(page([LEAD], f'<link rel="canonical" href="{canonical}">'), url="https://amp.wire.example/a?x=1")
    assert read.url == url


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r"])
def test_encodings_are_heard(charset: str) -> None:
    """A page is read in the encoding that it declares."""
    assert "Переговоры" in (
        read_page(page(["Переговоры закончились без результата. " * 8], charset=charset)).text or ""
    )


def test_wrong_declarations_do_not_spoil_utf8() -> None:
    """UTF-8 that is declared as something else is read as UTF-8, and a stray byte in it stays one."""
    assert decode_page("Gespräch".encode(), "text/html; charset=iso-8859-1") == "Gespräch"
    long = ("Verhandlungen über das Öl. " * 100).encode()
    assert decode_page(long + b"\xff").startswith("Verhandlungen über das Öl.")


def test_hostile_charsets_are_survived() -> None:
    """A charset that is none, or no encoding of text, does not break reading."""
    for name in ("rot13", "zip", "undefined", "idna", "x-nonsense", "utf-7", "unicode_escape"):
        assert decode_page(b"Gespr\xe4ch", f"text/html; charset={name}")


@pytest.mark.parametrize("data", [b"", b"\0\0", b"   "])
def test_nothing_is_no_page(data: bytes) -> None:
    """Bytes without content are an error that says so."""
    with pytest.raises(PageError):
        read_page(data)


def test_deep_and_broken_pages_are_survived() -> None:
    """Ten thousand nested elements, and half a page, are read without harm."""
    read_page(b"<div>" * 10_000 + b"<p>words and words</p>")
    whole = page([LEAD, BODY, LAST])
    assert LEAD in (read_page(whole[: whole.index(LAST.encode())]).text or "")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>two<br>three</p>", "One\ntwo\nthree"),
        ("plain &amp;amp; simple", "plain & simple"),
        ("<script>x</script>a<style>y</style><b>b</b>", "ab"),
        ("a<!-- no -->b", "ab"),
        ("<ul><li>x</li><li>y</li></ul>", "x\ny"),
        ("", ""),
    ],
)
def test_fragments_become_lines(markup: str, text: str) -> None:
    """An entry's HTML becomes its text, a block a line."""
    assert fragment_text(markup) == text


PIECES = st.one_of(
    st.sampled_from(
        ["<p>", "</p>", "<script>", "<!--", "<time datetime='", "'>", '{"@type":', "<![CDATA[", "&#0;", "<svg>"]
    ),
    st.sampled_from(
        ['<script type="application/ld+json">', "</script>", "<meta property='og:title' content='", "<table><tr>"]
    ),
    st.text(max_size=15),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_no_page_crashes_the_reader(pieces: list[str]) -> None:
    """Whatever a page is made of, it is read or refused."""
    data = ("<html><body>" + "".join(pieces)).encode("utf-8", "surrogatepass")
    assert read_page(data).published is None or len(read_page(data).published or "") >= 10
