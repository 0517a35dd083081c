"""Signatures of Standard Webhooks 1.0.0: what they cover, how secrets look, how they are rotated.

Signed are the bytes `{id}.{timestamp}.{body}` with HMAC-SHA256; the header `webhook-signature` lists one signature
for each secret that is valid now, so a receiver may change its secret whenever it likes during a rotation.
"""

import base64
import binascii
import hmac
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from parley.domain.errors import SettingError

PREFIX = "whsec_"
SECRET_BYTES = 32
"""Of a secret that we make; Standard Webhooks asks for 24 to 64."""


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
        raise SettingError("a webhook needs a signing secret: name it as secret_file or secret_env")
    timestamp = int(at.timestamp())
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signature(secret, message_id, timestamp, body) for secret in secrets),
    }
