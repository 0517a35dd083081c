"""What stands around expressions: ranges and lists that make one interval, and prepositions that open an end."""

from datetime import date, timedelta

from parley.domain.times.calendar import DAY, week_span
from parley.domain.times.expression import Meaning, TimeExpression
from parley_topics.values import GRAINS, Grain, When

_BY = frozenset({"by", "until", "till", "through", "til"})
_NO_LATER = ("no later than", "not later than", "at the latest by", "up to", "up until", "as late as")
JOINTS = frozenset(
    {"and", "or", "to", "-", "–", "through", "until", "till", ", and", ", or", "and on", "until the", "to the"}
)
_STARTERS = frozenset({"from", "since", "starting", "beginning", "effective", "as of", "starting from"})


class Piece:
    """One expression on its way: where it stands among the tokens, and what it means."""

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
        piece = pieces[place]
        if piece.meaning.first is None or piece.meaning.last is None:
            place += 1
            continue
        run = [piece]
        while place + len(run) < len(pieces) and len(run) < 6 and _joined(run[-1], pieces[place + len(run)], words):
            run.append(pieces[place + len(run)])
        _frame_run(run, words)
        place += len(run)
    _spread_durations(pieces, words)


def _joined(left: Piece, right: Piece, words: list[str]) -> bool:
    """Whether two neighbours are one interval: the same grain, in order, with a joint between them."""
    a, b = left.meaning, right.meaning
    if b.first is None or a.first is None or b.first < a.first or b.counted:
        return False
    if "DURATION" in {a.kind, b.kind}:
        return False
    if right.first - left.last > 6:
        return False
    between = "".join(words[left.last : right.first]).strip().lower()
    opening = _words_before(left.first, words, 1)
    if opening and (opening[0][1], between) in {("between", "and"), ("from", "to"), ("from", "through"), ("from", "until")}:
        return True
    if between not in JOINTS and between != ",":
        return False
    fine = {"day", "time"}
    if not (a.grain == b.grain or (a.grain in fine and b.grain in fine)):
        return (
            a.grain in fine | {"month"}
            and b.grain in fine | {"month"}
            and between in {"to", "-", "–", "until", "through"}
        )
    if between == "," or between in {"and", "or", ", and", ", or", "and on"}:
        return _near(a, b) and not (between == "," and a.grain == "day" and a.last == b.first)
    return True


def _near(a: Meaning, b: Meaning) -> bool:
    """Lists make an interval only where they are close: "Tuesday and Wednesday", not "May 11 and June 1"."""
    if a.last is None or b.first is None:
        return False
    gap = (b.first - a.last).days
    return gap <= {"day": 2, "time": 2, "week": 8, "month": 32, "season": 100, "year": 800}.get(b.grain, 0)


def _frame_run(run: list[Piece], words: list[str]) -> None:
    first, last = run[0], run[-1]
    start, end = first.meaning.first, last.meaning.last
    grain = min((piece.meaning.grain for piece in run), key=lambda name: -GRAINS.index(name))
    opening = _words_before(first.first, words, 3)
    begin = first.first
    ranged = len(run) > 1 and _is_range(run, words)
    possessive = "".join(words[last.last : last.last + 2]).replace("’", "'") == "'s"
    if "".join(words[last.last : last.last + 2]).strip().lower() in {"deadline", "ultimatum", "cutoff"}:
        start = None
    if opening and not possessive:
        word, two = opening[0][1], " ".join(part for _, part in reversed(opening[:2]))
        three = " ".join(part for _, part in reversed(opening[:3]))
        if three in _NO_LATER or two in _NO_LATER or (word in _BY and not ranged):
            start, begin = None, opening[2 if three in _NO_LATER else 1 if two in _NO_LATER else 0][0]
        elif two in {"week of", "week beginning", "week starting"} and first.meaning.grain == "day" and start is not None:
            (start, end), grain, begin = week_span(start), "week", opening[1][0]
        elif word in {"before", "after"} and _attributive(first, words):
            pass
        elif word == "before" and not ranged and start is not None:
            start, end, begin = None, start - DAY, opening[0][0]
        elif word == "after" and not ranged and end is not None and first.meaning.kind != "DURATION":
            start, end, begin = end + DAY, None, opening[0][0]
        elif word in {"within"} and first.meaning.kind == "DURATION":
            start, begin = None, opening[0][0]
        elif (word in _STARTERS or two in _STARTERS) and not ranged and _is_named(first.meaning):
            end, begin = None, opening[0 if word in _STARTERS else 1][0]
        elif word in {"from", "between"} and ranged:
            begin = opening[0][0]
    for piece in run:
        piece.when = (start, end, grain)
        piece.span = (begin, last.last)


