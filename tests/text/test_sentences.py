"""Sentences, units and quotations of news text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.domain.text.folding import fold
from parley.domain.text.languages import is_english
from parley.domain.text.quotes import find_quotes
from parley.domain.text.sentences import split_sentences
from parley.domain.text.units import find_units


def sentences(text: str) -> list[str]:
    """The sentences of a text, with line breaks as spaces."""
    return [" ".join(text[start:end].split()) for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gen. Haruto Abe met Mr. Lund on Nov. 9 in the U.S. capital. They parted at 5 p.m. without a word.", 2),
        ("The U.S. The EU followed.", 2),
        ("U.S. President Ada Holm left. He slept.", 2),
        ('"It is over." She left the hall.', 2),
        ('"Is it over?" she asked. Nobody knew.', 2),
        ("George W. Hale spoke first. Then J. Stone did.", 2),
        ("Growth was 1.5 percent. Prices fell 2.3 percent.", 2),
        ("He had two aims: peace and bread.", 1),
        ("Talks ended... no deal was near.", 1),
        ("The pact, No. 12 of its kind, was signed. Cheers rose!", 2),
    ],
)
def test_a_full_stop_ends_a_sentence_only_where_one_ends(text: str, count: int) -> None:
    """Titles, initials, months, numbers and acronyms carry stops that end nothing."""
    assert len(sentences(text)) == count


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Line breaks inside a sentence do not end it, even where a blank gap fell into it."""
    text = (
        "The two delegations met for a third day at a lakeside hotel and said that they would go on\n"
        "until a text was ready, although nobody in the room believed that this could be done before\n"
        "the weekend. A spokesman said the question of pensions and of the old depots\n\n\n\nremained open, he added.\n"
    )
    assert len(sentences(text)) == 2


def test_headings_captions_and_tails_are_units_of_their_own() -> None:
    """A heading colours what follows; a credit makes the line above it a caption; page furniture is a tail."""
    text = (
        "The ministers met on Monday.\n\nA delegate waves as she enters the hall, watched by guards.\n"
        "The hall before the session © Ministry/Agency\n\nBackground\n\nThey first met in 2019.\n\n"
        "Unconfirmed\n\n- A second meeting was planned.\n\nAdditional reporting by Kim Lee\n"
    )
    units = find_units(fold(text))
    assert [(unit.kind, unit.colour) for unit in units] == [
        ("paragraph", None),
        ("caption", None),
        ("caption", None),
        ("heading", None),
        ("paragraph", "background"),
        ("heading", None),
        ("item", "unconfirmed"),
        ("tail", "unconfirmed"),
    ]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We will come,” she said. “Soon.”", ["We will come,", "Soon."]),
        ('"We will come," she said.', ["We will come,"]),
        ("He said it was ‘time to talk’ and left the workers' hall.", ["time to talk"]),
        ("The workers' council and the drivers' union met.", []),
        ("“We begin here.\n\n“And we end here,” he said.", ["We begin here.", "And we end here,"]),
        ("``We came,'' he said.", ["We came,"]),
    ],
)
def test_quotations_are_found_in_every_typography(text: str, quoted: list[str]) -> None:
    """Curly, straight, single and typewriter marks quote; apostrophes do not."""
    folded = fold(text)
    assert [text[start:end] for start, end in find_quotes(text, folded, find_units(folded))] == quoted


@given(st.text(alphabet="abcDE .,!?\"'“”‘’\n—–-:;()1|*©", max_size=400))
def test_sentences_are_ordered_parts_of_the_text(text: str) -> None:
    """Folding keeps the length; sentences lie in order, do not overlap, and lose nothing but space."""
    assert len(fold(text)) == len(text)
    spans = split_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert [mark for mark in kept if mark.isalnum()] == [mark for mark in text if mark.isalnum()]


def test_languages_are_told_apart() -> None:
    """English passes, others do not."""
    assert is_english("The minister said on Monday that the talks would go on for as long as it takes.")
    assert not is_english("Le ministre a déclaré lundi que les pourparlers se poursuivraient demain.")
    assert not is_english("Министр заявил в понедельник, что переговоры продолжатся столько, сколько потребуется.")
