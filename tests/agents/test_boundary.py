"""The boundary around a stage: dead letters, halting, and the order in which messages are handled and acknowledged."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from tests.agents.doubles import Halted, KeepingApp, halt, message

from parley.domain.errors import InputError, UnavailableError
from parley_agents.boundary import Boundary
from parley_agents.messages import Incoming
from parley_agents.producer import WorkerProducer
from parley_topics.dead_letters import read_dead_letter
from parley_topics.events import Message
from parley_topics.registry import ARTICLES, DEAD_LETTERS


class Stream:
    """A stream of messages that notes what is acknowledged."""

    def __init__(self, *messages: Any) -> None:
        self._messages = messages
        self.enable_acks = True
        self.acknowledged: list[int] = []
        self.all_acknowledged = asyncio.Event()

    async def events(self) -> AsyncIterator[Any]:
        """Every message as an event."""
        for entry in self._messages:
            yield type("Event", (), {"message": entry})
            await asyncio.sleep(0)

    async def ack(self, event: Any) -> None:
        """Note it."""
        self.acknowledged.append(event.message.offset)
        if len(self.acknowledged) == len(self._messages):
            self.all_acknowledged.set()


async def passing(message: Any) -> None:
    """A check that finds nothing."""


@pytest.fixture
def app() -> KeepingApp:
    """An app whose producer keeps what it is given."""
    return KeepingApp()


@pytest.fixture
def boundary(app: KeepingApp) -> Boundary:
    """A boundary whose worker halts by raising."""
    return Boundary(WorkerProducer(app, "parley", halt), passing, halt)


async def test_what_a_stage_raises_becomes_a_dead_letter(app: KeepingApp, boundary: Boundary) -> None:
    """The letter has the bytes, key and headers as they came, and where and why it failed."""

    async def handler(incoming: Incoming) -> None:
        raise InputError("it makes no sense: send sense")

    came = message(7, value=b"\x00\xff", key=None, headers={"h": b"1"}, topic="parley.claims.v1", partition=3)
    await boundary.handle("track", came, handler)
    (sent,) = app.producer.sent
    letter = read_dead_letter(sent.key, sent.value, tuple(sent.headers))
    assert sent.topic == DEAD_LETTERS.name()
    assert (letter.key, letter.value, letter.headers) == (None, b"\x00\xff", (("h", b"1"),))
    assert (letter.stage, letter.topic, letter.partition, letter.offset) == ("track", "parley.claims.v1", 3, 7)
    assert (letter.error, letter.error_type, letter.attempt) == ("it makes no sense: send sense", "InputError", 1)


async def test_a_letter_that_fails_again_counts_its_attempts(app: KeepingApp, boundary: Boundary) -> None:
    """A retried message carries the attempts that it has had."""

    async def handler(incoming: Incoming) -> None:
        raise ZeroDivisionError

    await boundary.handle("track", message(headers=(("parley_attempt", b"2"), ("h", b""))), handler)
    letter = read_dead_letter(None, b"", tuple(app.producer.sent[0].headers))
    assert letter.attempt == 3
    assert letter.headers == (("h", b""),)


@pytest.mark.parametrize("error", [UnavailableError("broker"), OSError("socket"), ConnectionResetError()])
async def test_what_is_not_the_messages_fault_halts_the_worker(
    app: KeepingApp, boundary: Boundary, error: Exception
) -> None:
    """A message is not given up because the broker is away; it comes again after a restart."""

    async def handler(incoming: Incoming) -> None:
        raise error

    with pytest.raises(Halted):
        await boundary.handle("track", message(), handler)
    assert app.producer.sent == []


async def test_a_letter_that_cannot_be_kept_halts_the_worker(app: KeepingApp, boundary: Boundary) -> None:
    """A message is neither handled nor lost."""
    app.producer.error = UnavailableError("the broker is away")

    async def handler(incoming: Incoming) -> None:
        raise InputError("bad")

    with pytest.raises(Halted):
        await boundary.handle("track", message(), handler)


async def test_a_message_too_large_is_refused_before_it_is_sent(app: KeepingApp) -> None:
    """What a topic does not take is the sender's error, not the broker's."""
    producer = WorkerProducer(app, "parley", halt)
    with pytest.raises(InputError, match=r"parley\.articles\.v1"):
        await producer.send(Message(ARTICLES, None, b"x" * ARTICLES.max_message_bytes, ()))
    assert app.producer.sent == []


async def test_messages_are_acknowledged_when_they_are_handled(boundary: Boundary) -> None:
    """Not before, as Faust would, and not by Faust."""
    stream = Stream(message(0), message(1))
    seen: list[tuple[int, list[int]]] = []

    async def handler(incoming: Incoming) -> None:
        seen.append((incoming.offset, list(stream.acknowledged)))

    await boundary.run("track", stream, handler)
    assert seen == [(0, []), (1, [0])]
    assert (stream.enable_acks, stream.acknowledged) == (False, [0, 1])


async def test_messages_of_one_key_follow_each_other_and_others_overlap(boundary: Boundary) -> None:
    """While one key waits, another goes on; the second message of a key waits for the first."""
    events: list[str] = []
    first_may_end = asyncio.Event()

    async def handler(incoming: Incoming) -> None:
        events.append(f"begin {incoming.offset}")
        if incoming.offset == 0:
            await first_may_end.wait()
        events.append(f"end {incoming.offset}")
        if incoming.offset == 2:
            first_may_end.set()

    stream = Stream(message(0, key=b"a"), message(1, key=b"a"), message(2, key=b"b"))
    await _run_all(boundary, stream, handler)
    assert events == ["begin 0", "begin 2", "end 2", "end 0", "begin 1", "end 1"]
    assert stream.acknowledged == [0, 1, 2]


async def test_a_message_without_key_is_handled_alone(boundary: Boundary) -> None:
    """A day concerns every negotiation: all before it are done, and none after it has begun."""
    under_way: set[int] = set()
    together: dict[int, set[int]] = {}

    async def handler(incoming: Incoming) -> None:
        under_way.add(incoming.offset)
        await asyncio.sleep(0.01)
        together[incoming.offset] = set(under_way)
        under_way.discard(incoming.offset)

    keys = [b"a", b"b", None, b"a", b"c"]
    stream = Stream(*(message(offset, key=key) for offset, key in enumerate(keys)))
    await _run_all(boundary, stream, handler)
    assert together[2] == {2}
    assert together[0] == {0, 1}
    assert stream.acknowledged == [0, 1, 2, 3, 4]


async def _run_all(boundary: Boundary, stream: Stream, handler: Any) -> None:
    """Run a stream that overlaps until all of it is acknowledged; such a stream waits for more for ever."""
    running = asyncio.create_task(boundary.run("track", stream, handler, overlap=8))
    async with asyncio.timeout(5):
        await stream.all_acknowledged.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
