"""Labour: the union and the employer of an article that tells of bargaining between the two."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from msgspec import Struct

from parley.domain.parties.employers import (
    add_names_beside,
    add_names_of_title,
    find_employer_names,
    find_listed_employers,
)
from parley.domain.parties.mentions import Mention
from parley.domain.parties.names import slug_of
from parley.domain.parties.tables import Form, Kind, counterparts, home_of, parties, word_sets
from parley.domain.parties.unions import NO_UNION, commonest_trade, find_union_names
from parley.domain.parties.words import Spans, WordFinder

_CORE = re.compile(
    r"\b(?:(?-i:unions?|Unions|Union (?:leaders|officials|members|bosses))|"
    r"collective bargaining|industrial action|walk-?outs?|work stoppages?|picket lines?|strike ballot|"
    r"(?:begin|began|launch|launched|call off|called off|end|ended|suspended) (?:a|an|their|its) (?:[\w-]+ )?strike|"
    r"lock-?outs?|on strike|strike action|vot(?:e|ed|ing) to strike|collective (?:employment )?agreements?|"
    r"(?:workers|pilots|nurses|teachers|drivers|doctors|miners|staff|employees|players|actors|writers)'? "
    r"(?:strike|association|walked)|"
    r"striking (?:[\w-]+ ){0,3}(?:workers|pilots|nurses|teachers|drivers|doctors|miners|staff|employees)|"
    r"(?:workers|pilots|nurses|teachers|drivers|doctors|miners|staff|employees|crews?)\b[^.]{0,60}\bstrikes?)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:(?P<union>(?:(?:[Tt]he|[Tt]heir|[Ii]ts)\s)?(?:[Uu]nions?|"
    r"[Uu]nion (?:leaders?|officials?|negotiators?|bosses|members)|[Bb]argaining committee|[Ll]abou?r leaders))|"
    r"(?P<employer>[Tt]he\s(?:company|management|airline|carmaker|automaker|employers?|firm|railway|league|owners|"
    r"studios|carrier|manufacturer|chain|retailer|operators?|university|"
    r"school board|school district|hospitals?|district|board)|"
    r"[Mm]anagement|[Ee]mployers))\b"
)
_BRANCH = re.compile(
    r"\b(?i:(?P<trade>rail|railway|railroad|port|dock|postal|hospital|airline|airport|bus|metro|subway|mine|mining|steel|"
    r"auto|hotel|school|university|film|truck|trucking|oil|transport|bank|construction|coal|gold|platinum|copper|"
    r"diamond|textile|garment|aluminium|paper|sugar|shipping|retail|supermarket))\s"
    r"(?P<side>companies|operators|employers|boards?|districts?|bosses|unions|workers|owners|producers|firms|mines)\b"
)
# "gold miners" reject what "the industry" offers: those who mine it bargain together.
_MINERS = re.compile(
    r"\b(?P<mined>(?i:coal|gold|platinum|copper|diamond|nickel|iron ore))\s(?:miners|mineworkers|workers)\b"
)
_ALL_OF_THEM = re.compile(r"\b[Tt]he\s(?:companies|industry|producers|mines|mining houses)\b")
_NATIONAL = re.compile(
    r"\b([A-Z][a-z]+)\s(?:companies|employers|firms|corporations|manufacturers|automakers|carmakers|banks)\b"
)
_JOINT = re.compile(r"\b(?:[Mm]ulti(?:-\s?|\s)employer|[Ee]mployers)\b")
_NUMBER = r"(?:the|all|these|several|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|other)"
_GOVERNS = re.compile(r"\b(?:[Gg]overnment|[Mm]inist(?:er|ers|ry)|Secretary|Treasury)\b")
_NO_STAFF = r"(?!'|\s(?:unions?|association|federation|committee|council|strikes?|guild|rights|pay|wages|of)\b)"
"""What may not follow a word for the staff where it stands for their union: "pilots", but no "pilots' union"."""
_OF_SCHOOLS = frozenset({"school-board", "school-district"})
_SCHOOLS = re.compile(r"(?P<place>.+)-school-(?:board|district)")
_TOWN = re.compile(
    r"\b(?:[Tt]eachers|[Ss]chools|[Ss]chool\s(?:[Bb]oard|[Dd]istrict))\sin\s(?P<town>(?!January|February|March|April|May|June|July|"
    r"August|September|October|November|December)[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\b|"
    r"\b(?P<by>(?!The\b|Public\b|Striking\b|Some\b|Many\b|And\b|Local\b|Union\b|High\b|State\b)[A-Z][a-z]+)\s"
    r"(?:[Pp]ublic\s)?(?:teachers|school\s(?:board|district))\b"
)
_MANY = frozenset({"companies", "operators", "producers", "firms", "mines", "owners", "employers"})
"""What the name of a branch of employers ends in."""
_TOGETHER = 2
"""How often a text has to speak of employers in the plural for them to be one side."""
_SURE = 8
"""What one mention of a known employer or of an association of employers counts beside the score of a company."""
_UNNAMED = "employers"
"""Whom a union bargains with that an article names alone."""
_ENOUGH = 3
"""Words of work that an article needs, and the score that makes a company an employer."""


class Bargaining(Struct, frozen=True, kw_only=True):
    """The two sides of bargaining over work, and where the text names them.

    `name` is the employer's name in the text, where it is a company that no table knows; `partners` are employers that
    bargain with the same union beside it.
    """

    union: str
    employer: str
    partners: tuple[str, ...] = ()
    mentions: tuple[Mention, ...]
    name: str | None = None

    def mentions_in(self, title: str) -> list[Mention]:
        """Where a title names one of the two by a name that the text has, or by its role."""
        surfaces = {(m.surface, m.party, m.kind) for m in self.mentions if m.form != "role"}
        if self.name:
            surfaces.add((self.name, self.employer, "employer"))
        found = [
            Mention(match.start(), match.end(), party, kind, surface)
            for surface, party, kind in sorted(surfaces, key=lambda each: (-len(each[0]), each))
            for match in re.finditer(rf"\b{re.escape(surface)}\b", title)
        ]
        return [*found, *_roles(title, self.union, self.employer, Spans((m.start, m.end) for m in found))]


@cache
def _workplaces() -> dict[str, str]:
    """Plural of each noun for places of work, with its singular."""
    nouns = (noun.replace("_", " ") for noun in sorted(word_sets("labour")["workplaces"]))
    return {re.sub(r"([^aeiou])y\Z", r"\1ie", noun) + "s": noun for noun in nouns}


@cache
def _places() -> re.Pattern[str]:
    """Places of work of one kind, counted or pointed at: "six polytechnics", "the hotels"."""
    nouns = "|".join(map(re.escape, _workplaces()))
    return re.compile(rf"\b(?i:{_NUMBER})\s(?:(?:other|state|public|[A-Z]{{2,6}})\s){{0,2}}(?P<place>(?i:{nouns}))\b")


@cache
def _branch_employers() -> re.Pattern[str]:
    """Employers with the kind of their places of work before them: "hotel employers", "port and ferry employers"."""
    nouns = "|".join(map(re.escape, [*_workplaces(), *_workplaces().values()]))
    return re.compile(rf"\b(?P<trade>(?i:{nouns}))\s(?:and\s(?:[a-z]+\s){{1,4}}?)?(?i:employers|owners|operators)\b")


@cache
def _work_words() -> WordFinder[str]:
    return WordFinder({word.replace("_", " "): word for word in sorted(word_sets("labour")["words of work"])})


def is_about_labour(text: str, unions: int = 0, employers: int = 0) -> bool:
    """Whether an article tells of bargaining over work: words of unions, and of strikes, pay or contracts.

    `unions` and `employers` are how many mentions of known ones it has.
    """
    words = sum(1 for _ in islice(_work_words().find(text), _ENOUGH))
    if unions:
        return words >= _ENOUGH - 1
    return words >= _ENOUGH - (employers > 0) and any(
        not NO_UNION.search(text, max(0, match.start() - 12), match.start()) for match in _CORE.finditer(text)
    )


def find_bargaining(
    text: str, mentions: Sequence[Mention], names: Sequence[tuple[int, int]] = (), *, title: str = ""
) -> Bargaining | None:
    """The union and the employer of a folded text, None where it tells of no bargaining over work.

    A union is named by a known name, by a name like those of unions, with the acronym that the article introduces, or
    after employer and trade ("acme-drivers"); an employer is a known one, a company that words of work stand beside, or
    the government. `names` are the spans of people.
    """
    found = [mention for mention in mentions if mention.kind in {"union", "employer"}]
    kinds = Counter(mention.kind for mention in found)
    if not is_about_labour(f"{title}\n{text}", kinds["union"], kinds["employer"]):
        return None
    spans = Spans((mention.start, mention.end) for mention in found)
    others = Spans(
        (each.start, each.end)
        for each in mentions
        if each.kind in {"party", "body"} or (each.kind == "group" and each.party in parties())
    )
    for name in find_union_names(text):
        if others.overlap(name.start, name.end):
            continue  # "the Christian Social Union" is a party
        if not spans.overlap(name.start, name.end):
            spans.add(name.start, name.end)
            found.append(Mention(name.start, name.end, name.code, name.kind, text[name.start : name.end]))
    companies = find_employer_names(text, Spans((m.start, m.end) for m in (*mentions, *found)), Spans(names))
    known = [(m.start, m.end) for m in found if m.kind == "union"]
    add_names_beside(companies, text, known, Spans((m.start, m.end) for m in (*mentions, *found)), Spans(names))
    add_names_of_title(companies, title, text)
    employer = _employer(text, found, companies, mentions)
    if not employer and any(mention.kind == "union" for mention in found):
        employer = _UNNAMED
    union = _union(text, found, employer)
    if not employer or not union:
        return None
    row: list[str] = []
    if _is_branch(employer):
        row = find_listed_employers(text, Spans((m.start, m.end) for m in (*mentions, *found)), Spans(names))
        for firm in row:
            found.extend(_at(re.finditer(rf"\b{re.escape(firm)}\b", text), slug_of(firm), spans))
    partners = [slug_of(name) for name in row[1:]]
    employer = slug_of(row[0]) if row else employer
    called = [name for name in companies if slug_of(name) == employer]
    found.extend(_sides(text, union, employer, called, spans))
    return Bargaining(
        union=union,
        employer=employer,
        partners=tuple(partners),
        name=called[0] if called else None,
        mentions=tuple(sorted(found, key=lambda mention: mention.start)),
    )


def _is_branch(employer: str) -> bool:
    """Whether a code names the employers of a branch together, and not a body of theirs ("chamber-of-mines")."""
    if _BRANCH.fullmatch(employer.replace("-", " ")):
        return True
    return employer not in parties() and employer.rpartition("-")[2] in _MANY


def _sides(text: str, union: str, employer: str, called: Sequence[str], taken: Spans) -> Iterator[Mention]:
    """Where the text names the two by what they are `called`, by their kind of workplace, or by their role."""
    for name in called:
        yield from _at(re.finditer(rf"\b{re.escape(name)}\b", text), employer, taken)
    if employer.endswith("-employers"):
        for pattern in (_branch_employers(), _places()):
            yield from _at(pattern.finditer(text), employer, taken, "role")
    if _BRANCH.fullmatch(employer.replace("-", " ")):
        yield from _at(re.finditer(rf"\b(?i:{employer.replace('-', ' ')})\b", text), employer, taken, "role")
    if employer not in parties() and employer.rpartition("-")[2] in _MANY:
        yield from _at(_ALL_OF_THEM.finditer(text), employer, taken, "role")
    yield from _roles(text, union, employer, taken)
    if trade := commonest_trade(text):
        yield from _at(re.finditer(rf"\b(?i:{trade})\b{_NO_STAFF}", text), union, taken, "role", "union")


def _at(
    matches: Iterable[re.Match[str]], code: str, taken: Spans, form: Form = "name", kind: Kind = "employer"
) -> Iterator[Mention]:
    for match in matches:
        if not taken.overlap(match.start(), match.end()):
            taken.add(match.start(), match.end())
            yield Mention(match.start(), match.end(), code, kind, match.group(), form)


def _roles(text: str, union: str, employer: str, taken: Spans) -> Iterator[Mention]:
    for match in _ROLE.finditer(text):
        kind: Kind = "union" if match.lastgroup == "union" else "employer"
        if not taken.overlap(match.start(), match.end()):
            code = union if kind == "union" else employer
            yield Mention(match.start(), match.end(), code, kind, match.group(), "role")


def _most(counts: Counter[str]) -> str:
    return max(counts, key=lambda each: (counts[each], each), default="")


def _joint_employers(text: str) -> str:
    """Employers who bargain together, by the kind of their places of work; empty where a text tells of none."""
    if sum(1 for _ in islice(_JOINT.finditer(text), _TOGETHER)) < _TOGETHER:
        return ""
    trades = Counter(_singular(match["trade"]) for match in _branch_employers().finditer(text))
    trades.update(_singular(match["place"]) for match in _places().finditer(text))
    trade = _most(trades)
    return f"{slug_of(trade)}-employers" if trade else ""


def _singular(noun: str) -> str:
    return _workplaces().get(noun.lower(), noun.lower())


def _employer(text: str, found: Sequence[Mention], companies: Counter[str], mentions: Sequence[Mention]) -> str:
    """Known employers and companies, or those who bargain jointly, else the branch, else the union's government."""
    bosses: Counter[str] = Counter()
    for mention in found:
        if mention.kind == "employer":
            bosses[mention.party] += _SURE
    for name, score in companies.items():
        bosses[slug_of(name)] += score
    best = _most(bosses)
    joint = _joint_employers(text)
    if joint and not any(mention.kind == "employer" for mention in found):
        return joint
    if bosses[best] >= _ENOUGH:
        return best
    branches = Counter(
        slug_of(match.group()) for match in _BRANCH.finditer(text) if match["side"] not in {"unions", "workers"}
    )
    if branches:
        branch = _most(branches)
        place = _place_of_schools(text) if branch in _OF_SCHOOLS else ""
        return f"{place}-{branch}" if place else branch
    if _ALL_OF_THEM.search(text):
        mined = Counter(match["mined"].lower() for match in _MINERS.finditer(text))
        if mined:
            return f"{_most(mined)}-producers"
    governs = bool(_GOVERNS.search(text))
    adjectives = {entry.adjective for entry in parties().values() if entry.kind == "state"}
    national = Counter(slug_of(match.group()) for match in _NATIONAL.finditer(text) if match[1] in adjectives)
    if national and not governs:
        return _most(national)
    states = Counter(mention.party for mention in mentions if mention.kind in {"state", "government"})
    states.update(home for mention in found if mention.kind == "union" and (home := home_of(mention.party)))
    return _most(states) if governs and states else best


def _place_of_schools(text: str) -> str:
    """The town whose schools an article tells of, by what stands beside teachers or board; empty without one."""
    found = Counter(slug_of(match["town"] or match["by"]) for match in _TOWN.finditer(text))
    return _most(found)


def _union(text: str, found: Sequence[Mention], employer: str) -> str:
    """The union that is named most, else the unions of a branch, else the employer's staff by trade."""
    unions = Counter(mention.party for mention in found if mention.kind == "union")
    if unions:
        return _most(unions)
    branches = Counter(
        f"{match['trade'].lower()}-unions" for match in _BRANCH.finditer(text) if match["side"] in {"unions", "workers"}
    )
    if branches:
        return _most(branches)
    if employer in counterparts():
        return counterparts()[employer]
    trade = commonest_trade(text)
    if not trade or not employer:
        return ""
    if local := _SCHOOLS.fullmatch(employer):
        return f"{local['place']}-{slug_of(trade)}"
    return slug_of(trade) if employer in parties() else f"{employer}-{slug_of(trade)}"
