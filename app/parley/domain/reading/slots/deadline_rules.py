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
    "suspension exemption respite licence license notice reprieve transition grace",
)
"""What is good until a day, and then no longer."""

SETTLING = words(
    "agree reach conclude finalise finalize finish complete sign ratify strike clinch settle resolve seal wrap end",
    "ratify respond reply answer accept comply disarm withdraw release free return hand leave pull surrender decide",
    "approve submit present implement hold form establish appoint deliver vacate evacuate stop halt lift start begin",
    "resume open dismantle freeze suspend shut close negotiate demobilise demobilize reveal publish unveil recommend",
    "arrive deploy elect vote pass adopt make achieve secure set produce draft table stand",
)
"""What must be done by a day that negotiators have set."""

MATTERS = DEALS | words(
    "talk negotiation round proposal compromise solution status ceasefire withdrawal force troop weapon arms monitor",
    "election constitution assembly poll recommendation report sanction prisoner hostage strike war conflict peace",
    "government coalition budget tariff reform terms offer demand ratification election referendum independence status",
    "side party union employer government rebel vote legislation extension transition",
)
"""What a deadline of a negotiation is about."""

_PATTERNS = (
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
    PhrasePattern(
        name="has-days",
        phrase="have|give|grant|allow|be * #|<number> hour|day|week|month to",
        anchors=words("hour day week month"),
        gives={"days": True},
        matches=(
            "The union gave the company 72 hours to respond.",
            "The council has 10 days to approve the accord.",
        ),
        rejects=("The tour took 10 days to finish.",),
    ),
)

RULES = PatternSet(_PATTERNS, {"limit": LIMITS, "term": TERMS, "number": frozenset(NUMBERS) | {"a", "an"}})
"""All rules of the slot that start from words; the others start from dates."""
