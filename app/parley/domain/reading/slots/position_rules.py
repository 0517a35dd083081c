"""Rules of positions: how a side is said to want, refuse, offer, accept or condition something.

`gives["stance"]` is the stance, `gives["negated"]` what the verb says with "not"; without it the negated verb says
nothing. `gives["takes"]` are the forms of what may follow it (`position_objects.Complement`). `holder`: whose position
it is where that is not the subject of an active verb: `owner` (before the noun), `speaker` (of the sentence), `by`.
`spurned`: lemmas with which the object is none. `needs`: what else must hold, by a name of `position_needs`. `score`:
how surely it is one.

The file is long because stances exclude each other: a rule is right only against those of the others.
"""

from parley.domain.reading.lexicon.speech import OFFICIALS
from parley.domain.reading.patterns import ClausePattern, PatternSet, PhrasePattern
from parley.domain.text.words import words

SURE = 0.8
"""Score of what words of wanting and refusing say by themselves; of all else it is lower."""
_ALL = frozenset(("noun", "infinitive", "clause", "gerund", "asked", "on"))
SILENCE = words(
    "comment elaborate disclose confirm say speculate name identify reveal specify answer respond speak talk",
    "discuss give condemn criticise criticize provide detail tell believe know predict interview apologise",
    "apologize rush get see think understand share forgive forget describe",
    "characterise characterize",
)
"""What people will not do without refusing anything: speak to reporters, guess, hurry."""
REPORTS = words(
    "report claim suggestion rumour rumor speculation allegation accusation charge criticism notion concern fear",
    "assertion attack violence",
)
"""What is rejected as untrue or wrong, and is no question between the sides."""
GIFTS = words(
    "comment condolence congratulation apology detail date assessment view hope clue sign thanks prayer support help",
    "assistance glimpse explanation insight evidence interview few no little glimmer",
)
"""What is offered without being a term."""
PLANS = words(
    "proposal plan idea offer demand term condition call concept formula resolution roadmap framework step measure",
    "compromise text draft ceasefire cease-fire truce amendment clause bill sequence initiative request scheme",
)
"""What lies on the table, to be backed or not."""
DRAFTS = words(
    "proposal plan offer bill package legislation draft budget blueprint roadmap counterproposal counter-proposal",
    "counteroffer counter-offer document paper",
)
"""What a side puts on the table, whose parts are what it wants or offers."""
PERSONS = OFFICIALS | words(
    "reporter journalist president premier minister chancellor king negotiator mediator leader chief chairman",
    "chairwoman secretary general colonel envoy governor senator lawmaker mayor adviser aide diplomat speaker head",
    "director",
)
"""Whom a name behind the noun names: "negotiator Smith" is one group, "the seats Smith wants" are two."""
HOSTILE = words("veto block strike fight retaliate defend attack respond resist die answer wait")
"""What a side is ready to do against the other."""
CONCEDING = words(
    "return rejoin ease drop recognise recognize cede soften relax abandon pay raise lift give allow accept abide",
    "let permit disarm dismantle surrender limit cap cut reduce forgo suspend freeze delay consider attend come lower",
    "stop release free open",
)
"""What one side agrees to do for the other; what both agree on is an agreement, and no position."""

