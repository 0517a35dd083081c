"""docker-compose.yml and the image: no engine runs them here, so what can be checked without one is."""

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from parley.adapters.settings import Settings, documented
from parley.cli.main import app

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = [name for name, service in SERVICES.items() if service["image"] == "parleywatch"]


def test_there_are_kafka_workers_and_who_delivers() -> None:
    """Kafka is the official image, in the version that the tests run on; who delivers comes up only when asked for."""
    version = re.search(r"<version>(4[^<]+)</version>", (ROOT / "deploy/kafka/pom.xml").read_text(encoding="utf-8"))
    assert version is not None
    assert SERVICES["kafka"]["image"] == f"apache/kafka:{version[1]}"
    assert OURS == ["worker", "deliver", "serve", "replay"]
    assert [name for name in OURS if "profiles" in SERVICES[name]] == ["deliver", "serve"]
    assert SERVICES["worker"]["deploy"]["replicas"] > 1


def test_whatever_is_named_is_there() -> None:
    """Services that others wait for, volumes, and the files of the image."""
    for service in SERVICES.values():
        for name, condition in service.get("depends_on", {}).items():
            assert condition["condition"] != "service_healthy" or "healthcheck" in SERVICES[name]
        for volume in service.get("volumes", []):
            source, _, target = volume.rpartition(":")
            assert target.startswith("/")
            assert not source or source in COMPOSE["volumes"]
    build = SERVICES["worker"]["build"]
    recipe = (ROOT / build["context"] / build["dockerfile"]).read_text(encoding="utf-8")
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    for line in re.findall(r"^COPY (.+) \S+$", recipe, re.MULTILINE):
        for source in line.split():
            assert (ROOT / source).exists()
            assert source in kept


@pytest.mark.parametrize("name", OURS)
def test_a_service_of_ours_runs_a_command_with_settings_that_exist(name: str) -> None:
    """Its command is one of ours, its variables are settings, and its broker is the service beside it."""
    service = SERVICES[name]
    arguments = service["command"].split()
    command = get_command(app).commands[arguments[0]]
    command.make_context(arguments[0], arguments[1:])
    known = {row[0].split(" or ")[0] for row in documented()}
    assert set(service["environment"]) <= known
    assert len(known) == len(fields(Settings))
    # What has no value is taken from the shell that starts the services.
    settings = Settings.from_environment({name: value for name, value in service["environment"].items() if value})
    host = settings.broker.removeprefix("kafka://")
    assert host == SERVICES["kafka"]["environment"]["KAFKA_ADVERTISED_LISTENERS"].removeprefix("PLAINTEXT://")


def test_a_halted_worker_is_started_again() -> None:
    """Ending is how a worker saves what it must not commit, so somebody has to start it anew."""
    assert SERVICES["worker"]["restart"] == "unless-stopped"
    assert SERVICES["replay"]["restart"] == "no"
