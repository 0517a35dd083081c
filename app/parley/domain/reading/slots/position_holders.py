"""Whose position it is: the side that a noun group is, speaks for or stands for."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from parley.domain.parties.mentions import Mention, most_specific
from parley.domain.parties.tables import leaders
from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.speech import OFFICIALS
from parley.domain.reading.parse import Parse
from parley.domain.reading.sentence import Sentence
from parley.domain.reading.speakers import Speaker, Speech
from parley.domain.text.words import words

_OWN = words("we us our i my")
_ONE = words("he she his her")
_SIDE = words("it they its their them")
_SPOKESMEN = OFFICIALS | words(
    "government administration side team delegation president premier chancellor king ministry minister secretary",
    "authority party movement group bloc union federation association parliament cabinet leadership council",
    "majority minority chief head director chairman chairwoman president-elect counterpart ambassador diplomat",
    "negotiator management command commander general rebel guerrilla militant faction coalition lawmaker",
    "alliance department office embassy executive board organiser organizer boss owner employer member ally",
    "source adviser nation country state republic commission camp army proposal",
)
"""Heads that speak or stand for the side named beside them ("Peru's government", "union leaders")."""
_FOR = words("of for from to in")
_OFFICE = words(
    "minister president adviser spokesman spokeswoman general colonel secretary premier official ambassador"
)
_OFTEN = 3
_OPENING = (None, "after", "before", "until", "till", "as", "since", "because", "with")
"""What may stand before a subject; after other prepositions a noun group is none."""
_NEAR = 100
"""Mentions looked through for the side that a bare noun stands for."""
_ENOUGH = 1000
"""Mentions that tell which state an article is about."""
_BESIDE = 14
"""Tokens behind a noun in which who is meant may be named."""
_BACK = 3
"""Sentences looked back for what a pronoun means."""


_KINDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(words("bloc organisation organization agency fund"), frozenset(("body",))),
    **dict.fromkeys(words("rebel guerrilla militant insurgent militia movement group"), frozenset(("group",))),
    **dict.fromkeys(words("union worker striker employee"), frozenset(("union",))),
    **dict.fromkeys(words("company employer management firm carrier operator"), frozenset(("employer",))),
    **dict.fromkeys(words("government ministry cabinet army administration"), frozenset(("state", "government"))),
    "party": frozenset(("party",)),
}
"""What a bare "the bloc" or "rebels" may stand for: the side of that kind that was named last."""
_STATEMENT = re.compile(r"\b(?:statement|remarks|address|speech|letter|message)\b", re.IGNORECASE)
_POSSESSIVE = words("his her our their its my")
_COUNTRY = words("country government party union side movement group nation people member team troop force")
_COLLECTIVES = words("party group movement union faction company alliance bloc federation association")


@dataclass(frozen=True, slots=True)
class Holder:
    """A side, and who speaks for it where the words name somebody."""

    party: str
    speaker: Speaker | None = None


def holders_of(parse: Parse, sentence: Sentence, group: NounGroup | None, at: int) -> list[Holder]:
    """The sides that a noun group and what "and" joins to it stand for; `at` is the token that asks."""
    if group is None:
        return []
    if sentence.lowers[group.first] == "whose" or sentence.lowers[group.first - 1 : group.first] == ["whose"]:
        group = next((each for each in reversed(sentence.groups) if each.last <= group.first - 1), group)
    if group.lemma in _COLLECTIVES:
        named = _apposition(parse, sentence, group, at)
        if named is not None:
            return [named]
    groups = [group, *(other for other in group.others or () if other.first < at)]
    found = [holder for each in groups if (holder := _holder(parse, sentence, each)) is not None]
    if len(groups) == 1 and not found:
        named = _apposition(parse, sentence, group, at)
        found = [named] if named is not None else []
    return list({holder.party: holder for holder in reversed(found)}.values())[::-1]


def owner_of(parse: Parse, sentence: Sentence, first: int, noun: int) -> Holder | None:
    """The side whose possessive or name stands before a noun, from token `first` on ("Peru's demand")."""
    for token in range(noun - 1, first - 1, -1):
        low = sentence.lowers[token]
        if low in _OWN | _ONE | _SIDE and sentence.kinds[token] in "DO":
            return _pronoun(parse, sentence, token)
        mention = _mention_at(sentence, token)
        if mention is not None:
            return Holder(mention.party, _person(parse, sentence, token, token + 1))
        person = _person(parse, sentence, token, token + 1)
        if person is not None and person.party is not None:
            return Holder(person.party, person)
    return None


def speaking(parse: Parse, sentence: Sentence, token: int) -> Holder | None:
    """The side that says what stands at a token."""
    speech = parse.speakers.at(sentence, token)
    if speech is None:
        near = parse.speakers.of(sentence)
        speech = near[0] if near and (sentence.quoted(token) or _reported(near[0], token)) else None
    if speech is None:
        return None
    party = speech.speaker.party or _home(parse, speech.speaker)
    return Holder(party, speech.speaker) if party is not None else None


def _home(parse: Parse, speaker: Speaker) -> str | None:
    """The side of an official whom the article gives none: the only state that it names, where there is one."""
    person = next((each for each in parse.people if each.name == speaker.name), None)
    if person is None or not person.titles or _OFFICE.isdisjoint(" ".join(person.titles).lower().split()):
        return None
    counts = Counter(mention.party for mention in parse.mentions[:_ENOUGH] if mention.kind in ("state", "government"))
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[1][1] * _OFTEN > ranked[0][1]):
        return None
    return ranked[0][0]


def author_of(parse: Parse) -> Holder | None:
    """Who signs an article that is a statement ("Statement by President …"): a known leader whom its title names."""
    title = parse.title or ""
    if _STATEMENT.search(title) is None:
        return None
    words_of_it = set(re.findall(r"[^\W\d_]+", title))
    for name, party in leaders().items():
        if name.rsplit(" ", 1)[-1] in words_of_it:
            return Holder(party, Speaker(name, party, person=True))
    return None


def _reported(speech: Speech, token: int) -> bool:
    """Whether a token stands between a verb of speech and where its scope was found to begin."""
    return speech.clause is not None and speech.clause.verb.last <= token < speech.first


def is_own(sentence: Sentence, group: NounGroup | None, party: str) -> bool:
    """Whether a noun group is the side itself: by name, or by a pronoun that a speaker uses of it."""
    if group is None:
        return False
    low = sentence.lowers[group.head]
    if low in ("we", "i", "it", "he", "she", "they"):
        return True
    if sentence.lowers[group.first] in _POSSESSIVE and group.lemma in _COUNTRY:
        return True
    return any(mention.party == party for mention in _mentions(sentence, group.first, group.last))


def _holder(parse: Parse, sentence: Sentence, group: NounGroup) -> Holder | None:
    low = sentence.lowers[group.head]
    if group.last - group.first == 1 and low in _OWN | _ONE | _SIDE:
        return _pronoun(parse, sentence, group.head)
    person = _person(parse, sentence, group.first, group.last)
    mentions = _mentions(sentence, group.first, group.last)
    if person is not None:
        party = person.party or (mentions[0].party if mentions else None)
        return Holder(party, person) if party is not None else None
    if not mentions and sentence.lowers[group.first] in _SIDE and group.lemma in _SPOKESMEN:
        named = _apposition(parse, sentence, group, len(sentence.words))  # "Its leader, Ann Smith, …"
        return named or _pronoun(parse, sentence, group.first)
    return _named(sentence, group, mentions) or _of_kind(parse, sentence, group)


def _of_kind(parse: Parse, sentence: Sentence, group: NounGroup) -> Holder | None:
    """What "the bloc" or "rebels" stands for: the side of that kind named last before, or first behind."""
    kinds = _KINDS.get(group.lemma)
    alone = group.last - group.first <= 1 + (sentence.lowers[group.first] == "the")
    if kinds is None or not alone:
        return None
    here = bisect_left(parse.mentions, sentence.starts[group.head], key=lambda each: each.start)
    before = reversed(parse.mentions[max(0, here - _NEAR) : here])
    behind = parse.mentions[here : here + _NEAR]
    near = [each for each in (*before, *behind) if each.kind in kinds]
    negotiation = parse.negotiations.assign(sentence.start)
    sides = negotiation.parties if negotiation is not None else ()
    found = next((each for each in near if each.party in sides), next(iter(near), None))
    return Holder(found.party) if found is not None else None


def _named(sentence: Sentence, group: NounGroup, mentions: list[Mention]) -> Holder | None:
    """A side by name, as head of its group ("Peru", "the miners") or beside a word for those who speak for it."""
    if not mentions:
        return _spoken_for(sentence, group)
    head = sentence.starts[group.head]
    heading = next((each for each in mentions if each.start <= head < each.end), None)
    if heading is not None:
        return Holder(heading.party)
    if group.lemma not in _SPOKESMEN:
        return None
    if (own := most_specific(mentions)) is not None:
        return Holder(own.party)
    owner = next((each for each in mentions if sentence.folded[each.end : each.end + 1] == "'"), None)
    if owner is not None or len({each.party for each in mentions}) == 1:
        return Holder((owner or mentions[0]).party)
    return None


def _spoken_for(sentence: Sentence, group: NounGroup) -> Holder | None:
    """The side behind a word for those who speak for it ("a spokesman for the ministry of Peru")."""
    following = next((each for each in sentence.groups if each.first >= group.last), None)
    if group.lemma not in _SPOKESMEN or following is None:
        return None
    if following.first - group.last > 1 or following.preposition not in _FOR:
        return None
    near = _mentions(sentence, following.first, following.last)
    return Holder(near[0].party) if near else None


def _apposition(parse: Parse, sentence: Sentence, group: NounGroup, at: int) -> Holder | None:
    """A person or side named behind a comma ("The envoy, Ada Holm, rejected …")."""
    if group.lemma not in _SPOKESMEN or sentence.kinds[group.last : group.last + 1] != ",":
        return None
    at = min(at, group.last + _BESIDE)
    person = _person(parse, sentence, group.last, at)
    if person is not None and person.party is not None:
        return Holder(person.party, person)
    mentions = _mentions(sentence, group.last, at)
    return Holder(mentions[0].party) if mentions else None


def _pronoun(parse: Parse, sentence: Sentence, token: int) -> Holder | None:
    """What a pronoun means: the speaker, or the nearest subject before it that can be."""
    low = sentence.lowers[token]
    said = speaking(parse, sentence, token)
    speech = parse.speakers.at(sentence, token)
    if said is None and speech is not None and low in _SIDE and not sentence.quoted(token):
        return None  # it means who speaks, and for whom that is is not known
    if low in _OWN:
        return said if said is not None or sentence.quoted(token) else author_of(parse)
    if said is not None and sentence.quoted(token):
        return _other(parse, sentence, token, said.party)
    if said is not None and said.speaker is not None and (low in _SIDE or said.speaker.person):
        return said
    return _before(parse, sentence, token, person=low in _ONE)


def _other(parse: Parse, sentence: Sentence, token: int, party: str) -> Holder | None:
    """Whom a speaker means by "they": the side last named that is not his own."""
    start = sentence.starts[token]
    for back in range(_BACK):
        index = sentence.index - back
        if index < 0:
            return None
        for mention in reversed(parse.sentences[index].mentions):
            if mention.start < start and mention.party != party:
                return Holder(mention.party)
    return None


def _before(parse: Parse, sentence: Sentence, token: int, *, person: bool) -> Holder | None:
    """The subject before a token, in its sentence and then in those before it, that is a person or a side."""
    current: Sentence | None = sentence
    limit = token
    for back in range(1, _BACK + 1):
        if current is None:
            return None
        subjects = [
            clause.subject for clause in current.clauses if clause.subject is not None and clause.verb.first <= limit
        ]
        ordered = reversed(subjects) if current is sentence else iter(subjects)
        for group in ordered:
            if group.first < limit and current.kinds[group.head] != "O":
                found = _holder(parse, current, group)
                if found is not None and (not person or found.speaker is not None):
                    return found
        index = sentence.index - back
        current = parse.sentences[index] if index >= 0 else None
        limit = len(current.words) if current is not None else 0
    return None


def _person(parse: Parse, sentence: Sentence, first: int, last: int) -> Speaker | None:
    person = parse.speakers.person_in(sentence, first, last)
    return Speaker(person.name, person.party, person=True) if person is not None else None


def _mentions(sentence: Sentence, first: int, last: int) -> list[Mention]:
    start, end = sentence.offsets(first, last)
    return [mention for mention in sentence.mentions if start <= mention.start < end]


def _mention_at(sentence: Sentence, token: int) -> Mention | None:
    start = sentence.starts[token]
    return next((mention for mention in sentence.mentions if mention.start <= start < mention.end), None)


def main_subject(sentence: Sentence, clause: Clause) -> NounGroup | None:
    """The subject of a clause: the noun group before its verb, or for a form in -ing behind a comma the main verb's."""
    if clause.kind == "participle" and sentence.kinds[max(0, clause.verb.first - 1)] in ',"-':
        for other in reversed(sentence.clauses):
            if other.verb.first < clause.verb.first and other.kind == "main" and other.subject is not None:
                return other.subject
    if clause.subject is None and clause.governor is not None:
        return clause.governor.subject
    if clause.kind == "relative" and clause.subject is not None and clause.subject.preposition in ("in", "from", "at"):
        start = clause.subject.first
        return next((each for each in reversed(sentence.groups) if each.last < start), clause.subject)
    if clause.verb.form == "finite" and clause.subject is not None and clause.subject.last < clause.verb.first:
        near = next((each for each in reversed(sentence.groups) if each.last <= clause.verb.first), None)
        joined = clause.subject.others or ()
        if (
            near is not None
            and near not in joined
            and near.last == clause.verb.first
            and near.preposition in _OPENING
            and not near.temporal
        ):
            return near
    return clause.subject


