"""Meetings: rounds, sessions, summits, visits and calls held to negotiate, with status, date, place and number."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.closed import ORDINALS
from parley.domain.reading.lexicon.encounters import ENCOUNTERS, FORMATS, ROUNDS
from parley.domain.reading.parse import Parse, place_name
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.meeting_rules import RULES
from parley.domain.text.words import words
from parley.domain.times.expression import TimeExpression
from parley_topics.values import Meeting, MeetingFormat, MeetingStatus, When
from parley_topics.values import Slot as SlotName

_AHEAD: frozenset[MeetingStatus] = frozenset(("planned", "uncertain"))
_DONE: frozenset[MeetingStatus] = frozenset(("held", "underway"))
_PLACE_PREPOSITIONS = ("in", "at")
_INSIDE = words("in at on of between with")


@dataclass(frozen=True, slots=True)
class _Details:
    when: When | None
    place: str | None
    ordinal: int | None
    format: MeetingFormat | None


class MeetingSlot:
    """The reader of the meeting slot."""

    name: SlotName = "meeting"
    triggers = RULES.triggers | ENCOUNTERS

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:
        """What a sentence says of meetings: by its clauses, then by noun groups that carry a date of their own."""
        if sentence.unit.kind in ("tail", "heading", "table", "caption"):
            return
        covered: set[int] = set()
        for match in RULES.match(sentence):
            candidate = self._of_match(parse, match)
            if candidate is not None:
                covered.update(range(match.first, match.last))
                yield candidate
        for group in sentence.groups:
            if group.lemma in ENCOUNTERS and group.head not in covered:
                candidate = self._of_group(parse, sentence, group)
                if candidate is not None:
                    yield candidate

    def _of_match(self, parse: Parse, match: Match) -> Candidate | None:
        sentence, clause = match.sentence, match.clause
        status = status_of(match)
        if status is None:
            return None
        group = match.group
        details = self._details(parse, sentence, match.first, match.last, group, clause)
        if match.pattern.gives.get("between") and not self._two_sides(sentence, match):
            return None
        value = Meeting(
            status=status,
            when=details.when,
            place=details.place,
            ordinal=details.ordinal,
            format=match.pattern.gives.get("format") or details.format,
        )
        return Candidate(
            value=value,
            sentence=sentence,
            first=match.first,
            last=match.last,
            rule=f"meeting/{match.pattern.name}",
            clause=clause,
            score=0.6 + 0.1 * sum(each is not None for each in (value.when, value.place, value.ordinal)),
        )

    def _of_group(self, parse: Parse, sentence: Sentence, group: NounGroup) -> Candidate | None:
        """Talks named in passing, with their own date or number: "at Tuesday's talks", "the second round in Lima"."""
        last = _reach(sentence, group)
        details = self._details(parse, sentence, group.first, last, group, None)
        if details.when is None and (details.ordinal is None or details.place is None):
            return None
        when = details.when
        status: MeetingStatus = "held"
        if when is not None:
            status = by_date(parse, when) or "held"
        value = Meeting(status=status, when=when, place=details.place, ordinal=details.ordinal, format=details.format)
        clause = sentence.clause_at(group.head)
        return Candidate(
            value=value,
            sentence=sentence,
            first=group.first,
            last=last,
            rule="meeting/dated-noun",
            clause=clause if clause is not None and clause.verb.modal is None else None,
            modality="asserted",
            score=0.55,
        )

    def _two_sides(self, sentence: Sentence, match: Match) -> bool:
        """Whether a "met" is between people or parties, not "met a deadline"."""
        clause = match.clause
        if clause is None or clause.subject is None:
            return False
        for group in (clause.subject, clause.object, clause.phrase("with")):
            if group is not None and (
                sentence.kinds[group.head] in "PO"
                or sentence.parties_in(group.first, group.last)
                or group.lemma in _PEOPLE
            ):
                if group is clause.object or group is not clause.subject:
                    return True
                if clause.object is None:
                    return True
        return False

    def _details(
        self, parse: Parse, sentence: Sentence, first: int, last: int, group: NounGroup | None, clause: Clause | None
    ) -> _Details:
        return _Details(
            when=best_when(sentence, first, last, clause),
            place=place_in(parse, sentence, first, last, group),
            ordinal=ordinal_of(sentence, group),
            format=format_of(sentence, first, last, group),
        )

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """One claim a meeting: what agrees and lacks only detail is joined, the vague goes where something is sure."""
        merged: list[Candidate] = []
        for candidate in sorted(candidates, key=lambda each: -each.score):
            for index, standing in enumerate(merged):
                joined = join(standing, candidate)
                if joined is not None:
                    merged[index] = joined
                    break
            else:
                merged.append(candidate)
        kept = [each for each in merged if detailed(each) or not _overshadowed(each, merged)]
        return sorted(kept, key=lambda each: (each.sentence.index, each.first))


_PEOPLE = words(
    "side delegation negotiator envoy official minister leader representative team diplomat party president",
    "counterpart delegate ambassador mediator chief secretary premier king head commander general union rebel",
    "group government",
)


def status_of(match: Match) -> MeetingStatus | None:
    """The status that a rule gives: by itself, or by the outlook of its clause."""
    gives = match.pattern.gives
    status = cast("MeetingStatus | None", gives.get("status"))
    seen = match.outlook
    if status is not None:
        if seen.negated and status != "planned":
            return None
        return "planned" if seen.ahead and status in _DONE else status
    if seen.kind == "refusal" or seen.negated:
        return _not_held(match)
    if seen.ahead:
        return "planned"
    if match.clause is not None and match.clause.verb.progressive:
        return "underway"
    tense, otherwise = ("present", "underway") if seen.time == "present" else ("past", "held")
    return cast("MeetingStatus", gives.get(tense, otherwise))


def _not_held(match: Match) -> MeetingStatus | None:
    """The status of what is refused, or will not be."""
    refusable = bool(match.pattern.gives.get("refusable"))
    if match.outlook.kind == "refusal":
        return "refused" if refusable else None
    return "cancelled" if match.outlook.ahead and not refusable else None


def by_date(parse: Parse, when: When) -> MeetingStatus | None:
    """The status that a date alone tells."""
    until = when.end or when.start
    if until is None or parse.published is None:
        return None
    return "planned" if (when.start or until)[:10] > parse.published.isoformat() else "held"


def best_when(sentence: Sentence, first: int, last: int, clause: Clause | None) -> When | None:
    """The date of a meeting: of the time expressions in its words, the finest after the verb, deadlines aside."""
    best: tuple[int, int, TimeExpression] | None = None
    start, end = sentence.offsets(first, last)
    anchor = sentence.starts[clause.verb.main] if clause is not None else start
    for time in sentence.times:
        if time.when is None or not start <= time.start < end:
            continue
        if time.text.lower().startswith(("until", "by ")):
            continue
        rank = (_GRAIN_ORDER[time.when.grain], -abs(time.start - anchor))
        if best is None or rank > best[:2]:
            best = (*rank, time)
    return best[2].when if best is not None else None


_GRAIN_ORDER = {"vague": 0, "year": 1, "season": 2, "month": 3, "week": 4, "day": 5, "time": 5}


def place_in(parse: Parse, sentence: Sentence, first: int, last: int, group: NounGroup | None) -> str | None:
    """The place: a name behind "in" or "at", or before the noun itself ("the Lima talks") where the text knows it."""
    for each in sentence.groups:
        if first <= each.first < last and each.preposition in _PLACE_PREPOSITIONS and not each.temporal:
            if sentence.kinds[each.head] != "P":
                continue
            name = place_name(sentence, each.first, each.last)
            if name and (each.preposition == "in" or name in parse.places):
                return name
    for named in (group, group.of if group is not None else None):
        if named is not None:
            for token in range(named.first, named.head):
                name = place_name(sentence, named.first, token + 1)
                if name in parse.places and sentence.kinds[token] == "P":
                    return name
    return None


def ordinal_of(sentence: Sentence, group: NounGroup | None) -> int | None:
    """The number of a round: an ordinal before a noun that is counted."""
    while group is not None:
        if group.lemma in ROUNDS:
            for token in range(group.first, group.head):
                low = sentence.lowers[token]
                number = ORDINALS.get(low) or ORDINALS.get(low.removesuffix("-round"))
                if number is None and low[:-2].isdigit() and low[-2:] in ("st", "nd", "rd", "th"):
                    number = int(low[:-2])
                if number is not None:
                    return number
        group = group.of
    return None


def format_of(sentence: Sentence, first: int, last: int, group: NounGroup | None) -> MeetingFormat | None:
    """The format that an adjective or the noun itself tells."""
    if group is not None and group.lemma == "summit":
        return "summit"
    low = set(sentence.lowers[first:last])
    if "phone" in low or "telephone" in low:
        return "phone"
    for name, adjectives in FORMATS.items():
        if low & adjectives:
            return cast("MeetingFormat", name)
    return None


def _reach(sentence: Sentence, group: NounGroup) -> int:
    """Where a noun group ends with the phrases that belong to it."""
    last = group.last
    for each in sentence.groups:
        if (
            each.first >= last
            and each.first - last <= 1
            and each.preposition in ("in", "at", "on", "of", "between", "with")
        ):
            last = each.last
    while last < len(sentence.kinds) and sentence.kinds[last] == "Y":
        last += 1
    return last


def detailed(candidate: Candidate) -> bool:
    """Whether a meeting can be told from another."""
    value = cast("Meeting", candidate.value)
    dated = value.when is not None and (value.when.start is not None or value.when.end is not None)
    return dated or value.place is not None or value.ordinal is not None


def join(one: Candidate, two: Candidate) -> Candidate | None:
    """Two candidates as one, where they tell of one meeting; None where they may differ."""
    a, b = cast("Meeting", one.value), cast("Meeting", two.value)
    if not same_life(a.status, b.status):
        return None
    when = _agree_when(a.when, b.when)
    if when is None or not _agree(a.place, b.place) or not _agree(a.ordinal, b.ordinal):
        return None
    if not detailed(two) or not detailed(one) or _shares(a, b):
        value = Meeting(
            status=a.status,
            when=when[0],
            place=a.place or b.place,
            ordinal=a.ordinal or b.ordinal,
            format=a.format or b.format,
            parties=a.parties or b.parties,
        )
        return replace(one, value=value)
    return None


def _shares(a: Meeting, b: Meeting) -> bool:
    """Whether two meetings have a detail in common."""
    same_day = a.when is not None and b.when is not None and a.when.start is not None and a.when.start == b.when.start
    return (
        same_day or (a.place is not None and a.place == b.place) or (a.ordinal is not None and a.ordinal == b.ordinal)
    )


def same_life(a: MeetingStatus, b: MeetingStatus) -> bool:
    """Whether two statuses may be of one meeting at one time."""
    return a == b or {a, b} <= _AHEAD or {a, b} <= _DONE


def _agree(a: object, b: object) -> bool:
    return a is None or b is None or a == b


def _agree_when(a: When | None, b: When | None) -> tuple[When | None] | None:
    """The finer of two dates that agree; None where they do not."""
    if a is None or b is None:
        return (a or b,)
    if (a.start, a.end) == (b.start, b.end):
        return (a if _GRAIN_ORDER[a.grain] >= _GRAIN_ORDER[b.grain] else b,)
    if a.start is None and a.end is None:
        return (b,)
    if b.start is None and b.end is None:
        return (a,)
    for fine, coarse in ((a, b), (b, a)):
        if (
            (coarse.start is None or (fine.start is not None and coarse.start <= fine.start))
            and (coarse.end is None or (fine.end is not None and fine.end[:10] <= coarse.end))
            and _GRAIN_ORDER[fine.grain] > _GRAIN_ORDER[coarse.grain]
        ):
            return (fine,)
    return None


def _overshadowed(candidate: Candidate, all_of_them: list[Candidate]) -> bool:
    """Whether a meeting without detail says no more than one that has some."""
    status = cast("Meeting", candidate.value).status
    return any(
        other is not candidate
        and same_life(cast("Meeting", other.value).status, status)
        and (detailed(other) or other.score > candidate.score)
        for other in all_of_them
    )
