"""The poller tells, once, which sources of a negotiation have gone silent."""

from datetime import UTC, datetime, timedelta

from parley.adapters.configuration import Configuration, PollingTable, WordsTable
from parley.adapters.feeds.service import open_poller
from parley.adapters.feeds.store import FeedStore
from parley.adapters.pages.workers import InProcess
from parley.domain.polling.answers import FeedNotice
from parley.domain.polling.feeds import FeedSource, FeedState
from parley.domain.polling.silence import Silence
from parley_topics.articles import Article

START = datetime(2026, 2, 18, tzinfo=UTC)


class Clock:
    """A clock that the test sets."""

    time = START

    def now(self) -> datetime:
        """The time."""
        return self.time

    async def sleep(self, seconds: float) -> None:
        """Never needed here."""


async def test_silent_sources_are_told_once() -> None:
    """Of three that spoke on the lake talks, the two that fell silent are told when they do, and not again."""
    told: list[FeedNotice | Silence] = []
    clock, store = Clock(), FeedStore()
    sources = tuple(FeedSource(url=f"https://{name}.example/feed", outlet=name) for name in "abc")

    async def publish(_article: Article) -> None:
        return

    def news(*outlets: str) -> None:
        for name in outlets:
            url = f"https://{name}.example/feed"
            store.save_state(FeedState(url=url, address=url, next_poll=clock.time, last_new=clock.time, gap=1_800.0))

    configuration = Configuration(sources, (), WordsTable(), PollingTable())
    async with open_poller(configuration, store, publish, tell=told.append, clock=clock, parsers=InProcess()) as poller:
        poller.watch(sources)
        news("a", "b", "c")
        poller.hear("lake talks", {"a", "b", "c"})
        assert poller.report_silence() == []
        clock.time += timedelta(hours=7)
        news("b")
        poller.report_silence()
        clock.time += timedelta(hours=1)
        poller.report_silence()
        (silence,) = told
        assert isinstance(silence, Silence)
        assert silence.sentence == "2 of 3 sources on lake talks silent since 2026-02-18 00:00 UTC"
        news("a", "b", "c")
        assert poller.report_silence() == []
