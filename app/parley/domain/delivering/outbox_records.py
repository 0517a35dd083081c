"""The records that an outbox keeps, and the keys that it keeps them under."""

from typing import NamedTuple

import msgspec
from msgspec import Struct

from parley.domain.delivering.attempts import Progress
from parley.domain.delivering.identities import group_id
from parley_topics.deliveries import Delivery, GroupClosed, Receipt


class Sent(Struct, frozen=True, kw_only=True):
    """The last revision of a development that a subscription was sent."""

    revision: int
    at: str
    receipt: Receipt | None = None


class Group(Struct, frozen=True, kw_only=True):
    """What waits to be sent together."""

    members: tuple[str, ...] = ()
    due: str | None = None
    closed_at: str | None = None


class Waiting(Progress, frozen=True, kw_only=True):
    """A delivery that waits, with its progress; `held` in a group that is still open."""

    delivery: Delivery
    held: bool = False


class IndexEntry(NamedTuple):
    """What the index knows of a delivery that waits on its own."""

    subscription: str
    attempts: int
    due: str


def one_message(members: list[Delivery], closed: GroupClosed) -> Delivery:
    """The message that stands for members of a closed group; one alone keeps its id."""
    if len(members) == 1:
        return msgspec.structs.replace(members[0], group=None, created_at=closed.at, not_before=None)
    return Delivery(
        id=group_id(closed.subscription, tuple(member.id for member in members)),
        subscription=closed.subscription,
        announcements=tuple(told for member in members for told in member.announcements),
        created_at=closed.at,
    )


def group_key(delivery: Delivery) -> str:
    """The group that a delivery waits in, among those of all subscriptions."""
    return f"{delivery.subscription}/{delivery.group}"


def sent_key(subscription: str, development: str) -> str:
    """Where it is kept what a subscription was told of a development."""
    return f"sent/{subscription}/{development}"


def thread_key(subscription: str, subject: str) -> str:
    """Where it is kept which message began a subject's thread."""
    return f"thread/{subscription}/{subject}"
