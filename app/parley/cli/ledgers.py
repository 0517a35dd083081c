"""What `track`, `state`, `diff` and `why` begin with: claim sets, or ledgers, from whatever kind of input is given."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parley.cli.reports import Reports
    from parley_topics.claims import ArticleClaims, ClaimSet
    from parley_topics.developments import AnyDevelopment

STANDARD_INPUT = Path("-")
"""Given in the place of a file."""

From = Annotated[
    list[Path] | None,
    typer.Option(
        "--from",
        metavar="PATH",
        help="Claims as `parley extract --format jsonl` prints them, or articles; may be repeated. "
        "Without it the sample corpus.",
    ),
]


def claim_sets(
    paths: "Iterable[Path] | None", *, as_of: str | None, config: Path | None, reports: "Reports"
) -> "tuple[list[ClaimSet], str]":
    """The claim sets of files of claim lines, and of articles, which are read first; and the newest day.

    Raises InputError where a path does not exist or the time is none.
    """
    from parley.cli.inputs import instant
    from parley.domain.tracking.lines import claim_sets
    from parley.samples import SAMPLE_CORPUS

    time = None if as_of is None else instant(as_of)
    lines: list[ArticleClaims] = []
    articles: list[Path] = []
    for path in paths or [SAMPLE_CORPUS]:
        if path == STANDARD_INPUT or (path.is_file() and _has(path, b'"claims"')):
            lines.extend(_claim_lines(path, reports))
        else:
            articles.append(path)
    if articles:
        lines.extend(_read(articles, config, reports))
    for line in lines:
        if line.article.version is None:
            reports(f"article {line.id!r} has no time and cannot be tracked: give it published, updated or seen")
    return claim_sets(lines, as_of=time)


def ledger(path: Path, config: Path | None, reports: "Reports") -> "list[AnyDevelopment]":
    """The developments of a file of developments, or of one of claim lines or of articles, which are tracked first.

    Raises InputError where the path does not exist, or a line is no development.
    """
    import msgspec

    from parley.domain.errors import InputError
    from parley.domain.tracking import ledger as ledgers
    from parley_topics import codec
    from parley_topics.developments import AnyDevelopment

    if not path.is_file() or not _has(path, b'"development_id"'):
        sets, newest = claim_sets([path], as_of=None, config=config, reports=reports)
        return ledgers.ledger(sets, newest)
    found = []
    for number, line in _lines(path):
        try:
            made: AnyDevelopment = codec.decode(line, AnyDevelopment)  # type: ignore[arg-type] # a union is no class, and decodes all the same
        except msgspec.DecodeError as error:
            raise InputError(
                f"{path}:{number}: not a development: {error}; `parley track --format jsonl` prints them"
            ) from error
        found.append(made)
    return found


def _claim_lines(path: Path, reports: "Reports") -> "Iterator[ArticleClaims]":
    from parley.domain.errors import InputError
    from parley.domain.tracking.lines import read_line

    for number, line in _lines(path):
        try:
            yield read_line(line)
        except InputError as error:
            reports(f"{path}:{number}: {error}")


def _read(paths: list[Path], config: Path | None, reports: "Reports") -> "Iterator[ArticleClaims]":
    from parley.cli import inputs
    from parley.domain.reading.extraction import read_claims

    reader = inputs.reader(config)
    for article in inputs.corpus(paths, order="published", as_of=None, reports=reports):
        yield read_claims(reader, article)


def _lines(path: Path) -> "Iterator[tuple[int, bytes]]":
    import sys

    from parley.adapters.corpora.files import open_file

    with nullcontext(sys.stdin.buffer) if path == STANDARD_INPUT else open_file(path) as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield number, line


def _has(path: Path, field: bytes) -> bool:
    """Whether the first line of a file is an object with this field; lists and articles are not."""
    first = next(_lines(path), (0, b""))[1]
    return first.lstrip().startswith(b"{") and field in first
