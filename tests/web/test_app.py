"""What is served over HTTP: feeds that answer 304, subscriptions behind a token, and nothing secret anywhere."""

from typing import Any

import feedparser
import icalendar
import jsonschema
import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient
from tests.delivering.examples import announcement

from parley.adapters.secrets import Vault, make_key
from parley.adapters.settings import Settings
from parley.adapters.subscribing import Directory
from parley.domain.delivering.board import Board
from parley.web.app import make_app
from parley_topics.deliveries import Subscription

TOKEN = {"authorization": "Bearer correct horse"}
URL = "https://receiver.example/a-secret-path"


class Server:
    """The application over a board and a directory in memory; `saved` is what it would have written."""

    def __init__(self, *, open_to_token: bool = True) -> None:
        self.settings = Settings(secret_key=make_key(), api_token="correct horse" if open_to_token else None)
        self.board, self.saved = Board(), []
        self.directory = Directory(Vault.from_setting(self.settings.secret_key))

        async def save(subscription: Subscription) -> None:
            self.saved.append(subscription)

        app = make_app(self.settings, self.board, self.directory, "https://parley.example", save=save)
        self.client = TestClient(app, raise_server_exceptions=False)

    def add(self, **fields: Any) -> Any:
        """Add a subscription to a webhook."""
        return self.client.post(
            "/subscriptions", headers=TOKEN, json={"name": "desk", "channel": "webhook", "url": URL, **fields}
        )


@pytest.fixture
def server() -> Server:
    """A server with two developments of two negotiations."""
    server = Server()
    server.board.take(announcement(1))
    server.board.take(announcement(2, negotiation="dockers--ports", parties=("dockers", "ports")))
    return server


def test_feeds_and_calendars_are_served_for_each_negotiation_and_for_all(server: Server) -> None:
    """Each form is read back by a parser of its own."""
    every = feedparser.parse(server.client.get("/feeds/all.atom").content)
    one = server.client.get("/feeds/iran--united-states.json")
    calendar = icalendar.Calendar.from_ical(server.client.get("/feeds/all.ics").content)
    assert len(every.entries) == 2
    assert (one.headers["content-type"].split(";")[0], len(one.json()["items"])) == ("application/feed+json", 1)
    assert len(calendar.walk("VEVENT")) == 2
    assert set(server.client.get("/feeds").json()["feeds"]) == {"all", "dockers--ports", "iran--united-states"}
    assert server.client.get("/feeds/nobody--nowhere.atom").status_code == 404


@pytest.mark.parametrize("path", ["/feeds/all.atom", "/feeds/all.json", "/feeds/all.ics"])
def test_nothing_is_sent_again_while_nothing_has_changed(server: Server, path: str) -> None:
    """304 by ETag and by time; a new revision makes a new version."""
    first = server.client.get(path)
    for header, value in (
        ("if-none-match", first.headers["etag"]),
        ("if-modified-since", first.headers["last-modified"]),
    ):
        again = server.client.get(path, headers={header: value})
        assert (again.status_code, again.content) == (304, b"")
    server.board.take(announcement(1, 2, detected_at="2026-03-02T13:00:00Z"))
    changed = server.client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert changed.status_code == 200
    assert changed.headers["etag"] != first.headers["etag"]


def test_an_old_revision_that_comes_late_changes_nothing() -> None:
    """The board keeps the last revision of each development, in whatever order they come."""
    board = Board()
    for news in (announcement(1, 2, headline="newer"), announcement(1, 1), announcement(1, 2)):
        board.take(news)
    assert [a.headline for a in board.developments()] == ["newer"]
    assert board.changes == 1


def test_the_board_is_bounded() -> None:
    """Of a long negotiation the newest developments are kept."""
    board = Board(kept=10)
    for number in range(100):
        board.take(announcement(number, detected_at=f"2026-03-02T12:{number % 60:02}:{number // 60:02}Z"))
    assert 10 <= len(board.developments()) <= 20


