"""The poller: asks the feeds that are due, politely, and looks at what is new in them, for months.

    due feed ─ its host's turn ─ request ─ parse ─ new entries ─ gate ─ page ─ article ─ state

It decides nothing itself: when and what are `parley.domain.polling`'s answers, and all that it knows is in the store.
A poll that is cut off anywhere leaves the feed as it was, and what it had handed on is remembered.
"""

import asyncio
import heapq
import random
from collections.abc import Callable, Container, Coroutine, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import blake2b
from time import perf_counter

import structlog
from msgspec.structs import replace

from parley.adapters.feeds import metrics
from parley.adapters.feeds.clock import Clock, SystemClock
from parley.adapters.feeds.collector import Collector, Disposition
from parley.adapters.feeds.parsing import FeedError
from parley.adapters.feeds.store import FeedStore
from parley.adapters.http.client import Client, FailureKind, FetchError, Limits, Response
from parley.adapters.http.hosts import Hosts
from parley.adapters.pages.workers import Parsers
from parley.domain.errors import UnavailableError
from parley.domain.polling.answers import FeedNotice, Poll, after_poll
from parley.domain.polling.entries import FeedEntry, ParsedFeed
from parley.domain.polling.feeds import FeedSource, FeedState, Trouble, new_state, request_headers
from parley.domain.polling.reception import FreshEntry, Received, fresh_entries
from parley.domain.polling.redirects import Hop
from parley.domain.polling.schedule import spread
from parley.domain.polling.sharing import host_of
from parley.domain.polling.silence import Silence, Voice, silences

_TROUBLES: Mapping[FailureKind, Trouble] = {
    "address": "forbidden",
    "forbidden": "forbidden",
    "name": "name",
    "connect": "unreachable",
    "tls": "tls",
    "timeout": "unreachable",
    "protocol": "unreachable",
    "too-large": "too-large",
    "encoding": "not-a-feed",
    "redirects": "redirects",
}
_CUT_OFF = timedelta(seconds=30)
_DEFECT = timedelta(hours=1)
_LOOK_EVERY = timedelta(minutes=1)
_SILENCE_EVERY = timedelta(minutes=15)
_VOICES_WITHIN = timedelta(days=14)

_log = structlog.get_logger("parley.poll")


