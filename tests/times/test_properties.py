"""What holds of time expressions in any text: offsets, determinism, shifts of the day of publication, linear time."""

import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parley.domain.text.calendar_words import WEEKDAYS
from parley.domain.times import find_times
from parley.domain.times.vocabulary import forms
from parley_topics.values import GRAINS

PUBLISHED = date(2026, 2, 18)
WORDS = sorted(form for form in forms() if not form.isdigit())
PIECES = st.sampled_from(
    [*WORDS, "the", "last", "next", "this", "in", "on", "by", "of", "to", "ago", "later", "end", "a few", "mid", "-"]
) | st.integers(0, 2100).map(str)
SPACES = st.sampled_from([" ", " ", "\n", "\u00a0", "  ", "-", "’"])
TEXTS = (
    st.lists(PIECES, max_size=30).map(" ".join)
    | st.lists(st.tuples(PIECES, SPACES).map("".join), max_size=30).map("".join)
    | st.text(max_size=300)
)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, published=DAYS)
@example(text="the end of last century, 31 Feb 2026 and Feb 29, 999 years ago", published=date(1, 1, 1))
@example(text="next decade, in 400 years, the following Friday", published=date(9999, 12, 31))
@example(text="New Year’s\nEve, May 4 the\u00a0same year, last week of the\nyear", published=PUBLISHED)
def test_any_text_is_read_without_error_and_with_true_offsets(text: str, published: date) -> None:
    """No text raises; expressions come in order, do not overlap, and stand where they say."""
    end = 0
    for found in find_times(text, published):
        assert text[found.start : found.end] == found.text
        assert end <= found.start < found.end
        end = found.end
        if found.when is not None:
            assert text[found.when_start : found.when_end] == found.when.text
            assert found.when.grain in GRAINS


@settings(max_examples=200, deadline=None)
@given(text=TEXTS)
def test_intervals_are_in_order_and_without_dates_only_where_vague(text: str) -> None:
    """An interval begins before it ends, and an expression has dates unless its grain is vague."""
    for found in find_times(text, PUBLISHED):
        if found.when is None:
            continue
        start, end = found.when.start, found.when.end
        assert (start is None and end is None) == (found.when.grain == "vague")
        if start is not None and end is not None:
            assert start[:10] <= end[:10]


@settings(max_examples=60, deadline=None)
@given(
    weekday=st.sampled_from([day.capitalize() for day in WEEKDAYS if day.endswith("day")]),
    sentence=st.sampled_from(
        ["They met on {}.", "They will meet on {}.", "Talks ended last {}.", "They reply by {}.", "On {} they left."]
    ),
    published=st.dates(date(1950, 1, 1), date(2080, 1, 1)),
    weeks=st.integers(-500, 500),
)
def test_weekday_moves_with_the_day_of_publication(weekday: str, sentence: str, published: date, weeks: int) -> None:
    """Moving publication by whole weeks moves a weekday by as many."""
    text, shift = sentence.format(weekday), timedelta(weeks=weeks)
    before, after = (find_times(text, day)[0].timex_value for day in (published, published + shift))
    assert date.fromisoformat(after) - date.fromisoformat(before) == shift


@pytest.mark.parametrize("weekday", ["Monday", "Wednesday", "Sunday"])
def test_past_weekday_is_at_most_a_week_back_and_future_one_at_most_a_week_ahead(weekday: str) -> None:
    """The latest such day on or before publication in the past, the first on or after it in the future."""
    past = date.fromisoformat(find_times(f"They met on {weekday}.", PUBLISHED)[0].timex_value)
    future = date.fromisoformat(find_times(f"They will meet on {weekday}.", PUBLISHED)[0].timex_value)
    assert 0 <= (PUBLISHED - past).days < 7
    assert 0 <= (future - PUBLISHED).days < 7


def test_without_a_day_of_publication_only_explicit_dates_are_resolved() -> None:
    """Relative words keep their text and have no dates; a full date is what it says."""
    friday, full = find_times("They met on Friday, as they had on 3 March 2014.", None)
    assert friday.when is not None
    assert (friday.text, friday.timex_value, friday.when.start, friday.when.grain) == (
        "Friday",
        "XXXX-XX-XX",
        None,
        "vague",
    )
    assert full.when is not None
    assert full.when.start == "2014-03-03"


def test_given_sentences_bound_the_search_for_a_verb() -> None:
    """The verb of another sentence does not decide."""
    text = "They will meet\nTalks on Friday"
    spans = [(0, 14), (15, len(text))]
    assert find_times(text, PUBLISHED, sentences=spans)[0].timex_value == "2026-02-13"


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_text_in_one_case_has_the_times_of_mixed_case(change: Callable[[str], str]) -> None:
    """All capitals or none, the same times are found, in the words of the text."""
    text = (
        "They met on Jan. 4, 2014, and in May at 9 a.m. EST. In March they said on Friday that talks may 'spring back'."
    )
    mixed, changed = find_times(text, PUBLISHED), find_times(change(text), PUBLISHED)
    assert [(each.start, each.end, each.timex_value) for each in changed] == [
        (each.start, each.end, each.timex_value) for each in mixed
    ]
    assert [each.text for each in changed] == [change(each.text) for each in mixed]


HOSTILE = {
    "articles": "the ",
    "last": "the last ",
    "days": "May 1, 2, ",
    "ranges": "Monday to ",
    "figures": "1-2-",
    "colons": "10:",
    "modifiers": "the end of the ",
    "hundreds": "one hundred ",
    "quotes": "“‘",
    "breaks": "\n\n",
    "strange": "ẞ9",
    "weekdays": "on Friday ",
    "years": "1999 2000 ",
    "unbroken": "x",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_linear_time(name: str) -> None:
    """Ten times as much of the worst text takes about ten times as long, not a hundred times."""
    unit = HOSTILE[name]
    spent = []
    for size in (10_000, 100_000):
        text = unit * (size // len(unit))
        begun = time.perf_counter()
        find_times(text, PUBLISHED)
        spent.append(time.perf_counter() - begun)
    assert spent[1] < 40 * spent[0] + 0.5
