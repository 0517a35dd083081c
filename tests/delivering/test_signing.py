"""Signatures as Standard Webhooks has them, with the reference library as the judge."""

import json
from datetime import UTC, datetime

import pytest
import standardwebhooks
from hypothesis import given
from hypothesis import strategies as st

from parley.domain.delivering.signing import read_secret, signed_headers, write_secret
from parley.domain.errors import SettingError

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
STRANGER = write_secret(b"a stranger's key, of 30 bytes.")
keys = st.binary(min_size=24, max_size=64)


@given(key=keys, body=st.text(max_size=200), name=st.from_regex(r"msg_[0-9a-f]{32}", fullmatch=True))
def test_signatures_are_those_of_the_reference_library(key: bytes, body: str, name: str) -> None:
    """The same bytes for any secret, id and body."""
    secret = write_secret(key)
    headers = signed_headers([secret], name, NOW, body.encode())
    assert headers["webhook-signature"] == standardwebhooks.Webhook(secret).sign(name, NOW, body)
    assert headers["webhook-timestamp"] == str(int(NOW.timestamp()))


def test_a_published_vector_comes_out() -> None:
    """The example of the Standard Webhooks libraries."""
    moment = datetime.fromtimestamp(1614265330, UTC)
    headers = signed_headers(
        ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], "msg_p5jXN8AQM9LWM0D4loKWxJek", moment, b'{"test": 2432232314}'
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@given(old=keys, new=keys, body=st.dictionaries(st.text(), st.text(), max_size=3))
def test_both_secrets_verify_while_one_replaces_the_other(old: bytes, new: bytes, body: dict[str, str]) -> None:
    """A receiver may change whenever it likes; with a third secret nothing fits."""
    data = json.dumps(body).encode()
    headers = signed_headers([write_secret(new), write_secret(old)], "msg_1", datetime.now(UTC), data)
    for key in (old, new):
        assert standardwebhooks.Webhook(write_secret(key)).verify(data, headers) == body
    with pytest.raises(standardwebhooks.WebhookVerificationError):
        standardwebhooks.Webhook(STRANGER).verify(data, headers)


def test_nothing_is_sent_unsigned() -> None:
    """A webhook without a secret is a mistake in the settings."""
    with pytest.raises(SettingError, match="signing secret"):
        signed_headers([], "msg_1", NOW, b"")


@pytest.mark.parametrize("secret", ["whsec_???", "whsec_c2hvcnQ=", "", "whsec_" + "A" * 120])
def test_a_secret_that_is_none_is_refused_without_showing_it(secret: str) -> None:
    """The message says what a secret looks like, not what this one was."""
    with pytest.raises(SettingError, match="whsec_…") as caught:
        read_secret(secret)
    assert not secret or secret not in str(caught.value)
