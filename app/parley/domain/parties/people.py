"""People: full names and the side each speaks for, taken from the article's own words."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from msgspec import Struct

from parley.domain.parties.mentions import Mention, most_specific
from parley.domain.parties.tables import home_of, leaders, offices
from parley.domain.parties.titles import BEFORE_A_NAME, NOT_PEOPLE, OFFICES, SAYS_AFTER, SAYS_BEFORE, SPEECH, TITLES
from parley.domain.parties.words import WordFinder
from parley.domain.text.calendar_words import WHOLE_WEEKDAYS


class Person(Struct, frozen=True, kw_only=True):
    """Somebody whom an article names: the fullest name in it, the side, the offices, and every place, as offsets."""

    name: str
    party: str | None = None
    titles: tuple[str, ...] = ()
    mentions: tuple[tuple[int, int], ...] = ()


_UPPER = r"(?:[A-Z]|[À-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĽŁŃŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŹŻŽ])"
_WORD = rf"(?:(?:al|el|as|ul|ur|an|at|bin)-{_UPPER}\w+|{_UPPER}\.(?:{_UPPER}\.)*|{_UPPER}\w*(?:['-]\w\w+)*)"
_PARTICLE = r"(?:(?:de|da|di|du|del|della|der|den|van|von|bin|ibn|ben|la|le|ter|ten|dos|das|al|el|abu|ould|y)\s)"
_RUN = re.compile(rf"(?<![\w@#]){_WORD}(?:\s{{1,2}}{_PARTICLE}{{0,2}}{_WORD}){{0,11}}")
_OFFICE = "|".join(sorted(OFFICES, key=len, reverse=True))
# "… Russia's chief negotiator at the talks, " and "envoy " just before a name.
_OFFICE_BEFORE = re.compile(
    rf"\b(?P<office>(?:{_OFFICE}))(?:\s(?:of|for|to|at|in|on)(?:\s[\w'.&()-]+){{1,8}})?,?\s{{1,3}}(?:(?:and|named)\s)?\Z",
    re.IGNORECASE,
)
_INSIDE = r"(?:[^,.;:()\n]|(?<=\b[A-Z])\.)"
_APPOSITION = re.compile(
    rf"(?:,|\s[(-]|\s[—–]|,\s\d\d,)\s?(?:who\s(?:is|was)\s)?"
    r"(?!\w+ed\s|(?:and|but|or|who|which|is|was|has|had|will|met|said|told|flew|left|in|on|at|to|with|by|for|from|while)\b)"
    rf"(?P<words>{_INSIDE}{{0,90}}?\b(?:{_OFFICE})\b{_INSIDE}{{0,90}})",
    re.IGNORECASE,
)
# "Ann Smith, a Republican", "…, the Utah Republican", "… (D-Ohio)", "…, R-Utah": the press of the United States.
_PARTISAN = re.compile(r",\s(?:an?|the|one of the|the only)\s(?:[\w.-]+\s){0,2}")
_SEAT = re.compile(r",?\s\(?([DR])-(?:[A-Z][a-z]+|[A-Z]\.?[A-Z])\b")
_BY_LETTER = {"D": "democrats", "R": "republicans"}
_OF_PARTY = re.compile(r"\s(?:of|from)\s(?:the\s)?\Z")
_OFFICE_OR_TITLE = re.compile(rf"\b(?:{_OFFICE}|Mr|Sen|Rep|Gen)\b", re.IGNORECASE)
_OFFICE_OF = re.compile(rf"\b(?:{_OFFICE})\s(?:[\w'-]+\s){{0,3}}?(?:of|for|from|to)\s(?:the\s)?\Z", re.IGNORECASE)
_ACCREDITED = re.compile(rf"\b(?:{_OFFICE})\s(?:\w+\s){{0,3}}?(?:to|for|on|in)\s(?:the\s)?\Z", re.IGNORECASE)
_GAP = re.compile(r"(?:'s?)?[\s,)-]+(?:[\w'./&-]+,?\s{1,3}){0,9}\Z")
_GAP_BREAK = re.compile(
    r"\b(?:and|that|said|says|told|when|while|who|which|but|met|meets|after|before|as|by|against|is|was|were|are|has|"
    r"had|have|will|would|not|because|where|want|wants|wanted|see|urged|asked|accused|invited|backed|blamed|praised|with|"
    r"including|criticized|criticised|sent)\b"
)
_BREAK_OF_APPOSITION = re.compile(
    r"\b(?:said|says|told|who|which|and that|but|because|after|when|has|have|had|was|were|will|would|is|are|met|held)\b"
)
# "Its leader, Ann Smith": of whom the sentence, or the one before, has spoken last.
_OWN_HEAD = re.compile(
    rf"\b(?:its|their|the (?:party|group|union|movement|bloc|company)'s)\s(?:[\w-]+\s){{0,2}}(?:{_OFFICE})"
    r"(?:\s(?:in|to|at|for)\s[\w'-]+)?,?\s\Z",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(r"\b[Ii]n\s\Z")
_OWNER = re.compile(rf"\b({_UPPER}\w+)'s?\s(?:[\w'-]+\s){{1,5}}\Z")
_FORMER = re.compile(r"\b(?:former|ex|late|then)[\s-]\Z", re.IGNORECASE)
_OWNED = re.compile(rf"\b({_UPPER}\w+)'s?\s")
_STOP = re.compile(r"[.\n\";](?:(?<=[\n\";])|(?<=[a-z0-9)]{2}\.)\s)")
_WRAP = re.compile(r"\n(?=[^\n])(?<=[\w,;-]\n)")
_LED_BY = re.compile(
    r"(?:'s?)?\s(?:[\w-]+\s){0,3}(?:delegation|team|side|negotiators)\b[^.;]{0,60}\b(?:led|headed)\s(?:\w+\s)?by\s[^.;]{0,60}\Z"
)
_NATIONAL = frozenset({"state", "government", "party"})
_LEADS = re.compile(r"[^.;]{0,60}?\b(?:led|leads|heads|headed|leading|heading|lead|head)\s(?:the\s)?\Z")
_TEAM = re.compile(r"(?:'s?)?\s(?:[\w-]+\s){0,2}(?:delegation|team|side|negotiators)\b")
_FEW = 4
_SPEAKS = re.compile(SPEECH, re.IGNORECASE)
"""A verb of a headline in capitals, which is nobody's name: "US Envoy Says"."""
_SPEAKING = 24
"""Characters of a verb of speech before a name, at most."""
_BEFORE = 110
_AFTER = 200


