"""Who is told of what: every filter, and the reason for every no."""

from datetime import timedelta
from typing import Any

import pytest
from tests.delivering.examples import NOW, announcement, subscription

from parley.domain.delivering.intents import intents
from parley.domain.delivering.matching import Policy, Reason, judge
from parley_topics.deliveries import Filters

RETRACTED = announcement(1, 3, retracted="a later article corrects it")


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        ({}, Reason.NEW),
        ({"negotiations": ("iran--united-states",)}, Reason.NEW),
        ({"negotiations": ("iran--*",)}, Reason.NEW),
        ({"negotiations": ("iran",)}, Reason.NEGOTIATION),
        ({"negotiations": ("dockers--*", "iran--*")}, Reason.NEW),
        ({"parties": ("US",)}, Reason.NEW),
        ({"parties": ("om",)}, Reason.NEW),
        ({"parties": ("FR",)}, Reason.PARTIES),
        ({"slots": ("meeting", "outcome")}, Reason.NEW),
        ({"slots": ("outcome",)}, Reason.SLOT),
        ({"kinds": ("more_precise",)}, Reason.NEW),
        ({"kinds": ("withdrawn",)}, Reason.KIND),
        ({"significance": "high"}, Reason.NEW),
        ({"languages": ("EN",)}, Reason.NEW),
        ({"languages": ("fr",)}, Reason.LANGUAGE),
        ({"outlets": ("the harbour post",)}, Reason.NEW),
        ({"outlets": ("Another",)}, Reason.OUTLET),
        ({"words": ("muscat",)}, Reason.NEW),
        ({"words": ("MUSCÁT",)}, Reason.NEW),
        ({"words": ("third round will open",)}, Reason.NEW),
        ({"words": ("Musc",)}, Reason.WORDS),
        ({"words": ("ceasefire", "round")}, Reason.NEW),
        ({"negotiations": ("iran--*",), "parties": ("FR",)}, Reason.PARTIES),
    ],
)
def test_all_that_a_filter_names_must_hold(filters: dict[str, Any], reason: Reason) -> None:
    """Of each list any member, of the lists every one."""
    assert judge(subscription(filters=Filters(**filters)), announcement(), NOW, Policy()) is reason


def test_the_least_significance_is_a_floor() -> None:
    """Medium lets medium and high through."""
    wants = subscription(filters=Filters(significance="medium"))
    reasons = [judge(wants, announcement(significance=s), NOW, Policy()) for s in ("low", "medium", "high")]
    assert reasons == [Reason.SIGNIFICANCE, Reason.NEW, Reason.NEW]


@pytest.mark.parametrize(
    ("changes", "news", "reason"),
    [
        ({}, announcement(1, 2), Reason.REVISION),
        ({"revisions": "never"}, announcement(1, 2), Reason.IF_UNTOLD),
        ({}, RETRACTED, Reason.RETRACTION),
        ({"revisions": "never"}, RETRACTED, Reason.RETRACTION),
        ({"retractions": "never"}, RETRACTED, Reason.RETRACTIONS_UNWANTED),
        ({"state": "paused"}, announcement(), Reason.NOT_ACTIVE),
        ({"state": "disabled"}, announcement(), Reason.NOT_ACTIVE),
    ],
)
def test_a_subscription_says_whether_it_wants_revisions_and_retractions(
    changes: dict[str, Any], news: Any, reason: Reason
) -> None:
    """Each is a wish of its own."""
    assert judge(subscription(**changes), news, NOW, Policy()) is reason


@pytest.mark.parametrize("detected_at", [None, "2026-01-01T00:00:00Z", "2026-02-20"])
def test_a_replay_sends_nothing_unless_asked(detected_at: str | None) -> None:
    """What was detected long ago, or does not say when, is no news; asked for, it has the ids that it always had."""
    old = announcement(detected_at=detected_at)
    assert judge(subscription(), old, NOW, Policy()) is Reason.REPLAY
    (sent,) = intents([subscription()], old, NOW, Policy(replays=True))
    (news,) = intents([subscription()], announcement(), NOW, Policy())
    assert sent.id == news.id


def test_one_intent_for_each_subscription_that_wants_it() -> None:
    """The ids differ by subscription and by revision, and by nothing else."""
    subscriptions = [subscription("a"), subscription("b"), subscription("c", state="paused")]
    first = intents(subscriptions, announcement(), NOW, Policy())
    again = intents(subscriptions, announcement(headline="Reworded"), NOW + timedelta(hours=1), Policy())
    revised = intents(subscriptions, announcement(1, 2), NOW, Policy())
    assert [d.subscription for d in first] == ["sub_a", "sub_b"]
    assert [d.id for d in again] == [d.id for d in first]
    assert not {d.id for d in revised} & {d.id for d in first}
    assert all(d.id.startswith("msg_") and "." not in d.id for d in first)
