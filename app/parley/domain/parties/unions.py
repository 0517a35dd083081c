"""Names of unions and of employers' associations, told by the words that such names are made of."""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from parley.domain.parties.names import slug_of
from parley.domain.parties.tables import Kind
from parley.domain.parties.titles import BEFORE_A_NAME
from parley.domain.text.calendar_words import WHOLE_WEEKDAYS

_HEAD = (
    "Unions?|Workers|Federation|Guild|Brotherhood|Association|Teamsters|Syndicate|Congress|Council|Confederation|"
    "Alliance|Society|Employees|Nurses|Teachers|Pilots|Players|International|Organi[sz]ation"
)
_NAME = re.compile(
    rf"\b(?:(?:(?:(?:[A-Z]\.)+|[A-Z][\w'&-]*),?\s(?:(?:of|and|for|the|&)\s){{0,2}}){{1,7}}(?:{_HEAD})\b'?"
    r"(?:\s(?:of|for)\s(?:[A-Z][\w'-]*\s?){1,3})?|"
    r"(?:Association|Union|Federation|Guild|Brotherhood|Confederation|Syndicate|Society|Congress|Alliance)\s(?:of|for)"
    r"(?:\s(?:(?:of|and|for|the|in|&)\s){0,2}[A-Z][\w'-]*,?){1,6}(?<!,))"
)
_WORD = re.compile(
    r"\b(?:Union|Workers|Guild|Brotherhood|Teamsters|Teachers|Nurses|Pilots|Players|Employees|Doctors|Drivers|Attendants|"
    r"Machinists|Longshore\w+|Electrical|Labou?r|Actors|Writers|Engineers|Miners|Steelworkers|"
    r"Staff|Lecturers|Academics?|Faculty|Professors|Dockers|Metalworkers|Seafarers|Firefighters|Paramedics|Midwives|"
    r"Journalists|Musicians|Education\sAssociation)\b"
)
_HEADS_ALONE = re.compile(rf"(?:(?:{_HEAD}|Doctors|Drivers|Actors|Writers|Engineers|Miners|Labou?r|Trade)'?\s?)+")
_OF_EMPLOYERS = re.compile(
    r"\b(?:Employers?|Operators|Carriers|Industry|Industries|Producers|Manufacturers|Owners|Management)\b"
)
_ACRONYM = re.compile(r"\s?\((?:the\s)?([A-Z][A-Za-z&-]{1,12})\)|\s?\(([A-Z]{2,8})\s[^()\n]{1,60}\)")
_ACRONYM_BEFORE = re.compile(r"\b([A-Z]{2,8})\s\((?:the\s)?\Z")
_CAPITALS = re.compile(r"\b[A-Z]{3,8}\b")
# "the dockworkers' union DWU", "the port employers' association PEA": the noun before an acronym says what it is.
_APPOSED = re.compile(
    r"\b(?:(?P<union>(?:union|guild|federation of (?:workers|teachers|nurses|miners)))|"
    r"(?P<employer>employers'?\s(?:association|federation|body|group|organi[sz]ation|alliance|council)))\s"
    r"(?P<name>[A-Z][A-Z&-]*[A-Z])\b(?!\s[A-Z])"
)
# "the Vanguard union": whose union, by a possessive or a plural, is another thing ("Rondo's union", "Rondo unions").
_CALLED = re.compile(
    r"\b[Tt]he\s(?P<name>[A-Z][\w&-]+(?<!'s))\s(?:trade\s|labou?r\s)?(?P<union>union)\b(?!\s(?:at|of)\b)"
)
# "the trade union Solidarity", "mineworkers' union Amcu"
_OF_TRADE = re.compile(
    r"\b(?:[Tt]rade|[Ll]abou?r|[a-z]+(?:workers|miners|teachers|nurses|drivers)')\s(?P<union>union)\s"
    r"(?P<name>[A-Z][A-Za-z-]+)\b(?!\s[A-Z])"
)
_WHO_OF = re.compile(
    r"(?:Delegates|Members|Leaders|Officials|Representatives|Negotiators|President|Head)\s(?:of|for)\s(?:the\s)?"
)
NO_UNION = re.compile(
    r"\b(?:European|African|Soviet|customs|credit|civil|currency|monetary|student|rugby)\s\Z", re.IGNORECASE
)
"""Before "union": what is no union of workers."""

STAFF = (
    "workers|employees|staff|pilots|nurses|doctors|physicians|teachers|drivers|dockworkers|longshoremen|miners|"
    "flight attendants|cabin crew|actors|writers|players|journalists|firefighters|cleaners|baristas|engineers|"
    "lecturers|crews?|conductors|controllers|machinists|mechanics|steelworkers|autoworkers|paramedics|professors|"
    "researchers|janitors|academics|faculty|tutors|dockers|metalworkers|seafarers|musicians|porters|guards|couriers|cooks|"
    "operators|technicians|civil servants|midwives"
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


def _acronym_of(text: str, start: int, end: int, name: str, capitals: frozenset[str]) -> str:
    """The acronym of a name: in brackets behind it, before its own brackets, or a word of its initials elsewhere."""
    behind = _ACRONYM.match(text, end)
    if behind:
        return behind[1] or behind[2]
    before = _ACRONYM_BEFORE.search(text, max(0, start - 20), start)
    if before:
        return before[1]
    initials = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    return initials if initials in capitals else ""


def _names(text: str) -> Iterator[tuple[str, int, Kind]]:
    """Names like those of unions, with where they start; some may be no more than words for staff."""
    for match in _NAME.finditer(text):
        name, start = match.group().strip(), match.start()
        first, _, rest = name.partition(" ")
        if rest and first.lower() in BEFORE_A_NAME | WHOLE_WEEKDAYS:
            start += len(first) + 1
            name = rest
        if spoken := _WHO_OF.match(name):
            start += spoken.end()
            name = name[spoken.end() :]
        kind: Kind = "employer" if _OF_EMPLOYERS.search(name) else "union"
        if kind == "union" and (not is_union_word(name) or NO_UNION.search(name.rpartition("Union")[0])):
            continue
        if name[:1].isupper():
            yield name, start, kind


def find_union_names(text: str) -> Iterator[UnionName]:
    """Every name like those of unions; its code is the acronym that the text has for it, else the name's slug."""
    capitals = frozenset(_CAPITALS.findall(text))
    found = list(_names(text))
    acronyms: dict[str, str] = {}
    for name, start, _ in found:
        if acronym := _acronym_of(text, start, start + len(name), name, capitals):
            acronyms.setdefault(name, acronym)
    introduced: dict[str, UnionName] = {}
    for name, start, kind in found:
        acronym = acronyms.get(name, "")
        if not acronym and _HEADS_ALONE.fullmatch(name):
            continue
        named = UnionName(slug_of(acronym or name.removesuffix("'")), start, start + len(name), kind)
        if acronym:
            introduced.setdefault(acronym, named)
        yield named
    for match in (*_APPOSED.finditer(text), *_CALLED.finditer(text), *_OF_TRADE.finditer(text)):
        if not NO_UNION.search(f"{match['name']} "):
            side: Kind = "union" if match["union"] else "employer"
            called = UnionName(slug_of(match["name"]), match.start(), match.end(), side)
            introduced.setdefault(match["name"], called)
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
