"""Subscriptions that the configuration file declares, with secrets from files and variables that it names.

    [[subscriptions]]
    name = "desk"
    channel = "webhook"
    url = "https://desk.example/hooks/talks"
    secret_file = "secrets/desk"            # or secret_env = "DESK_SECRET"
    filters = { negotiations = ["iran--*"], significance = "medium" }

`url`, `secret` and `token` may each be a file's name (`url_file`) or a variable's (`url_env`) instead; of a secret
only these. Several secrets are lines of one file, or divided by spaces in a variable.
"""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from parley.adapters.subscribing import Declared
from parley.domain.delivering.addresses import SLACK_API, Address, check_address
from parley.domain.delivering.subscriptions import Wanted, create
from parley.domain.errors import InputError, SettingError

DECLARED_AT = "1970-01-01T00:00:00.000Z"
"""The time of creation of what a file declares: its id depends on its name alone."""

_PARTS = ("url", "secret", "token")


def read_declared(path: Path, environment: Mapping[str, str], *, allow_http: bool = False) -> list[Declared]:
    """The subscriptions of a configuration file. Raises InputError or SettingError, which name the file."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingError(f"{path}: {error.strerror}: name a configuration file that can be read") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: no TOML: {error}") from None
    entries = document.get("subscriptions", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise InputError(f"{path}: write subscriptions as tables, each under [[subscriptions]]")
    return declare(entries, path, environment, allow_http=allow_http)


def declare(
    entries: Iterable[dict[str, Any]], path: Path, environment: Mapping[str, str], *, allow_http: bool = False
) -> list[Declared]:
    """Subscriptions from the tables of a file at `path`, which names of files in them are relative to."""
    declared: list[Declared] = []
    for number, entry in enumerate(entries, 1):
        where = f"{path}: subscription {entry.get('name', number)}"
        try:
            declared.append(_declare(entry, path.parent, environment, allow_http=allow_http))
        except (InputError, SettingError) as error:
            raise type(error)(f"{where}: {error}") from None
        except msgspec.ValidationError as error:
            raise InputError(f"{where}: {error}") from None
    names = [entry.subscription.name for entry in declared]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise InputError(f"{path}: two subscriptions are named {twice}: give each its own name")
    return declared


def _declare(entry: dict[str, Any], folder: Path, environment: Mapping[str, str], *, allow_http: bool) -> Declared:
    ways = {f"{part}{way}" for part in _PARTS for way in ("", "_file", "_env")}
    wanted = msgspec.convert({key: value for key, value in entry.items() if key not in ways}, Wanted)
    url, secret, token = (_text(entry, part, folder, environment) for part in _PARTS)
    if url is None:
        if wanted.channel != "slack_bot":
            raise InputError("it has no url: add url, url_file or url_env")
        url = SLACK_API
    address = Address(url=url, secrets=tuple((secret or "").split()), token=token)
    check_address(wanted.channel, address, wanted.room, allow_http=allow_http)
    return Declared(create(wanted, address, "", DECLARED_AT), address)


def _text(entry: dict[str, Any], part: str, folder: Path, environment: Mapping[str, str]) -> str | None:
    """A part of the address, from wherever the entry says that it is."""
    given = [way for way in ("", "_file", "_env") if f"{part}{way}" in entry]
    if not given:
        return None
    if len(given) > 1:
        raise InputError(f"say where its {part} is only once")
    value = entry[f"{part}{given[0]}"]
    if not isinstance(value, str):
        raise InputError(f"{part}{given[0]} is text: put it in quotation marks")
    if given[0] == "_file":
        try:
            return (folder / value).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise SettingError(f"{part}_file {value}: {error.strerror}: name a file that can be read") from error
    if given[0] == "_env":
        if value not in environment:
            raise SettingError(f"{part}_env: the variable {value} is not set: set it, or use {part}_file")
        return environment[value].strip()
    if part != "url":
        raise InputError(f"a {part} does not stand in the file itself: use {part}_file or {part}_env")
    return value
