"""What several commands begin with: the articles of a corpus, and the reader that the configuration asks for."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parley.cli.reports import Reports
    from parley.domain.reading.rules_reader import RuleReader
    from parley.domain.watches import Watch
    from parley_topics.articles import Article


def corpus(
    paths: "Iterable[Path] | None", *, order: Literal["published", "seen"], as_of: str | None, reports: "Reports"
) -> "list[Article]":
    """The articles in these files and folders, or of the sample corpus, that were there at a time.

    Raises InputError where a path does not exist or the time is none.
    """
    from parley.adapters.corpora.reading import load_articles
    from parley.domain.articles.instants import there_at
    from parley.samples import SAMPLE_CORPUS

    found = load_articles(paths or [SAMPLE_CORPUS], order=order, report=reports)
    if as_of is None:
        return found
    time = instant(as_of)
    return [article for article in found if there_at(article, time)]


def instant(text: str) -> str:
    """A time that the user gave, as an instant in UTC; InputError where it is none."""
    from parley.domain.articles.instants import instant_of
    from parley.domain.errors import InputError
    from parley_topics.articles import Article

    time = instant_of(Article(published=text))
    if time is None:
        raise InputError(f"--as-of: '{text}' is no time; give one as 2026-03-05 or 2026-03-05T12:00:00Z")
    return time


def reader(config: Path | None) -> "RuleReader":
    """The reader, with the watches of the configuration; SettingError where that cannot be read."""
    from parley.domain.reading.rules_reader import RuleReader

    return RuleReader() if config is None else RuleReader(watches=watches(config))


def watches(config: Path) -> "tuple[Watch, ...]":
    """The watches of a configuration; SettingError where it cannot be read."""
    from parley.adapters.configuration import read_configuration

    return read_configuration(config).watches


def files(paths: "Iterable[Path]", reports: "Reports") -> list[Path]:
    """The files that are meant: those named, and all in the folders named, in order of their names.

    `-` is standard input. A path that does not exist is reported, and the rest goes on.
    """
    found: list[Path] = []
    for path in paths:
        if str(path) != "-" and not path.exists():
            reports.missing(path)
            continue
        found += sorted(inner for inner in path.rglob("*") if inner.is_file()) if path.is_dir() else [path]
    return found
