"""The life of an assessment: how each participant rates the talks, and when that turns."""

from collections.abc import Sequence

from parley.domain.tracking.life import FIRMNESS, Life, Scene, Verdict
from parley.domain.tracking.likeness import same_person
from parley.domain.tracking.state import Entry
from parley_topics.claims import Claim
from parley_topics.developments import Kind, Significance
from parley_topics.values import Assessment


class Assessments(Life[Assessment]):
    """Assessments of one negotiation."""

    def bucket(self, value: Assessment) -> str:
        """One for each side."""
        return f"assessment/{value.party or '?'}"

    def rank(self, claim: Claim[Assessment]) -> tuple[float, ...]:
        """Firm ones first."""
        return (FIRMNESS[claim.modality],)

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
    ) -> Verdict[Assessment] | None:
        """Whatever a participant says."""
        return Verdict(claim.value, "first_report") if claim.modality != "denied" else None

    def label(self, value: Assessment, scene: Scene) -> str:
        """Whose rating it is."""
        return f"assessment by {value.speaker or value.party or 'a participant'}"

    def significance(self, kind: Kind, before: Assessment | None, after: Assessment | None) -> Significance:
        """Words are cheap."""
        return "low"
