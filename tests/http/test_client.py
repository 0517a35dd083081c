"""The client on real sockets: it follows, unpacks, stops and explains."""

import asyncio
import gzip
import ssl
import time
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests.delivering.certificates import make_certificate
from tests.http.scripted_server import Asked, reply, serve

from parley.adapters.http.client import Client, FetchError, Limits
from parley.adapters.http.guard import Guard, GuardedBackend
from parley.domain.errors import SettingError

LOOPBACK = Guard.of(allow=["127.0.0.0/8", "::1/128"])


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    """A client that may dial loopback, with small limits."""
    async with Client("parley-test/1", LOOPBACK, Limits(max_bytes=200_000, deadline=2.0, silence=0.5)) as client:
        yield client


async def test_an_answer_comes_whole(client: Client) -> None:
    """Status, headers, body and the address are those of the answer; we say who we are and send no cookie."""

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(body=b"hello", ETag='"one"', Set_Cookie="a=b")

    async with serve(script) as server:
        answer = await client.get(server.url("/feed"), {"if-none-match": '"zero"'})
        await client.get(server.url("/feed"))
    assert (answer.status, answer.body, answer.headers["etag"]) == (200, b"hello", '"one"')
    assert server.asked[0].headers["user-agent"] == "parley-test/1"
    assert server.asked[0].headers["if-none-match"] == '"zero"'
    assert "cookie" not in server.asked[1].headers
    assert "referer" not in server.asked[1].headers


async def test_redirects_are_followed_and_told(client: Client) -> None:
    """Relative and absolute targets are followed, and the chain is part of the answer."""

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        match asked.path:
            case "/old":
                return reply(301, Location="/new#part")
            case "/new":
                return reply(302, Location=f"http://localhost:{server.port}/feed")
            case _:
                return reply(body=b"found")

    async with serve(script) as server:
        answer = await client.get(server.url("/old"))
    assert answer.body == b"found"
    assert [(step.status, step.target) for step in answer.redirects] == [
        (301, server.url("/new")),
        (302, server.url("/feed", host="localhost")),
    ]


async def test_a_redirect_inside_is_refused() -> None:
    """A public page that redirects into the network is stopped at the redirect, before anything is dialled."""

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(302, Location="http://169.254.169.254/latest/meta-data/")

    async with serve(script) as server, Client("t", LOOPBACK) as client:
        with pytest.raises(FetchError, match="169") as caught:
            await client.get(server.url())
    assert caught.value.kind == "forbidden"
    assert len(caught.value.redirects) == 1


@pytest.mark.parametrize("target", ["file:///etc/passwd", "gopher://127.0.0.1/", "ftp://host.example/", "http://"])
async def test_other_schemes_are_not_followed(client: Client, target: str) -> None:
    """A redirect leads to http or https or to an error."""

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(301, Location=target)

    async with serve(script) as server:
        with pytest.raises(FetchError) as caught:
            await client.get(server.url())
    assert caught.value.kind in ("address", "redirects")


async def test_circles_and_long_chains_end(client: Client) -> None:
    """Redirects that come back, or never end, are an error of their own kind."""

    async def circle(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(301, Location="/b" if asked.path == "/a" else "/a")

    async def endless(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(301, Location=asked.path + "x")

    for script in (circle, endless):
        async with serve(script) as server:
            with pytest.raises(FetchError) as caught:
                await client.get(server.url("/a"))
        assert caught.value.kind == "redirects"
        assert len(server.asked) <= 10


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"<rss>text</rss>")),
        ("gzip", gzip.compress(b"<rss>") + gzip.compress(b"text</rss>")),
        ("gzip", gzip.compress(b"<rss>text</rss>") + b"\0\0junk"),
        ("GZIP", b"<rss>text</rss>"),
        ("deflate", zlib.compress(b"<rss>text</rss>")),
        ("deflate", zlib.compress(b"<rss>text</rss>")[2:-4]),
        ("identity", b"<rss>text</rss>"),
    ],
)
async def test_bodies_are_unpacked(client: Client, encoding: str, packed: bytes) -> None:
    """Gzip of one or several members, both deflates and mislabelled plain text come out as the text."""

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(body=packed, Content_Encoding=encoding)

    async with serve(script) as server:
        assert (await client.get(server.url())).body == b"<rss>text</rss>"


async def test_a_zip_bomb_stops_at_the_cap(client: Client) -> None:
    """A small body that unpacks to a gigabyte is given up at the cap, in little time."""
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    block = bytes(1_000_000)
    bomb = b"".join(packer.compress(block) for _ in range(150)) + packer.flush()
    assert len(bomb) < 200_000

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(body=bomb, Content_Encoding="gzip")

    async with serve(script) as server:
        with pytest.raises(FetchError) as caught:
            await client.get(server.url())
    assert caught.value.kind == "too-large"


