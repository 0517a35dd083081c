"""Positions in what a side says of itself and of others: what it will not do, what must be done, and on which terms."""

from collections.abc import Iterator
from dataclasses import replace

from parley.domain.reading.clauses import Clause
from parley.domain.reading.parse import Parse
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.position_duties import CAN, CONDITIONAL, is_duty, is_negated, is_wished
from parley.domain.reading.slots.position_finding import LIKELY, Found, finding
from parley.domain.reading.slots.position_holders import Holder, is_own, speaking, subjects
from parley.domain.reading.slots.position_needs import WILL
from parley.domain.reading.slots.position_objects import STRONG_CONDITIONS, condition_in, end_of
from parley.domain.reading.slots.position_rules import SILENCE
from parley.domain.text.words import words

_UNSURE = 0.6
_HAVING = words("have receive get retain keep be")
"""What a side says that it must itself: have or be something."""
_TALKING = words("talk speak discuss negotiate")
_TERMS = words("if unless until once")
_WEAK = (None, "without", "lacking", "before", "once")


def said(parse: Parse, sentence: Sentence) -> Iterator[tuple[Found, list[Holder]]]:
    """What the speakers of a sentence say that they will or will not do, and what others must."""
    for clause in sentence.clauses:
        if clause.verb.form != "finite" or clause.subject is None or clause.word in CONDITIONAL:
            continue
        duty = is_duty(sentence, clause)
        if not (duty or clause.verb.modal in WILL) or _is_silent(sentence, clause):
            continue
        speaker = speaking(parse, sentence, clause.verb.main)
        own = speaker is not None and is_own(sentence, clause.subject, speaker.party)
        begin = clause.subject.first
        if speaker is not None and (not own or clause.verb.lemma in _HAVING) and duty:
            found = finding("said-duty", sentence, "demands", begin, end_of(sentence, begin), clause, _UNSURE)
            yield found, [speaker]
        elif speaker is not None and clause.verb.modal in WILL and sentence.lowers[clause.subject.head] == "there":
            yield from _no_way_without(sentence, clause, speaker)
        elif clause.verb.modal in WILL and clause.verb.lemma != "be":
            yield from _will(parse, sentence, clause, speaker if own else None, quoted=speaker is not None)


def _no_way_without(sentence: Sentence, clause: Clause, speaker: Holder) -> Iterator[tuple[Found, list[Holder]]]:
    """Read "There can be no treaty without …"."""
    end = end_of(sentence, clause.verb.main)
    if condition_in(sentence, clause.verb.last, end) in (
        "without",
        "until",
        "as long as",
        "so long as",
        *STRONG_CONDITIONS,
    ):
        yield finding("said-condition", sentence, "conditions", clause.verb.main, end, clause, _UNSURE), [speaker]


def _will(
    parse: Parse, sentence: Sentence, clause: Clause, speaker: Holder | None, *, quoted: bool
) -> Iterator[tuple[Found, list[Holder]]]:
    """What a side will do on terms, or will not do: in its own words, or in those of the outlet."""
    if (speaker is None and quoted) or is_wished(clause):
        return
    holders = [speaker] if speaker is not None else subjects(parse, sentence, clause)
    begin = clause.verb.main
    end = end_of(sentence, begin)
    condition = condition_in(sentence, begin, end)
    before = _condition_before(sentence, clause)
    if before is not None and (speaker is not None or before.word in ("unless", "until")):
        found = finding("said-condition", sentence, "conditions", before.first, end, clause, _UNSURE)
        yield replace(found, first=before.first), holders
    elif is_negated(clause) and clause.verb.passive:
        return  # "… will not be accepted by voters": what is meant is the subject, which rules of verbs read
    elif is_negated(clause):
        if clause.verb.modal not in CAN or (speaker is not None and clause.verb.modal != "could"):
            yield finding("said-refusal", sentence, "rejects", begin, end, clause, LIKELY), holders
    elif condition not in _WEAK and (speaker is not None or condition in STRONG_CONDITIONS):
        yield finding("said-condition", sentence, "conditions", begin, end, clause, _UNSURE), holders


def _is_silent(sentence: Sentence, clause: Clause) -> bool:
    """Whether a verb is one of speaking to nobody in particular."""
    if clause.verb.lemma not in SILENCE or clause.verb.particle is not None:
        return False
    return clause.verb.lemma not in _TALKING or "P" not in sentence.kinds[clause.verb.last : clause.last]


def _condition_before(sentence: Sentence, clause: Clause) -> Clause | None:
    """The clause of condition that a comma parts from this one ("Unless the levy goes, Peru will leave")."""
    if sentence.kinds[clause.first - 1 : clause.first] != "," or clause.verb.modal not in ("will", "'ll", "shall"):
        return None
    return next(
        (each for each in sentence.clauses if each.word in _TERMS and each.verb.last < clause.first and each.first < 3),
        None,
    )
