"""Where a sentence names its issues: the stretch of tokens beside, behind or before the words of a rule."""

from collections.abc import Iterator
from dataclasses import dataclass

from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.patterns import ClausePattern, Match
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.slots.issue_disputes import TABLE
from parley.domain.reading.slots.issue_topics import modifiers
from parley.domain.reading.slots.position_objects import end_of

_LINKS = ("be", "remain", "include", "become", "stay", "constitute", "prove", "concern", "emerge")
_NEAR = 7
"""Tokens between a verb and the preposition that says over what."""
_INTRODUCED = ("such as", "including", "mainly", "notably", "namely", "like", "especially", "particularly", "chiefly")
_NAMING = ("be", "include", "become", "concern")
_JOINED = frozenset(("and", "or", "of", "to", "for", "on", "in", "over"))
_POINTING = frozenset(("it", "this", "that", "there", "which", "he", "she", "they"))
_THINGS = ("thing", "point", "issue", "question", "matter", "item", "area")
_ONE = 2
"""Tokens before "thing" in "were the one thing"."""
_OVER = ("on", "over", "about", "regarding")


@dataclass(frozen=True, slots=True)
class Where:
    """A stretch of tokens that names issues."""

    first: int
    last: int


def places(match: Match) -> Iterator[Where]:
    """Where the issues of a match stand."""
    at = match.pattern.gives["at"]
    if at == "after":
        yield Where(match.last, end_of(match.sentence, match.last))
    elif at == "copula":
        yield from _beside(match)
    elif at == "modifier":
        yield from (Where(topic.first, topic.last) for topic in modifiers(match.sentence, match.first))
    elif match.clause is not None:
        where = _in_clause(match, match.clause, at)
        if where is not None:
            yield where


def _in_clause(match: Match, clause: Clause, at: str) -> Where | None:
    """The role of a clause that names the issues."""
    sentence, subject, verb = match.sentence, clause.subject, clause.verb
    if at == "subject" or (at == "object" and verb.passive):
        begin = _beginning(sentence, clause) if at == "subject" else subject.first if subject is not None else 0
        return Where(begin, verb.first) if subject is not None else None
    if at == "object":
        group = clause.object
    elif at == "of-subject":
        return _told_of(match, subject, clause) if subject is not None else None
    elif at == "about-subject":
        group = _governed_between(sentence, subject, clause) if subject is not None else None
        return Where(group.first, verb.first) if group is not None else None
    elif at == "antecedent":
        return _antecedent(sentence, clause)
    else:
        group = _governed(match, clause)
        after = verb.last
        acted = sentence.kinds[after + 1 : after + 2] == "G"
        if group is None and acted and sentence.lowers[after] in ("on", "around"):
            return Where(after + 1, end_of(sentence, after + 1))
    return Where(group.first, end_of(sentence, group.first)) if group is not None else None


def _told_of(match: Match, subject: NounGroup, clause: Clause) -> Where | None:
    """What a subject that stands still is about: what talks are held on, or the subject itself."""
    sentence, verb = match.sentence, clause.verb
    group = _governed_between(sentence, subject, clause)
    if not TABLE.isdisjoint(subject.lemmas()):
        if group is not None:
            return Where(group.first, verb.first)
        if "strict" in match.pattern.gives:
            return None
        topic = next(modifiers(sentence, subject.head), None)
        return Where(topic.first, topic.last) if topic is not None else None
    if "own" not in match.pattern.gives or subject.last > verb.first:
        return None
    return Where(_beginning(sentence, clause), verb.first)


def _antecedent(sentence: Sentence, clause: Clause) -> Where | None:
    """What a relative clause hangs on that leaves its preposition behind ("the fee that they cannot agree on")."""
    after = clause.verb.last
    if sentence.lowers[after : after + 1] not in (["on"], ["upon"], ["over"]) or clause.subject is None:
        return None
    if any(group.first == after + 1 for group in sentence.groups):
        return None
    last = clause.subject.first
    last -= sentence.lowers[last - 1] in ("that", "which")
    group = next((each for each in reversed(sentence.groups) if each.last <= last and each.last > last - 2), None)
    while group is not None and group.preposition in ("for", "of", "in", "on"):
        before = next((each for each in reversed(sentence.groups) if each.last == group.first - 1), None)
        if before is None:
            break
        group = before
    if group is not None and group.lemma in _THINGS:
        return _identified(sentence, clause, group)
    return Where(group.first, last) if group is not None else None


