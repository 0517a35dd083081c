"""What is sent and served reads well, stays within its limits, and is read back by independent parsers."""

import json
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

import feedparser
import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from slack_sdk.models.blocks import Block
from tests.delivering.examples import NOW, announcement, subscription

from parley.domain.delivering.intents import disabling, intent
from parley.domain.delivering.rendering.calendar import calendar, meetings
from parley.domain.delivering.rendering.envelope import MOST_BYTES, envelope
from parley.domain.delivering.rendering.feeds import atom, json_feed, newest_first
from parley.domain.delivering.rendering.phrases import clip, describe_value
from parley.domain.delivering.rendering.plain_text import body, check_template, title
from parley.domain.delivering.rendering.slack_blocks import slack_message
from parley.domain.errors import SettingError
from parley_topics import codec
from parley_topics.deliveries import Attempt, Delivery
from parley_topics.developments import AnyAnnouncement, MeetingAnnouncement
from parley_topics.values import Agreement, Deadline, Delegation, Issue, Meeting, Outcome, Position, Value, When

DELIVERY = intent(subscription(), announcement(), NOW)
texts = st.text(max_size=4000)
nasty = st.sampled_from(
    [
        "&" * 4000,
        "<>" * 1500,
        "<!channel> & <@U1>",
        "x" * 5000,
        "<https://evil.example|click>",
        "&" * 200,
        "\x00\ud7ff\n\r|",
    ]
)


def parsed_blocks(message: dict[str, Any]) -> list[Block]:
    """The blocks as slack_sdk's models read and validate them."""
    blocks = Block.parse_all(message["blocks"])
    for block in blocks:
        block.validate_json()
    return blocks


def many_sources(count: int, quote: str = "a quote of some length") -> MeetingAnnouncement:
    """A development with so many sources."""
    source = announcement().sources[0]
    return announcement(sources=tuple(replace(source, quote=quote, article=f"a{n}") for n in range(count)))


@pytest.mark.parametrize(
    ("value", "phrase"),
    [
        (announcement().after, "planned · third round · 5 March 2026 · Muscat"),
        (announcement().before, "planned · “soon”"),
        (
            Meeting(status="held", when=When(start="2026-02-27", end="2026-03-01", grain="day")),
            "held · 27 February – 1 March 2026",
        ),
        (
            Meeting(status="planned", when=When(start="2026-03-05T14:30:00+01:00", grain="time")),
            "planned · 5 March 2026, 13:30 UTC",
        ),
        (Deadline(what="answer", when=When(end="2026-04-30", grain="day")), "answer · until 30 April 2026"),
        (Outcome(result="partial_agreement", track="military"), "partial agreement · military track"),
        (Issue(issue="port-access", status="near_agreement"), "port access · near agreement"),
        (Position(party="IR", stance="rejects", object="a total ban"), "Iran rejects a total ban"),
        (Agreement(kind="prisoner_exchange", status="signed", quantity=314), "prisoner exchange · signed · 314"),
        (Delegation(person="A. N. Envoy", role="leads", party="US"), "A. N. Envoy · leads · United States"),
        (None, "–"),
    ],
)
def test_values_are_told_in_a_few_words(value: Value | None, phrase: str) -> None:
    """Each slot's value has a phrase that a person would write."""
    assert describe_value(value) == phrase


def test_a_clipped_text_ends_between_words() -> None:
    """A text that is too long is cut between two words and marked."""
    assert clip("the talks will resume in the spring", 20) == "the talks will…"
    assert clip("short", 20) == "short"


def test_a_slack_message_says_what_changed_and_who_says_so() -> None:
    """Headline, before and now, quote with its link, number of sources, a button to open."""
    message = slack_message(DELIVERY)
    assert [block.type for block in parsed_blocks(message)] == ["header", "section", "section", "context", "actions"]
    text = json.dumps(message, ensure_ascii=False)
    for part in (
        "so far only 'soon'",
        "*Before*",
        "*Now*",
        "Muscat",
        "the third round will open",
        "1 independent source",
    ):
        assert part in text
    assert message["blocks"][-1]["elements"][0]["url"] == "https://harbour.example/a?b=1&c=<2>"
    assert "<https://harbour.example/a?b=1&amp;c=%3C2%3E|The Harbour Post>" in text


