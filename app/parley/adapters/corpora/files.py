"""The files of a corpus: which ones there are, and their bytes, compressed or not."""

import bz2
import gzip
import io
import lzma
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from parley.domain.errors import InputError

ARTICLE_SUFFIXES = (".json", ".jsonl", ".ndjson", ".txt", ".html", ".htm")
"""The kinds of files in which articles stand; others in a folder are passed over."""

MANIFEST = "manifest"
"""The name, without suffix, of a file that says what the texts beside it are."""


def _gzip(path: Path) -> BinaryIO:
    return io.BufferedReader(gzip.GzipFile(path))


def _bz2(path: Path) -> BinaryIO:
    return io.BufferedReader(bz2.BZ2File(path))


def _xz(path: Path) -> BinaryIO:
    return io.BufferedReader(lzma.LZMAFile(path))


def _zstandard(path: Path) -> BinaryIO:
    return io.BufferedReader(_Zstandard(path))


class _Zstandard(io.RawIOBase):
    """A stream of Zstandard, whose errors are OSError as those of the standard library's compressions are."""

    def __init__(self, path: Path) -> None:
        import zstandard  # noqa: PLC0415 - slow to import, and few corpora need it

        self._error = zstandard.ZstdError
        self._file = path.open("rb")
        self._stream = zstandard.ZstdDecompressor().stream_reader(self._file, read_across_frames=True)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            return self._stream.readinto(buffer)
        except self._error as error:
            raise OSError(f"no Zstandard that can be unpacked: {error}") from error

    def close(self) -> None:
        self._file.close()
        super().close()


_OPENERS: dict[str, Callable[[Path], BinaryIO]] = {".gz": _gzip, ".bz2": _bz2, ".xz": _xz, ".zst": _zstandard}


def kind_of(path: Path) -> str:
    """The suffix that says what a file holds, lower case, below a suffix of compression."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in _OPENERS:
        suffixes.pop()
    return suffixes[-1] if suffixes else ""


def stem_of(path: Path) -> str:
    """The name of a file without what says its kind and compression."""
    name = path.name
    for suffix in (path.suffix.lower() if path.suffix.lower() in _OPENERS else "", kind_of(path)):
        name = name[: len(name) - len(suffix)] if suffix and name.lower().endswith(suffix) else name
    return name


def readable_name(name: str) -> str:
    r"""The name of a file as text that can be written: bytes that are not UTF-8 as `\xff`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def open_file(path: Path) -> BinaryIO:
    """The bytes of a file as they were before compression."""
    opener = _OPENERS.get(path.suffix.lower())
    return path.open("rb") if opener is None else opener(path)


def find_files(paths: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """The files of articles below these paths, in order of their names, each with the path that it was found by.

    A file that is named is taken whatever it is called, one in a folder by its suffix; hidden files and manifests are
    left out. Raises InputError where a path does not exist.
    """
    for path in paths:
        if path.is_dir():
            for found in sorted(path.rglob("*")):
                inside = found.relative_to(path)
                if any(part.startswith(".") for part in inside.parts) or stem_of(found) == MANIFEST:
                    continue
                if kind_of(found) in ARTICLE_SUFFIXES and found.is_file():
                    yield found, path
        elif path.exists():
            yield path, path.parent
        else:
            raise InputError(f"{path}: there is no such file or folder; check the path")
