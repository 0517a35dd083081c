"""How figures are printed: what was measured, and what it ought to be, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value in words, and its target where there is one."""

    what: str
    value: str
    target: str = ""


def show(section: str, figures: Iterable[Figure]) -> None:
    """Print the figures of a section, each as soon as it is measured."""
    print(section, flush=True)
    for figure in figures:
        target = f"   [target {figure.target}]" if figure.target else ""
        print(f"  {figure.what:55} {figure.value}{target}", flush=True)
