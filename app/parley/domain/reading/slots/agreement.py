"""Agreements: deals proposed, made, signed, in force, carried out, extended, rejected, broken or ended."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from msgspec import structs

from parley.domain.reading.candidates import Candidate
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.accords import DEALS
from parley.domain.reading.outlook import is_condition, outlook
from parley.domain.reading.parse import Parse
from parley.domain.reading.patterns import Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.agreement_acts import agreed_acts
from parley.domain.reading.slots.agreement_rules import RULES
from parley.domain.reading.slots.agreement_standing import deal_of, is_none, is_unmade, standing_of
from parley.domain.reading.slots.agreement_terms import (
    evidence_end,
    is_bare,
    kind_of,
    quantity_in,
    theme_of,
    what_of,
    when_in,
)
from parley.domain.text.words import words
from parley_topics.claims import Modality
from parley_topics.values import Agreement, AgreementKind, AgreementStatus, When
from parley_topics.values import Slot as SlotName

_BARE = 0.5
"""The score of what no word of its own tells the kind of."""
_SOUGHT = 0.53
"""The score of a deal that talks are held for."""
_NEWS_WHEN_SOUGHT = ("trade_deal", "sanctions_relief", "withdrawal")
"""Kinds of which it tells something that talks are held for one: of a war it is said in every article."""
_PASSING = 0.52
"""The score of a deal that is named in passing."""
_MOST = 24
"""Deals of one kind at one stage that are kept: a text with more is a list, not an article."""
_STANDING = words("after since under per following") | {"according to"}
"""Prepositions before a deal that must have been made."""


class AgreementSlot:
    """The reader of the agreement slot."""

    name: SlotName = "agreement"
    triggers = RULES.triggers | DEALS | {"agree", "decide"}

    def candidates(self, parse: Parse, sentence: Sentence) -> Iterable[Candidate]:  # noqa: ARG002 - the protocol's
        """What a sentence says of deals: by its rules, then by what its clauses say that somebody agreed to do."""
        if sentence.unit.kind in ("tail", "heading", "table", "caption"):
            return
        yield from _once(self._told(sentence))

    def _told(self, sentence: Sentence) -> Iterator[Candidate]:
        told: set[tuple[int, int | str]] = set()
        heads: set[int] = set()
        for match in RULES.match(sentence):
            standing, group = standing_of(match), deal_of(match)
            head = group.head if group is not None else match.last - 1
            passing = bool(match.pattern.gives.get("any"))
            key = (head, match.pattern.name if passing or match.clause is None else match.clause.verb.main)
            if standing is None or key in told or (passing and head in heads):
                continue
            told.add(key)
            found = _of_match(match, *standing)
            if standing[0] == "proposed" and match.pattern.gives.get("sought"):
                if found.score == _BARE or cast("Agreement", found.value).kind not in _NEWS_WHEN_SOUGHT:
                    continue
                found = replace(found, score=_SOUGHT)
            heads.update(() if passing else (head,))
            yield found
        yield from agreed_acts(sentence, frozenset(verb for _, verb in told if isinstance(verb, int)))
        for group in sentence.groups:
            if group.lemma in DEALS and group.preposition in _STANDING and group.head not in heads:
                named = _of_group(sentence, group)
                if named is not None:
                    yield named

    def settle(self, candidates: list[Candidate]) -> list[Candidate]:
        """One claim for each kind and status, and for each number where they differ."""
        kept: dict[tuple[AgreementKind, AgreementStatus], list[Candidate]] = defaultdict(list)
        for candidate in _news(list(_named(candidates))):
            value = cast("Agreement", candidate.value)
            alike = kept[value.kind, value.status]
            for index, standing in enumerate(alike):
                joined = join(standing, candidate)
                if joined is not None:
                    alike[index] = joined
                    break
            else:
                if len(alike) < _MOST:
                    alike.append(candidate)
        return sorted(
            (each for alike in kept.values() for each in alike), key=lambda each: (each.sentence.index, each.first)
        )


def _once(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates of a sentence; a deal "brokered by Qatar" that "was signed" has been signed, and no more."""
    found = list(candidates)
    later = {_named_as(each) for each in found if cast("Agreement", each.value).status == "signed"}
    return [each for each in found if not _is_aside(each) or _named_as(each) not in later]


def _named_as(candidate: Candidate) -> tuple[str, str | None]:
    value = cast("Agreement", candidate.value)
    return value.kind, value.what


def _is_aside(candidate: Candidate) -> bool:
    """Whether a participle says no more than that a deal was made."""
    value, clause = cast("Agreement", candidate.value), candidate.clause
    return value.status == "agreed" and clause is not None and clause.kind == "participle"


