"""Times as feeds and pages write them, as ISO 8601 that keeps the outlet's own offset."""

import re
from datetime import UTC, datetime, timedelta, timezone

_OFFSET = re.compile(r"(?<=[\d\s])([+-])(\d{2}):?(\d{2})\s*(?:\([^)]*\))?\s*$")
_ZONE = re.compile(r"\b([A-Z]{1,4})\s*$")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?")
_COMPACT_CLOCK = re.compile(r"T(\d{2})(\d{2})")

# The zone names of RFC 822 §5.1, in hours; those of one letter are not used as it defines them (RFC 1123 §5.2.14).
_ZONES = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}


def iso_stamp(text: str | None, instant: datetime) -> str:
    """An instant as ISO 8601, in the offset that `text` has it in.

    text: the time as it was written, from which only the offset is taken, and whether there was a time of day at all.
    instant: what it means, in UTC. Where text and instant do not agree, the result is in UTC.
    """
    instant = instant.astimezone(UTC).replace(microsecond=0)
    written = (text or "").strip()
    clock = _CLOCK.search(written) or _COMPACT_CLOCK.search(written)
    midnight = (instant.hour, instant.minute, instant.second) == (0, 0, 0)
    if written and clock is None and midnight:
        return instant.date().isoformat()
    offset = _offset(written)
    if offset and clock:
        local = instant.astimezone(timezone(offset))
        if (local.hour % 12, local.minute) == (int(clock[1]) % 12, int(clock[2])):
            return local.isoformat()
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ") if instant.year >= 1000 else instant.isoformat()


def _offset(written: str) -> timedelta | None:
    if found := _OFFSET.search(written):
        hours, minutes = int(found[2]), int(found[3])
        if hours > 14 or minutes > 59:
            return None
        return timedelta(hours=hours, minutes=minutes) * (-1 if found[1] == "-" else 1)
    if (found := _ZONE.search(written)) and found[1] in _ZONES:
        return timedelta(hours=_ZONES[found[1]])
    return None
