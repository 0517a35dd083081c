"""Timelines for the tests of tracking: claims in few words, and generated ones that collide often."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from parley.domain.claim_ids import claim_id
from parley_topics.claims import CLAIM_TYPES, AnyClaim, ArticleVersion, Attribution, ClaimSet, Evidence, Negotiation
from parley_topics.values import (
    Agreement,
    Assessment,
    Deadline,
    Delegation,
    Issue,
    Meeting,
    Outcome,
    Position,
    Value,
    When,
)

TALKS = Negotiation(id="brazil--peru", parties=("BR", "PE"), mediators=("CL",))
FIRST_DAY = date(2031, 3, 1)


def on(day: int, last: int | None = None) -> When:
    """A day, counted from 1 March 2031, or the days until another."""
    start, end = (FIRST_DAY + timedelta(days=n - 1) for n in (day, last or day))
    return When(text="then", start=start.isoformat(), end=end.isoformat(), grain="day")


SOON = When(text="soon")


def says(
    value: Value, *, by: str | None = None, via: str | None = None, quote: str = "so it is", **more: Any
) -> AnyClaim:
    """A claim; `by` is the party that says so, as "PE" or "PE:Ana Ruiz"."""
    party, _, name = (by or "").partition(":")
    attribution = Attribution(name=name or None, party=party or None, via=via) if by or via else None
    kind = CLAIM_TYPES[type(value)]
    return kind(
        negotiation=TALKS.id,
        value=value,
        attribution=attribution,
        evidence=Evidence(quote=quote, start=0, end=len(quote)),
        **more,
    )


def article(
    name: str,
    day: float,
    *claims: AnyClaim,
    text: str = "t1",
    outlet: str | None = None,
    sketch: str | None = None,
    negotiation: Negotiation = TALKS,
) -> ClaimSet:
    """What one version of an article, published on a day from 1 March 2031, claims."""
    hours = round((day - 1) * 24)
    at = f"{FIRST_DAY + timedelta(days=hours // 24)}T{hours % 24:02}:00:00Z"
    version = ArticleVersion(
        id=name,
        outlet=outlet or f"The {name.title()}",
        published=at,
        seen=at,
        version=f"{at}/{text}",
        sketch=sketch,
    )
    return ClaimSet(negotiation=negotiation, article=version, claims=tuple(_identified(name, c) for c in claims))


def _identified(name: str, claim: AnyClaim) -> AnyClaim:
    return type(claim)(
        claim_id=claim_id(name, claim),
        negotiation=claim.negotiation,
        value=claim.value,  # type: ignore[arg-type]
        modality=claim.modality,
        background=claim.background,
        attribution=claim.attribution,
        evidence=claim.evidence,
    )


_WHEN = st.one_of(st.none(), st.just(SOON), st.integers(1, 12).map(on), st.integers(1, 10).map(lambda d: on(d, d + 2)))
_PLACES = st.sampled_from([None, "Lima", "Quito", "Ecuador"])

_VALUES = st.one_of(
    st.builds(
        Meeting,
        status=st.sampled_from(["planned", "underway", "held", "postponed", "cancelled", "refused", "uncertain"]),
        when=_WHEN,
        place=_PLACES,
        ordinal=st.sampled_from([None, 1, 2]),
        format=st.sampled_from([None, "phone"]),
    ),
    st.builds(
        Outcome,
        result=st.sampled_from(["progress", "no_agreement", "agreement"]),
        track=st.sampled_from(["overall", "military"]),
    ),
    st.builds(
        Agreement,
        kind=st.sampled_from(["ceasefire", "prisoner_exchange"]),
        status=st.sampled_from(["proposed", "agreed", "implemented", "violated"]),
        quantity=st.sampled_from([None, 10, 20]),
    ),
    st.builds(
        Issue,
        issue=st.sampled_from(["river-border", "border", "tariffs"]),
        status=st.sampled_from(["agreed", "progress", "disputed", "deadlocked", "discussed"]),
    ),
    st.builds(
        Position,
        party=st.sampled_from(["BR", "PE"]),
        stance=st.sampled_from(["demands", "rejects", "accepts", "conditions"]),
        object=st.sampled_from(["the river border", "a lower tariff", "tariffs lowered before any border talks"]),
    ),
    st.builds(
        Delegation,
        party=st.sampled_from(["BR", "PE"]),
        person=st.sampled_from(["Ana Ruiz", "Luis Paz"]),
        role=st.sampled_from(["leads", "member", "replaced"]),
    ),
    st.builds(Deadline, when=_WHEN, what=st.sampled_from([None, "a deal", "the vote"])),
    st.builds(
        Assessment,
        speaker=st.just("Ana Ruiz"),
        party=st.just("PE"),
        polarity=st.sampled_from(["positive", "negative"]),
        words=st.just("w"),
    ),
)

_CLAIMS = st.builds(
    says,
    _VALUES,
    by=st.sampled_from([None, "BR", "PE", "CL", "PE:Ana Ruiz"]),
    via=st.sampled_from([None, "Radio Sur"]),
    modality=st.sampled_from(["asserted", "asserted", "asserted", "reported", "denied", "possible"]),
    background=st.sampled_from([False, False, False, True]),
)

_SETS = st.builds(
    lambda name, day, claims, text, outlet: article(name, day, *claims, text=text, outlet=outlet),
    st.sampled_from(["alba", "brisa", "costa", "duna"]),
    st.sampled_from([n / 2 for n in range(2, 24)]),
    st.lists(_CLAIMS, max_size=4),
    st.sampled_from(["t1", "t2"]),
    st.sampled_from([None, "Radio Sur"]),
)

SETS = st.lists(_SETS, max_size=9, unique_by=lambda s: (s.article.id, s.article.version))
"""Claim sets of one negotiation, each version of an article once."""
