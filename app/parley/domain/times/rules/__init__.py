"""The rules of time expressions: patterns as data, each with examples beside it that run as tests."""

from parley.domain.times.rules import (
    clock,
    counted,
    days,
    durations,
    months,
    quarters,
    references,
    relative,
    repeated,
    weekdays,
    years,
)

RULES = (
    *days.RULES,
    *months.RULES,
    *weekdays.RULES,
    *clock.RULES,
    *counted.RULES,
    *quarters.RULES,
    *relative.RULES,
    *years.RULES,
    *references.RULES,
    *durations.RULES,
    *repeated.RULES,
)
"""Where two rules match equally long words, the earlier one is read."""
