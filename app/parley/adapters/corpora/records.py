"""Records in the bytes of a file: one JSON value, a list, or lines, each with the place where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

import msgspec

from parley.domain.errors import InputError

MAX_RECORD_BYTES = 64 * 1024 * 1024
"""A line or a file longer than this is no article."""

_BYTE = re.compile(r"byte (\d+)")


@dataclass(frozen=True)
class Record:
    """A JSON value and its place: a line, or where there is none the number in a list."""

    value: Any
    place: str


@dataclass(frozen=True)
class Broken:
    """A place where no JSON value could be read, and why."""

    place: str
    reason: str


def decoded(data: bytes) -> Any:
    """The value of JSON. Raises InputError where the bytes are none, with the byte where that is known."""
    try:
        return msgspec.json.decode(data)
    except RecursionError as error:
        raise InputError("nested too deeply for an article") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        if not data.strip():
            raise InputError("there is nothing in it; an article is expected") from error
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as place:
            raise InputError(f"not UTF-8 (byte {place.start}); save it as UTF-8") from error
        raise InputError(str(error)) from error


def read_lines(stream: BinaryIO) -> Iterator[Record | Broken]:
    """The records of JSON Lines; a line that is broken is reported and the next one read."""
    number = 0
    while line := stream.readline(MAX_RECORD_BYTES):
        number += 1
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        try:
            yield Record(decoded(line.lstrip(b"\xef\xbb\xbf")), f"line {number}")
        except InputError as error:
            yield Broken(f"line {number}", str(error))


def read_json(data: bytes) -> Iterator[Record | Broken]:
    """The records of a JSON file: an article, a list of them, or an object with a list `articles`.

    A file of several values, one a line, is read as JSON Lines whatever it is called.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        value = decoded(data)
    except InputError as error:
        if _is_lines(data):
            yield from read_lines(BytesIO(data))
        else:
            yield Broken(f"line {_line(data, str(error))}", str(error))
        return
    if isinstance(value, dict) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield Record(item, f"item {number}")
    else:
        yield Record(value, "")


def _is_lines(data: bytes) -> bool:
    """Whether the first line is a whole object."""
    first, _, rest = data.lstrip().partition(b"\n")
    try:
        return bool(rest.strip()) and isinstance(decoded(first), dict)
    except InputError:
        return False


def _line(data: bytes, message: str) -> int:
    """The line that a message of the decoder means."""
    found = _BYTE.search(message)
    end = int(found[1]) if found else len(data)
    return data.count(b"\n", 0, end) + 1
