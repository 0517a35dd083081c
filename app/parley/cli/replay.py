"""`parley replay`: articles in, developments out, on a laptop without any server or on Kafka."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from parley.cli.options import AsOf, Config, Format

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Sequence

    from parley.adapters.replaying import ReplayProgress
    from parley_topics.articles import Article
    from parley_topics.developments import AnyAnnouncement


def replay(
    corpus: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[CORPUS…]", help="Files or folders of articles; without any, the sample corpus."),
    ] = None,
    output: Format = "text",
    inline: Annotated[
        bool, typer.Option("--inline", help="Call the stages in this process, without a broker.")
    ] = False,
    order: Annotated[
        Literal["published", "seen"], typer.Option(help="Hand in the articles as published, or as they reached us.")
    ] = "published",
    as_of: AsOf = None,
    partitions: Annotated[int | None, typer.Option(min=1, help="Partitions of each topic.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Workers that share the partitions.")] = 1,
    keep: Annotated[bool, typer.Option("--keep", help="Leave the topics of the run on Kafka.")] = False,
    config: Config = None,
) -> None:
    """Replay a corpus: developments as they are found, then what is now known.

    With --format jsonl, the ledgers: each development once, as the announcements leave it in the end. The broker is
    PARLEY_BROKER: embedded (the default) or kafka://host:port. Exit code 1 where some of the input could not be read.
    """
    import asyncio
    from contextlib import aclosing

    from parley.adapters.replaying import ReplayProgress
    from parley.cli import inputs, showing
    from parley.cli.reports import Reports
    from parley.domain.tracking.ledger import fold_announcements

    reports = Reports()
    if config is not None:
        inputs.watches(config)
    articles = inputs.corpus(corpus, order=order, as_of=as_of, reports=reports)
    progress = ReplayProgress()
    if inline:
        stream = _inline(articles, config, progress)
    else:
        stream = _through_broker(articles, progress, partitions=partitions, workers=workers, keep=keep, config=config)

    async def run() -> list["AnyAnnouncement"]:
        found = []
        with showing.progress(len(articles), progress) as advance:
            async with aclosing(stream):
                async for announcement in stream:
                    found.append(announcement)
                    showing.announcement(announcement, output)
                    advance()
        return found

    showing.ledgers(fold_announcements(asyncio.run(run())), output)
    reports.end()


async def _inline(
    articles: "Sequence[Article]", config: Path | None, progress: "ReplayProgress"
) -> "AsyncGenerator[AnyAnnouncement]":
    """The announcements of the stages called one after the other."""
    from parley.cli import inputs
    from parley.domain.pipeline import Pipeline

    pipeline = Pipeline(inputs.reader(config))
    for article in articles:
        for announcement in pipeline.feed(article):
            yield announcement
        progress.produced += 1


async def _through_broker(
    articles: "Sequence[Article]",
    progress: "ReplayProgress",
    *,
    partitions: int | None,
    workers: int,
    keep: bool,
    config: Path | None,
) -> "AsyncGenerator[AnyAnnouncement]":
    """The announcements as the broker has them, in a run with topics and workers of its own."""
    import os
    from contextlib import aclosing

    from parley.adapters import replaying
    from parley.adapters.settings import Settings
    from parley.adapters.workers import worker_command

    settings = replaying.settings_for_replay(Settings.from_environment(os.environ), partitions=partitions)
    command = worker_command(config)
    async with (
        replaying.replay(settings, count=workers, command=command, keep=keep, progress=progress) as run,
        aclosing(run.announcements(articles)) as found,
    ):
        async for announcement in found:
            yield announcement
