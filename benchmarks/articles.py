"""Made-up articles for measuring: of many negotiations, of the length of real ones, each different from the others."""

import datetime as dt
import random
from collections.abc import Iterator

from parley_topics.articles import Article

START = dt.datetime(2026, 1, 1, 6, tzinfo=dt.UTC)
MEAN_CHARACTERS = 4000

SIDES = (
    ("Chile", "Chilean", "Santiago"),
    ("Peru", "Peruvian", "Lima"),
    ("Kenya", "Kenyan", "Nairobi"),
    ("Somalia", "Somali", "Mogadishu"),
    ("India", "Indian", "New Delhi"),
    ("Nepal", "Nepali", "Kathmandu"),
    ("Norway", "Norwegian", "Oslo"),
    ("Iceland", "Icelandic", "Reykjavik"),
    ("Japan", "Japanese", "Tokyo"),
    ("Mongolia", "Mongolian", "Ulaanbaatar"),
    ("Egypt", "Egyptian", "Cairo"),
    ("Sudan", "Sudanese", "Khartoum"),
    ("Ghana", "Ghanaian", "Accra"),
    ("Togo", "Togolese", "Lome"),
    ("Greece", "Greek", "Athens"),
    ("Turkey", "Turkish", "Ankara"),
)
CITIES = ("Geneva", "Vienna", "Doha", "Muscat", "Singapore", "Nairobi", "Istanbul", "Oslo")
SUBJECTS = ("fishing quotas", "grain tariffs", "the border crossing", "water rights", "a customs union", "prisoners")
NAMES = ("Ana Torres", "Joseph Mwangi", "Ravi Menon", "Ingrid Dahl", "Kenji Mori", "Amal Hassan", "Kofi Boateng")
IN_SCOPE = (
    "{A} and {B} will hold a new round of talks on {subject} in {city} on {date}, the {a_adj} foreign ministry said.",
    "Negotiators from {A} and {B} met in {city} on {weekday} for the {ordinal} round of talks on {subject}.",
    "The talks between {A} and {B} ended without an agreement on {weekday}, officials said.",
    "“We have made progress on {subject},” said {name}, the head of {A}'s delegation.",
    "{B} rejected the {a_adj} demand for changes to the deal on {subject}.",
    "{A} said that it would accept the proposal if {B} withdrew its objections by {date}.",
    "{A} and {B} agreed to release {number} prisoners, according to a statement from {b_city}.",
    "{name}, who leads the {a_adj} team, called the meeting difficult but useful.",
    "The next meeting between the {a_adj} and {b_adj} delegations was postponed until {date}.",
)
FILLER = (
    "Prices at the market in {city} rose again this week as traders waited for rain.",
    "The road through the valley was closed for most of the winter, residents of {a_city} said.",
    "Schools in the region reopened after a long break, and the first trains ran on the repaired line.",
    "A report published in {b_city} put the cost of the repairs at {number} million.",
    "Fishermen say that the season has been short and the catch has been poor.",
    "The museum in {a_city} has shown the old maps since last year, and visitors come from far away.",
    "Farmers on both sides of the river depend on the same canal, which was built a century ago.",
    "Analysts expect little change before the summer, when the parliament returns from its recess.",
)
ORDINALS = ("second", "third", "fourth", "fifth", "sixth")


def articles(count: int, *, seed: int = 1, in_scope: float = 0.7) -> Iterator[Article]:
    """`count` articles in order of publication, a share of which tells of negotiations; the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        published = START + dt.timedelta(minutes=7 * number)
        one, two = chance.sample(SIDES, 2)
        told = chance.random() < in_scope
        text = _text(chance, one, two, published, IN_SCOPE if told else FILLER)
        yield Article(
            id=f"made-{seed}-{number}",
            url=f"https://news{number % 40}.example/{seed}/{number}",
            outlet=f"Outlet {number % 40}",
            published=published.isoformat().replace("+00:00", "Z"),
            title=f"{one[0]} and {two[0]} resume talks" if told else f"A quiet week in {one[2]}",
            text=text,
            language="en",
        )


def _text(
    chance: random.Random,
    one: tuple[str, str, str],
    two: tuple[str, str, str],
    published: dt.datetime,
    sentences: tuple[str, ...],
) -> str:
    paragraphs: list[str] = []
    length = 0
    target = chance.randint(MEAN_CHARACTERS // 2, MEAN_CHARACTERS * 3 // 2)
    while length < target:
        day = published + dt.timedelta(days=chance.randint(1, 30))
        paragraph = chance.choice(sentences if chance.random() < 0.5 else FILLER).format(
            A=one[0],
            B=two[0],
            a_adj=one[1],
            b_adj=two[1],
            a_city=one[2],
            b_city=two[2],
            city=chance.choice(CITIES),
            subject=chance.choice(SUBJECTS),
            name=chance.choice(NAMES),
            number=chance.randint(3, 900),
            date=f"{day.day} {day:%B}",
            weekday=f"{published - dt.timedelta(days=chance.randint(0, 3)):%A}",
            ordinal=chance.choice(ORDINALS),
        )
        paragraphs.append(paragraph)
        length += len(paragraph)
    return "\n\n".join(paragraphs)
