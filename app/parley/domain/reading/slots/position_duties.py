"""What a clause says of will and duty: is it so, must it be, will its speaker not do it."""

from parley.domain.reading.clauses import Clause
from parley.domain.reading.outlook import outlook
from parley.domain.reading.sentence import Sentence
from parley.domain.text.words import words

DUTIES = words("must should ought shall")
CAN = words("can cannot could")
CONDITIONAL = words("if whether when unless lest")
"""Words that open a clause which tells nothing that is so."""
_CARRIERS = words(
    "continue threaten expect plan intend begin start vow keep go repeat reiterate be seem appear wish like",
)
"""Verbs whose infinitive is the subject's own act ("continues to insist")."""
_UNWILLING = words("unlikely unwilling unable reluctant")
_WISHING = words("hope want expect demand insist urge ask wish prefer require call guarantee")
_AVERTED = words("against without before after at from")
"""Prepositions before a form in -ing that nobody has done ("balked at committing")."""
_ANYBODY = words("people everyone everybody one nobody")


def is_negated(clause: Clause) -> bool:
    """Whether "not" stands on the verb, or "unlikely to" and the like above it."""
    doubted = clause.governor is not None and clause.governor.predicate in _UNWILLING
    return clause.verb.negated or (doubted and clause.verb.form == "infinitive")


def is_wished(clause: Clause) -> bool:
    """Whether a clause is what somebody wants or hopes, not what its subject does ("hopes Peru would accept")."""
    governor = clause.governor
    return clause.kind == "complement" and governor is not None and governor.verb.lemma in _WISHING


def holds(clause: Clause) -> bool:
    """Whether a clause tells what is so: no condition, no question, no duty, and no act that somebody else wants."""
    if clause.word in CONDITIONAL and not (clause.word == "when" and clause.verb.tense == "past"):
        return False
    if is_wished(clause) or (clause.kind == "gerund" and clause.word in _AVERTED):
        return False
    if clause.verb.form == "finite":
        return outlook(clause).kind not in ("duty", "doubt") or (is_negated(clause) and clause.verb.modal in CAN)
    if clause.verb.form == "infinitive":
        governor = clause.governor
        return governor is not None and governor.verb.lemma in _CARRIERS and governor.word not in CONDITIONAL
    return not (clause.verb.passive and clause.kind == "participle")


def is_duty(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause says what has to be done: "must", "should", "need to", "had better"."""
    verb = clause.verb
    if clause.subject is not None and clause.subject.lemma in _ANYBODY:
        return False
    if verb.modal in DUTIES:
        return True
    if verb.lemma in ("need", "have") and not verb.negated and (verb.modal is None or _binds(sentence, clause)):
        return clause.object is None and sentence.kinds[verb.last : verb.last + 1] == "t"
    return (
        sentence.lowers[verb.first - 1 : verb.first] == ["better"]
        or "better" in sentence.lowers[verb.first : verb.main]
    )


def _binds(sentence: Sentence, clause: Clause) -> bool:
    """Whether the subject of a clause names a party."""
    return clause.subject is not None and bool(sentence.parties_in(clause.subject.first, clause.subject.last))


def is_bare(clause: Clause) -> bool:
    """Whether a verb is a bare base form, as after "asked that": "the vote be put off", "he leave"."""
    return clause.verb.tense is None and clause.verb.form == "participle"


def says_what_is_to_be(inner: Clause | None) -> bool:
    """Whether a clause under "insist" says what is to be, not what is."""
    if inner is None:
        return True
    verb = inner.verb
    return (
        verb.modal in DUTIES
        or verb.form != "finite"
        or verb.tense is None
        or verb.lemma == "have"
        or (verb.tense == "present" and not verb.progressive and not verb.perfect and verb.lemma != "be")
    )
