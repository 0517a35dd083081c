"""A Slack bot: a subject's first development begins a thread, later ones answer in it, revisions change their message.

Web API methods chat.postMessage and chat.update, with the receipt of a message being its channel and `ts`.
"""

from dataclasses import dataclass, replace
from typing import Any

import msgspec

from parley.adapters.http.client import Client
from parley.adapters.posting import post
from parley.domain.delivering.addresses import Address
from parley.domain.delivering.attempts import Job
from parley.domain.delivering.rendering.slack_blocks import slack_message
from parley.domain.delivering.verdicts import Answer
from parley_topics import codec
from parley_topics.deliveries import Receipt, Subscription

_CANNOT_UPDATE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed", "update_failed"})
"""Errors after which the message is sent anew: somebody removed it, or the workspace lets nobody edit any more."""


class _Result(msgspec.Struct):
    """What the Web API answers with."""

    ok: bool = False
    error: str | None = None
    channel: str | None = None
    ts: str | None = None


@dataclass(frozen=True)
class SlackBotSender:
    """Sends as a bot; the address is the base of the Web API and the bot's token."""

    client: Client

    async def send(self, subscription: Subscription, address: Address, job: Job) -> Answer:
        """Attempt a delivery once: an update in place where one is wanted and there is a message to update."""
        message: dict[str, Any] = slack_message(job.delivery, subscription.template)
        if job.update is not None and _wants_update(subscription, job):
            where = {"channel": job.update.room, "ts": job.update.message}
            answer = await self._call(address, "chat.update", {**message, **where})
            if answer.error not in _CANNOT_UPDATE:
                return answer
        where = {"channel": subscription.target.room or ""}
        if job.thread is not None:
            where = {"channel": job.thread.room, "thread_ts": job.thread.message}
        return await self._call(address, "chat.postMessage", {**message, **where, "unfurl_links": False})

    async def _call(self, address: Address, method: str, message: dict[str, Any]) -> Answer:
        headers = {"content-type": "application/json; charset=utf-8", "authorization": f"Bearer {address.token}"}
        answer, body = await post(self.client, f"{address.url.rstrip('/')}/{method}", codec.encode(message), headers)
        if answer.status != 200:
            return answer
        try:
            result = codec.decode(body, _Result)
        except msgspec.DecodeError:
            return replace(answer, error="fatal_error")  # not Slack's JSON: a proxy or an outage in between
        if not result.ok:
            return replace(answer, error=result.error or "fatal_error")
        if result.channel is None or result.ts is None:
            return answer
        return replace(answer, receipt=Receipt(room=result.channel, message=result.ts))


def _wants_update(subscription: Subscription, job: Job) -> bool:
    retracted = job.delivery.announcements[0].retracted is not None
    return (subscription.retractions if retracted else subscription.revisions) == "in_place"
