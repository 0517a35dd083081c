"""Names of employers, told by the words of work that stand beside them."""

import re
from collections import Counter
from collections.abc import Iterable

from parley.domain.parties.mentions import find_mentions
from parley.domain.parties.titles import BEFORE_A_NAME
from parley.domain.parties.unions import STAFF, is_union_word
from parley.domain.parties.words import Spans
from parley.domain.text.calendar_words import WHOLE_WEEKDAYS

_NAME = r"(?P<name>[A-Z][\w&'-]*(?:\s(?:[A-Z][\w&'-]*|of|and|&)){0,5}?)"
_WHOLE = r"(?=[\s,.;:)'])(?!\s[A-Z&])"
_ARTICLE = r"(?:(?:the|The|a|an)\s)?"
_PLAIN = r"(?:(?!said|says|told|the|and|of|in|to|with|for|after|at|on|by)[a-z-]+\s)"
_CUES: tuple[tuple[int, str], ...] = (
    # "nurses at Oakfield", "a strike against the tyre maker Rondo"
    (
        4,
        rf"\b(?i:{STAFF}|strikes?|walkouts?|stoppages?|lockouts?|plants?|unions?)\s(?:at|against|by|employed by|with)\s"
        rf"{_ARTICLE}(?:(?!in\b|of\b|the\b)[a-z'-]+\s|[A-Z]\w+-[a-z]+\s){{0,4}}?{_NAME}{_WHOLE}",
    ),
    # "Rondo's drivers", "Rondo management"
    (3, rf"{_NAME}(?:'s?)?\s{_PLAIN}{{0,2}}?(?:{STAFF}|management|unions?|executives|spokes\w+|negotiators|bosses)\b"),
    # "a contract with Rondo"
    (
        2,
        rf"\b(?:talks|negotiat\w+|contracts?|agreements?|deals?|bargaining|disputes?|bargain)\s(?:[a-z-]+\s){{0,4}}?"
        rf"with\s{_ARTICLE}{_NAME}{_WHOLE}",
    ),
    # "the airline Rondo", "tyremaker Rondo"
    (
        3,
        r"\b(?:company|[a-z]{0,9}maker|airline|carrier|retailer|giant|group|firm|operator|chain|manufacturer|miner|"
        rf"producer|utility|brewer|insurer|bank|supermarket|broadcaster|railroad|railway|supplier|contractor|shipper)\s{_NAME}{_WHOLE}",
    ),
    # "Oakfield School District"
    (
        3,
        r"\b(?P<name>(?:[A-Z][\w'-]+\s){1,3}(?:School District|Public Schools|University|Hospitals?|Airlines|Airways|"
        r"Motors|Railways?|Transit|Port Authority|Health|Universities))\b",
    ),
    # "Rondo's offer", "Rondo Collective Bargaining"
    (
        2,
        rf"{_NAME}(?:'s?)?\s(?:[a-z]+\s)?(?:plan|offer|proposal|refusal|bid|[Cc]ollective [Bb]argaining|[Cc]ontract|"
        r"[Ss]trike|[Ll]abou?r)\b",
    ),
    # "Rondo and its drivers"
    (3, rf"{_NAME},?\sand\s(?:the|its)\s(?:[a-z-]+\s){{0,2}}?(?:unions?|{STAFF})\b"),
)
_PATTERNS = tuple((weight, re.compile(cue)) for weight, cue in _CUES)
_AND_UNION = re.compile(rf"\b{_NAME},?\sand\s(?:the\s)?\Z")
_UNION_AND = re.compile(rf"(?:\sunion)?,?\sand\s(?:the\s)?(?:[a-z]+\s){{0,3}}{_NAME}{_WHOLE}")
_BESIDE = 3
_SHORTEST = 2
_OPENING = re.compile(r"(?:\A|[.!?:\"\n]\s*|\s-\s)\Z")
_ORDINARY = re.compile(
    r"(?:Some|Many|Most|Thousands|Hundreds|Dozens|Several|Fellow|Young|Senior|Junior|Former|More|Public|Striking|Working|"
    r"Bus|Rail|Train|Metro|Port|Dock|Postal|Airline|Airport|Transport|Hospital|School|Health|Garment|Textile|Mine|Truck|"
    r"Leading|Visiting|Existing|Remaining|Protesting|[A-Z]\w+(?:ly|ed))\Z"
)
_SUFFIX = re.compile(r"\s(?:Inc|Corp|Corporation|Co|Company|Ltd|PLC|plc|Group|AG|SA|NV)\.?\Z")
_NEVER = frozenset(
    [
        "Union",
        "Labor",
        "Labour",
        "State",
        "Reuters",
        "Congress",
        "House",
        "Senate",
        "Parliament",
        "Mr",
        "Management",
        "Bosses",
        "Striking",
        "Africa",
        "America",
        "Asia",
        "Europe",
    ]
)


