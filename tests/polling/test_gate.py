"""The gate lets news of negotiations pass, and stops what plainly is something else."""

import pytest

from parley.domain.polling.gate import FIELDS, Gate
from parley.domain.watches import Watch

HEADLINES = [(field.name, text) for field in FIELDS for text in field.examples]


@pytest.mark.parametrize(("name", "text"), HEADLINES)
def test_headlines_of_each_field_pass(name: str, text: str) -> None:
    """A headline passes on the words of the field that it stands beside."""
    assert Gate().decide(text, None).fetch


@pytest.mark.parametrize(
    "text",
    [
        "Local bakery wins prize for the third year in a row",
        "Heavy rain floods the old town and its cellars",
        "Review: a quiet novel about two sisters and their garden",
    ],
)
def test_other_news_is_stopped(text: str) -> None:
    """News without a word of negotiations and without parties is not fetched, and the ground is told."""
    decision = Gate().decide(text, None)
    assert (decision.fetch, decision.ground) == (False, "nothing")


def test_two_parties_pass_without_a_word() -> None:
    """Two parties named together pass, whatever is said of them."""
    assert Gate().decide("Russia and Ukraine: a long winter ahead for both", None).ground == "parties"


def test_the_users_words_decide_first() -> None:
    """Words that must not occur stop, words that must are the only ones that pass."""
    gate = Gate(must=("ceasefire", "grain deal"), must_not=("football",))
    assert gate.decide("Grain deal near, say envoys", None).ground == "must"
    assert not gate.decide("Talks on tariffs resume", None).fetch
    assert gate.decide("Football ceasefire match", "football").ground == "must-not"
    assert not Gate(must=("deal",)).decide("Dealers strike in the north", None).fetch


def test_watches_pass() -> None:
    """A watch's alias and its parties together pass."""
    watch = Watch(id="lake", name="Lake process", parties=("KE", "UG"), aliases=("the lake table",))
    gate = Gate(watches=(watch,))
    assert gate.decide("Notes from the Lake Table on a rainy day", None).ground == "watch"
    assert gate.decide("Kenya and Uganda share a sunset", None).ground == "watch"


def test_other_languages_are_told() -> None:
    """A text that is not English is stopped as such."""
    text = "Die Gespräche über das neue Haushaltsgesetz sind am späten Abend ohne Ergebnis zu Ende gegangen"
    assert Gate().decide(text, None).ground == "language"
