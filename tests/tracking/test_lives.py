"""The lives of outcomes, agreements, issues, positions, delegations, deadlines and assessments."""

from tests.tracking.telling import kinds, told
from tests.tracking.timelines import article, on, says

from parley_topics.claims import AnyClaim, Negotiation
from parley_topics.values import (
    Agreement,
    Assessment,
    Deadline,
    Delegation,
    Issue,
    Meeting,
    Outcome,
    Position,
    Stance,
    When,
)

OPENING = article("apertura", 0.5, says(Meeting(status="held", when=on(1), place="Lima", ordinal=1)))
"""The first article of the negotiation: what it tells of positions and issues is where they stood."""


def test_of_a_first_article_what_somebody_says_is_told_and_the_rest_is_known() -> None:
    """Heads and what an outlet says of terms are where things stood; refusals, terms that somebody sets are news."""
    found = told(
        article(
            "apertura",
            0.5,
            says(Position(party="PE", stance="rejects", object="ceding the delta"), by="PE"),
            says(Position(party="BR", stance="conditions", object="a vote only if the dam is kept"), by="BR"),
            says(Position(party="PE", stance="accepts", object="a joint patrol")),
            says(Delegation(party="BR", person="Ana Lima", role="leads")),
            says(Delegation(party="UN", person="Bo Ek", role="mediates")),
        )
    )
    assert sorted((made.slot, made.kind) for made in found) == [
        ("delegation", "first_report"),
        ("position", "first_report"),
        ("position", "first_report"),
    ]
    assert {made.after.stance for made in found if isinstance(made.after, Position)} == {"rejects", "conditions"}
    assert [made.after.role for made in found if isinstance(made.after, Delegation)] == ["mediates"]


def test_a_list_of_heads_is_where_things_stand() -> None:
    """One head is news; an article that gives those of three sides says who sits where."""
    heads = [says(Delegation(party=party, person=f"{party} Vega", role="leads")) for party in ("BR", "PE", "CL")]
    assert kinds(told(OPENING, article("alba", 2, *heads[:1]))[1:]) == [("alba", "first_report")]
    assert told(OPENING, article("alba", 2, *heads))[1:] == []


def test_another_price_is_a_change_of_the_same_position() -> None:
    """An offer that rises is news with the earlier one before it; the same price again is none."""

    def bid(words: str, stance: Stance = "offers") -> AnyClaim:
        return says(Position(party="PE", stance=stance, object=words), by="PE")

    found = told(
        OPENING,
        article("alba", 2, bid("$1.3 billion in aid")),
        article("brisa", 3, bid("$1.3 billion")),
        article("costa", 4, bid("an aid package of $1.6 billion", "accepts")),
        article("duna", 5, bid("a fee of $200")),
    )[1:]
    assert kinds(found) == [("costa", "changed")]
    assert found[0].before == Position(party="PE", stance="offers", object="$1.3 billion in aid")
    assert "so far it offers $1.3 billion in aid" in found[0].headline


def test_two_refused_prices_are_two_refusals() -> None:
    """Who turned down three per cent and now turns down five has said something new."""
    found = told(
        OPENING,
        article("alba", 2, says(Position(party="BR", stance="rejects", object="a rise of 3%"), by="BR")),
        article("brisa", 9, says(Position(party="BR", stance="rejects", object="a rise of 5 percent"), by="BR")),
        article("costa", 10, says(Position(party="BR", stance="rejects", object="the 5% rise"), by="BR")),
    )[1:]
    assert kinds(found) == [("alba", "first_report"), ("brisa", "first_report")]


def test_a_member_of_a_side_is_no_bystander() -> None:
    """What a member state refuses, the union that negotiates for it cannot grant; what a neighbour refuses is talk."""
    union = Negotiation(id="eu--peru", parties=("EU", "PE"))

    def refusal(party: str) -> list[str]:
        position = says(Position(party=party, stance="rejects", object="the fishing text"), by=party)
        return [made.kind for made in told(article("alba", 2, position, negotiation=union))]

    assert refusal("PL") == ["first_report"]
    assert refusal("CO") == []


