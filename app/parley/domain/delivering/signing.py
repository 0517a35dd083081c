"""Signatures of Standard Webhooks 1.0.0: what they cover, how secrets look, how they are rotated.

Signed are the bytes `{id}.{timestamp}.{body}` with HMAC-SHA256; the header `webhook-signature` lists one signature
for each secret that is valid now, so a receiver may change its secret whenever it likes during a rotation.
"""

import base64
import binascii
import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from parley.domain.errors import InputError, SettingError

PREFIX = "whsec_"
SECRET_BYTES = 32
"""Of a secret that we make; Standard Webhooks asks for 24 to 64."""

TOLERANCE = timedelta(minutes=5)
"""How far a timestamp may be from the receiver's clock, as the reference libraries have it."""


class SignatureError(InputError):
    """A message is not signed as it should be."""


def write_secret(key: bytes) -> str:
    """A secret as it is shown once to the receiver's owner: `whsec_` and base64."""
    return PREFIX + base64.b64encode(key).decode()


def read_secret(secret: str) -> bytes:
    """The key in a secret, with or without its prefix. Raises SettingError where it is none of 24 to 64 bytes."""
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        raise SettingError("the signing secret is not base64: write it as whsec_… of 24 to 64 bytes") from None
    if not 24 <= len(key) <= 64:
        raise SettingError(f"the signing secret has {len(key)} bytes: write it as whsec_… of 24 to 64 bytes")
    return key


def signature(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """The `v1` signature of one secret; `timestamp` is the attempt's, in whole seconds since 1970."""
    digest = hmac.new(read_secret(secret), f"{message_id}.{timestamp}.".encode() + body, sha256).digest()
    return "v1," + base64.b64encode(digest).decode()


def signed_headers(secrets: Sequence[str], message_id: str, at: datetime, body: bytes) -> dict[str, str]:
    """The three headers of Standard Webhooks; several secrets while one of them is being replaced.

    Raises SettingError where a secret cannot be read, or there is none.
    """
    if not secrets:
        raise SettingError("a webhook needs a signing secret")
    timestamp = int(at.timestamp())
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signature(secret, message_id, timestamp, body) for secret in secrets),
    }


def verify(secret: str, headers: Mapping[str, str], body: bytes, now: datetime) -> str:
    """The id of a message that was signed with this secret within the tolerance; names of headers in lower case.

    Raises SignatureError otherwise.
    """
    try:
        message_id = headers["webhook-id"]
        timestamp = int(headers["webhook-timestamp"])
        signatures = headers["webhook-signature"].split()
    except (KeyError, ValueError) as error:
        raise SignatureError(f"not a signed message: {error}") from None
    if abs(now.timestamp() - timestamp) > TOLERANCE.total_seconds():
        raise SignatureError("the timestamp is more than five minutes from now")
    expected = signature(secret, message_id, timestamp, body)
    if not any(hmac.compare_digest(expected, given) for given in signatures):
        raise SignatureError("no signature fits")
    return message_id
