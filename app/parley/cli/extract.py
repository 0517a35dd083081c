"""`parley extract`: the claims of articles, each read by itself."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.options import Config, Format

if TYPE_CHECKING:
    from parley_topics.articles import Article
    from parley_topics.claims import ArticleClaims

_CHUNK = 16


def extract(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files or folders of articles.")],
    output: Format = "text",
    jobs: Annotated[int, typer.Option(min=1, help="Processes that read articles.")] = 1,
    config: Config = None,
) -> None:
    """Read articles and print the claims of each, in order of the files; with --format jsonl one line an article.

    Exit code 1 where some of the input could not be read.
    """
    from parley.adapters.corpora.reading import read_articles
    from parley.cli.output import write_line
    from parley.cli.reports import Reports
    from parley_topics import codec

    reports = Reports()
    for line in _read(read_articles(paths, reports), jobs, config):
        write_line(codec.encode(line) if output == "jsonl" else _shown(line))
    reports.end()


def _read(articles: "Iterable[Article]", jobs: int, config: Path | None) -> "Iterator[ArticleClaims]":
    """The claims of articles in their order, read in this process or in several."""
    if jobs == 1:
        _prepare(config)
        yield from map(_claims, articles)
        return
    from multiprocessing import get_context

    with get_context("spawn").Pool(jobs, initializer=_prepare, initargs=(config,)) as pool:
        yield from pool.imap(_claims, articles, chunksize=_CHUNK)


def _prepare(config: Path | None) -> None:
    """Make the reader of this process."""
    from parley.cli import inputs

    _Process.reader = inputs.reader(config)


def _claims(article: "Article") -> "ArticleClaims":
    from parley.domain.reading.extraction import read_claims

    return read_claims(_Process.reader, article)


class _Process:
    """What a process keeps from one article to the next."""

    if TYPE_CHECKING:
        from parley.domain.reading.reader import Reader

        reader: Reader


def _shown(line: "ArticleClaims") -> str:
    """The claims of an article as people read them: slot, values that are known, who says so, and the words."""
    from parley.cli.value_words import value_words

    article = line.article
    head = " · ".join(part for part in (article.outlet, article.published, article.title) if part)
    shown = [f"{line.id}  {head}".rstrip()]
    if line.skipped is not None:
        shown.append(f"  nothing: {line.skipped}")
    for negotiation in line.negotiations:
        brokers = f" (brokered by {', '.join(negotiation.mediators)})" if negotiation.mediators else ""
        shown.append(f"  {negotiation.name or negotiation.id}{brokers}")
        for claim in line.claims:
            if claim.negotiation != negotiation.id:
                continue
            who = claim.attribution
            said_by = (who.name or who.party or who.via or "") if who is not None else ""
            modality = "" if claim.modality == "asserted" else claim.modality
            marks = ", ".join(filter(None, (modality, "background" if claim.background else "", said_by)))
            shown.append(f"    {claim.slot}: {value_words(claim.value)}{f' [{marks}]' if marks else ''}")
            shown.append(f"      “{' '.join(claim.evidence.quote.split())}”")
    return "\n".join(shown)
