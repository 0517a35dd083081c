"""Watches: negotiations that the user's configuration names."""

from msgspec import Struct


class Watch(Struct, frozen=True, kw_only=True):
    """A negotiation named in the configuration.

    Claims whose parties include all of the watch's, or that an article makes under one of its aliases, are filed under
    its id.
    """

    id: str
    name: str | None = None
    parties: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
