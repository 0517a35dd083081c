"""What is found: a time expression, and what its words mean before prepositions and neighbours are read."""

from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from parley_topics.values import Grain, When

Tense: TypeAlias = Literal["past", "future", "present"]

TimexType: TypeAlias = Literal["DATE", "TIME", "DURATION", "SET"]


class TimeExpression(Struct, frozen=True, kw_only=True):
    """A time expression in a text, as TimeML marks it and as the contract's `when` reads it.

    `start` and `end` are code points: `text[start:end]` is the expression. `timex_type` and `timex_value` follow
    TIMEX3. `when` may be said by more words than the expression ("by Friday", "Tuesday and Wednesday"): these stand at
    `when_start` to `when_end`, and expressions that make one interval share one `when`. It is None for a bare duration
    and for a set, which name no point in time.
    """

    text: str
    start: int
    end: int
    timex_type: TimexType
    timex_value: str
    when: When | None
    when_start: int
    when_end: int


class Meaning(Struct, kw_only=True):
    """What one expression says by itself.

    `first` and `last` are None where it names no date. `clock` is a time of day ("14:00") or a part of it ("MO"),
    `zone` its offset ("+01:00"). `days` is the length of a duration in days, where it is a whole number of them.
    `explicit`: the words alone name the date. `weekday`: a weekday names it. `counted`: it was counted from another
    time, so it makes no list with its neighbours. `indefinite`: a duration that lies in the past or ahead ("the past
    few weeks").
    """

    kind: TimexType
    value: str
    first: date | None = None
    last: date | None = None
    grain: Grain = "vague"
    clock: str | None = None
    zone: str = ""
    days: int | None = None
    explicit: bool = False
    weekday: bool = False
    counted: bool = False
    indefinite: bool = False
