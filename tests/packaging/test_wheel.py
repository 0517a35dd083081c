"""The wheel: what is in it, and that its names are ours alone."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = {"parley": "app", "parley_agents": "agents", "parley_topics": "topics"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel as it would be published."""
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (path,) = out.glob("parleywatch-*.whl")
    return zipfile.ZipFile(path)


def test_top_level_names_are_ours_alone(wheel: zipfile.ZipFile) -> None:
    """Nothing generic such as `app`, `agents`, `topics` or `tests` is installed."""
    top = {name.split("/")[0] for name in wheel.namelist()}
    assert {name for name in top if not name.endswith(".dist-info")} == set(PACKAGES)


def test_every_module_and_data_file_is_in_it(wheel: zipfile.ZipFile) -> None:
    """What git tracks below the three packages is what a user gets."""
    command = ["git", "ls-files", *PACKAGES.values()]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    tracked = {name.split("/", 1)[1] for name in listed.stdout.split()}
    assert tracked <= set(wheel.namelist())


def test_git_ignores_no_source_or_data_file() -> None:
    """What a package reads is in a fresh clone too."""
    files = [path for root in PACKAGES.values() for path in (ROOT / root).rglob("*") if path.is_file()]
    names = [str(path.relative_to(ROOT)) for path in files if "__pycache__" not in path.parts]
    command = ["git", "check-ignore", "--no-index", *names]
    assert subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True).stdout.split() == []


def test_types_are_published(wheel: zipfile.ZipFile) -> None:
    """Each package carries its marker for type checkers."""
    assert {f"{package}/py.typed" for package in PACKAGES} <= set(wheel.namelist())


def test_the_command_is_declared(wheel: zipfile.ZipFile) -> None:
    """The wheel installs `parley`."""
    (entry_points,) = [n for n in wheel.namelist() if n.endswith("entry_points.txt")]
    assert "parley = parley.cli.main:run" in wheel.read(entry_points).decode()
