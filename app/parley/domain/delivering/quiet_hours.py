"""Quiet hours: whether a moment lies in them, and when they end."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from parley.domain.errors import InputError
from parley_topics.deliveries import QuietHours, Weekday

WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


def quiet_until(hours: QuietHours, now: datetime) -> datetime | None:
    """When the quiet hours that `now` lies in end, in UTC; None where it lies in none.

    Hours that run into each other (from 18:00 to 18:00 every day) end where nothing is quiet any more, a week ahead at
    most. Raises InputError for hours that cannot be read.
    """
    zone, start, end = _zone(hours), _clock(hours.start), _clock(hours.end)
    ends: datetime | None = None
    moment = now.astimezone(UTC)
    for _ in range(8):
        end_of_one = _end_of(hours, moment, zone, start, end)
        if end_of_one is None:
            break
        ends = moment = end_of_one
    return ends


def check_quiet_hours(hours: QuietHours) -> None:
    """Raise InputError where quiet hours cannot be read, or are none."""
    _zone(hours)
    _clock(hours.start)
    _clock(hours.end)
    if not hours.days:
        raise InputError("quiet hours name no day: leave `days` out for every day")


def _end_of(hours: QuietHours, moment: datetime, zone: ZoneInfo, start: time, end: time) -> datetime | None:
    today = moment.astimezone(zone).date()
    for day in (today - timedelta(days=1), today):  # those that began yesterday may reach into today
        if WEEKDAYS[day.weekday()] not in hours.days:
            continue
        begins = _at(day, start, zone)
        ends = _at(day if end > start else day + timedelta(days=1), end, zone)
        if begins <= moment < ends:
            return ends
    return None


def _at(day: date, clock: time, zone: ZoneInfo) -> datetime:
    # Through UTC, since comparing two local times of one zone would not see a change of the clock between them.
    return datetime.combine(day, clock, zone).astimezone(UTC)


def _zone(hours: QuietHours) -> ZoneInfo:
    try:
        return ZoneInfo(hours.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        raise InputError(f"{hours.timezone}: not a time zone; write it as Europe/Zurich or UTC") from None


def _clock(text: str) -> time:
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise InputError(f"{text}: not a time of day; write it as 22:00")
    return time(int(match[1]), int(match[2]))
