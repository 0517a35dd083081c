"""The tense of the clause around a time expression, from the verbs nearest to it.

A shallow cue, made of word lists: the verb to the left decides, since English puts times after verbs; where there is
none, the first verb to the right ("On Thursday the sides will meet"). A caller with a parse of its own passes its own.
"""

from parley.domain.times.expression import Tense

_FUTURE_AUXILIARIES = frozenset("will ll shall wo would could may might should must can cannot".split())
_PAST_BE = frozenset({"was", "were", "wasn", "weren"})
_PRESENT_BE = frozenset({"is", "are", "am", "isn", "aren", "re"})
_HAVE = frozenset({"has", "have", "had", "having", "hasn", "haven", "hadn", "did", "didn"})
_SKIPPED = frozenset(
    "not also be been being only now still already then just finally even likely both all formally reportedly "
    "again first jointly initially originally provisionally tentatively soon later".split()
)
_PLANNED = frozenset(
    "scheduled planned expected due set slated proposed billed supposed meant bound poised ready likely unlikely "
    "timed penciled pencilled tipped invited forecast projected".split()
)
_MOVED = frozenset(
    "postponed delayed extended adjourned rescheduled moved put pushed deferred suspended prolonged valid renewed "
    "deferred shifted brought set".split()
)
_IRREGULAR_PAST = frozenset(
    "said told met held began came went left took made gave got saw found kept brought sent spoke broke rose fell "
    "won lost led became thought knew wrote sat stood struck shook flew drove withdrew ran paid cut hit put sought "
    "fought taught caught bought sold grew drew threw swore chose froze hid rode felt dealt meant heard understood "
    "built lent spent shot set let quit bid gone done been seen given taken written spoken broken chosen undergone "
    "begun sworn shaken withdrawn overthrown laid hung stuck won fled sank sprang shut split stole wound".split()
)
_NOT_PAST = frozenset(
    "need speed feed seed exceed proceed bed red hundred indeed succeed breed shed embed united agreed-upon so-called "
    "aged concerned unprecedented armed detailed alleged".split()
)
_PRESENT_FOR_FUTURE = frozenset(
    "begins starts opens resumes meets continues ends expires concludes arrives travels visits convenes gathers hosts "
    "holds heads returns takes comes goes kicks reconvenes votes runs closes flies leaves launches faces enters "
    "chairs receives welcomes addresses joins applies lasts follows plans wants hopes aims intends wraps".split()
)
_PRESENT_PLURAL = frozenset(
    "meet resume begin convene reconvene gather continue expire return arrive travel open start end conclude vote sit "
    "fly depart".split()
)
_NOMINAL = frozenset(
    "the a an this that its their his her our of any no each every first second third next last final early late "
    "new formal direct fresh s to him them us me you it both all some many us what".split()
)
_AHEAD = frozenset("upcoming forthcoming starting beginning effective ahead".split())
_PAST_CONTROL = frozenset(
    "failed managed continued refused declined began started tried helped used able forced unable sought proceeded "
    "chose met arrived travelled traveled came went flew gathered sat returned returning visited".split()
)
_EVENT_VERBS = frozenset(
    "begin start open resume take be continue convene kick reconvene run last end expire".split()
)
_STOP = frozenset({";", "–", "—"})
_ORDERS = frozenset("invited urged asked ordered pressed instructed wants called allowed".split())
_MARKS = frozenset({".", ",", ":", '"', "“", "”", "-"})
_OPENERS = frozenset({"on", "in", "at", "from", "late", "early", '"', "“"})
_AIMS = frozenset("deadline target cutoff ultimatum".split())
_AIMING = frozenset("prepare preparing prepares plans plan planning deadline hope hopes hoping".split())
_GOALS = frozenset({"until", "till", "to", "for"})
_PLAN_GOALS = frozenset("to for on at in from this next later early tomorrow tonight sometime".split())
_GIVEN_UP = frozenset({"supposed", "meant", "originally", "initially"})
_CONTROL = frozenset("going plan plans planning vows agree agrees want wants hope hopes order deal pledge promise".split())
_DETERMINERS = frozenset("a an the their its his her our my no more some any these those for of with this".split())
_AFTER_VERBS = frozenset(
    "in on at by to for from with after before until during over under between about into of that as when while and or "
    "but early late last next this yesterday today tomorrow the a an his her their its".split()
)


def clause_tense(words: list[str], first: int, last: int) -> Tense | None:
    """The tense that decides for the expression at `words[first:last]` of one sentence, without spaces.

    Names keep their capitals, the first word of the sentence does not.
    """
    before = words[first - 1] if first else ""
    if before == "since":
        return "past"
    after = words[last] if last < len(words) else ""
    if after in _AIMS:
        return "future"
    if after == ":" and first == 0:
        return None
    if before in {"by", "before"}:
        return "past" if "had" in words[max(first - 8, 0) : first] or _opens_pluperfect(words, first, last) else "future"
    if before in _AHEAD or (before in {"of", "for", "from", "on"} and first > 1 and words[first - 2] in _AHEAD):
        return "future"
    if _starts_clause(words, first, last):
        tense = _rightward(words, last, 9)
        if tense is not None:
            return tense
    left = _leftward(words, first)
    return left if left is not None else _rightward(words, last, 30)


def _opens_pluperfect(words: list[str], first: int, last: int) -> bool:
    return first <= 1 and "had" in words[last : last + 8]


def _starts_clause(words: list[str], first: int, last: int) -> bool:
    """Whether the expression belongs to a subject ("Thursday's talks will …") or opens its sentence."""
    if words[last : last + 1] in (["'"], ["’"]):
        return True
    before = words[first - 1] if first else ""
    return first == 0 or (first == 1 and before in _OPENERS) or (before in _OPENERS and words[first - 2] in _MARKS)


