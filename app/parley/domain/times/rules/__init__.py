"""The rules of time expressions: patterns as data, each with examples beside it that run as tests."""

from parley.domain.times.rules import clock, dates, durations, references, relative, repeated, years

RULES = (
    *dates.RULES,
    *clock.RULES,
    *relative.RULES,
    *years.RULES,
    *references.RULES,
    *durations.RULES,
    *repeated.RULES,
)
"""Where two rules match equally long words, the earlier one is read."""
