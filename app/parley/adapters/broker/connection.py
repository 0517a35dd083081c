"""How a client reaches the broker: addresses and security, in the words of aiokafka and of Faust."""

import ssl
from typing import Any

from aiokafka.helpers import create_ssl_context
from faust import SASLCredentials, SSLCredentials

from parley.adapters.settings import EMBEDDED, Settings
from parley.domain.errors import SettingError


def bootstrap(settings: Settings) -> str:
    """The broker's addresses as `host:port[,host:port]`.

    SettingError where the broker is the embedded one and has not been started: only commands that start it can use it.
    """
    scheme, _, addresses = settings.broker.partition("://")
    if scheme == EMBEDDED and not addresses:
        raise SettingError(
            "PARLEY_BROKER is `embedded`, which only `parley replay` and `parley run` start: set it to kafka://host:port"
        )
    return addresses


def client_options(settings: Settings) -> dict[str, Any]:
    """The keyword arguments that every aiokafka client takes."""
    options: dict[str, Any] = {
        "bootstrap_servers": bootstrap(settings),
        "security_protocol": settings.security_protocol,
    }
    context = ssl_context(settings)
    if context is not None:
        options["ssl_context"] = context
    if settings.security_protocol.startswith("SASL_"):
        options["sasl_mechanism"] = settings.sasl_mechanism
        options["sasl_plain_username"] = settings.sasl_username
        options["sasl_plain_password"] = settings.sasl_password
    return options


def faust_broker(settings: Settings) -> str:
    """The broker as Faust wants it: addresses divided by semicolons, the scheme before the first."""
    return "kafka://" + bootstrap(settings).replace(",", ";")


def faust_credentials(settings: Settings) -> SASLCredentials | SSLCredentials | None:
    """The same security for a Faust app; None for a plain connection."""
    context = ssl_context(settings)
    if settings.security_protocol.startswith("SASL_"):
        return SASLCredentials(
            username=settings.sasl_username,
            password=settings.sasl_password,
            ssl_context=context,
            mechanism=settings.sasl_mechanism,
        )
    return None if context is None else SSLCredentials(context)


def ssl_context(settings: Settings) -> ssl.SSLContext | None:
    """The TLS context of a protocol that asks for one; SettingError where its files cannot be read."""
    if not settings.security_protocol.endswith("SSL"):
        return None
    try:
        context: ssl.SSLContext = create_ssl_context(
            cafile=settings.ssl_cafile and str(settings.ssl_cafile),
            certfile=settings.ssl_certfile and str(settings.ssl_certfile),
            keyfile=settings.ssl_keyfile and str(settings.ssl_keyfile),
            password=settings.ssl_key_password,
        )
    except (OSError, ssl.SSLError) as error:
        raise SettingError(f"the files of PARLEY_KAFKA_SSL_* cannot be used: {error}") from error
    context.check_hostname = settings.ssl_check_hostname
    return context
