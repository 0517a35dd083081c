"""The tables of parties are what their sources make."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_tables_are_made_from_their_sources() -> None:
    """Nobody has edited a table by hand, and no source has changed since they were made."""
    pytest.importorskip("pycountry")
    spec = importlib.util.spec_from_file_location("make_parties", ROOT / "scripts" / "make_parties.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    data = ROOT / "app" / "parley" / "domain" / "parties" / "data"
    for name, content in module.tables().items():
        assert (data / f"{name}.tsv").read_text(encoding="utf-8") == content, f"{name}.tsv: run scripts/make_parties.py"
