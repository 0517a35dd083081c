"""Who wants to be told of an announcement: filters, freshness, and what becomes of revisions and retractions.

Each answer is a reason, so that people and tests can be told why something was or was not sent.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import lru_cache

from parley.domain.delivering.times import read_instant
from parley_topics.deliveries import Filters, Subscription
from parley_topics.developments import AnyAnnouncement, Significance

_RANK: dict[Significance, int] = {"low": 0, "medium": 1, "high": 2}

MAX_AGE = timedelta(days=3)
"""What was detected longer ago than this is a replay, not news."""


class Reason(Enum):
    """Why an announcement is sent to a subscription, or is not."""

    NEW = "new"
    REVISION = "revision"
    RETRACTION = "retraction"
    IF_UNTOLD = "if untold"
    """A later revision for one who wants none: sent where no earlier one fitted, so that nothing was told yet."""
    NOT_ACTIVE = "not active"
    REPLAY = "replay"
    RETRACTIONS_UNWANTED = "retractions unwanted"
    NEGOTIATION = "negotiation"
    PARTIES = "parties"
    SLOT = "slot"
    KIND = "kind"
    SIGNIFICANCE = "significance"
    LANGUAGE = "language"
    OUTLET = "outlet"
    WORDS = "words"

    @property
    def sends(self) -> bool:
        """Whether the announcement is sent."""
        return self in _SENDING


_SENDING = frozenset({Reason.NEW, Reason.REVISION, Reason.RETRACTION, Reason.IF_UNTOLD})


@dataclass(frozen=True)
class Policy:
    """What counts as news: `max_age` since it was detected, or everything, where replays are to be sent too."""

    max_age: timedelta = MAX_AGE
    replays: bool = False


def judge(subscription: Subscription, announcement: AnyAnnouncement, now: datetime, policy: Policy) -> Reason:
    """Whether a subscription is told of an announcement, and why or why not."""
    if subscription.state != "active":
        return Reason.NOT_ACTIVE
    reason = _unfit(subscription.filters, announcement)
    if reason is not None:
        return reason
    if not (policy.replays or is_news(announcement, now, policy.max_age)):
        return Reason.REPLAY
    if announcement.retracted is not None:
        return Reason.RETRACTIONS_UNWANTED if subscription.retractions == "never" else Reason.RETRACTION
    if announcement.revision > 1:
        return Reason.IF_UNTOLD if subscription.revisions == "never" else Reason.REVISION
    return Reason.NEW


def is_news(announcement: AnyAnnouncement, now: datetime, max_age: timedelta = MAX_AGE) -> bool:
    """Whether an announcement was caused by something that reached us lately; one that does not say is no news."""
    return announcement.detected_at is not None and now - read_instant(announcement.detected_at) <= max_age


def _unfit(filters: Filters, announcement: AnyAnnouncement) -> Reason | None:
    """The first thing that a filter names and an announcement does not have."""
    return next((reason for reason, fits in _TESTS if not fits(filters, announcement)), None)


def _negotiation_fits(patterns: tuple[str, ...], negotiation: str) -> bool:
    if not patterns:
        return True
    return any(
        negotiation.startswith(pattern[:-1]) if pattern.endswith("*") else negotiation == pattern
        for pattern in patterns
    )


def _any(wanted: tuple[str, ...], given: tuple[str, ...]) -> bool:
    return not wanted or not {_fold(text) for text in wanted}.isdisjoint(_fold(text) for text in given)


def _words_fit(words: tuple[str, ...], announcement: AnyAnnouncement) -> bool:
    if not words:
        return True
    texts = (announcement.headline, announcement.subject, *(source.quote for source in announcement.sources))
    folded = _fold("\n".join(texts))
    return any(_word(word).search(folded) for word in words)


@lru_cache(maxsize=4096)
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(_fold(word))}(?!\w)")


def _fold(text: str) -> str:
    # Accents go too: people type Medellin where the outlet writes Medellín.
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


_TESTS: tuple[tuple[Reason, Callable[[Filters, AnyAnnouncement], bool]], ...] = (
    # The cheapest first: with hundreds of subscriptions most are told apart by the negotiation.
    (Reason.NEGOTIATION, lambda f, a: _negotiation_fits(f.negotiations, a.negotiation)),
    (Reason.SLOT, lambda f, a: not f.slots or a.slot in f.slots),
    (Reason.KIND, lambda f, a: not f.kinds or a.kind in f.kinds),
    (Reason.SIGNIFICANCE, lambda f, a: _RANK[a.significance] >= _RANK[f.significance]),
    (Reason.PARTIES, lambda f, a: _any(f.parties, a.parties + a.mediators)),
    (Reason.LANGUAGE, lambda f, a: not f.languages or _any(f.languages, tuple(s.language or "" for s in a.sources))),
    (Reason.OUTLET, lambda f, a: not f.outlets or _any(f.outlets, tuple(s.outlet or "" for s in a.sources))),
    (Reason.WORDS, lambda f, a: _words_fit(f.words, a)),
)
