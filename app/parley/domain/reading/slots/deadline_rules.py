"""The rules of the deadline slot: what names a deadline, what runs out on a day, and who has until then.

`dated`: the date may stand in any form ("on 4 May"); elsewhere its words must set a limit ("by", "before", "until").
`term`: what runs out is the subject or the object of the rule's verb.
"""

from parley.domain.reading.lexicon.accords import DEALS
from parley.domain.reading.patterns import ANY, ClausePattern, PatternSet, PhrasePattern
from parley.domain.text.words import words
from parley.domain.times.vocabulary import NUMBERS

LIMITS = words("deadline ultimatum cutoff cut-off time-limit")
"""Nouns that name a deadline."""

TERMS = DEALS | words(
    "period mandate extension moratorium waiver ultimatum deadline term phase authority authorization funding window",
    "suspension exemption respite licence license notice reprieve transition grace programme program bailout lease",
    "stopgap bill resolution presidency offer lifeline permit concession freeze timetable tenure",
)
"""What is good until a day, and then no longer."""

SETTLING = words(
    "agree reach conclude finalise finalize finish complete sign ratify strike clinch settle resolve seal wrap end",
    "ratify respond reply answer accept comply disarm withdraw release free return hand leave pull surrender decide",
    "approve submit present implement hold form establish appoint deliver vacate evacuate stop halt lift start begin",
    "resume open dismantle freeze suspend shut close negotiate demobilise demobilize reveal publish unveil recommend",
    "arrive deploy elect vote pass adopt make achieve secure set produce draft table stand organise organize repay pay",
    "renew initial enact clear fulfil fulfill restore return resign name nominate hammer nail iron wind act cooperate",
)
"""What must be done by a day that negotiators have set."""

MATTERS = DEALS | words(
    "talk negotiation round proposal compromise solution status ceasefire withdrawal force troop weapon arms monitor",
    "election constitution assembly poll recommendation report sanction prisoner hostage strike war conflict peace",
    "government coalition budget tariff reform terms offer demand ratification election referendum independence status",
    "side party union employer government rebel vote legislation extension transition cabinet cba bill debt bailout",
    "issue question dispute shutdown default loan package plan text draft ceiling licence mandate bank imf",
)
"""What a deadline of a negotiation is about."""

ACTIONS = words(
    "strike walkout stoppage lockout tariff duty levy sanction shutdown embargo default surcharge countermeasure",
    "retaliation slowdown boycott ban",
)
"""What one side does to the other, or what befalls both, where no deal comes first."""

_STRIKES = words("strike walkout stoppage lockout shutdown action boycott")

