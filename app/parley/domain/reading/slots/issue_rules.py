"""Rules of issues: how a question under negotiation is said to stand.

`gives["status"]` is the status, `gives["negated"]` what "no" or "not" makes of it. `gives["at"]` says where the issues
stand: `after` (behind the words that match), `object` or `subject` of the clause, `governed` (behind its preposition),
`of-subject` (behind a preposition of the subject), `copula` (on the other side of "is", "are", "include", or beside a
dash or comma). `under`: verbs whose object it must be. `among`: sides or talks must be its subject. `unless`: words
before it that take it back. `only`: it must be told as a fact. `beyond`: verbs under
which it is no longer so. `leading`: it stands in the subject. `strict`: what
stands before "talks" is not meant. `bare`: a list behind it is not
meant. `nearing`: verbs that govern it ("working to finalise"). `told`: a finite verb stands before or in it. `direct`:
it is the object itself. `common`: not a proper name. `whole`: where nothing is named,
the topic of the article is meant. `ended`: verbs that make what is told of agreed.
"""

from parley.domain.reading.lexicon.encounters import ENCOUNTERS, TALKS
from parley.domain.reading.patterns import ANY, ClausePattern, PatternSet, PhrasePattern
from parley.domain.reading.slots.issue_disputes import DISPUTES, TABLE
from parley.domain.text.words import words

_OVER = {"on": ANY, "over": ANY, "about": ANY, "regarding": ANY}
DELIVERABLES = words(
    "exchange swap release ceasefire cease-fire truce contract withdrawal extension treaty pact deal agreement",
    "prisoner body measure step package",
)
"""What is agreed as a thing to be done, and is no open question."""
CLOSING = words("narrow bridge resolve settle overcome reduce close iron solve shrink")
"""What is done to differences that go away."""

