"""Issues read from sentences: what they are called and how they stand."""

from datetime import date
from typing import cast

import pytest

from parley.domain.reading.parse import Parse
from parley.domain.reading.slots.issue import IssueSlot
from parley_topics.values import Issue

READ = (
    ("The main sticking point is the price of gas.", {("price-of-gas", "disputed")}),
    (
        "Key issues still to be resolved include pensions, overtime and job security.",
        {("pensions", "disputed"), ("overtime", "disputed"), ("job-security", "disputed")},
    ),
    ("The two sides remain far apart on wages.", {("wages", "disputed")}),
    ("Fishing quotas have emerged as the biggest hurdle.", {("fishing-quotas", "disputed")}),
    ("Child care - one of the key issues - was raised again.", {("child-care", "disputed")}),
    ("Differences remain over the size of the army.", {("size-of-army", "disputed")}),
    ("A row over fishing rights has held up the treaty.", {("fishing-rights", "disputed")}),
    ("Negotiators are at an impasse over the status of the enclave.", {("enclave", "deadlocked")}),
    ("The negotiations stalled on land reform.", {("land-reform", "deadlocked")}),
    ("Talks on the harbour remained deadlocked.", {("harbour", "deadlocked")}),
    ("There has been no movement on prisoner releases.", {("prisoner-releases", "deadlocked")}),
    ("The envoys failed to agree on the route of the pipeline.", {("route-of-pipeline", "deadlocked")}),
    ("Ministers made headway on customs rules.", {("customs-rules", "progress")}),
    ("Both parties have narrowed their differences on tariffs.", {("tariffs", "progress")}),
    ("The sides are close to a deal on debt relief.", {("debt-relief", "near_agreement")}),
    ("The delegations agreed on the wording of the preamble.", {("wording-of-preamble", "agreed")}),
    ("The union and the board settled the issue of sick leave.", {("sick-leave", "agreed")}),
    ("The status of the port has not been resolved.", {("port", "disputed")}),
    (
        "They discussed the release of detainees and the reopening of the road.",
        {("release-of-detainees", "discussed"), ("reopening-of-road", "discussed")},
    ),
    ("Also under discussion is control of the dam.", {("dam", "discussed")}),
    (
        "Not yet agreed are severance pay and shift lengths.",
        {("severance-pay", "disputed"), ("shift-lengths", "disputed")},
    ),
    ("School funding has reached an impasse.", {("school-funding", "deadlocked")}),
    ("Rice prices were the one thing that the two sides could not settle on.", {("rice-prices", "disputed")}),
    ("There is still a gap of $40 million between their wage figures.", {("wage-figures", "disputed")}),
    ("The main obstacle is the junta's refusal to free detainees.", {("detainees", "disputed")}),
    ("The pay dispute dragged on.", {("pay", "disputed")}),
    ("The decades-long dispute ended.", set()),
    ("The envoys met again, resolving an impasse over visas.", {("visas", "agreed")}),
    ("The ministers met in Nairobi to discuss border demarcation.", {("border-demarcation", "discussed")}),
    ("The two sides discussed visas, including student visas.", {("visas", "discussed")}),
    ("Drivers are striking over rosters.", {("rosters", "disputed")}),
    ("They could not bridge their differences over seats in parliament.", {("seats-parliament", "disputed")}),
)
SILENT = (
    "The two sides discussed the situation.",
    "No agreement was reached.",
    "The car was stuck on Monday.",
    "Unless the water question is settled, the talks will end.",
    "Exports made progress on Tuesday.",
    "The question of the islands was not on the agenda.",
    "Before any other question is discussed, the talks will end.",
    "The rail dispute went on.",
    "The two sides wrangled over lunch.",
    "Police divided the two sides.",
    "The border dispute court ruled.",
)


def read(text: str) -> set[tuple[str, str]]:
    """The issues of a text, settled, with their statuses."""
    parse = Parse(text, date(2024, 5, 6))
    parse.read_times()
    slot = IssueSlot()
    found = [candidate for sentence in parse.sentences for candidate in slot.candidates(parse, sentence)]
    issues = [cast("Issue", candidate.value) for candidate in slot.settle(found)]
    return {(each.issue, each.status) for each in issues}


@pytest.mark.parametrize(("text", "issues"), READ)
def test_a_sentence_gives_its_issues(text: str, issues: set[tuple[str, str]]) -> None:
    """Slugs in the sentence's own words, and where each stands."""
    assert read(text) == issues


@pytest.mark.parametrize("text", SILENT)
def test_what_names_no_issue_gives_none(text: str) -> None:
    """Near misses: words that name nothing, conditions, other things that are stuck or advance."""
    assert read(text) == set()


def test_one_issue_has_the_status_that_says_most() -> None:
    """Discussed and deadlocked: deadlocked."""
    text = "The ministers discussed fishing quotas on Monday. The talks stalled over fishing quotas."
    assert read(text) == {("fishing-quotas", "deadlocked")}


def test_talks_that_stall_are_about_what_the_article_names_them_by() -> None:
    """Where nothing is named, the topic is what most often stands before "deal", "talks" or "bill"."""
    text = "A flood relief bill is needed. The flood relief package would help. Talks between the parties have stalled."
    assert read(text) == {("flood-relief", "deadlocked")}
    assert read("Talks between the parties have stalled.") == set()
    assert read("The peace process is currently blocked.") == {("peace-process", "deadlocked")}
