"""Deliveries: who subscribed to what, what is to be sent to them, and how each attempt ended."""

from typing import Literal, TypeAlias

from msgspec import Struct

from parley_topics.developments import AnyAnnouncement, Kind, Significance
from parley_topics.values import Slot

Channel: TypeAlias = Literal["webhook", "slack", "slack_bot", "apprise"]
SubscriptionState: TypeAlias = Literal["active", "paused", "disabled", "removed"]
Wish: TypeAlias = Literal["message", "in_place", "never"]
GroupBy: TypeAlias = Literal["development", "subject", "negotiation", "all"]
Weekday: TypeAlias = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
AttemptOutcome: TypeAlias = Literal["delivered", "retry", "dead", "dropped"]


class Target(Struct, frozen=True, kw_only=True):
    """Where messages go.

    `shown` is the address as it may be printed: without path, query, or anything else that is secret. `room` is the
    channel that a Slack bot writes to. `sealed` is the address with its secrets, encrypted; empty where the target
    comes from a configuration file, which is then the only place that holds them.
    """

    channel: Channel
    shown: str
    room: str | None = None
    sealed: str = ""


class Filters(Struct, frozen=True, kw_only=True):
    """Which developments a subscription wants: all that it names must hold, and of one list any member.

    `negotiations` are ids, or beginnings of ids that end in `*`. `parties` match sides and mediators. `significance`
    is the least that is wanted. `languages` and `outlets` ask for one source that has them. `words` are looked for
    in headline, subject and quotes, without regard to case, as whole words.
    """

    negotiations: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    kinds: tuple[Kind, ...] = ()
    significance: Significance = "low"
    languages: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class Grouping(Struct, frozen=True, kw_only=True):
    """What is put together in one message, in Alertmanager's terms.

    The first of a group waits `wait_seconds` for others; after a message of the group the next one waits until
    `interval_seconds` have passed since. `by` "development" puts nothing together.
    """

    by: GroupBy = "development"
    wait_seconds: int = 30
    interval_seconds: int = 300


class QuietHours(Struct, frozen=True, kw_only=True):
    """When nothing is sent: from `start` to `end` ("22:00" to "07:00"), on the days on which `start` lies.

    What falls into it is sent when it ends; with `except_high`, developments of high significance go out at once.
    """

    start: str
    end: str
    timezone: str = "UTC"
    days: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    except_high: bool = False


class Subscription(Struct, frozen=True, kw_only=True):
    """Who wants to be told what, how and when.

    `revisions` and `retractions` say what becomes of later revisions of a development that was sent: a message of
    their own, an update of the message that was sent, or nothing. `schedule` is the list of waits in seconds before
    the second and each later attempt. `notices` asks to be told when another subscription has been disabled.
    `reason` says why it is paused or disabled. One that is removed keeps its id, and nothing of its address.
    """

    id: str
    name: str
    target: Target
    filters: Filters = Filters()
    grouping: Grouping = Grouping()
    quiet_hours: QuietHours | None = None
    revisions: Wish = "message"
    retractions: Wish = "message"
    template: str | None = None
    schedule: tuple[int, ...] = (5, 300, 1800, 7200, 18000, 36000, 36000)
    notices: bool = False
    state: SubscriptionState = "active"
    reason: str | None = None
    created_at: str
    changed_at: str


class Notice(Struct, frozen=True, kw_only=True):
    """Word to those who asked for it that a subscription has been disabled, and why."""

    subscription: str
    name: str
    reason: str
    at: str


class Delivery(Struct, frozen=True, kw_only=True, tag_field="record", tag="delivery"):
    """One message to be sent to one subscription: an intent.

    `id` is the same over retries, restarts and replays: a hash of subscription, development and revision. `group` is
    the group that it may wait for. `if_untold` is set where the development is to be told once, whatever revision is
    the first that the subscription wants. `forced` is set where somebody asked for it to be sent (again): it then goes
    out whatever was sent before. `test` marks an example that somebody asked for.
    """

    id: str
    subscription: str
    announcements: tuple[AnyAnnouncement, ...] = ()
    notice: Notice | None = None
    group: str | None = None
    created_at: str
    not_before: str | None = None
    if_untold: bool = False
    forced: bool = False
    test: bool = False


class GroupClosed(Struct, frozen=True, kw_only=True, tag_field="record", tag="group_closed"):
    """A group that has waited long enough: what of it still waits becomes one message."""

    subscription: str
    group: str
    members: tuple[str, ...]
    at: str


class Receipt(Struct, frozen=True, kw_only=True):
    """Where a message stands at its receiver, so that it can be updated: a Slack channel and message time."""

    room: str
    message: str


class Attempt(Struct, frozen=True, kw_only=True):
    """How one attempt to send one delivery ended.

    `reason` is one word of a closed set (parley.domain.delivering.verdicts). `answer` is the beginning of the answer's
    body, for the subscription's owner only. `next_at` is when the next attempt is due. `disable` says that the
    subscription is to be disabled. `endpoint_wait_until` holds all other deliveries to the same endpoint back.
    """

    delivery: str
    subscription: str
    number: int
    at: str
    outcome: AttemptOutcome
    reason: str
    status: int | None = None
    duration_ms: int | None = None
    answer: str | None = None
    receipt: Receipt | None = None
    next_at: str | None = None
    disable: bool = False
    endpoint_wait_until: str | None = None


DeliveryRecord: TypeAlias = Delivery | GroupClosed
"""What travels on the deliveries topic."""
