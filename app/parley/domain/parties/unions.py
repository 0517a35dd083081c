"""Names of unions and of employers' associations, told by the words that such names are made of."""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from parley.domain.parties.names import slug_of
from parley.domain.parties.tables import Kind
from parley.domain.parties.titles import BEFORE_A_NAME, WEEKDAYS

_HEAD = (
    "Unions?|Workers|Federation|Guild|Brotherhood|Association|Teamsters|Syndicate|Congress|Council|Confederation|"
    "Alliance|Society|Employees|Nurses|Teachers|Pilots|Players|International|Organi[sz]ation"
)
_NAME = re.compile(
    rf"\b(?:[A-Z][\w'&.-]*,?\s(?:(?:of|and|for|the|&)\s){{0,2}}){{1,7}}(?:{_HEAD})\b'?"
    r"(?:\s(?:of|for)\s(?:[A-Z][\w'-]*\s?){1,3})?"
)
_WORD = re.compile(
    r"\b(?:Union|Workers|Guild|Brotherhood|Teamsters|Teachers|Nurses|Pilots|Players|Employees|Doctors|Drivers|Attendants|"
    r"Machinists|Longshore\w+|Electrical|Labou?r|Actors|Writers|Engineers|Miners|Steelworkers)\b"
)
_HEADS_ALONE = re.compile(rf"(?:(?:{_HEAD}|Doctors|Drivers|Actors|Writers|Engineers|Miners|Labou?r|Trade)'?\s?)+")
_OF_EMPLOYERS = re.compile(
    r"\b(?:Employers?|Operators|Carriers|Industry|Industries|Producers|Manufacturers|Owners|Management)\b"
)
_ACRONYM = re.compile(r"\s?\((?:the\s)?([A-Z][A-Za-z&-]{1,12})\)")
NO_UNION = re.compile(
    r"\b(?:European|African|Soviet|customs|credit|civil|currency|monetary|student|rugby)\s\Z", re.IGNORECASE
)
"""Before "union": what is no union of workers."""

STAFF = (
    "workers|employees|staff|pilots|nurses|doctors|physicians|teachers|drivers|dockworkers|longshoremen|miners|"
    "flight attendants|cabin crew|actors|writers|players|journalists|firefighters|cleaners|baristas|engineers|"
    "lecturers|crews?|conductors|controllers|machinists|mechanics|steelworkers|autoworkers|paramedics|professors|researchers|"
    "janitors|musicians|porters|guards|couriers|cooks|operators|technicians|civil servants|midwives"
)
"""Words for people who work for somebody, as one alternation of a pattern."""

_STAFF_WORD = re.compile(rf"\b(?:{STAFF})\b", re.IGNORECASE)


class UnionName(Struct, frozen=True, gc=False):
    """A name that speaks for itself: of a union, or of an association of employers."""

    code: str
    start: int
    end: int
    kind: Kind


def is_union_word(name: str) -> bool:
    """Whether a name has a word that only unions have in theirs."""
    return bool(_WORD.search(name))


def find_union_names(text: str) -> Iterator[UnionName]:
    """Every name like those of unions; its code is the acronym that the text introduces, else the name's slug."""
    introduced: dict[str, UnionName] = {}
    for match in _NAME.finditer(text):
        name, start = match.group().strip(), match.start()
        first, _, rest = name.partition(" ")
        if rest and first.lower() in BEFORE_A_NAME | WEEKDAYS:
            start += len(first) + 1
            name = rest
        if not name[:1].isupper():
            continue
        kind: Kind = "employer" if _OF_EMPLOYERS.search(name) else "union"
        if kind == "union" and (not is_union_word(name) or NO_UNION.search(name.rpartition("Union")[0])):
            continue
        acronym = _ACRONYM.match(text, match.end())
        if acronym is None and _HEADS_ALONE.fullmatch(name):
            continue
        found = UnionName(slug_of(acronym[1] if acronym else name.removesuffix("'")), start, start + len(name), kind)
        if acronym:
            introduced.setdefault(acronym[1], found)
        yield found
    if introduced:
        for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, introduced))})\b", text):
            named = introduced[match.group()]
            yield UnionName(named.code, match.start(), match.end(), named.kind)


def commonest_trade(text: str) -> str:
    """The word for staff that a text has most often, "workers" for the vague ones; empty where it has none."""
    counts = Counter(match.group().lower() for match in _STAFF_WORD.finditer(text))
    counts["workers"] += counts.pop("employees", 0) + counts.pop("staff", 0)
    trade, count = max(counts.items(), key=lambda item: (item[1], item[0]))
    return trade if count else ""