@settings(max_examples=60, deadline=None)
@given(
    headline=texts | nasty,
    quote=texts | nasty,
    outlet=texts | nasty,
    retracted=st.none() | texts,
    together=st.integers(1, 10),
    long=st.sampled_from([1, 150, 900, 5000]),
    template=st.none() | st.sampled_from(["$headline $quote", "$retracted"]),
)
def test_slack_messages_keep_every_limit_and_escape_every_text(
    headline: str, quote: str, outlet: str, retracted: str | None, together: int, long: int, template: str | None
) -> None:
    """Whatever the texts are: valid blocks, below the total limit, and nothing in them that Slack would act on."""
    url = f"https://harbour.example/?{'&' * long}"
    source = replace(announcement().sources[0], quote=quote, outlet=outlet, url=url)
    one = announcement(headline=headline, sources=(source,) * 12, retracted=retracted)
    message = slack_message(replace(DELIVERY, announcements=(one,) * together), template)
    parsed_blocks(message)
    assert len(message["blocks"]) <= 50
    assert sum(len(text) for text in _texts(message["blocks"])) <= 13_000
    for text in [message["text"], *_texts(message["blocks"])]:
        assert "<!" not in text
        assert "<@" not in text
        assert "<https://evil" not in text


def _texts(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["text"]] if isinstance(node.get("text"), str) else []
        return own + [text for key, value in node.items() if key != "url" for text in _texts(value)]
    return [text for item in node for text in _texts(item)] if isinstance(node, list) else []


def test_a_webhook_body_is_a_cloud_event_and_a_standard_webhook() -> None:
    """One document serves both: the fields of each are there, and the data is the announcement as on the topic."""
    document = json.loads(envelope(DELIVERY))
    assert {"specversion", "id", "source", "type"} <= document.keys()
    assert {"type", "timestamp", "data"} <= document.keys()
    assert (document["type"], document["id"]) == ("parley.development.v1", DELIVERY.id)
    assert codec.decode(codec.encode(document["data"]), AnyAnnouncement) == announcement()  # type: ignore[arg-type]
    assert envelope(DELIVERY) == envelope(DELIVERY)
    overdue = replace(DELIVERY, announcements=(announcement(detected_at="2026-03-08"),))
    assert json.loads(envelope(overdue))["timestamp"] == "2026-03-08T00:00:00.000Z"


@pytest.mark.parametrize("quote", ["short", "long " * 300, "“" * 3000])
@pytest.mark.parametrize("together", [1, 10])
def test_a_webhook_body_stays_below_twenty_kilobytes(quote: str, together: int) -> None:
    """However many sources and however long their quotes, and the number of sources is still told."""
    large = replace(many_sources(20, quote), source_count=77)
    data = envelope(replace(DELIVERY, announcements=(large,) * together))
    assert len(data) < MOST_BYTES
    assert b'"source_count":77' in data


def test_a_notice_says_which_subscription_is_disabled() -> None:
    """Who asked for notices learns of another subscription's end on every channel."""
    everybody = [subscription("ops", notices=True), subscription("desk"), subscription("quiet")]
    last_straw = Attempt(
        delivery="d",
        subscription=subscription("desk").id,
        number=3,
        at="2026-03-02T12:00:00.000Z",
        outcome="dead",
        reason="status-410",
        disable=True,
    )
    (disabled,), (delivery,) = disabling(everybody, last_straw)
    assert (disabled.name, disabled.state, disabled.reason) == ("desk", "disabled", "status-410")
    assert delivery.subscription == everybody[0].id
    assert json.loads(envelope(delivery))["type"] == "parley.subscription_disabled.v1"
    assert title(delivery) == "Subscription desk is disabled"
    assert "status-410" in body(delivery)
    parsed_blocks(slack_message(delivery))


def test_only_a_last_straw_disables_and_only_once() -> None:
    """An attempt that is to be retried changes nothing, nor does a second one after the subscription was disabled."""
    attempt = Attempt(
        delivery="d",
        subscription=subscription("desk").id,
        number=1,
        at="2026-03-02T12:00:00.000Z",
        outcome="retry",
        reason="status-503",
    )
    assert disabling([subscription("desk")], attempt) == ([], [])
    last_straw = replace(attempt, disable=True)
    (disabled,), _ = disabling([subscription("desk")], last_straw)
    assert disabling([disabled], last_straw) == ([], [])


def test_a_template_fills_in_what_it_names() -> None:
    """A template replaces the usual text; one that names what there is not is refused."""
    assert body(DELIVERY, "$negotiation: $before → $after ($outlet)") == (
        "Iran–United States: planned · “soon” → planned · third round · 5 March 2026 · Muscat (The Harbour Post)"
    )
    for wrong in ("$nonsense", "50 $ more"):
        with pytest.raises(SettingError, match="template"):
            check_template(wrong)


