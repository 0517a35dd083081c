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
    "chairs receives welcomes addresses joins".split()
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
    "begin start open resume take be continue convene kick reconvene hold meet run last end expire happen go".split()
)
_STOP = frozenset({";", "–", "—", "¶"})


def clause_tense(words: list[str], first: int, last: int) -> Tense | None:
    """The tense that decides for the expression at `words[first:last]` of one sentence, without spaces; names keep
    their capitals."""
    before = words[first - 1] if first else ""
    if before == "since":
        return "past"
    if before in {"by", "before"} and (first < 2 or words[first - 2] not in {"had", "been"}):
        tense = _leftward(words, first)
        return "future" if tense in {None, "present"} else tense
    if before in _AHEAD or (before in {"of", "for", "from"} and first > 1 and words[first - 2] in _AHEAD):
        return "future"
    if _starts_clause(words, first, last):
        tense = _rightward(words, last, 9)
        if tense is not None:
            return tense
    left = _leftward(words, first)
    return left if left is not None else _rightward(words, last, 30)


def _starts_clause(words: list[str], first: int, last: int) -> bool:
    """Whether the expression belongs to a subject ("Thursday's talks will …") or opens its sentence."""
    following = words[last : last + 1]
    if following in (["'"], ["’"]):
        return True
    before = words[first - 1] if first else ""
    return first == 0 or (first == 1 and before in {"on", "in", "at", "from", '"', "“"})


def _leftward(words: list[str], first: int) -> Tense | None:
    for place in range(first - 1, max(first - 30, -1), -1):
        word = words[place]
        if word in _STOP:
            return None
        tense = _verb_at(words, place, words[first - 1] if first else "")
        if tense is not None:
            return tense
    return None


def _rightward(words: list[str], last: int, limit: int) -> Tense | None:
    for place in range(last, min(last + limit, len(words))):
        word = words[place]
        if word in _STOP:
            return None
        tense = _verb_at(words, place, "")
        if tense is not None:
            return tense
    return None


def _verb_at(words: list[str], place: int, preposition: str) -> Tense | None:
    """The tense of the verb group that a word belongs to, None where it is no verb that tells one."""
    word = words[place]
    if word in _FUTURE_AUXILIARIES:
        return "past" if "have" in words[place + 1 : place + 3] else "future"
    if word in _PRESENT_BE:
        return _after_be(words, place, "present")
    if word in _PAST_BE:
        return _after_be(words, place, "past")
    if word in _HAVE:
        return "future" if words[place + 1 : place + 2] == ["to"] and word != "had" else "past"
    if word in _PLANNED and word not in {"set", "meant"} and words[place + 1 : place + 2] not in (["."], [","]):
        return _participle(words, place, default="future")
    if word in _MOVED and preposition in {"until", "till", "to", "for"}:
        return "future"
    if word in _IRREGULAR_PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST):
        return _participle(words, place, default="past")
    if word in _PRESENT_FOR_FUTURE and words[place - 1 : place] not in (["to"], ["the"], ["of"]):
        return "future"
    previous = words[place - 1] if place else ""
    if word in _PRESENT_PLURAL and previous not in _NOMINAL and not previous.endswith(("ing", "ly")):
        return "future"
    if previous == "to" and word.isalpha() and word.islower() and word not in _NOMINAL:
        return _infinitive(words, place)
    if word.endswith("ing") and previous in {"after", "since", "following"}:
        return "past"
    if word.endswith("ing") and previous in {"before"}:
        return "future"
    return None


def _after_be(words: list[str], place: int, default: Tense) -> Tense:
    """What follows a form of "be": a plan ("is to", "was due to"), or what is, was or has been done."""
    for word in words[place + 1 : place + 5]:
        if word in {"supposed", "meant", "originally", "initially"} and default == "past":
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
            return "past"
        if word == "to" and words[back + 1 : back + 2] == ["be"]:
            return "future"
        if word not in _SKIPPED and word != "'" and not word.endswith("ly"):
            break
    return default


def _infinitive(words: list[str], place: int) -> Tense | None:
    """ "To …" looks ahead, except after what was done ("failed to", "met to"); None sends the search farther left."""
    governor = words[place - 2] if place > 1 else ""
    if governor in _PAST_CONTROL:
        return "past"
    if governor in _PRESENT_BE or governor in _PLANNED or governor in {"going", "plan", "plans", "planning"}:
        return "future"
    if governor.endswith("ed") or governor in {"vows", "agree", "agrees", "want", "wants", "hope", "hopes", "order"}:
        return "future"
    return "future" if words[place] in _EVENT_VERBS else None
