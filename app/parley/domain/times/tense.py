"""The tense of the clause around a time expression, from the verbs nearest to it.

A shallow cue, made of word lists: the verb to the left decides, since English puts times after verbs; where there is
none, the first verb to the right ("On Thursday the sides will meet"). A caller with a parse of its own passes its own.
"""

from parley.domain.times.expression import Tense
from parley.domain.times.verbs import (
    AFTER_VERBS,
    AHEAD,
    AIMING,
    AIMS,
    AUXILIARIES,
    COMPARING,
    CONTROL,
    DECLINED,
    DETERMINERS,
    ENABLED,
    EVENT_VERBS,
    FUTURE_AUXILIARIES,
    GIVEN_UP,
    GOALS,
    HAPPENED,
    HAVE,
    INSIDE,
    IRREGULAR_PAST,
    MARKS,
    MOVED,
    NOMINAL,
    NOT_PAST,
    OPENERS,
    ORDERS,
    PAST_CONTROL,
    PLAN_GOALS,
    PLANNED,
    PRESENT_BE,
    PRESENT_FOR_FUTURE,
    PRESENT_PLURAL,
    SEEMING,
    SKIPPED,
    STOP,
)


def clause_tense(words: list[str], first: int, last: int) -> Tense | None:
    """The tense that decides for the expression at `words[first:last]` of one sentence, without spaces.

    Names keep their capitals, the first word of the sentence does not.
    """
    if first == 0 and words[last : last + 1] == [":"]:
        return None
    if (
        _of_what_happened(words, last)
        or _since(words, first)
        or not COMPARING.isdisjoint(words[max(first - 12, 0) : first])
    ):
        return "past"
    tense = _by_neighbours(words, first, last)
    if tense is None and _starts_clause(words, first, last):
        tense = _rightward(words, last, 14)
    return tense or _leftward(words, first) or _rightward(words, last, 30) or _headline(words, first)


def _of_what_happened(words: list[str], last: int) -> bool:
    """As in "Tuesday's quake", "Friday night's attack": what nobody plans has happened."""
    if words[last : last + 1] != ["'"] and words[last : last + 1] != ["’"]:
        return False
    return not HAPPENED.isdisjoint(words[last + 2 : last + 5])


def _since(words: list[str], first: int) -> bool:
    """As in "since talks in Vienna on Monday": whether "since" opens the phrase that ends with the expression."""
    for place in range(first - 1, max(first - 9, -1), -1):
        word = words[place]
        if word == "since":
            return True
        if word in AUXILIARIES or word in MARKS or _is_past_form(word):
            return False
    return False


def _by_neighbours(words: list[str], first: int, last: int) -> Tense | None:
    """What the word beside the expression says by itself: "since" looks back, "by" and "a … deadline" ahead."""
    before, farther = (words[first - 1] if first else ""), (words[first - 2] if first > 1 else "")
    if before == "since":
        return "past"
    if before in {"until", "till"}:
        return _until(words, first)
    if before in {"by", "before"}:
        pluperfect = "had" in words[max(first - 8, 0) : first] or (first <= 1 and "had" in words[last : last + 8])
        return "past" if pluperfect else "future"
    aimed = words[last : last + 1] != [] and words[last] in AIMS
    if aimed or before in AHEAD or (before in {"of", "for", "from", "on"} and farther in AHEAD):
        return "future"
    return None


def _until(words: list[str], first: int) -> Tense:
    """What was given, put off or has begun until a time has that time ahead; what lasted until it has it behind."""
    if first == 1:
        return _rightward(words, first, 30) or "future"
    near = words[max(first - 9, 0) : first]
    if not MOVED.isdisjoint(near) or not {"has", "have", "given", "gave", "gives"}.isdisjoint(near):
        return "future"
    return _leftward(words, first) or "future"


