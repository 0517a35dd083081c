"""The whole pipeline on both brokers, undisturbed: what comes out is what the stages give when they are called."""

import pytest
from tests.integration.readers import articles, undisturbed_ledger
from tests.integration.stream import Stream

from parley.adapters.broker.clients import read_to_end
from parley_topics.dead_letters import read_dead_letter
from parley_topics.events import Message
from parley_topics.registry import ARTICLES, CLAIMS, DEAD_LETTERS, MAX_MESSAGE_BYTES

COUNT = 300


@pytest.mark.embedded
async def test_the_embedded_broker_gives_the_inline_ledger(embedded_stream: Stream) -> None:
    """One worker and four partitions on the embedded broker end in the ledger of the called stages."""
    made = articles(COUNT)
    embedded_stream.start_worker()
    await embedded_stream.send(made)
    await embedded_stream.done()
    assert await embedded_stream.ledger() == undisturbed_ledger(made)


@pytest.mark.embedded
async def test_several_workers_share_the_embedded_broker(embedded_stream: Stream) -> None:
    """Two workers on the embedded broker end in the same ledger, with nothing left uncommitted."""
    made = articles(COUNT)
    workers = [embedded_stream.start_worker(), embedded_stream.start_worker()]
    await embedded_stream.send(made)
    await embedded_stream.done()
    assert await embedded_stream.ledger() == undisturbed_ledger(made)
    assert [worker.stop() for worker in workers] == [0, 0]


@pytest.mark.kafka
async def test_kafka_gives_the_inline_ledger(kafka: Stream) -> None:
    """Two workers on Kafka end in the ledger of the called stages."""
    made = articles(COUNT)
    workers = [kafka.start_worker(), kafka.start_worker()]
    await kafka.send(made)
    await kafka.done()
    assert await kafka.ledger() == undisturbed_ledger(made)
    assert [worker.stop() for worker in workers] == [0, 0]


@pytest.mark.embedded
@pytest.mark.parametrize("topic", [ARTICLES, CLAIMS])
async def test_what_cannot_be_read_goes_to_the_dead_letters(embedded_stream: Stream, topic: object) -> None:
    """Bytes that are no record are kept with key, headers and place, and what follows them is handled."""
    embedded_stream.start_worker()
    await embedded_stream.send_bytes(Message(topic, b"k\xff", b"\xfenot json", (("x-mine", b"\x00"),)))
    made = articles(20)
    await embedded_stream.send(made)
    await embedded_stream.done()
    (record,) = [record async for record in read_to_end(embedded_stream.settings, DEAD_LETTERS)]
    letter = read_dead_letter(record.key, record.value, tuple(record.headers))
    assert (letter.key, letter.value, letter.headers) == (b"k\xff", b"\xfenot json", (("x-mine", b"\x00"),))
    assert (letter.topic, letter.offset, letter.attempt) == (topic.name(embedded_stream.settings.prefix), 0, 1)
    assert letter.error_type == "MessageError"
    assert await embedded_stream.ledger() == undisturbed_ledger(made)


@pytest.mark.kafka
async def test_the_largest_article_that_kafka_takes_goes_through(kafka: Stream) -> None:
    """An article of nearly the topic's limit is cut to fit by the stages, not refused by a topic behind them."""
    (made,) = articles(1)
    large = type(made)(
        **{**{f: getattr(made, f) for f in made.__struct_fields__}, "text": (made.text or "") + " ä" * 340_000}
    )
    kafka.start_worker()
    await kafka.send([large])
    await kafka.done()
    assert await kafka.values(DEAD_LETTERS) == []
    assert len(await kafka.ledger()) == 1


def test_a_dead_letter_has_room_for_any_message() -> None:
    """The topic of dead letters takes the largest message of any other, and what is said of it."""
    assert DEAD_LETTERS.max_message_bytes > MAX_MESSAGE_BYTES + 10_000
