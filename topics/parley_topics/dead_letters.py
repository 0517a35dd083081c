"""Dead letters: messages that could not be read or processed, as they came, with what was wrong in their headers.

Headers of ours are `parley_error`, `parley_error_type`, `parley_stage`, `parley_topic`, `parley_partition`,
`parley_offset` and `parley_attempt`; all other headers are those that the message came with.
"""

from dataclasses import dataclass

from parley_topics.events import Message
from parley_topics.registry import DEAD_LETTERS, Topic

_PREFIX = "parley_"
MAX_ERROR_CHARACTERS = 1000

HeaderPairs = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, kw_only=True)
class DeadLetter:
    """One message that a stage gave up, and why.

    `topic`, `partition` and `offset` say where it was read, `attempt` how often it has failed, from 1. `value` is
    empty where the message had none.
    """

    key: bytes | None
    value: bytes
    headers: HeaderPairs
    error: str
    error_type: str
    stage: str
    topic: str
    partition: int
    offset: int
    attempt: int


def attempt_of(headers: HeaderPairs) -> int:
    """How often a message with these headers has failed before; a count that cannot be read counts as none."""
    text = dict(headers).get("parley_attempt", b"0")
    return int(text) if text.isdigit() else 0


def dead_letter_message(letter: DeadLetter) -> Message:
    """A dead letter as it goes to its topic."""
    facts = {
        "parley_error": letter.error[:MAX_ERROR_CHARACTERS],
        "parley_error_type": letter.error_type,
        "parley_stage": letter.stage,
        "parley_topic": letter.topic,
        "parley_partition": str(letter.partition),
        "parley_offset": str(letter.offset),
        "parley_attempt": str(letter.attempt),
    }
    headers = _foreign(letter.headers) + tuple((name, text.encode()) for name, text in facts.items())
    return Message(DEAD_LETTERS, letter.key, letter.value, headers)


def read_dead_letter(key: bytes | None, value: bytes | None, headers: HeaderPairs) -> DeadLetter:
    """A dead letter as it was read; ValueError where its headers are not those of one."""
    facts = {name: text.decode(errors="replace") for name, text in headers if name.startswith(_PREFIX)}
    try:
        return DeadLetter(
            key=key,
            value=value or b"",
            headers=_foreign(headers),
            error=facts["parley_error"],
            error_type=facts["parley_error_type"],
            stage=facts["parley_stage"],
            topic=facts["parley_topic"],
            partition=int(facts["parley_partition"]),
            offset=int(facts["parley_offset"]),
            attempt=int(facts["parley_attempt"]),
        )
    except KeyError as error:
        raise ValueError(f"header {error} is missing") from error


def retry_message(letter: DeadLetter, topic: Topic) -> Message:
    """The message of a dead letter for the topic that it came from, with the count of its attempts."""
    return Message(topic, letter.key, letter.value, (*letter.headers, ("parley_attempt", str(letter.attempt).encode())))


def _foreign(headers: HeaderPairs) -> HeaderPairs:
    return tuple((name, text) for name, text in headers if not name.startswith(_PREFIX))
