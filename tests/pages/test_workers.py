"""Feeds and pages are read in other processes, and what ends one of those does not end us."""

import os
import time
from collections.abc import Iterator

import pytest

from parley.adapters.feeds.parsing import FeedError
from parley.adapters.pages import workers as module
from parley.adapters.pages.reading import PageError
from parley.adapters.pages.workers import Workers

PAGE = b"<html><body><article>" + b"<p>Envoys met by the lake and parted without a word on the next round.</p>" * 8
RSS = b"<rss version='2.0'><channel><item><title>Talks</title></item></channel></rss>"


@pytest.fixture(scope="module")
def pool() -> Iterator[Workers]:
    """One worker."""
    pool = Workers(1)
    yield pool
    pool.close()


async def test_reading_is_done_elsewhere(pool: Workers) -> None:
    """Pages and feeds come back as read here, and so do the errors."""
    assert (await pool.page(PAGE, "https://w.example/", None)).url == "https://w.example/"
    assert (await pool.feed(RSS, "https://w.example/", {})).entries[0].title == "Talks"
    with pytest.raises(PageError):
        await pool.page(b"", "https://w.example/", None)
    with pytest.raises(FeedError):
        await pool.feed(b"junk", "https://w.example/", {})


async def test_a_dead_or_hanging_worker_is_replaced(pool: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    """A task that kills its process, or never ends, is an error of that task; the next is done."""
    monkeypatch.setattr(module, "GRACE", 0.0)
    with pytest.raises(module.ProcessExpired):
        await pool._run(os._exit, 30, 3)
    with pytest.raises(module.TaskTimeout):
        await pool._run(time.sleep, 0.5, 60)
    assert (await pool.page(PAGE, "https://w.example/", None)).text
