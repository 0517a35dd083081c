"""The guard at connect time: no feed, page, redirect or webhook leads to an address inside the network.

A name is resolved once, every address that it has is judged, and the judged address is the one that is dialled, so a
name that changes between check and connection (DNS rebinding) gains nothing. TLS still verifies the name.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, zip_longest

import httpcore

from parley.domain.errors import InputError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network
Resolver = Callable[[str, int], Awaitable[list[str]]]

DEFAULT_PORTS = frozenset({80, 443, 8080, 8443})

# What `is_global` lets through although it leads inside, or to many: translations of IPv4 in IPv6 (RFC 6052, 8215,
# 3056, 4380), site-local (RFC 3879), documentation (RFC 9637), segment routing (RFC 9602), discard (RFC 6666), IETF
# protocol assignments (RFC 6890) and the old 6to4 relays (RFC 7526).
_NOT_PUBLIC: tuple[IPNetwork, ...] = tuple(
    ipaddress.ip_network(text)
    for text in (
        "192.0.0.0/24",
        "192.88.99.0/24",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/32",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
        "::/96",
    )
)


class ForbiddenAddressError(InputError):
    """A request would have gone to an address that is not on the public internet."""


class NameNotResolvedError(httpcore.ConnectError):
    """A host name has no address, or none now."""


def is_public(address: IPAddress) -> bool:
    """Whether an address is one host on the public internet, seen through IPv4-mapped forms."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return False
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
    if not address.is_global or address.is_multicast:
        return False
    return not any(address.version == network.version and address in network for network in _NOT_PUBLIC)


@dataclass(frozen=True)
class Guard:
    """Which addresses and ports may be dialled.

    `allow` names networks that are dialled although they are inside, on any port: what the operator has decided.
    `ports` are those allowed on public addresses; None allows all.
    """

    allow: tuple[IPNetwork, ...] = ()
    ports: frozenset[int] | None = DEFAULT_PORTS

    @classmethod
    def of(cls, allow: Iterable[str] = (), ports: Iterable[int] | None = DEFAULT_PORTS) -> "Guard":
        """A guard from networks as text (`10.1.0.0/16`); raises InputError for one that is none."""
        try:
            networks = tuple(ipaddress.ip_network(text) for text in allow)
        except ValueError as error:
            raise InputError(f"{error}: write networks as in 10.1.0.0/16") from error
        return cls(allow=networks, ports=None if ports is None else frozenset(ports))

    def check(self, host: str, addresses: Iterable[str], port: int) -> None:
        """Raise ForbiddenAddressError where any of a host's addresses, or the port, may not be dialled."""
        for text in addresses:
            address = ipaddress.ip_address(text)
            if any(address.version == network.version and address in network for network in self.allow):
                continue
            if not is_public(address):
                raise ForbiddenAddressError(
                    f"{host} leads to {address}, which is not on the public internet; "
                    "allow its network in the configuration if that is meant"
                )
            if self.ports is not None and port not in self.ports:
                raise ForbiddenAddressError(f"{host}: port {port} is not one of {sorted(self.ports)}")

    def check_literal(self, host: str, port: int) -> None:
        """The check of a host that is itself an address; a name passes. For requests that a proxy resolves."""
        try:
            address = ipaddress.ip_address(host.strip("[]"))
        except ValueError:
            if host.rstrip(".").lower() == "localhost" or host.lower().rstrip(".").endswith(".localhost"):
                self.check(host, ["127.0.0.1"], port)
            return
        self.check(host, [str(address)], port)


_resolvers = ThreadPoolExecutor(max_workers=32, thread_name_prefix="resolve")


async def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, families interleaved so that a dead one of two is not tried to the end first."""
    records = await asyncio.get_running_loop().run_in_executor(
        _resolvers, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    )
    found = dict.fromkeys(str(record[4][0]) for record in records)
    six = [address for address in found if ":" in address]
    four = [address for address in found if ":" not in address]
    first, second = (six, four) if records and records[0][0] == socket.AF_INET6 else (four, six)
    return [address for address in chain.from_iterable(zip_longest(first, second)) if address is not None]


@dataclass
class GuardedBackend(httpcore.AsyncNetworkBackend):
    """A network backend for httpcore that dials only what its guard has let pass."""

    guard: Guard
    resolver: Resolver = resolve
    dialler: httpcore.AsyncNetworkBackend = field(default_factory=httpcore.AnyIOBackend)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore's
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first address of `host` that answers; all of them must be allowed.

        Raises ForbiddenAddressError, httpcore.ConnectError, httpcore.ConnectTimeout.
        """
        try:
            addresses = await asyncio.wait_for(self.resolver(host, port), timeout)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"{host}: its name was not resolved in time") from error
        except (OSError, UnicodeError) as error:
            raise NameNotResolvedError(f"{host}: {error}") from error
        if not addresses:
            raise NameNotResolvedError(f"{host}: no address")
        self.guard.check(host, addresses, port)
        share = None if timeout is None else max(timeout / len(addresses), min(timeout, 2.0))
        failure: Exception | None = None
        for address in addresses:
            try:
                return await self.dialler.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        assert failure is not None  # noqa: S101 - there was at least one address
        raise failure

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - the signature is httpcore's
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 - the signature is httpcore's
    ) -> httpcore.AsyncNetworkStream:
        """Never: a socket file is inside."""
        raise ForbiddenAddressError(f"{path}: sockets in the file system are not dialled")

    async def sleep(self, seconds: float) -> None:
        """Wait as httpcore asks between its retries."""
        await asyncio.sleep(seconds)
