"""The life of each slot."""

from typing import Any

from parley.domain.tracking.agreements import Agreements
from parley.domain.tracking.assessments import Assessments
from parley.domain.tracking.deadlines import Deadlines
from parley.domain.tracking.delegations import Delegations
from parley.domain.tracking.issues import Issues
from parley.domain.tracking.life import Life
from parley.domain.tracking.meetings import Meetings
from parley.domain.tracking.outcomes import Outcomes
from parley.domain.tracking.positions import Positions
from parley_topics.values import Slot

LIVES: dict[Slot, Life[Any]] = {
    "meeting": Meetings(),
    "outcome": Outcomes(),
    "issue": Issues(),
    "position": Positions(),
    "agreement": Agreements(),
    "delegation": Delegations(),
    "deadline": Deadlines(),
    "assessment": Assessments(),
}
"""The life of the subjects of each slot."""
