"""Groups of copies, on texts that are cut, wrapped, framed and lightly rewritten."""

import random
import re
import textwrap
from collections.abc import Iterator
from itertools import combinations

import pytest

from parley.adapters.corpora.reading import load_articles
from parley.domain.articles.copies import group
from parley.domain.articles.sketches import sketch
from parley.samples import SAMPLE_CORPUS

ALREADY_COPIES = {
    "russia-ukraine/02", "russia-ukraine/13", "kenya-vietnam/07", "dockworkers/03", "dockworkers/11", "dockworkers/09",
}  # fmt: skip
"""Sample articles that are copies or versions of others."""


def originals() -> list[str]:
    """Texts of which none is a copy of another."""
    articles = load_articles([SAMPLE_CORPUS], order="published", report=print)
    return [article.text or "" for article in articles if article.id not in ALREADY_COPIES]


def words_of(texts: list[str]) -> list[str]:
    """All words that occur, as a stock for rewriting."""
    return [word for text in texts for word in re.findall(r"\w+", text)]


def copies_of(text: str, frame: list[str], stock: list[str], rng: random.Random) -> Iterator[str]:
    """The text as extractors, wires and desks hand it on."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    yield text
    yield " ".join(sentences[: len(sentences) * 2 // 3])
    yield " ".join(sentences[: len(sentences) // 2])
    yield textwrap.fill(text, 60)
    yield "\n".join([frame[0], text, frame[1]])
    yield "\n".join([text, *frame])
    yield "\n".join(paragraph for paragraph in text.split("\n") if rng.random() < 0.8)
    for share in (0.05, 0.1):
        kept = [sentence for sentence in sentences if rng.random() > 0.1]
        yield " ".join(rng.choice(stock) if rng.random() < share else word for word in " ".join(kept).split())


def pair_f1(found: list[tuple[str, ...]], true: list[list[str]]) -> float:
    """F1 over pairs of texts that are copies."""
    one, other = ({frozenset(pair) for ids in groups for pair in combinations(ids, 2)} for groups in (found, true))
    return 2 * len(one & other) / (len(one) + len(other))


@pytest.mark.parametrize("frame_words", [0, 10, 20])
def test_copies_are_found_with_a_pair_f1_of_98_percent(frame_words: int) -> None:
    """Whether sites put nothing, little or much of their own around a text: up to a third of the page."""
    rng = random.Random(7)
    texts = originals()
    stock = words_of(texts)
    frames = [[" ".join(rng.choices(stock, k=frame_words)) for _ in range(4)] for _ in range(10)]
    sketches: list[tuple[str, str]] = []
    true: list[list[str]] = []
    for number, text in enumerate(texts):
        made = list(copies_of(text, frames[number % 10], stock, rng))
        true.append([f"{number}/{copy}" for copy in range(len(made))])
        sketches += [(f"{number}/{copy}", sketch(one)) for copy, one in enumerate(made)]
    assert pair_f1(group(sketches), true) >= 0.98


def test_groups_do_not_depend_on_the_order_of_the_texts() -> None:
    """Only the order of the ids follows that in which the texts come."""
    sketches = [(str(number), sketch(text)) for number, text in enumerate(originals()[:12])]
    sketches += [(f"cut {number}", sketch(text[:600])) for number, text in enumerate(originals()[:12])]
    groups = {frozenset(ids) for ids in group(sketches)}
    assert len(groups) == 12
    for seed in range(5):
        random.Random(seed).shuffle(sketches)
        assert {frozenset(ids) for ids in group(sketches)} == groups


def test_a_text_that_stands_in_two_others_does_not_join_them() -> None:
    """It goes with the one that has most of it."""
    one, other, both = originals()[:3]
    shared = both[:500]
    groups = group([("one", sketch(one + shared)), ("other", sketch(other + both)), ("shared", sketch(shared))])
    assert len(groups) == 1
    assert "shared" in groups[0]
    assert len(groups[0]) == 2


def test_texts_of_one_id_are_one() -> None:
    """Versions of an article are no group by themselves."""
    text = originals()[0]
    assert group([("a", sketch(text)), ("a", sketch(text[:900]))]) == []
