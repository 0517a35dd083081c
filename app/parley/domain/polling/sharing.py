"""How several pollers share the feeds: by partitions, which the broker assigns; a host belongs to one of them."""

from hashlib import blake2b
from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """The host of an address in lower case, without its port."""
    return (urlsplit(url).hostname or "").rstrip(".")


def partition_of(url: str, partitions: int) -> int:
    """The partition that a feed belongs to, by its host as configured, so that no two pollers ask one host at once."""
    digest = blake2b(host_of(url).encode(), digest_size=8).digest()
    return int.from_bytes(digest) % partitions
