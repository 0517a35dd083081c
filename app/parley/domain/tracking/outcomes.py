"""The life of an outcome: what the talks, on the whole and on each track, have come to after each meeting."""

from collections.abc import Sequence

from msgspec import structs

from parley.domain.tracking.intervals import days_between
from parley.domain.tracking.life import FIRMNESS, Life, Scene, Verdict, one_more
from parley.domain.tracking.state import Entry
from parley_topics.claims import Claim
from parley_topics.developments import Kind, Significance
from parley_topics.values import Outcome

_STALE_DAYS = 30
"""A result said again after so long is of later talks."""
_WEIGHT = {"agreement": 0, "partial_agreement": 1, "collapsed": 2, "no_agreement": 3, "progress": 4}


_HALF_EMPTY = frozenset({"progress", "no_agreement"})
"""Talks that moved and did not agree are called both: of one meeting the one is no change of the other."""


class Outcomes(Life[Outcome]):
    """Outcomes of one negotiation: one subject for the whole and one for each track."""

    def bucket(self, value: Outcome) -> str:
        """All tracks are in one, as a word on one track is measured against the whole."""
        return "outcome"

    def rank(self, claim: Claim[Outcome]) -> tuple[float, ...]:
        """Firm ones first, the whole before its tracks, the weightier result before the lighter."""
        value = claim.value
        return (FIRMNESS[claim.modality], 0 if value.track == "overall" else 1, _WEIGHT[value.result])

    def match(self, value: Outcome, entry: Entry[Outcome], scene: Scene) -> float:
        """The same track."""
        return 1.0 if entry.value.track == value.track else 0.0

    def judge(self, entry: Entry[Outcome], claim: Claim[Outcome], scene: Scene) -> Verdict[Outcome]:
        """Another result is news; the same one only if it is of a later meeting."""
        known, said = entry.value, claim.value
        later = self._is_later(entry, claim, scene)
        if known.result == said.result and not later:
            return Verdict(self.refine(known, said))
        if (
            entry.key in scene.spoken
            or (not later and said.result in entry.said)
            or claim.modality in ("possible", "conditional")
        ):
            return Verdict(known, agrees=False)
        if not later and _WEIGHT[said.result] > _WEIGHT[known.result] and _WEIGHT[known.result] <= 1:
            # "Some progress" beside a deal that was struck is the same result in weaker words.
            return Verdict(known, agrees=False)
        if not later and {known.result, said.result} == _HALF_EMPTY:
            return Verdict(known, agrees=False)
        value = said if later else structs.replace(said, of=said.of or known.of)
        return Verdict(value, "changed" if known.result != said.result else "first_report")

    def opens(self, claim: Claim[Outcome], known: Sequence[Entry[Outcome]], scene: Scene) -> Verdict[Outcome] | None:
        """What has come out, not what may. The first word on one track is measured against the whole, and reversely."""
        said = claim.value
        if claim.modality not in ("asserted", "reported"):
            return None
        current = [entry for entry in known if not self._is_later(entry, claim, scene)]
        whole = next((entry.value for entry in current if entry.value.track == "overall"), None)
        if said.track != "overall" and whole is not None:
            return Verdict(said, "more_precise" if whole.result == said.result else "changed", before=whole)
        if said.track == "overall" and any(entry.value.result == said.result for entry in current):
            # It was said of one track already: the whole is the less precise word.
            return None
        return Verdict(said, "first_report")

    def refine(self, value: Outcome, said: Outcome) -> Outcome:
        """The meeting is filled in where it was not said."""
        return structs.replace(value, of=value.of or said.of)

    def remembered(self, said: tuple[str, ...], value: Outcome, *, fresh: bool) -> tuple[str, ...]:
        """Every result that was given of one meeting."""
        return one_more(() if fresh else said, value.result)

    def confirmable(self, value: Outcome, scene: Scene) -> bool:
        """A fact."""
        return True

    def opposite(self, value: Outcome, earlier: Outcome | None) -> Outcome | None:
        """Who denies a result says that there was none; who denies that says that there was some."""
        denied = value.result in ("no_agreement", "collapsed")
        return structs.replace(value, result="progress" if denied else "no_agreement")

    def label(self, value: Outcome, scene: Scene) -> str:
        """The talks, or one track of them."""
        return "outcome" if value.track == "overall" else f"outcome, {value.track} track"

    def significance(self, kind: Kind, before: Outcome | None, after: Outcome | None) -> Significance:
        """Progress is less than a result."""
        value = after or before
        return "medium" if value is None or value.result == "progress" else "high"

    def _is_later(self, entry: Entry[Outcome], claim: Claim[Outcome], scene: Scene) -> bool:
        said, known = claim.value.of, entry.value.of
        if said and known and said.ordinal and known.ordinal:
            return said.ordinal > known.ordinal
        if scene.topic and entry.topic:
            # Without a day of its own it may be any meeting, that of which the result was told as well.
            return scene.topic != entry.topic and scene.topic_day >= entry.changed[:10]
        return days_between(entry.changed, scene.day) > _STALE_DAYS
