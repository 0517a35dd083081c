"""How a worker ends when going on would lose a message.

Faust acknowledges the message at hand when an agent raises, and commits it on the way down, whatever the supervisor.
So a worker that must not go on ends at once, as if it had been killed: everything since the last commit is delivered
again when it is started anew, which the stages are made for.
"""

import os
import sys
from collections.abc import Callable

import structlog

EXIT_CODE = 70
"""EX_SOFTWARE of sysexits.h: whoever supervises the worker starts it again."""

Halt = Callable[[BaseException], None]

_log = structlog.get_logger("parley.worker")


def halt(error: BaseException) -> None:
    """End this process now, without committing; says why on the log."""
    _log.critical("worker halts; what is not committed will be read again", error=str(error), kind=type(error).__name__)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(EXIT_CODE)
