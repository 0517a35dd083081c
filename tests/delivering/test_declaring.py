"""Subscriptions of the configuration file: secrets come from elsewhere, and mistakes are named."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from parley.adapters.declaring import read_declared
from parley.adapters.secrets import Vault
from parley.adapters.subscribing import Directory
from parley.domain.delivering.signing import write_secret
from parley.domain.errors import ParleyError
from parley_topics.deliveries import Filters

SECRET = write_secret(b"s" * 32)
WEBHOOK = '[[subscriptions]]\nname = "desk"\nchannel = "webhook"\n'


def write(folder: Path, text: str) -> Path:
    """A configuration file with a secret beside it."""
    (folder / "secret").write_text(SECRET + "\n")
    path = folder / "parley.toml"
    path.write_text(text)
    return path


def test_addresses_and_secrets_come_from_files_and_variables(tmp_path: Path) -> None:
    """Relative to the configuration file; what is not said takes the channel's default."""
    path = write(
        tmp_path,
        WEBHOOK + 'url_env = "HOOK"\nsecret_file = "secret"\n'
        'filters = { negotiations = ["iran--*"], significance = "medium" }\n'
        '[[subscriptions]]\nname = "team"\nchannel = "slack_bot"\nroom = "#talks"\ntoken_env = "BOT"\n',
    )
    desk, team = read_declared(path, {"HOOK": "https://desk.example/hook", "BOT": "xoxb-1-2"})
    assert desk.address.url == "https://desk.example/hook"
    assert desk.address.secrets == (SECRET,)
    assert desk.subscription.filters == Filters(negotiations=("iran--*",), significance="medium")
    assert (team.address.url, team.subscription.revisions) == ("https://slack.com/api", "in_place")
    assert desk.subscription.target.sealed == ""
    again, _ = read_declared(path, {"HOOK": "https://elsewhere.example/", "BOT": "xoxb-1-2"})
    assert again.subscription.id == desk.subscription.id


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (WEBHOOK + 'url = "https://a.example/"\n', "desk: a webhook needs a signing secret"),
        (WEBHOOK + 'url = "https://a.example/"\nsecret = "whsec_x"\n', "secret_file or secret_env"),
        (WEBHOOK + 'url = "http://a.example/"\nsecret_file = "secret"\n', "only https"),
        (WEBHOOK + 'url_file = "nowhere"\n', "nowhere"),
        (WEBHOOK + 'url_env = "UNSET"\n', "UNSET is not set"),
        (WEBHOOK + 'url = "https://a.example/"\nurl_env = "X"\n', "only once"),
        (WEBHOOK + 'colour = "red"\n', "colour"),
        (WEBHOOK, "no url"),
        ('[[subscriptions]]\nchannel = "webhook"\n', "subscription 1"),
        (2 * (WEBHOOK + 'url = "https://a.example/"\nsecret_file = "secret"\n'), "two subscriptions"),
        ("subscriptions = 3\n", "[[subscriptions]]"),
        ("[[subscriptions]\n", "parley.toml"),
    ],
)
def test_a_mistake_is_named_with_its_file(tmp_path: Path, text: str, says: str) -> None:
    """Which file, which subscription, and what to do."""
    path = write(tmp_path, text)
    with pytest.raises(ParleyError) as caught:
        read_declared(path, {})
    assert str(path) in str(caught.value)
    assert says in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The error is the reader's, not a traceback."""
    with pytest.raises(ParleyError, match=r"nowhere\.toml"):
        read_declared(tmp_path / "nowhere.toml", {})


def test_the_topic_says_of_a_declared_subscription_only_whether_it_is_active(tmp_path: Path) -> None:
    """Everything else is the file's; one that was disabled can be resumed."""
    text = WEBHOOK + 'url = "https://a.example/"\nsecret_file = "secret"\n'
    (declared,) = read_declared(write(tmp_path, text), {})
    directory = Directory(Vault(()), [declared])
    directory.apply(
        replace(declared.subscription, state="disabled", reason="status-410", filters=Filters(words=("x",)))
    )
    (now,) = directory.all()
    assert (now.state, now.reason, now.filters) == ("disabled", "status-410", Filters())
    directory.apply(replace(declared.subscription, state="removed"))
    assert directory.all()[0].state == "active"
    assert directory.address(now).url == "https://a.example/"
