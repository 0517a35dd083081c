"""Articles in files and folders."""

import bz2
import gzip
import json
import lzma
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from parley.adapters.corpora.markup import MarkupReader
from parley.adapters.corpora.reading import date_in_name, load_articles, read_articles
from parley.domain.errors import InputError
from parley_topics.articles import Article


def read(path: Path) -> tuple[list[Article], list[str]]:
    """The articles below a path, and what was reported."""
    reports: list[str] = []
    return list(read_articles([path], reports.append)), reports


def line(number: int, **fields: object) -> str:
    """An article as one line of JSON."""
    return json.dumps({"id": f"a{number}", "text": f"Text {number}.", **fields})


@pytest.mark.parametrize(
    ("suffix", "compress"),
    [
        ("", bytes),
        (".gz", gzip.compress),
        (".bz2", bz2.compress),
        (".xz", lzma.compress),
        (".zst", zstandard.ZstdCompressor().compress),
    ],
)
def test_articles_are_read_compressed_or_not(tmp_path: Path, suffix: str, compress: Callable[[bytes], bytes]) -> None:
    """The suffix says how to unpack; several compressed pieces in a row are one file."""
    lines = [f"{line(number)}\n".encode() for number in range(4)]
    (tmp_path / f"a.jsonl{suffix}").write_bytes(compress(b"".join(lines[:2])) + compress(b"".join(lines[2:])))
    articles, reports = read(tmp_path)
    assert [article.id for article in articles] == ["a0", "a1", "a2", "a3"]
    assert reports == []


def test_json_is_an_article_a_list_or_lines(tmp_path: Path) -> None:
    """All forms that people write JSON in are read, in folders below too, in order of the names."""
    (tmp_path / "1.json").write_text(line(1))
    (tmp_path / "2.json").write_text(f"\ufeff[{line(2)}, {line(3)}]", "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "4.json").write_text(f"{line(4)}\n{line(5)}\n")
    (tmp_path / "5.json").write_text(f'{{"articles": [{line(6)}]}}')
    (tmp_path / "README.md").write_text("Not an article.")
    (tmp_path / ".hidden.json").write_text(line(9))
    articles, reports = read(tmp_path)
    assert [article.id for article in articles] == ["a1", "a2", "a3", "a6", "a4", "a5"]
    assert reports == []


def test_what_cannot_be_read_is_reported_with_its_place_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Each line of the report names file and line and the reason."""
    (tmp_path / "a.jsonl").write_text("\n".join([line(1), "{broken", "[1]", line(2, text=None), line(3, outlet=7)]))
    (tmp_path / "b.json").write_text('{\n"id": "x",\n"text": oops}')
    (tmp_path / "c.json.gz").write_bytes(b"no gzip")
    (tmp_path / "d.json.zst").write_bytes(b"no zstandard")
    (tmp_path / "e.json").write_text(line(4))
    articles, reports = read(tmp_path)
    assert [article.id for article in articles] == ["a1", "a4"]
    places = [report.removeprefix(f"{tmp_path}/").split(": ")[0] for report in reports]
    assert places == ["a.jsonl:line 2", "a.jsonl:line 3", "a.jsonl:line 4", "a.jsonl:line 5", "b.json:line 3",
                      "c.json.gz", "d.json.zst"]  # fmt: skip
    assert "neither `text` nor `html`" in reports[2]


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A mistyped path is no empty corpus."""
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "missing")


def test_numbers_and_unreadable_times_are_tolerated(tmp_path: Path) -> None:
    """An id or time that is a number counts as its digits; a time that cannot be read is reported and kept."""
    (tmp_path / "a.json").write_text(
        json.dumps([{"id": 7, "published": 1771407600, "text": "x"}, {"id": "b", "published": "soon", "text": "x"}])
    )
    articles, reports = read(tmp_path)
    assert [(article.id, article.published) for article in articles] == [("7", "1771407600"), ("b", "soon")]
    assert len(reports) == 1
    assert "`published` is no time: 'soon'" in reports[0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("manifest.json", '{"one.txt": {"published": "2026-02-18", "outlet": "Harbour Wire", "url": ""}}'),
        ("manifest.json", '[{"file": "one.txt", "date": "2026-02-18", "source": "Harbour Wire"}]'),
        ("manifest.jsonl", '{"filename": "one.txt", "published": "2026-02-18", "publisher": "Harbour Wire"}\n'),
        ("manifest.csv", "File,Published,Outlet\none.txt,2026-02-18,Harbour Wire\n"),
    ],
)
def test_a_manifest_says_what_texts_are(tmp_path: Path, name: str, content: str) -> None:
    """In any of its forms; a text keeps its characters but for the line ends."""
    (tmp_path / name).write_text(content)
    (tmp_path / "one.txt").write_bytes("Geneva — talks\r\nend.".encode())
    (article,), reports = read(tmp_path)
    assert reports == []
    assert (article.id, article.published, article.outlet) == ("one", "2026-02-18", "Harbour Wire")
    assert article.text == "Geneva — talks\nend."


