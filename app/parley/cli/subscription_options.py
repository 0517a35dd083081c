"""The options of `parley subscribe` as the fields of a subscription."""

import re
from pathlib import Path
from typing import Any

from parley.domain.errors import InputError, SettingError

_FILTERS = ("negotiations", "parties", "slots", "kinds", "languages", "outlets", "words", "significance")
_AS_THEY_ARE = ("revisions", "retractions", "template")
_GROUPING = {"group_by": "by", "group_wait": "wait_seconds", "group_interval": "interval_seconds"}


def wishes(**options: Any) -> dict[str, Any]:
    """The fields that options name, as plain values; those not named are left out."""
    fields: dict[str, Any] = {name: options[name] for name in _AS_THEY_ARE if options.get(name) is not None}
    filters = {name: options[name] for name in _FILTERS if options.get(name)}
    if filters:
        fields["filters"] = filters
    grouping = {field: options[name] for name, field in _GROUPING.items() if options.get(name) is not None}
    if grouping:
        fields["grouping"] = grouping
    if options.get("quiet") is not None:
        fields["quiet_hours"] = _quiet_hours(options["quiet"], options["timezone"], except_high=options["except_high"])
    return fields


def read_secret_file(path: Path | None) -> str | None:
    """What stands in a file that holds a secret, without the white space around it."""
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise SettingError(f"{path}: {error.strerror}: name a file with the address or secret in it") from error


def _quiet_hours(text: str, timezone: str, *, except_high: bool) -> dict[str, Any] | None:
    if text == "never":
        return None
    match = re.fullmatch(r"(\d\d:\d\d)-(\d\d:\d\d)", text)
    if match is None:
        raise InputError(f"--quiet {text}: write it as 22:00-07:00, or never")
    return {"start": match[1], "end": match[2], "timezone": timezone, "except_high": except_high}
