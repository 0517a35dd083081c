"""Sentences as news desks write them, in our own words: what is found in each, and how it is read."""

from datetime import date
from pathlib import Path

import pytest

from parley.domain.times import find_times

from .test_rules import check

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The lines of a table beside this module, without its comments."""
    return [line for line in (HERE / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("example", lines("newswire.txt"))
def test_sentence_is_read_as_its_line_says(example: str) -> None:
    """The expression of each line has the value and the interval that the line gives."""
    check(example)


@pytest.mark.parametrize("sentence", lines("newswire_never.txt"))
def test_sentence_without_a_time_has_none(sentence: str) -> None:
    """A sentence that only looks like a time has none."""
    assert find_times(sentence, date(2013, 3, 22)) == []
