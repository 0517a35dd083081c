"""A limit of time around parsers that strangers' bytes can keep busy."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeLimitError(Exception):
    """The work took longer than it may."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeLimitError in the block when it has run for so long.

    By an interval timer, which interrupts Python code and the regular expression engine, in the main thread alone:
    there parsers run, in a command or a worker process. In another thread the block has no limit of its own, nor where
    a timer runs that ends sooner; one that ends later goes on afterwards.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    outer, started = signal.getitimer(signal.ITIMER_REAL)[0], time.monotonic()
    if 0 < outer < seconds:
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TimeLimitError(f"longer than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if outer > 0:
            signal.setitimer(signal.ITIMER_REAL, max(outer - (time.monotonic() - started), 0.001))
