"""Why an article reads as it does: the reader's trace in words, with all that was considered and dropped."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct

from parley.domain.articles.versions import identified
from parley.domain.reading.candidates import Candidate
from parley.domain.reading.contexts import Context, context_of
from parley.domain.reading.fates import Fate, FateKind, fates
from parley.domain.reading.gate import weigh
from parley.domain.reading.grounds import (
    RULES,
    describe_clause,
    describe_pattern,
    pattern_named,
    why_background,
    why_modality,
    why_speaker,
)
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match
from parley.domain.reading.rules_reader import RuleReader
from parley.domain.reading.traces import SlotTrace, Trace
from parley.domain.text.languages import ENOUGH, english_share
from parley_topics.articles import Article
from parley_topics.claims import Attribution, Evidence, Modality, Negotiation
from parley_topics.values import Slot, Value

Step: TypeAlias = Literal["language", "gate", "negotiations"]


class Decision(Struct, frozen=True, kw_only=True):
    """A question that an article must pass before its claims are read."""

    step: Step
    passed: bool
    reason: str


class WeighedTable(Struct, frozen=True, kw_only=True):
    """Parties that may sit at one table: what speaks for it, the words that do, and why it is no negotiation, if so."""

    parties: tuple[str, ...]
    strength: float
    negotiation: Negotiation | None = None
    refused: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Because(Struct, frozen=True, kw_only=True):
    """Why the context of a candidate is what it is."""

    modality: str
    background: str
    attribution: str


class ExplainedCandidate(Struct, frozen=True, kw_only=True):
    """A value that a rule found, its ground, its context and its fate; claims have the first numbers, in text order.

    `asks` is what the rule asks for, null where it is more than a pattern; `clause` what the parse made of the words.
    `into` is the number of the claim that it went into.
    """

    number: int
    slot: Slot
    value: Value
    evidence: Evidence
    rule: str
    asks: str | None
    clause: str | None
    score: float
    negotiation: str | None
    modality: Modality
    background: bool
    attribution: Attribution | None
    because: Because
    fate: FateKind
    reason: str
    into: int | None = None
    claim_id: str | None = None


class PassedOver(Struct, frozen=True, kw_only=True):
    """Words that a pattern matches and of which its slot made no candidate."""

    slot: Slot
    rule: str
    evidence: Evidence
    place: str
    clause: str | None


class Explanation(Struct, frozen=True, kw_only=True):
    """All that a reading of one article rests on. `skipped` is the reader's word where it read nothing."""

    article: Article
    skipped: str | None
    decisions: tuple[Decision, ...]
    tables: tuple[WeighedTable, ...] = ()
    candidates: tuple[ExplainedCandidate, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()

    @property
    def claims(self) -> tuple[ExplainedCandidate, ...]:
        """The candidates that are claims."""
        return tuple(each for each in self.candidates if each.fate == "claimed")


def explain(reader: RuleReader, article: Article) -> Explanation:
    """Read an article and say why: the reader's own reading, never another."""
    trace = reader.trace(article)
    parse = trace.parse
    return Explanation(
        article=identified(article),
        skipped=trace.skipped,
        decisions=tuple(_decisions(article, trace)),
        tables=tuple(_tables(trace, parse)) if parse is not None else (),
        candidates=_numbered(trace, parse) if parse is not None else (),
        passed_over=tuple(_all_passed_over(trace, parse)) if parse is not None else (),
    )


def _decisions(article: Article, trace: Trace) -> Iterator[Decision]:
    text = article.text or ""
    if trace.skipped == "empty":
        return
    share = english_share(text)
    told = "too few words to tell" if share is None else f"{share:.0%} of its words are English's commonest"
    yield Decision(step="language", passed=trace.skipped != "language", reason=f"{told}; asked for: {ENOUGH:.0%}")
    if trace.skipped == "language":
        return
    seen = weigh(text, article.title)
    strong = "a strong one among them" if seen.strong else "no strong one among them"
    yield Decision(
        step="gate",
        passed=seen.passed,
        reason=f"words of talking weigh {seen.talking} of {seen.wanted:.1f} when it was decided, {strong}; "
        f"{seen.parties} words of those who could talk",
    )
    if seen.passed:
        found, judged = len(trace.negotiations), len(trace.negotiations.judged)
        yield Decision(step="negotiations", passed=found > 0, reason=f"{found} of {judged} tables are negotiations")


def _tables(trace: Trace, parse: Parse) -> Iterator[WeighedTable]:
    """Every table that was weighed; those that are negotiations come in the order in which they were found."""
    found = iter(trace.negotiations)
    for each in trace.negotiations.judged:
        negotiation = next(found) if each.refused is None else None
        yield WeighedTable(
            parties=tuple(sorted(each.table)),
            strength=round(each.weight, 2),
            negotiation=negotiation.negotiation if negotiation is not None else None,
            refused=each.refused,
            evidence=tuple(_evidence(parse, span) for span in negotiation.spans) if negotiation is not None else (),
        )


def _evidence(parse: Parse, span: tuple[int, int]) -> Evidence:
    start, end = span
    return Evidence(quote=parse.text[start:end], start=start, end=end)


def _numbered(trace: Trace, parse: Parse) -> tuple[ExplainedCandidate, ...]:
    """The candidates of all slots: claims first, each kind in order of the text."""
    found = [
        (candidate, fate, slot) for slot in trace.slots for candidate, fate in zip(slot.found, fates(slot), strict=True)
    ]
    found.sort(key=lambda each: (each[1].kind != "claimed", *each[0].sentence.offsets(each[0].first, each[0].last)))
    numbers = {_claim_of(fate): number for number, (_, fate, _) in enumerate(found, 1) if fate.kind == "claimed"}
    return tuple(
        _explained(trace, parse, slot, candidate, fate, number, numbers.get(_claim_of(fate)))
        for number, (candidate, fate, slot) in enumerate(found, 1)
    )


def _claim_of(fate: Fate) -> str | None:
    """The id of the claim that a candidate stands in."""
    claim = fate.settled.claim if fate.settled is not None else None
    return claim.claim_id if claim is not None else None


def _explained(
    trace: Trace, parse: Parse, slot: SlotTrace, candidate: Candidate, fate: Fate, number: int, into: int | None
) -> ExplainedCandidate:
    sentence = candidate.sentence
    claim = fate.settled.claim if fate.settled is not None and fate.kind == "claimed" else None
    # What others gave to a claim is part of what it says, and may make it background.
    stands = fate.settled.candidate if claim is not None and fate.settled is not None else candidate
    speech = parse.speakers.at(sentence, candidate.first)
    context: Context = context_of(stands, parse.published, speech)
    pattern = pattern_named(slot.slot.name, candidate.rule)
    negotiation = trace.negotiations.assign(sentence.start)
    return ExplainedCandidate(
        number=number,
        slot=slot.slot.name,
        value=claim.value if claim is not None else candidate.value,
        evidence=_evidence(parse, sentence.offsets(candidate.first, candidate.last)),
        rule=candidate.rule,
        asks=describe_pattern(pattern) if pattern is not None else None,
        clause=describe_clause(sentence, candidate.clause) if candidate.clause is not None else None,
        score=round(candidate.score, 2),
        negotiation=negotiation.id if negotiation is not None else None,
        modality=context.modality,
        background=context.background,
        attribution=context.attribution,
        because=Because(
            modality=why_modality(stands, context, speech),
            background=why_background(stands, context, speech, parse.published),
            attribution=why_speaker(stands, context, speech),
        ),
        fate=fate.kind,
        reason=fate.reason,
        into=into if fate.kind == "merged" else None,
        claim_id=claim.claim_id if claim is not None else None,
    )


def _all_passed_over(trace: Trace, parse: Parse) -> Iterator[PassedOver]:
    for slot in trace.slots:
        taken: dict[int, list[tuple[int, int]]] = {}
        for candidate in slot.found:
            taken.setdefault(candidate.sentence.index, []).append((candidate.first, candidate.last))
        seen: set[tuple[str, int, int]] = set()
        for sentence in parse.sentences:
            if sentence.vocabulary.isdisjoint(slot.slot.triggers):
                continue
            for match in RULES[slot.slot.name].match(sentence):
                spans = taken.get(sentence.index, ())
                free = not any(first < match.last and match.first < last for first, last in spans)
                told = _passed_over(parse, slot.slot.name, match)
                key = (told.rule, told.evidence.start, told.evidence.end)
                if free and key not in seen:
                    seen.add(key)
                    yield told


def _passed_over(parse: Parse, slot: Slot, match: Match) -> PassedOver:
    sentence = match.sentence
    return PassedOver(
        slot=slot,
        rule=f"{slot}/{match.pattern.name}",
        evidence=_evidence(parse, sentence.offsets(match.first, match.last)),
        place=sentence.unit.kind,
        clause=describe_clause(sentence, match.clause) if match.clause is not None else None,
    )


class Marked(Struct, frozen=True, kw_only=True):
    """A stretch of the text that the same candidates cover, by number, the innermost last; `ends` of them end here."""

    text: str
    inside: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def marked(explanation: Explanation, *, dropped: bool = False) -> list[Marked]:
    """The text in stretches, claims marked in place; with `dropped` the other candidates as well.

    Joined, the stretches are the text.
    """
    text = explanation.article.text or ""
    shown = explanation.candidates if dropped else explanation.claims
    opening: dict[int, list[ExplainedCandidate]] = {}
    closing: dict[int, list[int]] = {}
    for each in sorted(shown, key=lambda one: (one.evidence.start - one.evidence.end, one.number)):
        opening.setdefault(each.evidence.start, []).append(each)
        closing.setdefault(each.evidence.end, []).append(each.number)
    inside: dict[int, None] = {}
    stretches, last = [], 0
    for at in sorted({*opening, *closing, len(text)}):
        if at > last:
            stretches.append(Marked(text=text[last:at], inside=tuple(inside), ends=tuple(sorted(closing.get(at, ())))))
        for number in closing.get(at, ()):
            inside.pop(number, None)
        inside.update({each.number: None for each in opening.get(at, ())})
        last = at
    return stretches