@dataclass
class Poller:
    """Polls the feeds that it has, until it is stopped.

    tell: hears of notices and silences, which concern people. concurrency: how many feeds are asked at once.
    """

    collector: Collector
    feed_limits: Limits
    concurrency: int = 50
    clock: Clock = field(default_factory=SystemClock)
    tell: Callable[[FeedNotice | Silence], None] = lambda _told: None
    jitter: Callable[[], float] = random.random
    _sources: dict[str, FeedSource] = field(default_factory=dict)
    _due: list[tuple[datetime, str]] = field(default_factory=list)
    _flights: "dict[str, asyncio.Task[None]]" = field(default_factory=dict)
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _silent: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.client: Client = self.collector.client
        self.hosts: Hosts = self.collector.hosts
        self.store: FeedStore = self.collector.store
        self.parsers: Parsers = self.collector.parsers

    def watch(self, sources: Iterable[FeedSource]) -> None:
        """Poll these feeds and no others from now on; what is known of them stands."""
        self._sources = {source.url: source for source in sources}
        now = self.clock.now()
        self._due = []
        for place, source in enumerate(self._sources.values()):
            state = self.store.state(source.url)
            if state is None:
                state = new_state(source, now + timedelta(seconds=place * self.hosts.gap / max(self.concurrency, 1)))
            if state.disabled is None:
                self._due.append((state.next_poll, source.url))
        heapq.heapify(self._due)

    async def drop(self) -> None:
        """Poll no feed any more, and cut off the polls in flight: somebody else takes them over."""
        self.watch(())
        flights = list(self._flights.values())
        for task in flights:
            task.cancel()
        await asyncio.gather(*flights, return_exceptions=True)

    @property
    def next_due(self) -> datetime | None:
        """When the next feed is due; None where all are in flight, disabled, or there is none."""
        return self._due[0][0] if self._due else None

    async def run(self) -> None:
        """Poll until `stop`; then the polls in flight are finished."""
        looked = silence = self.clock.now()
        while not self._stopping.is_set():
            now = self.clock.now()
            self.start_due()
            if now - looked >= _LOOK_EVERY:
                looked = now
                self._launch("looks", self.look_again())
            if now - silence >= _SILENCE_EVERY:
                silence = now
                self.report_silence()
            wait = 1.0 if self.next_due is None else min(max((self.next_due - now).total_seconds(), 0.05), 1.0)
            await self._pause(wait)
        await self.settle()

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return

    def stop(self) -> None:
        """Start no more polls."""
        self._stopping.set()

    async def settle(self) -> None:
        """Wait for the polls in flight."""
        while self._flights:
            await asyncio.gather(*self._flights.values())

    def start_due(self) -> None:
        """Start the polls that are due, as far as there is room."""
        now = self.clock.now()
        while self._due and self._due[0][0] <= now and len(self._flights) < self.concurrency:
            _, url = heapq.heappop(self._due)
            source = self._sources.get(url)
            if source is not None and url not in self._flights:
                self._launch(url, self._poll_and_plan(source))
        metrics.OVERDUE.set(sum(1 for due, _ in self._due if due <= now) if self._due and self._due[0][0] <= now else 0)

    def _launch(self, name: str, work: Coroutine[None, None, None]) -> None:
        if name in self._flights:
            work.close()
            return
        task = asyncio.create_task(work, name=f"poll {name}")
        self._flights[name] = task
        task.add_done_callback(lambda _done: self._flights.pop(name, None))

    async def _poll_and_plan(self, source: FeedSource) -> None:
        try:
            state = await self.poll(source)
        except UnavailableError as error:
            # The next stage does not take articles now. The feed is as it was, and is asked again.
            _log.warning("poll cut off", feed=source.url, error=str(error))
            self._plan(source.url, self.clock.now() + _CUT_OFF)
            return
        except Exception:  # noqa: BLE001 - a defect that one feed brings to light must not end the others
            _log.exception("poll failed by a defect", feed=source.url)
            self._plan(source.url, self.clock.now() + _DEFECT)
            return
        if state.disabled is None:
            self._plan(source.url, state.next_poll)

    def _plan(self, url: str, due: datetime) -> None:
        if url in self._sources:
            heapq.heappush(self._due, (due, url))

    async def poll(self, source: FeedSource) -> FeedState:
        """Poll one feed: ask, read, hand its news on, and keep what was learned."""
        state = self.store.state(source.url) or new_state(source, self.clock.now())
        host = host_of(state.address)
        held = self.hosts.held_until(host)
        if held is not None:
            deferred = replace(state, next_poll=held + spread(timedelta(minutes=1), self.jitter() * 10))
            self.store.save_state(deferred)
            return deferred
        started = perf_counter()
        poll, feed = await self._ask(state, host)
        news: list[FreshEntry] = []
        known: dict[str, Received] = {}
        if feed is not None:
            known = self.store.received(source.url)
            news, marked = fresh_entries(feed.entries, known, self.clock.now())
            poll = replace(poll, new=sum(one.why == "new" for one in news))
            self.store.save_received(source.url, marked)
        # From when the answer came: reading the pages may take minutes.
        after = after_poll(source, state, poll, self.clock.now(), self.jitter())
        if after.hold_host is not None:
            self.hosts.hold(host, after.hold_host)
        counts: dict[Disposition, int] = {}
        for candidate in news:
            title = feed.info.title if feed else None
            disposition = await self.collector.collect(source, candidate, known.get(candidate.key), title)
            counts[disposition] = counts.get(disposition, 0) + 1
        if news:
            self.store.tidy(source.url, self.clock.now())
        self.store.save_state(after.state)
        for notice in after.notices:
            self.tell(notice)
        metrics.POLLS.labels(after.outcome).inc()
        metrics.POLL_SECONDS.observe(perf_counter() - started)
        if after.state.trouble is not None:
            metrics.TROUBLES.labels(after.state.trouble).inc()
        _log.info(
            "poll",
            feed=source.url,
            outcome=after.outcome,
            status=poll.status,
            reason=after.reason,
            new=poll.new,
            entries=counts,
            seconds=round(perf_counter() - started, 3),
            next=after.state.next_poll.isoformat(timespec="seconds"),
        )
        return after.state

    async def _ask(self, state: FeedState, host: str) -> tuple[Poll, ParsedFeed | None]:
        """One request to a feed, and the feed where there is a new one in the answer."""
        try:
            async with self.hosts.turn(host):
                answer = await self.client.get(state.address, request_headers(state), limits=self.feed_limits)
        except FetchError as error:
            steps = tuple(Hop(status=one.status, source=one.source, target=one.target) for one in error.redirects)
            return Poll(status=None, redirects=steps, trouble=_TROUBLES[error.kind], detail=error.detail), None
        poll = _poll_of(answer)
        metrics.BYTES.labels("feed").inc(len(answer.body))
        if answer.status not in (200, 226):
            return poll, None
        digest = blake2b(answer.body, digest_size=12).hexdigest()
        if digest == state.digest:
            return replace(poll, digest=digest), None
        try:
            feed = await self.parsers.feed(answer.body, answer.url, answer.headers)
        except FeedError as error:
            return replace(poll, trouble="not-a-feed", detail=str(error)), None
        return replace(poll, digest=digest, ttl=feed.info.ttl), feed

    async def look_again(self) -> None:
        """Look again at the pages of articles that are young enough to be edited."""
        for feed, key, received in self.store.looks_due(self.clock.now()):
            source = self._sources.get(feed)
            if self._stopping.is_set():
                return
            if source is None or received.address is None:
                self.store.save_received(feed, {key: replace(received, next_look=None)})
                continue
            entry = FeedEntry(id=key, url=received.address, published=received.published)
            try:
                await self.collector.collect(source, FreshEntry(key=key, entry=entry, why="again"), received, None)
            except UnavailableError as error:
                _log.warning("look cut off", feed=feed, url=received.address, error=str(error))
                return

    def hear(self, subject: str, outlets: Container[str | None]) -> None:
        """Note that the feeds of these outlets have brought something on a subject, as far as they are configured."""
        now = self.clock.now()
        for source in self._sources.values():
            if source.outlet in outlets:
                self.store.hear([subject], source.url, now)

    def report_silence(self) -> list[Silence]:
        """Tell of sources that have gone silent since this was last asked; gives all that are silent now."""
        now = self.clock.now()
        states = {state.url: state for state in self.store.states() if state.url in self._sources}
        subjects = {
            subject: [self._voice(states[feed], last) for feed, last in feeds.items() if feed in states]
            for subject, feeds in self.store.voices(now, _VOICES_WITHIN).items()
        }
        if not subjects:
            subjects = {"all feeds": [self._voice(one, one.last_new) for one in states.values() if one.last_new]}
        found = silences(subjects, now)
        for silence in found:
            if (silence.subject, silence.silent) not in self._silent:
                self.tell(silence)
        self._silent = {(silence.subject, silence.silent) for silence in found}
        metrics.SILENT.set(len({outlet for silence in found for outlet in silence.silent}))
        for name, count in _tally(states.values()).items():
            metrics.FEEDS.labels(name).set(count)
        return found

    def _voice(self, state: FeedState, last: datetime | None) -> Voice:
        source = self._sources[state.url]
        return Voice(
            outlet=source.outlet or host_of(state.url),
            last=max(filter(None, (last, state.last_new)), default=self.clock.now()),
            gap=state.gap,
            answering=state.trouble is None and state.disabled is None,
        )


def _tally(states: Iterable[FeedState]) -> dict[str, int]:
    counts = {"answering": 0, "failing": 0, "disabled": 0}
    for state in states:
        counts["disabled" if state.disabled else "failing" if state.trouble else "answering"] += 1
    return counts


def _poll_of(answer: Response) -> Poll:
    steps = tuple(Hop(status=one.status, source=one.source, target=one.target) for one in answer.redirects)
    return Poll(status=answer.status, headers=dict(answer.headers), redirects=steps)
