"""Manners towards hosts: one request at a time, a pause between two, none where a host asked to be left alone."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0
    free_at: datetime | None = None


@dataclass
class Hosts:
    """Whose turn it is at each host. `now` and `sleep` are the clock's; `gap` is in seconds."""

    now: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]
    gap: float = 1.0
    _hosts: dict[str, _Host] = field(default_factory=dict)
    _held: dict[str, datetime] = field(default_factory=dict)

    @asynccontextmanager
    async def turn(self, host: str, gap: float | None = None) -> AsyncIterator[None]:
        """The turn at a host, for one request; gap: the pause before it where the host asks for a longer one."""
        state = self._hosts.setdefault(host, _Host())
        state.users += 1
        try:
            async with state.lock:
                if state.free_at is not None:
                    pause = (state.free_at - self.now()).total_seconds() + max(0.0, (gap or self.gap) - self.gap)
                    if pause > 0:
                        await self.sleep(pause)
                try:
                    yield
                finally:
                    state.free_at = self.now() + timedelta(seconds=self.gap)
        finally:
            state.users -= 1
            self._tidy()

    def hold(self, host: str, span: timedelta) -> None:
        """Leave a host alone for some time, or for longer if it was to be left alone already."""
        until = self.now() + span
        self._held[host] = max(until, self._held.get(host, until))

    def held_until(self, host: str) -> datetime | None:
        """Until when a host is left alone; None where it may be asked."""
        until = self._held.get(host)
        if until is not None and until <= self.now():
            del self._held[host]
            return None
        return until

    def _tidy(self) -> None:
        """Forget the hosts that nobody waits for and whose pause is over, so that memory does not grow with them."""
        if len(self._hosts) < 1_000:
            return
        now = self.now()
        idle = [
            name for name, host in self._hosts.items() if not host.users and (not host.free_at or host.free_at <= now)
        ]
        for name in idle:
            del self._hosts[name]