def shared_subject(clause: Clause) -> NounGroup | None:
    """The subject of the clause above a verb that shares another's ("Peru said the dam must go and rejects …")."""
    governor = clause.governor
    return governor.subject if governor is not None else None


def subjects(parse: Parse, sentence: Sentence, clause: Clause) -> list[Holder]:
    """Whose verb it is: the subject's side, or that of the clause above where a verb shares its subject."""
    holders = holders_of(parse, sentence, main_subject(sentence, clause), clause.verb.first)
    shares = any(each.subject is clause.subject and each.verb.first < clause.verb.first for each in sentence.clauses)
    if not holders and clause.kind == "main" and (shares or clause.subject is None):
        holders = holders_of(parse, sentence, shared_subject(clause), clause.verb.first)
    if not holders and sentence.kinds[clause.verb.first - 1 : clause.verb.first] == ",":
        if clause.verb.form == "finite":
            opening = next(iter(sentence.groups), None)
            if opening is not None and sentence.kinds[opening.last : opening.last + 1] == ",":
                holders = holders_of(parse, sentence, opening, opening.last)
        else:
            spoken = [each for each in parse.speakers.of(sentence) if each.clause is not None and each.speaker.party]
            before = [each for each in spoken if each.clause is not None and each.clause.verb.first < clause.verb.first]
            holders = [Holder(each.speaker.party, each.speaker) for each in before[-1:] if each.speaker.party]
    return holders
