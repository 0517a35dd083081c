"""Rules of issues, continued: what the sides are at odds over, what they have yet to settle, and what is in their way.

`gives` says the same as in `issue_rules`. `fronted`: the words that match open their clause ("Still unresolved is …").
`own`: a subject that is no talks is the issue itself. `spelt`: the forms that the first word may have.
"""

from parley.domain.reading.lexicon.accords import DEADLOCKS, DEALS
from parley.domain.reading.lexicon.encounters import ENCOUNTERS, TALKS
from parley.domain.reading.patterns import ANY, ClausePattern, Pattern, PhrasePattern
from parley.domain.text.words import words

_OVER = {"on": ANY, "upon": ANY, "over": ANY, "about": ANY, "regarding": ANY}
TABLE = TALKS | words(
    "side party delegation negotiator team official envoy minister leader they we both meeting round summit",
    "president premier diplomat counterpart representative expert chief process delegate secretary force military army",
)
"""Those who discuss, and what they meet in."""
_QUARRELS = words("dispute row feud wrangle quarrel argument controversy tussle squabble standoff stand-off spat")
_STANDSTILLS = words("deadlock impasse stalemate gridlock logjam")
_ENDING = words("end break resolve overcome settle")
_OPEN = "unresolved|unsolved|unsettled|outstanding|undecided|unanswered|contentious|disputed|open"
_SETTLE = "agree|settle|resolve|decide|determine|finalise|finalize|solve|negotiate|work|iron|clarify|overcome|address"
_ACCORD = "agreement|deal|accord|compromise|consensus|pact|understanding|settlement"

