"""The one HTTP client: guarded, bounded in bytes and in time, redirected by hand. Nothing else imports httpx.

It sends no cookies, no referrer and nothing from the environment; it asks for gzip or deflate and unpacks them itself.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal, Self, TypeAlias

import httpcore
import httpx

from parley.adapters.http.body import BadEncodingError, TooLargeError, read_body
from parley.adapters.http.guard import ForbiddenAddressError, Guard, GuardedBackend, NameNotResolvedError
from parley.domain.errors import SettingError, UnavailableError

FailureKind: TypeAlias = Literal[
    "address", "forbidden", "name", "connect", "tls", "timeout", "protocol", "too-large", "encoding", "redirects"
]

MEGABYTE = 1_048_576
REDIRECTS = frozenset({301, 302, 303, 307, 308})


class FetchError(UnavailableError):
    """A request got no usable answer; `kind` says of what sort the failure is, `redirects` how far it came."""

    def __init__(self, kind: FailureKind, url: str, detail: str, redirects: "tuple[Redirect, ...]" = ()) -> None:
        super().__init__(f"{url}: {kind}: {detail}")
        self.kind = kind
        if kind in ("address", "forbidden"):
            self.retryable, self.exit_code = False, SettingError.exit_code
        self.url = url
        self.detail = detail
        self.redirects = redirects


@dataclass(frozen=True)
class Limits:
    """How much of an answer is taken, and how long it may take in all, in seconds."""

    max_bytes: int = 15 * MEGABYTE
    deadline: float = 40.0
    connect: float = 10.0
    silence: float = 15.0
    max_redirects: int = 8


@dataclass(frozen=True)
class Redirect:
    """One step of a redirect: the status, the address that gave it and the one that it leads to."""

    status: int
    source: str
    target: str


@dataclass(frozen=True)
class Response:
    """A whole answer. Header names are in lower case; those that came several times are joined by a comma."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    redirects: tuple[Redirect, ...] = ()


@dataclass
class Client:
    """An HTTP client for answers that nobody trusts. Use it as an async context manager, or close it.

    proxy: address of an HTTP proxy, a trusted hop that resolves names itself: then only literal addresses are judged.
    ca_file: a file of certificates to trust besides the usual ones' place.
    """

    user_agent: str
    guard: Guard = field(default_factory=Guard)
    limits: Limits = field(default_factory=Limits)
    proxy: str | None = None
    ca_file: str | None = None
    max_connections: int = 100
    http2: bool = True
    backend: httpcore.AsyncNetworkBackend | None = None
    _pool: httpcore.AsyncConnectionPool = field(init=False, repr=False)

    def __post_init__(self) -> None:
        context = tls_context(self.ca_file)
        backend = self.backend or GuardedBackend(self.guard)
        if self.proxy is None:
            self._pool = httpcore.AsyncConnectionPool(
                ssl_context=context,
                max_connections=self.max_connections,
                max_keepalive_connections=20,
                keepalive_expiry=5.0,
                http2=self.http2,
                network_backend=backend,
            )
            return
        try:
            self._pool = httpcore.AsyncHTTPProxy(
                proxy_url=self.proxy, ssl_context=context, max_connections=self.max_connections, http2=self.http2
            )
        except (ValueError, httpcore.UnsupportedProtocol) as error:
            raise SettingError(f"proxy {self.proxy!r} is no address of a proxy: write http://host:port") from error

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()

    async def get(
        self, url: str, headers: Mapping[str, str] | None = None, *, limits: Limits | None = None
    ) -> Response:
        """The answer to a GET, redirects followed and each of them guarded. Raises FetchError."""
        return await self.request("GET", url, headers=headers, limits=limits, follow=True)

    async def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes = b"",
        limits: Limits | None = None,
        follow: bool = False,
    ) -> Response:
        """The answer to one request; a redirect is an answer too unless `follow`, which is for GET alone.

        Raises FetchError for anything but a whole answer within the limits.
        """
        limits = limits or self.limits
        chain: list[Redirect] = []
        current = url
        try:
            async with asyncio.timeout(limits.deadline):
                while True:
                    answer = await self._once(method, current, headers or {}, content, limits, follow=follow)
                    if not follow or answer.status not in REDIRECTS or not answer.headers.get("location"):
                        return Response(current, answer.status, answer.headers, answer.body, tuple(chain))
                    current = _step(chain, answer, limits.max_redirects)
        except TimeoutError as error:
            raise FetchError("timeout", url, f"no whole answer in {limits.deadline:g} s", tuple(chain)) from error
        except FetchError as error:
            error.redirects = tuple(chain)
            raise

    async def _once(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        content: bytes,
        limits: Limits,
        *,
        follow: bool,
    ) -> Response:
        request = self._prepared(method, url, headers, content, limits)
        async with _explained(url):
            response = await self._pool.handle_async_request(request)
            try:
                received: dict[str, str] = {}
                for name, value in response.headers:
                    key, text = name.decode("latin-1").lower(), value.decode("latin-1")
                    received[key] = f"{received[key]}, {text}" if key in received else text
                if response.status == 304 or (follow and response.status in REDIRECTS):
                    return Response(url, response.status, received, b"")
                stream = response.stream
                assert not isinstance(stream, bytes)  # noqa: S101 - httpcore's pools always stream
                body = await read_body(stream, received.get("content-encoding", ""), limits.max_bytes)  # type: ignore[arg-type] # the async pool's stream is async
                return Response(url, response.status, received, body)
            finally:
                await response.aclose()

    def _prepared(
        self, method: str, url: str, headers: Mapping[str, str], content: bytes, limits: Limits
    ) -> httpcore.Request:
        try:
            parsed = httpx.URL(url.strip())
        except (httpx.InvalidURL, ValueError, TypeError) as error:
            raise FetchError("address", url, str(error)) from error
        if parsed.scheme not in ("http", "https") or not parsed.host:
            raise FetchError("address", url, "only http and https addresses are fetched")
        if self.proxy is not None:
            try:
                self.guard.check_literal(parsed.host, parsed.port or (443 if parsed.scheme == "https" else 80))
            except ForbiddenAddressError as error:
                raise FetchError("forbidden", url, str(error)) from error
        built = httpx.Request(
            method,
            parsed.copy_with(fragment=None),
            headers={"user-agent": self.user_agent, "accept": "*/*", **headers, "accept-encoding": "gzip, deflate"},
            content=content or None,
        )
        return httpcore.Request(
            method=built.method,
            url=httpcore.URL(
                scheme=built.url.raw_scheme, host=built.url.raw_host, port=built.url.port, target=built.url.raw_path
            ),
            headers=built.headers.raw,
            content=content or None,
            extensions={
                "timeout": {
                    "connect": limits.connect,
                    "read": limits.silence,
                    "write": limits.silence,
                    "pool": limits.deadline,
                }
            },
        )


