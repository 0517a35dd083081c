"""Talks named in passing, with a date, number or place of their own: "at Tuesday's talks", "after the Lima round"."""

from msgspec import structs

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.outlook import outlook
from parley.domain.reading.parse import Parse
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.meeting_dates import backward, forward
from parley.domain.reading.slots.meeting_details import Details, details_of_group
from parley.domain.reading.slots.meeting_nouns import by_itself, is_counted, is_side, strangers
from parley.domain.reading.slots.meeting_status import by_date
from parley.domain.text.words import words
from parley_topics.values import Meeting, MeetingStatus, When

_AFTER = words("after following since at during in")
_EARLIER = words("previous earlier first second third two three four five several last recent past")
_COMING = words("planned scheduled upcoming next coming proposed future possible potential new fresh further another")
"""Words before a noun that say it is still to come, or may be."""
_LEFT = words(
    "suspend freeze halt quit leave break abandon describe expel exclude bar push pull walk storm withdraw drop",
    "interrupt disrupt derail reject announce stop boycott oppose welcome criticise criticize condemn stall collapse",
    "founder fail falter call demand urge seek",
)
"""Verbs whose date is not that of the talks that they are about: "quit the talks on Friday"."""
_CALLING = words("call demand urge push press seek appeal ask")
_OUT_OF = (None, "of", "from", "out of")
_CALLED = (*_OUT_OF, "for")
_NOT_HELD = words(
    "call appeal demand request hope proposal plea collapse breakdown departure exit withdrawal prospect need"
)
"""Nouns that make no meeting of the talks behind "for", "of" or "from"."""
_LONG = words("marathon overnight all-night round-the-clock lengthy")
_ONCE_OVER = ("after", "following")
_OPEN = words("bargaining negotiation dialogue mediation")
_ENDS = words("end close conclusion completion start beginning opening outcome result")
_AHEAD = ("ahead of", "before", "for", "to", "until", "by")
_BACK = words("after following since")
_BEFORE = ("ahead of", "before", "for")
_PARTS = (["late"], ["early"], ["earlier"])
_LINKS = words("in at on of between with over about among")


def named_in_passing(parse: Parse, sentence: Sentence, group: NounGroup) -> Candidate | None:
    """The meeting that a noun group names by itself, None where it says too little."""
    if sentence.lowers[max(0, group.first - 2) : group.first] == ["sidelines", "of"] or group.preposition == "by":
        return None
    if _is_left(sentence, group) or _is_where(sentence, group):
        return None
    last = _reach(sentence, group)
    details = details_of_group(parse, sentence, group, last)
    when = _looked_back(parse, group, details.when) or _closed_on(sentence, group)
    dated = when is not None and (when.start is not None or when.end is not None)
    if not (dated or _told_of(sentence, group, details)) or strangers(
        parse, sentence, _partners(sentence, group, last)
    ):
        return None
    status: MeetingStatus = "planned" if group.preposition in _BEFORE else "held"
    if when is not None:
        status = by_date(parse, when) or status
    clause = sentence.clause_at(group.head)
    if _is_past(sentence, group, clause):
        when = backward(when, parse.published)
        status = by_date(parse, when) or status if when is not None else status
    coming = clause is not None and outlook(clause).ahead and outlook(clause).kind == "plan"
    if coming and group.preposition not in _BACK:
        moved = forward(when, parse.published)
        when, status = moved, ("planned" if moved != when else status)
    return Candidate(
        value=Meeting(status=status, when=when, place=details.place, ordinal=details.ordinal, format=details.format),
        sentence=sentence,
        first=group.first,
        last=last,
        rule="meeting/dated-noun" if dated else "meeting/placed-noun",
        clause=clause if clause is not None and clause.verb.modal is None else None,
        modality="asserted",
        background=True if not dated and details.place is None and is_counted(sentence, group) else None,
        score=0.55 if dated else 0.5,
    )