def test_a_track_is_measured_against_the_whole() -> None:
    """The first word on one track says more than the word on the whole, or something else."""
    found = told(
        OPENING,
        article("alba", 2, says(Outcome(result="progress"))),
        article(
            "brisa",
            2.5,
            says(Outcome(result="progress", track="military")),
            says(Outcome(result="no_agreement", track="political")),
        ),
        article("costa", 3, says(Outcome(result="progress", track="military"))),
    )[1:]
    assert sorted(kinds(found)) == [("alba", "first_report"), ("brisa", "changed"), ("brisa", "more_precise")]
    assert all(isinstance(made.before, Outcome) and made.before.result == "progress" for made in found[1:])


def test_the_same_result_of_a_later_round_is_news() -> None:
    """Two rounds without agreement are two outcomes."""
    empty = says(Outcome(result="no_agreement"))
    found = told(
        article("alba", 3, says(Meeting(status="held", when=on(3), ordinal=1)), empty),
        article("brisa", 4, empty),
        article("costa", 12, says(Meeting(status="held", when=on(12), ordinal=2)), empty),
    )
    outcomes = [made for made in found if made.slot == "outcome"]
    assert kinds(outcomes) == [("alba", "first_report"), ("costa", "first_report")]


def test_a_meeting_without_a_day_makes_no_later_result() -> None:
    """A collapse told again beside some meeting that somebody mentions is the same collapse."""
    collapse = says(Outcome(result="collapsed"))
    found = told(
        article("alba", 2, says(Meeting(status="held")), collapse),
        article("brisa", 2.5, says(Meeting(status="held", format="phone")), collapse),
    )
    assert [made.article for made in found if made.slot == "outcome"] == ["alba"]


def test_progress_and_no_agreement_are_said_of_one_meeting() -> None:
    """Whoever calls it the one has the other's talks in mind; a collapse is another thing."""
    found = told(
        OPENING,
        article("alba", 2, says(Outcome(result="progress"))),
        article("brisa", 2.5, says(Outcome(result="no_agreement"))),
        article("costa", 3, says(Outcome(result="collapsed"))),
    )[1:]
    assert kinds(found) == [("alba", "first_report"), ("costa", "changed")]


def test_a_meeting_of_which_nothing_is_said_but_that_it_was_is_known() -> None:
    """Without a day, a place or a number it may be any; told with one it is news."""
    found = told(
        OPENING,
        article("alba", 40, says(Meeting(status="held"))),
        article("brisa", 41, says(Meeting(status="held", place="Quito"))),
    )[1:]
    assert [made.article for made in found] == ["brisa"]


def test_an_agreement_goes_through_its_life() -> None:
    """Agreed, carried out with a number, told again with each side's half of it."""
    swap = "prisoner_exchange"
    found = told(
        article("alba", 1, says(Agreement(kind=swap, status="agreed"))),
        article("brisa", 3, says(Agreement(kind=swap, status="implemented", quantity=300, when=on(3)))),
        article("costa", 3.5, says(Agreement(kind=swap, status="implemented", quantity=150, when=on(3)))),
        article("duna", 4, says(Agreement(kind=swap, status="agreed"))),
    )
    assert kinds(found) == [("alba", "first_report"), ("brisa", "status_changed")]


def test_a_breach_and_a_new_start() -> None:
    """After a breach a truce that is proposed is news again."""
    found = told(
        article("alba", 1, says(Agreement(kind="ceasefire", status="agreed", when=on(1)))),
        article("brisa", 5, says(Agreement(kind="ceasefire", status="violated", when=on(5)))),
        article("costa", 9, says(Agreement(kind="ceasefire", status="proposed"))),
    )
    assert kinds(found)[1:] == [("brisa", "status_changed"), ("costa", "status_changed")]


def test_two_deals_of_one_kind_are_told_apart_by_what_they_are_about() -> None:
    """A deal on grain is not the one on ports."""
    found = told(
        article("alba", 1, says(Agreement(kind="other", status="agreed", what="grain exports"))),
        article("brisa", 2, says(Agreement(kind="other", status="agreed", what="opening of two ports"))),
        article("costa", 3, says(Agreement(kind="other", status="signed", what="exports of grain"))),
    )
    assert kinds(found) == [("alba", "first_report"), ("brisa", "first_report"), ("costa", "status_changed")]
    assert found[2].subject_id == found[0].subject_id