_VERBS = (
    ClausePattern(
        name="demands",
        verbs="demand|insist|stipulate|clamour|clamor",
        gives={"needs": "what-is-to-be", "score": SURE, "stance": "demands", "takes": _ALL | {"for"}},
        matches=(
            "Chile demanded that the troops leave the valley.",
            "Kenya insists on a role for the observers.",
            "The rebels are demanding the release of all prisoners.",
        ),
        rejects=("The demands of the union were long.",),
    ),
    ClausePattern(
        name="wants",
        verbs="want|prefer|desire",
        gives={
            "stance": "demands",
            "negated": "rejects",
            "takes": frozenset(("noun", "infinitive", "asked", "clause")),
        },
        matches=("Nepal wants India to open the border.", "The teachers want smaller classes."),
        rejects=("Nepal opened the border.",),
    ),
    ClausePattern(
        name="seeks",
        verbs="seek|favour|favor|advocate|require",
        gives={"stance": "demands", "takes": frozenset(("noun", "infinitive", "gerund", "clause"))},
        matches=("The union is seeking a pay rise of nine percent.", "Malta favours a treaty in two parts."),
        rejects=("The union found a new hall.",),
    ),
    ClausePattern(
        name="presses-for",
        verbs="call|ask|push|press|lobby|appeal|plead|campaign|hold out|bargain|argue",
        passive=False,
        gives={"score": SURE, "stance": "demands", "takes": frozenset(("for",))},
        matches=(
            "Ghana called for the release of all prisoners.",
            "Peru pushed for a ban on the nets.",
            "The pilots are holding out for a share of the profits.",
        ),
        rejects=("The reply of the minister was brief.",),
    ),
    ClausePattern(
        name="presses-to",
        verbs="push|press|ask",
        passive=False,
        gives={"score": SURE, "stance": "demands", "takes": frozenset(("infinitive",))},
        matches=("Peru is pushing to delay the ban on the nets.",),
        rejects=("Peru delayed the ban.",),
    ),
    ClausePattern(
        name="asks-somebody",
        verbs="urge|ask|press|push|request|pressure|implore|beg|call|appeal|warn|tell|encourage|exhort",
        passive=False,
        gives={"score": SURE, "stance": "demands", "takes": frozenset(("asked",)), "needs": "a-party-asked"},
        matches=("Norway asked Iceland to cut its quota.", "The envoy called on both armies to pull back."),
        rejects=("The question was short.",),
    ),
    ClausePattern(
        name="urges",
        verbs="urge|request|propose|recommend|ask",
        passive=False,
        gives={"stance": "demands", "takes": frozenset(("clause",)), "needs": "to-be"},
        matches=("Denmark urged that the vote be put off.", "The panel recommended that the levy should end."),
        rejects=("Denmark put off the vote.",),
    ),
    ClausePattern(
        name="rejects",
        verbs="reject|oppose|rebuff|spurn|veto|resist|turn down|rule out|vote down|dismiss|refuse",
        gives={"score": SURE, "stance": "rejects", "takes": frozenset(("noun", "gerund")), "spurned": REPORTS},
        matches=(
            "Togo rejected the plan for a joint patrol.",
            "The employers ruled out any rise above three percent.",
            "Egypt is opposing changes to the treaty.",
        ),
        rejects=("The rejection of the plan came late.",),
    ),
    ClausePattern(
        name="is-opposed",
        verbs="oppose",
        passive=True,
        gives={"stance": "rejects", "negated": "accepts", "takes": frozenset(("to",)), "holder": "patient"},
        matches=("Cyprus is firmly opposed to a base on the coast.",),
        rejects=("The base was closed.",),
    ),
    ClausePattern(
        name="objects",
        verbs="object",
        gives={"stance": "rejects", "negated": "accepts", "takes": frozenset(("to",))},
        matches=("Latvia objected to the clause on ports.", "The party did not object to a pause."),
        rejects=("The object was found in a field.",),
    ),
    ClausePattern(
        name="warns-against",
        verbs="warn|caution|campaign|protest|argue",
        gives={"stance": "rejects", "takes": frozenset(("against",))},
        matches=("Jordan warned against any change in the status of the shrine.",),
        rejects=("The warning came late.",),
    ),
    ClausePattern(
        name="considers",
        verbs="consider|weigh|mull|contemplate",
        passive=False,
        gives={"stance": "offers", "takes": frozenset(("gerund",)), "needs": "no-meeting"},
        matches=("Norway is considering withdrawing its monitors.",),
        rejects=("Norway withdrew its monitors.",),
    ),
    ClausePattern(
        name="refuses",
        verbs="refuse",
        gives={
            "score": SURE,
            "stance": "rejects",
            "takes": frozenset(("infinitive",)),
            "spurned": words("comment elaborate say"),
        },
        matches=("Sudan refused to withdraw its forces from the town.",),
        rejects=("Sudan withdrew its forces.",),
    ),
    ClausePattern(
        name="declines",
        verbs="decline",
        gives={"stance": "rejects", "takes": frozenset(("infinitive",)), "spurned": SILENCE},
        matches=("The mill declined to reopen the contract.",),
        rejects=("The decline in exports was steep.",),
    ),
    ClausePattern(
        name="offers",
        verbs="offer|propose|volunteer|float|table|put forward",
        gives={
            "stance": "offers",
            "takes": frozenset(("infinitive", "noun", "gerund", "clause")),
            "spurned": GIFTS,
            "needs": "no-meeting",
        },
        matches=("Mongolia offered to open two crossings.", "The company proposed a bonus of 500 euros."),
        rejects=("The offer was generous.",),
    ),
    ClausePattern(
        name="commits-itself",
        verbs="commit|pledge|promise|undertake|guarantee",
        gives={
            "stance": "offers",
            "takes": frozenset(("infinitive", "noun", "to", "gerund")),
            "needs": "no-meeting",
            "spurned": GIFTS,
        },
        matches=("Greece pledged to free the detainees.", "The bank has committed to lowering its fee."),
        rejects=("The crime was never solved.",),
    ),
    ClausePattern(
        name="accepts",
        verbs="accept|endorse|concede|recognise|recognize|tolerate",
        gives={
            "stance": "accepts",
            "negated": "rejects",
            "takes": frozenset(("noun", "gerund", "clause")),
            "spurned": GIFTS,
        },
        matches=("Japan accepted the proposal.", "The union will not accept a pay freeze."),
        rejects=("The acceptance of the plan was in doubt.",),
    ),
    ClausePattern(
        name="supports",
        verbs="back|support|approve|favour|favor|welcome",
        gives={
            "stance": "accepts",
            "negated": "rejects",
            "takes": frozenset(("noun",)),
            "needs": "a-plan",
        },
        matches=("Lesotho supports the plan for a dam.", "The council backed the draft treaty."),
        rejects=("The council met.",),
    ),
    ClausePattern(
        name="agrees-to",
        verbs="agree|consent|decide",
        gives={
            "stance": "accepts",
            "negated": "rejects",
            "takes": frozenset(("infinitive",)),
            "needs": "a-concession",
        },
        matches=("The rebels have agreed to return to the table.",),
        rejects=("The rebels returned to the table.",),
    ),
    ClausePattern(
        name="agrees-that",
        verbs="agree|maintain|say|stress|argue|reiterate|repeat|emphasise|emphasize|underline|declare",
        gives={"stance": "demands", "takes": frozenset(("clause",)), "needs": "a-duty"},
        matches=("The ministers agreed that the militia should disarm.", "Kigali says the fence must go."),
        rejects=("The militia disarmed.",),
    ),
    ClausePattern(
        name="threatens",
        verbs="threaten|warn|vow|say",
        gives={
            "score": SURE,
            "stance": "conditions",
            "takes": frozenset(("infinitive", "clause")),
            "needs": "a-condition",
        },
        matches=("Iceland threatened to walk out unless the quota was raised.",),
        rejects=("Iceland walked out.",),
    ),
    ClausePattern(
        name="vows-against",
        verbs="vow|threaten|pledge|promise",
        gives={"score": SURE, "stance": "rejects", "takes": frozenset(("infinitive",)), "needs": "a-blockade"},
        matches=("The party vowed to block the budget.",),
        rejects=("The party passed the budget.",),
    ),
    ClausePattern(
        name="hopes",
        verbs="hope",
        passive=False,
        gives={"stance": "demands", "takes": frozenset(("clause",)), "needs": "another"},
        matches=("Tunis hopes the guild will honour the pact.",),
        rejects=("Hopes were low.",),
    ),
)