@dataclass(slots=True)
class _Candidate:
    """A name as it stands in the text, with what is said beside it."""

    start: int
    end: int
    words: list[str]
    title: str
    parties: list[str] = field(default_factory=list)
    sure: bool = False


_SPELLINGS = (
    (re.compile(r"[^a-z ]"), ""),
    (re.compile(r"(?:iy|yi|yy|ij|ii|ey|ei|y)\b"), "i"),
    (re.compile(r"iev"), "ev"),
    (re.compile(r"y"), "i"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"(.)\1"), r"\1"),
)


@lru_cache(maxsize=8192)
def fold_name(name: str) -> str:
    """A name by which spellings of one person agree: no accents, no doubled or wavering letters of transliteration."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("-", " ")
    for pattern, letters in _SPELLINGS:
        plain = pattern.sub(letters, plain)
    return plain


def _clean(word: str) -> str:
    return word.lower().removesuffix(".").removesuffix("'s")


def _candidates(text: str, mentions: Sequence[Mention]) -> Iterator[_Candidate]:
    ends = [mention.end for mention in mentions]
    for run in _RUN.finditer(text):
        start, end = run.start(), run.end()
        # A party inside the run parts it: "Ukrainian President Ann Smith" leaves "President Ann Smith".
        index = bisect_right(ends, start)
        while index < len(mentions) and mentions[index].start < end:
            if mentions[index].end < end:
                start = mentions[index].end + 1
            else:
                end = min(end, mentions[index].start)
            index += 1
        if end - start < 2:
            continue
        words = text[start:end].split()
        title = ""
        while words and _clean(words[0]) in BEFORE_A_NAME:
            word = words.pop(0)
            if _clean(word) in TITLES:
                title = f"{title} {word}".strip()
            start += len(word) + 1
        while words and _clean(words[-1]) in WHOLE_WEEKDAYS:
            end -= len(words.pop()) + 1
        if not words or len(words) > 5:
            continue
        start = text.find(words[0], max(0, start - 1), end)
        end = start + len(text[start:end].rstrip())
        if (
            start < 0
            or (_clean(words[-1]) in NOT_PEOPLE and not _OFFICE_BEFORE.search(text, max(0, start - 40), start))
            or len(words[-1]) < 2
            or _SPEAKS.fullmatch(words[-1])
            or any(w.isupper() and len(w) > 3 for w in words)
            or (len(words) == 1 and words[0].isupper())
        ):
            continue
        yield _Candidate(start, end, words, title)


def _side_before(text: str, candidate: _Candidate, near: Sequence[Mention]) -> str | None:
    """The party named in the title before a name: "Peru's chief negotiator …", "… minister of Chad, …"."""
    for mention in reversed(near):
        gap = text[mention.end : candidate.start]
        if not _GAP.match(gap) or _GAP_BREAK.search(gap):
            return None
        low = max(0, mention.start - 50)
        if _ACCREDITED.search(text, low, mention.start) or _FORMER.search(text, low, mention.start):
            continue
        named_after = _OFFICE_OF.search(text, max(0, mention.start - 60), mention.start)
        if "," in gap and not named_after and not _OFFICE_OR_TITLE.search(gap[: gap.rindex(",")]):
            return None  # "the FDP walked out, Chancellor Ann Smith said"
        if not _OFFICE_OR_TITLE.search(gap) and not named_after:
            return None
        return mention.party
    return None


def _side_after(
    text: str, candidate: _Candidate, mentions: Sequence[Mention], first: int, *, offices: bool
) -> tuple[str | None, str]:
    """The party and the office in the apposition after a name: "…, the union's president,"."""
    following = mentions[first] if first < len(mentions) else None
    if following and _OF_PARTY.match(text[candidate.end : following.start]):
        return following.party, ""
    if letter := _SEAT.match(text, candidate.end):
        return _BY_LETTER[letter[1]], "lawmaker"
    if following and following.kind == "party" and _PARTISAN.fullmatch(text[candidate.end : following.start]):
        return following.party, "lawmaker"
    match = _APPOSITION.match(text, candidate.end, candidate.end + _AFTER) if offices else None
    if not match:
        return None, ""
    start, end = match.span("words")
    if cut := _BREAK_OF_APPOSITION.search(text, start, end):
        end = cut.start()
    words = text[start:end].strip()
    if not _OFFICE_OR_TITLE.search(words):
        return None, ""
    inside = [
        mention
        for mention in mentions[first : first + 6]
        if start <= mention.start < end and not _FORMER.search(text, max(0, mention.start - 8), mention.start)
    ]
    return (inside[0].party if inside else None), words


def _spoken_of(candidate: _Candidate, mentions: Sequence[Mention], *, named: bool) -> list[str]:
    """Whom "its leader" leads, or `named` "the movement's leader": who was spoken of last, and is no state."""
    near = [each for each in mentions[-_FEW:] if candidate.start - each.end < _AFTER]
    last = most_specific(near) if named else next(iter(near[-1:]), None)
    return [last.party] if last is not None else []


def _side_owning(text: str, candidate: _Candidate, near: Sequence[Mention]) -> str | None:
    """The party whose somebody is in two words: "Labour's Ann Smith"."""
    return near[-1].party if near and text[near[-1].end : candidate.start] == "'s " else None


def _side_owned(text: str, candidate: _Candidate, following: Sequence[Mention]) -> list[str]:
    """The party that is somebody's: "Ann Smith's Conservatives" are whom she speaks for."""
    return [
        mention.party
        for mention in following
        if mention.kind == "party" and text[candidate.end : mention.start] in {"'s ", "' "}
    ]


