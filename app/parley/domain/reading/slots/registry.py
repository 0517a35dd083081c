"""The slots that the reader fills, in the order of the contract."""

from parley.domain.reading.candidates import SlotReader
from parley.domain.reading.slots.agreement import AgreementSlot
from parley.domain.reading.slots.assessment import AssessmentSlot
from parley.domain.reading.slots.deadline import DeadlineSlot
from parley.domain.reading.slots.delegation import DelegationSlot
from parley.domain.reading.slots.issue import IssueSlot
from parley.domain.reading.slots.meeting import MeetingSlot
from parley.domain.reading.slots.outcome import OutcomeSlot
from parley.domain.reading.slots.position import PositionSlot

SLOTS: tuple[SlotReader, ...] = (
    MeetingSlot(),
    OutcomeSlot(),
    IssueSlot(),
    PositionSlot(),
    AgreementSlot(),
    DelegationSlot(),
    AssessmentSlot(),
    DeadlineSlot(),
)
