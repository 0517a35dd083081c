"""Labour: the union and the employer of an article that tells of bargaining between the two."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from msgspec import Struct

from parley.domain.parties.mentions import Mention
from parley.domain.parties.names import slug_of
from parley.domain.parties.tables import Kind, parties
from parley.domain.parties.titles import BEFORE_A_NAME, WEEKDAYS
from parley.domain.parties.words import WordFinder

_CORE = re.compile(
    r"\b(?:trade unions?|labou?r unions?|unions?|collective bargaining|industrial action|walk-?outs?|work stoppages?|picket lines?|"
    r"strike ballot|lock-?outs?|(?:workers|pilots|nurses|teachers|drivers|doctors|miners|staff|employees|players|actors|writers)'? "
    r"(?:strike|union|association|went on strike|walked)|"
    r"on strike|(?:workers|pilots|nurses|teachers|drivers|doctors|miners|staff|employees|crews?)\b[^.]{0,60}\bstrikes?)\b",
    re.IGNORECASE,
)
_NOT_LABOUR = re.compile(
    r"\b(?:European|African|Soviet|customs|Credit|credit|civil|currency|monetary|student|rugby) $", re.IGNORECASE
)
_STAFF = (
    r"workers|employees|staff|pilots|nurses|doctors|physicians|teachers|drivers|dockworkers|longshoremen|miners|"
    r"flight attendants|cabin crew|actors|writers|players|journalists|firefighters|cleaners|baristas|engineers|lecturers|"
    r"crews?|conductors|controllers|machinists|mechanics|steelworkers|autoworkers|paramedics|professors|researchers|"
    r"janitors|musicians|porters|guards|couriers|cooks|operators|technicians|civil servants|midwives"
)
_NAME = r"(?:the\s|The\s)?(?P<name>[A-Z][\w&'-]*(?:\s(?:[A-Z][\w&'-]*|of|and|&))*?)"
_EMPLOYER_CUES = (
    (2.0, re.compile(rf"\b(?:{_STAFF}|strikes?|walkouts?|stoppages?|lockouts?|plants?|unions?)\s(?:at|against|by|employed by|with)\s(?:(?:the|a|an)\s)?(?:(?!in\b|of\b|the\b)[a-z'-]+\s|[A-Z]\w+-[a-z]+\s){{0,4}}?{_NAME}(?=[\s,.;:)'])(?!\s[A-Z&])")),
    (1.5, re.compile(rf"{_NAME}(?:'s?)?\s(?:(?!said|says|told|the|and|of|in|to|with|for|after|at|on|by)[a-z-]+\s){{0,2}}?(?:{_STAFF}|management|unions?|executives|spokes\w+|negotiators|bosses)\b")),
    (1.0, re.compile(rf"\b(?:talks|negotiat\w+|contracts?|agreements?|deals?|bargaining|disputes?|bargain)\s(?:[a-z-]+\s){{0,4}}?with\s{_NAME}(?=[\s,.;:)'])(?!\s[A-Z&])")),
    (1.5, re.compile(rf"\b(?:company|[a-z]*maker|airline|carrier|retailer|giant|group|firm|operator|chain|manufacturer|miner|producer)\s{_NAME}(?=[\s,.;:)'])(?!\s[A-Z&])")),
    (1.5, re.compile(r"\b(?P<name>(?:[A-Z][\w'-]+\s){1,3}(?:School District|Public Schools|University|Hospitals?|Airlines|Airways|Motors|Railways?|Transit|Port Authority|Health|Universities))\b")),
    (1.0, re.compile(rf"{_NAME}(?:'s?)?\s(?:[a-z]+\s)?(?:plan|offer|proposal|refusal|bid|[Cc]ollective [Bb]argaining|[Cc]ontract|[Ss]trike|[Ll]abou?r)\b")),
    (1.5, re.compile(rf"{_NAME},?\sand\s(?:the|its)\s(?:[a-z-]+\s){{0,2}}?(?:unions?|{_STAFF})\b")),
)  # fmt: skip
_UNION_HEAD = (
    r"Unions?|Workers|Federation|Guild|Brotherhood|Association|Teamsters|Syndicate|Congress|Council|Confederation|Alliance|Society|"
    r"Employees|Nurses|Teachers|Pilots|Players|International|Organi[sz]ation"
)
_UNION_NAME = re.compile(
    rf"\b(?:[A-Z][\w'&.-]*,?\s(?:(?:of|and|for|the|&)\s){{0,2}}){{1,7}}(?:{_UNION_HEAD})\b'?(?:\s(?:of|for)\s(?:[A-Z][\w'-]*\s?){{1,3}})?"
)
_UNION_WORD = re.compile(
    r"\b(?:Union|Workers|Guild|Brotherhood|Teamsters|Teachers|Nurses|Pilots|Players|Employees|Doctors|Drivers|Attendants|"
    r"Machinists|Longshore\w+|Electrical|Labou?r|Actors|Writers|Engineers|Miners|Steelworkers)\b"
)
_HEADS = re.compile(rf"(?:{_UNION_HEAD}|Doctors|Drivers|Actors|Writers|Engineers|Miners|Steelworkers|Labou?r|Trade)'?")
_EMPLOYERS_WORD = re.compile(
    r"\b(?:Employers?|Operators|Carriers|Industry|Industries|Producers|Manufacturers|Owners|Management)\b"
)
_ACRONYM = re.compile(r"\s?\((?:the\s)?([A-Z][A-Za-z&-]{1,12})\)")
_ROLE = re.compile(
    r"\b(?:(?P<union>(?:(?:[Tt]he|[Tt]heir|[Ii]ts|[Tt]he two)\s)?(?:[Uu]nions?|[Uu]nion (?:leaders?|officials?|negotiators?|bosses|members)|"
    r"[Bb]argaining committee|[Ll]abou?r leaders))|"
    r"(?P<employer>(?:[Tt]he\s)(?:company|management|airline|carmaker|automaker|employers?|firm|railway|league|owners|studios|"
    r"carrier|manufacturer|chain|retailer|operator|operators|university|school district|hospital|district)|[Mm]anagement|[Ee]mployers))\b"
)
_STAFF_OF = re.compile(rf"\b(?:(?P<trade>[a-z]+\s)?(?P<staff>{_STAFF}))\b")
_GENERIC = re.compile(
    r"\b(?P<trade>rail|railway|railroad|port|dock|postal|hospital|airline|airport|bus|metro|subway|mine|mining|steel|auto|hotel|"
    r"school|university|film|truck|trucking|oil|transport|bank|construction)\s(?P<side>companies|operators|employers|unions|workers|owners)\b"
)
_OPENING = re.compile(r"(?:\A|[.!?:\"\n]\s*|\s-\s)\Z")
_BRANCH = re.compile(
    r"\b([A-Z][a-z]+)\s(?:companies|employers|firms|corporations|manufacturers|automakers|carmakers|banks)\b"
)
_GOVERNS = re.compile(r"\b(?:[Gg]overnment|[Mm]inist(?:er|ers|ry)|Secretary|Treasury)\b")
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
        "Monday's",
        "Parliament",
        "Friday's",
        "Mr",
    ]
)
_ENOUGH = 3
_ORDINARY = re.compile(
    r"(?:Some|Many|Most|Thousands|Hundreds|Dozens|Several|Fellow|Young|Senior|Junior|Former|More|Public|Striking|Working|Leading|Visiting|Existing|Remaining|Protesting|[A-Z]\w+(?:ly|ed))\Z"
)


class Bargaining(Struct, frozen=True, kw_only=True):
    """The two sides of bargaining over work, and where the text names them."""

    union: str
    employer: str
    mentions: tuple[Mention, ...]
    name: str | None = None
    """The employer's name in the text, where it is a company that no table knows."""

    def mentions_in(self, title: str) -> list[Mention]:
        """Where a title names one of the two by a name that the text has, or by its role."""
        surfaces = {(m.surface, m.party, m.kind) for m in self.mentions if m.form != "role"}
        if self.name:
            surfaces.add((self.name, self.employer, "employer"))
        found = [
            Mention(match.start(), match.end(), party, kind, surface)
            for surface, party, kind in sorted(surfaces)
            for match in re.finditer(rf"\b{re.escape(surface)}\b", title)
        ]
        for match in _ROLE.finditer(title):
            kind: Kind = "union" if match.lastgroup == "union" else "employer"
            code = self.union if kind == "union" else self.employer
            found.append(Mention(match.start(), match.end(), code, kind, match.group(), "role"))
        return found


