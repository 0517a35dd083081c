"""The tense of the clause around a weekday, in sentences of our own."""

from datetime import date
from pathlib import Path

import pytest

from parley.domain.times import find_times

LINES = [
    line.split(" | ")
    for line in (Path(__file__).parent / "tense.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
FRIDAYS = {"past": date(2026, 2, 13), "future": date(2026, 2, 20)}


@pytest.mark.parametrize(("tense", "sentence"), LINES)
def test_weekday_is_on_the_side_that_its_clause_tells(tense: str, sentence: str) -> None:
    """Read on a Wednesday, Friday is that of last week or of this one, as the verb of its clause says."""
    found = find_times(sentence, date(2026, 2, 18))
    friday = next(each for each in found if "Friday" in each.text)
    assert friday.timex_value[:10] == FRIDAYS[tense].isoformat()