def _side_led(text: str, candidate: _Candidate, near: Sequence[Mention], following: Sequence[Mention]) -> str | None:
    """The party whose delegation somebody leads: "Peru's team, led by …", "…, who heads the Peruvian team"."""
    for mention in reversed(near):
        if _LED_BY.fullmatch(text[mention.end : candidate.start]):
            return mention.party
    for mention in following:
        if _LEADS.fullmatch(text[candidate.end : mention.start]) and _TEAM.match(text, mention.end):
            return mention.party
    return None


@cache
def _office_words() -> WordFinder[str]:
    return WordFinder({word: word for word in OFFICES})


def _judge(
    text: str, candidate: _Candidate, mentions: Sequence[Mention], starts: Sequence[int], offices_at: Sequence[int]
) -> None:
    """Notes what stands beside a name: office, side, and whether it is a person at all."""
    first = bisect_left(starts, candidate.end)
    last = bisect_left(starts, candidate.start)
    low = bisect_left(starts, candidate.start - _BEFORE)
    before = text[max(0, candidate.start - _BEFORE) : candidate.start]
    if _PLACE_BEFORE.search(text, max(0, candidate.start - 3), candidate.start):
        return
    stop = max((match.end() - 1 for match in _STOP.finditer(before)), default=-1)
    near = [m for m in mentions[low:last] if m.start > candidate.start - len(before) + stop]
    at = bisect_left(offices_at, candidate.start - len(before) + stop + 1)
    after = bisect_left(offices_at, candidate.end)
    # Where words for offices stand is known: to try there alone is much faster than to search.
    tries = (_OFFICE_BEFORE.match(text, place, candidate.start) for place in offices_at[at:after])
    office = next((match for match in tries if match), None)
    if office and not candidate.title:
        candidate.title = office["office"]
    candidate.sure = bool(candidate.title)
    if candidate.title and (side := _side_before(text, candidate, near)):
        candidate.parties.append(side)
    elif candidate.title and (own := _OWN_HEAD.search(before)):
        candidate.parties.extend(_spoken_of(candidate, mentions[:last], named=own.group().lower().startswith("the")))
    side = _side_owning(text, candidate, near) or _side_led(text, candidate, near, mentions[first : first + 2])
    if side:
        candidate.parties.append(side)
        candidate.sure = candidate.sure or len(candidate.words) > 1
    candidate.parties[:0] = _side_owned(text, candidate, mentions[first : first + 1])
    following = after < len(offices_at) and offices_at[after] < candidate.end + _AFTER
    side, words = _side_after(text, candidate, mentions, first, offices=following)
    if side and (words or candidate.title):
        candidate.parties.append(side)
    if words:
        candidate.title = candidate.title or words
        candidate.sure = len(candidate.words) > 1 or candidate.sure
    if not candidate.sure and len(candidate.words) > 1 and fold_name(" ".join(candidate.words)) in _leaders():
        candidate.sure = True
    if not candidate.sure and len(candidate.words) > 1:
        candidate.sure = bool(SAYS_AFTER.match(text, candidate.end) or SAYS_BEFORE.search(before[-_SPEAKING:]))


