"""Errors over HTTP, all of one shape: `{"error": {"status": …, "message": …}}`."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from parley.domain.errors import ParleyError, UnavailableError


def error_response(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    """An error; the message is for the one who asked, and names no secret."""
    return JSONResponse({"error": {"status": status, "message": message}}, status, headers)


async def explained(_request: Request, error: Exception) -> Response:
    """What an error that is ours to explain, or starlette's, looks like."""
    if isinstance(error, HTTPException):
        return error_response(error.status_code, error.detail, dict(error.headers or {}))
    if isinstance(error, UnavailableError):
        return error_response(503, "the broker does not answer; try again later", {"retry-after": "5"})
    return error_response(400 if isinstance(error, ParleyError) else 500, str(error))
