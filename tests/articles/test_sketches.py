"""Sketches of texts and what they tell of copies."""

import random
import string
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.domain.articles.sketches import MAX_HASHES, are_copies, containment, parse_sketch, sketch
from parley.domain.errors import InputError


def words(count: int, seed: int) -> str:
    """A text of random words: no two seeds share a shingle."""
    rng = random.Random(seed)
    return " ".join("".join(rng.choices(string.ascii_lowercase, k=6)) for _ in range(count))


def test_case_punctuation_and_layout_do_not_count() -> None:
    """A text that is only set differently has the same sketch."""
    assert sketch("Talks, he said, “resume”\non Monday.") == sketch("talks he said -- resume on monday")


def test_containment_of_short_texts_is_exact() -> None:
    """Short texts keep every shingle, and half of a text is contained in the whole."""
    text = words(200, seed=1)
    assert containment(sketch(text), sketch(text[:700])) == 1.0
    assert containment(sketch(text[:700] + " " + words(100, seed=2)), sketch(text)) == pytest.approx(0.5, abs=0.03)
    assert containment(sketch(text), sketch(words(200, seed=3))) == 0.0


@pytest.mark.parametrize("length", [2_000, 10_000, 50_000])
def test_containment_is_unbiased_whatever_the_lengths(length: int) -> None:
    """A text half of which stands in a text many times as long measures about one half."""
    whole = words(length, seed=4)
    measured = [
        containment(
            sketch(whole), sketch(" ".join(whole.split()[start : start + 400]) + " " + words(400, seed=start + 9))
        )
        for start in range(0, 1_600, 40)
    ]
    assert sum(measured) / len(measured) == pytest.approx(0.5, abs=0.06)


def test_a_sketch_is_small_whatever_the_text() -> None:
    """A megabyte of text has no larger sketch than a long article."""
    assert len(sketch(words(150_000, seed=5))) <= 3_000
    assert MAX_HASHES // 2 <= len(parse_sketch(sketch(words(150_000, seed=5))).hashes) <= MAX_HASHES


def test_scripts_without_spaces_are_cut_into_characters() -> None:
    """A Chinese text that was cut is a copy, though it is one word to a splitter at spaces."""
    text = "双方代表团在日内瓦举行了第三轮会谈但是没有就领土问题达成协议下一轮会谈将于三月初举行"
    assert are_copies(sketch(text), sketch(text[6:30]))


def test_nothing_is_a_copy_of_nothing() -> None:
    """A text without words is in no group."""
    assert not are_copies(sketch(""), sketch(""))
    assert not are_copies(sketch("…"), sketch(words(30, seed=6)))


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_compare_alike_both_ways(one: str, other: str) -> None:
    """Containment lies between 0 and 1, is symmetric, and 1 for a text with itself."""
    left, right = sketch(one), sketch(other)
    assert 0.0 <= containment(left, right) == containment(right, left) <= 1.0
    assert containment(left, left) in (0.0, 1.0)


@pytest.mark.parametrize("broken", ["", "AAAA", "not base64!", "AAAAAAAB"])
def test_what_is_no_sketch_is_refused(broken: str) -> None:
    """The error says what to do."""
    with pytest.raises(InputError, match="leave it out"):
        parse_sketch(broken)


def test_sketch_and_comparison_take_less_than_two_milliseconds() -> None:
    """Measured on an article of 800 words, the best of several runs."""
    text = words(800, seed=7)
    other = sketch(words(800, seed=8))
    runs = []
    for _ in range(10):
        start = time.perf_counter()
        containment(sketch(text), other)
        runs.append(time.perf_counter() - start)
    assert min(runs) <= 0.002
