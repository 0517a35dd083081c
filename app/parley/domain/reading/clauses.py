"""Clauses: each verb group with its subject, its object and its prepositional phrases.

One pass from left to right over the chunks of a sentence, with a stack of open clauses (a subordinator or relative
opens one, a comma and a new subject close it). It is no grammar: it is right about most news sentences, and where it is
not, it leaves a role empty rather than guess wildly. Its time is linear in the number of chunks.

The file is long because the pass is one machine: each of its steps reads and changes the same stack.
"""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from msgspec import Struct, field

from parley.domain.reading.groups import CHUNK, NounGroup, VerbGroup, noun_group, verb_group
from parley.domain.reading.lexicon.closed import EITHER_PREPOSITIONS, TIME_NOUNS
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.lexicon.verbs import NEVER_REDUCED, PARTICLES
from parley.domain.text.words import words

ClauseKind: TypeAlias = Literal["main", "complement", "subordinate", "relative", "infinitive", "participle", "gerund"]

_SUBORDINATING = EITHER_PREPOSITIONS | {"than", "with"}
_OBJECT_CONTROL = words(
    "urge ask want expect allow call order invite persuade press force tell push enable help require request warn",
    "convince pressure encourage lead let get cause",
)
_OBJECT_BEGINS = frozenset("DPO")
_NAMING = words("name call dub title entitle give offer know")
_ELLIPTIC = words("any not so only possible necessary needed anything ever")
"""Words after "if" that make it a remark ("what, if anything, they agreed"), not a condition."""
_TAKEN_OVER = words("take hand turn win give sign make carry run look think mull roll boil spill start")
"""Verbs with which "over" makes another verb; behind all others it is a preposition ("stalled over the fee")."""
_NO_NOUN = frozenset(("", ".", ",", ";", "R", "C", "S", "-", '"', "A"))
_ARRANGED = words("schedule plan slate expect set time bill hold host arrange fix book")
"""Verbs whose form in -ed behind a comma tells of a date, with what follows."""
_KNOWING = words("familiar acquainted")
"""Adjectives whose "with" opens no clause: "a source familiar with the talks said"."""
_SINGULAR = words("is was has does")
_SHORT_ASIDE = 5
"""Tokens from one bracket to the other of a name that stands for the one before it."""
_CHAIN = 6
"""So many noun groups may stand between talks and the participle that describes them."""
_TWO_WORD = words("ahead out because instead according due prior close together along")


class Clause(Struct, eq=False, gc=False):
    """A verb with its roles. `word` is the subordinator or relative that opens it; `governor` the clause it hangs on.

    `first` and `last` (excluded) are the tokens it spans, from its subject to the beginning of the next clause.
    """

    verb: VerbGroup
    kind: ClauseKind
    subject: NounGroup | None = None
    object: NounGroup | None = None
    phrases: list[NounGroup] = field(default_factory=list)
    word: str | None = None
    governor: "Clause | None" = None
    predicate: str | None = None
    first: int = 0
    last: int = 0

    def subject_lemmas(self) -> tuple[str, ...]:
        """The heads of the subject."""
        return self.subject.lemmas() if self.subject is not None else ()

    def object_lemmas(self) -> tuple[str, ...]:
        """The heads of the object."""
        return self.object.lemmas() if self.object is not None else ()

    def phrase(self, *prepositions: str) -> NounGroup | None:
        """The first noun group that one of the prepositions governs."""
        return next((group for group in self.phrases if group.preposition in prepositions), None)


class _Frame(Struct, eq=False, gc=False):
    """An open clause: what may be its subject, its finite verb, and the clause that takes objects now."""

    kind: ClauseKind
    word: str | None = None
    opened: int = -1
    antecedent: NounGroup | None = None
    free: NounGroup | None = None
    pending: NounGroup | None = None
    held: NounGroup | None = None
    finite: Clause | None = None
    sink: Clause | None = None
    before: list[NounGroup] = field(default_factory=list)
    comma: bool = False
    joined: bool = False