def test_feeds_are_read_back_by_feedparser() -> None:
    """Titles, stable ids, links and times come out as they went in."""
    news: list[AnyAnnouncement] = [
        announcement(1),
        announcement(2, 2, detected_at="2026-03-02T12:30:00Z", headline="A <b> & more\x00"),
    ]
    feed = feedparser.parse(atom(newest_first(news), "All talks", "https://parley.example/feeds/all.atom"))
    assert not feed.bozo
    assert [entry.id[-8:] for entry in feed.entries] == ["dev-0002", "dev-0001"]
    assert feed.entries[0].title == "Update: A &lt;b&gt; &amp; more" or feed.entries[0].title == "Update: A <b> & more"
    assert feed.entries[0].updated == "2026-03-02T12:30:00.000Z"
    assert feed.entries[1].link == "https://harbour.example/a?b=1&c=<2>"
    items = json.loads(json_feed(newest_first(news), "All talks", "https://parley.example/feeds/all.json"))["items"]
    assert [item["id"] for item in items] == [entry.id for entry in feed.entries]
    assert items[0]["_parley"]["development_id"] == "dev-0002"


@given(headline=texts, quote=texts)
@settings(max_examples=50, deadline=None)
def test_any_text_makes_a_well_formed_feed(headline: str, quote: str) -> None:
    """No text breaks the XML."""
    news = announcement(headline=headline, sources=(replace(announcement().sources[0], quote=quote),))
    assert not feedparser.parse(BytesIO(atom([news], headline, "https://parley.example/"))).bozo


def events_of(*news: AnyAnnouncement) -> list[icalendar.Event]:
    """The calendar's events as icalendar reads them."""
    return icalendar.Calendar.from_ical(calendar(meetings(news), "Talks")).walk("VEVENT")


def meeting(day: str, number: int, **changes: Any) -> MeetingAnnouncement:
    """A development of one meeting's date."""
    value = Meeting(status=changes.pop("status", "planned"), when=When(start=day, end=day, grain="day"), place="Muscat")
    occurred = {"occurred_at": f"2026-03-0{number}T08:00:00Z", "detected_at": f"2026-03-0{number}T08:05:00Z"}
    return announcement(number, subject_id="dev-0001", after=value, **occurred, **changes)


def test_a_moved_meeting_moves_in_the_calendar() -> None:
    """The same UID, a higher SEQUENCE, the new day."""
    (first,) = events_of(meeting("2026-03-05", 1))
    (moved,) = events_of(meeting("2026-03-05", 1), meeting("2026-03-12", 2, kind="changed"))
    assert moved["UID"] == first["UID"]
    assert moved["SEQUENCE"] > first["SEQUENCE"]
    assert (first.start, moved.start, moved.end) == (date(2026, 3, 5), date(2026, 3, 12), date(2026, 3, 13))
    assert moved["LOCATION"] == "Muscat"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"independent_sources": 1}, "TENTATIVE"),
        ({"independent_sources": 2}, "CONFIRMED"),
        ({"independent_sources": 2, "kind": "contradicted"}, "TENTATIVE"),
        ({"status": "underway"}, "CONFIRMED"),
        ({"status": "cancelled"}, "CANCELLED"),
        ({"status": "postponed"}, "CANCELLED"),
        ({"retracted": "a correction"}, "CANCELLED"),
    ],
)
def test_the_status_of_an_event_follows_what_is_known(changes: dict[str, Any], status: str) -> None:
    """Tentative, confirmed or cancelled, by the meeting's status and how well it is attested."""
    (event,) = events_of(meeting("2026-03-05", 1, **changes))
    assert event["STATUS"] == status


def test_an_event_with_a_time_lasts_from_instant_to_instant() -> None:
    """A meeting with a time of day is entered in UTC."""
    when = When(start="2026-03-05T14:30:00+01:00", end="2026-03-05T16:00:00+01:00", grain="time")
    (event,) = events_of(announcement(after=Meeting(status="planned", when=when)))
    assert event.start == datetime(2026, 3, 5, 13, 30, tzinfo=UTC)
    assert event.end - event.start == timedelta(minutes=90)


def test_a_meeting_without_a_month_is_no_event() -> None:
    """What is only planned for some time in the year stays out of calendars."""
    vague = Meeting(status="planned", when=When(start="2026-01-01", end="2026-12-31", grain="year"))
    assert events_of(announcement(after=vague), announcement(2, after=Meeting(status="planned"), before=None)) == []


@given(text=texts)
@settings(max_examples=60, deadline=None)
def test_any_text_survives_a_calendar(text: str) -> None:
    """Lines are at most 75 bytes, and icalendar reads the same text back."""
    data = calendar(meetings([announcement(headline=text)]), "Talks")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    expected = "".join(c for c in text if c == "\n" or c >= " ")
    assert str(event["DESCRIPTION"]).startswith(expected)


def test_a_test_message_is_marked_as_one() -> None:
    """Nobody takes an example for news."""
    example: Delivery = replace(DELIVERY, test=True)
    assert title(example).startswith("Test: ")
    assert json.loads(envelope(example))["test"] is True
