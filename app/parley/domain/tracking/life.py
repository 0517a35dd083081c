"""What the life of a slot must say: which claims are of one thing, and what a claim changes of what is known."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic

from msgspec import Struct

from parley.domain.tracking.state import Entry
from parley_topics.claims import Claim, Modality
from parley_topics.developments import Kind, Significance
from parley_topics.values import V, Value

FIRMNESS: dict[Modality, int] = {"asserted": 0, "reported": 1, "conditional": 2, "possible": 2, "denied": 3}
"""How firmly a claim is made: of the claims of one article the firmer ones come first."""

_MAX_SAID = 6


class Scene(Struct, frozen=True, kw_only=True):
    """What surrounds a claim: the instant of its article, who negotiates, and what else the article speaks of.

    `spoken` are the subjects that other claims of this article were found to be of, `values` what all its claims of the
    slot say. `topic` is the latest meeting of sides, which an outcome is taken to be of, and `topic_day` its last day,
    empty where that is not known. `is_first` says that the
    negotiation was not heard of before this article.
    """

    instant: str
    parties: frozenset[str]
    mediators: frozenset[str]
    spoken: frozenset[str]
    values: tuple[Value, ...] = ()
    topic: str | None = None
    topic_day: str = ""
    is_first: bool = False

    @property
    def day(self) -> str:
        """The calendar day, in UTC, of the article."""
        return self.instant[:10]


@dataclass(frozen=True)
class Verdict(Generic[V]):
    """What a claim makes of what is known: the value to keep and, where it is news, of which kind.

    `agrees` is false where the claim speaks of the subject but does not carry the standing value, an older state told
    again for instance: it is then no source of it. `before` is what was known where the subject itself is new.
    """

    value: V
    kind: Kind | None = None
    agrees: bool = True
    before: V | None = None


def one_more(said: tuple[str, ...], phrase: str) -> tuple[str, ...]:
    """The phrases with one more, the oldest dropped where there are too many."""
    return said if phrase in said else (*said, phrase)[-_MAX_SAID:]


class Life(ABC, Generic[V]):
    """The life of the things that one slot speaks of."""

    @abstractmethod
    def bucket(self, value: V) -> str:
        """The part of the index in which the subjects are that a value may be of."""

    @abstractmethod
    def rank(self, claim: Claim[V]) -> tuple[float, ...]:
        """The place of a claim among those of its article: what says most, and most firmly, comes first."""

    @abstractmethod
    def match(self, value: V, entry: Entry[V], scene: Scene) -> float:
        """How well a value fits a known subject; 0 where it is of another thing."""

    @abstractmethod
    def judge(self, entry: Entry[V], claim: Claim[V], scene: Scene) -> Verdict[V]:
        """What a claim changes of what is known of its subject."""

    @abstractmethod
    def opens(self, claim: Claim[V], known: Sequence[Entry[V]], scene: Scene) -> Verdict[V] | None:
        """The first report of something unknown, beside what is known of others.

        None where it is nothing to note; a verdict without a kind where it is to be known, but is no news.
        """

    def refine(self, value: V, said: V) -> V:
        """A value with the details that another claim of the same article adds; none by default."""
        return value

    def remembered(self, said: tuple[str, ...], value: V, *, fresh: bool) -> tuple[str, ...]:
        """What was said of a subject that is no news when it returns; `fresh` where it is of another meeting now.

        Nothing by default: what stands says all.
        """
        return said

    def confirmable(self, value: V, scene: Scene) -> bool:
        """Whether another side or source can confirm it: facts can be, what somebody wants or thinks cannot."""
        return False

    def opposite(self, value: V, earlier: V | None) -> V | None:
        """The value that a denial sets against this one, `earlier` having stood before.

        None where a denial says nothing that can be tracked.
        """
        return None

    @abstractmethod
    def label(self, value: V, scene: Scene) -> str:
        """The subject in a few words."""

    @abstractmethod
    def significance(self, kind: Kind, before: V | None, after: V | None) -> Significance:
        """How much a development matters."""
