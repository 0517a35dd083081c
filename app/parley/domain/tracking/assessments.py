"""The life of an assessment: how each participant rates the talks, and when that turns."""

from collections.abc import Sequence

from parley.domain.tracking.life import Scene, Verdict
from parley.domain.tracking.likeness import same_person
from parley.domain.tracking.state import Entry
from parley_topics.claims import Claim
from parley_topics.developments import Kind, Significance
from parley_topics.values import Assessment

_FIRMNESS = {"asserted": 0, "reported": 1, "conditional": 2, "possible": 2, "denied": 3}


class Assessments:
    """Assessments of one negotiation."""

    def bucket(self, value: Assessment) -> str:
        """One for each side."""
        return f"assessment/{value.party or '?'}"

    def rank(self, claim: Claim[Assessment]) -> tuple[float, ...]:
        """Firm ones first."""
        return (_FIRMNESS[claim.modality],)

    def match(self, value: Assessment, entry: Entry[Assessment], scene: Scene) -> float:
        """The same speaker; without a name, the side."""
        known = entry.value
        if known.speaker and value.speaker:
            return 1.0 if same_person(known.speaker, value.speaker) else 0.0
        return 1.0 if known.speaker == value.speaker else 0.0

    def judge(self, entry: Entry[Assessment], claim: Claim[Assessment], scene: Scene) -> Verdict[Assessment]:
        """Another rating is news, another wording is not."""
        known, said = entry.value, claim.value
        if entry.key in scene.spoken or known.polarity == said.polarity:
            return Verdict(known, agrees=known.polarity == said.polarity)
        return Verdict(said, "changed")

    def opens(
        self, claim: Claim[Assessment], known: Sequence[Entry[Assessment]], scene: Scene
    ) -> Verdict[Assessment] | None:  # noqa: ARG002
        """Whatever a participant says."""
        return Verdict(claim.value, "first_report") if claim.modality != "denied" else None

    def refine(self, value: Assessment, said: Assessment) -> Assessment:  # noqa: ARG002
        """There is nothing to fill in."""
        return value

    def remembered(self, said: tuple[str, ...], value: Assessment, *, fresh: bool) -> tuple[str, ...]:  # noqa: ARG002
        """Nothing: what stands says all."""
        return said

    def confirmable(self, value: Assessment, scene: Scene) -> bool:  # noqa: ARG002
        """What somebody says of it is his own."""
        return False

    def opposite(self, value: Assessment) -> Assessment | None:  # noqa: ARG002 - a rating cannot be denied
        """A rating cannot be denied."""
        return None

    def label(self, value: Assessment, scene: Scene) -> str:  # noqa: ARG002
        """Whose rating it is."""
        return f"assessment by {value.speaker or value.party or 'a participant'}"

    def significance(self, kind: Kind, before: Assessment | None, after: Assessment | None) -> Significance:  # noqa: ARG002
        """Words are cheap."""
        return "low"
