"""The rules of the delegation slot: who leads, sits in, mediates for, leaves or misses the talks.

`role`: what somebody is by the rule. `who`: where the rule's people stand: `holder` of the title that the rule names,
`agent` or `patient` of its verb, or `both`; `named` behind its words. `lone`: of a title that several may have, the
only one of a side leads it.
`named`: the side that the rule's words name counts more than what else is known. `weak`: counts only for a side, or a
mediator, of the negotiation.
"""

from parley.domain.reading.lexicon.accords import DEALS
from parley.domain.reading.lexicon.encounters import ENCOUNTERS, TALKS
from parley.domain.reading.patterns import ANY, ClausePattern, PatternSet, PhrasePattern
from parley.domain.text.words import words

TEAMS = words("delegation team side panel mission contingent negotiator delegate")
"""Who is sent to talks together."""
_CHIEF = "chief|lead|top|main|principal|head"
_TABLE = TALKS | words("round session meeting summit table process")

_TITLES = (
    PhrasePattern(
        name="chief-negotiator",
        phrase=f"{_CHIEF} * negotiator|delegate|interlocutor|negotiator-in-chief",
        gives={"role": "leads", "who": "holder"},
        matches=("Peru's chief negotiator, Ann Lund, said so.", "The top trade negotiator Ann Lund spoke."),
        rejects=("The chief executive Ann Lund spoke.",),
    ),
    PhrasePattern(
        name="head-of-delegation",
        phrase="head|leader|chief|chair|chairman|chairwoman|chairperson of|for * <team>",
        gives={"role": "leads", "who": "holder"},
        matches=("Ann Lund, the head of Peru's delegation, left.", "The leader of the rebel team, Ann Lund, came."),
        rejects=("Ann Lund, the head of the bank, left.",),
    ),
    PhrasePattern(
        name="delegation-head",
        phrase="<team>|negotiating head|leader|chief|chair",
        gives={"role": "leads", "who": "holder"},
        matches=("Government delegation head Ann Lund left.", "Union team leader Ann Lund spoke."),
        rejects=("Company head Ann Lund left.",),
    ),
    PhrasePattern(
        name="other-led-by",
        phrase="the * one|other lead? by",
        anchors=words("one other"),
        gives={"role": "leads", "who": "holder", "named": True},
        matches=("Peru's team is led by Ann Lund, the Chadian one by Bo Ek.",),
        rejects=("They left one after the other.",),
    ),
    PhrasePattern(
        name="point-man",
        phrase="point man|woman|person",
        anchors=words("point"),
        gives={"role": "leads", "who": "holder"},
        matches=("Peru's point man in the talks, Ann Lund, left.",),
        rejects=("Peru's old man left.",),
    ),
    PhrasePattern(
        name="at-the-head",
        phrase="head|lead of? the|a? * <team> be",
        anchors=words("head lead"),
        gives={"role": "leads", "who": "holder", "front": True},
        matches=("Heading the Chadian team is Bo Ek.", "At the head of the Chadian delegation is Bo Ek."),
        rejects=("Heading the list is Bo Ek.",),
    ),
    PhrasePattern(
        name="negotiator",
        phrase="negotiator",
        gives={"role": "member", "who": "holder", "lone": True},
        matches=("EU negotiator Ann Lund said no.",),
        rejects=("EU spokeswoman Ann Lund said no.",),
    ),
    PhrasePattern(
        name="envoy",
        phrase="envoy|emissary",
        gives={"role": "member", "who": "holder", "lone": True, "weak": True},
        matches=("The UN envoy, Ann Lund, flew in.",),
        rejects=("The UN spokesman, Ann Lund, flew in.",),
    ),
    PhrasePattern(
        name="special-representative",
        phrase="special|personal representative",
        gives={"role": "member", "who": "holder", "lone": True, "weak": True},
        matches=("The EU's special representative for Chad, Ann Lund, flew in.",),
        rejects=("The sales representative, Ann Lund, flew in.",),
    ),
    PhrasePattern(
        name="representative-at-talks",
        phrase="representative|delegate|ambassador to|at|in * talk|negotiation|process|round",
        gives={"role": "member", "who": "holder", "lone": True},
        matches=("Ann Lund, Peru's representative at the talks, agreed.",),
        rejects=("Ann Lund, Peru's ambassador to Chad, agreed.",),
    ),
    PhrasePattern(
        name="mediator",
        phrase="mediator|facilitator|go-between|intermediary|peacemaker",
        gives={"role": "mediates", "who": "holder"},
        matches=("Mediator Ann Lund called a break.", "Ann Lund, the federal mediator, called a break."),
        rejects=("Manager Ann Lund called a break.",),
    ),
    PhrasePattern(
        name="delegate",
        phrase="delegate|delegation|team|panel member?",
        gives={"role": "member", "who": "holder", "member": True},
        matches=("Delegation member Ann Lund spoke.", "Government delegate Ann Lund spoke."),
        rejects=("Board member Ann Lund spoke.",),
    ),
    PhrasePattern(
        name="member-of-delegation",
        phrase="member of * <team>",
        gives={"role": "member", "who": "holder"},
        matches=("Ann Lund, a member of the Chadian delegation, spoke.",),
        rejects=("Ann Lund, a member of the board, spoke.",),
    ),
    PhrasePattern(
        name="counterpart",
        phrase="counterpart",
        gives={"role": "member", "who": "holder", "lone": True, "counterpart": True, "weak": True},
        matches=("Her Chadian counterpart, Ann Lund, agreed.",),
        rejects=("Her Chadian colleague, Ann Lund, agreed.",),
    ),
)