def short_name(name: str) -> str:
    """A company's common name: without what stands before it, possessive and legal form."""
    words = name.split()
    while words and words[0].lower().removesuffix("'s").strip("'") in BEFORE_A_NAME | WHOLE_WEEKDAYS:
        words.pop(0)
    while words and words[-1].lower() in {"of", "and", "&", "the"}:
        words.pop()
    return _SUFFIX.sub("", " ".join(words).removesuffix("'s").removesuffix("'"))


def find_employer_names(text: str, taken: Spans, people: Spans) -> Counter[str]:
    """Names of companies by how strongly words of work speak for an employer; not parties (`taken`), not `people`."""
    scores: Counter[str] = Counter()
    for weight, cue in _PATTERNS:
        for match in cue.finditer(text):
            name = short_name(match["name"])
            start = match.start("name") + max(0, match["name"].find(name))
            if len(name) < 3 or name in _NEVER or is_union_word(name):
                continue
            if taken.cover(start, start + len(name)) or people.overlap(start, match.end("name")):
                continue
            if " " not in name and re.search(rf"\b{re.escape(name.lower())}\b", text):
                continue
            if " " not in name and _OPENING.search(text, max(0, start - 4), start) and _ORDINARY.match(name):
                continue
            scores[name] += weight
    return scores


_PROPER = r"[A-Z][\w&'.]+(?:[\s-](?:[A-Z][\w&'.]+|of|and(?=\s[A-Z]\w+\s(?:Co|Company|Sons)\b)))*"
_LIST = re.compile(rf"(?<![\w-])(?P<names>{_PROPER}(?:,\s{_PROPER})*,?\sand\s(?P<last>{_PROPER}))")
_PLURAL = re.compile(
    r"\b(?:companies|producers|employers|operators|railways|railroads|airlines|carriers|carmakers|automakers|mines|miners|"
    r"mining houses|firms|studios|hospitals|universities|groups|chains|both)\b"
)
_NEAR_LIST = 120


def find_listed_employers(text: str, taken: Spans, people: Spans) -> list[str]:
    """Companies that a text names in a row beside a word for employers in the plural; empty where it has no such row.

    `taken` are parties and unions, `people` people; no name among them is a company's.
    """
    for match in _LIST.finditer(text):
        around = text[max(0, match.start() - _NEAR_LIST) : match.end() + _NEAR_LIST]
        parts = re.split(r",?\sand\s(?=[A-Z])|,\s", match["names"])
        spots = []
        start = match.start()
        for part in parts:
            start = text.index(part, start)
            spots.append((start, start + len(part)))
        names = [
            short_name(part)
            for part, (begin, stop) in zip(parts, spots, strict=True)
            if not taken.cover(begin, stop) and not people.overlap(begin, stop) and not is_union_word(part)
        ]
        beside = len(names) < len(parts)  # the union stands in the row itself
        names = [name for name in names if len(name) > _SHORTEST and name not in _NEVER]
        if len(names) > 1 and any(" " in name for name in names) and (beside or _PLURAL.search(around)):
            return names
    return []


def add_names_beside(
    scores: Counter[str], text: str, unions: Iterable[tuple[int, int]], taken: Spans, people: Spans
) -> None:
    """Adds names that "and" joins to a known union: "Rondo and the Teamsters", "Unifor and Rondo"; not `people`."""
    for start, end in unions:
        before = _AND_UNION.search(text, max(0, start - 60), start)
        after = _UNION_AND.match(text, end)
        for match in (before, after):
            name = short_name(match["name"]) if match else ""
            if not match or people.overlap(match.start("name"), match.end("name")):
                continue
            if len(name) > 2 and not taken.overlap(match.start("name"), match.end("name")):
                scores[name] += _BESIDE


def add_names_of_title(scores: Counter[str], title: str, text: str) -> None:
    """Adds what a title says of names that the text has too: in a title, capitals alone tell no name."""
    taken = Spans((mention.start, mention.end) for mention in find_mentions(title))
    for name, score in find_employer_names(title, taken, Spans()).items():
        words = name.split()
        known = next((" ".join(words[i:]) for i in range(len(words)) if " ".join(words[i:]) in text), "")
        if known and short_name(known) == known:
            scores[known] += score
