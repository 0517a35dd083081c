"""The log of a process: standard error, one line an event, ours and that of the libraries alike."""

import logging.config
from typing import Any

import structlog


def config(level: str) -> dict[str, Any]:
    """The configuration of Python's logging, for those who apply it themselves."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
    }


def configure(level: str) -> None:
    """Send everything of this level and above to standard error; `level` by its name in Python's logging."""
    logging.config.dictConfig(config(level))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(key_order=["event"]),
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
