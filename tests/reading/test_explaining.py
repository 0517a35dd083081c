"""What is explained of a reading: the reader's own claims, and the fate of all else that it considered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.domain.reading.explaining import Explanation, explain, marked
from parley.domain.reading.fates import fates
from parley.domain.reading.grounds import RULES
from parley.domain.reading.rules_reader import RuleReader
from parley.domain.reading.slots.registry import SLOTS
from parley.domain.watches import Watch
from parley_topics.articles import Article

READER = RuleReader()
TALKS = """Peru and Bolivia held a second round of border talks in Lima on Tuesday.

The talks in Lima on Tuesday, mediated by Norway, lasted four hours.

Bolivian Foreign Minister Ana Quiroga said the two sides could meet again next week. Peru rejects a shared customs post.

According to sources close to the delegations, the talks broke down over fishing rights.

Background

Peru and Bolivia signed a fisheries agreement in 1998.
"""


def explained(text: str, **fields: str) -> Explanation:
    """The explanation of a text published on Wednesday 18 February 2026."""
    return explain(READER, Article(id="a", text=text, published="2026-02-18", **fields))


@pytest.fixture(scope="module")
def talks() -> Explanation:
    """The explanation of an article that has a bit of everything."""
    return explained(TALKS)


def test_the_claims_explained_are_those_that_are_read(talks: Explanation) -> None:
    """The same ids, values, contexts and evidence, numbered from one in order of the text."""
    claims = {claim.claim_id: claim for claim in READER.read(talks.article).claims}
    assert len(claims) >= 5
    assert {each.claim_id for each in talks.claims} == set(claims)
    for each in talks.claims:
        claim = claims[str(each.claim_id)]
        assert (each.slot, each.value, each.evidence) == (claim.slot, claim.value, claim.evidence)
        assert (each.modality, each.background) == (claim.modality, claim.background)
        assert (each.attribution, each.negotiation) == (claim.attribution, claim.negotiation)
    assert [each.number for each in talks.candidates] == list(range(1, len(talks.candidates) + 1))
    starts = [each.evidence.start for each in talks.claims]
    assert starts == sorted(starts)


def test_what_is_told_twice_is_merged_into_the_claim_that_stands(talks: Explanation) -> None:
    """It names the number of that claim."""
    merged = [each for each in talks.candidates if each.fate == "merged"]
    assert merged
    for each in merged:
        assert each.into is not None
        taker = talks.candidates[each.into - 1]
        assert (taker.fate, taker.slot) == ("claimed", each.slot)


def test_what_another_candidate_gives_to_a_claim_is_named() -> None:
    """The place comes from one sentence, the number from another."""
    found = explained(
        "Peru and Bolivia held border talks in Lima on Tuesday.\n\n"
        "Their envoys had met for the third round of talks on Tuesday, Peru said."
    )
    giving = [each for each in found.candidates if each.fate == "merged" and each.reason.startswith("gives it")]
    assert giving
    taker = found.candidates[(giving[0].into or 0) - 1]
    assert taker.reason.startswith("the best telling; others gave ")


def test_a_likely_position_of_an_outsider_is_dropped_and_says_why() -> None:
    """Neither side nor mediator, with its score."""
    found = explained(
        "Peru and Bolivia resumed border talks in Lima on Tuesday. Peru and Bolivia will meet again on Friday.\n\n"
        "Chile offers a port on the coast."
    )
    outsiders = [each for each in found.candidates if getattr(each.value, "party", None) == "CL"]
    assert [each.fate for each in outsiders] == ["dropped"]
    assert outsiders[0].reason.startswith("what somebody who is neither side nor mediator wants")


def test_every_context_has_its_reason(talks: Explanation) -> None:
    """A hedge, a nameless source and a heading are named for what they are."""
    reasons = {(each.modality, each.because.modality) for each in talks.candidates}
    assert any(modality == "possible" and reason.startswith("its clause is possible") for modality, reason in reasons)
    assert ("reported", "its source has no name") in reasons
    recalled = [each for each in talks.claims if each.background]
    assert [each.because.background for each in recalled] == ["its heading says background"]
    quoted = [each for each in talks.claims if each.attribution and each.attribution.name == "Ana Quiroga"]
    assert quoted
    assert {each.because.attribution for each in quoted} == {"it stands under “say”"}


def test_a_rule_that_fired_is_shown_with_what_it_asks_for(talks: Explanation) -> None:
    """Verb, roles and what it gives; and what the parse made of the words."""
    found = next(each for each in talks.claims if each.slot == "position")
    assert found.asks is not None
    assert "verb" in found.asks
    assert "gives stance: rejects" in found.asks
    assert found.clause is not None
    assert "“rejects”" in found.clause


def test_words_that_a_rule_matches_in_vain_are_listed() -> None:
    """A heading makes no claim, and says where it stands."""
    found = explained(
        "Talks between Peru and Bolivia collapse\n\nPeru and Bolivia held border talks in Lima on Tuesday.\n"
    )
    assert any(each.place == "heading" and each.slot == "outcome" for each in found.passed_over)


@pytest.mark.parametrize(
    ("text", "skipped", "steps"),
    [
        ("  \n", "empty", []),
        ("Les deux pays ont repris leurs pourparlers de paix à Lima mardi matin.", "language", [("language", False)]),
        (
            "The bakery on the corner sold warm bread to the children who were on their way to school.",
            "out-of-scope",
            [("language", True), ("gate", False)],
        ),
    ],
)
def test_what_is_not_read_says_where_it_was_stopped(text: str, skipped: str, steps: list[tuple[str, bool]]) -> None:
    """The reader's word, and the questions as far as they were asked."""
    found = explained(text)
    assert found.skipped == skipped
    assert [(each.step, each.passed) for each in found.decisions] == steps
    assert found.candidates == ()