def _is_range(run: list[Piece], words: list[str]) -> bool:
    return len(run) > 1 and all(
        "".join(words[left.last : right.first]).strip().lower() != ","
        for left, right in zip(run, run[1:], strict=False)
    )


def _is_named(meaning: Meaning) -> bool:
    return meaning.kind != "DURATION" and not meaning.counted


def _attributive(piece: Piece, words: list[str]) -> bool:
    """ "The February 26 meeting": the date only names something else."""
    return piece.first > 1 and words[piece.first - 2].lower() == "the" and words[piece.first].lower() != "the"


def _words_before(place: int, words: list[str], count: int) -> list[tuple[int, str]]:
    """The nearest words before a token with their places, nearest first, up to a mark."""
    found: list[tuple[int, str]] = []
    for at in range(place - 1, max(place - 2 * count - 3, -1), -1):
        word = words[at]
        if word.isspace():
            if "\n\n" in word:
                break
            continue
        if not word[0].isalpha():
            break
        if word.lower() in {"the", "about", "around"} and not found:
            continue
        found.append((at, word.lower()))
        if len(found) == count:
            break
    return found


_BEGIN = frozenset(
    "begin begins began begun beginning start starts started starting open opens opened opening kick "
    "kicked launched resume resumes resumed resuming".split()
)
_END = frozenset("end ends ended ending conclude concluded concludes close closed closes wrapped finished".split())


def _spread_durations(pieces: list[Piece], words: list[str]) -> None:
    """ "Two days of talks that began on Tuesday": the day and the duration are one interval of that many days."""
    for left, right in zip(pieces, pieces[1:], strict=False):
        days = left.meaning.days if left.meaning.first is None else None
        if days is None or not 2 <= days <= 14 or right.meaning.grain != "day" or right.when is None:
            continue
        if right.first - left.last > 24 or right.meaning.kind != "DATE" or right.meaning.first != right.meaning.last:
            continue
        between = [word.lower() for word in words[left.last : right.first]]
        if any(word in {".", ";", "!", "?"} for word in between) or right.meaning.first is None:
            continue
        cues = [word for word in between if word in _BEGIN or word in _END]
        if not cues or right.when[0] is None:
            continue
        day = right.meaning.first
        length = timedelta(days=days - 1)
        start, end = (day, day + length) if cues[-1] in _BEGIN else (day - length, day)
        for piece in (left, right):
            piece.when = (start, end, "day")
            piece.span = (left.first, right.last)


def expression(piece: Piece, text: str, offsets: list[int]) -> TimeExpression:
    """The finished record of a piece."""
    meaning = piece.meaning
    start, end = offsets[piece.first], offsets[piece.last]
    when_start, when_end = offsets[piece.span[0]], offsets[piece.span[1]]
    when: When | None
    if piece.when is None:
        vague = meaning.kind in {"DATE", "TIME"} or meaning.indefinite
        when = When(text=text[when_start:when_end]) if vague else None
    else:
        first, last, grain = piece.when
        when = When(
            text=text[when_start:when_end],
            start=None if first is None else _written(first, meaning, grain),
            end=None if last is None else _written(last, meaning, grain),
            grain=grain,
        )
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
    if grain == "time" and meaning.clock == "24:00":
        return f"{of.isoformat()}T23:59{meaning.zone}"
    if grain == "time" and meaning.clock and ":" in meaning.clock:
        return f"{of.isoformat()}T{meaning.clock}{meaning.zone}"
    return of.isoformat()