class _Linker:
    """Reads the chunks of one sentence."""

    def __init__(self, kinds: str, lowers: list[str], lemmas: list[str]) -> None:
        self.kinds, self.lowers, self.lemmas = kinds, lowers, lemmas
        self.clauses: list[Clause] = []
        self.groups: list[NounGroup] = []
        self.frame = _Frame("main")
        self.stack: list[_Frame] = []
        self.preposition: str | None = None
        self.noun: NounGroup | None = None
        self.listed: NounGroup | None = None
        self.previous = ""

    def read(self) -> None:
        """Read all chunks in order, then settle where each clause begins and ends."""
        for kind, first, last in self._chunks():
            if kind == "V":
                self._verb(verb_group(self.kinds, self.lowers, self.lemmas, first, last))
            elif kind == "N":
                self._noun(first, last)
            elif kind in "RA" and self._particle(first, kind):
                continue
            elif kind == "R":
                self._preposition_at(first)
            elif kind in "SQ":
                self._open(kind, first)
            elif kind == "C":
                self.frame.joined = True
                self.previous = "C"
            elif kind == "O":
                self._mark(self.kinds[first])
        self._extents()

    def _chunks(self) -> Iterator[tuple[str, int, int]]:
        """The kind, first and last token of each chunk; names in brackets are none of their own."""
        aside = 0
        for match in CHUNK.finditer(self.kinds):
            first, last = match.span()
            if self.kinds[first] == "(":
                aside = self._aside(first)
            if first >= aside:
                yield match.lastgroup or "O", first, last

    def _aside(self, at: int) -> int:
        """Where a short name in brackets behind a noun ends, which belongs to it: "the union (BMA)"; else 0."""
        end = self.kinds.find(")", at, at + _SHORT_ASIDE)
        if end < 0 or self.noun is None or self.noun.last != at or set(self.kinds[at + 1 : end]) - set("PM"):
            return 0
        self.noun.last = end + 1
        return end + 1

    def _particle(self, at: int, kind: str) -> bool:
        """Take "off" in "called off the meeting" or "called the meeting off" as part of the verb."""
        sink = self.frame.sink
        low = self.lowers[at]
        if sink is None or sink.verb.particle is not None or low not in PARTICLES:
            return False
        following = self.lowers[at + 1] if at + 1 < len(self.lowers) else ""
        if (low == "out" and following == "of") or (low == "over" and sink.verb.lemma not in _TAKEN_OVER):
            return False
        after_object = (
            self.previous == "N"
            and sink.object is self.noun
            and (kind == "A" or self.kinds[at + 1 : at + 2] in _NO_NOUN)
        )
        if at != sink.verb.last and not after_object:
            return False
        sink.verb.particle = low
        return True

    def _preposition_at(self, at: int) -> None:
        low = self.lowers[at]
        before = self.lowers[at - 1] if at else ""
        if before in _TWO_WORD and low in ("of", "to", "with") and not (before == "close" and low == "of"):
            low = f"{self.lowers[at - 1]} {low}"
        self.preposition = low
        self.previous = "R" if self.previous != "V" or low != "out" else "V"

    def _mark(self, mark: str) -> None:
        self.preposition = None
        if mark in ",;-(":
            self.frame.comma = True
            if self.frame.finite is None:
                self.frame.sink = None
        if mark == ";":
            self.stack.clear()
            self.frame = _Frame("main")
        if mark != '"':
            self.previous = mark

    def _open(self, kind: str, at: int) -> None:
        self.preposition = None
        if self.lowers[at] == "if" and self.lowers[at + 1 : at + 2] and self.lowers[at + 1] in _ELLIPTIC:
            return
        self.stack.append(self.frame)
        if len(self.stack) > 12:
            del self.stack[0]
        outer = self.frame
        if kind == "S" and not self._that_describes(at, outer):
            complement = self.lowers[at] in ("that", "whether") and outer.finite is not None
            self.frame = _Frame("complement" if complement else "subordinate", self.lowers[at], at)
        else:
            self.frame = _Frame("relative", self.lowers[at], at, antecedent=self._antecedent(at))
        self.previous = kind

    def _antecedent(self, at: int) -> NounGroup | None:
        """What a relative describes: the noun before it, or the one before its date ("the talks on Friday, which")."""
        noun = self.noun
        if noun is None or not noun.temporal or self.lowers[at] in ("when", "where"):
            return noun
        return next((group for group in reversed(self.groups) if not group.temporal), noun)

    def _that_describes(self, at: int, outer: _Frame) -> bool:
        """Whether "that" behind a noun opens a relative clause: the noun has no verb yet, or is talks."""
        if self.lowers[at] != "that" or self.previous != "N" or self.noun is None or self.noun.last != at:
            return False
        return (outer.finite is None and outer.free is self.noun) or self.noun.lemma in ENCOUNTERS

    def _noun(self, first: int, last: int) -> None:
        group = noun_group(self.kinds, self.lowers, self.lemmas, first, last)
        frame = self.frame
        if group is None:
            if frame.sink is not None and frame.sink.predicate is None and frame.sink.verb.lemma == "be":
                frame.sink.predicate = self.lowers[last - 1]
            return
        self.groups.append(group)
        if self.preposition is not None:
            self._governed(group)
            self.previous = "N"
            self.noun = group
            return
        if group.temporal and (frame.free is not None or frame.finite is not None or self._date_like(group)):
            return
        if self.previous == "C" and self.noun is not None and self.noun.last >= first - 2:
            self._joined(group)
        elif frame.finite is None and frame.sink is None:
            if frame.free is None or (frame.free.temporal and frame.comma):
                frame.free = group
        elif frame.sink is not None and self.previous == "V":
            self._object(group)
        else:
            apposed = self.previous == "," and self.kinds[first] == "D"
            frame.held = frame.pending if apposed else None
            frame.pending = group
        self.noun = group
        self.previous = "N"

    def _date_like(self, group: NounGroup) -> bool:
        return not set(self.kinds[group.first : group.last]) - set("YMJ")

    def _governed(self, group: NounGroup) -> None:
        preposition, self.preposition = self.preposition, None
        group.preposition = preposition
        frame = self.frame
        if preposition == "of" and self.noun is not None and self.noun.of is None and self.noun.last >= group.first - 2:
            self.noun.of = group
            return
        if frame.sink is not None:
            frame.sink.phrases.append(group)
        else:
            frame.before.append(group)

    def _joined(self, group: NounGroup) -> None:
        noun = self.noun
        if noun is None:
            return
        self.listed = group
        noun.others = [*(noun.others or ()), group] if len(noun.others or ()) < 8 else noun.others
        if noun.preposition is not None:
            group.preposition = noun.preposition
            if self.frame.sink is not None:
                self.frame.sink.phrases.append(group)
        if self.frame.finite is not None:
            self.frame.pending = group

    def _object(self, group: NounGroup) -> None:
        sink = self.frame.sink
        if sink is None:
            return
        if sink.object is None:
            sink.object = group
            if sink.verb.lemma == "be" and sink.predicate is None:
                sink.predicate = group.lemma
        self.frame.pending = group

    def _verb(self, verb: VerbGroup) -> None:
        self.preposition, governed = None, self.preposition
        continued = self._continued(verb)
        if verb.form == "infinitive":
            clause = continued or self._infinitive(verb)
        elif verb.form == "finite" and not (verb.bare and not self._has_subject(verb)):
            clause = self._finite(verb)
        else:
            clause = self._nonfinite(verb, governed)
        clause.phrases.extend(self.frame.before)
        self.frame.before.clear()
        self.clauses.append(clause)
        self.frame.sink = clause
        self.frame.joined = self.frame.comma = False
        self.frame.pending = None
        self.previous = "V"

    def _continued(self, verb: VerbGroup) -> Clause | None:
        """A base form behind "and" goes on with the "to" or the modal before it: "to try and hammer out"."""
        sink = self.frame.sink
        bare = verb.modal is None and self.kinds[verb.first] == "V" and self.kinds[verb.first - 1] == "C"
        if sink is None or self.previous != "C" or not bare:
            return None
        if sink.verb.modal is not None and sink.verb.form == "finite":
            verb.modal, verb.tense = sink.verb.modal, sink.verb.tense
        if sink.verb.form != "infinitive":
            return None
        verb.form, verb.tense = "infinitive", None
        return Clause(verb, "infinitive", sink.subject, governor=sink.governor)

    def _has_subject(self, verb: VerbGroup) -> bool:
        """Whether a bare form in -ed can be a past tense here, not a participle."""
        frame = self.frame
        if frame.finite is None:
            return frame.free is not None or frame.antecedent is not None or self._subordinated() is not None
        if self.previous == "," and self._describes(verb):
            return False
        if frame.joined or verb.lemma in NEVER_REDUCED:
            return True
        if self._follows_comma(verb):
            return False
        if self._takes_object(verb):
            return True
        return (frame.comma or frame.kind != "main") and (frame.pending is not None or bool(self.stack))

    def _follows_comma(self, verb: VerbGroup) -> bool:
        """Whether one comma parts a form in -ed from the noun before it: "talks, aimed at …"; no subject stands so."""
        pending = self.frame.pending
        if self.previous != "," or self.frame.held is not None or pending is None or pending.last != verb.first - 1:
            return False
        return self.kinds[verb.last : verb.last + 1] in ("R", "t", "Y", ",")

    def _describes(self, verb: VerbGroup) -> bool:
        """Whether a form in -ed behind a comma describes what is before it: ", accompanied by", ", scheduled for"."""
        behind = self.lowers[verb.last : verb.last + 1]
        return behind == ["by"] or (verb.lemma in _ARRANGED and self.kinds[verb.last : verb.last + 1] in ("R", "t"))

    def _takes_object(self, verb: VerbGroup) -> bool:
        """Whether an object stands right behind a bare form in -ed: what describes a noun has none."""
        at = verb.last
        if self.previous != "N" or self.kinds[at : at + 1] not in _OBJECT_BEGINS or verb.lemma in _NAMING:
            return False
        return not any(lemma in TIME_NOUNS for lemma in self.lemmas[at + 1 : at + 3])

    def _subordinated(self) -> NounGroup | None:
        """The noun group before this verb, where "after" or the like governs it and so opens a clause."""
        noun = self.noun
        if noun is None or self.previous != "N" or noun.preposition is None:
            return None
        if noun.preposition == "with" and self.lowers[noun.first - 2] in _KNOWING:
            return None
        # "after talks with the union collapsed": the talks collapsed, not the union.
        at = len(self.groups) - 1
        while at > 0 and self.groups[at].preposition not in EITHER_PREPOSITIONS:
            if self.groups[at].preposition is None or self.groups[at - 1].last != self.groups[at].first - 1:
                return noun if noun.preposition in _SUBORDINATING else None
            at -= 1
        head = self.groups[at]
        return head if head.preposition in EITHER_PREPOSITIONS else noun if noun.preposition in _SUBORDINATING else None

    def _infinitive(self, verb: VerbGroup) -> Clause:
        governor = self.frame.sink
        subject = governor.subject if governor is not None else self.frame.free
        if governor is not None and governor.object is not None and governor.verb.lemma in _OBJECT_CONTROL:
            subject = governor.object
        return Clause(verb, "infinitive", subject, governor=governor)

    def _nonfinite(self, verb: VerbGroup, governed: str | None) -> Clause:
        frame = self.frame
        if governed is not None or self.previous in ("", "R") or (self.previous == "V" and verb.form == "gerund"):
            subject = frame.finite.subject if frame.finite is not None else frame.free
            return Clause(verb, "gerund", subject, word=governed, governor=frame.sink)
        subject = self._described() if self.previous in "N," else None
        if subject is None:
            subject = self.noun if self.previous == "N" else (frame.finite.subject if frame.finite else frame.free)
        if verb.form in ("finite", "participle") and verb.modal is None:
            verb.form, verb.tense, verb.passive = "participle", None, True
        return Clause(verb, "participle", subject, governor=frame.sink)

    def _described(self) -> NounGroup | None:
        """The encounter whose phrases end here: "talks between Peru and Chile, scheduled for May"; None for others."""
        groups, at = self.groups, len(self.groups) - 1
        while at > 0 and len(self.groups) - at < _CHAIN:
            group, before = groups[at], groups[at - 1]
            if group.lemma in ENCOUNTERS and group.preposition != "of":
                break
            if before.last < group.first - 2 or (group.preposition is None and self.kinds[group.first - 1] not in "C,"):
                return None
            at -= 1
        found = groups[at] if groups else None
        return found if found is not None and found.lemma in ENCOUNTERS else None

    def _finite(self, verb: VerbGroup) -> Clause:
        self._close()
        frame = self.frame
        current = frame.finite
        word, kind, governor = frame.word, frame.kind, self._governor()
        if current is None:
            subject = frame.free or frame.pending
            if subject is None and frame.antecedent is not None:
                subject = frame.antecedent
            if subject is None:
                subject = self._subordinated()
                if subject is not None:
                    word, kind = subject.preposition, "subordinate"
            clause = Clause(verb, kind, subject, word=word, governor=governor)
            if (
                frame.antecedent is not None
                and frame.free is not None
                and frame.word in ("which", "that", "whom", "who")
            ):
                clause.object = frame.antecedent
            clause.first = frame.opened
        elif (subordinate := self._subordinated()) is not None and not self._belongs(subordinate):
            clause = Clause(verb, "subordinate", subordinate, word=subordinate.preposition, governor=current)
        else:
            clause = self._past_list(verb) or self._next_finite(verb, current, kind, word, governor)
        frame.finite = clause
        return clause

    def _belongs(self, noun: NounGroup) -> bool:
        """Whether "with" ties a noun to the one before ("said a deal with Peru seemed close") and opens no clause."""
        sink = self.frame.sink
        return (
            noun.preposition == "with"
            and sink is not None
            and sink.object is not None
            and sink.object is self.frame.pending
        )

    def _past_list(self, verb: VerbGroup) -> Clause | None:
        """A singular verb behind a list is not the list's: "talks involving Peru, Chile and Chad is likely"."""
        frame, sink = self.frame, self.frame.sink
        if sink is None or sink.kind != "participle" or self.lowers[verb.first] not in _SINGULAR:
            return None
        if frame.pending is None or frame.pending is not self.listed:
            return None
        above = sink.governor
        if above is not None and above.object is sink.subject:
            above.object = None
        return Clause(verb, "complement", sink.subject, governor=above)

    def _next_finite(
        self, verb: VerbGroup, current: Clause, kind: ClauseKind, word: str | None, governor: Clause | None
    ) -> Clause:
        """A further finite verb in a frame that has one."""
        frame, sink = self.frame, self.frame.sink
        adjacent = self.noun is not None and self.previous == "N"
        speaks = current.verb.lemma == "say" and self.kinds[current.verb.last : current.verb.last + 1] != "t"
        described = current.verb.bare and not frame.joined and not frame.comma and not speaks
        inside = described and sink is not None and sink is not current and sink.verb.form == "gerund"
        if (
            adjacent
            and not inside
            and sink is not None
            and sink.object is not None
            and sink.object is frame.pending
            and not frame.comma
        ):
            subject, sink.object = sink.object, None
            return Clause(verb, "complement", subject, governor=sink)
        if frame.joined and self.previous == "C":
            return Clause(verb, kind, current.subject, word=word, governor=current.governor)
        if frame.pending is not None and (frame.comma or frame.joined):
            subject = frame.held if frame.held is not None and self.previous == "," else frame.pending
            return Clause(verb, "main" if kind == "main" else kind, subject, word=word, governor=governor)
        if described:
            current.kind, current.verb.form = "participle", "participle"
            current.verb.tense, current.verb.passive = None, True
            return Clause(verb, kind, current.subject, word=word, governor=governor)
        if frame.joined or not adjacent:
            return Clause(verb, kind, current.subject, word=word, governor=current.governor)
        return Clause(verb, "complement", self.noun, governor=sink)

    def _close(self) -> None:
        """Close the open subordinate or relative clauses that the verb at hand cannot belong to."""
        while self.stack and self.frame.finite is not None:
            frame, outer = self.frame, self.stack[-1]
            waiting = outer.finite is None and outer.free is not None
            begins = outer.finite is None and frame.comma and frame.pending is not None
            if not ((waiting and not frame.joined) or begins or (frame.comma and frame.pending is not None)):
                return
            if begins and not waiting:
                outer.free = frame.pending
            elif outer.finite is not None:
                outer.pending, outer.comma = self._resumed(frame), True
                outer.held = frame.held
            outer.joined = frame.joined
            self.frame = self.stack.pop()

    def _resumed(self, frame: _Frame) -> NounGroup | None:
        """Whose verb follows the comma that ends a relative: "Holm, who heads the team, said"; else the last noun."""
        within = frame.sink is not None and frame.sink.object is frame.pending
        if frame.kind == "relative" and self.previous == "," and within and frame.antecedent is not None:
            return frame.antecedent
        return frame.pending

    def _governor(self) -> Clause | None:
        return self.stack[-1].sink if self.stack else None

    def _extents(self) -> None:
        ends = len(self.kinds)
        while ends and self.kinds[ends - 1] in '."':
            ends -= 1
        for clause in self.clauses:
            clause.first = _begin(clause)
        following = ends
        for clause in reversed(self.clauses):
            clause.last = max(clause.verb.last, following)
            if clause.kind in ("main", "subordinate", "complement", "relative"):
                following = clause.first if clause.first > 0 else clause.verb.first
        for clause in self.clauses:
            while clause.last > clause.verb.last and self.kinds[clause.last - 1] in ',;-(C"SQ':
                clause.last -= 1


def _begin(clause: Clause) -> int:
    """Where a clause begins: at its subject, or at the word that opens it."""
    begin, subject = clause.verb.first, clause.subject
    if clause.kind == "relative" and subject is not None and 0 < subject.last < clause.first - 1:
        return min(begin, clause.first)
    if subject is not None and subject.first < begin and clause.kind not in ("infinitive", "gerund"):
        begin = subject.first
    if clause.kind in ("subordinate", "complement") and 0 < clause.first < begin:
        return clause.first
    if clause.kind == "subordinate" and subject is not None and subject.preposition is not None:
        return max(0, subject.first - 1)
    return begin


def find_clauses(kinds: str, lowers: list[str], lemmas: list[str]) -> tuple[list[Clause], list[NounGroup]]:
    """The clauses of a sentence, in order of their verbs, and its noun groups."""
    linker = _Linker(kinds, lowers, lemmas)
    linker.read()
    return linker.clauses, linker.groups
