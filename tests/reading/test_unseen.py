"""Short articles of many desks and kinds of talks, annotated before the reader saw them: what it must go on finding."""

import argparse
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.quality import score

from parley.domain.reading.extraction import read_claims
from parley.domain.reading.rules_reader import RuleReader
from parley_topics import codec
from parley_topics.articles import Article

ARTICLES = sorted(Path(__file__).with_name("unseen").glob("*.json"))
FLOORS = {"precision": 0.71, "recall": 0.60, "f1": 0.65, "exact_f1": 0.45}
"""A little below what the reader scores over all of them; recall counts every claim of weight core."""


@cache
def _read(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The gold annotation of a file, and the reading as `parley extract` would print it."""
    written = json.loads(path.read_text(encoding="utf-8"))
    article = codec.decode(json.dumps(written["article"]).encode(), Article)
    return written["gold"], json.loads(codec.encode(read_claims(RuleReader(), article)))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_negotiations_are_those_of_the_article(path: Path) -> None:
    """Each article is filed under who negotiates with whom; takeovers, transfers and pleas under nothing."""
    gold, found = _read(path)
    assert [each["id"] for each in found["negotiations"]] == [each["id"] for each in gold["negotiations"]]


@pytest.mark.parametrize(
    "path", [path for path in ARTICLES if not _read(path)[0]["claims"]], ids=lambda path: path.stem
)
def test_out_of_scope_articles_claim_nothing(path: Path) -> None:
    """Talks that are none of ours carry no claims."""
    assert _read(path)[1]["claims"] == []


def test_claims_hold_their_floors(tmp_path: Path) -> None:
    """Over all articles the claims agree with those written by hand as well as they did."""
    gold_folder = tmp_path / "gold" / "unseen"
    gold_folder.mkdir(parents=True)
    lines = []
    for path in ARTICLES:
        gold, found = _read(path)
        (gold_folder / path.name).write_text(json.dumps(gold), encoding="utf-8")
        lines.append(json.dumps(found))
    predicted = tmp_path / "claims.jsonl"
    predicted.write_text("\n".join(lines), encoding="utf-8")
    table, _ = score.score_claims(
        argparse.Namespace(gold=str(gold_folder.parent), pred=str(predicted), articles=None, only=[], errors=0)
    )
    low = {name: table["all"][name] for name, floor in FLOORS.items() if table["all"][name] < floor}
    assert low == {}
