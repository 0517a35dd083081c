"""Settings from variables: forms, secrets in files, errors that say what to do, and their page in the docs."""

from dataclasses import fields
from pathlib import Path

import pytest
from tests.broker.settings_page import PAGE, page

from parley.adapters.broker.connection import bootstrap, client_options, faust_broker, faust_credentials
from parley.adapters.settings import Settings, documented
from parley.domain.errors import SettingError

SECURED = {
    "PARLEY_BROKER": "kafka://a:9093,b:9093",
    "PARLEY_KAFKA_SECURITY_PROTOCOL": "SASL_SSL",
    "PARLEY_KAFKA_SASL_MECHANISM": "SCRAM-SHA-512",
    "PARLEY_KAFKA_SASL_USERNAME": "parley",
    "PARLEY_KAFKA_SASL_PASSWORD": "hush",
}


def test_settings_survive_the_way_through_an_environment() -> None:
    """A process that is started with them has the same settings."""
    settings = Settings.from_environment(SECURED | {"PARLEY_HORIZON_DAYS": "none", "PARLEY_PARTITIONS": "3"})
    assert Settings.from_environment(settings.to_environment()) == settings
    assert (settings.horizon_days, settings.partitions) == (None, 3)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PARLEY_BROKER", "localhost:9092"),
        ("PARLEY_BROKER", "kafka://nowhere"),
        ("PARLEY_PREFIX", "a b"),
        ("PARLEY_PARTITIONS", "0"),
        ("PARLEY_COMMIT_INTERVAL", "often"),
        ("PARLEY_STORE", "disk"),
        ("PARLEY_KAFKA_SSL_CHECK_HOSTNAME", "maybe"),
        ("PARLEY_KAFKA_SASL_MECHANISM", "GSSAPI"),
    ],
)
def test_a_value_of_another_form_is_refused_by_name(variable: str, value: str) -> None:
    """The message has the variable and the value."""
    with pytest.raises(SettingError, match=variable) as refused:
        Settings.from_environment({variable: value})
    assert value in str(refused.value)


def test_a_secret_may_be_in_a_file_and_is_never_shown(tmp_path: Path) -> None:
    """As Docker and Kubernetes hand secrets over; the line's end is no part of it."""
    secret = tmp_path / "password"
    secret.write_text("hush\n", encoding="utf-8")
    environment = {key: value for key, value in SECURED.items() if not key.endswith("PASSWORD")}
    settings = Settings.from_environment(environment | {"PARLEY_KAFKA_SASL_PASSWORD_FILE": str(secret)})
    assert client_options(settings)["sasl_plain_password"] == SECURED["PARLEY_KAFKA_SASL_PASSWORD"]
    assert "hush" not in repr(settings)


def test_a_secret_given_twice_or_not_at_all_is_refused(tmp_path: Path) -> None:
    """It would be a guess which of the two counts, and without one nothing would work."""
    with pytest.raises(SettingError, match="both set"):
        Settings.from_environment(SECURED | {"PARLEY_KAFKA_SASL_PASSWORD_FILE": str(tmp_path)})
    without = {key: value for key, value in SECURED.items() if not key.endswith("PASSWORD")}
    with pytest.raises(SettingError, match="PARLEY_KAFKA_SASL_PASSWORD_FILE"):
        Settings.from_environment(without)
    with pytest.raises(SettingError, match="cannot read"):
        Settings.from_environment(without | {"PARLEY_KAFKA_SASL_PASSWORD_FILE": str(tmp_path / "none")})


def test_security_reaches_every_client_alike() -> None:
    """What aiokafka and what Faust are told is the same."""
    settings = Settings.from_environment(SECURED)
    options, credentials = client_options(settings), faust_credentials(settings)
    assert options["bootstrap_servers"] == "a:9093,b:9093"
    assert faust_broker(settings) == "kafka://a:9093;b:9093"
    assert (options["sasl_mechanism"], options["sasl_plain_username"]) == ("SCRAM-SHA-512", "parley")
    assert (credentials.mechanism.value, credentials.username, credentials.password) == (
        "SCRAM-SHA-512",
        "parley",
        "hush",
    )
    assert credentials.protocol.value == options["security_protocol"] == "SASL_SSL"
    assert options["ssl_context"].check_hostname


def test_certificates_that_cannot_be_read_are_named() -> None:
    """A file of certificates that is not there is a setting that is wrong."""
    settings = Settings.from_environment(
        {
            "PARLEY_BROKER": "kafka://a:9093",
            "PARLEY_KAFKA_SECURITY_PROTOCOL": "SSL",
            "PARLEY_KAFKA_SSL_CAFILE": "/nowhere/ca.pem",
        }
    )
    with pytest.raises(SettingError, match="PARLEY_KAFKA_SSL"):
        client_options(settings)


def test_a_plain_connection_has_no_credentials() -> None:
    """Nothing is secured that nobody asked to be."""
    settings = Settings(broker="kafka://a:9092")
    assert faust_credentials(settings) is None
    assert "ssl_context" not in client_options(settings)


def test_only_a_replay_starts_the_embedded_broker() -> None:
    """Other commands say that they need another one."""
    with pytest.raises(SettingError, match="parley replay"):
        bootstrap(Settings())


def test_every_setting_is_on_its_page() -> None:
    """The page has each variable with its meaning, form and default; tests.broker.settings_page writes it."""
    assert len(documented()) == len(fields(Settings))
    assert PAGE.read_text(encoding="utf-8") == page()
