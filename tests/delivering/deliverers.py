"""Deliverers in processes of their own, a receiver that remembers, and announcements on the topic."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.http.scripted_server import Asked, reply, serve

from parley.adapters.broker.clients import producer
from parley.adapters.settings import Settings
from parley.domain.delivering.signing import write_secret
from parley_topics.developments import AnyAnnouncement
from parley_topics.events import announcement_message

SECRET = write_secret(b"a secret of thirty-two bytes !!!")


@dataclass
class Receiver:
    """What arrived at a receiver: (path, id, time) of each delivery that it took, ids of those it refused."""

    port: int = 0
    taken: list[tuple[str, str, float]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def ids(self, path: str | None = None) -> list[str]:
        """The ids that arrived, in order, with repetitions."""
        return [ident for where, ident, _ in self.taken if path in {None, where}]


@asynccontextmanager
async def receiver(
    *, hang: Iterable[str] = (), seconds: float = 0.0, fail: Mapping[str, Sequence[int]] | None = None
) -> AsyncIterator[Receiver]:
    """A receiver that takes everything.

    The paths in `hang` answer after so many seconds, if at all; those in `fail` with these statuses first.
    """
    state, hanging = Receiver(), set(hang)
    failures = {path: list(statuses) for path, statuses in (fail or {}).items()}

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        if asked.path in hanging:
            await asyncio.sleep(seconds)
        if failures.get(asked.path):
            state.refused.append(asked.headers["webhook-id"])
            return reply(failures[asked.path].pop(0), Location="/elsewhere")
        state.taken.append((asked.path, asked.headers["webhook-id"], time.time()))
        return reply(204)

    async with serve(script) as server:
        state.port = server.port
        yield state


def configuration(folder: Path, port: int, subscriptions: Iterable[str]) -> Path:
    """A configuration file; each subscription is a name and what else its table says."""
    (folder / "secret").write_text(SECRET)
    path = folder / "parley.toml"
    tables = [
        f'[[subscriptions]]\nname = "{name}"\nchannel = "webhook"\nurl = "http://127.0.0.1:{port}/{name}"\n'
        f'secret_file = "secret"\n{rest}\n'
        for name, _, rest in (entry.partition("\n") for entry in subscriptions)
    ]
    path.write_text("\n".join(tables))
    return path


@contextmanager
def deliverer(settings: Settings, config: Path, *options: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A deliverer; killed at the end where it still runs."""
    own = replace(settings, deliver_networks="127.0.0.0/8", deliver_http=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PARLEY_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "parley", "deliver", "--config", str(config), *options],
        env={**environment, **own.to_environment()},
        stdin=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.wait()


async def announce(settings: Settings, announcements: Iterable[AnyAnnouncement], a_second: float = 0.0) -> None:
    """Put announcements on the topic, all at once or so many a second."""
    async with producer(settings) as client:
        started, sent = time.monotonic(), []
        for number, announcement in enumerate(announcements):
            if a_second:
                await asyncio.sleep(max(0.0, started + number / a_second - time.monotonic()))
            sent.append(await client.send(announcement_message(announcement)))
        await asyncio.gather(*sent)


async def until(condition: Callable[[], bool], seconds: float) -> bool:
    """Whether a condition comes to hold within so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        await asyncio.sleep(0.05)
    return condition()
