"""The shallow parse on turns of phrase that newswires use all day."""

import pytest

from parley.domain.reading.clauses import Clause
from parley.domain.reading.outlook import outlook
from parley.domain.reading.parse import sentence_of


def clause_of(text: str, lemma: str) -> Clause:
    """The clause of a verb in the first sentence of a text."""
    return next(clause for clause in sentence_of(text).clauses if clause.verb.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("On Saturday President Holm called off the talks.", "call", "holm"),
        ("Neither side had struck targets since the agreement took effect.", "take", "agreement"),
        ("The strike ended after both sides accepted the proposal.", "accept", "side"),
        ("Holm said the union again proposed a truce.", "propose", "union"),
        ("Guns fell silent as a ceasefire came into effect.", "come", "ceasefire"),
        ("The talks resume a year after the delegation walked out.", "walk", "delegation"),
    ],
)
def test_a_verb_has_its_subject(text: str, verb: str, subject: str) -> None:
    """Days before names, and clauses behind "since", "after" or "as", do not take a subject away."""
    clause = clause_of(text, verb)
    assert clause.verb.form == "finite"
    assert clause.subject is not None
    assert clause.subject.lemma == subject


def test_a_point_before_a_closing_quotation_mark_is_no_part_of_the_word() -> None:
    """The last word of a quotation is a word like any other; that of an abbreviation keeps its point."""
    assert "agreement" in sentence_of('"We have an agreement."').lemmas
    assert "mr." in sentence_of("He met Mr. Holm on Monday.").lemmas


def test_a_participle_behind_had_is_a_verb() -> None:
    """Words such as "closed" and "prepared" are adjectives elsewhere, and verbs behind "had" and "been"."""
    assert clause_of("The conference had closed without a deal.", "close").verb.perfect
    assert clause_of("A framework has been prepared.", "prepare").verb.passive


def test_likely_behind_a_modal_leaves_the_verb_group_whole() -> None:
    """What "would likely be signed" is one verb, ahead."""
    clause = clause_of("The pact would likely be signed in March.", "sign")
    assert clause.verb.passive
    assert outlook(clause).ahead


def test_if_any_is_a_remark_and_no_condition() -> None:
    """A clause behind "if any" does not hang on it."""
    text = "He did not say what deals, if any, they had reached in Oslo, where delegates agreed to a swap."
    clause = clause_of(text, "agree")
    assert clause.word != "if"
    assert clause.governor is None or clause.governor.word != "if"


def test_a_month_with_last_is_a_time_and_not_a_thing() -> None:
    """In "declared a ceasefire last March" it is the ceasefire that was declared."""
    clause = clause_of("The group declared a ceasefire last March.", "declare")
    assert clause.object is not None
    assert clause.object.lemma == "ceasefire"