def _identified(sentence: Sentence, clause: Clause, group: NounGroup) -> Where | None:
    """What "the one thing" is said to be, before it or behind the relative clause that hangs on it."""
    links = [each for each in sentence.clauses if each.verb.lemma == "be"]
    link = next((each for each in links if 0 <= group.first - each.verb.last <= _ONE), None)
    if link is not None and link.subject is not None and sentence.lowers[link.subject.head] not in _POINTING:
        return Where(_beginning(sentence, link), link.verb.first)
    after = next((each for each in links if each.verb.first > clause.verb.last), None)
    return Where(after.verb.last, end_of(sentence, after.verb.last)) if after is not None else None


def _governed(match: Match, clause: Clause) -> NounGroup | None:
    """The group behind the preposition that the rule asks for, near the verb."""
    phrases = match.pattern.phrases if isinstance(match.pattern, ClausePattern) else None
    near = (
        each
        for each in clause.phrases
        if each.preposition in (phrases or {}) and 0 <= each.first - clause.verb.last <= _NEAR and not each.temporal
    )
    return next(near, None)


def _governed_between(sentence: Sentence, subject: NounGroup, clause: Clause) -> NounGroup | None:
    """The group that "on" or "over" joins to a subject ("talks on the dam have stalled")."""
    return next(
        (
            each
            for each in sentence.groups
            if subject.last <= each.first < clause.verb.first and each.preposition in _OVER and not each.temporal
        ),
        None,
    )


def _beside(match: Match) -> Iterator[Where]:
    """On the other side of a copula, behind "such as" or a colon, before or behind a dash, or in "the issue of …"."""
    sentence = match.sentence
    lowers, kinds = sentence.lowers, sentence.kinds
    last = match.last
    if lowers[last : last + 1] == ["of"] and lowers[last - 1] in ("issue", "question", "matter", "problem", "subject"):
        yield Where(last + 1, end_of(sentence, last + 1))
        return
    bare = "bare" in match.pattern.gives
    after = " ".join(lowers[last : last + 6]).lstrip(" ,-:")
    introduced = next((word for word in _INTRODUCED if after.startswith(word)), None)
    if not bare and (introduced is not None or lowers[last : last + 1] == [":"]):
        begin = last + 1 + (kinds[last] == ",") + (introduced.count(" ") if introduced is not None else 0)
        yield Where(begin, end_of(sentence, begin))
        return
    verb = next((each for each in sentence.clauses if each.verb.first >= last and each.verb.lemma in _NAMING), None)
    if verb is not None and not _interrupted(sentence, last, verb.verb.first):
        yield Where(verb.verb.last, end_of(sentence, verb.verb.last))
        return
    before = _back(sentence, match.first)
    if before > 1 and kinds[before - 1] in ",-" and (kinds[before - 1] == "-" or kinds[before] in "DM" or bare):
        group = next((each for each in reversed(sentence.groups) if each.last == before - 1), None)
        if group is not None:
            yield Where(_chain(sentence, group).first, before - 1)
        return
    clause = next((each for each in reversed(sentence.clauses) if each.verb.last <= match.first), None)
    if clause is None or clause.subject is None or clause.verb.lemma not in _LINKS:
        return
    if (
        "," in sentence.kinds[clause.verb.last : before]
        or clause.subject.last > clause.verb.first
        or lowers[clause.subject.head] in _POINTING
    ):
        return
    yield Where(_beginning(sentence, clause), clause.verb.first)


def _beginning(sentence: Sentence, clause: Clause) -> int:
    """Where the subject of a clause begins, with what "and" and prepositions join before it."""
    group = clause.subject
    begin = group.first if group is not None else clause.first
    for each in reversed(sentence.groups):
        if each.last <= begin and each.last == begin - 1 and sentence.lowers[each.last] in _JOINED:
            begin = each.first
    return begin


def _back(sentence: Sentence, at: int) -> int:
    """Where a noun group begins that ends at a token, with "one of", "among" and its adjectives."""
    while at > 0 and (
        sentence.kinds[at - 1] in "DJMA"
        or sentence.lowers[at - 1] in ("one", "of", "among", "most", "as", "two", "three")
    ):
        at -= 1
    return at


def _chain(sentence: Sentence, group: NounGroup) -> NounGroup:
    """The group that a chain of "of", "to" and "for" begins with ("access to the waters of the strait")."""
    while group.preposition in ("of", "to", "for", "over"):
        before = next((each for each in reversed(sentence.groups) if each.last == group.first - 1), None)
        if before is None:
            return group
        group = before
    return group


def _interrupted(sentence: Sentence, first: int, last: int) -> bool:
    """Whether more than a phrase stands between a noun and the verb that may be its own."""
    return any(kind in ",;SQC-" for kind in sentence.kinds[first:last]) or last - first > 9
