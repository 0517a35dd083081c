"""Organisations that an article itself introduces: parties, fronts and movements that no list has."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from parley.domain.parties.mentions import Mention
from parley.domain.parties.names import slug_of
from parley.domain.parties.tables import word_sets

_UPPER = r"[A-ZÀ-ÖØ-ÞČŠŽŁĐ]"
_WORD = rf"{_UPPER}[\w'-]*"
_ACRONYM = r"(?P<acronym>[A-Z][A-Za-z]{0,3}[A-Z](?:-[A-Z]{1,3})?)"
# An acronym in brackets, or behind ", or", and the name before it. Each begins with its rarest letter: that is fast.
_INTRODUCED = (
    re.compile(rf"\((?:known as |or |the )?\"?{_ACRONYM}\b"),
    re.compile(rf", or (?:the )?{_ACRONYM}\b"),
)
_NAME_BEFORE = re.compile(rf"{_WORD}(?:\s(?:(?:of|for|and|the|de|la|del|du|des)\s){{0,2}}{_WORD}){{1,7}}\Z")
_LONGEST = 110
"""Characters of a name, at most."""
# "FDP leader Ann Smith", "LURD rebels", "RUF fighters"
_LED = re.compile(
    r"(?P<acronym>[A-Z]{2,6}(?:-[A-Z]{1,3})?)(?:'s)?\s(?:(?:party|co|deputy|parliamentary|faction|rebel)[\s-]){0,2}"
    r"(?P<noun>leaders?|leadership|chairman|chairwoman|lawmakers?|negotiators?|delegation|rebels?|guerrillas?|fighters|"
    r"militants|insurgents|militia|commanders?|faction|movement)\b"
)
_WORDS = word_sets("organisations")
_CALLED = _WORDS["armed"] | _WORDS["political"]
_NEITHER = _WORDS["neither"]
_FEWEST = 2
"""An organisation that is named once, by its name with the acronym or by one of them, plays no part."""


def find_organisations(text: str, taken: Sequence[Mention]) -> list[Mention]:
    """Mentions of organisations that a folded text introduces by name and acronym, or by acronym and leader, in order.

    The code is the slug of the acronym, as papers go on to call it. `taken` are mentions of what is known already.
    """
    known = {offset for mention in taken for offset in (mention.start, mention.end - 1)}
    names: dict[str, str] = {}
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _INTRODUCED):
        before = _NAME_BEFORE.search(text[max(0, match.start() - _LONGEST) : match.start()].rstrip(" "))
        acronym, name = match["acronym"], _trimmed(before.group() if before else "", match["acronym"])
        words = set(name.lower().split())
        if name and not words & _NEITHER and words & _CALLED and match.start("acronym") not in known:
            names[name] = names[acronym] = slug_of(acronym)
    for match in _LED.finditer(text):
        alone = not match.start() or not (text[match.start() - 1].isalnum() or text[match.start() - 1] in "(-")
        if alone and match.start() not in known:
            names.setdefault(match["acronym"], slug_of(match["acronym"]))
    if not names:
        return []
    found = list(_occurrences(text, names, known))
    often = Counter(mention.party for mention in found)
    introduced = {code for name, code in names.items() if slug_of(name) != code}
    return [each for each in found if often[each.party] >= _FEWEST + (each.party in introduced)]


def _occurrences(text: str, names: dict[str, str], known: Iterable[int]) -> Iterator[Mention]:
    longest = sorted(names, key=lambda name: (-len(name), name))
    for match in re.finditer(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])", text):
        if match.start() not in known and match.end() - 1 not in known:
            yield Mention(match.start(), match.end(), names[match.group()], "group", match.group())


def _trimmed(name: str, acronym: str) -> str:
    """The part of a name whose initials are the acronym; where no part's are, what follows whose it is."""
    words = name.split()
    letters = [letter for letter in acronym if letter.isupper()]
    for first in range(len(words)):
        initials = [word[0] for word in words[first:] if word[0].isupper()]
        if initials[: len(letters)] == letters:
            return " ".join(words[first:])
    return name.rpartition("'s ")[2] if len(words) > 1 else ""
