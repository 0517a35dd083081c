"""The articles of a corpus, whatever files they stand in; what cannot be read is reported, and the rest goes on."""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from lzma import LZMAError
from pathlib import Path
from typing import Any, Literal

from msgspec import structs

from parley.adapters.corpora.files import ARTICLE_SUFFIXES, find_files, kind_of, open_file, readable_name, stem_of
from parley.adapters.corpora.manifests import read_manifest
from parley.adapters.corpora.markup import MarkupReader
from parley.adapters.corpora.records import Broken, Record, read_json, read_lines
from parley.domain.articles.instants import instant_of, unreadable_times
from parley.domain.articles.versions import identified, text_hash
from parley.domain.errors import InputError, ParleyError
from parley_topics.articles import Article

Order = Literal["published", "seen"]
Report = Callable[[str], None]
"""Takes one line that names the place and the remedy."""

_FIELDS = tuple(Article.__struct_fields__)
_NUMBERS_ALLOWED = frozenset({"id", "published", "updated", "seen"})
_NAME_DATE = re.compile(r"(?<![0-9a-zA-Z])((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?![0-9a-zA-Z])")


def read_articles(paths: Iterable[Path], report: Report) -> Iterator[Article]:
    """The articles in these files and folders, in order of the files; each has an id and a text.

    JSON (an article or a list), JSON Lines, plain text and HTML with or without a manifest, all compressed or not.
    `report` gets a line for each place that could not be read, for times that could not, and for a folder without
    articles. Raises InputError where a
    path does not exist.
    """
    manifests: dict[Path, dict[str, dict[str, Any]]] = {}
    paths = list(paths)
    met = set()
    with MarkupReader() as markup:
        for path, root in find_files(paths):
            met.add(root)
            for record in _records(path, root, manifests):
                place = f"{path}:{record.place}" if record.place else str(path)
                if isinstance(record, Broken):
                    report(f"{place}: {record.reason}")
                    continue
                try:
                    article = _article(record.value, markup)
                except ParleyError as error:
                    report(f"{place}: {error}")
                    continue
                for field in unreadable_times(article):
                    report(f"{place}: `{field}` is no time: {getattr(article, field)!r}; it counts as absent")
                yield article
    for path in paths:
        if path.is_dir() and path not in met:
            report(f"{path}: no articles in this folder; those are read that end in {', '.join(ARTICLE_SUFFIXES)}")


def load_articles(paths: Iterable[Path], *, order: Order, report: Report) -> list[Article]:
    """The articles in these files and folders in order of publication, or with `seen` in order of arrival.

    Publication is the instant of a version, and ties go by id and text as in a ledger; an article that has no arrival
    counts as arriving when it was published. Articles without any time come last, in order of the files.
    """
    dated, undated = [], []
    for article in read_articles(paths, report):
        instant = instant_of(article)
        if instant is None:
            undated.append(article)
            continue
        arrival = instant_of(Article(seen=article.seen)) or instant
        first = arrival if order == "seen" else instant
        dated.append((first, instant, article.id or "", text_hash(article.text or ""), article))
    return [article for *_, article in sorted(dated, key=lambda entry: entry[:4])] + undated


def _records(path: Path, root: Path, manifests: dict[Path, dict[str, dict[str, Any]]]) -> Iterator[Record | Broken]:
    """The records of one file; a file that cannot be opened or unpacked is broken as a whole."""
    try:
        kind = kind_of(path)
        if kind in (".txt", ".html", ".htm"):
            yield _text_record(path, root, manifests)
            return
        with open_file(path) as stream:
            if kind in (".jsonl", ".ndjson"):
                yield from read_lines(stream)
            else:
                yield from read_json(stream.read())
    except (OSError, EOFError, zlib.error, LZMAError, InputError) as error:
        yield Broken("", f"{error}; the rest of this file is left out")


def _text_record(path: Path, root: Path, manifests: dict[Path, dict[str, dict[str, Any]]]) -> Record:
    """A text or page as a record: its body, and what manifest or file name say of it."""
    with open_file(path) as stream:
        body = _decoded(stream.read())
    metadata = _metadata(path, root, manifests)
    if "published" not in metadata and (day := date_in_name(stem_of(path))) is not None:
        metadata["published"] = day
    if not metadata.get("id") and not metadata.get("url"):
        metadata["id"] = readable_name(path.relative_to(root).with_name(stem_of(path)).as_posix())
    metadata["text" if kind_of(path) == ".txt" else "html"] = body
    return Record(metadata, "")


def _metadata(path: Path, root: Path, manifests: dict[Path, dict[str, dict[str, Any]]]) -> dict[str, Any]:
    """What the nearest manifest between the file and the path that it was found by says of the file."""
    for folder in path.parents:
        if folder not in manifests:
            manifests[folder] = read_manifest(folder)
        name = path.relative_to(folder)
        for known_as in (name.as_posix(), name.with_name(stem_of(path)).as_posix()):
            if known_as in manifests[folder]:
                return dict(manifests[folder][known_as])
        if folder == root:
            break
    return {}


def date_in_name(name: str) -> str | None:
    """The date that a file's name has, as in `2026-02-18-talks` or `20260218_talks`; None where there is none."""
    for year, _, month, day in _NAME_DATE.findall(name):
        try:
            return date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    return None


def _decoded(data: bytes) -> str:
    """A text file's characters: UTF-8, else Windows-1252; line ends are made one character each."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _article(value: object, markup: MarkupReader) -> Article:
    """The article that a record is. Raises InputError where it is none."""
    if not isinstance(value, dict):
        raise InputError(f"{str(value)[:40]!r} is no article; an object with `text` or `html` is expected")
    fields: dict[str, Any] = {}
    for name in _FIELDS:
        given = value.get(name)
        if isinstance(given, int | float) and name in _NUMBERS_ALLOWED:
            given = str(given)
        if given is not None and not isinstance(given, int if name == "cut" else str):
            raise InputError(f"`{name}` is {str(given)[:40]!r}; a text is expected")
        fields[name] = given
    article = Article(**fields)
    if article.text is None and article.html is None:
        raise InputError("an article has neither `text` nor `html`; give one of them")
    if article.text is None:
        article = markup.read(article)
    return identified(structs.replace(article, html=None))
