"""The figures that are held to a floor: the scorer's, for a corpus with gold annotations."""

import argparse
import subprocess
import sys
from pathlib import Path

from tests.quality import score

HERE = Path(__file__).parent
PARLEY = [sys.executable, "-m", "parley"]
Figures = dict[str, float]


def claims(corpus: Path, work: Path) -> Figures:
    """F1 of each slot, and the figures over all, of the reader on the corpus' articles."""
    lines = work / "claims.jsonl"
    _run([*PARLEY, "extract", str(corpus / "articles"), "--format", "jsonl"], lines)
    table, _ = score.score_claims(_arguments(corpus, lines))
    figures = {f"claims.{slot}.f1": table[slot]["f1"] for slot in score.MATCH}
    figures |= {f"claims.all.{name}": table["all"][name] for name in ("precision", "f1", "exact_f1")}
    figures["claims.negotiations.f1"] = table["negotiations"]["f1"]
    figures["claims.right_negotiation"] = table["right_negotiation"]
    figures["claims.right_attribution"] = table["right_attribution"]
    # Counts of what must not be, as floors of their negatives: none may come.
    figures["claims.empty_articles_spoilt"] = -float(table["empty_articles_spoilt"][0])
    figures["claims.bad_evidence"] = -float(table["bad_evidence"])
    return figures


def developments_of_reader(corpus: Path, work: Path) -> Figures:
    """The developments that a replay of each timeline gives with our own reader."""
    lines = work / "developments.jsonl"
    folders = [path for path in sorted((corpus / "articles").iterdir()) if path.is_dir()]
    commands = [[*PARLEY, "replay", "--inline", str(folder), "--format", "jsonl"] for folder in folders]
    return _developments("reader", corpus, commands, lines)


def developments_of_gold(corpus: Path, work: Path) -> Figures:
    """The developments that the tracker makes of gold claims: its own figure, without what reading costs."""
    commands = []
    for gold in sorted((corpus / "gold").iterdir()):
        lines = work / f"gold-{gold.name}.jsonl"
        _run([sys.executable, str(HERE / "gold_claims.py"), str(gold), str(corpus / "articles" / gold.name)], lines)
        commands.append([*PARLEY, "track", str(lines), "--format", "jsonl"])
    return _developments("gold", corpus, commands, work / "developments-of-gold.jsonl")


def _developments(source: str, corpus: Path, commands: list[list[str]], lines: Path) -> Figures:
    lines.write_bytes(b"")
    for command in commands:
        _run(command, lines, append=True)
    table, _ = score.score_developments(_arguments(corpus, lines))
    figures = {f"developments.{source}.{name}": table[name] for name in ("precision", "recall")}
    figures |= {f"developments.{source}.{name}": table[name] for name in ("right_change", "right_before")}
    # How many come for each that is asked, and how many say the same again: the less the better.
    figures[f"developments.{source}.per_gold"] = -table["per_gold"]
    figures[f"developments.{source}.repeated"] = -float(table["repeated"])
    return figures


def _run(command: list[str], out: Path, *, append: bool = False) -> None:
    with out.open("ab" if append else "wb") as file:
        subprocess.run(command, stdout=file, check=True)


def _arguments(corpus: Path, lines: Path) -> argparse.Namespace:
    return argparse.Namespace(
        gold=str(corpus / "gold"), pred=str(lines), articles=[str(corpus / "articles")], only=[], errors=0
    )