@asynccontextmanager
async def _explained(url: str) -> AsyncIterator[None]:
    """What goes wrong below, as a FetchError of its kind."""
    try:
        yield
    except ForbiddenAddressError as error:
        raise FetchError("forbidden", url, str(error)) from error
    except NameNotResolvedError as error:
        raise FetchError("name", url, str(error)) from error
    except httpcore.TimeoutException as error:
        raise FetchError("timeout", url, type(error).__name__) from error
    except httpcore.ConnectError as error:
        kind: FailureKind = "tls" if isinstance(_root(error), ssl.SSLError) else "connect"
        raise FetchError(kind, url, str(error)) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, httpcore.UnsupportedProtocol) as error:
        raise FetchError("protocol", url, str(error) or type(error).__name__) from error
    except TooLargeError as error:
        raise FetchError("too-large", url, "the body is larger than its cap") from error
    except BadEncodingError as error:
        raise FetchError("encoding", url, str(error)) from error


def _root(error: BaseException) -> BaseException:
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__ or error
    return error


def _step(chain: list[Redirect], answer: Response, most: int) -> str:
    """Add the redirect that an answer is to the chain; gives the address that it leads to."""
    target = _target(answer.url, answer.headers["location"])
    chain.append(Redirect(answer.status, answer.url, target))
    if len(chain) > most:
        raise FetchError("redirects", chain[0].source, f"more than {most} in a row")
    if any(step.source == target for step in chain):
        raise FetchError("redirects", chain[0].source, f"they come back to {target}")
    return target


def _target(current: str, location: str) -> str:
    """The address that a Location header leads to, in whatever bytes it was written."""
    text = location.encode("latin-1", "replace").decode("utf-8", "replace").strip()
    try:
        return str(httpx.URL(current).join(text).copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError("address", current, f"redirects to {location!r}: {error}") from error


def tls_context(ca_file: str | None = None) -> ssl.SSLContext:
    """A TLS context that verifies names and certificates; raises SettingError for a file without certificates."""
    context = httpx.create_ssl_context(trust_env=False)
    if ca_file is not None:
        try:
            context.load_verify_locations(ca_file)
        except (OSError, ssl.SSLError) as error:
            raise SettingError(f"{ca_file}: no certificates to trust: {error}") from error
    return context
