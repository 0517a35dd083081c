"""Speakers: who says what a sentence says, by its words of speech, its quotation marks and what was said before.

The file is long because the ways to name a speaker are tried in one order, and who spoke last is shared by all of them.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from parley.domain.parties.mentions import find_mentions, most_specific
from parley.domain.parties.people import Person, find_people
from parley.domain.reading.clauses import Clause
from parley.domain.reading.groups import NounGroup
from parley.domain.reading.lexicon.speech import (
    AMBIGUOUS,
    GROUP_PRONOUNS,
    HEARSAY,
    MEDIA,
    MUSING,
    OFFICIALS,
    OUTLETS,
    PERSON_PRONOUNS,
    RULERS,
    SPEECH,
    STATING,
    TURNED,
    UNNAMED,
)
from parley.domain.reading.sentence import Sentence
from parley.domain.text.folding import fold
from parley.domain.text.words import words

_INFORMED = words("familiar anonymity brief knowledge anonymous")
"""Words of people who are not to be named: "familiar with", "briefed on", "on condition of anonymity"."""
_HEADS = words(
    "statement report document communique communiqué account version transcript readout letter post text note",
)
_SIGNATURE = 14
"""Tokens of a line that only names who was quoted above it."""
_TEXTS = r"(?:statement|remarks|speech|address|letter|message|op-ed)"
_STATEMENT = re.compile(rf"\b{_TEXTS}\b", re.IGNORECASE)
_BYLINE = re.compile(rf"\b{_TEXTS}\s(?:by|of|from)\s(?:the\s)?(?:[\w.]+\s){{0,3}}\Z", re.IGNORECASE)
_STATEMENT_AFTER = re.compile(rf"(?:'s?)?\s{_TEXTS}\b", re.IGNORECASE)
_LEADING = re.compile(r"^(?:the|a|an|his|her|its|their|one|another)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: a name or a description, the party spoken for, and the medium that passes it on.

    `unnamed`: a source that nobody could ask. `person`: it is a human being, whom "he" or "she" may mean later.
    """

    name: str | None = None
    party: str | None = None
    via: str | None = None
    unnamed: bool = False
    person: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """What stands between two tokens of a sentence is what the speaker says; `clause` is that of the verb of speech."""

    first: int
    last: int
    speaker: Speaker
    clause: Clause | None


_CITING = words("quote cite")
_CITED_WITHIN = 16
_AS_SAYING = 2
"""Tokens of "as saying"."""
_CONVERSING = words("speak talk confer")


_PORTFOLIOS = words(
    "prime foreign defence defense finance transport interior trade labour labor economy energy health justice deputy",
    "agriculture environment economic development education security vice former",
)
"""Words before "minister" or "president" that make it another office."""
_BESIDE = 40
"""Characters before and behind a name in which its office stands."""
_SMALL = re.compile(r"\b(?:On|Of|In|For|The|And|At|To|With|About|After|Following)\b")
"""Words that a title in capitals writes large, though they belong to no name."""