def _leftward(words: list[str], first: int) -> Tense | None:
    for place in range(first - 1, max(first - 30, -1), -1):
        if words[place] in _STOP:
            return None
        tense = _verb_at(words, place, first)
        if tense is not None:
            return tense
    return None


def _rightward(words: list[str], last: int, limit: int) -> Tense | None:
    for place in range(last, min(last + limit, len(words))):
        if words[place] in _STOP:
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
    if word in _FUTURE_AUXILIARIES:
        return "past" if "have" in words[place + 1 : place + 3] else "future"
    if word in _PRESENT_BE:
        return _after_be(words, place, "present")
    if word in _PAST_BE:
        return _after_be(words, place, "past")
    if word in _HAVE:
        return _have(words, place)
    if word in _AIMING and words[place + 1 : place + 2] == ["for"]:
        return "future"
    if word in _PLANNED and _plans_ahead(words, place, target):
        return _participle(words, place, default="future")
    if word in _MOVED and target > 0 and words[target - 1] in _GOALS:
        return "future"
    if word in _ORDERS and "to" in words[place + 1 : place + 7]:
        return "future"
    if _is_past_form(word):
        return None if _is_adjective(words, place) else _participle(words, place, default="past")
    return _present_form(words, place)


def _is_past_form(word: str) -> bool:
    return word in _IRREGULAR_PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST)


def _is_adjective(words: list[str], place: int) -> bool:
    """"Continued negotiations", "a proposed deal": a past form before a noun says nothing of when."""
    before, after = words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
    return before in _DETERMINERS and after.isalpha() and after.islower() and after not in _AFTER_VERBS


def _plans_ahead(words: list[str], place: int, target: int) -> bool:
    """Whether "scheduled", "set", "due" and the like look ahead to the expression or to what they announce."""
    following = words[place + 1 : place + 2]
    if place + 1 == target:
        return words[place] not in {"set", "meant", "proposed"} or words[place] == "set"
    if following and following[0] in ({"to", "for"} if words[place] in {"proposed", "set", "meant"} else _PLAN_GOALS):
        return True
    return words[place] == "due"


def _present_form(words: list[str], place: int) -> Tense | None:
    word = words[place]
    previous = words[place - 1] if place else ""
    if word in _PRESENT_FOR_FUTURE and previous not in _DETERMINERS | {"to", "of"}:
        return "future"
    if word in _PRESENT_PLURAL and previous not in _NOMINAL and not previous.endswith(("ing", "ly")):
        return "future"
    if previous == "to" and word.isalpha() and word not in _NOMINAL:
        return _infinitive(words, place)
    if word.endswith("ing") and previous in {"after", "since", "following"}:
        return "past"
    return None


def _have(words: list[str], place: int) -> Tense:
    """"Has met" is past, "has to" and "can have" look ahead, "was to have begun" was a plan."""
    word, previous = words[place], words[place - 1] if place else ""
    if words[place + 1 : place + 2] == ["to"] and word != "had":
        return "future"
    if word == "have" and previous == "to":
        return "future"
    if word == "have" and any(each in _FUTURE_AUXILIARIES for each in words[max(place - 3, 0) : place]):
        return "past" if any(_is_past_form(each) for each in words[place + 1 : place + 3]) else "future"
    if word in {"had", "did", "didn", "hadn"}:
        return "past"
    following = [each for each in words[place + 1 : place + 5] if each not in _SKIPPED][:2]
    return "past" if "been" in words[place + 1 : place + 3] or any(map(_is_past_form, following)) else "present"


def _after_be(words: list[str], place: int, default: Tense) -> Tense:
    """What follows a form of "be": a plan ("is to", "was due to"), or what is, was or has been done."""
    for word in words[place + 1 : place + 5]:
        if word in _GIVEN_UP and default == "past":
            return "past"
        if word in _PLANNED or word in {"to", "going"}:
            return "future"
        if default == "present" and word.endswith("ing"):
            return "future"
        if word not in _SKIPPED and word != "'" and not word.endswith("ly"):
            break
    return default


def _participle(words: list[str], place: int, *, default: Tense) -> Tense:
    """A past form with what stands before it: "will be held", "to be held", "has held", "are scheduled"."""
    for back in range(place - 1, max(place - 6, -1), -1):
        word = words[back]
        if word in _FUTURE_AUXILIARIES:
            return "past" if "have" in words[back + 1 : place] else "future"
        if word in _PRESENT_BE:
            return _after_be(words, back, "present")
        if word in _PAST_BE:
            return _after_be(words, back, "past")
        if word in _HAVE:
            return _have(words, back)
        if word == "to" and words[back + 1 : back + 2] == ["be"]:
            return "future"
        if word in {"and", "or"} and back == place - 1:
            return _leftward(words, back) or default
        if word not in _SKIPPED and word != "'" and not word.endswith("ly"):
            return "future" if "be" in words[back + 1 : place] else default
    return default


def _infinitive(words: list[str], place: int) -> Tense | None:
    """"To …" looks ahead, except after what was done ("failed to", "met to"); None sends the search farther left."""
    governor = words[place - 2] if place > 1 else ""
    if governor in _PAST_CONTROL:
        return "past"
    if governor in _PLANNED and _GIVEN_UP.intersection(words[max(place - 5, 0) : place]):
        return "past"
    if governor in _PRESENT_BE or governor in _PLANNED or governor.endswith("ed") or governor in _CONTROL:
        return "future"
    return "future" if words[place] in _EVENT_VERBS and governor.islower() else None