_PATTERNS = (
    ClausePattern(
        name="disagrees",
        verbs="disagree|differ|clash|quarrel|split|divide|argue|spar|feud",
        phrases=_OVER,
        gives={"status": "disputed", "at": "governed"},
        matches=("The two sides disagree on the price of water.", "Ministers are divided over pensions."),
        rejects=("The two sides agree on the price of water.",),
    ),
    ClausePattern(
        name="stalls",
        verbs="stall|stick|bog|deadlock|snag|founder|stumble|falter|hang|gridlock|block",
        phrases=_OVER,
        gives={"status": "deadlocked", "at": "governed"},
        matches=("The talks have stalled over the border.", "Negotiators are deadlocked on overtime pay."),
        rejects=("The engine stalled.",),
    ),
    ClausePattern(
        name="breaks-down-over",
        verbs="break down|break up|break off|collapse|fall apart|fall through|fail|walk out|storm out",
        subject=TABLE,
        phrases={"over": ANY},
        gives={"status": "deadlocked", "at": "governed"},
        matches=("The talks broke down over pensions.", "The delegation walked out over the seating of observers."),
        rejects=("The talks broke down on Friday.",),
    ),
    ClausePattern(
        name="talks-stall",
        verbs="stall|stick|bog|deadlock|founder|falter",
        subject=TALKS | {"process"},
        gives={"status": "deadlocked", "at": "of-subject", "whole": True},
        matches=("Negotiations on the transit fee have stalled.",),
        rejects=("The engine stalled.",),
    ),
    ClausePattern(
        name="talks-collapse",
        verbs="collapse|fail|break down",
        subject=TALKS,
        gives={"status": "deadlocked", "at": "of-subject", "strict": True},
        matches=("Negotiations on the transit fee have collapsed.",),
        rejects=("The bridge collapsed.",),
    ),
    ClausePattern(
        name="talks-are-stalled",
        verbs="stall|stick|bog|deadlock|block|suspend",
        object=TALKS | {"process"},
        passive=True,
        gives={"status": "deadlocked", "at": "of-subject", "whole": True},
        matches=("Negotiations on the transit fee have been bogged down.",),
        rejects=("The road was blocked.",),
    ),
    ClausePattern(
        name="reaches-accord",
        verbs="reach|find|achieve|make|strike",
        object=words("agreement understanding consensus compromise accord deal ground"),
        phrases=_OVER,
        gives={"status": None, "negated": "deadlocked", "at": "governed"},
        matches=("The envoys failed to reach an understanding on the buffer zone.",),
        rejects=("The envoys reached the city on Monday.",),
    ),
    PhrasePattern(
        name="stays-deadlocked",
        phrase=(
            "remain|be|become|stay still|currently|now|largely|effectively?"
            " deadlock|deadlocked|stall|stalled|stick|stuck|block|blocked|freeze|frozen"
        ),
        gives={"status": "deadlocked", "at": "of-subject", "whole": True},
        matches=("Talks on the harbour remained deadlocked.",),
        rejects=("The crane remained idle.",),
    ),
    ClausePattern(
        name="fails-to-agree",
        verbs="agree",
        phrases=_OVER,
        gives={"status": "agreed", "negated": "deadlocked", "at": "governed", "only": "fact"},
        matches=("The delegations agreed on the wording of the preamble.", "They failed to agree on a fee."),
        rejects=("The delegations agreed to meet.",),
    ),
    ClausePattern(
        name="discusses",
        verbs="discuss|debate|tackle|address|thrash out|hammer out|explore|review|take up",
        object=ANY,
        gives={"status": "discussed", "at": "object", "among": True},
        matches=("Negotiators will discuss fishing quotas.", "Water rights were discussed on Monday."),
        rejects=("Negotiators will meet.",),
    ),
    ClausePattern(
        name="raises-issue",
        verbs="raise|bring up|broach",
        object=words("issue question matter topic subject problem dispute"),
        gives={"status": "discussed", "at": "object", "among": True},
        matches=("The other side raised the issue of settlements.",),
        rejects=("The other side raised the flag.",),
    ),
    ClausePattern(
        name="raises",
        verbs="raise|bring up",
        object=ANY,
        phrases={"with": ANY, "at": ENCOUNTERS | {"table"}, "in": ENCOUNTERS, "during": ENCOUNTERS},
        gives={"status": "discussed", "at": "object", "among": True},
        matches=("The union raised roster changes at the meeting.", "Visas were raised in the talks."),
        rejects=("The union raised the flag at noon.",),
    ),
    ClausePattern(
        name="works-on",
        verbs="work",
        subject=ANY,
        phrases={"on": ANY},
        outlooks=frozenset({"fact"}),
        gives={"status": "discussed", "at": "governed", "among": True},
        matches=("The two sides are still working on contract language.",),
        rejects=("The two sides work in a hall.",),
    ),
    PhrasePattern(
        name="discusses-how",
        phrase="discuss|debate|consider|negotiate|examine|explore|settle how|whether|who|which|what",
        gives={
            "status": "discussed",
            "at": "after",
            "among": True,
            "under": words("discuss debate consider negotiate examine explore"),
            "leading": words("discuss debate consider negotiate examine explore"),
        },
        matches=("The delegates discussed how the truce would be policed.",),
        rejects=("The delegates know how to sing.",),
    ),
    ClausePattern(
        name="focuses",
        verbs="focus|centre|center|revolve|concentrate|dwell",
        subject=TABLE,
        phrases={"on": ANY, "upon": ANY, "around": ANY},
        gives={"status": "discussed", "at": "governed"},
        matches=("The second round focused on the release of detainees.",),
        rejects=("The film focused on a dog.",),
    ),
    PhrasePattern(
        name="focuses-on-doing",
        phrase=(
            "focus|centre|center|concentrate on|around broker|secure|end|implement|establish|create|set|reach|ensure"
            "|resolve|restore|free|release|exchange|monitor|reduce|lift|ease|open|reopen|find|build|form|draft|return|share"
        ),
        gives={
            "status": "discussed",
            "at": "after",
            "among": True,
            "under": words("focus centre center concentrate"),
            "leading": words("focus centre center concentrate"),
        },
        matches=("The talks will focus on brokering a ceasefire.",),
        rejects=("The talks will focus on it.",),
    ),
    ClausePattern(
        name="touches-on",
        verbs="touch",
        phrases={"on": ANY, "upon": ANY},
        gives={"status": "discussed", "at": "governed", "among": True},
        matches=("The presidents touched on visa rules.",),
        rejects=("The plane touched the ground.",),
    ),
    ClausePattern(
        name="deals-with",
        verbs="deal",
        subject=TABLE,
        phrases={"with": ANY},
        gives={"status": "discussed", "at": "governed"},
        matches=("The meeting will deal with the return of refugees.",),
        rejects=("The shop deals with farmers.",),
    ),
    ClausePattern(
        name="covers",
        verbs="cover|include|concern",
        subject=ENCOUNTERS | words("agenda"),
        gives={"status": "discussed", "at": "object", "common": True},
        matches=("The talks covered grain exports.",),
        rejects=("The snow covered the field.",),
    ),
    ClausePattern(
        name="finalises",
        verbs="finalise|finalize|complete|polish",
        object=ANY,
        passive=False,
        gives={
            "status": "near_agreement",
            "at": "object",
            "nearing": words("work race seek try push need near rush aim"),
        },
        matches=("Experts are working to finalise the customs protocol.",),
        rejects=("Experts are working.",),
    ),
    ClausePattern(
        name="is-negotiated",
        verbs="negotiate|bargain",
        object=ANY,
        passive=True,
        outlooks=frozenset({"fact"}),
        gives={"status": "discussed", "at": "subject"},
        matches=("The future of the port is being negotiated.",),
        rejects=("The sides negotiated for a week.",),
    ),
    ClausePattern(
        name="talks-about",
        verbs="talk|speak|confer",
        phrases={"about": ANY},
        gives={"status": "discussed", "at": "governed", "among": True},
        matches=("The two governments also talked about visas.",),
        rejects=("The two governments talked for an hour.",),
    ),
    ClausePattern(
        name="settles",
        verbs="resolve|settle|solve",
        object=ANY,
        passive=False,
        gives={"status": "agreed", "negated": "disputed", "at": "object", "only": "fact"},
        matches=(
            "The union and the board settled the issue of sick leave.",
            "They failed to resolve the debt question.",
        ),
        rejects=("The dust settled.",),
    ),
    ClausePattern(
        name="is-settled",
        verbs="resolve|settle|solve|agree",
        object=ANY,
        passive=True,
        gives={"status": "agreed", "negated": "disputed", "at": "subject", "only": "fact"},
        matches=("The question of the ports has been settled.", "The price of gas has not been agreed."),
        rejects=("The sides agreed.",),
    ),
    PhrasePattern(
        name="stays-open",
        phrase=(
            "remain|be|stay * unresolved|unsettled|outstanding|contentious|disputed|unsolved|problematic|divisive"
            "|thorny|undecided|unanswered"
        ),
        anchors=words(
            "unresolved unsettled outstanding contentious disputed unsolved problematic divisive thorny undecided",
            "unanswered",
        ),
        gives={"status": "disputed", "at": "subject", "unless": words("no")},
        matches=("The status of the enclave remains unresolved.",),
        rejects=("The enclave remains quiet.",),
    ),
    PhrasePattern(
        name="sticking-point",
        phrase="sticking|stick|stumbling|stumble|friction|bone point|block|of contention?",
        anchors=words("sticking stick stumbling stumble friction bone"),
        gives={"status": "disputed", "at": "copula"},
        matches=(
            "The main sticking point is the price of gas.",
            "Overtime remains a stumbling block.",
            "Pensions are the bone of contention.",
        ),
        rejects=("The point was made.",),
    ),
    PhrasePattern(
        name="key-obstacle",
        phrase="obstacle|hurdle|impediment|barrier|stumbling-block|dealbreaker|deal-breaker",
        gives={"status": "disputed", "at": "copula"},
        matches=("The chief obstacle is the fate of the dam.",),
        rejects=("The way is clear.",),
    ),
    PhrasePattern(
        name="point-of-dispute",
        phrase=(
            "area|point|matter|issue|source of|in"
            " disagreement|divergence|difference|contention|dispute|discord|conflict|friction"
        ),
        gives={"status": "disputed", "at": "copula"},
        matches=("The key areas of disagreement include farm subsidies.",),
        rejects=("The area of the lake is large.",),
    ),
    PhrasePattern(
        name="open-issue",
        phrase=(
            "contentious|thorny|unresolved|outstanding|divisive|sensitive|disputed|difficult|complicated|complicate|vexed"
            "|explosive|thorniest|hardest|toughest|trickiest|tricky|knotty|vexing|intractable|polarising|polarizing "
            "unresolved|outstanding|remaining? issue|question|matter|topic|problem|point|subject"
        ),
        gives={"status": "disputed", "at": "copula"},
        matches=(
            "Another contentious issue is the command of the police.",
            "They spoke of the thorny question of reparations.",
        ),
        rejects=("The issue of the magazine is sold out.",),
    ),
    PhrasePattern(
        name="key-issue",
        phrase="main|key|central|remaining|critical|core|big|biggest|crucial issue|question|problem",
        gives={"status": "disputed", "at": "copula", "bare": True},
        matches=("Child care - one of the key issues - was raised again.", "The key issue is the ferry."),
        rejects=("The key of the house was lost.",),
    ),
    PhrasePattern(
        name="difference-over",
        phrase="difference|disagreement|divergence|gap|rift|wrangling|division|discord * on|over|about|regarding",
        gives={"status": "disputed", "at": "after", "beyond": CLOSING},
        matches=("Differences over the fee persist.", "Major gaps remain on the size of the fund."),
        rejects=("The difference is small.",),
    ),
    PhrasePattern(
        name="narrows-difference",
        phrase="difference|disagreement|divergence|gap|rift on|over|about|regarding",
        gives={"status": "progress", "at": "after", "under": CLOSING, "leading": CLOSING},
        matches=("The teams narrowed their differences on tariffs.",),
        rejects=("The difference is small.",),
    ),
    PhrasePattern(
        name="dispute-over",
        phrase="dispute|row|quarrel|feud|argument|conflict|standoff|stand-off on|over|about|regarding",
        gives={"status": "disputed", "at": "after", "ended": CLOSING | {"end"}},
        matches=("A row over fishing rights has held up the treaty.",),
        rejects=("The row lasted a week.",),
    ),
    PhrasePattern(
        name="far-apart",
        phrase="apart|divide|divided|split|differ|disagree * on|over|about",
        anchors=words("apart divide divided split differ disagree"),
        gives={"status": "disputed", "at": "after"},
        matches=("The two sides remain far apart on wages.", "They disagree about how to share the oil."),
        rejects=("The houses stand apart.",),
    ),
    PhrasePattern(
        name="deadlock-over",
        phrase="deadlock|impasse|stalemate|gridlock|standoff|stand-off|logjam|snag|roadblock on|over|about|regarding",
        gives={"status": "deadlocked", "at": "after", "ended": CLOSING | {"end", "break"}},
        matches=("They tried to end the deadlock over the levy.",),
        rejects=("The deadlock lasted a week.",),
    ),
    PhrasePattern(
        name="stuck-over",
        phrase="stall|stalled|stick|stuck|bog|bogged|block|blocked down? on|over|about",
        gives={"status": "deadlocked", "at": "after"},
        matches=("The cabinet remains stuck over the levy.",),
        rejects=("The cabinet met on Monday.",),
    ),
    PhrasePattern(
        name="at-odds",
        phrase="at odds|loggerheads|odd on|over|about",
        anchors=words("odds odd loggerheads"),
        gives={"status": "disputed", "at": "after"},
        matches=("The partners are at odds over the budget.",),
        rejects=("The odds are long.",),
    ),
    PhrasePattern(
        name="no-accord-on",
        phrase=(
            "no|without|lack * agreement|consensus|compromise|understanding|deal|accord|ground|decision *"
            " on|over|about|regarding"
        ),
        anchors=words("agreement consensus compromise understanding deal accord ground decision"),
        gives={"status": "disputed", "at": "after"},
        matches=("There was no agreement on the route.",),
        rejects=("There was an agreement on the route.",),
    ),
    PhrasePattern(
        name="no-progress-on",
        phrase="no|little|without * progress|headway|movement|breakthrough|advance * on|over|regarding|about",
        anchors=words("progress headway movement breakthrough advance"),
        gives={"status": "deadlocked", "at": "after"},
        matches=("There was no progress whatsoever on fish.",),
        rejects=("There was progress on fish.",),
    ),
    PhrasePattern(
        name="progress-on",
        phrase="progress|headway|breakthrough|advance|movement|ground have? be? make|achieve? on|regarding|over|about",
        gives={"status": "progress", "at": "after", "unless": words("no little without")},
        matches=("The two sides made progress on visas and on trade.",),
        rejects=("The two sides made progress.",),
    ),
    PhrasePattern(
        name="talks-on",
        phrase="talk|discussion|negotiation|consultation|dialogue|view * * on|over|about|regarding|concerning",
        gives={
            "status": "discussed",
            "at": "after",
            "direct": True,
            "under": words("hold start begin open have conduct exchange launch"),
        },
        matches=("Experts held talks on the sharing of river water.",),
        rejects=("Experts held talks in Oslo.",),
    ),
    PhrasePattern(
        name="aims-to-settle",
        phrase="aim|aimed at|to settle|resolve|solve|hammer|thrash|regulate|define out?",
        gives={"status": "discussed", "at": "after", "told": True},
        matches=("The talks are aimed at resolving the water question.", "They aim to settle the gas price."),
        rejects=("The archer aimed at the tree.",),
    ),
    PhrasePattern(
        name="under-discussion",
        phrase="under|on the? discussion|negotiation|consideration|agenda|table",
        anchors=words("discussion negotiation consideration agenda table"),
        gives={"status": "discussed", "at": "copula"},
        matches=("Also under discussion is the control of the port.",),
        rejects=("The discussion was long.",),
    ),
    PhrasePattern(
        name="almost-all",
        phrase=(
            "almost|nearly|virtually|practically all|every issue|point|question|detail"
            ' "?'
            " relate|related|on|regarding|concerning to?"
        ),
        gives={"status": "near_agreement", "at": "after"},
        matches=("They agreed on nearly all points related to the handover of the port.",),
        rejects=("Nearly all flights were late.",),
    ),
    PhrasePattern(
        name="close-on",
        phrase="close|closer|near to * deal|agreement|accord|consensus|compromise * on|over|about|for",
        anchors=words("close closer near"),
        gives={"status": "near_agreement", "at": "after"},
        matches=("The teams are close to an agreement on the tariff.",),
        rejects=("The teams are close to the border.",),
    ),
)

RULES = PatternSet([*_PATTERNS, *DISPUTES])
"""All rules of the slot."""