def test_a_subscription_is_made_seen_changed_and_removed(server: Server) -> None:
    """The whole life over HTTP; the signing secret is shown once, the address never."""
    made = server.add(filters={"significance": "medium"})
    assert made.status_code == 201
    assert made.json()["secret"].startswith("whsec_")
    ident = made.json()["id"]
    answers = [
        made,
        server.client.get(f"/subscriptions/{ident}", headers=TOKEN),
        server.client.patch("/subscriptions/desk", headers=TOKEN, json={"filters": {"parties": ["IR"]}}),
        server.client.post("/subscriptions/desk/rotate", headers=TOKEN),
        server.client.post("/subscriptions/desk/pause", headers=TOKEN),
        server.client.post("/subscriptions/desk/resume", headers=TOKEN),
        server.client.get("/subscriptions", headers=TOKEN),
    ]
    assert [answer.status_code for answer in answers] == [201, 200, 200, 200, 200, 200, 200]
    assert server.directory.get(ident).filters.parties == ("IR",)
    assert len(server.directory.address(server.directory.get(ident)).secrets) == 2
    for answer in answers:
        assert "a-secret-path" not in answer.text
        assert "sealed" not in answer.text
    assert "secret" not in answers[1].json()
    assert server.client.delete("/subscriptions/desk", headers=TOKEN).status_code == 204
    assert server.client.get("/subscriptions/desk", headers=TOKEN).status_code == 404
    assert (server.saved[-1].state, server.saved[-1].target.sealed) == ("removed", "")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"url": "http://receiver.example/x"}, "only https"),
        ({"url": "https://user:pass@receiver.example/"}, "user and password"),
        ({"url": "not an address"}, "web address"),
        ({"secret": "whsec_c2hvcnQ="}, "bytes"),
        ({"channel": "slack_bot", "token": "wrong"}, "bot token"),
        ({"channel": "pigeon"}, "pigeon"),
        ({"filters": {"slots": ["weather"]}}, "weather"),
        ({"colour": "red"}, "colour"),
        ({"revisions": "in_place"}, "in place"),
        ({"quiet_hours": {"start": "25:00", "end": "07:00"}}, "25:00"),
        ({"quiet_hours": {"start": "22:00", "end": "07:00", "timezone": "Mars/Base"}}, "Mars/Base"),
        ({"template": "$nonsense"}, "nonsense"),
        ({"schedule": [0]}, "schedule"),
        ({"name": ""}, "name"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(server: Server, fields: dict[str, Any], says: str) -> None:
    """The message names what is wrong, and no secret."""
    answer = server.add(**fields)
    assert answer.status_code == 400
    assert says in answer.json()["error"]["message"]
    assert "a-secret-path" not in answer.text
    assert "pass@" not in answer.text
    assert server.saved == []


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer wrong"}, {"authorization": "Basic correct horse"}])
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/subscriptions"),
        ("POST", "/subscriptions"),
        ("DELETE", "/subscriptions/desk"),
        ("POST", "/subscriptions/desk/test"),
    ],
)
def test_nobody_sees_or_changes_subscriptions_without_the_token(
    server: Server, method: str, path: str, headers: dict[str, str]
) -> None:
    """401, whatever is asked."""
    answer = server.client.request(method, path, headers=headers)
    assert answer.status_code == 401
    assert answer.json()["error"]["status"] == 401


def test_without_a_token_in_the_settings_nobody_is_let_in() -> None:
    """An installation that was given no token has no open door; its feeds are served all the same."""
    server = Server(open_to_token=False)
    assert server.client.get("/subscriptions", headers=TOKEN).status_code == 403
    assert server.client.get("/feeds/all.atom").status_code == 200


def test_a_body_that_is_no_json_or_too_large_is_refused(server: Server) -> None:
    """With the one shape that errors have."""
    for body, status in ((b"{", 400), (b"[]", 400), (b" " * 200_000, 413)):
        answer = server.client.post("/subscriptions", headers=TOKEN, content=body)
        assert answer.status_code == status
        assert answer.json()["error"]["status"] == status


def test_the_openapi_document_describes_what_is_served(server: Server) -> None:
    """Every route is in it, and what is answered fits the schemas that it names."""
    document = server.client.get("/openapi.json").json()
    served = {route.path for route in server.client.app.routes} - {"/openapi.json", "/healthz", "/readyz"}
    assert set(document["paths"]) == served
    server.add()
    schema = {"$ref": "#/components/schemas/Subscription", "components": document["components"]}
    shown = server.client.get("/subscriptions/desk", headers=TOKEN).json()
    jsonschema.validate(shown, schema, cls=jsonschema.Draft202012Validator)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**shown, "state": "asleep"}, schema, cls=jsonschema.Draft202012Validator)
    assert "sealed" not in document["components"]["schemas"]["Target"]["properties"]


def test_every_answer_tells_browsers_not_to_guess(server: Server) -> None:
    """Errors have the headers too."""
    for path in ("/feeds/all.atom", "/nothing"):
        assert server.client.get(path).headers["x-content-type-options"] == "nosniff"


def test_an_address_is_sealed_for_one_subscription_only() -> None:
    """Put into another subscription, or opened with another key, it cannot be read."""
    server = Server()
    server.add()
    (saved,) = server.saved
    assert URL not in saved.target.sealed
    other = replace(saved, id="sub_other")
    with pytest.raises(Exception, match="belong to another"):
        server.directory.address(other)
    stranger = Directory(Vault.from_setting(make_key()))
    with pytest.raises(Exception, match="key that is not set"):
        stranger.address(saved)
    assert (
        Vault.from_setting(f"{make_key()},{server.settings.secret_key}").open(saved.id, saved.target.sealed).url == URL
    )