def _starts_clause(words: list[str], first: int, last: int) -> bool:
    """Whether the expression belongs to a subject ("Thursday's talks will …") or opens its sentence."""
    before = words[first - 1] if first else ""
    if words[last : last + 1] in (["'"], ["’"]):
        return before not in INSIDE
    return first == 0 or (first == 1 and before in OPENERS) or (before in OPENERS and words[first - 2] in MARKS)


def _headline(words: list[str], first: int) -> Tense | None:
    """As in "Ministers to discuss budget on Friday": an infinitive that no verb governs looks ahead."""
    for place in range(1, min(first - 1, 6)):
        if words[place] == "to" and words[place + 1].islower() and words[place + 1] not in NOMINAL:
            return "future"
    return None


def _leftward(words: list[str], first: int) -> Tense | None:
    for place in range(first - 1, max(first - 30, -1), -1):
        if words[place] in STOP:
            return None
        tense = _verb_at(words, place, first)
        if tense is not None:
            return tense
    return None


def _rightward(words: list[str], last: int, limit: int) -> Tense | None:
    for place in range(last, min(last + limit, len(words))):
        if words[place] in STOP:
            return None
        tense = _verb_at(words, place, -1)
        if tense is not None:
            return tense
    return None


def _verb_at(words: list[str], place: int, target: int) -> Tense | None:
    """The tense of the verb group that a word belongs to, None where it is no verb that tells one.

    `target` is the place of the expression, or -1 where the search goes to the right.
    """
    word = words[place]
    if not word.islower():
        return None
    if word in AUXILIARIES:
        return _auxiliary(words, place)
    if word in PLANNED and _plans_ahead(words, place, target):
        return "future" if GIVEN_UP.isdisjoint(words[max(place - 4, 0) : place + 1]) else "past"
    if _asks_for_more(words, place, target):
        return "future"
    if _is_past_form(word):
        return None if _is_adjective(words, place) else _participle(words, place, default="past")
    return _present_form(words, place)


def _auxiliary(words: list[str], place: int) -> Tense:
    word = words[place]
    if word in {"would", "could"} and not DECLINED.isdisjoint(words[place + 1 : place + 5]):
        return "past"
    if word in {"could", "couldn"} and _is_denied(words, place):
        return "past"
    if word in FUTURE_AUXILIARIES:
        return "past" if "have" in words[place + 1 : place + 3] else "future"
    if word in HAVE:
        return _have(words, place)
    return _after_be(words, place, "present" if word in PRESENT_BE else "past")


def _is_denied(words: list[str], place: int) -> bool:
    """As in "could not be reached": what was not possible lies behind."""
    return words[place] == "couldn" or words[place + 1 : place + 2] == ["not"]


def _asks_for_more(words: list[str], place: int, target: int) -> bool:
    """Whether a verb points ahead by what it governs: "postponed until", "urged them to", "forward to"."""
    word = words[place]
    return (
        (word in MOVED and target > 0 and words[target - 1] in GOALS)
        or (word in ORDERS and place < target and "to" in words[place + 1 : min(place + 7, target)])
        or (word in AIMING and words[place + 1 : place + 2] == ["for"])
        or (word == "to" and words[place - 1 : place] == ["forward"])
    )


def _is_past_form(word: str) -> bool:
    return word in IRREGULAR_PAST or (word.endswith("ed") and len(word) > 3 and word not in NOT_PAST)


def _is_adjective(words: list[str], place: int) -> bool:
    """As in "continued negotiations", "a proposed deal": a past form before a noun says nothing of when."""
    before, after = words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
    return before in DETERMINERS and after.isalpha() and after.islower() and after not in AFTER_VERBS


def _plans_ahead(words: list[str], place: int, target: int) -> bool:
    """Whether "scheduled", "set", "due" and the like look ahead to the expression or to what they announce."""
    following = words[place + 1 : place + 2]
    if place + 1 == target:
        return words[place] not in {"set", "meant", "proposed"} or words[place] == "set"
    if following and following[0] in ({"to", "for"} if words[place] in {"proposed", "set", "meant"} else PLAN_GOALS):
        return True
    return words[place] == "due"


