"""The HTTP side: feeds and calendars for all, subscriptions for those who know the token."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from importlib.metadata import version

import msgspec
import structlog
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parley.adapters.broker.clients import reader
from parley.adapters.settings import Settings
from parley.adapters.subscribing import Declared, Directory, following
from parley.domain.delivering.board import Board
from parley.domain.errors import ParleyError
from parley.web.errors import explained
from parley.web.openapi import openapi
from parley.web.publications import Publications
from parley.web.subscriptions import Save, Subscriptions
from parley_topics import codec
from parley_topics.developments import AnyAnnouncement
from parley_topics.registry import DEVELOPMENTS

_log = structlog.get_logger("parley.web")
_HEADERS = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}


def make_app(
    settings: Settings,
    board: Board,
    directory: Directory,
    base: str,
    *,
    save: Save | None = None,
    ready: Callable[[], bool] = lambda: True,
) -> Starlette:
    """The application over a board and the subscriptions; `base` is the address that it is reached under.

    `save` writes a subscription, by default to the broker. `ready` says whether all that there was has been read.
    """

    async def document(_request: Request) -> Response:
        return JSONResponse(openapi(base, version("parleywatch")))

    async def healthy(_request: Request) -> Response:
        return PlainTextResponse("ok")

    async def is_ready(_request: Request) -> Response:
        return PlainTextResponse("ok") if ready() else PlainTextResponse("still reading", 503)

    return Starlette(
        routes=[
            *Publications(board, base).routes(),
            *Subscriptions(settings, directory, save).routes(),
            Route("/openapi.json", document),
            Route("/healthz", healthy),
            Route("/readyz", is_ready),
        ],
        exception_handlers={ParleyError: explained, HTTPException: explained},
        middleware=[Middleware(SecureHeaders)],
    )


class SecureHeaders:
    """Puts the headers on every answer that keep browsers from guessing what it is and from telling where it was."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)


@asynccontextmanager
async def serving(
    settings: Settings, base: str, declared: Iterable[Declared], failed: Callable[[BaseException], None]
) -> AsyncIterator[Starlette]:
    """The application with a board and subscriptions that follow the broker; `failed` is told where they cannot."""
    board, caught_up = Board(), asyncio.Event()
    async with (
        following(settings, failed, declared) as directory,
        reader(settings, DEVELOPMENTS) as developments,
    ):
        ends = await developments.end_offsets(developments.assignment())

        async def follow() -> None:
            left = {tp for tp, end in ends.items() if end > 0}
            if not left:
                caught_up.set()
            async for record in developments:
                try:
                    board.take(codec.decode(record.value or b"", AnyAnnouncement))  # type: ignore[arg-type] # a union
                except msgspec.DecodeError as error:
                    _log.error(
                        "a development cannot be read", place=f"{record.partition}/{record.offset}", reason=str(error)
                    )
                left = {tp for tp in left if await developments.position(tp) < ends[tp]}
                if not left:
                    caught_up.set()

        task = asyncio.create_task(follow())
        task.add_done_callback(lambda t: None if t.cancelled() else failed(t.exception() or RuntimeError("ended")))
        try:
            yield make_app(settings, board, directory, base, ready=caught_up.is_set)
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