_CONTENTS = (
    ClausePattern(
        name="plan-contains",
        verbs=(
            "include|contain|envisage|envision|foresee|propose|provide|call|allocate|earmark|stipulate|feature|specify"
            "|cover|set aside"
        ),
        subject=DRAFTS | {"it"},
        passive=False,
        gives={"contents": True},
        matches=(
            "The bill includes a levy on sugar and a fund for farmers.",
            "The company's offer contains a bonus of 900 euros.",
        ),
        rejects=("The train includes a buffet.",),
    ),
    ClausePattern(
        name="plan-would",
        verbs="give|grant|cut|raise|extend|restore|lift|require|allow|seek|offer|ban|limit|freeze|end|create|pay|increase",
        subject=DRAFTS,
        passive=False,
        gives={"contents": True, "whole": True},
        matches=("The plan would give the north a third of the seats.",),
        rejects=("The union would give ground.",),
    ),
)

_PREDICATES = (
    PhrasePattern(
        name="is-ready",
        phrase="be|remain|stand|appear|seem * ready|willing|prepared|prepare|open|committed|commit to",
        anchors=words("ready willing prepared prepare open committed commit"),
        gives={
            "stance": "offers",
            "negated": "rejects",
            "holder": "subject",
            "needs": "no-meeting",
            "spurned": HOSTILE,
        },
        matches=("Kabul is ready to free the captain.", "The board remains open to a shorter week."),
        rejects=("The road to the coast is open.",),
    ),
    PhrasePattern(
        name="balks-at",
        phrase="balk|baulk|bristle|chafe at|on",
        gives={"stance": "rejects", "holder": "subject"},
        matches=("Lima balked at opening its market.",),
        rejects=("Lima opened its market.",),
    ),
    PhrasePattern(
        name="is-unready",
        phrase="be|remain|appear|seem * unwilling|reluctant|loath to",
        anchors=words("unwilling reluctant loath"),
        gives={"stance": "rejects", "holder": "subject", "spurned": SILENCE},
        matches=("Oslo is unwilling to share the catch.",),
        rejects=("Oslo shared the catch.",),
    ),
    PhrasePattern(
        name="is-adamant",
        phrase="be|remain * adamant|firm|unequivocal|insistent|unyielding that",
        anchors=words("adamant firm unequivocal insistent unyielding"),
        gives={"stance": "demands", "holder": "subject"},
        matches=("The guild is adamant that the shifts must be shorter.",),
        rejects=("The guild was adamant.",),
    ),
    PhrasePattern(
        name="stresses-the-need",
        phrase=(
            "stress|underline|underscore|emphasise|emphasize|reiterate|highlight|note|cite the"
            " need|importance|necessity|urgency for|to|of"
        ),
        gives={"stance": "demands", "holder": "subject"},
        matches=("Kampala stressed the need for a neutral force at the border.",),
        rejects=("Kampala stressed its view.",),
    ),
    PhrasePattern(
        name="has-no-intention",
        phrase="have|see|with no intention|desire|interest|wish of|to|in",
        gives={"stance": "rejects", "holder": "subject", "spurned": SILENCE},
        matches=("Quito has no intention of leaving the cartel.",),
        rejects=("Quito has no rain.",),
    ),
    PhrasePattern(
        name="is-not-negotiable",
        phrase="be not|never negotiable|up|open|subject for|to? negotiation|discussion|debate?",
        anchors=words("negotiable up open subject"),
        gives={"stance": "rejects", "holder": "speaker", "object": "subject"},
        matches=('"Our borders are not up for discussion," the envoy said.',),
        rejects=("The border is closed.",),
    ),
    PhrasePattern(
        name="is-against",
        phrase="be|remain|stand * against|hostile to?",
        anchors=words("against hostile"),
        gives={"stance": "rejects", "holder": "subject", "spurned": words("time clock wall")},
        matches=("Ottawa is against any cut in the quota.",),
        rejects=("The team played against Brazil.",),
    ),
    PhrasePattern(
        name="is-crucial",
        phrase=(
            "it be|remain * crucial|critical|vital|essential|imperative|indispensable|necessary|important|urgent"
            " that|for|to"
        ),
        anchors=words("crucial critical vital essential imperative indispensable necessary important urgent"),
        gives={"stance": "demands", "holder": "speaker"},
        matches=('"It is crucial that the corridor stays open," the minister said.',),
        rejects=("The corridor is crucial.",),
    ),
    PhrasePattern(
        name="is-indispensable",
        phrase="be|remain * indispensable|imperative|essential|crucial|vital|critical|necessary",
        anchors=words("indispensable imperative essential crucial vital critical necessary"),
        gives={"stance": "demands", "holder": "speaker", "object": "subject"},
        matches=('"A corridor to the port is indispensable," the envoy said.',),
        rejects=("The corridor is long.",),
    ),
    PhrasePattern(
        name="it-is-unacceptable",
        phrase="it be|remain * unacceptable|inadmissible|intolerable|impossible that|for|to",
        anchors=words("unacceptable inadmissible intolerable impossible"),
        gives={"stance": "rejects", "holder": "speaker", "spurned": SILENCE},
        matches=('"It is unacceptable that the army stays," the envoy said.',),
        rejects=("It is late.",),
    ),
    PhrasePattern(
        name="calls-unacceptable",
        phrase=(
            "call|deem|consider|brand|label|describe * as? unacceptable|unrealistic|inadmissible|non-starter|premature"
        ),
        anchors=words("unacceptable unrealistic inadmissible non-starter premature"),
        gives={"stance": "rejects", "holder": "subject", "object": "object"},
        matches=("Harare called the idea unacceptable.",),
        rejects=("Harare called the capital.",),
    ),
    PhrasePattern(
        name="is-premature",
        phrase="it be * premature|unrealistic|wrong|early to",
        anchors=words("premature unrealistic wrong early"),
        gives={"stance": "rejects", "holder": "speaker", "spurned": SILENCE},
        matches=('"It is premature to set a date for the vote," the envoy said.',),
        rejects=("It is raining.",),
    ),
    PhrasePattern(
        name="door-open",
        phrase="door|window * open to|for",
        anchors=words("door window"),
        gives={"stance": "offers", "holder": "speaker"},
        matches=('"The door is still open to a joint cabinet," the envoy said.',),
        rejects=("The door was green.",),
    ),
    PhrasePattern(
        name="is-no-option",
        phrase="be|remain * unacceptable|inadmissible|intolerable|counterproductive|counter-productive",
        anchors=words("unacceptable inadmissible intolerable counterproductive counter-productive"),
        gives={"stance": "rejects", "holder": "speaker", "object": "subject"},
        matches=('"A wall across the bay is unacceptable," the envoy said.',),
        rejects=("The offer was accepted.",),
    ),
    PhrasePattern(
        name="out-of-the-question",
        phrase="be|remain out of the question",
        anchors=words("question"),
        gives={"stance": "rejects", "holder": "speaker", "object": "subject"},
        matches=('"A base on the island is out of the question," the envoy said.',),
        rejects=("The question was put to the minister.",),
    ),
    PhrasePattern(
        name="off-the-table",
        phrase="be|remain not|off on? the table",
        anchors=words("table"),
        gives={"stance": "rejects", "holder": "speaker", "object": "subject"},
        matches=('"A base on the island is not on the table," the envoy said.',),
        rejects=("The offer is on the table.",),
    ),
    PhrasePattern(
        name="non-starter",
        phrase="be|remain * non-starter|nonstarter|dealbreaker|deal-breaker",
        anchors=words("non-starter nonstarter dealbreaker deal-breaker"),
        gives={"stance": "rejects", "holder": "speaker", "object": "subject"},
        matches=('"A wall across the bay is a non-starter," the envoy said.',),
        rejects=("The starter was late.",),
    ),
    PhrasePattern(
        name="red-line",
        phrase="red line|lines",
        gives={"stance": "rejects", "holder": "speaker", "object": "subject"},
        matches=('"Handing over the port is a red line," the envoy said.',),
        rejects=("The line was long.",),
    ),
)