def _present_form(words: list[str], place: int) -> Tense | None:
    word = words[place]
    previous = words[place - 1] if place else ""
    if word in PRESENT_FOR_FUTURE and previous not in DETERMINERS | {"to", "of"}:
        return "future"
    if (
        word in PRESENT_PLURAL
        and previous not in NOMINAL | HAVE
        and not previous.endswith(("ing", "ly"))
        and not previous.isdigit()
    ):
        return "future"
    if previous == "to" and word.isalpha() and word not in NOMINAL:
        return _infinitive(words, place)
    if word.endswith("ing") and previous in {"after", "since", "following"}:
        return "past"
    return None


def _have(words: list[str], place: int) -> Tense:
    """The tense that "have" makes: "has met" is past, "has to" and "can have" look ahead, "was to have begun" too."""
    word, previous = words[place], words[place - 1] if place else ""
    if words[place + 1 : place + 2] == ["to"] and word != "had":
        return "future"
    if word == "have" and previous == "to":
        return "past" if place > 1 and words[place - 2] in SEEMING else "future"
    if word == "have" and any(each in FUTURE_AUXILIARIES for each in words[max(place - 3, 0) : place]):
        return "past" if any(_is_past_form(each) for each in words[place + 1 : place + 3]) else "future"
    if word in {"had", "did", "didn", "hadn"}:
        return "past"
    following = [each for each in words[place + 1 : place + 5] if each not in SKIPPED][:2]
    return "past" if "been" in words[place + 1 : place + 3] or any(map(_is_past_form, following)) else "present"


def _after_be(words: list[str], place: int, default: Tense) -> Tense:
    """What follows a form of "be": a plan ("is to", "was due to"), or what is, was or has been done."""
    for word in words[place + 1 : place + 5]:
        if word in GIVEN_UP and default == "past":
            return "past"
        if word in PLANNED or word in {"to", "going"}:
            return "future"
        if default == "present" and word.endswith("ing"):
            return "future"
        if word not in SKIPPED and word != "'" and not word.endswith("ly"):
            break
    return default


def _made_possible(words: list[str], place: int) -> bool:
    """As in "enabled three of them to be freed": what came of an act lies behind."""
    return words[place - 2 : place] == ["to", "be"] and not ENABLED.isdisjoint(words[max(place - 14, 0) : place - 2])


def _participle(words: list[str], place: int, *, default: Tense) -> Tense:
    """A past form with what stands before it: "will be held", "to be held", "has held", "are scheduled"."""
    back = place - 1
    while back > max(place - 6, 0) and (words[back] in SKIPPED or words[back] == "'" or words[back].endswith("ly")):
        back -= 1
    word = words[back] if back >= 0 else ""
    if _made_possible(words, place):
        return "past"
    if word in AUXILIARIES:
        return _auxiliary(words, back)
    if word == "gets":
        return "future"
    if word in {"and", "or"} and back == place - 1:
        return _leftward(words, back) or default
    return "future" if "be" in words[back + 1 : place] else default


def _infinitive(words: list[str], place: int) -> Tense | None:
    """An infinitive looks ahead, except after what was done ("failed to", "met to"); None: the search goes on left."""
    governor = words[place - 2] if place > 1 else ""
    if governor in PAST_CONTROL or (place > 2 and words[place - 3] == "had" and governor.endswith("ed")):
        return "past"
    if governor in PLANNED and GIVEN_UP.intersection(words[max(place - 5, 0) : place]):
        return "past"
    if governor in PRESENT_BE or governor in PLANNED or governor.endswith("ed") or governor in CONTROL:
        return "future"
    return "future" if words[place] in EVENT_VERBS and governor.islower() else None