@cache
def _work_words() -> WordFinder[bool]:
    words = (
        "union unions unionized unionised labor labour worker workers employees staff strike strikes striking strikers"
    )
    words += " walkout walkouts walk-out stoppage stoppages picket pickets bargaining wage wages contract contracts pay"
    words += (
        " ballot overtime pensions pension lockout lock-out industrial pilots nurses teachers drivers doctors miners"
    )
    return WordFinder(dict.fromkeys(words.split(), True))


def is_about_labour(text: str, unions: int = 0) -> bool:
    """Whether an article tells of bargaining over work: words of unions, and of strikes, pay or contracts.

    `unions` is how many mentions of known unions it has.
    """
    if sum(1 for _ in islice(_work_words().find(text), _ENOUGH)) < _ENOUGH:
        return False
    if unions:
        return True
    return any(
        not _NOT_LABOUR.search(text, max(0, match.start() - 12), match.start()) for match in _CORE.finditer(text)
    )


def _short(name: str) -> str:
    words = name.split()
    while words and words[0].lower().strip("'") in BEFORE_A_NAME | WEEKDAYS:
        words.pop(0)
    while words and words[-1].lower() in {"of", "and", "&", "the"}:
        words.pop()
    name = " ".join(words)
    return _SUFFIX.sub("", name.removesuffix("'s").removesuffix("'"))


