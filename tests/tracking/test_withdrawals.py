"""Claims taken back by an edit or in words, denials, and what stands afterwards."""

from tests.tracking.telling import kinds, told
from tests.tracking.timelines import SOON, article, on, says

from parley_topics.values import Agreement, Meeting

SOMETIME = Meeting(status="planned", when=SOON)
DATED = Meeting(status="planned", when=on(15))


def test_an_edit_takes_back_what_only_it_claimed() -> None:
    """What stood before stands again, and the development that is undone is named."""
    found = told(
        article("alba", 1, says(SOMETIME)),
        article("brisa", 2, says(DATED), text="t1"),
        article("brisa", 3, text="t2"),
    )
    assert kinds(found) == [("alba", "first_report"), ("brisa", "more_precise"), ("brisa", "withdrawn")]
    assert (found[2].before, found[2].after) == (DATED, SOMETIME)
    assert found[2].supersedes == found[1].development_id


def test_with_nothing_before_it_nothing_stands() -> None:
    """And a later report of the same is a first report again."""
    found = told(
        article("alba", 2, says(DATED), text="t1"),
        article("alba", 3, text="t2"),
        article("brisa", 4, says(DATED)),
    )
    assert kinds(found) == [("alba", "first_report"), ("alba", "withdrawn"), ("brisa", "first_report")]
    assert found[1].after is None


def test_what_somebody_else_claims_too_stands() -> None:
    """An edit takes nothing back that another article supports."""
    found = told(
        article("alba", 1, says(DATED), text="t1"),
        article("brisa", 2, says(DATED)),
        article("alba", 3, text="t2"),
    )
    assert kinds(found) == [("alba", "first_report")]


def test_an_edit_that_claims_the_same_is_silent() -> None:
    """Versions of one address are one source."""
    found = told(article("alba", 1, says(DATED), text="t1"), article("alba", 2, says(DATED), text="t2"))
    assert kinds(found) == [("alba", "first_report")]
    assert found[0].source_count == 1


def test_a_corrected_date_withdraws_the_old_one() -> None:
    """One development: the value taken back, the one in its place."""
    other = Meeting(status="planned", when=on(16))
    found = told(article("alba", 1, says(DATED), text="t1"), article("alba", 2, says(other), text="t2"))
    assert kinds(found) == [("alba", "first_report"), ("alba", "withdrawn")]
    assert (found[1].before, found[1].after, found[1].supersedes) == (DATED, other, found[0].development_id)


def test_an_edit_that_goes_on_is_no_correction() -> None:
    """A page that follows the news moves the meeting along."""
    held = Meeting(status="held", when=on(15))
    found = told(article("alba", 14, says(DATED), text="t1"), article("alba", 15.5, says(held), text="t2"))
    assert kinds(found) == [("alba", "first_report"), ("alba", "status_changed")]


def test_an_edit_taken_back_is_a_version_again() -> None:
    """The first text a third time claims again what the second had not."""
    found = told(
        article("alba", 1, says(DATED), text="t1"),
        article("alba", 2, text="t2"),
        article("alba", 3, says(DATED), text="t1"),
    )
    assert kinds(found) == [("alba", "first_report"), ("alba", "withdrawn"), ("alba", "first_report")]


def test_whoever_said_it_takes_it_back_in_words() -> None:
    """A denial by the speaker of the claim withdraws it; by another it contradicts it, once."""
    told_by_her = article("alba", 1, says(DATED, by="PE:Ana Ruiz"))
    taken_back = told(told_by_her, article("brisa", 2, says(DATED, by="PE:Ana Ruiz", modality="denied")))
    assert kinds(taken_back) == [("alba", "first_report"), ("brisa", "withdrawn")]
    assert taken_back[1].supersedes == taken_back[0].development_id
    denied = told(
        told_by_her,
        article("brisa", 2, says(DATED, by="BR", modality="denied")),
        article("costa", 3, says(DATED, by="BR", modality="denied")),
        article("duna", 4, says(DATED, by="PE:Ana Ruiz")),
    )
    assert kinds(denied) == [("alba", "first_report"), ("brisa", "contradicted")]
    assert denied[1].before == DATED
    assert denied[1].after == Meeting(status="uncertain", when=on(15))


def test_what_the_denier_says_instead_is_the_opposing_value() -> None:
    """Who denies a breach and says that the deal is kept sets that against it."""
    kept = Agreement(kind="trade_deal", status="in_force")
    broken = Agreement(kind="trade_deal", status="violated")
    found = told(
        article("alba", 1, says(kept)),
        article("brisa", 5, says(broken, by="PE")),
        article("costa", 6, says(kept, by="BR"), says(broken, by="BR", modality="denied")),
    )
    assert kinds(found)[2] == ("costa", "contradicted")
    assert (found[2].before, found[2].after) == (broken, kept)


def test_a_denial_that_is_edited_away_is_withdrawn() -> None:
    """What stood all along then stands alone."""
    found = told(
        article("alba", 1, says(DATED, by="PE")),
        article("brisa", 2, says(DATED, by="BR", modality="denied"), text="t1"),
        article("brisa", 3, text="t2"),
    )
    assert kinds(found)[1:] == [("brisa", "contradicted"), ("brisa", "withdrawn")]
    assert found[2].after == DATED
    assert found[2].supersedes == found[1].development_id
