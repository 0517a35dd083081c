"""No text breaks the reader: it never raises, quotes what is there, and takes time in proportion to the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.domain.reading.rules_reader import RuleReader
from parley_topics.articles import Article

READER = RuleReader()
TITLE = "Kenya and Vietnam hold talks"
PROSE = (
    "Kenya and Vietnam held talks in Nairobi on Monday, the foreign minister said. The two governments will meet again "
    "next week if the rebels agree to a ceasefire. "
)
WORDS = (
    *PROSE.split(),
    *(
        "that",
        "who",
        "to",
        "not",
        "no",
        "which",
        "until",
        "by",
        "March",
        "3",
        "deadline",
        "deal",
        "rejects",
        "U.S.",
        "Mr.",
    ),
    *(
        '"',
        "'",
        "(",
        ")",
        "—",
        "--",
        "...",
        "“",
        "‘",
        "’",
        "\n",
        "\n\n",
        ",",
        ";",
        ":",
        "İ",
        "é",
        "\u200b",
        "\u2028",
        "🙂",
        "'s",
    ),
)
SHAPES = {
    "nested quotes": "\"He said 'the talks \"are (in 'Lima')\" over' and ",
    "brackets": "((([[[{{ talks on Monday ",
    "commas": "the envoys, the ministers, Kenya, ",
    "conjunctions": "and Kenya and Vietnam and the talks ",
    "complements": "that the minister said that ",
    "no stop": "the talks between Kenya and Vietnam in Nairobi on Monday would resume if the rebels agreed to meet ",
    "dates": "on 3 March, 4 March and 6 March, by Friday, until Monday, ",
    "infinitives": "to agree to meet to hold to begin to ",
    "chains": "of the round of talks of the minister of the government ",
    "abbreviations": "U.S. U.N. e.g. Mr. Dr. . . . ",
    "speech": "he said, she added, they agreed, it warned, ",
}


def article(text: str) -> Article:
    """An article of this text."""
    return Article(id="1", title=TITLE, text=text, published="2026-02-18")


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=120), st.booleans())
def test_words_in_any_order_are_read_without_error(words: list[str], spaced: bool) -> None:
    """Claims of any text stand on quotes that are in it."""
    text = PROSE * 3 + (" " if spaced else "").join(words) + PROSE
    for claim in READER.read(article(text)).claims:
        evidence = claim.evidence
        assert text[evidence.start : evidence.end] == evidence.quote != ""


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_characters_are_read_without_error(text: str) -> None:
    """Control characters, scripts, lone marks: nothing raises, with and without prose around."""
    READER.read(article(text))
    whole = PROSE + text + PROSE * 3
    for claim in READER.read(article(whole)).claims:
        assert whole[claim.evidence.start : claim.evidence.end] == claim.evidence.quote


def seconds(text: str) -> float:
    """The processor time of the quickest of two readings."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        READER.read(article(text))
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_time_is_proportional_to_the_text(shape: str) -> None:
    """Eight times the text takes about eight times as long, whatever it is made of."""
    block = shape * (400 // len(shape) + 1) + PROSE
    short, long = seconds(block * 12), seconds(block * 96)
    assert long < 20 * max(short, 0.005)
