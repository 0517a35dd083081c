"""What was sent where: the deliveries and attempts that their topics hold, put together."""

from dataclasses import dataclass, field

import msgspec
import structlog

from parley.adapters.broker.clients import producer, read_to_end
from parley.adapters.settings import Settings
from parley.domain.delivering.identities import group_id
from parley.domain.delivering.outbox import GROUP_SIZE
from parley_topics import codec
from parley_topics.deliveries import Attempt, Delivery, DeliveryRecord, GroupClosed
from parley_topics.events import delivery_message
from parley_topics.registry import DELIVERIES, DELIVERY_ATTEMPTS

_log = structlog.get_logger("parley.deliver")


@dataclass
class LoggedDelivery:
    """One message and its attempts, the oldest first. A group's message has the deliveries that it is made of."""

    id: str
    subscription: str
    created_at: str
    deliveries: list[Delivery] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """How the last attempt ended; `waiting` where there was none."""
        return self.attempts[-1].outcome if self.attempts else "waiting"


async def read_log(settings: Settings) -> list[LoggedDelivery]:
    """Everything that the topics hold, by time of creation.

    Raises UnavailableError where the broker does not answer.
    """
    entries: dict[str, LoggedDelivery] = {}
    groups: list[GroupClosed] = []
    async for record in read_to_end(settings, DELIVERIES):
        delivery = _decode(record.value, DeliveryRecord)
        if isinstance(delivery, Delivery):
            entry = entries.setdefault(
                delivery.id, LoggedDelivery(delivery.id, delivery.subscription, delivery.created_at)
            )
            entry.deliveries = [delivery]
        elif isinstance(delivery, GroupClosed):
            groups.append(delivery)
    async for record in read_to_end(settings, DELIVERY_ATTEMPTS):
        attempt = _decode(record.value, Attempt)
        if isinstance(attempt, Attempt):
            entry = entries.setdefault(
                attempt.delivery, LoggedDelivery(attempt.delivery, attempt.subscription, attempt.at)
            )
            entry.attempts.append(attempt)
    for closed in groups:
        _put_together(entries, closed)
    return sorted(entries.values(), key=lambda entry: (entry.created_at, entry.id))


async def retry(settings: Settings, entries: list[LoggedDelivery]) -> list[str]:
    """Have messages sent again, with the ids that they had; the ids of those whose content is still there."""
    again = [
        msgspec.structs.replace(delivery, forced=True, group=None, not_before=None)
        for entry in entries
        for delivery in entry.deliveries
    ]
    async with producer(settings) as client:
        for delivery in again:
            await (await client.send(delivery_message(delivery)))
    return [delivery.id for delivery in again]


def _put_together(entries: dict[str, LoggedDelivery], closed: GroupClosed) -> None:
    """Show the members of a group as the messages that they became."""
    for start in range(0, len(closed.members), GROUP_SIZE):
        members = closed.members[start : start + GROUP_SIZE]
        message = entries.get(group_id(closed.subscription, members))
        if message is not None:
            for member in members:
                part = entries.pop(member, None)
                message.deliveries += [] if part is None else part.deliveries


def _decode(value: bytes | None, kind: object) -> Delivery | GroupClosed | Attempt | None:
    try:
        record: Delivery | GroupClosed | Attempt = codec.decode(value or b"", kind)  # type: ignore[arg-type] # a union
    except msgspec.DecodeError as error:
        _log.error("a record of deliveries cannot be read", reason=str(error))
        return None
    return record
