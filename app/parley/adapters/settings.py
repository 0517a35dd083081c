"""Settings of the machine: one frozen object, read once from PARLEY_* variables and passed on from there."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

from parley.domain.errors import SettingError

EMBEDDED = "embedded"
"""The broker setting that asks for a broker of one's own, started and stopped with the run."""

SecurityProtocol = Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"]
Mechanism = Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"]


def _text(text: str) -> str:
    return text


def _number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _count_or_none(text: str) -> int | None:
    return None if text in {"", "none"} else _number(text)


def _seconds(text: str) -> float:
    seconds = float(text)
    if not seconds > 0:
        raise ValueError
    return seconds


def _switch(text: str) -> bool:
    return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}[text.lower()]


def _one_of(*values: str) -> Callable[[str], str]:
    def choose(text: str) -> str:
        return values[[value.lower() for value in values].index(text.lower())]

    choose.__doc__ = ", ".join(values)
    return choose


def _broker(text: str) -> str:
    if text == EMBEDDED or re.fullmatch(r"(kafka|embedded)://[^/,:]+:\d+(,[^/,:]+:\d+)*", text):
        return text
    raise ValueError


def _prefix(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,80}", text):
        raise ValueError
    return text


@dataclass(frozen=True)
class Variable:
    """The variable of a setting without its PARLEY_, what it is, which form it has, and how that is read."""

    name: str
    what: str
    form: str
    parse: Callable[[str], Any]
    secret: bool = False


@dataclass(frozen=True, kw_only=True)
class Settings:
    """All that a worker and the commands around it need to know of the machine.

    Every field has its PARLEY_* variable; where it is a secret, the variable with _FILE at its end may name a file
    that holds it instead. docs/reference/settings.md lists them.
    """

    broker: Annotated[
        str,
        Variable(
            "BROKER",
            "the broker; `embedded` starts one that lives as long as the command",
            "embedded or kafka://host:port[,host:port]",
            _broker,
        ),
    ] = EMBEDDED
    prefix: Annotated[
        str,
        Variable(
            "PREFIX",
            "the first part of the name of every topic and consumer group",
            "letters, digits, dot, dash, underscore",
            _prefix,
        ),
    ] = "parley"
    partitions: Annotated[
        int | None,
        Variable(
            "PARTITIONS",
            "partitions of the topics of the pipeline when they are created; none takes each topic's own number",
            "a number or none",
            _count_or_none,
        ),
    ] = None
    replication: Annotated[
        int, Variable("REPLICATION", "copies that the broker keeps of each topic that is created", "a number", _number)
    ] = 1
    store: Annotated[
        Literal["memory", "rocksdb"],
        Variable(
            "STORE",
            "where a worker keeps its tables: in memory, restored from the broker at each start, or on disk",
            "memory or rocksdb",
            _one_of("memory", "rocksdb"),
        ),
    ] = "memory"
    data_dir: Annotated[
        Path, Variable("DATA_DIR", "the folder of tables on disk; each worker needs its own", "a path", Path)
    ] = Path("data")
    horizon_days: Annotated[
        int | None,
        Variable(
            "HORIZON_DAYS",
            "how many days behind the newest article of a negotiation one may lie and still count; none for all",
            "a number or none",
            _count_or_none,
        ),
    ] = 400
    commit_interval: Annotated[
        float, Variable("COMMIT_INTERVAL", "seconds between two commits of what has been done", "seconds", _seconds)
    ] = 1.0
    session_timeout: Annotated[
        float,
        Variable(
            "SESSION_TIMEOUT",
            "seconds without a sign of life after which a worker's partitions go to another",
            "seconds",
            _seconds,
        ),
    ] = 6.0
    lag_interval: Annotated[
        float,
        Variable("LAG_INTERVAL", "seconds between two reports of how far a worker is behind", "seconds", _seconds),
    ] = 30.0
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"],
        Variable(
            "LOG_LEVEL",
            "the least severity that a worker logs",
            "DEBUG, INFO, WARNING or ERROR",
            _one_of("DEBUG", "INFO", "WARNING", "ERROR"),
        ),
    ] = "WARNING"
    security_protocol: Annotated[
        SecurityProtocol,
        Variable(
            "KAFKA_SECURITY_PROTOCOL",
            "how the connection to Kafka is secured",
            "PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL",
            _one_of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"),
        ),
    ] = "PLAINTEXT"
    sasl_mechanism: Annotated[
        Mechanism,
        Variable(
            "KAFKA_SASL_MECHANISM",
            "how the password is proved",
            "PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512",
            _one_of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"),
        ),
    ] = "PLAIN"
    sasl_username: Annotated[str | None, Variable("KAFKA_SASL_USERNAME", "the user at Kafka", "text", _text)] = None
    sasl_password: Annotated[
        str | None, Variable("KAFKA_SASL_PASSWORD", "that user's password", "text", _text, secret=True)
    ] = field(default=None, repr=False)
    ssl_cafile: Annotated[
        Path | None,
        Variable("KAFKA_SSL_CAFILE", "certificates to trust instead of the system's", "path of a PEM file", Path),
    ] = None
    ssl_certfile: Annotated[
        Path | None, Variable("KAFKA_SSL_CERTFILE", "the client's own certificate", "path of a PEM file", Path)
    ] = None
    ssl_keyfile: Annotated[
        Path | None,
        Variable(
            "KAFKA_SSL_KEYFILE",
            "the key of that certificate, where it is in a file of its own",
            "path of a PEM file",
            Path,
        ),
    ] = None
    ssl_key_password: Annotated[
        str | None, Variable("KAFKA_SSL_KEY_PASSWORD", "the password of that key", "text", _text, secret=True)
    ] = field(default=None, repr=False)
    ssl_check_hostname: Annotated[
        bool,
        Variable(
            "KAFKA_SSL_CHECK_HOSTNAME", "whether the broker's certificate must name its host", "true or false", _switch
        ),
    ] = True
    secret_key: Annotated[
        str | None,
        Variable(
            "SECRET_KEY",
            "what addresses of subscriptions are sealed with: the first of several keys seals, all of them open",
            "keys as `parley subscribe key` makes them, divided by commas",
            _text,
            secret=True,
        ),
    ] = field(default=None, repr=False)
    api_token: Annotated[
        str | None,
        Variable(
            "API_TOKEN",
            "what a program must know to see or change subscriptions over HTTP",
            "text",
            _text,
            secret=True,
        ),
    ] = field(default=None, repr=False)
    deliver_networks: Annotated[
        str | None,
        Variable(
            "DELIVER_NETWORKS",
            "networks inside that may be sent to, on any port; all others that are not public are refused",
            "networks as 10.1.0.0/16, divided by commas",
            _text,
        ),
    ] = None
    deliver_http: Annotated[
        bool,
        Variable(
            "DELIVER_HTTP",
            "whether receivers may have an address of http instead of https",
            "true or false",
            _switch,
        ),
    ] = False
    deliver_apprise: Annotated[
        bool,
        Variable(
            "DELIVER_APPRISE",
            "whether channels of Apprise may be used, whose connections are not guarded",
            "true or false",
            _switch,
        ),
    ] = False
    deliver_max_age: Annotated[
        float,
        Variable(
            "DELIVER_MAX_AGE",
            "hours after which what was detected is no news any more and is not sent",
            "hours",
            _seconds,
        ),
    ] = 72.0
    deliver_proxy: Annotated[
        str | None,
        Variable("DELIVER_PROXY", "an HTTP proxy that everything is sent through", "http://host:port", _text),
    ] = None

    def __post_init__(self) -> None:
        if self.security_protocol.startswith("SASL_") and not (self.sasl_username and self.sasl_password):
            raise SettingError(
                f"PARLEY_KAFKA_SECURITY_PROTOCOL is {self.security_protocol}: set PARLEY_KAFKA_SASL_USERNAME and "
                "PARLEY_KAFKA_SASL_PASSWORD (or PARLEY_KAFKA_SASL_PASSWORD_FILE) too"
            )

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """The settings that the PARLEY_* variables give; SettingError where one of them has no such form."""
        given: dict[str, Any] = {}
        for name, variable in _variables().items():
            text = _text_of(variable, environment)
            if text is not None:
                given[name] = _parsed(variable, text)
        return cls(**given)

    def to_environment(self) -> dict[str, str]:
        """The variables that give these settings again, for a process started from this one."""
        environment = {}
        for entry in fields(self):
            value = getattr(self, entry.name)
            if value is not None or entry.default is not None:
                environment[f"PARLEY_{_variables()[entry.name].name}"] = "none" if value is None else str(value)
        return environment

    @property
    def embedded(self) -> bool:
        """Whether the broker is the embedded one, started or still to be."""
        return self.broker.startswith(EMBEDDED)

    @property
    def group(self) -> str:
        """The consumer group of the pipeline's workers, which is the first part of its changelogs' names too."""
        return f"{self.prefix}-pipeline"

    @property
    def delivery_group(self) -> str:
        """The consumer group of the deliverers, which is the first part of their changelog's name too."""
        return f"{self.prefix}-deliver"