def test_a_manifest_above_names_files_below_and_a_broken_one_is_reported(tmp_path: Path) -> None:
    """The nearest manifest that names the file counts."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "one.txt").write_text("Text.")
    (tmp_path / "manifest.json").write_text('{"sub/one.txt": {"title": "One"}}')
    assert [article.title for article in read(tmp_path)[0]] == ["One"]
    (tmp_path / "manifest.json").write_text("{")
    articles, reports = read(tmp_path)
    assert articles == []
    assert "manifest.json" in reports[0]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-02-18-talks-end", "2026-02-18"),
        ("talks_20260218", "2026-02-18"),
        ("000_188a4c4e5f275e0e", None),
        ("20261301-x", None),
        ("v120260218", None),
    ],
)
def test_the_name_of_a_text_may_have_its_date(name: str, day: str | None) -> None:
    """Only whole dates count, not digits inside a number or a word."""
    assert date_in_name(name) == day


def test_markup_is_read_as_text_with_what_the_page_says_of_itself(tmp_path: Path) -> None:
    """A page that is saved, or `html` instead of `text`, gives the article's text; a page without one is reported."""
    paragraphs = "".join(
        f"<p>Paragraph {n} of the report says what the two sides told the press.</p>" for n in range(9)
    )
    page = f"""<html><head><title>Talks end</title>
    <meta property="article:published_time" content="2026-02-18T09:00:00Z">
    </head><body><nav>Menu Home Sport</nav><article><h1>Talks end</h1>{paragraphs}</article></body></html>"""
    (tmp_path / "1.html").write_text(page)
    (tmp_path / "2.json").write_text(json.dumps({"id": "b", "html": "<p>The talks ended.</p><p>No date was set.</p>"}))
    (tmp_path / "3.json").write_text(json.dumps({"id": "c", "html": "<html><body></body></html>"}))
    articles, reports = read(tmp_path)
    assert [article.id for article in articles] == ["1", "b"]
    assert articles[0].text is not None
    assert articles[0].text.startswith("Paragraph 0 of the report")
    assert (articles[0].title, articles[0].published) == ("Talks end", "2026-02-18T09:00:00Z")
    assert articles[1].text is not None
    assert articles[1].text.split("\n") == ["The talks ended.", "No date was set."]
    assert all(article.html is None for article in articles)
    assert len(reports) == 1
    assert "3.json" in reports[0]


def test_articles_come_in_order_of_publication_or_of_arrival(tmp_path: Path) -> None:
    """Ties go by id; what has no time comes last, and what has no arrival arrives when it is published."""
    (tmp_path / "a.json").write_text(
        json.dumps(
            [
                {"id": "none", "text": "x"},
                {"id": "late", "published": "2026-02-17", "seen": "2026-02-20T00:00:00Z", "text": "x"},
                {"id": "b", "published": "2026-02-18", "text": "x"},
                {"id": "a", "published": "2026-02-18T00:00:00Z", "text": "x"},
                {"id": "edited", "published": "2026-02-01", "updated": "2026-02-19", "text": "x"},
            ]
        )
    )
    reports: list[str] = []

    def ids(order: str) -> list[str | None]:
        return [article.id for article in load_articles([tmp_path], order=order, report=reports.append)]  # type: ignore[arg-type]

    assert ids("published") == ["late", "a", "b", "edited", "none"]
    assert ids("seen") == ["a", "b", "edited", "late", "none"]


def _die(article: Article) -> Article:
    """End the process as a crash in a C library does."""
    os.abort()


def test_a_page_over_which_the_worker_dies_is_reported_and_the_next_one_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash of the extractor costs one article."""
    article = Article(id="a", html="<p>The talks ended.</p>")
    with MarkupReader() as markup:
        with monkeypatch.context() as patched:
            patched.setattr("parley.adapters.corpora.markup.read_markup", _die)
            with pytest.raises(InputError, match="cannot be read"):
                markup.read(article)
        assert markup.read(article).text == "The talks ended."


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (b'{"id": "b", "text": "caf\xe9"}', "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        ('{"id": "b", "text": "Text."}'.encode("utf-16"), "not UTF-8"),
        (b'{"id": ', "truncated"),
    ],
)
def test_hostile_json_is_reported_and_loses_nothing_beside_it(tmp_path: Path, broken: bytes, reason: str) -> None:
    """As a line among others, and as a file of its own."""
    (tmp_path / "lines.jsonl").write_bytes(b"\n".join([line(1).encode(), broken, line(2).encode()]))
    (tmp_path / "whole.json").write_bytes(broken)
    articles, reports = read(tmp_path)
    assert [article.id for article in articles] == ["a1", "a2"]
    assert [each.split(": ")[0].rpartition("/")[2] for each in reports] == ["lines.jsonl:line 2", "whole.json:line 1"]
    assert all(reason in each for each in reports)


def test_an_empty_json_file_and_a_folder_without_articles_are_told(tmp_path: Path) -> None:
    """A folder that was mistyped does not pass for one without news."""
    assert read(tmp_path)[1] == [
        f"{tmp_path}: no articles in this folder; those are read that end in .json, .jsonl, .ndjson, .txt, .html, .htm"
    ]
    (tmp_path / "a.json").write_bytes(b"")
    assert read(tmp_path)[1] == [f"{tmp_path / 'a.json'}:line 1: there is nothing in it; an article is expected"]


def test_a_file_name_that_is_not_utf_8_makes_an_id_that_can_be_written(tmp_path: Path) -> None:
    """Its bytes are shown."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("Text.")
    assert [article.id for article in read(tmp_path)[0]] == ["caf\\xe9"]


@pytest.mark.parametrize("content", [b"file,title\none.txt,caf\xe9\n", b"file,title\none.txt," + b"x" * 200_000])
def test_a_manifest_that_is_no_csv_is_reported(tmp_path: Path, content: bytes) -> None:
    """It costs the texts that it describes, and nothing else."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "manifest.csv").write_bytes(content)
    (tmp_path / "sub" / "one.txt").write_text("Text.")
    (tmp_path / "two.jsonl").write_text(line(2))
    articles, reports = read(tmp_path)
    assert [article.id for article in articles] == ["a2"]
    assert len(reports) == 1
    assert "manifest.csv: " in reports[0]