def _is_timed(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a word before a noun tells how long it was: "a 20-hour session", "marathon talks"."""
    low = sentence.lowers[group.first : group.head]
    return not _LONG.isdisjoint(low) or any(each.endswith(("-hour", "-day", "-minute")) for each in low)


def _with_sides(sentence: Sentence, group: NounGroup) -> bool:
    """Whether it is told whom it was with: "after a discussion with the union's leaders"."""
    if group.preposition not in _ONCE_OVER or sentence.lowers[group.head] != group.lemma or group.lemma in _OPEN:
        return False
    return any(
        each.preposition in ("with", "between") and is_side(sentence, each)
        for each in sentence.groups
        if each.first == group.last + 1
    )


def _at_end(sentence: Sentence, group: NounGroup) -> bool:
    """Whether it is told of the end or the beginning of talks: "at the close of the seventh round"."""
    before = sentence.group_at(group.first - 2) if group.preposition == "of" and group.first > 1 else None
    return before is not None and before.lemma in _ENDS


def _is_left(sentence: Sentence, group: NounGroup) -> bool:
    """Whether talks are only what somebody leaves, calls for or speaks of: the dates behind them are not theirs."""
    before = sentence.group_at(group.first - 2) if group.first > 1 else None
    if before is not None and before.last == group.first - 1 and before.lemma in _NOT_HELD:
        return True
    clause = sentence.clause_at(group.head)
    if sentence.times_in(group.first, group.head):
        return False
    if clause is None or clause.verb.lemma not in _LEFT:
        return False
    if clause.subject is group:
        return True
    prepositions = _CALLED if clause.verb.lemma in _CALLING else _OUT_OF
    return clause.verb.main < group.first and group.preposition in prepositions


def _is_where(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a gathering is a body's own, or only where others meet: "will meet at a summit in Lima in June"."""
    clause = sentence.clause_at(group.head)
    if clause is None:
        return False
    if clause.object is group and by_itself(sentence, clause):
        return True
    return group.preposition in ("at", "during") and clause.verb.lemma in ("meet", "talk", "speak")


def _closed_on(sentence: Sentence, group: NounGroup) -> When | None:
    """The day of what came right after a long session: "was struck early on Tuesday after a 20-hour session"."""
    clause = sentence.clause_at(group.head)
    if clause is None or group.preposition not in _ONCE_OVER or not _is_timed(sentence, group):
        return None
    times = [time for time in sentence.times_in(clause.verb.main, group.first) if time.when is not None]
    return times[-1].when if times else None


def _looked_back(parse: Parse, group: NounGroup, when: When | None) -> When | None:
    """A month or day without a year that stands behind "since" or "after", in the past."""
    if when is None or group.preposition not in _BACK or when.start is None or when.end is None:
        return when
    if parse.published is None or when.start[:10] <= parse.published.isoformat() or when.start[:4] in when.text:
        return when
    year = int(when.start[:4]) - 1
    return structs.replace(when, start=f"{year}{when.start[4:]}", end=f"{year}{when.end[4:]}")


def _is_past(sentence: Sentence, group: NounGroup, clause: Clause | None) -> bool:
    """Whether nothing around a noun group tells it as still to come."""
    if group.preposition in _AHEAD or not _COMING.isdisjoint(sentence.lowers[group.first : group.head]):
        return False
    return (
        clause is not None
        and clause.verb.form == "finite"
        and not outlook(clause).ahead
        and clause.subject is not group
    )


def _partners(sentence: Sentence, group: NounGroup, last: int) -> list[NounGroup]:
    return [each for each in sentence.groups if group.last <= each.first < last]


def _told_of(sentence: Sentence, group: NounGroup, details: Details) -> bool:
    """Whether a number or a place, and how the group stands in its sentence, tell of a meeting that was held."""
    if not _COMING.isdisjoint(sentence.lowers[group.first : group.head]):
        return False
    behind = group.preposition in _AFTER
    if details.ordinal is not None and (details.place is not None or behind or _at_end(sentence, group)):
        return True
    clause = sentence.clause_at(group.head)
    seen = outlook(clause) if clause is not None else None
    stands = seen is None or behind or (seen.kind == "fact" and not seen.ahead and not seen.negated)
    placed = details.place is not None and details.format != "summit" and group.preposition != "to"
    if stands and (placed or is_counted(sentence, group)):
        return True
    if behind and (details.format == "phone" or _is_timed(sentence, group) or _with_sides(sentence, group)):
        return True
    followed = clause is not None and clause.verb.lemma == "follow" and clause.object is group
    earlier = not _EARLIER.isdisjoint(sentence.lowers[group.first : group.head])
    return details.place is not None and (behind or earlier or followed)


def _reach(sentence: Sentence, group: NounGroup) -> int:
    """Where a noun group ends with the phrases that belong to it."""
    last, listing = group.last, False
    for each in sentence.groups:
        if each.first < last:
            continue
        gap = sentence.kinds[last : each.first]
        if each.temporal and each.preposition is None and not gap:
            last = each.last
            continue
        if each.preposition in _LINKS and len(gap) <= 1:
            listing = each.preposition in ("between", "with")
        elif each.preposition == "on" and each.temporal and sentence.lowers[last : each.first - 1] in _PARTS:
            pass
        elif not (listing and gap in (",", "C", ",C")):
            break
        last = each.last
    while last < len(sentence.kinds) and sentence.kinds[last] == "Y":
        last += 1
    return last
