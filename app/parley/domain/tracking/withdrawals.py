"""Claims taken back: by an edit of the article that made them, or in words by whoever made them; and denials."""

from collections.abc import Sequence
from typing import Any

from msgspec import structs

from parley.domain.tracking.attestation import is_bare, rests_on, same_speaker, supporter, takes_back, without_article
from parley.domain.tracking.desk import AnySubject, Desk
from parley.domain.tracking.life import Scene
from parley.domain.tracking.lives import LIVES
from parley.domain.tracking.state import Dispute, Entry, Level
from parley_topics.claims import AnyClaim, Claim


def corrects(subject: AnySubject, article: str, said: list[AnyClaim], scene: Scene) -> bool:
    """Whether a new version of an article says something else, or less, of what stands on this article alone."""
    return rests_on(subject.levels[-1], article) and not any(_still_carries(subject, claim, scene) for claim in said)


def _still_carries(subject: AnySubject, claim: AnyClaim, scene: Scene) -> bool:
    """Whether a claim says what stands, or moves it on; a less precise or an earlier one does not.

    That is asked in both directions: were the claim what is known, would what stands be news?
    """
    life = LIVES[subject.slot]
    now: Entry[Any] = Entry(
        key=subject.key, value=subject.value, began=subject.began, changed=subject.changed, said=subject.said
    )
    forward = life.judge(now, claim, scene)
    if forward.kind is not None:
        return forward.kind != "changed"
    said: Entry[Any] = structs.replace(now, value=claim.value, said=())
    standing: Claim[Any] = structs.replace(claim, value=subject.value)
    return life.judge(said, standing, scene).kind is None


def take_back(desk: Desk, subject: AnySubject, article: str) -> None:
    """Remove the support of an article: what stands on nothing then is withdrawn, what stood before stands again."""
    if subject.dispute is not None and subject.dispute.article == article:
        _settle_dispute(desk, subject, article)
        return
    levels = tuple(without_article(level, article) for level in subject.levels)
    _fall_back(desk, subject, levels)


def deny(desk: Desk, subject: AnySubject, claim: AnyClaim, contrary: Sequence[AnyClaim]) -> bool:
    """Take in a denial of what stands: withdrawn where it is by the one who said so, else contradicted.

    `contrary` is what the article says of the subject besides: what the speaker of the denial says instead is the
    opposing value. False where it is neither, as it repeats a contradiction or says nothing that can be tracked.
    """
    article = desk.article.id if desk.article else ""
    denial = supporter(article, claim, desk.origin(claim))
    top = subject.levels[-1]
    if takes_back(top, denial):
        levels = (*subject.levels[:-1], structs.replace(top, supporters=()))
        _fall_back(desk, subject, levels, claim)
        return False
    instead = next((said.value for said in contrary if same_speaker(supporter(article, said, ""), denial)), None)
    earlier = subject.levels[-2].value if len(subject.levels) > 1 else None
    opposite = instead or LIVES[subject.slot].opposite(subject.value, earlier)
    if opposite is None or subject.dispute is not None:
        return False
    subject = desk.open(subject, "contradicted", subject.value, opposite, [desk.citing(claim)])
    dispute: Dispute[Any] = Dispute(value=opposite, party=denial.party, name=denial.name, article=article)
    desk.keep(structs.replace(subject, dispute=dispute))
    return True


def _settle_dispute(desk: Desk, subject: AnySubject, article: str) -> None:
    dispute = subject.dispute
    if dispute is None:
        return
    undone = subject.opened.development_id if subject.opened else None
    subject = desk.open(subject, "withdrawn", dispute.value, subject.value, _own(subject, article), supersedes=undone)
    desk.keep(structs.replace(subject, dispute=None))


def _fall_back(desk: Desk, subject: AnySubject, levels: tuple[Level[Any], ...], denial: AnyClaim | None = None) -> None:
    """Drop levels that nobody claims; if the top one is among them, say that it is withdrawn."""
    top, below = levels[-1], tuple(level for level in levels[:-1] if not is_bare(level))
    if not is_bare(top):
        desk.keep(structs.replace(subject, levels=(*below, top)))
        return
    standing = below[-1].value if below else None
    if top.development is not None:
        article = desk.article.id if desk.article else ""
        sources = [desk.citing(denial)] if denial is not None else _own(subject, article)
        subject = desk.open(subject, "withdrawn", subject.value, standing, sources, supersedes=top.development)
    desk.keep(
        structs.replace(
            subject,
            levels=below,
            value=standing if standing is not None else subject.value,
            overdue=False,
            dispute=None,
        )
    )


def _own(subject: AnySubject, article: str) -> list[Any]:
    """What the article was cited for: the words that it no longer has are the evidence that it had them."""
    listed = (*subject.opened.leading, *subject.opened.following) if subject.opened else ()
    own = [cited for cited in listed if cited.source.article == article]
    return own or list(listed[:1])