_ACTS = (
    ClausePattern(
        name="leads-delegation",
        verbs="lead|head|chair|head up|co-lead|spearhead",
        object=TEAMS | _TABLE,
        gives={"role": "leads", "who": "agent"},
        matches=(
            "Ann Lund leads the Peruvian delegation.",
            "Ann Lund, who headed the rebel team, left.",
            "The delegation was led by Ann Lund.",
        ),
        rejects=("Ann Lund leads the opposition.",),
    ),
    ClausePattern(
        name="delegation-led-by",
        verbs="lead|head",
        subject=TEAMS,
        phrases={"by": ANY},
        gives={"role": "leads", "who": "agent"},
        matches=("Peru's delegation, headed by Ann Lund, arrived.",),
        rejects=("Peru's delegation headed home.",),
    ),
    ClausePattern(
        name="represents",
        verbs="represent",
        object=ANY,
        gives={"role": "leads", "who": "agent", "weak": True},
        matches=("Ann Lund represented Peru at the talks.",),
        rejects=("Ann Lund visited Peru.",),
    ),
    ClausePattern(
        name="negotiates-for",
        verbs="negotiate",
        phrases={"on behalf of": ANY, "for": ANY},
        gives={"role": "leads", "who": "agent", "weak": True},
        matches=("Ann Lund negotiates for the union.",),
        rejects=("Ann Lund negotiates in Paris.",),
    ),
    ClausePattern(
        name="includes",
        verbs="include|comprise|feature|consist",
        subject=TEAMS,
        gives={"role": "member", "who": "patient"},
        matches=("The Chadian team includes Ann Lund.",),
        rejects=("The list includes Ann Lund.",),
    ),
    ClausePattern(
        name="accompanies",
        verbs="accompany|flank",
        gives={"role": "member", "who": "both", "weak": True},
        matches=("Ann Lund was accompanied by Bo Ek.", "Bo Ek accompanied Ann Lund to the talks."),
        rejects=("Ann Lund met Bo Ek.",),
    ),
    ClausePattern(
        name="takes-part",
        verbs="attend|join|take part|participate|sit|travel|fly|arrive|head|go",
        object=_TABLE,
        gives={"role": "member", "who": "agent", "weak": True, "absent": True},
        matches=("Ann Lund will attend the talks.", "Ann Lund is to join the negotiations in Oslo."),
        rejects=("Ann Lund will attend the concert.",),
    ),
    ClausePattern(
        name="comes-to-talks",
        verbs="participate|travel|fly|arrive|go|come|return|take|be",
        phrases={"in": TALKS, "for": TALKS, "to": TALKS, "at": TALKS},
        gives={"role": "member", "who": "agent", "weak": True, "absent": True},
        matches=("Ann Lund flew to Oslo for talks.", "Ann Lund is participating in the negotiations."),
        rejects=("Ann Lund flew to Oslo for a holiday.",),
    ),
    ClausePattern(
        name="appoints",
        verbs="appoint|name|designate|reappoint|nominate|pick|choose|tap|send|dispatch",
        object=ANY,
        phrases={"as": TEAMS | words("envoy mediator representative facilitator head leader")},
        gives={"role": "leads", "who": "patient"},
        matches=("Peru appointed Ann Lund as its chief negotiator.",),
        rejects=("Peru appointed Ann Lund as judge.",),
    ),
    ClausePattern(
        name="replaces",
        verbs="replace|succeed|supplant",
        object=ANY,
        gives={"role": "replaced", "who": "patient", "successor": True, "weak": True},
        matches=("Bo Ek replaced Ann Lund as chief negotiator.", "Ann Lund was replaced by Bo Ek."),
        rejects=("Bo Ek visited Ann Lund.",),
    ),
    ClausePattern(
        name="removes",
        verbs="sideline|sack|fire|dismiss|oust|remove|recall",
        object=ANY,
        gives={"role": "replaced", "who": "patient", "weak": True},
        matches=("Peru sidelined Ann Lund before the last round.", "The negotiator Ann Lund was sacked."),
        rejects=("Peru praised Ann Lund.",),
    ),
    ClausePattern(
        name="mediates",
        verbs="mediate|broker|facilitate|moderate",
        gives={"role": "mediates", "who": "agent", "neutral": True},
        matches=("Ann Lund is mediating the talks.", "Talks mediated by Ann Lund resumed."),
        rejects=("Ann Lund is watching the talks.",),
    ),
)
MEETS = (
    ClausePattern(
        name="meets",
        verbs="meet|negotiate|confer",
        gives={"role": "leads", "who": "both", "weak": True, "meets": True},
        matches=("Foreign Minister Ann Lund met President Bo Ek.", "Ann Lund will meet with Bo Ek on Friday."),
        rejects=("Ann Lund saw Bo Ek.",),
    ),
    ClausePattern(
        name="speaks-with",
        verbs="speak|talk|huddle|haggle|spar|bargain",
        phrases={"with": ANY},
        gives={"role": "leads", "who": "both", "weak": True, "meets": True},
        matches=("Ann Lund spoke with Bo Ek on Monday.",),
        rejects=("Ann Lund spoke of Bo Ek.",),
    ),
    ClausePattern(
        name="speak-to-each-other",
        verbs="speak|talk",
        subject=ANY,
        gives={"role": "leads", "who": "agent", "weak": True, "meets": True},
        matches=("Ann Lund and Bo Ek are to speak again on Sunday.",),
        rejects=("Later it rained.",),
    ),
    PhrasePattern(
        name="between",
        phrase="talk|negotiation|discussion|meeting|conversation|call|gap between",
        gives={"role": "leads", "who": "named", "weak": True, "meets": True},
        matches=("Negotiations between Ann Lund and Bo Ek went on.",),
        rejects=("Negotiations with Ann Lund went on.",),
    ),
    ClausePattern(
        name="holds-talks",
        verbs="hold|have|begin|open|resume|start|conduct",
        object=ENCOUNTERS,
        gives={"role": "leads", "who": "both", "weak": True, "meets": True},
        matches=("Ann Lund held talks with Bo Ek in Oslo.",),
        rejects=("Ann Lund held shares in the bank.",),
    ),
)