def test_tables_that_are_no_negotiations_say_why() -> None:
    """One strong negotiation, and one that is named in passing."""
    found = explained(
        "Peru and Bolivia held talks in Lima on Tuesday. Peru and Bolivia will meet for talks again on Friday.\n\n"
        "Negotiators of Peru and Bolivia met for five hours.\n\nIn Nairobi, Kenya met Uganda for talks last year."
    )
    negotiation, *others = found.tables
    assert negotiation.negotiation is not None
    assert negotiation.negotiation.id == "bolivia--peru"
    assert negotiation.evidence
    refused = {each.parties: each.refused for each in others if each.negotiation is None}
    assert "too little speaks for it" in str(refused["KE", "UG"])


def test_a_watch_names_the_negotiation() -> None:
    """As it does where the article is read."""
    reader = RuleReader(watches=[Watch(id="border", name="Border talks", parties=("BO", "PE"))])
    found = explain(reader, Article(text=TALKS, published="2026-02-18"))
    assert {each.negotiation for each in found.claims} == {"border"}
    assert found.article.id


def test_every_slot_has_its_rules() -> None:
    """Those that the reader has."""
    assert set(RULES) == {slot.name for slot in SLOTS}


def test_every_candidate_has_a_fate() -> None:
    """And each claim comes of one of those found."""
    trace = READER.trace(Article(text=TALKS, published="2026-02-18"))
    for slot in trace.slots:
        told = fates(slot)
        assert len(told) == len(slot.found)
        standing = [each.settled for each in told if each.kind == "claimed"]
        assert len(standing) == len({id(each) for each in standing})


@given(
    st.lists(
        st.sampled_from(
            [
                *TALKS.split("\n\n"),
                "The talks could resume “on Friday”, Peru’s envoy said.",
                "Unconfirmed",
                "<b>Bolivia</b> & Peru met & agreed a truce;\r\n",
            ]
        ),
        max_size=12,
    ),
    st.booleans(),
)
@settings(max_examples=40, deadline=None)
def test_marks_leave_the_text_as_it_is(parts: list[str], dropped: bool) -> None:
    """Joined, the stretches are the text, and each candidate covers its evidence."""
    found = explained("\n\n".join(parts))
    stretches = marked(found, dropped=dropped)
    assert "".join(each.text for each in stretches) == found.article.text
    for each in found.candidates if dropped else found.claims:
        assert "".join(one.text for one in stretches if each.number in one.inside) == each.evidence.quote
        assert sum(each.number in one.ends for one in stretches) == 1
