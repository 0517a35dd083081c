"""The contract for other languages: JSON Schemas (2020-12) of the records and an AsyncAPI 3 document of the topics.

Both are made from the records and the registry, and lie beside this module in `schemas/`.
"""

from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from parley_topics.claims import ArticleClaims
from parley_topics.registry import TOPICS, Event, Topic

SCHEMA_DIR = Path(__file__).parent / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

ARTICLE_CLAIMS = Event("parley.article-claims.v1", ArticleClaims, "article-claims")
"""One line of `parley extract`: not on a topic, but read and written by people's own programs all the same."""


def events() -> dict[str, Event]:
    """Every kind of message by the name of its schema."""
    found = {event.schema: event for topic in TOPICS for event in topic.events}
    return {**found, ARTICLE_CLAIMS.schema: ARTICLE_CLAIMS}


def json_schema(event: Event) -> dict[str, Any]:
    """The JSON Schema of one kind of message."""
    (schema,), components = msgspec.json.schema_components([event.record], ref_template="#/$defs/{name}")
    return {
        "$schema": DIALECT,
        "$id": f"urn:parleywatch:schema:{event.schema}:v1",
        "title": event.schema,
        **schema,
        "$defs": _undented(components),
    }


def _undented(node: Any) -> Any:
    """Descriptions without the indentation of their docstrings, which Python 3.13 takes away and 3.12 keeps."""
    if isinstance(node, dict):
        return {
            key: cleandoc(value) if key == "description" and isinstance(value, str) else _undented(value)
            for key, value in node.items()
        }
    return [_undented(each) for each in node] if isinstance(node, list) else node


def asyncapi() -> dict[str, Any]:
    """The AsyncAPI 3 document: topics as channels, stages as operations, records as messages."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Parleywatch",
            "version": "1.0.0",
            "description": "Claims and developments of negotiations, as they travel on Kafka: CloudEvents 1.0 in "
            "binary mode, values in plain JSON.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": {topic.short: _channel(topic) for topic in TOPICS},
        "operations": _operations(),
        "components": {
            "messages": {event.schema: _message(event) for event in events().values() if event is not ARTICLE_CLAIMS},
            "messageTraits": {"cloudevent": {"headers": _HEADERS}},
        },
    }


def documents() -> dict[str, bytes]:
    """Every generated file of the contract: name in `schemas/` → content."""
    made: dict[str, Any] = {f"{name}.schema.json": json_schema(event) for name, event in events().items()}
    made["asyncapi.json"] = asyncapi()
    return {
        name: msgspec.json.format(msgspec.json.encode(made[name], order="sorted"), indent=2) + b"\n"
        for name in sorted(made)
    }


def _channel(topic: Topic) -> dict[str, Any]:
    config: dict[str, Any] = {
        "cleanup.policy": [topic.cleanup],
        "retention.ms": -1 if topic.retention_ms is None else topic.retention_ms,
        "max.message.bytes": topic.max_message_bytes,
    }
    return {
        "address": topic.name(),
        "summary": topic.summary,
        "description": f"Key: {topic.key}." + ("" if topic.public else " Internal: may change without notice."),
        "messages": {e.schema: {"$ref": f"#/components/messages/{e.schema}"} for e in topic.events},
        "bindings": {
            "kafka": {"partitions": topic.partitions, "topicConfiguration": config, "bindingVersion": "0.5.0"}
        },
    }


def _operations() -> dict[str, Any]:
    made = {}
    for topic in TOPICS:
        for action, stages in (("send", topic.written_by), ("receive", topic.read_by)):
            for stage in stages:
                made[f"{stage}.{action}.{topic.short}"] = {
                    "action": action,
                    "channel": {"$ref": f"#/channels/{topic.short}"},
                }
    return made


def _message(event: Event) -> dict[str, Any]:
    return {
        "name": event.type,
        "contentType": "application/json",
        "traits": [{"$ref": "#/components/messageTraits/cloudevent"}],
        "payload": {"$ref": f"./{event.schema}.schema.json"},
    }


_HEADERS = {
    "type": "object",
    "required": ["ce_specversion", "ce_type", "ce_source", "ce_id", "content-type"],
    "properties": {
        "ce_specversion": {"type": "string", "const": "1.0"},
        "ce_type": {"type": "string"},
        "ce_source": {"type": "string", "format": "uri-reference"},
        "ce_id": {"type": "string"},
        "ce_time": {"type": "string", "format": "date-time"},
        "content-type": {"type": "string", "const": "application/json"},
    },
}
