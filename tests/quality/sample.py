"""The figures of the sample corpus: claims against those written by hand, developments against the expected ones."""

import argparse
import json
import tempfile
from pathlib import Path

from tests.quality import score
from tests.samples.comparing import differences
from tests.samples.reader import AnnotatedReader
from tests.samples.test_expected import expected, replayed, sample_articles

from parley.domain.reading.extraction import read_claims
from parley.domain.reading.reader import Reader
from parley.domain.reading.rules_reader import RuleReader
from parley_topics import codec


def figures() -> dict[str, float]:
    """Name → figure, the more the better."""
    return {
        **_claims(),
        **_developments("gold", AnnotatedReader()),
        **_developments("reader", RuleReader()),
    }


def _claims() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        gold, lines = Path(folder, "gold", "samples"), Path(folder, "claims.jsonl")
        gold.mkdir(parents=True)
        written, read = AnnotatedReader(), RuleReader()
        with lines.open("wb") as file:
            for number, article in enumerate(sample_articles()):
                annotated = json.loads(codec.encode(read_claims(written, article)))
                annotated["id"] = f"{article.id}#{number}"  # each version of an article by itself
                (gold / f"{number:03}.json").write_text(json.dumps(annotated), encoding="utf-8")
                found = json.loads(codec.encode(read_claims(read, article)))
                file.write(json.dumps({**found, "id": annotated["id"]}).encode() + b"\n")
        arguments = argparse.Namespace(gold=str(gold.parent), pred=str(lines), articles=None, only=[], errors=0)
        table, _ = score.score_claims(arguments)
    return {
        "claims.all.precision": table["all"]["precision"] or 0.0,
        "claims.all.f1": table["all"]["f1"],
        "claims.meeting.f1": table["meeting"]["f1"],
        "claims.empty_articles_spoilt": -float(table["empty_articles_spoilt"][0]),
    }


def _developments(source: str, reader: Reader) -> dict[str, float]:
    found, wanted = replayed(reader, sample_articles()), expected()
    unexpected, missing = differences(found, wanted)
    return {
        f"developments.{source}.precision": 1 - len(unexpected) / len(found),
        f"developments.{source}.recall": 1 - len(missing) / len(wanted),
    }