async def test_unknown_and_broken_encodings_are_named(client: Client) -> None:
    """An encoding that was not asked for, or bytes that are not what they say, is a failure of that kind."""
    for encoding, body in (("br", b"\x0b\x02"), ("gzip", b"\x00\x01\x02"), ("gzip, gzip", b"x")):

        async def script(
            asked: Asked, _writer: asyncio.StreamWriter, body: bytes = body, encoding: str = encoding
        ) -> bytes:
            return reply(body=body, Content_Encoding=encoding)

        async with serve(script) as server:
            with pytest.raises(FetchError) as caught:
                await client.get(server.url())
        assert caught.value.kind == "encoding"


async def test_an_endless_body_stops_at_the_cap(client: Client) -> None:
    """A body without end is read to the cap and no further."""

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        while True:
            writer.write(b"x" * 10_000)
            await writer.drain()

    async with serve(script) as server:
        with pytest.raises(FetchError) as caught:
            await client.get(server.url())
    assert caught.value.kind == "too-large"


async def test_a_dripping_body_ends_at_the_deadline(client: Client) -> None:
    """A byte at a time never trips a read timeout; the deadline of the whole does."""

    async def script(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    async with serve(script) as server:
        started = time.monotonic()
        with pytest.raises(FetchError) as caught:
            await client.get(server.url(), limits=Limits(deadline=0.6, silence=5))
    assert caught.value.kind == "timeout"
    assert time.monotonic() - started < 2


async def test_silence_hangups_and_nonsense_are_failures(client: Client) -> None:
    """A server that says nothing, hangs up early or does not speak HTTP is told apart."""

    async def silent(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        await asyncio.sleep(60)
        return b""

    async def short(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
        await writer.drain()

    async def nonsense(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.example ESMTP\r\n\r\n")
        await writer.drain()

    for script, kind in ((silent, "timeout"), (short, "protocol"), (nonsense, "protocol")):
        async with serve(script) as server:
            with pytest.raises(FetchError) as caught:
                await client.get(server.url())
        assert caught.value.kind == kind


async def test_nobody_there_and_no_such_name(client: Client) -> None:
    """A closed port and an unknown name are kinds of their own."""
    async with serve(lambda asked, writer: asyncio.sleep(0, b"")) as server:
        gone = server.url()
    with pytest.raises(FetchError) as caught:
        await client.get(gone)
    assert caught.value.kind == "connect"
    with pytest.raises(FetchError) as caught:
        await client.get("http://no-such-host.invalid/")
    assert caught.value.kind in ("name", "timeout")


@pytest.mark.parametrize("url", ["", "feed.xml", "javascript:alert(1)", "http://", "http://[::1", "https://exa mple/"])
async def test_what_is_no_address_is_said_so(client: Client, url: str) -> None:
    """Text that is no web address fails as such, without a connection."""
    with pytest.raises(FetchError) as caught:
        await client.get(url)
    assert caught.value.kind in ("address", "name")


async def test_a_proxy_does_not_lead_inside() -> None:
    """Through a proxy literal private addresses are still refused; names are the proxy's to judge."""
    async with Client("t", proxy="http://127.0.0.1:9") as client:
        with pytest.raises(FetchError) as caught:
            await client.get("http://10.0.0.1/")
        assert caught.value.kind == "forbidden"
        with pytest.raises(FetchError) as caught:
            await client.get("http://localhost./")
        assert caught.value.kind == "forbidden"


async def test_posting_does_not_follow(client: Client) -> None:
    """A POST that is redirected ends there: its body goes nowhere else."""

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(307, Location="/elsewhere")

    async with serve(script) as server:
        answer = await client.request("POST", server.url("/hook"), content=b"{}")
    assert answer.status == 307
    assert [(asked.method, asked.path, asked.body) for asked in server.asked] == [("POST", "/hook", b"{}")]


async def loopback(_host: str, _port: int) -> list[str]:
    """Every name is this machine."""
    return ["127.0.0.1"]


async def test_tls_keeps_the_name(tmp_path: Path) -> None:
    """The address is what is dialled, the name is what the certificate must say: another name, or no trust, ends it."""
    certificate = make_certificate(tmp_path, "wire.example")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)

    async def script(asked: Asked, _writer: asyncio.StreamWriter) -> bytes:
        return reply(body=b"secret feed")

    async with serve(script, tls) as server:
        backend = GuardedBackend(LOOPBACK, loopback)
        async with Client("t", LOOPBACK, Limits(deadline=5), ca_file=str(certificate), backend=backend) as client:
            assert (await client.get(server.url(host="wire.example", scheme="https"))).body == b"secret feed"
            with pytest.raises(FetchError) as caught:
                await client.get(server.url(host="other.example", scheme="https"))
            assert caught.value.kind == "tls"
        async with Client("t", LOOPBACK, Limits(deadline=5), backend=backend) as distrustful:
            with pytest.raises(FetchError) as caught:
                await distrustful.get(server.url(host="wire.example", scheme="https"))
            assert caught.value.kind == "tls"


def test_a_file_without_certificates_is_a_setting_error(tmp_path: Path) -> None:
    """A wrong `ca_file` is told at the start, not with the first feed."""
    (tmp_path / "empty.pem").write_text("nothing")
    with pytest.raises(SettingError, match=r"empty\.pem"):
        Client("t", ca_file=str(tmp_path / "empty.pem"))
