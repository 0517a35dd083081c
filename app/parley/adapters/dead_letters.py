"""Dead letters on their way back: each goes to the topic and partition that it came from."""

import asyncio
from collections.abc import AsyncIterator

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition

from parley.adapters.broker.clients import Producer, producer, reader
from parley.adapters.settings import Settings
from parley.domain.errors import InputError
from parley_topics.dead_letters import read_dead_letter, retry_message
from parley_topics.registry import DEAD_LETTERS, TOPICS


async def retry_letters(settings: Settings, numbers: frozenset[int], *, again: bool) -> AsyncIterator[int]:
    """Send back the dead letters with these numbers, or without any all that have not been sent back; their numbers.

    A letter counts as sent back only after the broker has it again. With `again` those count too that were sent back
    before. Raises InputError where a number is not there, or a letter is from a topic that is none of ours.
    """
    name = DEAD_LETTERS.name(settings.prefix)
    async with producer(settings) as out, reader(settings, DEAD_LETTERS, group=f"{settings.prefix}-retry") as records:
        partitions = await _assigned(records)
        ends = await records.end_offsets(partitions)
        if numbers or again:
            await records.seek_to_beginning(*partitions)
        missing = set(numbers)
        for tp in partitions:
            while await records.position(tp) < ends[tp]:
                for record in (await records.getmany(tp, timeout_ms=1000)).get(tp, []):
                    if record.offset >= ends[tp] or (numbers and record.offset not in numbers):
                        continue
                    await _send_back(settings, out, record)
                    missing.discard(record.offset)
                    yield record.offset
                if not numbers:
                    await records.commit({tp: await records.position(tp)})
    if missing:
        lost = ", ".join(str(number) for number in sorted(missing))
        raise InputError(f"{name} has no dead letter {lost}; `parley dead-letters list` shows them")


async def _assigned(records: AIOKafkaConsumer) -> list[TopicPartition]:
    """The partitions of the group's only member, once it has them."""
    while not records.assignment():  # noqa: ASYNC110 - aiokafka tells of it in no other way that a reader can await
        await asyncio.sleep(0.1)
    return sorted(records.assignment())


async def _send_back(settings: Settings, out: Producer, record: ConsumerRecord) -> None:
    try:
        letter = read_dead_letter(record.key, record.value, tuple(record.headers))
    except ValueError as error:
        raise InputError(f"message {record.offset} of {record.topic} is no dead letter: {error}") from error
    topic = next((topic for topic in TOPICS if topic.name(settings.prefix) == letter.topic), None)
    if topic is None:
        raise InputError(f"dead letter {record.offset} came from {letter.topic}, which is none of our topics")
    await (await out.send(retry_message(letter, topic), partition=letter.partition))
