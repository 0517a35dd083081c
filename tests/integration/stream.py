"""A pipeline under test: workers as processes, articles in, announcements out, and all of them accounted for."""

import asyncio
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from parley.adapters.broker.clients import producer, read_to_end
from parley.adapters.broker.lag import lag_probe
from parley.adapters.broker.topics import delete_topics, ensure_topics
from parley.adapters.settings import Settings
from parley.domain.articles.addresses import article_key
from parley.domain.tracking.ledger import fold_announcements
from parley_topics import codec
from parley_topics.articles import Article
from parley_topics.events import Message, article_message
from parley_topics.registry import ANNOUNCEMENT, CLAIMS, DEVELOPMENTS, Topic

HALTED = 70


class Worker:
    """A worker in a process of its own."""

    def __init__(self, settings: Settings, log: Path, arguments: Sequence[str] = ()) -> None:
        self.log = log
        command = [sys.executable, "-m", "tests.integration.worker_process", *arguments]
        with log.open("ab") as out:
            self.process = subprocess.Popen(command, env=os.environ | settings.to_environment(), stdout=out, stderr=out)

    def stop(self) -> int:
        """Stop it as a supervisor would, and give its exit code."""
        self.process.terminate()
        return self.process.wait(30)

    def kill(self) -> None:
        """Kill it without warning."""
        self.process.kill()
        self.process.wait()

    @property
    def ended(self) -> bool:
        """Whether it has ended."""
        return self.process.poll() is not None


class Stream:
    """Topics and workers with settings of their own; a context manager that leaves nothing running."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.settings = settings
        self._folder = folder
        self.workers: list[Worker] = []

    def __enter__(self) -> "Stream":
        asyncio.run(ensure_topics(self.settings))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self.workers:
            worker.kill()
        if not self.settings.embedded:
            asyncio.run(delete_topics(self.settings))

    def start_worker(self, *arguments: str) -> Worker:
        """Start one more worker; its log is in the test's folder."""
        worker = Worker(self.settings, self._folder / f"worker-{len(self.workers)}.log", arguments)
        self.workers.append(worker)
        return worker

    async def send(self, made: Sequence[Article], *, per_second: float | None = None) -> None:
        """Hand in articles, all at once or at a steady rate, and wait until the broker has them."""
        async with producer(self.settings) as out:
            begun = time.monotonic()
            for number, article in enumerate(made):
                await out.send(article_message(article_key(article), article))
                if per_second is not None:
                    await asyncio.sleep(max(0.0, begun + number / per_second - time.monotonic()))
            await out.flush()

    async def send_bytes(self, message: Message) -> None:
        """Hand in one message as it is."""
        async with producer(self.settings) as out:
            await (await out.send(message))

    async def done(self, *, seconds: float = 60, restart: bool = False) -> None:
        """Wait until everything sent has gone through every stage.

        With `restart`, workers that halt are started again, as whoever supervises them does; else that is a failure.
        """
        until = time.monotonic() + seconds
        async with lag_probe(self.settings) as probe:
            while await probe.behind():
                assert time.monotonic() < until, f"{await probe.behind()} messages are still waiting; {self.logs()}"
                for worker in [worker for worker in self.workers if worker.process.poll() == HALTED]:
                    assert restart, f"a worker halted: {worker.log.read_text()}"
                    self.workers.remove(worker)
                    self.start_worker()
                await asyncio.sleep(0.1)

    async def until(self, topic: Topic, count: int, *, seconds: float = 60) -> None:
        """Wait until a topic has so many messages."""
        end = time.monotonic() + seconds
        while len(await self.values(topic)) < count:
            assert time.monotonic() < end, f"{topic.short} has not had {count} messages; {self.logs()}"
            await asyncio.sleep(0.1)

    async def values(self, topic: Topic) -> list[bytes]:
        """The values of all messages of a topic."""
        return [record.value async for record in read_to_end(self.settings, topic)]

    async def ledger(self) -> list[bytes]:
        """The ledger that the announcements give, as lines.

        Fails where one revision of a development has been announced with two contents.
        """
        contents: dict[tuple[str, int], set[bytes]] = defaultdict(set)
        announcements = []
        for value in await self.values(DEVELOPMENTS):
            announcement = codec.decode(value, ANNOUNCEMENT.record)
            contents[announcement.development_id, announcement.revision].add(value)
            announcements.append(announcement)
        assert [revision for revision, values in contents.items() if len(values) > 1] == []
        return [codec.encode(development) for development in fold_announcements(announcements)]

    async def articles_claimed(self) -> set[str]:
        """The ids of the articles that have a claim set."""
        values = [codec.decode(value, dict[str, object]) for value in await self.values(CLAIMS)]
        return {str(value["article"]["id"]) for value in values if isinstance(value.get("article"), dict)}

    def logs(self) -> str:
        """The ends of the workers' logs, for a failure's message."""
        return "\n".join(f"{worker.log.name}: {worker.log.read_text()[-2000:]}" for worker in self.workers)
