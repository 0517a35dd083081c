"""Time expressions of news in English: found, given their TIMEX3 value, and read as the `when` of the contract."""

from parley.domain.times.expression import Tense, TimeExpression
from parley.domain.times.finder import find_times

__all__ = ["Tense", "TimeExpression", "find_times"]
