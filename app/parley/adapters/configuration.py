"""The one file of the user's wishes: feeds, watches, words, limits, subscriptions. TOML, with the line of a mistake.

[[feeds]]
url = "https://wire.example/world.xml"     # needed; the rest is optional
outlet = "Harbour Wire"                     # else as the page or the feed names itself
language = "en"                             # else as they declare it
interval = "15m"                            # else by the feed's own pace; s, m, h, d
body = "feed"                               # where the feed carries whole articles; else "page"

[[watches]]
id = "lake-talks"
name = "Lake talks"
parties = ["KE", "UG"]
aliases = ["the Lake process"]

[words]
must = ["ceasefire"]                        # only what has one of these is fetched
must_not = ["football"]                     # what has one of these never is

[polling]
contact = "https://desk.example/bot"        # who we are, in the User-Agent
allow_networks = ["10.1.0.0/16"]            # networks inside that may be asked all the same
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from parley.domain.errors import InputError
from parley.domain.polling.feeds import FeedSource
from parley.domain.polling.gate import Gate
from parley.domain.watches import Watch

_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


class FeedTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A feed as the file has it."""

    url: str
    outlet: str | None = None
    language: str | None = None
    interval: str | None = None
    body: str = "page"


class WatchTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A watch as the file has it."""

    id: str
    name: str | None = None
    parties: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


class WordsTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that decide whether an article is fetched."""

    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


class PollingTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How polling behaves: who we say we are, how much is taken at once, and where it may go.

    Sizes are in bytes, times in seconds. `proxy` is the address of an HTTP proxy, `ca_file` certificates to trust
    besides the usual ones.
    """

    contact: str | None = None
    concurrency: int = 50
    workers: int = 2
    host_gap: float = 1.0
    feed_bytes: int = 15_728_640
    page_bytes: int = 8_388_608
    deadline: float = 40.0
    allow_networks: tuple[str, ...] = ()
    proxy: str | None = None
    ca_file: str | None = None
    robots: bool = True


class ConfigurationTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file. What a subscription may say is checked where it is declared (parley.adapters.declaring)."""

    feeds: tuple[FeedTable, ...] = ()
    watches: tuple[WatchTable, ...] = ()
    words: WordsTable = WordsTable()
    polling: PollingTable = PollingTable()
    subscriptions: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Configuration:
    """What the user wants watched, and how."""

    feeds: tuple[FeedSource, ...]
    watches: tuple[Watch, ...]
    words: WordsTable
    polling: PollingTable

    @property
    def gate(self) -> Gate:
        """The relevance gate with the user's words and watches."""
        return Gate(must=self.words.must, must_not=self.words.must_not, watches=self.watches)


def read_configuration(path: Path) -> Configuration:
    """The configuration in a file. Raises InputError that names file, line and remedy."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}: `parley feeds add URL` makes the file") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}: save it as UTF-8") from error
    return parse(text, str(path))


def parse(text: str, name: str) -> Configuration:
    """The configuration in the text of a file of that name. Raises InputError that names file, line and remedy."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name}: no TOML: {error}") from error
    try:
        table = msgspec.convert(raw, ConfigurationTable)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$")
        raise InputError(f"{name}:{_line_of(text, path.rstrip('`'), message)}: {message}") from error
    feeds: list[FeedSource] = []
    for place, feed in enumerate(table.feeds):
        try:
            source = _source(feed)
        except ValueError as error:
            raise InputError(f"{name}:{_line_of(text, f'.feeds[{place}]')}: {error}") from error
        if any(other.url == source.url for other in feeds):
            raise InputError(f"{name}:{_line_of(text, f'.feeds[{place}].url')}: {source.url} is there twice: keep one")
        feeds.append(source)
    for place, watch in enumerate(table.watches):
        if not watch.parties and not watch.aliases:
            line = _line_of(text, f".watches[{place}]")
            raise InputError(f"{name}:{line}: watch {watch.id!r} needs parties or aliases to be found by")
    watches = tuple(
        Watch(id=watch.id, name=watch.name, parties=watch.parties, aliases=watch.aliases) for watch in table.watches
    )
    return Configuration(feeds=tuple(feeds), watches=watches, words=table.words, polling=table.polling)


def _source(feed: FeedTable) -> FeedSource:
    if urlsplit(feed.url).scheme not in ("http", "https") or not urlsplit(feed.url).hostname:
        raise ValueError(f"{feed.url!r} is no address of a feed: write https://…")
    if feed.body not in ("page", "feed"):
        raise ValueError(f'body = "{feed.body}" is unknown: write "page" or "feed"')
    return FeedSource(
        url=feed.url,
        outlet=feed.outlet,
        language=feed.language,
        interval=None if feed.interval is None else duration(feed.interval),
        body="feed" if feed.body == "feed" else "page",
    )


def duration(text: str) -> float:
    """Seconds of a time span as `90s`, `15m`, `2h`, `1d`; raises ValueError that says so."""
    found = _DURATION.fullmatch(text.strip().lower())
    if found is None or float(found[1]) <= 0:
        raise ValueError(f"interval {text!r} is no time span: write 90s, 15m, 2h or 1d")
    return float(found[1]) * _SECONDS[found[2]]


_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")
_UNKNOWN = re.compile(r"unknown field `(\w+)`")


def _line_of(text: str, path: str, message: str = "") -> int:
    """The line of a place such as `.feeds[2].interval`: of its key, else of its table, else the first."""
    steps = [(name, index) for name, index in _STEP.findall(path)]
    names = [name for name, _ in steps if name]
    if unknown := _UNKNOWN.search(message):
        names.append(unknown[1])
    lines = text.split("\n")
    if not names:
        return 1
    index = next((int(number) for _, number in steps if number.isdigit()), 0)
    header = re.compile(rf"\s*\[\[?\s*{re.escape(names[0])}\s*\]\]?\s*(?:#.*)?$")
    starts = [number for number, line in enumerate(lines) if header.match(line)]
    if not starts:
        return next((n + 1 for n, line in enumerate(lines) if re.match(rf"\s*{re.escape(names[0])}\s*=", line)), 1)
    start = starts[min(index, len(starts) - 1)]
    for number in range(start + 1, len(lines)):
        if lines[number].lstrip().startswith("["):
            break
        if len(names) > 1 and re.match(rf"\s*\"?{re.escape(names[1])}\"?\s*=", lines[number]):
            return number + 1
    return start + 1


def feed_table(source: FeedSource) -> str:
    """A feed as a table of the file."""
    lines = ["[[feeds]]", f"url = {_quoted(source.url)}"]
    lines += [
        f"{key} = {_quoted(value)}"
        for key, value in (("outlet", source.outlet), ("language", source.language))
        if value
    ]
    if source.interval is not None:
        lines.append(f'interval = "{source.interval:.3f}s"'.replace(".000s", "s"))
    if source.body == "feed":
        lines.append('body = "feed"')
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A basic string of TOML, whose escapes are those of JSON but for DEL."""
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007f")


def append_feeds(path: Path, sources: list[FeedSource]) -> None:
    """Add feeds at the end of the file, which is made where there is none; what stands in it stays as it is."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    text = before + gap + "\n".join(feed_table(source) for source in sources)
    parse(text, str(path))
    path.write_text(text, encoding="utf-8")
