"""What surrounds a claim: its modality, whether it is background, and who says it. Shared by all slots."""

from dataclasses import dataclass
from datetime import date, timedelta

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.lexicon.speech import DENIAL, SPEECH
from parley.domain.reading.outlook import is_condition, outlook
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.speakers import Speaker, Speech, is_hearsay
from parley.domain.text.words import words
from parley_topics.claims import Attribution, Modality
from parley_topics.values import When

RECALLED_AFTER_DAYS = 4
"""What ended more than so many days before publication is told as history: no gold claim of news is older."""
_OPENING = 6
"""A date among so many first words is that of the whole sentence ("In March last year, …")."""
_BEHIND = 24
"""A date that ends so many characters behind the words of a candidate still belongs to them."""
_BEFORE = words("previous previously")
_EARLIER = ("earlier this year", "earlier this month")
_HEDGES = words("perhaps maybe probably likely possibly")
_CONDITION_WORDS = words("if unless provided")


@dataclass(frozen=True, slots=True)
class Context:
    """The common fields of a claim."""

    modality: Modality
    background: bool
    attribution: Attribution | None


def context_of(candidate: Candidate, published: date | None, speech: Speech | None) -> Context:
    """The context of a candidate: what its slot set, else what the sentence says."""
    speaker = candidate.speaker or (speech.speaker if speech is not None else None)
    modality = candidate.modality or modality_of(candidate.sentence, candidate.clause, speaker, speech)
    background = candidate.background
    if background is None:
        when = when_of(candidate) or told_when(candidate.sentence, candidate.first, candidate.last)
        background = is_background(candidate.sentence, candidate.clause, when, published, speech)
        background = background or recalls(candidate.sentence, candidate.first, candidate.last)
    return Context(modality, background, attribution_of(speaker))


def attribution_of(speaker: Speaker | None) -> Attribution | None:
    """The speaker as the contract has it."""
    if speaker is None or (speaker.name is None and speaker.via is None):
        return None
    return Attribution(name=speaker.name, party=speaker.party, via=speaker.via)


def modality_of(sentence: Sentence, clause: Clause | None, speaker: Speaker | None, speech: Speech | None) -> Modality:
    """Asserted, reported, denied, conditional or possible: the first that its words, clause or speaker make it."""
    if speech is not None and speech.clause is not None and speech.clause.verb.lemma in DENIAL:
        return "denied"
    by_clause = _modality_of_clause(sentence, clause) if clause is not None else None
    if by_clause is not None:
        return by_clause
    unnamed = speaker is not None and speaker.unnamed
    return "reported" if unnamed or is_hearsay(sentence) or sentence.unit.colour == "unconfirmed" else "asserted"


def _modality_of_clause(sentence: Sentence, clause: Clause) -> Modality | None:
    if _denied(clause):
        return "denied"
    if is_condition(clause) or _depends(sentence, clause):
        return "conditional"
    seen = outlook(clause)
    if seen.kind in ("wish", "doubt") or _hedged(sentence, clause):
        return "possible"
    return None


def is_background(
    sentence: Sentence, clause: Clause | None, when: When | None, published: date | None, speech: Speech | None
) -> bool:
    """Whether it is told as history: an old date, a heading that says so, or a past before the past."""
    if sentence.unit.colour == "background":
        return True
    if when is not None and published is not None:
        until = when.end or when.start
        if until is not None:
            return date.fromisoformat(until[:10]) < published - timedelta(days=RECALLED_AFTER_DAYS)
    if clause is None:
        return False
    verb, governor = clause.verb, clause.governor
    said = speech is not None or (governor is not None and governor.verb.lemma in SPEECH)
    return verb.perfect and verb.tense == "past" and not said


def when_of(candidate: Candidate) -> When | None:
    """The date of a candidate's value, where its slot has one."""
    when = getattr(candidate.value, "when", None)
    return when if isinstance(when, When) else None


def told_when(sentence: Sentence, first: int, last: int) -> When | None:
    """The latest date in the words of a candidate or right behind them; else the one that opens its sentence."""
    start, end = sentence.offsets(first, last)
    dated = [time.when for time in sentence.times if start <= time.start and time.end <= end + _BEHIND]
    if not dated:
        dated = [time.when for time in sentence.times_in(0, min(first, _OPENING))]
    closed = [when for when in dated if when is not None and (when.end is not None or when.start is not None)]
    return max(closed, key=lambda when: (when.end or when.start or "")[:10], default=None)


def recalls(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words of a candidate say that it was before: "a previous round", "earlier this year"."""
    low = sentence.lowers[first:last]
    if not _BEFORE.isdisjoint(low):
        return True
    if "earlier" in low and any(
        first <= group.first < last and "earlier" in sentence.lowers[group.first : group.head]
        for group in sentence.groups
    ):
        return True
    return any(time.text.lower().startswith(_EARLIER) for time in sentence.times_in(first, last))


def _denied(clause: Clause) -> bool:
    governor = clause.governor
    return governor is not None and governor.verb.lemma in DENIAL and not governor.verb.negated


def _depends(sentence: Sentence, clause: Clause) -> bool:
    """Whether an if-clause beside it makes it hang in the air."""
    if not sentence.vocabulary & _CONDITION_WORDS or clause.verb.tense == "past":
        return False
    return any(
        other.word in _CONDITION_WORDS
        and (other.governor is clause or other.governor is None or clause.governor is other.governor)
        for other in sentence.clauses
        if other is not clause
    )


def _hedged(sentence: Sentence, clause: Clause) -> bool:
    return not _HEDGES.isdisjoint(sentence.vocabulary) and not _HEDGES.isdisjoint(
        sentence.lowers[clause.first : clause.last]
    )