def _keys(words: Sequence[str]) -> list[str]:
    """The folded words that may call this person later: the last, and the first of an East Asian name."""
    keys = [fold_name(words[-1])]
    if len(words) > 2:  # "Di Rupo" is Elio Di Rupo
        keys.append(fold_name(" ".join(words[1:])))
    if len(words) > 1 and (len(words) == 3 or "-" in words[-1] or len(words[0]) <= 4):
        keys.append(fold_name(words[0]))
    return keys


def _group(found: Sequence[_Candidate]) -> list[list[_Candidate]]:
    """Candidates that name one person, in order of first mention."""
    groups: list[list[_Candidate]] = []
    by_key: dict[str, int] = {}
    full = [candidate for candidate in found if candidate.sure and len(candidate.words) > 1]
    known = {fold_name(" ".join(candidate.words)) for candidate in full}
    for candidate in full:
        key = fold_name(" ".join(candidate.words))
        surname = fold_name(candidate.words[-1])
        at = by_key.get(key)
        if at is None and surname in by_key and groups[by_key[surname]][0].words[0][0] == candidate.words[0][0]:
            at = by_key[surname]
        if at is None:
            at = len(groups)
            groups.append([])
        by_key[key] = at
        for each in _keys(candidate.words):
            by_key.setdefault(each, at)
        groups[at].append(candidate)
    for candidate in found:
        if candidate.sure and len(candidate.words) > 1:
            continue
        name = fold_name(" ".join(candidate.words))
        if name in known or name in by_key:
            groups[by_key[name]].append(candidate)
        elif candidate.sure and len(candidate.words) == 1:
            by_key[name] = len(groups)
            groups.append([candidate])
    return groups