SEEN_AT_IT = (
    PhrasePattern(
        name="talks-with",
        phrase="<talks> with * negotiator|envoy|mediator",
        anchors=words("negotiator envoy mediator"),
        gives={"role": "leads", "who": "named", "weak": True, "meets": True, "before": True},
        matches=("Ann Lund emerged from a day of talks with chief negotiator Bo Ek.",),
        rejects=("Ann Lund emerged from a day of talks.",),
    ),
    ClausePattern(
        name="brings-together",
        verbs="invite|bring together|host|summon|convene",
        object=ANY,
        gives={"role": "leads", "who": "patient", "weak": True, "meets": True},
        matches=("The envoy invited Ann Lund and Bo Ek to dinner.",),
        rejects=("The envoy met Ann Lund.",),
    ),
    PhrasePattern(
        name="team-by",
        phrase="delegation|team|side by",
        anchors=words("delegation team side"),
        gives={"role": "leads", "who": "holder", "named": True},
        matches=("Peru's delegation was led by Ann Lund and the Chilean team by Bo Ek.",),
        rejects=("The team left by bus.",),
    ),
    ClausePattern(
        name="makes-a-deal",
        verbs="sign|initial|ink|clinch|strike|seal|negotiate|hammer out|reach|defend|agree|secure|conclude",
        object=DEALS,
        gives={"role": "leads", "who": "agent", "weak": True, "aside": True},
        matches=("The deal was signed by Ann Lund and Bo Ek.", "Ann Lund sealed a budget accord at dawn."),
        rejects=("Ann Lund sealed an envelope.",),
    ),
    ClausePattern(
        name="agrees-in-person",
        verbs="agree",
        subject=ANY,
        gives={"role": "leads", "who": "agent", "weak": True, "meets": True},
        matches=("Ann Lund and Bo Ek agreed to meet again.",),
        rejects=("It was agreed.",),
    ),
    ClausePattern(
        name="forms-a-government",
        verbs="form|forge|build|assemble|cobble together|put together",
        object=words("coalition government alliance cabinet"),
        gives={"role": "leads", "who": "agent", "weak": True, "aside": True},
        matches=("Ann Lund has been trying to forge a coalition.",),
        rejects=("Ann Lund has been trying to build a house.",),
    ),
    PhrasePattern(
        name="broker",
        phrase="truce|peace|deal|ceasefire broker",
        anchors=words("broker"),
        gives={"role": "mediates", "who": "holder"},
        matches=("Norwegian truce broker Ann Lund arrived.",),
        rejects=("Stock broker Ann Lund arrived.",),
    ),
)
"""What shows somebody at the table without a word for it: told of a side of which nobody is said to lead."""

RULES = PatternSet([*_TITLES, *_ACTS, *MEETS, *SEEN_AT_IT], {"team": TEAMS, "talks": TALKS})
