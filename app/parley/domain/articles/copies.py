"""Groups of copies: which of many texts are one."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from parley.domain.articles.sketches import Sketch, is_copy, parse_sketch

LEADER_CONTAINMENT = 0.2
"""A member shares so much with its group's longest text, whichever other member it is a copy of: chains end there."""

BOILERPLATE_GROUPS = 3
"""A shingle that stands in so many groups is a site's furniture, and no sign of a copy."""

_CANDIDATES = 4
_MEMBERS_COMPARED = 32


def group(sketches: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The groups of copies among texts, given as pairs of id and sketch: two or more ids each.

    Texts are taken from the longest to the shortest. One joins a group if it is a copy of a member (`is_copy`, without
    the shingles that many groups share) and has some of the group's longest text, so a short text that stands in two
    long ones does not join them. Texts that share nothing are never compared: an index from hash to groups finds the
    candidates. Ids stand in the order in which they came, groups by their first id; of several texts with one id the
    longest counts.
    """
    longest: dict[str, Sketch] = {}
    for text_id, sketch in sketches:
        parsed = parse_sketch(sketch)
        if text_id not in longest or parsed.shingles > longest[text_id].shingles:
            longest[text_id] = parsed
    index: defaultdict[int, list[int]] = defaultdict(list)
    groups: list[list[Sketch]] = []
    group_of: dict[str, int] = {}
    for text_id, text in sorted(longest.items(), key=lambda item: (-item[1].shingles, item[0])):
        found = _find(text, index, groups)
        if found is None:
            found = len(groups)
            groups.append([])
        groups[found].append(text)
        group_of[text_id] = found
        for value in text.hashes:
            if found not in (known := index[value]):
                known.append(found)
    members: defaultdict[int, list[str]] = defaultdict(list)
    for text_id in longest:
        members[group_of[text_id]].append(text_id)
    return [tuple(ids) for ids in members.values() if len(ids) > 1]


def _find(text: Sketch, index: dict[int, list[int]], groups: list[list[Sketch]]) -> int | None:
    """The group of which this text is a copy, the one with the likest member where there are several."""
    own, shared = [], Counter[int]()
    for value in text.hashes:
        known = index.get(value, ())
        if len(known) < BOILERPLATE_GROUPS:
            own.append(value)
            shared.update(known)
    telling = Sketch(text.halvings, text.shingles, tuple(own))
    best, likeness = None, 0.0
    for candidate, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]:
        leader, *others = groups[candidate][:_MEMBERS_COMPARED]
        if _contained(telling, leader) < LEADER_CONTAINMENT:
            continue
        for member in (leader, *others):
            if is_copy(telling.shared(member), telling.below(member.halvings)):
                contained = _contained(telling, member)
                if contained > likeness:
                    best, likeness = candidate, contained
    return best


def _contained(text: Sketch, longer: Sketch) -> float:
    sample = text.below(longer.halvings)
    return text.shared(longer) / sample if sample else 0.0
