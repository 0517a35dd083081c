"""What the answer to a request for robots.txt means (RFC 9309 §2.3.1), and for how long."""

from datetime import timedelta
from typing import Literal, TypeAlias

Access: TypeAlias = Literal["rules", "everything", "nothing"]

KEPT = timedelta(hours=24)
KEPT_UNREACHABLE = timedelta(hours=1)
MOST_BYTES = 512 * 1_024
"""The least that a crawler must read of the file, and all that we do."""

LONGEST_DELAY = 30.0
"""The longest crawl delay that is kept to, in seconds; a host that asks for more is fetched from at this pace."""


def access(status: int | None) -> tuple[Access, timedelta]:
    """What a host's robots.txt allows, by the status of its answer, and how long that holds.

    2xx: its rules. Any 4xx but 429: there are none, so everything. 5xx, 429 or no answer: nothing, for now.
    """
    if status is not None and 200 <= status < 300:
        return "rules", KEPT
    if status is not None and 400 <= status < 500 and status != 429:
        return "everything", KEPT
    return "nothing", KEPT_UNREACHABLE
