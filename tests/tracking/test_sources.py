"""Sources of a development: which are listed, and which count as independent."""

from tests.tracking.telling import told
from tests.tracking.timelines import article, on, says

from parley.domain.articles.sketches import sketch
from parley.domain.tracking.sources import outlet_origin
from parley_topics.claims import ClaimSet
from parley_topics.values import Meeting

PLAN = Meeting(status="planned", when=on(15))
WIRE = "Delegates of both sides will sit down again in the old customs house on the fifteenth, the ministry said today."


def _plan(name: str, day: float, **more: str | None) -> ClaimSet:
    via = more.pop("via", None)
    return article(name, day, says(PLAN, via=via), **more)  # type: ignore[arg-type]


def test_copies_of_one_text_are_one_source() -> None:
    """A wire story in three papers is one account of it; another paper's own story is a second."""
    copies = [_plan(name, day, sketch=sketch(WIRE)) for name, day in (("alba", 1), ("brisa", 2), ("costa", 3))]
    own = _plan(
        "duna", 4, sketch=sketch("Talks resume mid-month, two people close to the delegations told this paper.")
    )
    (found,) = told(*copies, own)
    assert (found.source_count, found.independent_sources) == (4, 2)


def test_one_text_months_later_is_an_account_of_its_own() -> None:
    """Papers print wire copy for days: who says the same in the same words much later says it anew."""
    far = Meeting(status="planned", when=on(200))
    said = [
        article(name, day, says(far), sketch=sketch(WIRE)) for name, day in (("alba", 1), ("brisa", 2), ("costa", 60))
    ]
    (found,) = told(*said)
    assert (found.source_count, found.independent_sources) == (3, 2)


def test_one_origin_behind_two_outlets_is_one_source() -> None:
    """Two papers that cite the radio, and the radio, are one."""
    (found,) = told(
        _plan("alba", 1, via="Radio Sur"),
        _plan("brisa", 2, via="the Radio Sur"),
        _plan("costa", 3, outlet="Radio Sur"),
        _plan("duna", 4),
    )
    assert (found.source_count, found.independent_sources) == (4, 2)


def test_relays_are_the_outlet_that_they_relay() -> None:
    """What stands behind "via" is no origin of its own."""
    assert outlet_origin("ANP via The Courier") == outlet_origin("the ANP") == outlet_origin("ANP (evening edition)")


def test_twenty_sources_are_listed_and_the_first_of_each_origin_comes_first() -> None:
    """All are counted."""
    sets = [_plan(f"a{number:02}", 1 + number / 24, outlet="One Outlet") for number in range(15)]
    sets += [_plan(f"b{number:02}", 3 + number / 24) for number in range(15)]
    (found,) = told(*sets)
    assert (found.source_count, found.independent_sources) == (30, 16)
    assert len(found.sources) == len(found.claims) == 20
    assert [source.article for source in found.sources[:3]] == ["a00", "b00", "b01"]
