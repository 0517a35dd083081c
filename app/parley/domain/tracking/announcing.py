"""What has to be announced: where the ledger differs from the last announcement of each development."""

from msgspec import Raw, Struct

from parley.domain.stores import Store
from parley.domain.tracking.developments import decode_development, ledger_order
from parley.domain.tracking.ledger import as_announcement
from parley.domain.tracking.state import Announced
from parley.domain.tracking.workspace import Workspace
from parley_topics import codec
from parley_topics.developments import AnyAnnouncement, AnyDevelopment

_RETRACTED = "an article that came late, or an earlier version of one, changes what happened"


class _Acknowledged(Struct, frozen=True):
    """The last revision that the broker has acknowledged."""

    revision: int


class Announcing:
    """The announcements of one negotiation: what was said last of each development, and whether it has been heard."""

    def __init__(self, work: Workspace, negotiation: str) -> None:
        self._work = work
        self._made: dict[str, AnyDevelopment] = {}
        self._negotiation = negotiation

    def compare(
        self,
        now: dict[str, AnyDevelopment | None],
        *,
        late_before: str | None,
        detected_at: str | None,
    ) -> tuple[str, ...]:
        """Give every development that differs from its last announcement its next revision.

        Returns the ids of these, and of those whose last announcement has not been acknowledged: a crash may have come
        after it was noted and before it was sent.
        `now` holds the developments that may differ, None where one has left the ledger. What the record that caused
        this puts before the instant `late_before` is late.
        """
        differing = []
        for ident, development in now.items():
            key = self._key("p", ident)
            known = self._work.get(key, Announced)
            if development is None:
                if known is None:
                    continue
                if known.retracted is not None:
                    if not self._is_heard(ident, known):
                        differing.append(ident)
                    continue
                content, retracted, late = bytes(known.content), _RETRACTED, known.late
            else:
                content, retracted = codec.encode(development), None
                if known is not None and known.retracted is None and bytes(known.content) == content:
                    if not self._is_heard(ident, known):
                        differing.append(ident)
                    continue
                late = known.late if known else late_before is not None and development.occurred_at < late_before
            announced = Announced(
                revision=known.revision + 1 if known else 1,
                late=late,
                detected_at=detected_at,
                retracted=retracted,
                content=Raw(content),
            )
            self._work.put(key, announced)
            if development is not None:
                self._made[ident] = development
            differing.append(ident)
        return tuple(differing)

    def outstanding(self, idents: tuple[str, ...]) -> list[AnyAnnouncement]:
        """Of these developments the announcements that the broker has not acknowledged, in the order of the ledger."""
        found = []
        for ident in idents:
            announced = self._work.get(self._key("p", ident), Announced)
            if announced is not None and not self._is_heard(ident, announced):
                development = self._made.get(ident) or decode_development(bytes(announced.content))
                found.append((development, announced))
        return [
            as_announcement(
                development,
                revision=announced.revision,
                late=announced.late,
                retracted=announced.retracted,
                detected_at=announced.detected_at,
            )
            for development, announced in sorted(found, key=lambda pair: ledger_order(pair[0]))
        ]

    def acknowledge(self, store: Store, announcement: AnyAnnouncement) -> None:
        """Note that the broker has acknowledged an announcement, if it is the last one of its development."""
        key = self._key("q", announcement.development_id)
        announced = self._work.get(self._key("p", announcement.development_id), Announced)
        if announced is not None and announced.revision == announcement.revision:
            store.put(key, codec.encode(_Acknowledged(announcement.revision)))

    def _is_heard(self, ident: str, announced: Announced) -> bool:
        heard = self._work.get(self._key("q", ident), _Acknowledged)
        return heard is not None and heard.revision >= announced.revision

    def _key(self, kind: str, ident: str) -> str:
        return f"{kind}/{self._negotiation}/{ident}"
