"""What a rule of the meeting slot asks of its clause, besides its words."""

from parley.domain.reading.clauses import Clause
from parley.domain.reading.lexicon.accords import DEALS
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Lemmas, Match
from parley.domain.reading.slots.meeting_nouns import by_itself, named_in, speak_for_sides, speak_together, two_sides
from parley.domain.reading.slots.meeting_rules import CROWDS, GOING_ON
from parley.domain.reading.slots.meeting_status import RESUMING, agreed
from parley.domain.text.words import words

_HAPPENING = words(
    "take be begin start resume restart continue hold last end conclude open run go convene reconvene happen proceed",
    "occur kick get meet wrap",
)
_ONCE = words("originally initially")


def fits(parse: Parse, match: Match, clause: Clause) -> bool:
    """Whether those whom a rule's words name can meet, or what they name is talks."""
    sentence, gives, group = match.sentence, match.pattern.gives, match.group
    if gives.get("parties"):
        told = match.outlook.kind == "fact" and not match.outlook.negated
        return told and speak_for_sides(parse, sentence, clause)
    if gives.get("alone") and (clause.verb.form == "gerund" or _acts_on(clause)) and not gives.get("going"):
        return False
    if not _fit_to_meet(match, clause):
        return False
    table = gives.get("table") and group is not None and group.lemma == "table"
    named_by_people = gives.get("between") or gives.get("together") or gives.get("by-people")
    return group is None or bool(table or named_by_people) or named_in(sentence, group) is not None


def _fit_to_meet(match: Match, clause: Clause) -> bool:
    """Whether a clause says of them what the rule asks: that they are two sides, speak to each other, are somewhere."""
    sentence, gives, seen = match.sentence, match.pattern.gives, match.outlook
    asked = (
        (not gives.get("together") or (seen.kind != "wish" and speak_together(sentence, clause))),
        (not gives.get("ahead") or (seen.ahead and seen.kind == "plan")),
        (not gives.get("going") or not (seen.negated or _acts_on(clause, DEALS) or not _goes_on(clause))),
        (not gives.get("between") or two_sides(sentence, clause)),
        (match.pattern.name != "is-held" or not by_itself(sentence, clause)),
        (gives.get("crowds") is None or CROWDS.isdisjoint(clause.subject_lemmas())),
        (not gives.get("guests") or clause.object is not None),
        (not gives.get("part") or clause.verb.lemma != "take" or "part" in clause.object_lemmas()),
        (not gives.get("there") or clause.phrase("in", "at") is not None),
    )
    return all(asked)


def _goes_on(clause: Clause) -> bool:
    """Whether a verb tells of something that goes on: "are negotiating", "resumed haggling"."""
    above = clause.governor
    if clause.verb.form == "finite" and clause.phrase("until", "till", "through", "into", "past") is not None:
        return True
    return clause.verb.progressive or (
        clause.verb.form == "gerund" and above is not None and above.verb.lemma in RESUMING
    )


def leads_elsewhere(match: Match, clause: Clause) -> bool:
    """Whether talks are expected to do something else than to take place: "are expected to lead to a deal"."""
    if match.pattern.name != "is-scheduled":
        return False
    aim = next((each for each in match.sentence.clauses if each.governor is clause and each.kind == "infinitive"), None)
    return aim is not None and aim.verb.lemma not in _HAPPENING


def was_to_be(match: Match) -> bool:
    """Whether it had only been planned: "had been due to start on Monday", "was originally set to start"."""
    if match.outlook.kind == "refusal":
        return match.outlook.time == "past"
    if match.outlook.kind != "plan" or agreed(match.clause):
        return False
    clause = match.clause
    if clause is not None and clause.verb.perfect and clause.verb.tense == "past":
        return True
    above = clause.governor if clause is not None else None
    once = above is not None and not _ONCE.isdisjoint(match.sentence.lowers[above.first : above.last])
    return match.outlook.time == "past" or once


def _acts_on(clause: Clause, but: Lemmas = GOING_ON) -> bool:
    """Whether a verb that is to have no object has one, but for some."""
    thing = clause.object
    return thing is not None and not thing.temporal and thing.lemma not in but and not clause.verb.passive
