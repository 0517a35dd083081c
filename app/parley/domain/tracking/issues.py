"""The life of an issue: discussed, disputed, deadlocked; or nearer, near agreement, agreed."""

from collections.abc import Sequence

from parley.domain.tracking.intervals import days_between
from parley.domain.tracking.life import FIRMNESS, Life, Scene, Verdict, one_more
from parley.domain.tracking.likeness import best_graded, gist, likeness
from parley.domain.tracking.state import Entry
from parley_topics.claims import Claim
from parley_topics.developments import Kind, Significance
from parley_topics.values import Issue

_COURSE = {"disputed": -1, "deadlocked": -2, "discussed": 0, "progress": 1, "near_agreement": 2, "agreed": 3}
"""Which way an issue goes, and how far: a weaker word of the same way is the same state told again."""
_SHARE = 0.8
_SAME = 0.5
_KIN = 0.4
"""Enough where the state is the same too, and was told a day or two ago: one account's name for another's issue."""
_AGAIN_DAYS = 2


class Issues(Life[Issue]):
    """Issues of one negotiation."""

    def bucket(self, value: Issue) -> str:
        """All issues are in one."""
        return "issue"

    def rank(self, claim: Claim[Issue]) -> tuple[float, ...]:
        """Firm ones first, then those that say most."""
        return (FIRMNESS[claim.modality], -abs(_COURSE[claim.value.status]))

    def match(self, value: Issue, entry: Entry[Issue], scene: Scene) -> float:
        """By the content words of the slug: most of them, or all of the shorter one."""
        if entry.key in scene.spoken and likeness(value.issue, entry.value.issue) < 1:
            # The article itself tells the two apart.
            return 0.0
        best = best_graded(_words(value.issue), entry.said, _SHARE)
        if best >= _SAME or best < _KIN:
            return best if best >= _SAME else 0.0
        told_again = entry.value.status == value.status and days_between(entry.changed, scene.day) <= _AGAIN_DAYS
        return best if told_again else 0.0

    def judge(self, entry: Entry[Issue], claim: Claim[Issue], scene: Scene) -> Verdict[Issue]:
        """News if it turns, or goes further the way it went."""
        known, said = entry.value, claim.value
        one, two = _COURSE[known.status], _COURSE[said.status]
        turned = one * two < 0 or (one == 0 and two != 0)
        further = one * two > 0 and abs(two) > abs(one)
        if entry.key in scene.spoken or claim.modality in ("possible", "conditional") or not (turned or further):
            return Verdict(known, agrees=known.status == said.status or one * two > 0)
        return Verdict(Issue(issue=said.issue, status=said.status), "changed")

    def opens(self, claim: Claim[Issue], known: Sequence[Entry[Issue]], scene: Scene) -> Verdict[Issue] | None:
        """An issue that moves, sticks, or that somebody calls open.

        That something is on the table, or in dispute as the outlet tells it, is where things stand; so is all that the
        first article of a negotiation tells.
        """
        if claim.modality not in ("asserted", "reported"):
            return None
        status = claim.value.status
        standing = status == "discussed" or (status == "disputed" and claim.attribution is None)
        return Verdict(claim.value, None if scene.is_first or standing else "first_report")

    def remembered(self, said: tuple[str, ...], value: Issue, *, fresh: bool) -> tuple[str, ...]:
        """Every wording."""
        return one_more(said, gist(_words(value.issue)))

    def opposite(self, value: Issue, earlier: Issue | None) -> Issue | None:
        """Who denies an advance says that it is disputed; who denies a dispute, that it is discussed."""
        return Issue(issue=value.issue, status="disputed" if _COURSE[value.status] > 0 else "discussed")

    def label(self, value: Issue, scene: Scene) -> str:
        """The slug in words."""
        return value.issue.replace("-", " ")

    def significance(self, kind: Kind, before: Issue | None, after: Issue | None) -> Significance:
        """An issue's status matters somewhat."""
        return "medium"


def _words(issue: str) -> str:
    return issue.replace("-", " ")
