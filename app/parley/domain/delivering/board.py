"""The board: the last revision of every development that feeds and calendars show, however they arrive."""

from collections import defaultdict

from parley.domain.delivering.rendering.feeds import updated
from parley_topics.developments import AnyAnnouncement

KEPT = 500
"""Developments of one negotiation that are kept, the newest; feeds show a hundred, calendars what is still to come."""


class Board:
    """Developments by negotiation, put together from announcements in any order and with repetitions.

    What was taken back stays, so that feeds and calendars can say so.
    """

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._negotiations: defaultdict[str, dict[str, AnyAnnouncement]] = defaultdict(dict)
        self.changes = 0
        """Counts every change: what was rendered for one count holds as long as it stays."""

    def take(self, announcement: AnyAnnouncement) -> None:
        """Take in an announcement; an older revision than the one that is there changes nothing."""
        developments = self._negotiations[announcement.negotiation]
        known = developments.get(announcement.development_id)
        if known is not None and known.revision >= announcement.revision:
            return
        developments[announcement.development_id] = announcement
        self.changes += 1
        if len(developments) > 2 * self._kept:
            newest = sorted(developments.values(), key=lambda a: (updated(a), a.development_id))[-self._kept :]
            self._negotiations[announcement.negotiation] = {a.development_id: a for a in newest}

    def negotiations(self) -> list[str]:
        """The ids of all negotiations, in order."""
        return sorted(self._negotiations)

    def developments(self, negotiation: str | None = None) -> list[AnyAnnouncement]:
        """The developments of one negotiation, or of all; nothing where there is no such one."""
        if negotiation is None:
            return [a for developments in self._negotiations.values() for a in developments.values()]
        return list(self._negotiations[negotiation].values()) if negotiation in self._negotiations else []
