"""Who attests a value: each side, mediators, outlets. When that confirms it, and who takes it back."""

from typing import Any

from msgspec import structs

from parley.domain.tracking.life import Scene
from parley.domain.tracking.likeness import same_person
from parley.domain.tracking.state import MAX_SUPPORTERS, Level, Supporter
from parley_topics.claims import Claim
from parley_topics.values import V

_FIRM = "asserted"


def supporter(article: str, claim: Claim[Any], origin: str) -> Supporter:
    """An article as support of a value."""
    said = claim.attribution
    return Supporter(
        article=article,
        origin=origin,
        party=said.party if said else None,
        name=said.name if said else None,
        modality=claim.modality,
    )


def supported(level: Level[V], added: Supporter) -> Level[V]:
    """The level with one more supporter; each article and speaker once."""
    if any((known.article, known.party) == (added.article, added.party) for known in level.supporters):
        return level
    if len(level.supporters) >= MAX_SUPPORTERS:
        return structs.replace(level, crowded=True)
    return structs.replace(level, supporters=(*level.supporters, added))


def without_article(level: Level[V], article: str) -> Level[V]:
    """The level without the support of an article."""
    kept = tuple(known for known in level.supporters if known.article != article)
    return level if len(kept) == len(level.supporters) else structs.replace(level, supporters=kept)


def is_bare(level: Level[V]) -> bool:
    """Whether nobody claims the value any more."""
    return not level.supporters and not level.crowded


def rests_on(level: Level[V], article: str) -> bool:
    """Whether an article alone claims the value."""
    return not level.crowded and {known.article for known in level.supporters} == {article}


def confirms(level: Level[V], added: Supporter, scene: Scene) -> bool:
    """Whether a supporter confirms what was so far unfirm or the word of one side.

    It must assert it, and be another side (or a mediator), or an outlet in its own words with an origin of its own.
    """
    if level.confirmed or level.crowded or not level.supporters or added.modality != _FIRM:
        return False
    parties = {known.party for known in level.supporters}
    unfirm = all(known.modality != _FIRM for known in level.supporters)
    one_sided = len(parties) == 1 and None not in parties
    if not unfirm and not one_sided:
        return False
    if added.party is not None and added.party not in parties:
        return added.party in scene.parties | scene.mediators
    independent = added.origin not in {known.origin for known in level.supporters}
    return independent and (added.party is None or unfirm)


def same_speaker(one: Supporter, other: Supporter) -> bool:
    """Whether two claims are one speaker's: the same name, or the same side where one of them is not named."""
    if one.name and other.name:
        return same_person(one.name, other.name)
    if one.party is not None or other.party is not None:
        return one.party == other.party
    return one.article == other.article


def takes_back(level: Level[V], denial: Supporter) -> bool:
    """Whether a denial is by the only one who said so."""
    return bool(level.supporters) and not level.crowded and all(same_speaker(denial, s) for s in level.supporters)