DISPUTES: tuple[Pattern, ...] = (
    PhrasePattern(
        name="open-is",
        phrase=f"what? remain? {_OPEN} by? * be|remain",
        anchors=words("unresolved unsolved unsettled outstanding undecided unanswered contentious disputed open"),
        gives={"status": "disputed", "at": "after", "fronted": True},
        matches=("Still unresolved are the future of the airport and the route.", "What remains open is the price."),
        rejects=("The airport is open and cheap.",),
    ),
    PhrasePattern(
        name="yet-to-settle-is",
        phrase=f"yet to? be? {_SETTLE} upon|on|out? be|remain",
        anchors=words("yet"),
        gives={"status": "disputed", "at": "after", "fronted": True},
        matches=("Yet to be agreed is the size of the force.", "Not yet agreed upon are the shift lengths."),
        rejects=("The size of the force is agreed.",),
    ),
    PhrasePattern(
        name="at-issue-is",
        phrase="at|in issue|stake|dispute|contention|question be|remain",
        anchors=words("issue stake dispute contention question"),
        gives={"status": "disputed", "at": "after", "fronted": True},
        matches=("At issue is the length of the working week.", "Still in dispute are crew numbers."),
        rejects=("The issue is at hand.",),
    ),
    PhrasePattern(
        name="is-in-dispute",
        phrase="be|remain|stay still|also|now? in|under dispute|contention",
        anchors=words("dispute contention"),
        gives={"status": "disputed", "at": "subject", "unless": words("no")},
        matches=("Crew numbers are also in dispute.",),
        rejects=("The dispute is old.",),
    ),
    ClausePattern(
        name="is-at-a-standstill",
        verbs="reach|hit|come|grind|be|remain|stay|run",
        subject=ANY,
        phrases={"to": DEADLOCKS, "at": DEADLOCKS, "in": DEADLOCKS, "into": DEADLOCKS},
        gives={"status": "deadlocked", "at": "of-subject", "own": True, "whole": True},
        matches=("School funding has come to a halt.", "Talks on the protocol are at a standstill."),
        rejects=("School funding has come to an end.",),
    ),
    ClausePattern(
        name="reaches-a-standstill",
        verbs="reach|hit|face",
        subject=ANY,
        object=DEADLOCKS - words("failure acrimony disagreement"),
        passive=False,
        gives={"status": "deadlocked", "at": "of-subject", "own": True, "whole": True},
        matches=("School funding has reached an impasse.", "Talks on the protocol hit a wall."),
        rejects=("School funding has reached a record.",),
    ),
    ClausePattern(
        name="that-they-cannot-settle",
        verbs="agree|settle|decide|compromise",
        gives={"status": None, "negated": "disputed", "at": "antecedent"},
        matches=("It was the fee that the two sides could not settle on.",),
        rejects=("It was the fee that sank the plan.",),
    ),
    ClausePattern(
        name="will-not-budge",
        verbs="budge|relent|compromise|bend|yield|back down|give in|give way|concede|flinch|waver|settle",
        phrases=_OVER,
        gives={"status": None, "negated": "disputed", "at": "governed"},
        matches=("Management will not budge on overtime pay.", "They refused to compromise on weekend work."),
        rejects=("The crane did not budge.",),
    ),
    ClausePattern(
        name="gives-no-ground",
        verbs="give|cede|yield",
        object=words("ground inch quarter"),
        phrases=_OVER,
        gives={"status": "disputed", "at": "governed"},
        matches=("The government will give no ground on carbon prices.",),
        rejects=("The storm gives no warning on most days.",),
    ),
    ClausePattern(
        name="does-not-agree-to",
        verbs="agree",
        phrases={"to": ANY},
        gives={"status": None, "negated": "disputed", "at": "governed"},
        matches=("Her partners were unwilling to agree to pension reform.",),
        rejects=("Her partners agreed on pension reform.",),
    ),
    ClausePattern(
        name="strikes-over",
        verbs="strike|picket|protest|wrangle|haggle|squabble|bicker|tussle|battle|fight|fall out",
        phrases={"over": ANY, "about": ANY},
        passive=False,
        gives={"status": "disputed", "at": "governed"},
        matches=("Drivers are striking over rosters.", "They are still haggling over the price of gas."),
        rejects=("Drivers are resting over there.",),
    ),
    PhrasePattern(
        name="walks-out-over",
        phrase="walk|storm|pull out of? * in? * over",
        anchors=words("walk storm pull"),
        gives={"status": "disputed", "at": "after"},
        matches=("The union walked out of the talks over redundancy terms.",),
        rejects=("They walked over the bridge.",),
    ),
    PhrasePattern(
        name="strike-over",
        phrase="strike|stoppage|walkout|walk-out|lockout|tension|controversy|wrangling|wrangle|haggling over",
        gives={"status": "disputed", "at": "after"},
        matches=("The strike over pay and staffing entered its third week.",),
        rejects=("The strike is over.",),
    ),
    PhrasePattern(
        name="budget-impasse",
        phrase="deadlock|impasse|stalemate|gridlock|logjam",
        gives={
            "status": "deadlocked",
            "at": "modifier",
            "spelt": _STANDSTILLS,
            "ended": _ENDING,
        },
        matches=("A budget impasse has shut the government.",),
        rejects=("The budget was passed.",),
    ),
    PhrasePattern(
        name="pay-dispute",
        phrase="dispute|row|feud",
        gives={"status": "disputed", "at": "modifier", "spelt": words("dispute row feud disputes rows feuds")},
        matches=("The pay dispute dragged on.", "They tried to end the border row."),
        rejects=("The pay was fair.",),
    ),
    PhrasePattern(
        name="disputed-thing",
        phrase="dispute|contest",
        gives={
            "status": "disputed",
            "at": "after",
            "spelt": words("disputed contested"),
            "under": words("have hold open start begin discuss negotiate"),
        },
        matches=("The two will open negotiations on their disputed frontier.",),
        rejects=("The frontier is quiet.",),
    ),
    ClausePattern(
        name="names-as-obstacle",
        verbs="identify|cite|see|describe|name|regard|call|consider|list|view",
        object=ANY,
        phrases={
            "as": words("obstacle hurdle block point stumbling-block barrier impediment issue problem dealbreaker"),
        },
        passive=False,
        gives={"status": "disputed", "at": "object"},
        matches=("The minister cited landmines as the main obstacle.",),
        rejects=("The minister cited landmines as a reason.",),
    ),
    PhrasePattern(
        name="at-the-heart-of-stalemate",
        phrase="at the? heart|centre|center|core|root of * deadlock|stalemate|impasse|gridlock|standoff|stand-off",
        anchors=words("heart centre center core root"),
        gives={"status": "deadlocked", "at": "copula"},
        matches=("Land remains at the heart of the stalemate.",),
        rejects=("The palace is at the heart of the city.",),
    ),
    PhrasePattern(
        name="at-the-heart-of-dispute",
        phrase="at the? heart|centre|center|core|root of * dispute|row|disagreement|strike|quarrel|feud|difference",
        anchors=words("heart centre center core root"),
        gives={"status": "disputed", "at": "copula"},
        matches=("Land is at the heart of the dispute.",),
        rejects=("The palace is at the heart of the city.",),
    ),
    ClausePattern(
        name="dispute-centres-on",
        verbs="centre|center|revolve|focus|turn|hinge|be",
        subject=_QUARRELS
        | words("difference disagreement impasse deadlock stalemate strike concern grievance complaint"),
        phrases={"on": ANY, "around": ANY, "over": ANY, "about": ANY},
        gives={"status": "disputed", "at": "governed"},
        matches=("The row centres on holiday pay.", "The impasse is over health insurance."),
        rejects=("The talks centre on holiday pay.",),
    ),
    PhrasePattern(
        name="breaks-over",
        phrase="break|fall down|off|up|apart over",
        anchors=words("down off up apart"),
        gives={"status": "deadlocked", "at": "after"},
        matches=("Talks between the nurses and the hospitals broke down over staffing.",),
        rejects=("The car broke down.",),
    ),
    PhrasePattern(
        name="different-views-on",
        phrase=(
            "different|differ|polarise|polarised|polarize|polarized|opposing|oppose|conflicting|conflict|divergent|diverging"
            "|opposite|contrasting * view|position|opinion|stance|interpretation on|over|about|of"
        ),
        anchors=words("view position opinion stance interpretation"),
        gives={"status": "disputed", "at": "after"},
        matches=("The partners have different views on migration.",),
        rejects=("The partners have views of the sea.",),
    ),
    PhrasePattern(
        name="gap-between",
        phrase="gap|gulf|distance|difference of? * between|in their|its|both",
        anchors=words("gap gulf distance difference"),
        gives={"status": "disputed", "at": "after"},
        matches=("There is still a gap of $40 million between their salary proposals.",),
        rejects=("There is a gap between the houses.",),
    ),
    PhrasePattern(
        name="nears-deal-on",
        phrase=f"near|approach|verge|brink|cusp|edge|clinch of? * {_ACCORD} on|over|about|for|regarding",
        anchors=words("near approach verge brink cusp edge"),
        gives={"status": "near_agreement", "at": "after"},
        matches=("Lawmakers are nearing a deal on border security.", "They are on the verge of an accord on waste."),
        rejects=("They signed a deal on waste.",),
    ),
    PhrasePattern(
        name="yet-to-settle",
        phrase=f"yet to {_SETTLE}|bridge|find|reach * on|over|about|regarding",
        anchors=words("yet"),
        gives={"status": "disputed", "at": "after"},
        matches=("They have yet to agree on a ceasefire line.",),
        rejects=("They have to agree on a line.",),
    ),
    ClausePattern(
        name="divides-the-sides",
        verbs="divide|split|separate",
        subject=ANY,
        object=words("side party partner negotiator government camp country delegation ally bloc two them union"),
        passive=False,
        gives={"status": "disputed", "at": "subject"},
        matches=("Fishing continues to divide the two sides.",),
        rejects=("The river divides the city.",),
    ),
    ClausePattern(
        name="holds-up-deal",
        verbs="hold up|prevent",
        subject=ANY,
        object=DEALS | TALKS | words("progress bill budget"),
        passive=False,
        gives={"status": "disputed", "at": "subject"},
        matches=("Military aid is holding up a deal.",),
        rejects=("Military aid is holding up well.",),
    ),
    ClausePattern(
        name="dominates-talks",
        verbs="dominate|overshadow",
        subject=ANY,
        object=ENCOUNTERS | words("agenda"),
        passive=False,
        gives={"status": "discussed", "at": "subject"},
        matches=("Amnesty for rebel fighters dominated the talks.",),
        rejects=("The team dominated the table.",),
    ),
    ClausePattern(
        name="comes-up",
        verbs="come up|feature|figure",
        subject=ANY,
        phrases={"in": ENCOUNTERS, "at": ENCOUNTERS, "during": ENCOUNTERS},
        gives={"status": "discussed", "at": "subject"},
        matches=("Visa rules came up in the talks.",),
        rejects=("The sun came up in the east.",),
    ),
    PhrasePattern(
        name="in-talks-on",
        phrase="be in talk|negotiation|discussion with? * on|over|about|regarding",
        anchors=words("talk negotiation discussion"),
        gives={"status": "discussed", "at": "after"},
        matches=("Both governments are in talks over fuel supplies.",),
        rejects=("Both governments are in talks.",),
    ),
    ClausePattern(
        name="negotiates",
        verbs="negotiate|bargain",
        subject=ANY,
        object=ANY,
        no_object=DEALS,
        passive=False,
        outlooks=frozenset({"fact", "plan"}),
        gives={"status": "discussed", "at": "object", "among": True},
        matches=("The parties are negotiating the terms of a ferry service.",),
        rejects=("The parties are resting.",),
    ),
)