_PATTERNS = (
    ClausePattern(
        name="takes-effect",
        verbs="take|come|begin|start|kick|go|enter|resume|follow|hit|loom|snap",
        subject=ACTIONS,
        gives={"act": True},
        matches=("Tariffs of 25 percent are due to take effect on June 1.", "The strike will begin on Sunday."),
        rejects=("The match will begin on Sunday.",),
    ),
    ClausePattern(
        name="imposes",
        verbs="impose|raise|increase|slap|introduce|hike|levy|double|reimpose|reinstate|lift|face",
        object=ACTIONS,
        gives={"act": True},
        matches=("The president plans to raise tariffs to 25 percent on May 25.",),
        rejects=("The president plans to raise the flag on May 25.",),
    ),
    ClausePattern(
        name="goes-on-strike",
        verbs="go|be",
        phrases={"on": frozenset(("strike",)), "into": frozenset(("default",)), "in": frozenset(("default",))},
        gives={"act": True},
        matches=("Teachers will go on strike on Tuesday.",),
        rejects=("Teachers will go on a tour on Tuesday.",),
    ),
    ClausePattern(
        name="stages",
        verbs="stage|hold|begin|start|launch|call|resume|face|plan|schedule",
        object=_STRIKES,
        gives={"act": True},
        matches=("The union will stage a 24-hour strike on May 24.", "The government faces a shutdown on Friday."),
        rejects=("The union will stage a concert on May 24.",),
    ),
    ClausePattern(
        name="walks-out",
        verbs="walk out|walk off|lock out|shut down|close down|strike|down|default",
        gives={"act": True, "intransitive": True},
        matches=("Nurses will walk out for 48 hours on Tuesday.", "The government will shut down on Saturday."),
        rejects=("Nurses will sing on Tuesday.",),
    ),
    ClausePattern(
        name="plans",
        verbs="plan|threaten|schedule|intend|propose|announce",
        object=ACTIONS,
        gives={"act": True, "planned": True},
        matches=("A tariff that the ministry had planned to impose on May 15 is in doubt.",),
        rejects=("A bridge that the ministry had planned to open on May 15 is in doubt.",),
    ),
    ClausePattern(
        name="closes",
        verbs="close|end|run",
        subject=words("ballot voting vote poll window offer nomination referendum"),
        gives={"dated": True, "term": True},
        matches=("Voting will close on May 31.", "The bond exchange offer will close on August 4."),
        rejects=("The shop closes on May 31.",),
    ),
    PhrasePattern(
        name="date-set",
        phrase="strike|target|expiry|expiration|departure|exit|walkout|lockout date",
        anchors=frozenset(("date",)),
        gives={"dated": True},
        matches=("The union set a strike date of June 3.",),
        rejects=("The union set a dinner date of June 3.",),
    ),
    PhrasePattern(
        name="runs-out",
        phrase="run out of * money|cash|fund|funding|power|authority|fuel|reserve|time",
        gives={"act": True},
        matches=("The Treasury will run out of borrowing power on Thursday.",),
        rejects=("The runner will run out of the stadium on Thursday.",),
    ),
    PhrasePattern(
        name="planned",
        phrase="plan|planned|schedule|scheduled|threaten|threatened|looming * imposition|increase|hike|rise|<act>",
        gives={"act": True, "noun": True},
        matches=("A scheduled June 15 imposition of tariffs looms.", "A planned June 1 increase in tariffs is off."),
        rejects=("A planned visit on June 1 is off.",),
    ),
    PhrasePattern(
        name="limit",
        phrase="<limit>",
        gives={"dated": True},
        matches=(
            "The ministry has given both sides a June deadline to reach a deal.",
            "The rebels set an ultimatum that runs out on Friday.",
        ),
        rejects=("The newspaper went to print on Friday.",),
    ),
    ClausePattern(
        name="expires",
        verbs="expire|lapse|run out|end|finish|terminate|elapse|conclude",
        subject=TERMS,
        gives={"dated": True, "term": True},
        matches=(
            "The transition period ends on 31 December.",
            "The current contract is set to expire at midnight on Tuesday.",
        ),
        rejects=("The match ends at nine.", "The talks ended on Friday."),
    ),
    PhrasePattern(
        name="expiry",
        phrase="end|expiry|expiration|termination|lapse of * <term>",
        gives={"dated": True},
        matches=("They have time until the end of the transition period on 31 December.",),
        rejects=("The end of the film came as a surprise.",),
    ),
    ClausePattern(
        name="has-until",
        verbs="have|give|allow|grant|get",
        phrases={"until": ANY, "till": ANY},
        matches=(
            "The rebels have until Friday to accept the offer.",
            "The two sides gave themselves until the end of March.",
        ),
        rejects=("The envoys met until midnight.", "The company gave notice on Friday."),
    ),
    ClausePattern(
        name="lasts-until",
        verbs="last|run|hold|remain|stay",
        subject=TERMS,
        phrases={"until": ANY, "till": ANY, "through": ANY},
        gives={"term": True, "coming": True},
        matches=("The 60-day ceasefire runs until July 14.", "The extension lasts until June 30."),
        rejects=("The concert lasts until midnight.",),
    ),
    ClausePattern(
        name="funds-until",
        verbs="fund|finance|keep",
        object=words("government state agency department country programme program service lights"),
        phrases={"until": ANY, "till": ANY, "through": ANY},
        matches=("The bill would fund the government until early December.",),
        rejects=("The firm would fund the museum until early December.",),
    ),
    PhrasePattern(
        name="has-days",
        phrase="have|give|grant|allow|be * #|<number> more? hour|day|week|month '? to",
        anchors=words("hour day week month"),
        gives={"days": True},
        matches=(
            "The union gave the company 72 hours to respond.",
            "The council has 10 days to approve the accord.",
        ),
        rejects=("The tour took 10 days to finish.",),
    ),
)

RULES = PatternSet(
    _PATTERNS, {"limit": LIMITS, "term": TERMS, "act": ACTIONS, "number": frozenset(NUMBERS) | {"a", "an"}}
)
"""All rules of the slot that start from words; the others start from dates."""
