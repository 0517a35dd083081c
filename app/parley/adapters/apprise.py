"""Any other channel, through Apprise: an optional extra, `pip install parleywatch[apprise]`.

Apprise opens its own connections, so the guard against addresses inside does not stand before them: it is used only
where the operator has set PARLEY_DELIVER_APPRISE=true.
"""

import asyncio
import time
from dataclasses import dataclass

from parley.domain.delivering.addresses import Address
from parley.domain.delivering.attempts import Job
from parley.domain.delivering.rendering.plain_text import body, title
from parley.domain.delivering.verdicts import Answer, Failure
from parley.domain.errors import SettingError
from parley_topics.deliveries import Subscription


@dataclass(frozen=True)
class AppriseSender:
    """Sends a title and a text to whatever service the address names."""

    allowed: bool

    async def send(self, subscription: Subscription, address: Address, job: Job) -> Answer:
        """Attempt a delivery once; Apprise says only whether it went out. SettingError where it may not be used."""
        if not self.allowed:
            raise SettingError("addresses of Apprise are not guarded: set PARLEY_DELIVER_APPRISE=true to use them")
        started = time.monotonic()
        sent = await asyncio.to_thread(
            _notify, address.url, title(job.delivery), body(job.delivery, subscription.template)
        )
        duration = round(1000 * (time.monotonic() - started))
        if sent:
            return Answer(status=200, duration_ms=duration)
        return Answer(failure=Failure.CONNECTION, duration_ms=duration)


def _notify(url: str, title: str, text: str) -> bool:
    try:
        import apprise  # noqa: PLC0415 - an optional extra
    except ImportError:
        raise SettingError("Apprise is not installed: pip install parleywatch[apprise]") from None
    service = apprise.Apprise()
    if not service.add(url):
        raise SettingError("Apprise does not know this kind of address: its documentation lists them")
    return bool(service.notify(title=title, body=text))
