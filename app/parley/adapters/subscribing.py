"""The subscriptions as they now stand: those of the topic, and those that the configuration file declares."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import msgspec
import structlog

from parley.adapters.broker.clients import producer, read_to_end, reader
from parley.adapters.secrets import Vault
from parley.adapters.settings import Settings
from parley.domain.delivering.addresses import Address
from parley.domain.errors import SettingError
from parley_topics import codec
from parley_topics.deliveries import Subscription
from parley_topics.events import subscription_message
from parley_topics.registry import SUBSCRIPTIONS

_log = structlog.get_logger("parley.deliver")


@dataclass(frozen=True)
class Declared:
    """A subscription of the configuration file, with the address that only the file knows."""

    subscription: Subscription
    address: Address


class Directory:
    """Every subscription by its id, and the way to its address.

    Of one that the file declares, the topic keeps only whether it is paused or disabled.
    """

    def __init__(self, vault: Vault, declared: Iterable[Declared] = ()) -> None:
        self._vault = vault
        self._declared = {entry.subscription.id: entry for entry in declared}
        self._subscriptions = {ident: entry.subscription for ident, entry in self._declared.items()}

    def apply(self, subscription: Subscription) -> None:
        """Take in a subscription as the topic has it."""
        entry = self._declared.get(subscription.id)
        if entry is not None:
            state = "active" if subscription.state == "removed" else subscription.state
            subscription = msgspec.structs.replace(entry.subscription, state=state, reason=subscription.reason)
        if subscription.state == "removed":
            self._subscriptions.pop(subscription.id, None)
        else:
            self._subscriptions[subscription.id] = subscription

    def take(self, value: bytes | None) -> None:
        """Take in a message of the topic; one that cannot be read is told of and left out."""
        try:
            self.apply(codec.decode(value or b"", Subscription))
        except msgspec.DecodeError as error:
            _log.error("a subscription cannot be read", reason=str(error))

    def all(self) -> list[Subscription]:
        """All that are not removed, in order of their names."""
        return sorted(self._subscriptions.values(), key=lambda s: (s.name, s.id))

    def get(self, ident: str) -> Subscription | None:
        """The subscription of an id."""
        return self._subscriptions.get(ident)

    def is_declared(self, ident: str) -> bool:
        """Whether the configuration file declares it: then it is changed there, and nowhere else."""
        return ident in self._declared

    def address(self, subscription: Subscription) -> Address:
        """Where a subscription goes to. Raises SettingError where no key opens it."""
        entry = self._declared.get(subscription.id)
        if entry is not None:
            return entry.address
        if not subscription.target.sealed:
            raise SettingError(
                f"{subscription.name}: its address was in the configuration file, which has it no more: "
                "`parley subscribe remove` ends it"
            )
        return self._vault.open(subscription.id, subscription.target.sealed)


async def load(settings: Settings, declared: Iterable[Declared] = ()) -> Directory:
    """The subscriptions as they stand on the broker now. Raises UnavailableError where it does not answer."""
    directory = Directory(Vault.from_setting(settings.secret_key), declared)
    async for record in read_to_end(settings, SUBSCRIPTIONS):
        directory.take(record.value)
    return directory


async def save(settings: Settings, *subscriptions: Subscription) -> None:
    """Write subscriptions; returns when the broker has them."""
    async with producer(settings) as client:
        await asyncio.gather(*[await client.send(subscription_message(s)) for s in subscriptions])


@asynccontextmanager
async def following(
    settings: Settings, failed: Callable[[BaseException], None], declared: Iterable[Declared] = ()
) -> AsyncIterator[Directory]:
    """A directory that has all there is when it is given, and follows every change from then on.

    `failed` is told where it can follow no longer: then it must not be used any more.
    """
    directory = Directory(Vault.from_setting(settings.secret_key), declared)
    async with reader(settings, SUBSCRIPTIONS) as client:
        ends = await client.end_offsets(client.assignment())
        for tp, end in ends.items():
            while await client.position(tp) < end:
                for record in (await client.getmany(tp, timeout_ms=500)).get(tp, []):
                    directory.take(record.value)

        async def follow() -> None:
            async for record in client:
                directory.take(record.value)

        task = asyncio.create_task(follow())
        task.add_done_callback(lambda t: None if t.cancelled() else failed(t.exception() or RuntimeError("ended")))
        try:
            yield directory
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
