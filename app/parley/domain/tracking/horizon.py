"""The horizon: what lies further behind the newest instant of a negotiation is forgotten, but for its effects."""

from msgspec import structs

from parley.domain.tracking.intervals import days_between, shifted
from parley.domain.tracking.state import Arrived, ArticleState, Head, Place
from parley.domain.tracking.workspace import Workspace


def behind(newest: str, horizon_days: int) -> str:
    """The instant before which a claim set comes too late; empty where nothing has come yet."""
    return f"{shifted(newest[:10], -horizon_days)}{newest[10:]}" if newest else ""


def note_arrival(work: Workspace, head: Head, place: Place, negotiation: str) -> Head:
    """Note a step under its day, by which it is found when it falls behind the horizon."""
    day = place[0][:10]
    key = f"m/{negotiation}/{day}"
    noted = work.get(key, Arrived) or Arrived()
    if place not in noted.places:
        work.put(key, Arrived(places=(*noted.places, place)))
    return structs.replace(
        head,
        steps_from=min(head.steps_from or day, day),
        articles_from=min(head.articles_from or day, day),
    )


def prune(work: Workspace, head: Head, horizon_days: int, negotiation: str) -> Head:
    """Forget the steps behind the horizon, and behind twice the horizon the articles.

    An article is kept longer than its step, since an edit that is itself within the horizon takes back what an earlier
    version of up to a horizon before it claimed.
    """
    newest = head.newest[:10]
    steps_until, articles_until = shifted(newest, -horizon_days), shifted(newest, -2 * horizon_days)
    for day in _days(head.steps_from, steps_until):
        for place in _noted(work, negotiation, day):
            work.put_raw("/".join(("l", negotiation, *place)), None)
    for day in _days(head.articles_from, articles_until):
        for place in _noted(work, negotiation, day):
            key = f"a/{negotiation}/{place[1]}"
            article = work.get(key, ArticleState)
            if article is not None and article.instant <= place[0]:
                work.put_raw(key, None)
        work.put_raw(f"m/{negotiation}/{day}", None)
    return structs.replace(
        head, steps_from=max(head.steps_from, steps_until), articles_from=max(head.articles_from, articles_until)
    )


def _days(first: str, until: str) -> list[str]:
    return [shifted(first, n) for n in range(max(0, days_between(first, until)))]


def _noted(work: Workspace, negotiation: str, day: str) -> tuple[Place, ...]:
    noted = work.get(f"m/{negotiation}/{day}", Arrived)
    return noted.places if noted else ()
