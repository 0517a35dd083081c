"""What counts as a meeting of negotiators, and who as one who can meet."""

from collections.abc import Iterable, Iterator

from parley.domain.parties.tables import home_of
from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.closed import ORDINALS
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.parse import Parse
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.meeting_rules import MEASURES, PEOPLE
from parley.domain.text.words import words
from parley.domain.times.vocabulary import NUMBERS

_PART = words("phase leg sitting cycle")
_PHONES = words("phone telephone video conference")
_BODIES = words(
    "parliament cabinet committee board senate congress assembly council court commission government knesset duma",
    "jury panel bundestag house caucus bench party politburo",
)
"""Bodies that meet by themselves."""
_JOINT = words("coalition joint bilateral mixed liaison intergovernmental coordinating conciliation")
_COUNTS = frozenset(NUMBERS) | words("several many")
_STATE = 2
"""The length of the code of a state."""
_BOTH = words("two both sides pair")
_PRESS = words("reporter journalist media press audience crowd correspondent")


def is_encounter(sentence: Sentence, group: NounGroup) -> bool:
    """Whether a noun group names talks: not a part of something else, a call for something, or a named conference."""
    if (group.lemma in MEASURES or group.lemma.endswith("-round")) and group.of is not None:
        return is_encounter(sentence, group.of)
    if group.lemma not in ENCOUNTERS:
        return False
    if group.lemma in _PART:
        numbered = group.lemma == "cycle" and not ORDINALS.keys().isdisjoint(sentence.lowers[group.first : group.head])
        return numbered or (group.of is not None and group.of.lemma in ENCOUNTERS)
    if group.lemma == "call":
        return not _PHONES.isdisjoint(sentence.lowers[group.first : group.head]) or _with_side(sentence, group)
    return not (group.lemma == "conference" and sentence.kinds[group.head] == "P")


def _with_side(sentence: Sentence, group: NounGroup) -> bool:
    """Whether "with" or "between" and somebody who can negotiate follow a noun group."""
    other = sentence.group_at(group.last + 1) or sentence.group_at(group.last)
    if other is not None and other.temporal and other.preposition is None:
        other = sentence.group_at(other.last + 1)
    return other is not None and other.preposition in ("with", "between") and is_side(sentence, other)


def is_counted(sentence: Sentence, group: NounGroup | None) -> bool:
    """Whether a noun group counts rounds or days of talks: "six rounds of negotiations"."""
    if group is None or group.of is None or group.lemma not in MEASURES:
        return False
    words_before = range(group.first, group.head)
    if group.lemma == "day" and sentence.lowers[group.first] == "a":
        return True
    return any(sentence.kinds[at] == "M" or sentence.lowers[at] in _COUNTS for at in words_before)


def named_in(sentence: Sentence, group: NounGroup) -> NounGroup | None:
    """The noun group that names talks, of one and those joined to it."""
    return next((each for each in _joined_to(group) if is_encounter(sentence, each)), None)


def _joined_to(group: NounGroup) -> Iterator[NounGroup]:
    yield group
    yield from group.others or ()


def two_sides(sentence: Sentence, clause: Clause) -> bool:
    """Whether a "met" is between people or parties, not "met a deadline" or a body by itself."""
    subject, other = clause.subject, clause.phrase("with") or _met(clause)
    if subject is None or not (is_side(sentence, subject) or (subject.others and not subject.temporal)):
        return False
    to = clause.phrase("to")
    if to is not None and not _PRESS.isdisjoint(to.lemmas()):
        return False
    alone = subject.lemma in _BODIES and not sentence.lowers[subject.head].endswith("s") and not subject.others
    if other is None and alone:
        return not _JOINT.isdisjoint(sentence.lowers[subject.first : subject.head])
    if clause.verb.lemma in ("receive", "host"):
        return _met(clause) is not None and is_side(sentence, other)
    return _met(clause) is None or is_side(sentence, other)


def by_itself(sentence: Sentence, clause: Clause) -> bool:
    """Whether a body holds a meeting of its own: "the cabinet held an emergency meeting"."""
    subject, thing = clause.subject, clause.object
    if clause.verb.passive or subject is None or thing is None or clause.phrase("with", "between") is not None:
        return False
    own = subject.lemma in _BODIES - {"government", "commission", "party"} and not subject.others
    return own and thing.lemma in ("meeting", "session") and not sentence.lowers[subject.head].endswith("s")


def _met(clause: Clause) -> NounGroup | None:
    """Whom somebody meets; "face to face" is how."""
    thing = clause.object
    return None if thing is None or thing.lemma in ("face", "time") or thing.temporal else thing


def speak_together(sentence: Sentence, clause: Clause) -> bool:
    """Whether those who speak, speak to each other: "Lee and Kim spoke", "the two will talk again"."""
    subject = clause.subject
    if subject is None or not is_side(sentence, subject) or clause.phrase("to", "at", "about", "in") is not None:
        return False
    other = clause.phrase("with")
    if other is not None:
        return is_side(sentence, other) and _PRESS.isdisjoint(other.lemmas())
    both = not _BOTH.isdisjoint(sentence.lowers[subject.first : subject.last])
    pair = len(subject.others or ()) == 1 and all(
        sentence.kinds[each.head] == "P" for each in (subject, *(subject.others or ()))
    )
    return both or pair


def sides_named(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause names two parties that meet, one as its subject."""
    subject, other = clause.subject, clause.phrase("with") or clause.object
    if subject is None or "also" in sentence.lowers[clause.first : clause.last]:
        return False
    if sentence.kinds[subject.head] != "O" and is_side(sentence, subject) and is_side(sentence, clause.phrase("with")):
        return True
    one = sentence.parties_in(subject.first, subject.last)
    two = () if other is None else sentence.parties_in(other.first, other.last)
    return bool(one and two and set(one) != set(two))


def strangers(parse: Parse, sentence: Sentence, groups: Iterable[NounGroup]) -> bool:
    """Whether all with or between whom some noun groups say it is are states that no negotiation of the article has."""
    known = {code for each in parse.negotiations for code in (*each.negotiation.parties, *each.negotiation.mediators)}
    if not any(len(code) == _STATE for code in known):
        return False
    known.update([home_of(code) for code in known])
    found: set[str] = set()
    for group in groups:
        if group.preposition in ("with", "between"):
            found.update(sentence.parties_in(group.first, group.last))
    return bool(found) and all(len(code) == _STATE for code in found) and found.isdisjoint(known)


def speak_for_sides(parse: Parse, sentence: Sentence, clause: Clause) -> bool:
    """Whether two who speak for sides talk: each names a party or a person who has one."""
    found = []
    for group in (clause.subject, clause.phrase("with")):
        if group is None:
            return False
        person = parse.speakers.person_in(sentence, group.first, group.last)
        pronoun = sentence.kinds[group.head] == "O" and group is clause.subject
        found.append(pronoun or person is not None or bool(sentence.parties_in(group.first, group.last)))
    return all(found)


def is_side(sentence: Sentence, group: NounGroup | None) -> bool:
    """Whether a noun group names a party, a person or those who negotiate for one."""
    return group is not None and (
        sentence.kinds[group.head] in "PO"
        or bool(sentence.parties_in(group.first, group.last))
        or not PEOPLE.isdisjoint(group.lemmas())
    )
