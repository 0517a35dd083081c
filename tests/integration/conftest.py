"""Brokers for the integration tests: the embedded one, and Apache Kafka wherever it can be had."""

import dataclasses
import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.integration.kafka_node import KafkaMissingError, KafkaNode
from tests.integration.stream import Stream

from parley.adapters.broker import embedded
from parley.adapters.broker.topics import plan
from parley.adapters.settings import Settings

_missing: list[str] = []

SETTINGS = Settings(partitions=4, horizon_days=None, commit_interval=0.2, session_timeout=2.0)
"""Quick commits and quick failover, so that many rounds fit into little time."""


@pytest.fixture(scope="session")
def kafka_node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KafkaNode]:
    """A node of the tests' own, which may be stopped and started."""
    node = KafkaNode(tmp_path_factory.mktemp("kafka"))
    try:
        node.start()
    except KafkaMissingError as error:
        _without_kafka(str(error))
    yield node
    node.stop()


@pytest.fixture(scope="session")
def kafka_address(request: pytest.FixtureRequest) -> str:
    """Kafka that is there already (PARLEY_TEST_KAFKA=host:port), else a node of the tests' own."""
    given = os.environ.get("PARLEY_TEST_KAFKA")
    return given or request.getfixturevalue("kafka_node").address


@pytest.fixture
def kafka(kafka_address: str, tmp_path: Path) -> Iterator[Stream]:
    """A pipeline of its own on Apache Kafka."""
    with Stream(_own(f"kafka://{kafka_address}"), tmp_path) as stream:
        yield stream


@pytest.fixture
def embedded_stream(tmp_path: Path) -> Iterator[Stream]:
    """A pipeline of its own on an embedded broker."""
    settings = _own("embedded")
    with ExitStack() as stack:
        broker = stack.enter_context(embedded.start({entry.name: entry.partitions for entry in plan(settings)}))
        yield stack.enter_context(Stream(dataclasses.replace(settings, broker=broker.url), tmp_path))


def _own(broker: str) -> Settings:
    return dataclasses.replace(SETTINGS, broker=broker, prefix=f"test-{secrets.token_hex(4)}")


def _without_kafka(reason: str) -> None:
    if os.environ.get("PARLEY_REQUIRE_KAFKA") == "1":
        pytest.fail(f"PARLEY_REQUIRE_KAFKA is 1, and there is no Kafka: {reason}")
    _missing.append(reason)
    pytest.skip(f"no Apache Kafka: {reason}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly that the tests on Apache Kafka were left out."""
    if _missing:
        terminalreporter.section("tests on Apache Kafka SKIPPED", red=True)
        terminalreporter.line(f"{_missing[0]}. Set PARLEY_TEST_KAFKA=host:port, or install Java 17 and Maven.")
