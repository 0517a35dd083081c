"""Values that options and arguments cannot have."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from parley.cli.main import app


@pytest.mark.parametrize("command", ["serve --port 99999", "serve --port -5", "run --metrics-port 0"])
def test_a_port_that_is_none_is_refused(command: str) -> None:
    """Before anything else, with the range that it may have."""
    result = CliRunner().invoke(app, command.split())
    assert result.exit_code == 2
    assert "<=65535" in result.stderr


@pytest.mark.parametrize("address", ["news", "ftp://news.example/", "http://127.0.0.1:1/"])
def test_an_address_that_is_never_asked_is_no_outage(tmp_path: Path, address: str) -> None:
    """Trying again would not help, so the exit code is that of a wrong command."""
    result = CliRunner().invoke(app, ["feeds", "add", address, "--config", str(tmp_path / "parley.toml")])
    assert getattr(result.exception, "exit_code", None) == 2
    assert address in str(result.exception)