_NOUNS = (
    PhrasePattern(
        name="demand-for",
        phrase="demand|call|request|aspiration|desire|appeal|bid|wish|campaign|quest|hope for|that|to",
        gives={"score": SURE, "stance": "demands", "holder": "owner"},
        matches=("Malawi's demand for a share of the lake stands.", "They spoke of Oman's request to delay the vote."),
        rejects=("The demand was high.",),
    ),
    PhrasePattern(
        name="insistence-on",
        phrase="insistence on|upon|that",
        gives={"score": SURE, "stance": "demands", "holder": "owner"},
        matches=("The army repeated its insistence that the town be open.",),
        rejects=("The insistence was noted.",),
    ),
    PhrasePattern(
        name="demand-by",
        phrase="demand|call|request|proposal|offer by|from * for|to|that",
        gives={"score": SURE, "stance": "demands", "holder": "by"},
        matches=("They heard a call by Guinea for a pause in the shelling.",),
        rejects=("They heard a call for a pause.",),
    ),
    PhrasePattern(
        name="refusal-to",
        phrase="refusal|opposition|objection|rejection|resistance|unwillingness|reluctance to|of",
        gives={"score": SURE, "stance": "rejects", "holder": "owner", "spurned": words("comment elaborate say")},
        matches=("Quito's refusal to share the data irked the team.", "They spoke of Baku's opposition to the road."),
        rejects=("The refusal was plain.",),
    ),
    PhrasePattern(
        name="offer-of",
        phrase="offer|proposal|readiness|willingness|openness to|of|for|that",
        gives={"stance": "offers", "holder": "owner", "needs": "no-meeting"},
        matches=("Rabat's offer of a truce in the hills was noted.", "He spoke of Jakarta's willingness to pay."),
        rejects=("The offer was low.",),
    ),
)

RULES = PatternSet((*_VERBS, *_CONTENTS, *_PREDICATES, *_NOUNS))
"""All rules of the slot."""
