"""The reading follows its text: other names, countries, cities, dates and days of publication, and nothing else."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from parley.domain.reading.rules_reader import RuleReader
from parley_topics import codec
from parley_topics.articles import Article

TEXT = """{city}, {stamp} (Harbour Wire) - {a} and {b} will hold a second round of trade talks in {place} on {day}, \
the {a} foreign ministry said on Wednesday.

The first round ended in {other} last Thursday without an agreement, after {b} rejected a demand for lower tariffs on \
fish. "The talks were difficult but constructive," said {envoy}, who leads the {a_adj} delegation.

{envoy} said a deal must be signed by {limit}. The {b_adj} chief negotiator, {other_envoy}, said the two sides had \
made progress on fishing quotas.

{b} has offered to cut its duties on rice if {a} opens its ports."""

DISTRACTOR = "A storm tore roofs off houses along the coast, and hundreds of people spent the night in school halls."
PUBLISHED = date(2026, 2, 18)
BASE = {
    "city": "NAIROBI",
    "a": "Kenya",
    "b": "Vietnam",
    "a_adj": "Kenyan",
    "b_adj": "Vietnamese",
    "place": "Oslo",
    "other": "Lisbon",
    "envoy": "Anna Berg",
    "other_envoy": "Carl Lund",
}
CODES = {"Kenya": "KE", "Vietnam": "VN", "Peru": "PE", "Norway": "NO"}
FREE = ("text", "object", "what", "words")
"""Fields in the article's own words, which may name a day."""
IGNORED = ("claim_id", "confidence", "evidence", "negotiation")


def spelled(day: date) -> str:
    """A day as the text writes it."""
    return f"{day.day} {day:%B}"


def read(words: dict[str, str], published: date = PUBLISHED, text: str = TEXT) -> list[dict[str, Any]]:
    """The claims of the text with these words in it, without what depends on offsets."""
    dated = {
        "stamp": f"{published:%B} {published.day}",
        "day": spelled(published + timedelta(days=20)),
        "limit": spelled(published + timedelta(days=40)),
    }
    body = text.format(**words, **dated)
    reading = RuleReader().read(Article(id="1", title=None, text=body, published=published.isoformat()))
    claims = [codec.decode(codec.encode(claim), dict) for claim in reading.claims]
    return [{key: value for key, value in claim.items() if key not in IGNORED} for claim in claims]


def ordered(claims: list[dict[str, Any]]) -> list[str]:
    """Claims in an order of their own: those of one sentence stand in the order of their ids otherwise."""
    return sorted(json.dumps(renamed(claim, {}), sort_keys=True, ensure_ascii=False) for claim in claims)


def renamed(value: Any, names: dict[str, str]) -> Any:
    """A value with some of its strings, or the words in them, replaced."""
    if isinstance(value, dict):
        return {key: renamed(each, names) for key, each in value.items()}
    if isinstance(value, list):
        return sorted(renamed(each, names) for each in value) if value and isinstance(value[0], str) else value
    if isinstance(value, str):
        for old, new in names.items():
            value = value.replace(old, new) if value != old else new
    return value


def test_the_text_has_claims_worth_comparing() -> None:
    """Meetings, a deadline, who leads and what is wanted: a metamorphosis of nothing would prove nothing."""
    slots = {claim["slot"] for claim in read(BASE)}
    assert {"meeting", "deadline", "delegation", "position", "assessment"} <= slots


@pytest.mark.parametrize(
    "swaps",
    [
        {"envoy": "Rosa Quispe", "other_envoy": "Minh Tran"},
        {"place": "Geneva", "other": "Quito"},
        {"place": "Lisbon", "other": "Oslo"},
    ],
    ids=["people", "cities", "cities-exchanged"],
)
def test_other_names_give_the_same_claims_with_those_names(swaps: dict[str, str]) -> None:
    """No name of a person or a city means anything to the rules."""
    marks = {BASE[key]: f"<{key}>" for key in swaps}
    new = {f"<{key}>": value for key, value in swaps.items()}
    expected = [renamed(renamed(claim, marks), new) for claim in read(BASE)]
    assert ordered(read(BASE | swaps)) == ordered(expected)


def test_other_countries_give_the_same_claims_of_those_countries() -> None:
    """Which two countries negotiate changes the codes and nothing else."""
    swaps = {"a": "Peru", "b": "Norway", "a_adj": "Peruvian", "b_adj": "Norwegian", "city": "LIMA", "place": "Geneva"}
    names = {"Kenyan": "Peruvian", "Kenya": "Peru", "Vietnamese": "Norwegian", "Vietnam": "Norway", "Oslo": "Geneva"}
    names |= {"KE": "PE", "VN": "NO"}
    expected = [renamed(claim, names) for claim in read(BASE)]
    assert ordered(read(BASE | swaps)) == ordered(expected)


@pytest.mark.parametrize("weeks", [1, 3, 11])
def test_another_day_of_publication_moves_every_date(weeks: int) -> None:
    """Published some weeks later, with days written accordingly: each date moves by as much, the rest stays."""
    shift = timedelta(weeks=weeks)

    def moved(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: (date.fromisoformat(each) + shift).isoformat()
                if key in ("start", "end") and isinstance(each, str)
                else "…"
                if key in FREE
                else moved(each)
                for key, each in value.items()
            }
        return value

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: "…" if key in FREE else bare(each) for key, each in value.items()}
        return value

    later = [bare(claim) for claim in read(BASE, PUBLISHED + shift)]
    assert ordered(later) == ordered([moved(claim) for claim in read(BASE)])


@pytest.mark.parametrize("place", range(1, 4))
def test_a_distractor_changes_nothing(place: int) -> None:
    """A paragraph of other news between the paragraphs leaves the claims as they are."""
    parts = TEXT.split("\n\n")
    text = "\n\n".join([*parts[:place], DISTRACTOR, *parts[place:]])
    assert ordered(read(BASE, text=text)) == ordered(read(BASE))
