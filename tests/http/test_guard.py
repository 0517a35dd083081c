"""The guard lets out to the public internet and to nowhere else."""

import ipaddress

import httpcore
import pytest

from parley.adapters.http.guard import ForbiddenAddressError, Guard, GuardedBackend, is_public, resolve
from parley.domain.errors import InputError

INSIDE = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:100.64.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
]
OUTSIDE = ["1.1.1.1", "8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001:82a::200e", "::ffff:8.8.8.8"]


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_inside_are_not_public(address: str) -> None:
    """Private, shared, link-local, documentation, translated and multicast addresses are refused."""
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE)
def test_addresses_outside_are_public(address: str) -> None:
    """Ordinary hosts pass, in either family."""
    assert is_public(ipaddress.ip_address(address))


def test_one_private_record_refuses_the_host() -> None:
    """A name with a public and a private address is refused whole: the attacker picks which is dialled."""
    with pytest.raises(ForbiddenAddressError, match=r"10\.0\.0\.1"):
        Guard().check("mixed.example", ["8.8.8.8", "10.0.0.1"], 443)


def test_ports_are_the_webs() -> None:
    """A public address is dialled on ports of the web only."""
    Guard().check("site.example", ["8.8.8.8"], 443)
    with pytest.raises(ForbiddenAddressError, match="25"):
        Guard().check("site.example", ["8.8.8.8"], 25)


def test_allowed_networks_pass_on_any_port() -> None:
    """What the operator has allowed is dialled, and its neighbours are not."""
    guard = Guard.of(allow=["10.1.0.0/16"])
    guard.check("intranet", ["10.1.2.3"], 9000)
    with pytest.raises(ForbiddenAddressError):
        guard.check("intranet", ["10.2.2.3"], 80)


def test_a_wrong_network_is_an_input_error() -> None:
    """A network that is none names the text and the form."""
    with pytest.raises(InputError, match=r"10\.1\.0\.0/16"):
        Guard.of(allow=["ten.one"])


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "0177.0.0.1", "localhost"])
async def test_odd_spellings_are_judged_after_resolution(host: str) -> None:
    """Numbers and short forms that the resolver reads as loopback are refused as such."""
    with pytest.raises((ForbiddenAddressError, httpcore.ConnectError)):
        await GuardedBackend(Guard()).connect_tcp(host, 80, timeout=5)


async def test_the_judged_address_is_the_dialled_one() -> None:
    """A name that changes between two look-ups is asked once, so the check and the connection see the same."""
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    dialled: list[str] = []

    async def rebinding(_host: str, _port: int) -> list[str]:
        return next(answers)

    class Dialler(httpcore.AsyncMockBackend):
        async def connect_tcp(self, host: str, *rest: object, **more: object) -> httpcore.AsyncNetworkStream:
            dialled.append(host)
            return await super().connect_tcp(host, 443)

    await GuardedBackend(Guard(), rebinding, Dialler([])).connect_tcp("rebind.example", 443)
    assert dialled == ["8.8.8.8"]


async def test_a_dead_address_gives_way_to_the_next() -> None:
    """Where the first address does not answer, the second is dialled."""
    dialled: list[str] = []

    async def two(_host: str, _port: int) -> list[str]:
        return ["2606:4700:4700::1111", "1.1.1.1"]

    class Dialler(httpcore.AsyncMockBackend):
        async def connect_tcp(self, host: str, *rest: object, **more: object) -> httpcore.AsyncNetworkStream:
            dialled.append(host)
            if ":" in host:
                raise httpcore.ConnectError("no route")
            return await super().connect_tcp(host, 443)

    await GuardedBackend(Guard(), two, Dialler([])).connect_tcp("dual.example", 443)
    assert dialled == ["2606:4700:4700::1111", "1.1.1.1"]


async def test_names_resolve_without_repeats() -> None:
    """The resolver gives each address once."""
    found = await resolve("localhost", 80)
    assert found
    assert len(found) == len(set(found))
