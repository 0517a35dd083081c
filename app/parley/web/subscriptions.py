"""Subscriptions over HTTP, for programs that know the token."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from parley.adapters.channels import now
from parley.adapters.secrets import Vault
from parley.adapters.settings import Settings
from parley.adapters.subscribing import Directory, save
from parley.adapters.subscription_changes import Changed, Changes
from parley.adapters.testing_delivery import send_test
from parley.domain.delivering.subscriptions import find, public, read_wanted
from parley.domain.delivering.times import write_instant
from parley.domain.errors import InputError, SettingError
from parley_topics.deliveries import Subscription

MOST_BYTES = 100_000
_NOT_ALLOWED = {"www-authenticate": 'Bearer realm="parley"'}

Endpoint = Callable[[Request], Awaitable[Response]]
Save = Callable[[Subscription], Awaitable[None]]


class Subscriptions:
    """The resource /subscriptions. Without a token in the settings nobody is let in."""

    def __init__(self, settings: Settings, directory: Directory, save_one: Save | None = None) -> None:
        self._settings = settings
        self._directory = directory
        self._vault = Vault.from_setting(settings.secret_key)
        self._save = save_one or (lambda subscription: save(settings, subscription))

    def routes(self) -> list[Route]:
        """The routes, each behind the token."""
        one = "/subscriptions/{name}"
        return [
            Route("/subscriptions", self._guarded(self.list_all), methods=["GET"]),
            Route("/subscriptions", self._guarded(self.add), methods=["POST"]),
            Route(one, self._guarded(self.show), methods=["GET"]),
            Route(one, self._guarded(self.edit), methods=["PATCH"]),
            Route(one, self._guarded(self.remove), methods=["DELETE"]),
            *(
                Route(f"{one}/{action}", self._guarded(self._act(action)), methods=["POST"])
                for action in ("pause", "resume", "rotate", "retire")
            ),
            Route(f"{one}/test", self._guarded(self.test), methods=["POST"]),
        ]

    async def list_all(self, _request: Request) -> Response:
        """Every subscription, without anything secret."""
        return JSONResponse({"subscriptions": [public(s) for s in self._directory.all()]})

    async def show(self, request: Request) -> Response:
        """One subscription, without anything secret."""
        return JSONResponse(public(self._find(request)))

    async def add(self, request: Request) -> Response:
        """A new subscription: what it wants, and `url`, `secret` and `token` of its receiver."""
        fields = await _body(request)
        parts = [_text(fields, part) for part in ("url", "secret", "token")]
        wanted = read_wanted(fields)
        return await self._saved(self._changes().add(wanted, *parts), 201)

    async def edit(self, request: Request) -> Response:
        """Other wishes, or another `url`."""
        ident = self._find(request).id
        fields = await _body(request)
        url = _text(fields, "url")
        return await self._saved(self._changes().edit(ident, fields, url))

    async def remove(self, request: Request) -> Response:
        """Forget a subscription."""
        await self._saved(self._changes().remove(self._find(request).id))
        return Response(status_code=204)

    async def test(self, request: Request) -> Response:
        """Send an example, and say how it ended; the receiver's answer stays with its owner."""
        attempt = await send_test(self._settings, self._directory, self._find(request))
        return JSONResponse(msgspec.to_builtins(msgspec.structs.replace(attempt, answer=None)))

    def _act(self, action: str) -> Endpoint:
        async def act(request: Request) -> Response:
            changes, ident = self._changes(), self._find(request).id
            methods: dict[str, Callable[[str], Changed]] = {
                "pause": changes.pause,
                "resume": changes.resume,
                "rotate": changes.rotate,
                "retire": changes.retire,
            }
            return await self._saved(methods[action](ident))

        return act

    def _guarded(self, endpoint: Endpoint) -> Endpoint:
        async def guarded(request: Request) -> Response:
            token = self._settings.api_token
            if not token:
                raise HTTPException(403, "nobody may see or change subscriptions until PARLEY_API_TOKEN is set")
            kind, _, given = request.headers.get("authorization", "").partition(" ")
            if kind.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), token.encode()):
                raise HTTPException(401, "send the token: Authorization: Bearer …", _NOT_ALLOWED)
            return await endpoint(request)

        return guarded

    def _changes(self) -> Changes:
        at = write_instant(now())
        return Changes(self._directory, self._vault, at, allow_http=self._settings.deliver_http)

    def _find(self, request: Request) -> Subscription:
        try:
            return find(self._directory.all(), request.path_params["name"])
        except InputError as error:
            raise HTTPException(404, str(error)) from None

    async def _saved(self, changed: Changed, status: int = 200) -> Response:
        await self._save(changed.subscription)
        self._directory.apply(changed.subscription)
        document = public(changed.subscription)
        if changed.secret is not None:
            document["secret"] = changed.secret  # shown this once, to the one who asked for it
        return JSONResponse(document, status, {"cache-control": "no-store"})


async def _body(request: Request) -> dict[str, Any]:
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > MOST_BYTES:
            raise HTTPException(413, f"at most {MOST_BYTES} bytes")
    try:
        return msgspec.json.decode(data, type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise InputError(f"not a JSON object: {error}; /openapi.json says what it has") from None


def _text(fields: dict[str, Any], name: str) -> str | None:
    """A part of the address, taken out of the fields."""
    value = fields.pop(name, None)
    if value is not None and not isinstance(value, str):
        raise SettingError(f"{name} is text: put it in quotation marks")
    return value
