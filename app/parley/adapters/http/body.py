"""Bodies as they arrive: decompressed piece by piece, never more than the caps in memory."""

import zlib
from collections.abc import AsyncIterable

PIECE = 65_536


class TooLargeError(Exception):
    """A body is larger than its cap, packed or unpacked."""


class BadEncodingError(Exception):
    """A body is not in the content encoding that it says, or in one that was not asked for."""


class _Identity:
    def feed(self, data: bytes, room: int) -> bytes:
        if len(data) > room:
            raise TooLargeError
        return data

    def finish(self) -> None:
        """Nothing is held back."""


class _Deflated:
    """gzip (of several members, with junk behind the last), zlib and raw deflate; output bounded by zlib itself."""

    def __init__(self, wbits: int) -> None:
        self._wbits = wbits
        self._inflater = zlib.decompressobj(wbits)
        self._started = False
        self._plain = False

    def feed(self, data: bytes, room: int) -> bytes:
        out = bytearray()
        while data:
            if self._plain:
                out += data
                break
            try:
                piece = self._inflater.decompress(data, room - len(out) + 1)
            except zlib.error as error:
                if not self._restart(data, started=self._started or bool(out)):
                    if self._started or out:
                        break
                    raise BadEncodingError(str(error)) from error
                continue
            out += piece
            if len(out) > room:
                raise TooLargeError
            if self._inflater.eof:
                self._started = True
                data = self._inflater.unused_data
                self._inflater = zlib.decompressobj(self._wbits)
                continue
            data = self._inflater.unconsumed_tail
        if len(out) > room:
            raise TooLargeError
        self._started = self._started or bool(out)
        return bytes(out)

    def _restart(self, data: bytes, *, started: bool) -> bool:
        """Servers say `deflate` and mean it raw, or say gzip and send plain text: the first bytes tell."""
        if started:
            return False
        if self._wbits == zlib.MAX_WBITS:
            self._wbits = -zlib.MAX_WBITS
            self._inflater = zlib.decompressobj(self._wbits)
            return True
        if data.lstrip()[:1] in (b"<", b"{", b"[", b"\xef"):
            self._plain = True
            return True
        return False

    def finish(self) -> None:
        if not self._started:
            raise BadEncodingError("the compressed body ends before its first byte")


def _decoder(encoding: str) -> _Identity | _Deflated:
    match encoding.strip().lower():
        case "" | "identity" | "none" | "utf-8":
            return _Identity()
        case "gzip" | "x-gzip":
            return _Deflated(zlib.MAX_WBITS | 16)
        case "deflate":
            return _Deflated(zlib.MAX_WBITS)
        case other:
            raise BadEncodingError(f"content encoding {other!r} was not asked for")


async def read_body(stream: AsyncIterable[bytes], encoding: str, max_bytes: int) -> bytes:
    """A body, unpacked: at most `max_bytes` as sent and as many unpacked, whatever the ratio.

    encoding: the Content-Encoding header; gzip and deflate are known, and one of them at most.
    Raises TooLargeError, BadEncodingError.
    """
    decoder = _decoder(encoding)
    body = bytearray()
    received = 0
    async for chunk in stream:
        received += len(chunk)
        if received > max_bytes:
            raise TooLargeError
        for start in range(0, len(chunk), PIECE):
            body += decoder.feed(chunk[start : start + PIECE], max_bytes - len(body))
    if received:
        decoder.finish()
    return bytes(body)
