"""Manifests: what the texts in a folder are, in a file beside them.

`manifest.json` (an object from file name to metadata, or a list of metadata with `file`), `manifest.jsonl` (one such a
line) or `manifest.csv` (a column `file`). The metadata has the fields of an article; some other names are understood.
"""

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

from parley.adapters.corpora.files import MANIFEST, kind_of, open_file, stem_of
from parley.adapters.corpora.records import Broken, decoded, read_lines
from parley.domain.errors import InputError

OTHER_NAMES = {
    "file": ("filename", "file_name", "path", "name"),
    "published": ("date", "pubdate", "pub_date", "published_at"),
    "updated": ("modified", "updated_at"),
    "outlet": ("source", "publisher", "site"),
    "title": ("headline",),
    "url": ("link", "address"),
    "language": ("lang",),
}
"""Other names under which manifests have a field."""


def read_manifest(folder: Path) -> dict[str, dict[str, Any]]:
    """The metadata of the files in a folder by their names in it, `/` between parts; empty without a manifest.

    Raises InputError where there is one that cannot be read.
    """
    found = sorted(path for path in folder.glob(f"{MANIFEST}.*") if stem_of(path) == MANIFEST)
    rows: dict[str, dict[str, Any]] = {}
    for path in found:
        for row in _rows(path):
            fields = _renamed(row)
            name = fields.pop("file", None)
            if not isinstance(name, str):
                raise InputError(f"{path}: a row has no `file`; name the file that it describes")
            rows[name.replace("\\", "/").removeprefix("./")] = fields
    return rows


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with open_file(path) as stream:
        if kind_of(path) == ".csv":
            yield from _csv_rows(stream, path)
        elif kind_of(path) in (".jsonl", ".ndjson"):
            for record in read_lines(stream):
                if isinstance(record, Broken):
                    raise InputError(f"{path}:{record.place}: {record.reason}; one JSON object a line is expected")
                yield _object(record.value, path)
        elif kind_of(path) == ".json":
            try:
                value = decoded(stream.read())
            except InputError as error:
                raise InputError(f"{path}: {error}; an object from file name to metadata is expected") from error
            if isinstance(value, dict):
                value = [{"file": name, **_object(fields, path)} for name, fields in value.items()]
            for row in value if isinstance(value, list) else [value]:
                yield _object(row, path)


def _csv_rows(stream: BinaryIO, path: Path) -> Iterator[dict[str, Any]]:
    try:
        yield from csv.DictReader(TextIOWrapper(stream, "utf-8-sig", newline=""))
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8; save it as UTF-8") from error
    except csv.Error as error:
        raise InputError(f"{path}: {error}; comma-separated values are expected") from error


def _object(value: object, path: Path) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InputError(f"{path}: {str(value)[:40]!r} stands where an object with the fields of a file is expected")
    return value


def _renamed(row: dict[str, Any]) -> dict[str, Any]:
    """The row under the names that an article's fields have; empty cells are absent."""
    folded = {str(name).strip().lower(): value for name, value in row.items() if value not in (None, "")}
    for field, others in OTHER_NAMES.items():
        for other in others:
            if other in folded:
                folded.setdefault(field, folded[other])
    return folded
