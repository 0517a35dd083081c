"""The slots that the reader fills, in the order of the contract."""

from parley.domain.reading.candidates import SlotReader
from parley.domain.reading.slots.meeting import MeetingSlot

SLOTS: tuple[SlotReader, ...] = (MeetingSlot(),)
