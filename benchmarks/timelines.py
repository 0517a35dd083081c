"""Made-up claim sets for measuring the tracker: negotiations that each tell of a hundred things, again and again."""

import datetime as dt
import random
from collections.abc import Callable, Iterator

from msgspec import structs

from parley.domain.articles.sketches import sketch
from parley.domain.claim_ids import claim_id
from parley_topics.claims import CLAIM_TYPES, AnyClaim, ArticleVersion, Attribution, ClaimSet, Evidence, Negotiation
from parley_topics.values import (
    Agreement,
    AgreementStatus,
    Assessment,
    Deadline,
    Delegation,
    Issue,
    IssueStatus,
    Meeting,
    Polarity,
    Position,
    Role,
    Stance,
    Value,
    When,
)

START = dt.datetime(2026, 1, 1, 6, tzinfo=dt.UTC)
SUBJECTS = 100
CLAIMS = 4
"""Claims of one article: every twenty-five articles tell of all subjects once."""

NEWS_SHARE = 0.2
"""Of the claims on what is known so many say something new of it; the others tell it again, as news mostly does."""

STEP = dt.timedelta(hours=8)
_WORDS = """
    harbour wheat copper railway dairy vaccines timber pipeline visas archives lithium textiles airspace poultry canals
    museums software refugees coffee antennas quarries lobster passports orchards cement satellites beef uranium ferries
    cinema potash vineyards tunnels whaling barley turbines fertiliser steel glaciers parking
""".split()  # noqa: SIM905 - read more easily than a list of strings
_NAMES = "Abara Bianchi Cerny Dlamini Ekberg Fofana Gruber Halonen Ibarra Jansen Kowal Lindqvist Moreau Novak".split()  # noqa: SIM905
_CITIES = ("Geneva", "Vienna", "Doha", "Muscat", "Singapore", "Nairobi", "Istanbul", "Oslo")
_PAIRS = tuple((one, two) for one, two in zip(_WORDS[::2], _WORDS[1::2], strict=True))
_STATES = ("BR", "PE", "CL", "KE", "SO", "IN", "NP", "NO", "IS", "JP", "MN", "EG", "SD", "GH", "TG", "GR", "TR", "FR")


def negotiation(number: int) -> Negotiation:
    """The negotiation of this number."""
    one, two = number % len(_STATES), (number // len(_STATES)) % len(_STATES)
    parties = tuple(sorted({_STATES[one], _STATES[two], "MX" if one == two else _STATES[two]}))
    return Negotiation(id=f"made-{number}", parties=parties, mediators=("CH",))


def claim_sets(number: int, count: int, *, first: int = 0) -> Iterator[ClaimSet]:
    """The claim sets `first` to `first + count` of a negotiation, in order; each is the same whenever it is made."""
    talks = negotiation(number)
    for place in range(first, first + count):
        chance = random.Random(f"{number}/{place}")
        at = START + place * STEP + dt.timedelta(seconds=number)
        stamp = at.isoformat().replace("+00:00", "Z")
        article = ArticleVersion(
            id=f"{number}-{place}",
            outlet=f"Outlet {chance.randrange(40)}",
            published=stamp,
            seen=stamp,
            version=f"{stamp}/{number:06x}{place:06x}",
            sketch=sketch(" ".join(chance.choices(_WORDS, k=150))),
        )
        told = range(place * CLAIMS % SUBJECTS, place * CLAIMS % SUBJECTS + CLAIMS)
        again = place * CLAIMS >= SUBJECTS
        subjects = chance.sample(range(SUBJECTS), CLAIMS) if again else told
        claims = tuple(
            _claim(talks, article, _value(talks, subject, at, chance, again), chance) for subject in subjects
        )
        yield ClaimSet(negotiation=talks, article=article, claims=claims)


def _claim(talks: Negotiation, article: ArticleVersion, value: Value, chance: random.Random) -> AnyClaim:
    quote = f"An official told reporters about it at length on the sidelines of the meeting: {value}"[:160]
    start = chance.randrange(3000)
    speaks = chance.choice((None, *talks.parties))
    kind = CLAIM_TYPES[type(value)]
    claim = kind(
        negotiation=talks.id,
        value=value,  # type: ignore[arg-type] # the class of the value chose that of the claim
        attribution=Attribution(name=chance.choice(_NAMES), party=speaks) if speaks else None,
        evidence=Evidence(quote=quote, start=start, end=start + len(quote)),
    )
    return structs.replace(claim, claim_id=claim_id(article.id, claim))


def _value(talks: Negotiation, subject: int, at: dt.datetime, chance: random.Random, again: bool) -> Value:
    """What is said of the subject of this number."""
    moved = again and chance.random() < NEWS_SHARE
    for make, count in _KINDS:
        if subject < count:
            return make(talks, subject, at, moved)
        subject -= count
    raise AssertionError("there are as many subjects as the kinds give together")


def _issue(_talks: Negotiation, number: int, at: dt.datetime, moved: bool) -> Value:
    one, two = _PAIRS[number]
    turn: IssueStatus = "agreed" if at.hour < 12 else "deadlocked"
    return Issue(issue=f"{one}-{two}", status=turn if moved else "disputed")


def _position(talks: Negotiation, number: int, _at: dt.datetime, moved: bool) -> Value:
    one, two = _PAIRS[number // 2]
    stance: Stance = "accepts" if moved else "demands"
    return Position(party=talks.parties[number % 2], stance=stance, object=f"control of {one} and {two}")


def _agreement(_talks: Negotiation, number: int, at: dt.datetime, moved: bool) -> Value:
    one, two = _PAIRS[number]
    further: AgreementStatus = "agreed" if at.hour < 12 else "signed"
    return Agreement(kind="contract", status=further if moved else "proposed", what=f"supply of {one} and {two}")


def _delegation(talks: Negotiation, number: int, _at: dt.datetime, moved: bool) -> Value:
    role: Role = "absent" if moved else "member"
    return Delegation(party=talks.parties[number % 2], person=f"Ana {_NAMES[number // 2]}", role=role)


def _deadline(_talks: Negotiation, number: int, at: dt.datetime, moved: bool) -> Value:
    one, two = _PAIRS[number]
    return Deadline(when=_day(at, 60 + number + moved), what=f"the {one} {two}")


def _meeting(_talks: Negotiation, number: int, at: dt.datetime, _moved: bool) -> Value:
    """One of the next weeks: what was said before is by now overdue, moved or the same."""
    return Meeting(status="planned", when=_day(at, 3 + 4 * number), place=_CITIES[number])


def _assessment(talks: Negotiation, _number: int, _at: dt.datetime, moved: bool) -> Value:
    polarity: Polarity = "negative" if moved else "positive"
    return Assessment(speaker=f"Ana {_NAMES[0]}", party=talks.parties[0], polarity=polarity, words="a hard day's work")


_KINDS: tuple[tuple[Callable[[Negotiation, int, dt.datetime, bool], Value], int], ...] = (
    (_issue, 20),
    (_position, 30),
    (_agreement, 15),
    (_delegation, 16),
    (_deadline, 10),
    (_meeting, 8),
    (_assessment, 1),
)
"""What is told of, and how many of each: a hundred in all."""


def _day(at: dt.datetime, days: int) -> When:
    day = (at + dt.timedelta(days=days)).date().isoformat()
    return When(text="then", start=day, end=day, grain="day")
