"""Assessments: how a participant or a mediator rates the talks."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.lexicon.speech import SPEECH
from parley.domain.reading.outlook import is_condition
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import ClausePattern, Match, PhrasePattern
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.assessment_rules import BAD, GLAD, GOOD, RATED, RULES, SORRY, TELLING, TRIGGERS
from parley.domain.reading.slots.assessment_verdicts import ABOUT, BLOWS, FAVOURABLE, UNFAVOURABLE, WINS
from parley.domain.reading.speakers import Speaker
from parley.domain.text.words import words
from parley_topics.values import Assessment, Polarity
from parley_topics.values import Slot as SlotName

_NOT = words("no not n't little scant hardly never without neither nor cannot any few less")
_BACK = 4
"""Tokens before a rating that may take it back."""
MOST = 2
"""Ratings of one kind that a speaker gives in an article, at most: the rest say the same."""
_AIMED = words("wish duty refusal")
_WANTING = words("need want hope expect seek wish require aim lack await demand bring limit slow hinder block")
_BARE = words("this that it they these those which")
_STATE = 2
"""Letters of the code of a state."""
_NOUNS = words("concern concerns worry worries alarm trouble insult insults anger shock outrage disgust")
_MADE = words("make achieve see register report record continue happen")
_MANAGES = words("manage continue begin start")
_MAYBE = words("could should must might would may")


_TOLD_OF = RATED | words("work day hour week morning afternoon evening weekend")
"""What a telling adjective may stand before: the talks, or the time that they took ("three productive days")."""
_WORDS = GOOD | BAD | GLAD | SORRY | FAVOURABLE | UNFAVOURABLE | BLOWS | WINS | words("progress headway breakthrough")


@dataclass(frozen=True, slots=True)
class _Rating:
    """One rating in a sentence: whose, how, and the rule that found it."""

    speaker: Speaker
    polarity: Polarity
    match: Match


class AssessmentSlot:
    """The reader of the assessment slot."""

    name: SlotName = "assessment"
    triggers = TRIGGERS

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:
        """What the speakers of a sentence rate, one candidate for each speaker."""
        if sentence.unit.kind in ("tail", "table", "caption"):
            return
        by_speaker: dict[str, list[_Rating]] = {}
        for match in RULES.match(sentence):
            rating = _rating(parse, match)
            if rating is not None:
                by_speaker.setdefault(rating.speaker.name or "", []).append(rating)
                for speaker in _beside(parse, match, rating.speaker):
                    by_speaker.setdefault(speaker.name or "", []).append(_Rating(speaker, rating.polarity, match))
        for ratings in by_speaker.values():
            yield from _joined(sentence, ratings)

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """Each rating of each speaker once: what shares its telling words with another of the kind is the same."""
        kept: list[Candidate] = []
        seen: dict[tuple[str | None, str], set[str]] = {}
        counts: Counter[tuple[str | None, str]] = Counter()
        for candidate in candidates:
            value = cast("Assessment", candidate.value)
            telling = set(candidate.sentence.lemmas[candidate.first : candidate.last]) & _WORDS
            known = seen.setdefault((value.speaker, value.polarity), set())
            count = counts[value.speaker, value.polarity]
            if count < MOST and (not telling or telling.isdisjoint(known)):
                kept.append(candidate)
                counts[value.speaker, value.polarity] += 1
            known |= telling
        return kept


def _rating(parse: Parse, match: Match) -> _Rating | None:
    """The rating that a match is: of a speaker, about what is, with its polarity."""
    gives, sentence = match.pattern.gives, match.sentence
    speaker = _speaker(parse, match)
    if speaker is None or speaker.name is None or not _rates(speaker, match):
        return None
    if (gives.get("fact") and not _is_so(match)) or (gives.get("about") and not _is_about(match)):
        return None
    if not _is_spelt(match) or (gives.get("person") and not speaker.person) or _is_attribute(match):
        return None
    polarity = gives["polarity"]
    if polarity == "own":
        if not _predicates(sentence, match):
            return None
        polarity = "negative" if sentence.lemmas[match.first] in BAD else "positive"
    if not gives.get("kept") and _taken_back(sentence, match):
        if polarity != "positive":
            return None
        polarity = "negative"
    return _Rating(speaker, cast("Polarity", polarity), match)


def _beside(parse: Parse, match: Match, first: Speaker) -> Iterator[Speaker]:
    """Who else is the subject of a rating ("Ada Holm and Bo Lie called it fair")."""
    sentence, clause = match.sentence, match.clause
    if match.pattern.gives["of"] != "subject" or clause is None or clause.verb.passive or not first.person:
        return
    named = [each for each in parse.speakers.people_in(sentence) if clause.first <= each[0] < clause.verb.first]
    for (_, end, _), (begin, _, person) in pairwise(named):
        if "and" in sentence.lowers[end:begin] and person.name != first.name:
            yield Speaker(person.name, person.party, person=True)


def _rates(speaker: Speaker, match: Match) -> bool:
    """Whether somebody's rating counts: a person's, or an organisation's; a state's only if it voices a feeling."""
    if speaker.person:
        return True
    return speaker.party is not None and (len(speaker.party) != _STATE or "voiced" in match.pattern.gives)


def _is_so(match: Match) -> bool:
    """Whether the clause tells what is or was, not what somebody needs, hopes for or should do."""
    clause = match.clause
    if clause is None:
        return True
    told = clause.subject is not None and clause.subject.head == match.first
    if match.pattern.name == "progress" and told and clause.verb.lemma not in _MADE:
        return False
    if match.outlook.kind in _AIMED or is_condition(clause) or clause.verb.lemma in _WANTING:
        return False
    if clause.verb.form == "infinitive":
        above = clause.governor
        return above is not None and (above.predicate == "able" or above.verb.lemma in _MANAGES)
    return clause.verb.modal not in _MAYBE


def _is_spelt(match: Match) -> bool:
    """Whether the telling word is of its class here: "open talks" is not "to open talks", "concerned" no "concerns"."""
    sentence = match.sentence
    first, last = sentence.lemmas[match.first], sentence.lemmas[match.last - 1]
    if first in GOOD | BAD and sentence.kinds[match.first] in "VI":
        return False
    if last in BLOWS | WINS and sentence.kinds[match.last - 1] in "VGTEZ":
        return False
    verb = match.clause.verb if match.clause is not None else None
    if (
        verb is not None
        and verb.main == match.last - 1
        and not (verb.passive or verb.progressive)
        and last in TELLING | GLAD | SORRY
    ):
        return False
    if sentence.lowers[match.last - 1] in _NOUNS and match.pattern.gives["of"] == "subject":
        return match.pattern.name.startswith(("expresses", "calls"))
    return "voiced" not in match.pattern.gives or not match.outlook.ahead


def _is_attribute(match: Match) -> bool:
    """Whether what looks like the verb of a rule stands before its noun ("stalled negotiations")."""
    clause = match.clause
    return isinstance(match.pattern, ClausePattern) and clause is not None and clause.verb.form == "participle"


def _is_about(match: Match) -> bool:
    """Whether a verdict is on what is negotiated: on a deal, an offer, talks, or a bare "it" or "they"."""
    sentence, clause = match.sentence, match.clause
    group = sentence.group_at(match.last - 1)
    if group is not None and group.head >= match.last:
        return group.lemma in ABOUT
    if clause is None or clause.subject is None:
        return sentence.quoted(match.first)
    subject = clause.subject
    return (
        sentence.kinds[subject.head] in "OQ"
        or sentence.lowers[subject.head] in _BARE
        or not ABOUT.isdisjoint(subject.lemmas())
    )


def _predicates(sentence: Sentence, match: Match) -> bool:
    """Whether an adjective stands by itself or before what is rated, not before another noun."""
    group = sentence.group_at(match.first)
    return group is None or group.head <= match.first or group.lemma in _TOLD_OF


def _speaker(parse: Parse, match: Match) -> Speaker | None:
    """Who rates: of a feeling, who has it; else who is said to say it."""
    sentence, clause = match.sentence, match.clause
    speech = parse.speakers.at(sentence, match.first)
    if match.pattern.gives["of"] == "subject" and clause is not None and clause.subject is not None:
        subject = clause.subject
        if speech is None or sentence.kinds[subject.head] != "O":
            told = parse.speakers.describe_at(sentence, subject)
            if speech is None or (told is not None and told.person is not None):
                return told
    if speech is None and match.pattern.gives["of"] == "rater" and clause is not None and clause.verb.lemma in SPEECH:
        return parse.speakers.describe_at(sentence, clause.subject) if clause.subject is not None else None
    return speech.speaker if speech is not None else None


def _taken_back(sentence: Sentence, match: Match) -> bool:
    clause = match.clause
    before = isinstance(match.pattern, PhrasePattern) and clause is not None and match.last <= clause.verb.first
    if clause is not None and match.outlook.negated and not before:
        return True
    first = max(0, match.first - _BACK)
    return not _NOT.isdisjoint(sentence.lowers[first : match.last])


def _joined(sentence: Sentence, ratings: list[_Rating]) -> Iterator[Candidate]:
    """The ratings of one speaker in one sentence as one: mixed where they are of both kinds."""
    kinds = {rating.polarity for rating in ratings}
    polarity: Polarity = "mixed" if len(kinds) > 1 else ratings[0].polarity
    first = min(rating.match.first for rating in ratings)
    last = max(rating.match.last for rating in ratings)
    lead = ratings[0]
    clause = lead.match.clause
    if (
        isinstance(lead.match.pattern, ClausePattern)
        and lead.match.pattern.predicate is not None
        and clause is not None
    ):
        first = max(first, clause.verb.last) if len(ratings) == 1 else first
    begin, end = first, last
    if clause is not None:
        begin, end = min(first, clause.first), max(last, clause.last)
    yield Candidate(
        value=Assessment(
            speaker=lead.speaker.name, party=lead.speaker.party, polarity=polarity, words=sentence.text(first, last)
        ),
        sentence=sentence,
        first=begin,
        last=end,
        rule=f"assessment/{lead.match.pattern.name}",
        clause=clause,
        speaker=lead.speaker,
        score=0.6,
    )
