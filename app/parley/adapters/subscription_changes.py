"""Subscriptions made and changed by people and programs: what the command line and the HTTP side both do."""

import os
from dataclasses import dataclass
from typing import Any

import msgspec

from parley.adapters.secrets import Vault
from parley.adapters.subscribing import Directory
from parley.domain.delivering.addresses import SLACK_API, Address, check_address, shown_address
from parley.domain.delivering.signing import SECRET_BYTES, write_secret
from parley.domain.delivering.subscriptions import Wanted, create, edit, find, set_state
from parley.domain.errors import InputError
from parley_topics.deliveries import Subscription

MOST_SECRETS = 2
"""Valid at once: the new one, and the one that it replaces."""


@dataclass(frozen=True)
class Changed:
    """A subscription to be saved; `secret` is a signing secret that was made for it, to be shown this once."""

    subscription: Subscription
    secret: str | None = None


@dataclass(frozen=True)
class Changes:
    """Makes changes against the subscriptions as they stand; saving them is the caller's. `now` is the time to note."""

    directory: Directory
    vault: Vault
    now: str
    allow_http: bool = False

    def add(self, wanted: Wanted, url: str | None, secret: str | None = None, token: str | None = None) -> Changed:
        """A new subscription. A webhook without a secret gets one made."""
        if any(s.name == wanted.name for s in self.directory.all()):
            raise InputError(f"{wanted.name}: there is a subscription of this name already")
        if url is None:
            if wanted.channel != "slack_bot":
                raise InputError(f"{wanted.name}: where to? It needs an address")
            url = SLACK_API
        made = make_secret() if wanted.channel == "webhook" and secret is None else None
        secrets = tuple(part for part in (made, secret) if part)
        address = Address(url=url, secrets=secrets, token=token)
        check_address(wanted.channel, address, wanted.room, allow_http=self.allow_http)
        subscription = create(wanted, address, "", self.now)
        return Changed(self._sealed(subscription, address), made)

    def edit(self, name: str, changes: dict[str, Any], url: str | None = None) -> Changed:
        """A subscription with other wishes, or another address, whose secrets stay."""
        subscription = edit(self._own(name), changes, self.now) if changes else self._own(name)
        if any(s.name == subscription.name and s.id != subscription.id for s in self.directory.all()):
            raise InputError(f"{subscription.name}: there is a subscription of this name already")
        if url is None:
            return Changed(subscription)
        address = msgspec.structs.replace(self.directory.address(subscription), url=url)
        check_address(subscription.target.channel, address, subscription.target.room, allow_http=self.allow_http)
        return Changed(self._sealed(subscription, address))

    def rotate(self, name: str) -> Changed:
        """A new signing secret for a webhook; the one that it has signs too until it is retired."""
        subscription = self._own(name)
        if subscription.target.channel != "webhook":
            raise InputError(f"{name}: only webhooks have signing secrets")
        address = self.directory.address(subscription)
        made = make_secret()
        secrets = (made, *address.secrets)[:MOST_SECRETS]
        return Changed(self._sealed(subscription, msgspec.structs.replace(address, secrets=secrets)), made)

    def retire(self, name: str) -> Changed:
        """Only the newest signing secret from now on."""
        subscription = self._own(name)
        address = self.directory.address(subscription)
        return Changed(self._sealed(subscription, msgspec.structs.replace(address, secrets=address.secrets[:1])))

    def pause(self, name: str) -> Changed:
        """Send nothing until it is resumed; what is announced meanwhile is not sent later."""
        return Changed(set_state(self._any(name), "paused", "paused by its owner", self.now))

    def resume(self, name: str) -> Changed:
        """Send again, to one that was paused or disabled."""
        return Changed(set_state(self._any(name), "active", None, self.now))

    def remove(self, name: str) -> Changed:
        """Forget a subscription, and its address."""
        subscription = self._own(name)
        target = msgspec.structs.replace(subscription.target, sealed="", shown="", room=None)
        return Changed(msgspec.structs.replace(set_state(subscription, "removed", None, self.now), target=target))

    def _any(self, name: str) -> Subscription:
        return find(self.directory.all(), name)

    def _own(self, name: str) -> Subscription:
        subscription = self._any(name)
        if self.directory.is_declared(subscription.id):
            raise InputError(f"{subscription.name}: the configuration file declares it; change it there")
        return subscription

    def _sealed(self, subscription: Subscription, address: Address) -> Subscription:
        target = msgspec.structs.replace(
            subscription.target, shown=shown_address(address.url), sealed=self.vault.seal(subscription.id, address)
        )
        return msgspec.structs.replace(subscription, target=target, changed_at=self.now)


def make_secret() -> str:
    """A new signing secret, as Standard Webhooks writes it."""
    return write_secret(os.urandom(SECRET_BYTES))
