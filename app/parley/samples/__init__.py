"""The sample corpus: articles of three negotiations, and the developments that they must give."""

from pathlib import Path

SAMPLE_CORPUS = Path(__file__).parent / "articles"
"""The folder of the sample articles."""

EXPECTED_DEVELOPMENTS = Path(__file__).parent / "expected.jsonl"
"""What they must give, written by hand: see the README beside it."""
