"""Assessments: who rates the talks, and how."""

import pytest

from parley.domain.reading.rules_reader import RuleReader
from parley_topics.articles import Article
from parley_topics.claims import AssessmentClaim

LEAD = "Peru and Chad held a second round of talks on fishing rights in Oslo on Tuesday. "


def ratings(text: str, lead: str = LEAD) -> list[tuple[str | None, str]]:
    """Speaker and polarity of each rating in a text."""
    reading = RuleReader().read(Article(id="a", published="2026-02-18T09:00:00Z", text=lead + text))
    return [
        (claim.value.speaker, claim.value.polarity) for claim in reading.claims if isinstance(claim, AssessmentClaim)
    ]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Peru's chief negotiator, Marta Quispe, said the talks were constructive.", "positive"),
        ('"The meeting was very productive," Peruvian envoy Marta Quispe said.', "positive"),
        ("Peru's envoy Marta Quispe said there had been significant progress.", "positive"),
        ("Peru's envoy Marta Quispe said a deal was possible.", "positive"),
        ("Peru's envoy Marta Quispe described the discussions as fruitful.", "positive"),
        ("Peru's envoy Marta Quispe said she was optimistic.", "positive"),
        ("Peru's envoy Marta Quispe said the talks had been difficult.", "negative"),
        ('"The talks were disappointing," said Peru\'s envoy Marta Quispe.', "negative"),
        ("Peru's envoy Marta Quispe calls the talks difficult but businesslike.", "mixed"),
        ("Peru's envoy Marta Quispe said no progress had been made.", "negative"),
        ("Peru's envoy Marta Quispe said an agreement with Chad seemed unlikely.", "negative"),
        ("Peru's envoy Marta Quispe said she was disappointed.", "negative"),
        ("Peru's envoy Marta Quispe accused Chad of dragging out the negotiations.", "negative"),
        ("Peru's envoy Marta Quispe said the talks were difficult but businesslike.", "mixed"),
        ("Peru's envoy Marta Quispe called the offer a slap in the face.", "negative"),
        ('"Chad just does not want to negotiate in good faith," Peru\'s envoy Marta Quispe said.', "negative"),
        ('Peru\'s envoy Marta Quispe agreed: "The result is better than we had hoped."', "positive"),
        ('"It is simply not realistic," Peru\'s envoy Marta Quispe said of the proposal.', "negative"),
        ("Peru's envoy Marta Quispe welcomed the agreement.", "positive"),
        ('Peru\'s envoy Marta Quispe said the sides were "very close" to a deal.', "positive"),
        ("Peru's envoy Marta Quispe said the talks were productive but significant differences remained.", "mixed"),
    ],
)
def test_words_about_the_talks_rate_them(text: str, polarity: str) -> None:
    """Praise, gloom, and both at once, in plain words and in quotation marks."""
    assert ratings(text) == [("Marta Quispe", polarity)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's envoy Marta Quispe said both sides needed to make progress.",
        "Peru's envoy Marta Quispe said the weather was good.",
        "Peru's envoy Marta Quispe said talks would be held on Friday.",
        "The talks were constructive.",
        "Peru is concerned about the talks.",
        "Peru's envoy Marta Quispe said the union wanted a fair deal.",
        "Peru's envoy Marta Quispe said that Chad would open negotiations on Friday.",
    ],
)
def test_wishes_other_subjects_and_the_outlet_itself_rate_nothing(text: str) -> None:
    """What is needed is no rating; neither is what nobody is said to say."""
    assert ratings(text) == []


def test_the_same_rating_in_two_sentences_is_one() -> None:
    """A quotation often repeats the sentence before it."""
    text = (
        "Peru's envoy Marta Quispe said the talks were constructive. "
        '"It was a constructive meeting," Quispe told reporters.'
    )
    assert ratings(text) == [("Marta Quispe", "positive")]


def test_two_who_rate_together_rate_each() -> None:
    """A verdict of two is one of each."""
    text = "Peru's envoy Marta Quispe and Chad's envoy Idriss Hassan called it a fair deal."
    assert sorted(ratings(text)) == [("Idriss Hassan", "positive"), ("Marta Quispe", "positive")]
