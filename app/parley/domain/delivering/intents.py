"""From an announcement to what is to be sent: one delivery for each subscription that wants it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from parley.domain.delivering.identities import delivery_id, notice_id
from parley.domain.delivering.matching import Policy, Reason, judge
from parley.domain.delivering.quiet_hours import quiet_until
from parley.domain.delivering.subscriptions import set_state
from parley.domain.delivering.times import write_instant
from parley_topics.deliveries import Attempt, Delivery, Notice, Subscription
from parley_topics.developments import AnyAnnouncement


def intents(
    subscriptions: Iterable[Subscription], announcement: AnyAnnouncement, now: datetime, policy: Policy
) -> list[Delivery]:
    """One delivery for each subscription that wants the announcement; the ids depend on nothing else."""
    reasons = ((subscription, judge(subscription, announcement, now, policy)) for subscription in subscriptions)
    return [
        intent(subscription, announcement, now, if_untold=reason is Reason.IF_UNTOLD)
        for subscription, reason in reasons
        if reason.sends
    ]


def intent(
    subscription: Subscription, announcement: AnyAnnouncement, now: datetime, *, if_untold: bool = False
) -> Delivery:
    """The delivery of one announcement to one subscription, held back by its quiet hours."""
    hours = subscription.quiet_hours
    quiet = None
    if hours is not None and not (hours.except_high and announcement.significance == "high"):
        quiet = quiet_until(hours, now)
    return Delivery(
        id=delivery_id(subscription.id, announcement),
        subscription=subscription.id,
        announcements=(announcement,),
        group=group_of(subscription, announcement),
        created_at=write_instant(now),
        not_before=None if quiet is None else write_instant(quiet),
        if_untold=if_untold,
    )


def group_of(subscription: Subscription, announcement: AnyAnnouncement) -> str | None:
    """The group that an announcement waits for, None where the subscription groups nothing."""
    match subscription.grouping.by:
        case "development":
            return None
        case "subject":
            return f"subject {announcement.subject_id}"
        case "negotiation":
            return f"negotiation {announcement.negotiation}"
        case "all":
            return "all"


def disabling(subscriptions: Sequence[Subscription], attempt: Attempt) -> tuple[list[Subscription], list[Delivery]]:
    """What an attempt that was the last straw changes: the subscription, now disabled, and the notices of it.

    Nothing where the attempt was not, or where the subscription is not active any more.
    """
    last_straws = (each for each in subscriptions if attempt.disable and each.id == attempt.subscription)
    disabled = [
        set_state(each, "disabled", attempt.reason, attempt.at) for each in last_straws if each.state == "active"
    ]
    return disabled, [notice for each in disabled for notice in _notices(subscriptions, each, attempt)]


def _notices(subscriptions: Iterable[Subscription], disabled: Subscription, attempt: Attempt) -> list[Delivery]:
    """Word of a disabled subscription to all others that asked to be told."""
    notice = Notice(subscription=disabled.id, name=disabled.name, reason=attempt.reason, at=attempt.at)
    return [
        Delivery(
            id=notice_id(subscription.id, disabled.id, attempt.at),
            subscription=subscription.id,
            notice=notice,
            created_at=attempt.at,
        )
        for subscription in subscriptions
        if subscription.notices and subscription.state == "active" and subscription.id != disabled.id
    ]
