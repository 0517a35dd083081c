"""What an answer means: a table for webhooks, one for Slack's incoming webhooks, one for Slack's Web API.

    channel     answer                                          verdict
    webhook     2xx                                             delivered
    webhook     410                                             dead, and the subscription is disabled
    webhook     429, 502, 503, 504                              retry, the endpoint is left alone for a while
    webhook     any other answer, 3xx included                  retry: receivers deploy broken code, and mend it
    slack       200                                             delivered
    slack       400                                             dead: what we sent is wrong
    slack       403, 404, 410                                   dead, and the subscription is disabled
    slack       429, 5xx, others                                retry
    slack_bot   {"ok": true}                                    delivered
    slack_bot   {"ok": false, "error": …}                       by the error's name
    any         our own fault                                   dead
    any         no answer: time-out, reset, certificate, …      retry

Sources: Standard Webhooks 1.0.0 (status codes, 410, throttling); Slack's list of errors of incoming webhooks and of
chat.postMessage.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum

from parley_topics.deliveries import Channel, Receipt


class Consequence(Enum):
    """What follows from an answer."""

    DELIVERED = "delivered"
    RETRY = "retry"
    DEAD = "dead"
    DISABLE = "disable"


class Failure(Enum):
    """Why there was no answer."""

    TIMEOUT = "timeout"
    CONNECTION = "connection"
    CERTIFICATE = "certificate"
    FORBIDDEN_ADDRESS = "forbidden-address"
    ANSWER_TOO_LARGE = "answer-too-large"
    SETTINGS = "settings"
    INTERNAL = "internal-error"


@dataclass(frozen=True)
class Answer:
    """What came back from one attempt: a status with what matters of it, or the failure that came instead.

    `body` is the beginning of the body. `error` is the name that Slack's Web API gives an error, None where all is
    well. `retry_after` is the header as it came.
    """

    status: int | None = None
    failure: Failure | None = None
    body: str = ""
    error: str | None = None
    retry_after: str | None = None
    receipt: Receipt | None = None
    duration_ms: int = 0


@dataclass(frozen=True)
class Verdict:
    """What an answer means, in one word why, and whether the endpoint asked to be left alone."""

    consequence: Consequence
    reason: str
    overloaded: bool = False


_OVERLOADED = frozenset({429, 502, 503, 504})
_BY_STATUS: dict[Channel, dict[int, Consequence]] = {
    "webhook": {410: Consequence.DISABLE},
    "slack": {400: Consequence.DEAD, 403: Consequence.DISABLE, 404: Consequence.DISABLE, 410: Consequence.DISABLE},
}
_SLACK_BOT_RETRY = frozenset({
    "ratelimited", "rate_limited", "fatal_error", "internal_error", "service_unavailable", "request_timeout",
    "team_added_to_org", "accesslimited",
})  # fmt: skip
_SLACK_BOT_GONE = frozenset({
    "account_inactive", "channel_not_found", "invalid_auth", "is_archived", "missing_scope", "no_permission",
    "not_allowed_token_type", "not_authed", "not_in_channel", "org_login_required", "restricted_action",
    "token_expired", "token_revoked", "ekm_access_denied", "access_denied", "team_access_not_granted",
})  # fmt: skip


def judge_answer(channel: Channel, answer: Answer) -> Verdict:
    """What an answer means on a channel."""
    if answer.failure is Failure.INTERNAL:
        return Verdict(Consequence.DEAD, answer.failure.value)
    if answer.failure is not None:
        # A guard that refuses, or settings that are wrong, may be mended by the operator: retried like all else.
        return Verdict(Consequence.RETRY, answer.failure.value, overloaded=answer.failure is Failure.TIMEOUT)
    status = answer.status or 0
    if channel == "slack_bot":
        return _judge_slack_bot(status, answer)
    if status == 200 or (200 <= status < 300 and channel != "slack"):
        return Verdict(Consequence.DELIVERED, "delivered")
    consequence = _BY_STATUS.get(channel, {}).get(status, Consequence.RETRY)
    return Verdict(
        consequence, f"status-{status}", overloaded=consequence is Consequence.RETRY and status in _OVERLOADED
    )


def _judge_slack_bot(status: int, answer: Answer) -> Verdict:
    if status == 200 and answer.error is None:
        return Verdict(Consequence.DELIVERED, "delivered")
    error = answer.error or f"status-{status}"
    if status in _OVERLOADED or error in _SLACK_BOT_RETRY or (status >= 500 and answer.error is None):
        return Verdict(Consequence.RETRY, error, overloaded=True)
    if error in _SLACK_BOT_GONE:
        return Verdict(Consequence.DISABLE, error)
    return Verdict(Consequence.DEAD, error)


def read_retry_after(text: str | None, now: datetime) -> timedelta | None:
    """The wait that a Retry-After header asks for, as seconds or as an HTTP date; None where it asks for nothing."""
    if text is None:
        return None
    text = text.strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:12]), 10**9))
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=now.tzinfo)
    return max(moment - now, timedelta())
