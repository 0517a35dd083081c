"""Which negotiations an article tells of."""

import json
import time
from pathlib import Path

import pytest

from parley.domain.parties import find_cast, negotiation_id
from parley.domain.reading.negotiations import Negotiations, find_negotiations
from parley.domain.text.folding import fold
from parley.domain.watches import Watch

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "negotiation_cases.jsonl").read_text(encoding="utf-8").splitlines()
]


def read(text: str, title: str | None = None, watches: tuple[Watch, ...] = ()) -> Negotiations:
    """The negotiations of an article."""
    folded = fold(text)
    cast = find_cast(folded, fold(title or ""))
    return find_negotiations(folded, cast.mentions, cast.people, watches, title=title, bargaining=cast.bargaining)


def ids(found: Negotiations) -> list[str]:
    """Their ids, the main one first."""
    return [each.negotiation.id for each in found]


@pytest.mark.parametrize("case", CASES, ids=[f"{'-'.join(case['parties']) or 'none'}" for case in CASES])
def test_an_article_is_filed_under_who_negotiates_with_whom(case: dict[str, str]) -> None:
    """Wars, trade, loans, coalitions, budgets and labour have their parties; what is no such thing has none."""
    expected = [negotiation_id(case["parties"])] if case["parties"] else []
    assert ids(read(case["text"], case["title"])) == expected


def test_a_broker_at_the_table_is_no_side() -> None:
    """A third that mediates is named among the mediators, and the id is that of the two sides."""
    (found,) = read(
        "Envoys from Chad, Sudan and Qatar opened trilateral talks in Tripoli on Monday, brokered by Qatar, to end the "
        "fighting between Chad and Sudan. Qatari mediators will shuttle between the Chadian and Sudanese delegations."
    )
    assert (found.negotiation.id, found.negotiation.mediators) == ("chad--sudan", ("QA",))


def test_a_format_stands_for_its_members() -> None:
    """The name of a known format is enough."""
    assert ids(read("The six-party talks will resume in Beijing in July, diplomats said on Friday.")) == [
        negotiation_id(["CN", "JP", "KP", "KR", "RU", "US"])
    ]


TWO = (
    "Peru and Chile opened talks on their sea border on Monday. Peruvian Foreign Minister Ana Rojas said the Chilean "
    "delegation had been constructive. Talks between Peru and Chile will go on in Lima.\n\n"
    "Separately, Peru held talks with the International Monetary Fund on a new loan. Negotiations between Peru and the "
    "IMF are to end in May. The IMF wants higher taxes, and Peru has agreed with the IMF on two of five points."
)


def test_several_negotiations_of_one_article_are_kept_apart() -> None:
    """Each sentence belongs to the negotiation of which it speaks."""
    found = read(TWO)
    assert set(ids(found)) == {"chile--peru", "imf--peru"}
    border, loan = found.assign(TWO.index("sea border")), found.assign(TWO.index("higher taxes"))
    assert border is not None
    assert loan is not None
    assert (border.id, loan.id) == ("chile--peru", "imf--peru")


def test_a_watch_names_what_it_matches() -> None:
    """By its parties the one with most of them wins, then the first; by an alias it names the article's talks."""
    watches = (
        Watch(id="south", name="Southern talks", parties=("PE",)),
        Watch(id="border", name="Border talks", parties=("PE", "CL")),
        Watch(id="border-too", parties=("CL", "PE")),
    )
    assert "border" in ids(read(TWO, watches=watches))
    alias = Watch(id="tea-deal", name="Tea deal", parties=("KE", "LK"), aliases=("Mombasa track",))
    found = read("The Mombasa track goes into its third round next week, officials said.", watches=(alias,))
    assert [(each.negotiation.id, each.negotiation.name) for each in found] == [("tea-deal", "Tea deal")]


def test_names_of_countries_may_change() -> None:
    """The rules know no names: with other countries in it an article is filed under those."""
    other = (
        TWO.replace("Peruvian", "Kenyan")
        .replace("Peru", "Kenya")
        .replace("Chilean", "Ugandan")
        .replace("Chile", "Uganda")
    )
    assert set(ids(read(other.replace("Lima", "Nairobi")))) == {"kenya--uganda", "imf--kenya"}


@pytest.mark.parametrize(
    "piece",
    [
        "Peru and Chile, ",
        "talks with ",
        "the union and ",
        "Ann Smith, president of Peru, ",
        "A ",
        "Peru-Chile talks. ",
        "(UAW) ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Ten times the text takes at most some twenty times the time."""
    spent = []
    for size in (20_000, 200_000):
        begin = time.process_time()
        read((piece * (size // len(piece) + 1))[:size])
        spent.append(time.process_time() - begin)
    assert spent[1] < 20 * spent[0] + 0.5