def documented() -> list[tuple[str, str, str, str]]:
    """Of each setting its variable, what it is, its form and its default, in order."""
    rows = []
    for entry in fields(Settings):
        variable = _variables()[entry.name]
        name = f"PARLEY_{variable.name}" + (f" or PARLEY_{variable.name}_FILE" if variable.secret else "")
        default = "none" if entry.default is None else str(entry.default)
        rows.append((name, variable.what, variable.form, default.lower() if variable.parse is _switch else default))
    return rows


@cache
def _variables() -> dict[str, Variable]:
    hints = get_type_hints(Settings, include_extras=True)
    return {entry.name: hints[entry.name].__metadata__[0] for entry in fields(Settings)}


def _text_of(variable: Variable, environment: Mapping[str, str]) -> str | None:
    name = f"PARLEY_{variable.name}"
    text = environment.get(name)
    path = environment.get(f"{name}_FILE") if variable.secret else None
    if path is None:
        return text
    if text is not None:
        raise SettingError(f"{name} and {name}_FILE are both set: keep one of them")
    try:
        return Path(path).read_text(encoding="utf-8").rstrip("\r\n")
    except OSError as error:
        raise SettingError(f"{name}_FILE: cannot read {path}: {error.strerror}") from error


def _parsed(variable: Variable, text: str) -> Any:
    try:
        return variable.parse(text)
    except (ValueError, KeyError) as error:
        shown = "its value" if variable.secret else repr(text)
        raise SettingError(f"PARLEY_{variable.name}: {shown} is not {variable.form} ({variable.what})") from error
