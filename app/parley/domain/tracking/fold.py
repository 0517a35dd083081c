"""One step of the fold that defines a ledger: a claim set applied to what is known."""

from parley.domain.tracking.claim_step import ClaimStep
from parley.domain.tracking.intervals import days_between
from parley.domain.tracking.overdue import awaited_in
from parley.domain.tracking.state import ArticleState, Awaited
from parley.domain.tracking.workspace import Workspace
from parley_topics.claims import ClaimSet
from parley_topics.developments import AnyDevelopment

Changes = dict[str, AnyDevelopment]
"""Developments that a step has opened or changed, by id."""


def fold_claims(work: Workspace, claims: ClaimSet, horizon_days: int | None = None) -> Changes:
    """Apply a claim set: the developments that it opens or changes, by id.

    An earlier version of its article counts if it lies within the horizon.
    """
    instant, _, text_hash = (claims.article.version or "").rpartition("/")
    article = claims.article
    key = f"a/{claims.negotiation.id}/{article.id}"
    known = work.get(key, ArticleState)
    if known is not None and horizon_days is not None and days_between(known.instant, instant) > horizon_days:
        known = None
    if known is not None and known.hash == text_hash:
        return {}
    step = ClaimStep(work, claims, instant, known)
    step.run()
    state = ArticleState(instant=instant, hash=text_hash, supports=tuple(sorted(step.supports)), sketch=article.sketch)
    work.put(key, state)
    awaited = awaited_in(work, claims.negotiation.id)
    days = step.due_days(awaited)
    if days != awaited:
        work.put(f"w/{claims.negotiation.id}", Awaited(days=days))
    return step.desk.changes