class Speakers:
    """The speakers of an article, read sentence by sentence from the first."""

    def __init__(self, sentences: list[Sentence], people: list[Person], title: str | None = None) -> None:
        self._sentences = sentences
        self._author = _author(fold(title or ""))
        self._people = sorted(
            ((start, end, person) for person in people for start, end in person.mentions), key=lambda each: each[0]
        )
        self._people_starts = [start for start, _, _ in self._people]
        self._titles = [
            (person, frozenset(" ".join(person.titles).lower().split())) for person in people if person.titles
        ]
        self._names: dict[str, Counter[str]] | None = None
        self._speeches: list[list[Speech]] = []
        self._last: Speaker | None = None
        self._last_person: Speaker | None = None
        self._before: list[tuple[Speaker | None, Speaker | None]] = []
        for sentence in sentences:
            self._before.append((self._last, self._last_person))
            found = self._read(sentence)
            if "according" in sentence.vocabulary:
                found.extend(self._according(sentence))
            if not found:
                self._note_subject(sentence)
            self._speeches.append(found)
        self._carry()

    def at(self, sentence: Sentence, token: int) -> Speech | None:
        """Who says what stands at a token; None where the outlet speaks itself. The innermost speech counts."""
        best: Speech | None = None
        for speech in self._speeches[sentence.index]:
            if speech.first <= token < speech.last and (
                best is None or speech.last - speech.first <= best.last - best.first
            ):
                best = speech
        if best is None and self._author is not None:
            return Speech(0, len(sentence.words), self._author, None)
        return best

    def of(self, sentence: Sentence) -> list[Speech]:
        """All speeches of a sentence."""
        return self._speeches[sentence.index]

    def person_in(self, sentence: Sentence, first: int, last: int) -> Person | None:
        """The first person that a token span names."""
        start, end = sentence.offsets(first, last)
        for at, stop, person in self._people[bisect_left(self._people_starts, start) :]:
            if at >= end:
                break
            if stop <= end:
                return person
        return None

    def people_in(self, sentence: Sentence) -> list[tuple[int, int, Person]]:
        """The people that a sentence names, in order, with the first and last (excluded) token of each name."""
        begin = bisect_left(self._people_starts, sentence.start)
        found = []
        for start, end, person in self._people[begin:]:
            if start >= sentence.end:
                break
            found.append((sentence.token_at(start), sentence.token_at(end - 1) + 1, person))
        return found

    def _read(self, sentence: Sentence) -> list[Speech]:
        found: list[Speech] = []
        vocabulary = sentence.vocabulary
        colon = _colon(sentence)
        if not vocabulary & SPEECH and colon is None:
            return found
        end = len(sentence.words)
        begin = 0
        cited = self._citations(sentence) if vocabulary & _CITING else []
        passed_on = {each.clause.verb.first for each in cited if each.clause}
        passed_on |= {at + 1 for at, low in enumerate(sentence.lowers) if cited and low == "as"}
        for index, clause in enumerate(sentence.clauses):
            if not (clause.verb.lemma in SPEECH or clause.verb.last == colon) or (
                clause.verb.passive and not _turned(sentence, clause)
            ):
                continue
            speaker = self._speaker(sentence, clause)
            own = clause.verb.first in passed_on or self._tells_own_mind(sentence, clause)
            if speaker is None or own:
                continue
            if speaker.via is None:
                speaker = self._told(sentence, clause, speaker)
            if not self._speaks(sentence, clause, index, speaker, found):
                continue
            self._remember(speaker)
            if clause.verb.lemma in STATING or self._quote_after(sentence, clause):
                found.extend(self._scopes(sentence, clause, index, begin, end, speaker))
                begin = clause.last
            elif speaker.person:
                stop = sentence.kinds.find(";", clause.verb.last)
                last = min(_closing(sentence, clause, end), stop if stop > 0 else end)
                found.append(Speech(_opening(clause), last, speaker, clause))
        found.extend(cited)
        return found

    def _citations(self, sentence: Sentence) -> list[Speech]:
        """What a sentence passes on of somebody by the words of a medium."""
        found = [each for clause in sentence.clauses if (each := self._cited(sentence, clause)) is not None]
        for speech in found:
            self._remember(speech.speaker)
        return found

    def _cited(self, sentence: Sentence, clause: Clause) -> Speech | None:
        """Who is passed on: "the agency quoted Holm as saying …", "Holm was quoted by the agency as saying …"."""
        verb = clause.verb
        if verb.lemma not in _CITING:
            return None
        behind = sentence.lowers[verb.last : verb.last + _CITED_WITHIN]
        at = next((i for i, low in enumerate(behind) if low == "as" and behind[i + 1 : i + 2] == ["saying"]), None)
        group, medium = (clause.object, clause.subject) if clause.object else (clause.subject, clause.phrase("by"))
        speaker = self.describe(sentence, group) if at is not None and group is not None else None
        if speaker is None or at is None:
            return None
        if medium is not None:
            speaker = replace(speaker, via=_LEADING.sub("", sentence.text(medium.first, medium.last)))
        begin = verb.last + at + _AS_SAYING
        if begin < len(sentence.words) - 1:
            return Speech(begin, len(sentence.words), speaker, clause)
        return Speech(0, verb.first, speaker, clause)

    def _tells_own_mind(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether "we believe" or "I think" stands in a quotation: whoever is quoted says it, not who spoke last."""
        group = clause.subject
        own = group is not None and sentence.lowers[group.first : group.last] in (["i"], ["we"])
        return own and self._author is None and sentence.quoted(clause.verb.first)

    def _speaks(self, sentence: Sentence, clause: Clause, index: int, speaker: Speaker, found: list[Speech]) -> bool:
        """Whether the verb is one of speech here, and nobody else tells what its subject thinks."""
        lemma = clause.verb.lemma
        if lemma in MUSING and not speaker.person:
            return not any(each.first <= clause.verb.first < each.last for each in found)
        if lemma in _CONVERSING and clause.phrase("with") is not None:  # two who speak, of whom none is quoted
            return self._quote_after(sentence, clause)
        if lemma not in AMBIGUOUS or _trails(sentence, clause):
            return True
        following = sentence.lowers[clause.verb.last : clause.verb.last + 1]
        below = next(iter(sentence.clauses[index + 1 : index + 2]), None)
        told = below is not None and below.kind == "complement" and below.governor is clause
        return told or following in (["that"], [":"], [","]) or self._quote_after(sentence, clause)

    def _scopes(
        self, sentence: Sentence, clause: Clause, index: int, begin: int, end: int, speaker: Speaker
    ) -> list[Speech]:
        """The stretches that a verb of speech reports: what follows it, and what stands before it across a comma."""
        scopes = []
        start = clause.subject.first if clause.subject is not None else clause.verb.first
        start = clause.verb.first if _turned(sentence, clause) else min(start, clause.verb.first)
        later = [each for each in sentence.clauses[index + 1 :] if each.verb.form == "finite"]
        before = sentence.kinds[start - 1] if start else ""
        postposed = (
            start > begin
            and before in ',"-;'
            and any(c.verb.first < start and c is not clause for c in sentence.clauses)
        )
        postposed = postposed or (start > begin and before == '"')
        if postposed and clause.kind in ("main", "participle", "gerund"):
            scopes.append(Speech(begin, start, speaker, clause))
        if not postposed:
            scopes.append(Speech(_opening(clause), _closing(sentence, clause, end), speaker, clause))
        elif later or any(sentence.quoted(token) for token in range(clause.verb.last, end)):
            scopes.append(Speech(clause.verb.last, end, speaker, clause))
        return scopes

    def _quote_after(self, sentence: Sentence, clause: Clause) -> bool:
        return any(start >= sentence.starts[clause.verb.main] for start, _ in sentence.quotes)

    def _speaker(self, sentence: Sentence, clause: Clause) -> Speaker | None:
        group = clause.subject
        inverted = _inverted(clause)
        if inverted is not None and _turned(sentence, clause):
            found = self.describe(sentence, inverted)
            if found is not None:
                return found
        if clause.verb.form == "gerund" and sentence.kinds[clause.verb.first - 1] == ",":
            group = _teller(clause) or group
        if clause.verb.form in ("gerund", "infinitive") and clause.governor is not None and group is None:
            group = clause.governor.subject
        if group is None and clause.kind == "participle" and clause.governor is not None:
            group = _inverted(clause.governor)
        group = group or inverted
        return self.describe(sentence, group) if group is not None else None

    def describe_at(self, sentence: Sentence, group: NounGroup) -> Speaker | None:
        """The speaker that a noun group is where it stands: "he" is who was last before that sentence."""
        self._last, self._last_person = self._before[sentence.index]
        return self.describe(sentence, group)

    def describe(self, sentence: Sentence, group: NounGroup) -> Speaker | None:
        """The speaker that a noun group is; None where it is nobody who could speak."""
        low = sentence.lowers[group.head]
        if group.last - group.first == 1 and low in PERSON_PRONOUNS:
            return (self._author if low == "i" else None) or self._last_person or self._last
        if group.last - group.first == 1 and low in GROUP_PRONOUNS:
            return self._last
        if low in ("it", "who", "which", "that"):
            return self._last if self._last is not None and not self._last.person else None
        last = self._apposition_end(sentence, group)
        person = self._person_of(sentence, group, last) or self._described(sentence, group)
        parties = sentence.parties_in(group.first, group.last) or sentence.parties_in(group.first, last)
        if person is not None:
            party = person.party or (parties[0] if parties else None)
            return Speaker(person.name, party, person=True)
        if group.lemma in _HEADS and not parties and self._last is not None:
            return self._last
        return self._nameless(sentence, group, parties)

    def _person_of(self, sentence: Sentence, group: NounGroup, last: int) -> Person | None:
        """The person that a group names: not the one whose aide or ally it is."""
        named = [each for each in self.people_in(sentence) if group.first <= each[0] and each[1] <= last]
        for index, (_, stop, person) in enumerate(named):
            served = (
                sentence.kinds[stop : stop + 1] == "N" and index + 1 < len(named) and named[index + 1][0] == stop + 1
            )
            if not served and sentence.lowers[stop : stop + 1] not in (["'s"], ["'"]):
                return person
        return None

    def _described(self, sentence: Sentence, group: NounGroup) -> Person | None:
        """The person before a comma whom a group describes ("Ada Holm, deputy director of the agency (IA), told …")."""
        if not group.first or sentence.kinds[group.first - 1] != ",":
            return None
        for at, stop, person in self.people_in(sentence):
            if stop == group.first - 1 and (at == 0 or sentence.kinds[at - 1] == '"'):
                return person
        return None

    def _apposition_end(self, sentence: Sentence, group: NounGroup) -> int:
        """Where the subject ends with all that describes it: at the verb that follows."""
        following = [clause.verb.first for clause in sentence.clauses if clause.verb.first >= group.last]
        return max(group.last, min(following[0] if following else len(sentence.words), group.last + 16))

    def _nameless(self, sentence: Sentence, group: NounGroup, parties: tuple[str, ...]) -> Speaker | None:
        lemma = group.lemma
        plural = sentence.lowers[group.head].endswith("s")
        phrase = _LEADING.sub("", sentence.text(group.first, group.head + 1))
        specific = most_specific(sentence.mentions_in(group.first, group.last))
        party = specific.party if specific is not None else next(iter(parties), None)
        low = set(sentence.lowers[group.first : group.last])
        if low & OUTLETS or lemma in MEDIA:
            return Speaker(via=phrase, unnamed=True)
        if lemma in UNNAMED or (lemma == "people" and not _INFORMED.isdisjoint(sentence.vocabulary)):
            return Speaker(phrase, party, unnamed=True, person=not plural, plural=plural)
        if lemma in OFFICIALS:
            known = None if plural else self._by_title(lemma, party, low)
            if known is not None and (party is not None or sentence.lowers[group.first] == "the"):
                return known
            alone = not plural and lemma in ("official", "person", "individual", "officer", "aide", "diplomat")
            secret = alone or not _INFORMED.isdisjoint(sentence.vocabulary)
            return Speaker(phrase, party, unnamed=secret, person=not plural, plural=plural)
        if parties or lemma in _HEADS or sentence.kinds[group.head] == "P":
            called = self._name_of(specific.party) if specific is not None and specific.form == "role" else None
            return Speaker(called or phrase, party, plural=plural and called is None)
        return self._by_title(lemma) if sentence.lowers[group.first] in ("the", "his", "her") else None

    def _holds(self, person: Person, office: AbstractSet[str]) -> bool:
        """Whether each word of an office stands beside a mention of a person ("Transport Minister Luis Rojas")."""
        if not office:
            return True
        text = self._sentences[0].folded
        beside = " ".join(
            text[max(0, at - _BESIDE) : at] + (text[end : end + _BESIDE] if text[end : end + 1] == "," else "")
            for at, end in person.mentions
        ).lower()
        return all(word in beside for word in office)

    def _name_of(self, party: str) -> str | None:
        """The name by which the article calls a side most, where it has one besides its role ("the rebels")."""
        if self._names is None:
            self._names = {}
            for sentence in self._sentences:
                for mention in sentence.mentions:
                    if mention.form == "name":
                        self._names.setdefault(mention.party, Counter())[mention.surface] += 1
        found = self._names.get(party)
        return found.most_common(1)[0][0] if found else None

    def _by_title(
        self, lemma: str, party: str | None = None, words_of: AbstractSet[str] = frozenset()
    ) -> Speaker | None:
        """The person whose office this is ("the president"): the last speaker where he holds it, else the only one."""
        held = words_of & _PORTFOLIOS
        offices = RULERS if lemma == "leader" else frozenset((lemma,))
        holders = [
            person
            for person, title in self._titles
            if not title.isdisjoint(offices)
            and (party is None or person.party == party or (held and person.party is None))
            and self._holds(person, held)
        ]
        if self._last_person is not None and any(person.name == self._last_person.name for person in holders):
            return self._last_person
        if len(holders) == 1:
            return Speaker(holders[0].name, holders[0].party, person=True)
        return None

    def _told(self, sentence: Sentence, clause: Clause, speaker: Speaker) -> Speaker:
        """The medium in "told the newspaper …", "in an interview with …"."""
        group = clause.object if clause.verb.lemma == "tell" else None
        if group is None:
            return speaker
        if set(sentence.lowers[group.first : group.last]) & OUTLETS or group.lemma in MEDIA:
            return replace(speaker, via=_LEADING.sub("", sentence.text(group.first, group.last)))
        return speaker

    def _according(self, sentence: Sentence) -> list[Speech]:
        found = []
        for index, low in enumerate(sentence.lowers):
            if low == "according":
                group = next((each for each in sentence.groups if each.first >= index + 1), None)
                speaker = self.describe(sentence, group) if group is not None else None
                if speaker is not None:
                    self._remember(speaker)
                    found.append(Speech(0, len(sentence.words), speaker, None))
        return found

    def _remember(self, speaker: Speaker) -> None:
        self._last = speaker
        if speaker.person:
            self._last_person = speaker

    def _note_subject(self, sentence: Sentence) -> None:
        """A person who is the subject of a sentence is whom "he" means in the next."""
        if not self._people or not sentence.words:
            return
        begin = bisect_left(self._people_starts, sentence.start)
        if begin == len(self._people) or self._people_starts[begin] >= sentence.end:
            return
        low, _, person = self._people[begin]
        if low - sentence.start < (sentence.end - sentence.start) // 2:
            self._last_person = Speaker(person.name, person.party, person=True)

    def _carry(self) -> None:
        """Give quotations that go on over sentences, without a word of speech of their own, to their speaker."""
        for sentence in self._sentences:
            if self._speeches[sentence.index] or not sentence.quotes:
                continue
            quoted = sum(min(end, sentence.end) - max(start, sentence.start) for start, end in sentence.quotes)
            if quoted * 2 < sentence.end - sentence.start:
                continue
            speaker = self._continued(sentence)
            if speaker is not None:
                self._speeches[sentence.index] = [Speech(0, len(sentence.words), speaker, None)]

    def _continued(self, sentence: Sentence) -> Speaker | None:
        signed = self._signature(sentence)
        if signed is not None:
            return signed
        span = sentence.quotes[-1]
        following = sentence.index + 1
        while following < len(self._sentences) and self._sentences[following].start < span[1]:
            if self._speeches[following]:
                return self._speeches[following][0].speaker
            following += 1
        for back in range(sentence.index - 1, max(-1, sentence.index - 6), -1):
            if self._speeches[back]:
                return self._speeches[back][-1].speaker
            if self._sentences[back].unit_index < sentence.unit_index - 1:
                break
        return None

    def _signature(self, sentence: Sentence) -> Speaker | None:
        """Whose name stands alone on the line under a quotation."""
        following = self._sentences[sentence.index + 1 : sentence.index + 2]
        if not following or len(following[0].words) > _SIGNATURE or following[0].clauses:
            return None
        line = following[0]
        named = self.people_in(line)
        if not named or named[0][0] > 1 or line.unit_index == sentence.unit_index:
            return None
        return Speaker(named[0][2].name, named[0][2].party, person=True)


def _opening(clause: Clause) -> int:
    """The token at which a clause begins, with its subject where that stands before its verb."""
    subject = clause.subject
    if subject is None or clause.kind in ("gerund", "participle"):
        return clause.verb.first
    return min(subject.first, clause.verb.first)


def _teller(clause: Clause) -> NounGroup | None:
    """Who says on in "Holm said Oslo was glad, adding …": she who told what the form in -ing hangs on."""
    above = clause.governor
    if above is None or above.kind != "complement" or above.governor is None:
        return None
    return above.governor.subject if above.governor.verb.lemma in SPEECH else None


def _colon(sentence: Sentence) -> int | None:
    """The token of a colon that a quotation stands behind ("Holm agreed: …")."""
    if not sentence.quotes or ":" not in sentence.lowers:
        return None
    at = sentence.lowers.index(":")
    return at if sentence.kinds[at + 1 : at + 2] == '"' else None


def _closing(sentence: Sentence, clause: Clause, end: int) -> int:
    """Where the words of a speech end: at the verb that a relative clause stands before, else with the sentence.

    Within what somebody else says they end at "and that", which goes on with the other's words.
    """
    above = clause.governor
    if clause.kind == "complement" and above is not None and above.verb.lemma in SPEECH:
        ands = range(clause.verb.last, end - 1)
        return next((i for i in ands if sentence.lowers[i : i + 2] == ["and", "that"]), end)
    if clause.kind != "relative":
        return end
    opening = _opening(clause)
    following = (
        each.verb.first
        for each in sentence.clauses
        if each.kind != "relative" and each.verb.first > clause.verb.last and _opening(each) <= opening
    )
    return next(following, end)


def _author(title: str) -> Speaker | None:
    """Whose statement or speech the whole text is, by its title."""
    if _STATEMENT.search(title) is None:
        return None
    title = _SMALL.sub(lambda found: found.group().lower(), title)
    for person in find_people(title, find_mentions(title)):
        start, end = person.mentions[0]
        if _BYLINE.search(title, 0, start) or _STATEMENT_AFTER.match(title, end):
            return Speaker(person.name, person.party, person=True)
    return None


def _turned(sentence: Sentence, clause: Clause) -> bool:
    """Whether the speaker stands behind the verb, which a comma or a quotation mark parts from what is said."""
    verb = clause.verb
    parted = verb.first > 0 and sentence.kinds[verb.first - 1] in ',"'
    return parted and verb.lemma in TURNED and _inverted(clause) is not None


def _trails(sentence: Sentence, clause: Clause) -> bool:
    """Whether a subject and its verb close a sentence behind a comma: "…, state media reported on Sunday"."""
    subject = clause.subject
    if subject is None or clause.kind != "main" or sentence.kinds[max(0, subject.first - 1)] != ",":
        return False
    return not sentence.kinds[clause.verb.last :].strip('YRM."D')


def _inverted(clause: Clause) -> NounGroup | None:
    """The subject of "…," said Ada Holm: a noun group right after the verb."""
    return clause.object if clause.object is not None and clause.object.first == clause.verb.last else None


def is_hearsay(sentence: Sentence) -> bool:
    """Whether a sentence passes on what nobody vouches for ("reportedly")."""
    return bool(sentence.vocabulary & HEARSAY)