def test_an_issue_is_news_when_it_turns_or_goes_further() -> None:
    """In dispute, deadlocked, then progress; a weaker word of the same way is not."""
    found = told(
        OPENING,
        article("alba", 1, says(Issue(issue="fishing-rights", status="disputed"), by="PE")),
        article("brisa", 3, says(Issue(issue="fishing-waters", status="deadlocked"))),
        article("costa", 4, says(Issue(issue="fisheries", status="disputed"), by="BR")),
        article("duna", 6, says(Issue(issue="fishing-rights", status="progress"))),
    )[1:]
    assert kinds(found) == [("alba", "first_report"), ("brisa", "changed"), ("duna", "changed")]


def test_a_position_is_news_when_it_is_reversed_not_when_it_is_reworded() -> None:
    """What a side refuses in other words is the same refusal; a condition in its place is a change."""
    found = told(
        OPENING,
        article("alba", 1, says(Position(party="PE", stance="rejects", object="ceding the river delta"), by="PE")),
        article("brisa", 2, says(Position(party="PE", stance="rejects", object="to give up the delta"), by="PE")),
        article(
            "costa",
            3,
            says(Position(party="PE", stance="conditions", object="ceding the delta if Brazil pays"), by="PE"),
        ),
    )[1:]
    assert kinds(found) == [("alba", "first_report"), ("costa", "changed")]
    assert found[0].source_count == 2


def test_what_an_outlet_tells_of_a_refusal_is_where_it_stood() -> None:
    """Without a speaker it is known and no news; what turns from it is."""
    found = told(
        OPENING,
        article("alba", 1, says(Position(party="PE", stance="rejects", object="ceding the delta"))),
        article("brisa", 3, says(Position(party="PE", stance="accepts", object="ceding the delta"), by="PE")),
    )[1:]
    assert kinds(found) == [("brisa", "changed")]


def test_a_head_of_delegation_is_replaced() -> None:
    """Another head is news, and a mediator counts as one; further ones beside are not."""
    found = told(
        OPENING,
        article("alba", 1, says(Delegation(party="PE", person="Ana Ruiz", role="leads"))),
        article("brisa", 2, says(Delegation(party="PE", person="A. Ruiz", role="member"))),
        article("costa", 3, says(Delegation(party="PE", person="Luis Paz", role="leads"))),
        article(
            "duna",
            4,
            says(Delegation(party="CL", person="Eva Gil", role="mediates"), quote="a"),
            says(Delegation(party="CL", person="Rui Sol", role="mediates"), quote="b"),
        ),
    )[1:]
    assert kinds(found) == [("alba", "first_report"), ("costa", "changed"), ("duna", "first_report")]
    assert found[1].before == Delegation(party="PE", person="Ana Ruiz", role="leads")


def test_a_deadline_is_narrowed_and_moved() -> None:
    """A day in April narrows "by April", and who says "by April" again says less."""
    month = When(text="by April", end="2031-04-30", grain="month")
    found = told(
        article("alba", 1, says(Deadline(when=month, what="a deal"))),
        article("brisa", 2, says(Deadline(when=When(end="2031-04-15", grain="day"), what="agree on a deal"))),
        article("costa", 3, says(Deadline(when=month, what="a deal"))),
        article("duna", 4, says(Deadline(when=When(end="2031-06-01", grain="day"), what="the deal"))),
        article("faro", 5, says(Deadline(when=When(end="2031-12-31", grain="day"), what="end of the budget year"))),
    )
    assert kinds(found) == [
        ("alba", "first_report"),
        ("brisa", "more_precise"),
        ("duna", "changed"),
        ("faro", "first_report"),
    ]


def test_assessments_are_low_and_change_with_the_rating() -> None:
    """The same speaker in other words is no news; another rating is, a small one."""
    found = told(
        article("alba", 1, says(Assessment(speaker="Ana Ruiz", party="PE", polarity="positive", words="useful"))),
        article("brisa", 2, says(Assessment(speaker="Ruiz", party="PE", polarity="positive", words="fruitful"))),
        article("costa", 3, says(Assessment(speaker="Ana Ruiz", party="PE", polarity="negative", words="a waste"))),
        low=True,
    )
    assert [(made.article, made.kind, made.significance) for made in found] == [
        ("alba", "first_report", "low"),
        ("costa", "changed", "low"),
    ]
