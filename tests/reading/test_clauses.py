"""The shallow parse: who does what to whom, when, and is it fact."""

import pytest

from parley.domain.reading.clauses import Clause
from parley.domain.reading.outlook import outlook
from parley.domain.reading.parse import sentence_of


def clause_of(text: str, lemma: str) -> Clause:
    """The first clause of a sentence whose verb has this lemma."""
    return next(clause for clause in sentence_of(text).clauses if clause.verb.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "subject", "object_"),
    [
        ("The two sides plan to hold another round of talks in Oslo next week.", "hold", "side", ("round", "talk")),
        ("Beijing rejected the plan.", "reject", "beijing", ("plan",)),
        ("Italy wants the seats.", "want", "italy", ("seat",)),
        ("The Farmers' Union (FU) refuses the terms.", "refuse", "union", ("term",)),
        ("He left after talks between the guild (UG) and the mill failed.", "fail", "talk", ()),
        ("Talks held in Lima ended on Wednesday without agreement.", "end", "talk", ()),
        (
            "Anna Berg, who led the delegation at the meeting, gave a statement.",
            "give",
            "berg",
            ("statement",),
        ),
        (
            "Anna Berg, who led the delegation at the meeting, gave a statement.",
            "lead",
            "berg",
            ("delegation",),
        ),
        ("The two-day meeting followed talks held earlier this month in Lima.", "follow", "meeting", ("talk",)),
        ("The minister urged both sides to return to the table after talks collapsed.", "return", "side", ()),
        ("The minister urged both sides to return to the table after talks collapsed.", "collapse", "talk", ()),
        ("He said more negotiations would be held soon, though no date was set.", "hold", "negotiation", ()),
        ("Talks aimed at ending the long dispute resumed on Monday.", "resume", "talk", ()),
        ("The talks held on Friday, which were in Lima, ended early.", "be", "talk", ()),
        ("He said a round of talks involving Peru, Chile and Chad is due in May.", "be", "round", ()),
        ("Lee met envoy Kim in Oslo, accompanied by aides.", "accompany", "lee", ()),
        ("They discussed a round between Peru and Chile, scheduled for May.", "schedule", "round", ()),
        ("EU leaders meet in Oslo on Thursday to discuss the budget.", "meet", "leader", ()),
        ("The two plan to meet on Sunday.", "plan", "two", ()),
        ("The talks were put off.", "put", "talk", ()),
        ("Workers voted down the tentative deal reached last week.", "vote", "worker", ("deal",)),
        (
            "If the rebels lay down their arms, the state will free 300 prisoners.",
            "free",
            "state",
            ("prisoner",),
        ),
        ("The deal, which the union must ratify by Friday, raises wages.", "ratify", "union", ("deal",)),
        ("Officials from both countries, who met in secret, have failed to agree.", "fail", "official", ()),
        ("Morland demands that Zaria withdraw its forces.", "withdraw", "zaria", ("force",)),
        ("No date has been set for the next round of talks.", "set", "date", ()),
    ],
)
def test_a_verb_finds_its_subject_and_object(text: str, lemma: str, subject: str, object_: tuple[str, ...]) -> None:
    """Relative clauses, reduced participles, complements and infinitives do not confuse the roles."""
    clause = clause_of(text, lemma)
    assert subject in clause.subject_lemmas()
    assert clause.object_lemmas() == object_


@pytest.mark.parametrize(
    ("text", "lemma", "time", "kind", "negated"),
    [
        ("The envoys met on Monday.", "meet", "past", "fact", False),
        ("The envoys will meet on Monday.", "meet", "future", "plan", False),
        ("The envoys are due to meet on Monday.", "meet", "future", "plan", False),
        ("The envoys are expected to meet on Monday.", "meet", "future", "plan", False),
        ("The envoys are going to meet on Monday.", "meet", "future", "plan", False),
        ("The envoys may meet on Monday.", "meet", "future", "doubt", False),
        ("The envoys hope to meet on Monday.", "meet", "future", "wish", False),
        ("The envoys refused to meet.", "meet", "future", "refusal", False),
        ("The envoys did not agree to meet.", "meet", "future", "plan", True),
        ("The envoys won't meet.", "meet", "future", "plan", True),
        ("The envoys must meet by Friday.", "meet", "future", "duty", False),
        ("The envoys flew to Lima to meet.", "meet", "past", "fact", False),
        ("The envoys ruled out holding talks.", "hold", "future", "refusal", False),
        ("The envoys have met twice.", "meet", "past", "fact", False),
    ],
)
def test_an_outlook_tells_fact_from_plan_wish_and_refusal(
    text: str, lemma: str, time: str, kind: str, *, negated: bool
) -> None:
    """Modals, governing verbs and negation are read together."""
    seen = outlook(clause_of(text, lemma))
    assert (seen.time, seen.kind, seen.negated) == (time, kind, negated)


@pytest.mark.parametrize(
    ("text", "lemma", "particle"),
    [
        ("Morland called off the meeting.", "call", "off"),
        ("Morland called the meeting off at the last minute.", "call", "off"),
        ("The talks broke down over the border.", "break", "down"),
        ("Envoys wrapped up two days of talks.", "wrap", "up"),
        ("Delegates walked out of the hall.", "walk", None),
    ],
)
def test_a_particle_belongs_to_its_verb(text: str, lemma: str, particle: str | None) -> None:
    """Before or after the object."""
    assert clause_of(text, lemma).verb.particle == particle


@pytest.mark.parametrize(
    ("text", "lemma", "kind"),
    [
        ("Anna Berg met the minister to try and hammer out a pact.", "hammer", "fact"),
        ("The rivals are expected to curtail attacks and make room for aid.", "make", "plan"),
        ("The presidents will meet in Lima and sign a treaty.", "sign", "plan"),
        ("The presidents may meet in Lima and sign a treaty.", "sign", "doubt"),
    ],
)
def test_and_carries_on_what_stands_before_the_first_verb(text: str, lemma: str, kind: str) -> None:
    """A base form behind "and" has the "to" or the modal of the verb before it."""
    clause = clause_of(text, lemma)
    assert outlook(clause).kind == kind
    assert clause.verb.form == "infinitive" or clause.verb.modal is not None