@cache
def _leaders() -> dict[str, str | None]:
    """Parties by the folded full name of their leader, and by the surname where one party alone had such a leader."""
    table: dict[str, str | None] = {}
    for name, code in leaders().items():
        table[fold_name(name)] = code
        surname = fold_name(name.split()[-1])
        table[surname] = code if table.get(surname, code) == code else None
    return table


@cache
def _own_offices() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(map(re.escape, offices()))})\s\Z")


def _known_side(text: str, group: Sequence[_Candidate], sides: dict[str, str], countries: frozenset[str]) -> str | None:
    """The side of somebody beside whose name no party stands: of an own office, of whose aide it is, of a leader.

    An office that one country alone has by that name tells nothing where only other `countries` are spoken of.
    """
    for candidate in group:
        low = max(0, candidate.start - 60)
        office = _own_offices().search(text, low, candidate.start)
        if office and (not countries or offices()[office[1]] in countries):
            return offices()[office[1]]
        owner = _OWNER.search(text, low, candidate.start) or _OWNED.search(candidate.title)
        if owner and (side := sides.get(fold_name(owner[1])) or _leaders().get(fold_name(owner[1]))):
            return side
    longest = max(group, key=lambda candidate: len(candidate.words))
    if len(longest.words) > 1 or longest.sure:
        return _leaders().get(fold_name(" ".join(longest.words)))
    return None


def _pairs(text: str, found: Sequence[_Candidate]) -> None:
    """A name listed after a known one ("… and Ann Smith") is a person of the same side where nothing says another."""
    sides = {fold_name(each.words[-1]): each.parties for each in found if each.sure}
    for left, right in pairwise(found):
        gap = text[left.end : right.start]
        if gap == " and " and right.sure and not left.sure and len(left.words) in {2, 3}:
            left.sure = True  # "Ann Smith and Bo Ek, the chief negotiators": who the first speaks for is not said
        if gap not in {" and ", ", "} or right.sure or len(right.words) not in {2, 3}:
            continue
        known = sides.get(fold_name(left.words[-1]))
        if left.sure or known is not None:
            right.sure = True
            right.parties.extend(left.parties or known or ())


def find_people(text: str, mentions: Sequence[Mention]) -> list[Person]:
    """The people of a folded text, in order of first mention; `mentions` are its mentions by name and by role.

    A person is a name with an office beside it, or one that speaks; a bare surname belongs to the fullest name in the
    article. The side is what the words beside the name say most often; where they say nothing, that of an office that
    one country alone has, of whose aide it is, or of a known head of state or government; else None.
    """
    text = _WRAP.sub(" ", text)
    starts = [mention.start for mention in mentions]
    countries = frozenset(home_of(each.party) or each.party for each in mentions if each.kind in _NATIONAL)
    found = list(_candidates(text, mentions))
    offices_at = [start for start, _, _ in _office_words().find(text)]
    for candidate in found:
        _judge(text, candidate, mentions, starts, offices_at)
    _pairs(text, found)
    groups = _group(found)
    votes = [Counter(party for candidate in group for party in candidate.parties) for group in groups]
    sides: dict[str, str] = {}
    for group, vote in zip(groups, votes, strict=True):
        longest = max(group, key=lambda candidate: len(candidate.words))
        leads = _leaders().get(fold_name(" ".join(longest.words))) if vote and len(longest.words) > 1 else None
        # Who leads a country now may have led its opposition then: the article's own words come first.
        if leads and not any(home_of(party) == leads for party in vote):
            vote[leads] += 1
        if vote:
            sides.setdefault(fold_name(group[0].words[-1]), vote.most_common(1)[0][0])
    people = []
    for group, vote in zip(groups, votes, strict=True):
        side = vote.most_common(1)[0][0] if vote else _known_side(text, group, sides, countries)
        if side:
            sides.setdefault(fold_name(group[0].words[-1]), side)
        longest = max(group, key=lambda candidate: (len(candidate.words), -candidate.start))
        people.append(
            Person(
                name=" ".join(longest.words),
                party=side,
                titles=tuple(dict.fromkeys(candidate.title for candidate in group if candidate.title)),
                mentions=tuple(sorted((candidate.start, candidate.end) for candidate in group)),
            )
        )
    return sorted(people, key=lambda person: person.mentions[0])
