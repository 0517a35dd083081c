"""The ids of deliveries: the same over retries, restarts and replays, so that receivers can drop what they know."""

from hashlib import sha256

from parley_topics.developments import AnyAnnouncement


def delivery_id(subscription: str, announcement: AnyAnnouncement) -> str:
    """The id of what one subscription is told of one revision of one development: `msg_` and 32 hex digits."""
    return _message_id(subscription, announcement.development_id, str(announcement.revision))


def group_id(subscription: str, members: tuple[str, ...]) -> str:
    """The id of one message that stands for several deliveries, in any order."""
    return _message_id(subscription, "group", *sorted(members))


def notice_id(subscription: str, about: str, at: str) -> str:
    """The id of the notice that another subscription was disabled at that time."""
    return _message_id(subscription, "notice", about, at)


def subscription_id(name: str, created_at: str) -> str:
    """The id of a subscription: `sub_` and 16 hex digits; one from a configuration file has no time of creation."""
    return f"sub_{_digest(name, created_at)[:16]}"


def _message_id(*parts: str) -> str:
    return f"msg_{_digest(*parts)[:32]}"


def _digest(*parts: str) -> str:
    # Length before each part: no two lists of parts make the same bytes.
    return sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()
