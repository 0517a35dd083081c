"""Addresses of receivers with their secrets: what may be an address, and what of it may be shown."""

import re
from urllib.parse import urlsplit

from msgspec import Struct

from parley.domain.delivering.signing import read_secret
from parley.domain.errors import InputError
from parley_topics.deliveries import Channel

SLACK_API = "https://slack.com/api"
_BOT_TOKEN = re.compile(r"xox[a-z]-\S+")
_ROOM = re.compile(r"#?[\w.-]{1,80}")


class Address(Struct, frozen=True, kw_only=True):
    """Where a channel sends to, and the secrets that it needs.

    `url` is the webhook's, Slack's hook, the base of Slack's Web API, or what Apprise takes. `secrets` sign webhooks,
    the newest first; two of them while one is being replaced. `token` is a Slack bot's.
    """

    url: str
    secrets: tuple[str, ...] = ()
    token: str | None = None

    def __repr__(self) -> str:
        """Nothing that is secret: an address ends up in logs and tracebacks."""
        return f"Address({shown_address(self.url)})"


def shown_address(url: str) -> str:
    """As much of an address as may be shown: scheme, host and port; paths of hooks are secrets."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return "an unreadable address"
    return f"{parts.scheme}://{parts.hostname or '…'}{port}"


def check_address(channel: Channel, address: Address, room: str | None, *, allow_http: bool = False) -> None:
    """Raise InputError where an address cannot be one of its channel; the message shows no secret."""
    if channel == "apprise":
        if "://" not in address.url:
            raise InputError("not an Apprise address: write it as service://…")
        return
    _check_web(address.url, allow_http=allow_http)
    if channel == "webhook":
        if not address.secrets:
            raise InputError("a webhook needs a signing secret: `parley subscribe add` makes one")
        for secret in address.secrets:
            read_secret(secret)
    if channel == "slack_bot":
        if address.token is None or not _BOT_TOKEN.fullmatch(address.token):
            raise InputError("not a Slack bot token: it begins with xoxb-")
        if room is None or not _ROOM.fullmatch(room):
            raise InputError("a Slack bot needs the channel that it writes to: its id, or its name as #talks")


def _check_web(url: str, *, allow_http: bool) -> None:
    shown = shown_address(url)
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise InputError("not an address: write it as https://host/path") from None
    if parts.scheme not in {"https", "http"} or not parts.hostname:
        raise InputError(f"{shown}: not a web address: write it as https://host/path")
    if parts.scheme == "http" and not allow_http:
        raise InputError(f"{shown}: only https is sent to; PARLEY_DELIVER_HTTP=true allows http too")
    if parts.username or parts.password:
        raise InputError(f"{shown}: leave user and password out of the address; receivers check the signature")