def _of_match(match: Match, status: AgreementStatus, modality: Modality | None) -> Candidate:
    sentence, gives = match.sentence, match.pattern.gives
    group = deal_of(match)
    kind = cast("AgreementKind | None", gives.get("kind")) or kind_of(sentence, group)
    aside = bool(gives.get("any")) and match.outlook.ahead
    bare = "kind" not in gives and is_bare(sentence, group, kind)
    value = Agreement(
        kind=kind or "other",
        status=status,
        what=what_of(sentence, group, kind),
        quantity=quantity_in(sentence, kind, match.first, match.last),
        when=None if aside else when_in(sentence, match.clause, match.first, match.last),
    )
    return Candidate(
        value=value,
        sentence=sentence,
        first=match.first,
        last=evidence_end(match),
        rule=f"agreement/{match.pattern.name}",
        clause=match.clause,
        modality=modality,
        score=_BARE if bare else 0.75 if kind else 0.6,
    )


def _of_group(sentence: Sentence, group: NounGroup) -> Candidate | None:
    """A deal that stands, named in passing: "two days after the peace accord", "under the truce"."""
    kind = kind_of(sentence, group)
    unmade = group.lemma == "pause" or is_none(sentence, group) or is_unmade(sentence, group)
    if kind is None or unmade or is_bare(sentence, group, kind):
        return None
    clause = sentence.clause_at(group.head)
    if clause is not None and (outlook(clause).kind != "fact" or is_condition(clause)):
        return None
    return Candidate(
        value=Agreement(
            kind=kind,
            status="in_force" if kind == "ceasefire" else "agreed",
            what=what_of(sentence, group, kind),
            when=next((time.when for time in sentence.times_in(group.first, group.last)), None),
        ),
        sentence=sentence,
        first=group.first,
        last=group.last,
        rule="agreement/stands",
        clause=clause,
        score=_PASSING,
    )


def _news(candidates: list[Candidate]) -> Iterator[Candidate]:
    """The candidates without deals named in passing, or sought, of which the text tells more elsewhere."""
    told = {cast("Agreement", each.value).kind for each in candidates if each.score not in (_PASSING, _SOUGHT)}
    for candidate in candidates:
        if candidate.score not in (_PASSING, _SOUGHT) or cast("Agreement", candidate.value).kind not in told:
            yield candidate


def _named(candidates: list[Candidate]) -> Iterator[Candidate]:
    """The candidates; what says no more than "the deal" has the kind that the text before it, or all of it, tells."""
    theme = theme_of(candidates[0].sentence.folded) if any(each.score == _BARE for each in candidates) else None
    kinds = [(each, cast("Agreement", each.value)) for each in candidates]
    last = next((value.kind for each, value in kinds if each.score > _BARE and value.kind in _NAMED), None)
    for candidate, value in kinds:
        if candidate.score > _BARE:
            last = value.kind if value.kind in _NAMED else last
            yield _of_theme(candidate, value)
            continue
        named: AgreementKind | None = value.kind
        if theme == "contract":
            named = theme
        elif value.kind == "other":
            spare: AgreementKind | None = "other" if candidate.rule in _MAKING else None
            named = None if value.status == "proposed" else last or theme or spare
        elif value.kind == "framework" and theme == "other":
            named = theme
        elif value.status == "agreed" and value.what is None:
            named = last or value.kind
        if named is not None:
            yield replace(candidate, value=structs.replace(value, kind=named))


def _of_theme(candidate: Candidate, value: Agreement) -> Candidate:
    """A deal whose own words tell what it is on, but no kind, as one of the kind that all the text is about."""
    if value.kind != "other" or candidate.rule not in _MAKING:
        return candidate
    theme = theme_of(candidate.sentence.folded)
    if theme not in ("trade_deal", "framework"):
        return candidate
    return replace(candidate, value=structs.replace(value, kind=theme))


_MAKING = tuple(f"agreement/{rule}" for rule in ("makes", "signs", "extends", "takes-effect", "ends-it", "ratifies"))
"""Rules that make a deal news of which nothing else is known."""
_NAMED = ("ceasefire", "prisoner_exchange", "framework", "treaty", "trade_deal", "contract")
"""Kinds that "the deal" may mean later: an act of its own, such as a withdrawal, is none that a text goes on about."""


def join(one: Candidate, two: Candidate) -> Candidate | None:
    """Two candidates as one, where they tell of one agreement at one stage; None where they may differ."""
    a, b = cast("Agreement", one.value), cast("Agreement", two.value)
    if (a.kind, a.status) != (b.kind, b.status):
        return None
    if a.quantity is not None and b.quantity is not None and a.quantity != b.quantity:
        return None
    if a.when is not None and b.when is not None and _apart(a.when, b.when):
        return None
    best, other = (one, two) if one.score >= two.score else (two, one)
    value, spare = cast("Agreement", best.value), cast("Agreement", other.value)
    quantity = value.quantity if value.quantity is not None else spare.quantity
    return replace(best, value=structs.replace(value, quantity=quantity, when=value.when or spare.when))


def _apart(one: When, two: When) -> bool:
    """Whether two dates have no day in common; vague ones and open ends may."""
    if None in (one.start, one.end, two.start, two.end):
        return False
    return str(one.end)[:10] < str(two.start)[:10] or str(two.end)[:10] < str(one.start)[:10]
