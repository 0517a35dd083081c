"""What stands around expressions: ranges and lists that make one interval, and prepositions that open an end."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, TypeAlias

from parley.domain.times.calendar import DAY, week_span
from parley.domain.times.expression import Meaning, TimeExpression
from parley.domain.times.vocabulary import word_set
from parley_topics.values import GRAINS, Grain, When

_Opening: TypeAlias = Literal["until", "before", "after", "from", "within", "week"]
PREPOSITIONS: dict[str, _Opening] = {
    "by": "until",
    "until": "until",
    "till": "until",
    "til": "until",
    "through": "until",
    "up to": "until",
    "up until": "until",
    "as late as": "until",
    "no later than": "until",
    "not later than": "until",
    "before": "before",
    "after": "after",
    "from": "from",
    "since": "from",
    "as of": "from",
    "starting": "from",
    "beginning": "from",
    "effective": "from",
    "within": "within",
    "deadline of": "until",
    "ends at": "until",
    "end at": "until",
    "finishes at": "until",
    "expires at": "until",
    "expire at": "until",
    "expired at": "until",
    "runs out at": "until",
    "week of": "week",
    "week beginning": "week",
    "week starting": "week",
}
"""What the words before an expression do to its interval: give it an open end, or widen it to its week."""

JOINTS = frozenset({"and", "or", "to", "-", "–", "through", "until", "till", ", and", ", or", "and on", ","})
"""What joins two expressions that make one interval."""
_RANGE_JOINTS = frozenset({"to", "-", "–", "through", "until", "till"})
_PAIRS = frozenset({("between", "and"), ("from", "to"), ("from", "through"), ("from", "until"), ("from", "-")})
_LIMITS = word_set("deadline ultimatum cutoff")
_NEAR = {"day": 2, "time": 2, "week": 8, "month": 32, "season": 100, "year": 800, "vague": 0}
"""How many days may lie between the members of a list that makes one interval, by grain."""
_BEGIN = word_set(
    "begin begins began begun beginning start starts started starting open opens opened opening kick kicked launched "
    "resume resumes resumed resuming"
)
_END = word_set("end ends ended ending conclude concluded concludes close closed closes wrapped finished")


class Piece:
    """One expression on its way: the tokens it takes, what it means, and the interval and words it is part of."""

    __slots__ = ("first", "last", "meaning", "span", "when")

    def __init__(self, first: int, last: int, meaning: Meaning) -> None:
        self.first = first
        self.last = last
        self.meaning = meaning
        self.when: tuple[date | None, date | None, Grain] | None = None
        self.span = (first, last)


def frame(pieces: list[Piece], words: list[str]) -> None:
    """Give every piece its `when` and the tokens that say it, reading neighbours and prepositions."""
    place = 0
    while place < len(pieces):
        run = [pieces[place]]
        if run[0].meaning.first is not None:
            for following in pieces[place + 1 : place + 6]:
                if not _joined(run[-1], following, words):
                    break
                run.append(following)
            _frame_run(run, words)
        place += len(run)
    _spread_durations(pieces, words)


def _joined(left: Piece, right: Piece, words: list[str]) -> bool:
    """Whether two neighbours are one interval: in order, with a joint between them, of grains that go together."""
    a, b = left.meaning, right.meaning
    if a.last is None or a.first is None or b.first is None or b.first < a.first or b.counted:
        return False
    joint = between(left, right, words)
    if joint not in JOINTS or "DURATION" in {a.kind, b.kind}:
        return False
    opening = _words_before(left.first, words, 1)
    if opening and (opening[0][1], joint) in _PAIRS:
        return True
    fine = {"day", "time"}
    if joint in _RANGE_JOINTS:
        return a.grain == b.grain or {a.grain, b.grain} <= fine | {"month"}
    if joint == "," and a.grain == "day" and a.last == b.first:
        return False
    return (a.grain == b.grain or {a.grain, b.grain} <= fine) and (b.first - a.last).days <= _NEAR[b.grain]


def between(left: Piece, right: Piece, words: list[str]) -> str:
    """The words between two pieces in lower case, empty where they are far apart."""
    return "".join(words[left.last : right.first]).strip().lower() if right.first - left.last <= 6 else ""


def _frame_run(run: list[Piece], words: list[str]) -> None:
    """The interval from the first piece to the last, as the words before them open it."""
    first, last = run[0], run[-1]
    grain: Grain = max((piece.meaning.grain for piece in run), key=GRAINS.index)
    when = (first.meaning.first, last.meaning.last, grain)
    begin = first.first
    opening = _words_before(begin, words, 3)
    if "".join(words[last.last : last.last + 2]).strip().lower() in _LIMITS:
        when = (None, when[1], grain)
    if "".join(words[last.last : last.last + 2]).replace("’", "'") != "'s":
        if len(run) > 1:
            begin = opening[0][0] if opening and opening[0][1] in {"from", "between"} else begin
        else:
            kind, at = _preposition(opening)
            opened = None if kind is None or _at_the_edge(first.meaning) else _opened(kind, first, words)
            if opened is not None:
                when, begin = opened, at
    for piece in run:
        piece.when = when
        piece.span = (begin, last.last)


def _preposition(opening: list[tuple[int, str]]) -> tuple[_Opening | None, int]:
    """What the longest preposition before an expression does, and the token that it begins at."""
    for count in range(len(opening), 0, -1):
        kind = PREPOSITIONS.get(" ".join(word for _, word in reversed(opening[:count])))
        if kind is not None:
            return kind, opening[count - 1][0]
    return None, 0


def _opened(kind: _Opening, piece: Piece, words: list[str]) -> tuple[date | None, date | None, Grain] | None:
    """The interval that a preposition makes of one expression, None where it changes nothing."""
    meaning = piece.meaning
    first, last, grain = meaning.first, meaning.last, meaning.grain
    if first is None or last is None or (meaning.kind == "DURATION") != (kind == "within"):
        return None
    if kind in {"before", "after"} and _is_attribute(piece, words):
        return None
    if kind == "week":
        return (*week_span(first), "week") if grain == "day" else None
    if kind == "from":
        return None if meaning.counted else (first, None, grain)
    if kind == "before" and "end" not in (word.lower() for word in words[piece.first : piece.first + 3]):
        return None, first - DAY, grain
    return (last + DAY, None, grain) if kind == "after" else (None, last, grain)


def _at_the_edge(meaning: Meaning) -> bool:
    """Whether the calendar ends near an expression, so that no day stands before or after it."""
    return meaning.first is None or meaning.last is None or meaning.first.year < 2 or meaning.last.year > 9998


def _is_attribute(piece: Piece, words: list[str]) -> bool:
    """As in "the February 26 meeting": whether the date only names something else."""
    return piece.first > 1 and words[piece.first - 2].lower() == "the" and words[piece.first].lower() != "the"


def _words_before(place: int, words: list[str], count: int) -> list[tuple[int, str]]:
    """The nearest words before a token with their places, nearest first, up to a mark."""
    found: list[tuple[int, str]] = []
    for at in range(place - 1, max(place - 2 * count - 3, -1), -1):
        word = words[at]
        if word.isspace() and "\n\n" not in word:
            continue
        if not word[0].isalpha():
            break
        if found or word.lower() not in {"the", "about", "around"}:
            found.append((at, word.lower()))
        if len(found) == count:
            break
    return found


def _spread_durations(pieces: list[Piece], words: list[str]) -> None:
    """As in "two days of talks that began on Tuesday": the day and the duration are one interval of so many days."""
    for left, right in pairwise(pieces):
        days, day = left.meaning.days, right.meaning.first
        if days is None or left.when is not None or day is None or not 2 <= days <= 14:
            continue
        if (
            _at_the_edge(right.meaning)
            or right.meaning.kind != "DATE"
            or day != right.meaning.last
            or right.when is None
            or right.when[0] is None
        ):
            continue
        cue = _cue_between(left, right, words)
        if cue:
            length = timedelta(days=days - 1)
            start, end = (day, day + length) if cue in _BEGIN else (day - length, day)
            for piece in (left, right):
                piece.when = (start, end, "day")
                piece.span = (left.first, right.last)


def _cue_between(left: Piece, right: Piece, words: list[str]) -> str:
    """The last word of beginning or ending between two pieces of one sentence, empty where there is none."""
    if right.first - left.last > 24:
        return ""
    inner = [word.lower() for word in words[left.last : right.first]]
    if not {".", ";", "!", "?"}.isdisjoint(inner):
        return ""
    return next((word for word in reversed(inner) if word in _BEGIN or word in _END), "")


def expression(piece: Piece, text: str, offsets: list[int]) -> TimeExpression:
    """The finished record of a piece."""
    meaning = piece.meaning
    start, end = offsets[piece.first], offsets[piece.last]
    when_start, when_end = offsets[piece.span[0]], offsets[piece.span[1]]
    when: When | None = None
    if piece.when is not None:
        first, last, grain = piece.when
        when = When(
            text=text[when_start:when_end],
            start=None if first is None else _written(first, meaning, grain),
            end=None if last is None else _written(last, meaning, grain),
            grain=grain,
        )
    elif meaning.kind in {"DATE", "TIME"} or meaning.indefinite:
        when = When(text=text[when_start:when_end])
    return TimeExpression(
        text=text[start:end],
        start=start,
        end=end,
        timex_type=meaning.kind,
        timex_value=meaning.value,
        when=when,
        when_start=when_start,
        when_end=when_end,
    )


def _written(of: date, meaning: Meaning, grain: Grain) -> str:
    """A date as the contract writes it, with the time of day where the grain is `time`; the last midnight is 23:59."""
    if grain != "time" or not meaning.clock or ":" not in meaning.clock:
        return of.isoformat()
    return f"{of.isoformat()}T{'23:59' if meaning.clock == '24:00' else meaning.clock}{meaning.zone}"