def _unions(text: str) -> Iterator[tuple[str, int, int, Kind]]:
    """Names of unions and of employers' associations: code, start, end and kind."""
    for match in _UNION_NAME.finditer(text):
        name = match.group().strip()
        start = match.start()
        first = name.split()[0]
        if first.lower() in BEFORE_A_NAME | WEEKDAYS and " " in name:
            start += len(first) + 1
            name = name[len(first) + 1 :].lstrip()
        kind: Kind = "employer" if _EMPLOYERS_WORD.search(name) else "union"
        if kind == "union" and (not _UNION_WORD.search(name) or _NOT_LABOUR.search(name.rpartition("Union")[0])):
            continue
        acronym = _ACRONYM.match(text, match.end())
        if not acronym and all(_HEADS.fullmatch(word) for word in name.split()):
            continue
        yield slug_of(acronym[1] if acronym else _short(name)), start, start + len(name), kind
        if acronym:
            for again in re.finditer(rf"\b{re.escape(acronym[1])}\b", text):
                yield slug_of(acronym[1]), again.start(), again.end(), kind


def _employers(text: str, taken: Sequence[tuple[int, int]], people: Sequence[tuple[int, int]]) -> Counter[str]:
    """Names of companies by how strongly words of work beside them speak for an employer."""
    scores: Counter[str] = Counter()
    for weight, cue in _EMPLOYER_CUES:
        for match in cue.finditer(text):
            start, end = match.span("name")
            name = _short(match["name"])
            if len(name) < 3 or name in _NEVER or _UNION_WORD.search(name):
                continue
            if any(a <= start and start + len(name) <= b for a, b in taken) or any(
                a < end and start < b for a, b in people
            ):
                continue
            if " " not in name and _OPENING.search(text, max(0, start - 4), start) and _ORDINARY.match(name):
                continue
            scores[name] += int(weight * 2)
    return scores


