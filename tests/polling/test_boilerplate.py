"""Each kind of boilerplate is known by its examples, and leaves sentences alone."""

import time

import pytest

from parley.domain.polling.boilerplate import KINDS, boilerplate_kind

EXAMPLES = [(kind.name, text) for kind in KINDS for text in kind.examples]
SENTENCES = [text for kind in KINDS for text in kind.counterexamples]


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_examples_are_their_kind(name: str, text: str) -> None:
    """An example is the kind that it stands beside."""
    assert boilerplate_kind(text) == name


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences_stay(text: str) -> None:
    """A sentence that begins with the same words is text."""
    assert boilerplate_kind(text) is None


def test_long_paragraphs_stay() -> None:
    """A long paragraph is never boilerplate, whatever it begins with."""
    assert boilerplate_kind("Read more: " + "and so the talks went on " * 8) is None


@pytest.mark.parametrize(
    "beginning", ["by ", "published ", "monday ", "sign up ", "read more ", "photo: ", "share ", "© "]
)
@pytest.mark.parametrize("body", ["a-", "a, ", "9", " ", "now ", "a.", "1 may 2026 "])
def test_no_paragraph_takes_long(beginning: str, body: str) -> None:
    """Whatever a paragraph repeats, it is judged at once."""
    started = time.monotonic()
    for length in (20, 100, 5_000):
        boilerplate_kind(f"{beginning}{body * length}!")
    assert time.monotonic() - started < 1
