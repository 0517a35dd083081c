"""Time expressions as lines of JSON or of text, and the day of publication as people write it."""

import re
from datetime import date, datetime

import msgspec

from parley.domain.times.expression import TimeExpression

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?\Z", re.DOTALL)


def day_of(published: str) -> date:
    """The calendar day of a date or date-time as it is written, whatever its zone; raises ValueError if it is none."""
    match = _DAY.match(published.strip())
    if match is None:
        return datetime.fromisoformat(published.strip()).date()
    return date(int(match[1]), int(match[2]), int(match[3]))


def line(found: TimeExpression, file: str | None = None) -> bytes:
    """One expression as a JSON object: text, offset, start, end, grain, type, value, and the file where asked for.

    `start` and `end` are the days (or times) of the contract's `when`, null where that end is open or there is no date;
    `grain` is null for what is no `when`: a bare duration, a set.
    """
    when = found.when
    record: dict[str, object] = {
        "text": found.text,
        "offset": found.start,
        "start": when.start if when else None,
        "end": when.end if when else None,
        "grain": when.grain if when else None,
        "type": found.timex_type,
        "value": found.timex_value,
    }
    if file is not None:
        record["file"] = file
    return msgspec.json.encode(record)


def row(found: TimeExpression, file: str | None = None) -> str:
    """One expression for people: file where asked for, offset, words, type, value and interval, between tabs."""
    when = found.when
    interval = "-" if when is None else f"{when.start or ''}..{when.end or ''} {when.grain}"
    cells = [str(found.start), found.text, found.timex_type, found.timex_value, interval]
    return "\t".join(" ".join(cell.split()) for cell in ([file] if file else []) + cells)
