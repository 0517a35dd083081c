"""The OpenAPI 3.1 document of what is served, made from the records and the routes."""

from typing import Any

import msgspec

from parley.domain.delivering.subscriptions import Wanted
from parley_topics.deliveries import Attempt, Subscription

_TOKEN: list[dict[str, list[str]]] = [{"token": []}]
_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["status", "message"],
            "properties": {"status": {"type": "integer"}, "message": {"type": "string"}},
        }
    },
}
_ADDRESS = {
    "url": {"type": "string", "description": "The receiver's address; kept sealed, never shown."},
    "secret": {"type": "string", "description": "A signing secret, whsec_…; one is made where there is none."},
    "token": {"type": "string", "description": "A Slack bot's token; kept sealed, never shown."},
}


def openapi(base: str, version: str) -> dict[str, Any]:
    """The document for a server at an address."""
    schemas = _schemas()
    one = "/subscriptions/{name}"
    actions = {
        "pause": "Send nothing until it is resumed.",
        "resume": "Send again, where it was paused or disabled.",
        "rotate": "Make a new signing secret; the old one signs too until it is retired.",
        "retire": "Sign with the newest secret alone.",
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Parleywatch", "version": version, "license": {"name": "Apache-2.0"}},
        "servers": [{"url": base}],
        "paths": {
            "/feeds": {"get": _operation("listFeeds", "Which feeds and calendars there are.", {"type": "object"})},
            "/feeds/{name}": {
                "parameters": [_parameter("A negotiation's id, or `all`, with .atom, .json or .ics.")],
                "get": {
                    "operationId": "getFeed",
                    "summary": "Developments as Atom or JSON Feed, expected meetings as a calendar.",
                    "responses": {
                        "200": {
                            "description": "The feed, with ETag and Last-Modified.",
                            "content": {
                                kind: {} for kind in ("application/atom+xml", "application/feed+json", "text/calendar")
                            },
                        },
                        "304": {"description": "The asker has it already."},
                        "404": _error("There is no such feed."),
                    },
                },
            },
            "/subscriptions": {
                "get": _operation(
                    "listSubscriptions",
                    "Every subscription.",
                    {
                        "type": "object",
                        "properties": {"subscriptions": {"type": "array", "items": _ref("Subscription")}},
                    },
                    token=True,
                ),
                "post": _operation(
                    "addSubscription", "Add a subscription.", _ref("SubscriptionWithSecret"), "NewSubscription", "201"
                ),
            },
            one: {
                "parameters": [_parameter("Its name or its id.")],
                "get": _operation("getSubscription", "One subscription.", _ref("Subscription"), token=True),
                "patch": _operation(
                    "editSubscription", "Change what it wants.", _ref("Subscription"), "SubscriptionChanges"
                ),
                "delete": {
                    "operationId": "removeSubscription",
                    "summary": "Forget it and its address.",
                    "security": _TOKEN,
                    "responses": {"204": {"description": "It is gone."}, "401": _error("The token is missing.")},
                },
            },
            **{
                f"{one}/{action}": {
                    "parameters": [_parameter("Its name or its id.")],
                    "post": _operation(f"{action}Subscription", text, _ref("SubscriptionWithSecret"), token=True),
                }
                for action, text in actions.items()
            },
            f"{one}/test": {
                "parameters": [_parameter("Its name or its id.")],
                "post": _operation("testSubscription", "Send an example now.", _ref("Attempt"), token=True),
            },
        },
        "components": {
            "schemas": schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _schemas() -> dict[str, Any]:
    _, schemas = msgspec.json.schema_components(
        [Subscription, Wanted, Attempt], ref_template="#/components/schemas/{name}"
    )
    schemas["Target"]["properties"].pop("sealed")
    wanted = schemas.pop("Wanted")
    wishes = {key: value for key, value in wanted["properties"].items() if key not in {"channel", "room", "state"}}
    schemas["NewSubscription"] = {
        **wanted,
        "properties": {**wanted["properties"], **_ADDRESS},
        "title": "NewSubscription",
    }
    schemas["SubscriptionChanges"] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {**wishes, "url": _ADDRESS["url"]},
    }
    schemas["SubscriptionWithSecret"] = {
        "allOf": [_ref("Subscription")],
        "properties": {"secret": {"type": "string", "description": "A secret that was made; shown only now."}},
    }
    schemas["Error"] = _ERROR
    return schemas


def _operation(
    ident: str,
    summary: str,
    answer: dict[str, Any],
    body: str | None = None,
    status: str = "200",
    *,
    token: bool = False,
) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": ident,
        "summary": summary,
        "responses": {status: {"description": summary, "content": {"application/json": {"schema": answer}}}},
    }
    if body is not None:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": _ref(body)}}}
        operation["responses"]["400"] = _error("It cannot be so; the message says why.")
    if token or body is not None:
        operation["security"] = _TOKEN
        operation["responses"]["401"] = _error("The token is missing, or another one.")
    return operation


def _error(description: str) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": _ref("Error")}}}


def _parameter(description: str) -> dict[str, Any]:
    return {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}, "description": description}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}
