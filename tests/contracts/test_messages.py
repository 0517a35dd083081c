"""The wire contract: the bytes of a message of each kind, and the schemas that describe them."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from tests.contracts.messages import ANNOUNCEMENT, messages

from parley_topics import codec
from parley_topics.registry import TOPICS
from parley_topics.schema import SCHEMA_DIR, documents, events

GOLDEN = Path(__file__).parent / "golden"
KINDS = sorted(messages())


def printed(kind: str) -> str:
    """A message as text: topic, key, headers, value, one a line."""
    message = messages()[kind]
    headers = [f"{name}: {value.decode()}" for name, value in message.headers]
    lines = [message.topic.name(), repr(message.key), *headers, message.value.decode()]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("kind", KINDS)
def test_bytes_are_pinned(kind: str) -> None:
    """What is on the wire changes only together with the golden file, in plain sight."""
    assert printed(kind) == (GOLDEN / f"{kind}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_message_is_valid_by_its_schema(kind: str) -> None:
    """A consumer that validates with the published schema accepts what we send."""
    schema = json.loads(documents()[f"{kind}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(messages()[kind].value))


@pytest.mark.parametrize("kind", KINDS)
def test_record_survives_the_wire(kind: str) -> None:
    """Decoding and encoding again gives the same bytes."""
    value = messages()[kind].value
    assert codec.encode(codec.decode(value, events()[kind].record)) == value


@pytest.mark.parametrize("kind", KINDS)
def test_unknown_fields_are_ignored(kind: str) -> None:
    """A newer producer may add an optional field without breaking us."""
    value = json.loads(messages()[kind].value)
    newer = json.dumps({**value, "added_later": 1})
    assert codec.encode(codec.decode(newer, events()[kind].record)) == messages()[kind].value


@pytest.mark.parametrize("kind", KINDS)
def test_no_import_path_reaches_the_wire(kind: str) -> None:
    """Renaming a module of ours can break nobody."""
    assert not re.search(r"parley_(topics|agents)|__faust|parley\.(domain|adapters)", printed(kind))


def test_committed_documents_are_what_the_records_make() -> None:
    """The schemas in the repository are generated, never edited."""
    assert {path.name: path.read_bytes() for path in SCHEMA_DIR.iterdir()} == documents()


def test_asyncapi_points_at_what_is_there() -> None:
    """Every reference of the AsyncAPI document can be followed."""
    document = json.loads(documents()["asyncapi.json"])
    references = list(_references(document))
    assert len(references) > len(TOPICS)
    for reference in references:
        if reference.startswith("./"):
            assert reference.removeprefix("./") in documents()
        else:
            target: Any = document
            for step in reference.removeprefix("#/").split("/"):
                target = target[step]


def _references(node: Any) -> Any:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value
            else:
                yield from _references(value)
    elif isinstance(node, list):
        for value in node:
            yield from _references(value)


def test_wrong_value_is_an_error_that_names_the_place() -> None:
    """A message that is not what its type says cannot pass as one."""
    value = json.loads(codec.encode(ANNOUNCEMENT))
    value["after"]["status"] = "maybe"
    with pytest.raises(msgspec.ValidationError, match="after"):
        codec.decode(json.dumps(value), events()["development"].record)


def test_every_topic_says_who_writes_and_reads_it() -> None:
    """The registry is whole: each topic has both ends, and a name of its own."""
    assert all(topic.written_by and topic.read_by for topic in TOPICS)
    assert len({topic.name() for topic in TOPICS}) == len(TOPICS)
