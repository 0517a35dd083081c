"""What the commands that poll write of themselves on standard error."""

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parley.domain.polling.answers import FeedNotice
    from parley.domain.polling.silence import Silence


def set_up_log(level: str, *, verbose: bool) -> None:
    """Log at a level; each poll and each article too where that is wanted."""
    from parley.adapters import logs

    logs.configure(level)
    if verbose:
        logging.getLogger("parley.poll").setLevel(logging.INFO)


def in_words(told: "FeedNotice | Silence") -> str:
    """What concerns the operator, as a sentence."""
    from parley.domain.polling.silence import Silence

    return told.sentence if isinstance(told, Silence) else f"{told.kind}: {told.url}: {told.detail}"


def log_told(told: "FeedNotice | Silence") -> None:
    """Log what concerns the operator as a warning."""
    import structlog

    structlog.get_logger("parley.poll").warning("notice", notice=in_words(told))
