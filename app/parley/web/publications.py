"""Feeds and calendars over HTTP: rendered when something has changed, and answered with 304 when nothing has."""

from collections.abc import Callable
from email.utils import formatdate
from hashlib import sha256
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from parley.domain.delivering.board import Board
from parley.domain.delivering.rendering import calendar as calendars
from parley.domain.delivering.rendering import feeds
from parley.domain.delivering.rendering.phrases import negotiation_title
from parley.domain.delivering.times import read_instant
from parley_topics.developments import AnyAnnouncement

MAX_AGE = 60
ALL = "all"

Render = Callable[[list[AnyAnnouncement], str, str], bytes]


def _atom(news: list[AnyAnnouncement], title: str, address: str) -> bytes:
    return feeds.atom(feeds.newest_first(news), title, address)


def _json_feed(news: list[AnyAnnouncement], title: str, address: str) -> bytes:
    return feeds.json_feed(feeds.newest_first(news), title, address)


def _calendar(news: list[AnyAnnouncement], title: str, _address: str) -> bytes:
    return calendars.calendar(calendars.meetings(news), title)


FORMS: dict[str, tuple[str, Render]] = {
    "atom": (feeds.ATOM_TYPE, _atom),
    "json": (feeds.JSON_FEED_TYPE, _json_feed),
    "ics": (calendars.CONTENT_TYPE, _calendar),
}


class Publications:
    """Serves what the board holds under /feeds/NEGOTIATION.{atom,json,ics}, `all` for every negotiation."""

    def __init__(self, board: Board, base: str) -> None:
        self._board = board
        self._base = base.rstrip("/")
        self._rendered: dict[str, tuple[int, bytes, str, str]] = {}

    def routes(self) -> list[Route]:
        """The routes."""
        return [Route("/feeds", self.index), Route("/feeds/{name}", self.serve)]

    async def index(self, _request: Request) -> Response:
        """Which feeds there are."""
        names = [ALL, *self._board.negotiations()]
        feeds_of = {name: {form: f"{self._base}/feeds/{quote(name)}.{form}" for form in FORMS} for name in names}
        return JSONResponse({"feeds": feeds_of})

    async def serve(self, request: Request) -> Response:
        """One feed or calendar; 304 where the asker has it already."""
        negotiation, _, form = request.path_params["name"].rpartition(".")
        if form not in FORMS or (negotiation != ALL and negotiation not in self._board.negotiations()):
            raise HTTPException(404, "no such feed: /feeds lists them")
        body, etag, modified = self._render(negotiation, form)
        headers = {"etag": etag, "last-modified": modified, "cache-control": f"public, max-age={MAX_AGE}"}
        if _known(request, etag, modified):
            return Response(status_code=304, headers=headers)
        return Response(body, media_type=FORMS[form][0], headers=headers)

    def _render(self, negotiation: str, form: str) -> tuple[bytes, str, str]:
        path = f"{negotiation}.{form}"
        kept = self._rendered.get(path)
        if kept is None or kept[0] != self._board.changes:
            news = self._board.developments(None if negotiation == ALL else negotiation)
            title = "All negotiations" if negotiation == ALL else negotiation_title(news[0])
            body = FORMS[form][1](news, title, f"{self._base}/feeds/{quote(path)}")
            newest = max(map(feeds.updated, news), default=feeds.NEVER)
            modified = formatdate(read_instant(newest).timestamp(), usegmt=True)
            kept = (self._board.changes, body, f'"{sha256(body).hexdigest()[:32]}"', modified)
            self._rendered[path] = kept
        return kept[1:]


def _known(request: Request, etag: str, modified: str) -> bool:
    """Whether the asker has this version: by its ETag, else by its time (RFC 9110, 13.2.2)."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or etag in {tag.strip().removeprefix("W/") for tag in tags.split(",")}
    return request.headers.get("if-modified-since") == modified
