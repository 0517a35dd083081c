"""The bytes of the contract: JSON in UTF-8 with sorted keys, so that equal records are equal bytes."""

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_encoder = msgspec.json.Encoder(order="sorted")
_decoders: dict[Any, "msgspec.json.Decoder[Any]"] = {}


def encode(record: Any) -> bytes:
    """A record as JSON, without a line end."""
    return _encoder.encode(record)


def decode(data: bytes | str, kind: type[T]) -> T:
    """A record of `kind` from JSON; fields it does not know are ignored.

    Raises msgspec.DecodeError where the bytes are not JSON, and its subclass msgspec.ValidationError, which names the
    place, where they are not such a record.
    """
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    try:
        record: T = decoder.decode(data)
    except UnicodeDecodeError as error:
        raise msgspec.DecodeError("not UTF-8; save it as UTF-8") from error
    except RecursionError as error:
        raise msgspec.DecodeError("nested too deeply for a record") from error
    return record
