"""The grounds of a reading in words: what a rule asks for, what a clause is, why a context is what it is."""

from collections.abc import Iterator, Mapping
from datetime import date

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.contexts import (
    RECALLED_AFTER_DAYS,
    Context,
    is_background,
    modality_of,
    told_when,
    when_of,
)
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.outlook import outlook
from parley.domain.reading.patterns import ANY, ClausePattern, Lemmas, Pattern, PatternSet
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots import (
    agreement_rules,
    assessment_rules,
    deadline_rules,
    delegation_rules,
    issue_rules,
    meeting_rules,
    outcome_rules,
    position_rules,
)
from parley.domain.reading.speakers import Speech
from parley_topics.values import Slot

RULES: Mapping[Slot, PatternSet] = {
    "meeting": meeting_rules.RULES,
    "outcome": outcome_rules.RULES,
    "issue": issue_rules.RULES,
    "position": position_rules.RULES,
    "agreement": agreement_rules.RULES,
    "delegation": delegation_rules.RULES,
    "deadline": deadline_rules.RULES,
    "assessment": assessment_rules.RULES,
}
"""The patterns of each slot."""
_SOME = 6
"""So many lemmas show what a list of them is about."""


def pattern_named(slot: Slot, rule: str) -> Pattern | None:
    """The pattern behind a rule's name ("meeting/takes-place"); None where the rule is code of the slot."""
    name = rule.partition("/")[2]
    return next((pattern for pattern in RULES[slot].patterns if pattern.name == name), None)


def describe_pattern(pattern: Pattern) -> str:
    """What a pattern asks for, and what it gives."""
    return "; ".join((*_asks(pattern), *(f"gives {name}: {_brief(part)}" for name, part in pattern.gives.items())))


def _asks(pattern: Pattern) -> Iterator[str]:
    if not isinstance(pattern, ClausePattern):
        yield f"words “{pattern.phrase}”"
        return
    yield f"verb {_brief(pattern.verbs.split('|'))}"
    for role, lemmas in (("subject", pattern.subject), ("object", pattern.object)):
        if lemmas is not None:
            yield f"{role} {_lemmas(lemmas)}"
    for preposition, lemmas in (pattern.phrases or {}).items():
        yield f"“{preposition}” {_lemmas(lemmas)}"
    if pattern.no_object is not None:
        yield f"no object {_lemmas(pattern.no_object)}"
    if pattern.outlooks is not None:
        yield f"outlook {_brief(sorted(pattern.outlooks))}"
    for name, wanted in (("negated", pattern.negated), ("passive", pattern.passive)):
        if wanted is not None:
            yield name if wanted else f"not {name}"


def _lemmas(lemmas: Lemmas) -> str:
    return "anything" if lemmas == ANY else _brief(sorted(lemmas))


def _brief(part: object) -> str:
    """A value in a few words."""
    if isinstance(part, frozenset | set):
        part = sorted(map(str, part))
    if isinstance(part, list | tuple):
        more = f" and {len(part) - _SOME} more" if len(part) > _SOME else ""
        return ", ".join(map(str, part[:_SOME])) + more
    return "yes" if part is True else "no" if part is False else str(part)


def describe_clause(sentence: Sentence, clause: Clause) -> str:
    """A clause as the parse has it: verb, outlook, roles, and what governs it."""
    verb, seen = clause.verb, outlook(clause)
    words = [f"verb “{sentence.text(verb.first, verb.last)}”"]
    words.append(" ".join(filter(None, ("not" if seen.negated else "", seen.kind, seen.time or ""))))
    for role, group in (("subject", clause.subject), ("object", clause.object)):
        if group is not None:
            words.append(f"{role} “{_text(sentence, group)}”")
    if clause.word is not None:
        words.append(f"opened by “{clause.word}”")
    if clause.governor is not None:
        words.append(f"under “{clause.governor.verb.lemma}”")
    return ", ".join(words)


def _text(sentence: Sentence, group: NounGroup) -> str:
    return sentence.text(group.first, max(each.last for each in (group, *(group.others or ()))))


def why_modality(candidate: Candidate, context: Context, speech: Speech | None) -> str:
    """What makes a candidate's modality what it is."""
    sentence, clause = candidate.sentence, candidate.clause
    if candidate.modality is not None:
        return "the rule says so"
    if context.modality == "asserted":
        return "nothing takes it back"
    if modality_of(sentence, None, None, None) == context.modality:
        coloured = sentence.unit.colour == "unconfirmed"
        return "its heading says that it is unconfirmed" if coloured else "its sentence passes on hearsay"
    if clause is not None and modality_of(sentence, clause, None, None) == context.modality:
        seen = outlook(clause)
        return f"its clause is {context.modality}: “{clause.verb.lemma}” is {seen.kind}"
    if speech is not None and speech.clause is not None and context.modality == "denied":
        return f"it stands under “{speech.clause.verb.lemma}”"
    return "its source has no name"


def why_background(candidate: Candidate, context: Context, speech: Speech | None, published: date | None) -> str:
    """What makes a candidate background, or news."""
    sentence, clause = candidate.sentence, candidate.clause
    if candidate.background is not None:
        return "the rule says so"
    if not context.background:
        return "nothing says that it is recalled"
    if sentence.unit.colour == "background":
        return "its heading says background"
    when = when_of(candidate) or told_when(sentence, candidate.first, candidate.last)
    if when is not None and is_background(sentence, None, when, published, speech):
        return f"{when.end or when.start} is more than {RECALLED_AFTER_DAYS} days before publication"
    if clause is not None and is_background(sentence, clause, when, published, speech):
        return f"“{sentence.text(clause.verb.first, clause.verb.last)}” is a past before the past"
    return "its words say that it was before"


def why_speaker(candidate: Candidate, context: Context, speech: Speech | None) -> str:
    """Why it is said by this speaker, or by the outlet itself."""
    if candidate.speaker is not None:
        return "the rule names who says it"
    if context.attribution is None:
        return "nobody is quoted here" if speech is None else "who says it has no name"
    if speech is None or speech.clause is None:
        return "it stands in what this speaker says"
    return f"it stands under “{speech.clause.verb.lemma}”"
