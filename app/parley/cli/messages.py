"""Messages of the topics as lines for people and for programs."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec
from aiokafka import ConsumerRecord

from parley.domain.errors import InputError
from parley_topics import codec
from parley_topics.claims import ClaimSet
from parley_topics.dead_letters import DeadLetter, read_dead_letter
from parley_topics.registry import CLAIMS, DEAD_LETTERS, DEVELOPMENTS, TOPICS, Topic

_SIGNIFICANCES = ("low", "medium", "high")


def topic_named(short: str) -> Topic:
    """The topic with this short name; InputError, with those there are, where there is none."""
    for topic in TOPICS:
        if topic.short == short:
            return topic
    raise InputError(f"there is no topic '{short}'; there are {', '.join(topic.short for topic in TOPICS)}")


def wanted(
    *, negotiation: str | None, kinds: Sequence[str] | None, significance: Literal["high", "medium", "low"] | None
) -> Callable[[ConsumerRecord], bool]:
    """Whether a message is one of those asked for; what has not the field that is asked for is none."""

    def chosen(record: ConsumerRecord) -> bool:
        if negotiation is not None and record.key != negotiation.encode():
            return False
        if not kinds and significance is None:
            return True
        fields = _fields(record.value)
        if kinds and fields.get("kind") not in kinds:
            return False
        found = fields.get("significance")
        return significance is None or (
            found in _SIGNIFICANCES and _SIGNIFICANCES.index(found) >= _SIGNIFICANCES.index(significance)
        )

    return chosen


def line_of(topic: Topic, record: ConsumerRecord, output: Literal["text", "jsonl"]) -> bytes:
    """One message as a line; what cannot be read as what it should be is shown as it is."""
    if topic is DEAD_LETTERS:
        return dead_letter_line(record, output)
    if output == "jsonl":
        return record.value or b"null"
    fields = _fields(record.value)
    try:
        if topic is DEVELOPMENTS:
            took_back = f"taken back ({fields['retracted']}): " if fields["retracted"] else ""
            return f"{fields['occurred_at']}  {fields['significance']:<6}  {took_back}{fields['headline']}".encode()
        if topic is CLAIMS and "claims" in fields:
            claims = codec.decode(record.value, ClaimSet)
            slots = ", ".join(claim.slot for claim in claims.claims) or "nothing"
            published = claims.article.published or "-"
            return f"{published:<20}  {claims.negotiation.id}: {slots} ({claims.article.id})".encode()
    except (KeyError, msgspec.DecodeError):
        pass
    key = (record.key or b"-").decode(errors="replace")
    return f"{record.partition}/{record.offset}  {key}  ".encode() + (record.value or b"")


def dead_letter_line(record: ConsumerRecord, output: Literal["text", "jsonl"]) -> bytes:
    """A dead letter: its number, where it came from, why it failed, and with `jsonl` its bytes too."""
    letter = letter_of(record)
    if output == "text":
        place = f"{letter.topic} {letter.partition}/{letter.offset}"
        why = f"attempt {letter.attempt}  {letter.error_type}: {letter.error}"
        return f"{record.offset}  {letter.stage}  {place}  {why}".encode()
    facts: dict[str, Any] = {"number": record.offset, **vars(letter)}
    del facts["headers"]
    facts["key"] = None if letter.key is None else letter.key.decode(errors="replace")
    facts["headers"] = {name: text.decode(errors="replace") for name, text in letter.headers}
    facts["value"] = b64encode(letter.value).decode()
    return msgspec.json.encode(facts)


def letter_of(record: ConsumerRecord) -> DeadLetter:
    """The dead letter in a record; InputError where it is none."""
    try:
        return read_dead_letter(record.key, record.value, tuple(record.headers))
    except ValueError as error:
        raise InputError(f"message {record.offset} of {record.topic} is no dead letter: {error}") from error


def _fields(value: bytes | None) -> dict[str, Any]:
    try:
        fields = msgspec.json.decode(value or b"")
    except msgspec.DecodeError:
        return {}
    return fields if isinstance(fields, dict) else {}
