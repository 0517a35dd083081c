"""Acts that somebody agreed to, or that a deal provides for: "agreed to pause strikes", "under the accord, … will"."""

from collections.abc import Iterator

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.accords import DEALS, DRAFTS, TRUCES
from parley.domain.reading.lexicon.encounters import TALKS
from parley.domain.reading.outlook import is_condition, outlook
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.agreement_rules import ENDING, LIGHT, TALKING, TOPICS_OF_TALK, WATCHING
from parley.domain.reading.slots.agreement_standing import agrees, is_unmade
from parley.domain.reading.slots.agreement_terms import act_end, complement_end, kind_by, kind_of, quantity_in, when_in
from parley_topics.values import Agreement, AgreementKind


def agreed_acts(sentence: Sentence, known: frozenset[int]) -> Iterator[Candidate]:
    """The acts of a sentence that are agreed, each as an agreement of its kind, or as one of its own.

    `known` are the tokens of the verbs that a rule has read already.
    """
    deal = _leading_deal(sentence)
    for clause in sentence.clauses:
        governor = clause.governor
        if clause.verb.main in known:
            continue
        if governor is not None and agrees(clause):
            yield from _act(sentence, clause, governor, governor.first, "agrees-to-act")
        elif deal is not None and _is_term(clause):
            named = kind_of(sentence, deal)
            yield from _act(sentence, clause, clause, clause.first, "term", named if named == "contract" else None)
        elif clause.verb.lemma == "agree" and _plainly(clause):
            yield from _topic(sentence, clause)


def _leading_deal(sentence: Sentence) -> NounGroup | None:
    """The deal that a sentence opens with ("Under the accord, …")."""
    group = sentence.groups[0] if sentence.groups else None
    if group is None or group.preposition not in ("under", "per") or group.lemma not in DEALS or group.first > _OPENING:
        return None
    return None if is_unmade(sentence, group) else group


_OPENING = 2


def _is_term(clause: Clause) -> bool:
    """Whether a clause tells what is to be done."""
    seen = outlook(clause)
    finite = clause.verb.form == "finite" and clause.kind in ("main", "complement")
    return finite and seen.ahead and seen.kind in ("plan", "duty") and not is_condition(clause)


def _plainly(clause: Clause) -> bool:
    seen = outlook(clause)
    return seen.kind == "fact" and not seen.negated and not is_condition(clause) and clause.verb.form == "finite"


def _act(
    sentence: Sentence, clause: Clause, teller: Clause, first: int, rule: str, named: AgreementKind | None = None
) -> Iterator[Candidate]:
    ends_talks = clause.verb.lemma in ENDING and clause.object is not None and clause.object.lemma in TALKS
    if clause.verb.lemma in TALKING or clause.verb.negated or ends_talks:
        return
    last = act_end(sentence, clause)
    named_in = _words(sentence, clause, last)
    kind = None if clause.verb.lemma in WATCHING else kind_by(named_in)
    if kind in ("treaty", "framework") and named_in.isdisjoint(DEALS | DRAFTS):
        kind = None
    kind = kind or named
    if kind is None and (clause.verb.lemma in LIGHT or last <= clause.verb.last):
        return
    begin = clause.verb.main if clause.verb.form == "infinitive" else clause.first
    what = sentence.text(begin, last) if kind is None else None
    yield _candidate(sentence, teller, (first, last), kind, what, rule)


def _words(sentence: Sentence, clause: Clause, last: int) -> set[str]:
    """The lemmas of an act; "pay" and "raise" tell of wages only as nouns, and a "ceasefire line" of no ceasefire."""
    first = clause.verb.last if clause.verb.lemma in ("pay", "raise") else clause.verb.first
    return {
        sentence.lemmas[at]
        for at in range(first, last)
        if sentence.lemmas[at] not in TRUCES
        or sentence.kinds[at + 1 : at + 2] != "N"
        or sentence.lemmas[at + 1] in DEALS
    }


def _topic(sentence: Sentence, clause: Clause) -> Iterator[Candidate]:
    """What "agreed on" governs, where it is a thing to be done and no word for a deal."""
    behind = [each for each in clause.phrases if each.preposition in ("on", "to") and each.first >= clause.verb.last]
    group = next(iter(behind), None) or (clause.object if not clause.verb.passive else None)
    if group is None or group.temporal or sentence.kinds[group.head] != "N" or group.lemma in DEALS | TOPICS_OF_TALK:
        return
    last = complement_end(sentence, group)
    what = sentence.text(group.first, last)
    yield _candidate(sentence, clause, (clause.first, last), kind_of(sentence, group), what, "agrees-on-topic")


def _candidate(
    sentence: Sentence, teller: Clause, span: tuple[int, int], kind: AgreementKind | None, what: str | None, rule: str
) -> Candidate:
    first, last = span
    return Candidate(
        value=Agreement(
            kind=kind or "other",
            status="agreed",
            what=what if kind is None else None,
            quantity=quantity_in(sentence, kind, first, last),
            when=when_in(sentence, teller, first, last),
        ),
        sentence=sentence,
        first=first,
        last=last,
        rule=f"agreement/{rule}",
        clause=teller,
        modality="asserted" if rule == "term" else None,
        score=0.7 if kind else 0.55,
    )