def find_bargaining(
    text: str, mentions: Sequence[Mention], names: Sequence[tuple[int, int]] = (), *, title: str = ""
) -> Bargaining | None:
    """The union and the employer of a folded text, None where it tells of no bargaining over work.

    A union is named by a known name, by a name like those of unions, with the acronym that the article introduces, or
    after employer and trade ("acme-drivers"); an employer is a known one, a company that words of work stand beside, or
    the government. `names` are the spans of people.
    """
    found: list[Mention] = [mention for mention in mentions if mention.kind in {"union", "employer"}]
    if not is_about_labour(f"{title}\n{text}", sum(mention.kind == "union" for mention in found)):
        return None
    spans = {(mention.start, mention.end) for mention in found}
    for code, start, end, kind in _unions(text):
        if not any(a < end and start < b for a, b in spans):
            spans.add((start, end))
            found.append(Mention(start, end, code, kind, text[start:end]))
    unions = Counter(mention.party for mention in found if mention.kind == "union")
    bosses = Counter({m.party: 0 for m in found if m.kind == "employer"})
    for mention in found:
        if mention.kind == "employer":
            bosses[mention.party] += 2
    taken = [*spans, *((m.start, m.end) for m in mentions)]
    companies = _employers(text, taken, names)
    for name, score in _employers(title, (), ()).items():
        words = name.split()
        known = next((" ".join(words[i:]) for i in range(len(words)) if " ".join(words[i:]) in text), "")
        if known and _short(known) == known:
            companies[known] += score
    for name, score in companies.items():
        bosses[slug_of(name)] += score
    generic: dict[str, Counter[str]] = {"union": Counter(), "employer": Counter()}
    for match in _GENERIC.finditer(text):
        side = "union" if match["side"] in {"unions", "workers"} else "employer"
        generic[side][slug_of(match.group() if match["side"] != "workers" else f"{match['trade']} unions")] += 1
    homes = [home for code in unions if (home := parties()[code].home if code in parties() else "")]
    employer = _employer(text, bosses, generic["employer"], mentions, homes)
    union = _union(text, unions, generic["union"], employer)
    if not employer or not union:
        return None
    called = [name for name in companies if slug_of(name) == employer]
    for name in called:
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            if not any(a < match.end() and match.start() < b for a, b in spans):
                found.append(Mention(match.start(), match.end(), employer, "employer", match.group()))
    for match in _ROLE.finditer(text):
        side = match.lastgroup or ""
        if any(a < match.end() and match.start() < b for a, b in spans):
            continue
        code = union if side == "union" else employer
        found.append(
            Mention(match.start(), match.end(), code, "union" if side == "union" else "employer", match.group(), "role")
        )
    return Bargaining(
        union=union,
        employer=employer,
        name=called[0] if called else None,
        mentions=tuple(sorted(found, key=lambda m: m.start)),
    )


def _employer(
    text: str, bosses: Counter[str], generic: Counter[str], mentions: Sequence[Mention], homes: Sequence[str]
) -> str:
    if bosses:
        best, score = max(bosses.items(), key=lambda item: (item[1], item[0]))
        if score >= 3:
            return best
    if generic:
        return max(generic.items(), key=lambda item: (item[1], item[0]))[0]
    adjectives = {entry.adjective for entry in parties().values() if entry.kind == "state"}
    branch = Counter(slug_of(match.group()) for match in _BRANCH.finditer(text) if match[1] in adjectives)
    if branch and not _GOVERNS.search(text):
        return max(branch.items(), key=lambda item: (item[1], item[0]))[0]
    states = Counter(mention.party for mention in mentions if mention.kind in {"state", "government"})
    states.update(homes)
    if states and _GOVERNS.search(text):
        return states.most_common(1)[0][0]
    return max(bosses, key=lambda code: (bosses[code], code), default="")


def _union(text: str, unions: Counter[str], generic: Counter[str], employer: str) -> str:
    if unions:
        return max(unions.items(), key=lambda item: (item[1], item[0]))[0]
    if generic:
        return max(generic.items(), key=lambda item: (item[1], item[0]))[0]
    staff = Counter(match["staff"].lower() for match in _STAFF_OF.finditer(text))
    for vague in ("employees", "staff"):
        if vague in staff:
            staff["workers"] += staff.pop(vague)
    if not staff or not employer:
        return ""
    trade = max(staff.items(), key=lambda item: (item[1], item[0]))[0]
    return f"{employer}-{slug_of(trade)}" if len(employer) > 2 else slug_of(trade)
