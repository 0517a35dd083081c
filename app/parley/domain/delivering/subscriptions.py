"""Subscriptions as people make and change them: defaults of each channel, checks, and the changes themselves."""

from typing import Any, Literal

import msgspec
from msgspec import Struct

from parley.domain.delivering.addresses import Address, shown_address
from parley.domain.delivering.identities import subscription_id
from parley.domain.delivering.quiet_hours import check_quiet_hours
from parley.domain.delivering.rendering.plain_text import check_template
from parley.domain.errors import InputError
from parley_topics.deliveries import (
    Channel,
    Filters,
    Grouping,
    QuietHours,
    Subscription,
    SubscriptionState,
    Target,
    Wish,
)

_WISHES: dict[Channel, tuple[Wish, Wish]] = {
    "webhook": ("message", "message"),
    "slack": ("never", "message"),
    "slack_bot": ("in_place", "in_place"),
    "apprise": ("never", "message"),
}
"""What becomes of revisions and of retractions where a subscription does not say.

Programs keep up with revisions; people are not told of every further source, but of what was taken back.
"""

SVIX_SCHEDULE = (5, 300, 1800, 7200, 18000, 36000, 36000)
EDITABLE = frozenset({
    "name", "filters", "grouping", "quiet_hours", "revisions", "retractions", "template", "schedule", "notices",
})  # fmt: skip
MOST_ATTEMPTS = 20
MOST_SECONDS = 86_400


class Wanted(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A subscription as somebody asks for it: over HTTP, on the command line or in the configuration file.

    What is not said takes the default of its channel.
    """

    name: str
    channel: Channel
    room: str | None = None
    filters: Filters = Filters()
    grouping: Grouping = Grouping()
    quiet_hours: QuietHours | None = None
    revisions: Wish | None = None
    retractions: Wish | None = None
    template: str | None = None
    schedule: tuple[int, ...] = SVIX_SCHEDULE
    notices: bool = False
    state: Literal["active", "paused"] = "active"


def read_wanted(fields: dict[str, Any]) -> Wanted:
    """A subscription as somebody asks for it, from plain values. Raises InputError, which names the wrong one."""
    try:
        return msgspec.convert(fields, Wanted)
    except msgspec.ValidationError as error:
        raise InputError(str(error)) from None


def create(wanted: Wanted, address: Address, sealed: str, now: str, created_at: str | None = None) -> Subscription:
    """The subscription that somebody asked for. Raises InputError or SettingError where it cannot be."""
    created = now if created_at is None else created_at
    revisions, retractions = _WISHES[wanted.channel]
    subscription = Subscription(
        id=subscription_id(wanted.name, created),
        name=wanted.name,
        target=Target(channel=wanted.channel, shown=shown_address(address.url), room=wanted.room, sealed=sealed),
        filters=wanted.filters,
        grouping=wanted.grouping,
        quiet_hours=wanted.quiet_hours,
        revisions=wanted.revisions or revisions,
        retractions=wanted.retractions or retractions,
        template=wanted.template,
        schedule=wanted.schedule,
        notices=wanted.notices,
        state=wanted.state,
        created_at=created,
        changed_at=now,
    )
    check_subscription(subscription)
    return subscription


def edit(subscription: Subscription, changes: dict[str, Any], now: str) -> Subscription:
    """A subscription with some of its fields changed, given as plain values. Raises InputError where it cannot be."""
    unknown = changes.keys() - EDITABLE
    if unknown:
        raise InputError(f"{', '.join(sorted(unknown))}: cannot be changed; what can is {', '.join(sorted(EDITABLE))}")
    plain = msgspec.to_builtins(subscription)
    try:
        changed = msgspec.convert({**plain, **changes, "changed_at": now}, Subscription)
    except msgspec.ValidationError as error:
        raise InputError(str(error)) from None
    check_subscription(changed)
    return changed


def set_state(subscription: Subscription, state: SubscriptionState, reason: str | None, now: str) -> Subscription:
    """A subscription paused, resumed or disabled, and why."""
    return msgspec.structs.replace(subscription, state=state, reason=reason, changed_at=now)


def public(subscription: Subscription) -> dict[str, Any]:
    """What may be shown of a subscription: all but its sealed address."""
    plain: dict[str, Any] = msgspec.to_builtins(subscription)
    plain["target"].pop("sealed")
    return plain


def check_subscription(subscription: Subscription) -> None:
    """Raise InputError or SettingError where a subscription asks for what cannot be."""
    if not subscription.name.strip() or len(subscription.name) > 100 or not subscription.name.isprintable():
        raise InputError("the name of a subscription is 1 to 100 printable characters")
    in_place = "in_place" in {subscription.revisions, subscription.retractions}
    if in_place and subscription.target.channel != "slack_bot":
        raise InputError(
            f"{subscription.name}: only a Slack bot can update its messages in place: choose `message` or `never`"
        )
    if len(subscription.schedule) > MOST_ATTEMPTS or not all(0 < s <= MOST_SECONDS for s in subscription.schedule):
        raise InputError(f"schedule: give at most {MOST_ATTEMPTS} waits of 1 to {MOST_SECONDS} seconds")
    grouping = subscription.grouping
    if not (0 <= grouping.wait_seconds <= MOST_SECONDS and 0 <= grouping.interval_seconds <= 7 * MOST_SECONDS):
        raise InputError("grouping: waits up to a day, intervals up to a week")
    if subscription.quiet_hours is not None:
        check_quiet_hours(subscription.quiet_hours)
    if subscription.template is not None:
        check_template(subscription.template)


def find(subscriptions: list[Subscription], name: str) -> Subscription:
    """The subscription of a name, an id, or the beginning of one. Raises InputError where there is none, or several."""
    exact = [s for s in subscriptions if name in {s.id, s.name}]
    found = exact or [s for s in subscriptions if len(name) >= 6 and s.id.startswith(name)]
    if not found:
        raise InputError(f"{name}: no such subscription; `parley subscribe list` shows them")
    if len(found) > 1:
        raise InputError(f"{name}: several subscriptions; name one by its id: {', '.join(s.id for s in found)}")
    return found[0]
