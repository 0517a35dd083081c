"""Instants as deliveries write them: ISO 8601 in UTC to the millisecond, so that text sorts as time does."""

from datetime import UTC, datetime


def write_instant(moment: datetime) -> str:
    """A moment as `2026-03-05T09:00:00.000Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_instant(text: str) -> datetime:
    """The moment of an ISO 8601 date or date-time; one without zone is UTC. Raises ValueError for anything else."""
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
