"""`python -m tests.quality`: hold the figures to their floors; --update raises the floors to today's figures.

The gold corpus is the one that PARLEY_GOLD names (a folder with `articles` and `gold`); without it the gate says
loudly that it was skipped. Lowering a floor needs `--update --allow-lower REASON`; the reason stays in the file.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec
from tests.quality import measures, sample

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.0005
"""Figures are compared with this much slack: floating-point sums differ in their last digits between machines."""


def measured() -> dict[str, measures.Figures]:
    """Corpus → figures, for every corpus that is here."""
    figures = {"sample": sample.figures()}
    gold = os.environ.get("PARLEY_GOLD")
    if not gold:
        print("quality: SKIPPED on the gold corpus: PARLEY_GOLD names none", file=sys.stderr)
        return figures
    corpus = Path(gold)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        figures["gold"] = (
            measures.claims(corpus, work)
            | measures.developments_of_gold(corpus, work)
            | measures.developments_of_reader(corpus, work)
        )
    return figures


def below(floors: dict[str, Any], figures: dict[str, measures.Figures]) -> list[str]:
    """A line for each figure that is under its floor, or that has a floor and was not measured."""
    return [
        f"{corpus} {name}: {found.get(name, 'not measured')} is below its floor {floor}"
        for corpus, found in figures.items()
        for name, floor in floors.get(corpus, {}).items()
        if found.get(name) is None or found[name] < floor - SLACK
    ]


def main() -> int:
    """Measure, compare, and say what is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="write today's figures as the floors")
    parser.add_argument("--allow-lower", metavar="REASON", help="let --update lower a floor, for this reason")
    arguments = parser.parse_args()
    floors: dict[str, Any] = msgspec.json.decode(FLOORS.read_bytes()) if FLOORS.exists() else {}
    figures = measured()
    for corpus, found in figures.items():
        for name, figure in found.items():
            floor = floors.get(corpus, {}).get(name)
            print(f"{corpus:7}{name:40}{figure:8.3f}   floor {'none' if floor is None else format(floor, '.3f')}")
    low = below(floors, figures)
    if not arguments.update:
        print("\n".join(low), file=sys.stderr, end="\n" if low else "")
        return 1 if low else 0
    if low and not arguments.allow_lower:
        print("\n".join([*low, "lowering a floor needs --allow-lower REASON"]), file=sys.stderr)
        return 1
    reasons = floors.get("lowered", [])
    if low:
        reasons = [*reasons, {"reason": arguments.allow_lower, "floors": low}]
    rounded = {corpus: {k: round(v, 4) for k, v in found.items()} for corpus, found in figures.items()}
    made = {**floors, **rounded, "lowered": reasons}
    FLOORS.write_bytes(msgspec.json.format(msgspec.json.encode(made, order="sorted"), indent=1) + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
