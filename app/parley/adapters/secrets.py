"""Secrets at rest: addresses and secrets of receivers are sealed before they go onto a topic.

AES-256-GCM with a fresh nonce for each seal; the id of the subscription is authenticated with it, so that a sealed
address cannot be put into another subscription. The keys are a setting (PARLEY_SECRET_KEY): the first one seals, all of
them open, so a key is replaced by writing a new one before it.
"""

import base64
import binascii
import os
from collections.abc import Sequence
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from parley.domain.delivering.addresses import Address
from parley.domain.errors import SettingError
from parley_topics import codec

KEY_BYTES = 32
_NONCE_BYTES = 12
_HOW = "PARLEY_SECRET_KEY holds one key or several, each as `parley subscribe key` makes it, with commas between"


def make_key() -> str:
    """A new key, as text for the setting."""
    return base64.urlsafe_b64encode(os.urandom(KEY_BYTES)).decode()


class Vault:
    """Seals and opens addresses with the keys of this installation."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._ciphers = {_key_id(key): AESGCM(key) for key in keys}
        self._first = _key_id(keys[0]) if keys else None

    @classmethod
    def from_setting(cls, text: str | None) -> "Vault":
        """The vault of a setting; without one nothing can be sealed or opened. Raises SettingError for wrong keys."""
        keys = []
        for part in (text or "").split(","):
            if not part.strip():
                continue
            try:
                key = base64.urlsafe_b64decode(part.strip())
            except (binascii.Error, ValueError):
                raise SettingError(f"a key is not base64: {_HOW}") from None
            if len(key) != KEY_BYTES:
                raise SettingError(f"a key has {len(key)} bytes instead of {KEY_BYTES}: {_HOW}")
            keys.append(key)
        return cls(keys)

    def seal(self, subscription: str, address: Address) -> str:
        """An address as text that only this installation can read. Raises SettingError where there is no key."""
        if self._first is None:
            raise SettingError(f"there is no key to seal secrets with: {_HOW}")
        nonce = os.urandom(_NONCE_BYTES)
        sealed = self._ciphers[self._first].encrypt(nonce, codec.encode(address), subscription.encode())
        return f"{self._first}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, subscription: str, sealed: str) -> Address:
        """The address in a sealed text. Raises SettingError where no key fits."""
        key_id, _, text = sealed.partition(".")
        cipher = self._ciphers.get(key_id)
        if cipher is None:
            raise SettingError(f"{subscription}: its secrets were sealed with a key that is not set. {_HOW}")
        data = base64.urlsafe_b64decode(text)
        try:
            plain = cipher.decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], subscription.encode())
        except InvalidTag:
            raise SettingError(
                f"{subscription}: its sealed secrets have been changed, or belong to another: "
                "`parley subscribe edit` takes new ones"
            ) from None
        return codec.decode(plain, Address)


def _key_id(key: bytes) -> str:
    return sha256(b"parleywatch key id" + key).hexdigest()[:8]
