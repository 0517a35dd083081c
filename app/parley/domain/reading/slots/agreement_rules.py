"""The rules of the agreement slot: what becomes of a deal, and which words make it one of which kind.

`status` is what the rule says where its clause tells a fact. `open`: the status that a plan or a wish of it has, where
it is one. `kind`: where the verb itself tells the kind; else the words of the deal do (`KINDS`). `sought`: talks may be
held for it.

The file is long because a deal's whole life is one table: a rule is right only against those of the other stages.
"""

from parley.domain.reading.lexicon.accords import (
    ATTACKS,
    BILLS,
    CAPTIVES,
    DEALS,
    DRAFTS,
    EXCHANGES,
    RATIFIERS,
    RETURNED,
    TRUCES,
)
from parley.domain.reading.lexicon.encounters import SESSIONS, TALKS
from parley.domain.reading.patterns import ANY, ClausePattern, PatternSet, PhrasePattern
from parley.domain.text.words import words

_MADE = (
    "reach|strike|clinch|seal|conclude|broker|negotiate|forge|finalise|finalize|hammer out|secure|agree|make|cut|cement"
    "|do|work out|thrash out|nail down|come to"
)
_SIGNED = "sign|ink|initial"
_ENDED = "scrap|tear up|abandon|terminate|cancel|denounce|annul|revoke|renounce|end|call off|ditch|quit|rip up|exit"
_ACTED = "sign|ink|initial|reach|broker|negotiate|agree|strike|conclude|adopt"

_PATTERNS = (
    ClausePattern(
        name="makes",
        verbs=_MADE,
        object=DEALS,
        gives={"status": "agreed", "sought": True},
        matches=(
            "The two governments reached a trade deal on Friday.",
            "The truce brokered in April has lapsed.",
            "A tentative agreement was reached overnight.",
        ),
        rejects=("The two governments reached the border.",),
    ),
    ClausePattern(
        name="has-a-deal",
        verbs="have",
        object=words("deal agreement accord"),
        gives={"status": "agreed"},
        matches=("The airline and its pilots have a deal.",),
        rejects=("The airline has a problem.",),
    ),
    ClausePattern(
        name="concludes-talks",
        verbs="conclude|complete|finalise|finalize",
        object=TALKS,
        phrases={"on": DEALS, "for": DEALS},
        gives={"status": "agreed", "talks": True},
        matches=("Chile and Peru concluded negotiations on a trade pact.",),
        rejects=("Chile and Peru concluded negotiations on fishing.",),
    ),
    PhrasePattern(
        name="tentative-deal",
        phrase="tentative <labour>? <deal>",
        gives={"status": "agreed", "kind": "contract", "any": True},
        matches=("Under the tentative deal, pay would rise at once.",),
        rejects=("He took a tentative step.",),
    ),
    PhrasePattern(
        name="joint-statement",
        phrase="issue|adopt|release|sign|publish|endorse a joint|final statement|declaration|communique|communiqué",
        gives={"status": "agreed", "kind": "framework"},
        matches=("The six delegations issued a joint statement.",),
        rejects=("The spokesman issued a statement.",),
    ),
    ClausePattern(
        name="drafts-together",
        verbs="work out|draw up|prepare|finalise|finalize|complete|thrash out|iron out",
        object=DEALS | words("framework document text roadmap plan"),
        outlooks=frozenset(("fact",)),
        gives={"status": "agreed"},
        matches=("Negotiators have worked out a framework on reparations.",),
        rejects=("Negotiators have worked out in the gym.",),
    ),
    ClausePattern(
        name="agrees-on",
        verbs="agree|settle",
        phrases={"on": DEALS | EXCHANGES | DRAFTS, "to": DEALS | EXCHANGES | DRAFTS},
        gives={"status": "agreed"},
        matches=("Both sides agreed on a ceasefire.", "The rebels agreed to a prisoner swap."),
        rejects=("Both sides agreed on the weather.",),
    ),
    ClausePattern(
        name="is-agreed",
        verbs=_ACTED,
        subject=DEALS,
        passive=False,
        gives={"reduced": True},
        matches=("The accord, signed in Lima on Monday, ends the dispute.",),
        rejects=("The minister, seated in Lima on Monday, signed.",),
    ),
    ClausePattern(
        name="approves",
        verbs="approve|back|accept|pass|endorse",
        subject=RATIFIERS,
        object=DEALS,
        gives={"status": "in_force"},
        matches=("Members approved the contract by a wide margin.",),
        rejects=("Members approved the budget of the club.",),
    ),
    ClausePattern(
        name="adopts",
        verbs="adopt|endorse|accept|approve|back",
        object=DEALS | DRAFTS,
        gives={"status": "agreed", "voted": "in_force"},
        matches=("The rebels accepted the plan.", "The cabinet approved the agreement."),
        rejects=("The couple adopted a child.",),
    ),
    ClausePattern(
        name="announces",
        verbs="announce|unveil",
        object=DEALS - TRUCES,
        gives={"status": "agreed"},
        matches=("The president announced a trade deal with Japan.",),
        rejects=("The president announced a visit to Japan.",),
    ),
    ClausePattern(
        name="signs",
        verbs=_SIGNED,
        object=DEALS | DRAFTS,
        gives={"status": "signed", "open": "signed", "sought": True},
        matches=(
            "The two presidents signed a peace treaty in Lima.",
            "The pact is expected to be signed in March.",
        ),
        rejects=("The players signed shirts.",),
    ),
    PhrasePattern(
        name="announcement",
        phrase="announcement * of a|the? * <deal>",
        gives={"status": "agreed"},
        matches=("He welcomed the announcement on Friday of a two-month truce.",),
        rejects=("He welcomed the announcement of a visit.",),
    ),
    PhrasePattern(
        name="signing",
        phrase="signing|signature * of a|the? * <deal>",
        gives={"status": "signed"},
        matches=("The council welcomed the signing on 9 January of the peace agreement.",),
        rejects=("The club announced the signing of a goalkeeper.",),
    ),
    ClausePattern(
        name="takes-effect",
        verbs="take|come|go|enter",
        subject=DEALS,
        gives={"status": "in_force", "effect": True, "open": "in_force"},
        matches=("The truce took effect at midnight.", "The agreement will come into force on 1 May."),
        rejects=("The crowd came as a surprise.",),
    ),
    PhrasePattern(
        name="is-in-force",
        phrase="<deal> be|remain|have be? in force|effect|place",
        gives={"status": "in_force"},
        matches=("A ceasefire has been in force since June.",),
        rejects=("A curfew has been in force since June.",),
    ),
    ClausePattern(
        name="ratifies",
        verbs="ratify",
        object=DEALS,
        gives={"status": "in_force"},
        matches=("Union members ratified the contract on Friday.",),
        rejects=("Union members left on Friday.",),
    ),
    PhrasePattern(
        name="votes-for",
        phrase="vote * in favor|favour of a|the|their|its? * <deal>",
        gives={"status": "in_force"},
        matches=("Members voted 86% in favour of the new five-year contract.",),
        rejects=("Members voted in favour of a strike.",),
    ),
    ClausePattern(
        name="holds",
        verbs="hold|begin|start|last|survive",
        subject=TRUCES,
        gives={"status": "in_force", "seeming": True, "finite": True},
        matches=("The ceasefire is holding.", "The truce began at dawn."),
        rejects=("The bridge is holding.",),
    ),
    ClausePattern(
        name="declares",
        verbs="declare|announce|begin|observe|respect|start|honour|honor|proclaim",
        object=TRUCES,
        gives={"status": "in_force", "vow": "agreed"},
        matches=("The rebels declared a ceasefire in March.", "The militia will observe a truce."),
        rejects=("The rebels declared a republic.",),
    ),
    PhrasePattern(
        name="guns-fall-silent",
        phrase="gun|artillery|mortar|cannon fall|go|be silent|quiet",
        gives={"status": "in_force", "kind": "ceasefire"},
        matches=("The guns fell silent at midnight along the front.",),
        rejects=("The crowd fell silent at midnight.",),
    ),
    ClausePattern(
        name="observes-a-pause",
        verbs="declare|announce|begin|observe|respect|start|honour|honor|proclaim|order",
        object=words("pause lull"),
        gives={"status": "in_force", "vow": "agreed", "kind": "ceasefire", "warlike": True},
        matches=("Both armies observed a humanitarian pause.", "The army announced a pause in the fighting."),
        rejects=("Both teams took a pause.",),
    ),
    ClausePattern(
        name="passes-a-house",
        verbs="pass|clear",
        subject=BILLS | words("package"),
        object=words("house senate chamber assembly"),
        gives={"status": "proposed"},
        matches=("The budget passed the House on a party-line vote.",),
        rejects=("The parade passed the House on Monday.",),
    ),
    ClausePattern(
        name="extends",
        verbs="extend|renew|prolong|roll over",
        object=DEALS,
        gives={"status": "extended", "open": "extended"},
        matches=("The parties extended the truce for two months.",),
        rejects=("The parties extended the road.",),
    ),
    PhrasePattern(
        name="extension",
        phrase="extension|renewal|prolongation * of the? a? * <deal>",
        gives={"status": "extended"},
        matches=("He announced the extension of the truce.",),
        rejects=("He announced the extension of the railway.",),
    ),
    ClausePattern(
        name="violates",
        verbs="violate|breach|break|flout|ignore|shatter|infringe",
        object=DEALS,
        gives={"status": "violated"},
        matches=("The army violated the ceasefire.", "It accused the rebels of breaching the accord."),
        rejects=("The army broke the siege.",),
    ),
    PhrasePattern(
        name="violation",
        phrase="violation|breach of the? a? * <deal>",
        gives={"status": "violated"},
        matches=("It was the fourth violation of the ceasefire.",),
        rejects=("It was the fourth violation of the airspace.",),
    ),
    PhrasePattern(
        name="truce-violation",
        phrase="<truce> violation|breach",
        gives={"status": "violated"},
        matches=("Monitors counted nine ceasefire violations.",),
        rejects=("Monitors counted nine traffic violations.",),
    ),
    ClausePattern(
        name="rejects",
        verbs="reject|vote down|turn down|rebuff|spurn|dismiss",
        object=DEALS | words("proposal plan"),
        gives={"status": "rejected"},
        matches=("Members voted down the tentative agreement.", "The rebels rejected the truce."),
        rejects=("Members rejected the claim.",),
    ),
    ClausePattern(
        name="ends",
        verbs="expire|lapse|end|collapse|unravel|crumble|fall apart|run out|break down|disintegrate|fall through",
        subject=DEALS,
        gives={"status": "ended", "alone": True},
        matches=("The contract expired on 30 June.", "The ceasefire collapsed after a week."),
        rejects=("The season expired.",),
    ),
    ClausePattern(
        name="ends-it",
        verbs=_ENDED,
        object=DEALS,
        gives={"status": "ended"},
        matches=("The rebels called off the ceasefire.", "The president tore up the treaty."),
        rejects=("The rebels called off the march.",),
    ),
    ClausePattern(
        name="declares-its-end",
        verbs="declare|announce|proclaim|call",
        object=words("end"),
        phrases={"to": DEALS},
        gives={"status": "ended"},
        matches=("The guerrillas declared an end to their ceasefire.",),
        rejects=("The guerrillas declared an end to their march.",),
    ),
    ClausePattern(
        name="leaves-it",
        verbs="withdraw|pull|pull out|walk|back|back out",
        phrases=dict.fromkeys(("from", "of", "out of", "away from"), DEALS),
        gives={"status": "ended"},
        matches=("The government withdrew from the accord in May.",),
        rejects=("The government withdrew from the town in May.",),
    ),
    ClausePattern(
        name="proposes",
        verbs="propose|present|put forward|offer|submit|unveil|table|draft|suggest|circulate|outline|put",
        object=DEALS | DRAFTS - words("document text formula declaration"),
        gives={"status": "proposed", "vow": "proposed"},
        matches=("The mediator presented a peace plan.", "The union submitted a contract proposal."),
        rejects=("The mediator presented a medal.",),
    ),
    ClausePattern(
        name="tables-bill",
        verbs=(
            "release|unveil|file|circulate|lay out|put forth|put forward|introduce|table|present|propose|publish"
            "|roll out|enter|announce|outline|offer|draft"
        ),
        object=BILLS | words("package"),
        gives={"status": "proposed", "vow": "proposed"},
        matches=("The Greens on Monday unveiled a $40 billion relief package.", "The senator introduced a bill."),
        rejects=("The shop released a record.",),
    ),
    ClausePattern(
        name="bill-fails",
        verbs="reject|vote down|turn down|kill|dismiss|defeat|block|veto|shoot down",
        object=BILLS | words("package"),
        gives={"status": "rejected"},
        matches=("The senate voted down the relief bill.",),
        rejects=("The senate voted down the motion.",),
    ),
    ClausePattern(
        name="passes-one-house",
        verbs="pass|approve|clear",
        object=BILLS | words("package"),
        subject=words("house senate chamber assembly"),
        gives={"status": "proposed"},
        matches=("The House passed a $3 billion relief bill in May.",),
        rejects=("The House passed the time in May.",),
    ),
    ClausePattern(
        name="is-passed-by-one-house",
        verbs="pass|approve|clear",
        object=BILLS | words("package"),
        phrases={"by": words("house senate chamber assembly")},
        passive=True,
        gives={"status": "proposed"},
        matches=("The budget was cleared by the Senate in June.",),
        rejects=("The budget was cleared by the printer in June.",),
    ),
    ClausePattern(
        name="presents-with",
        verbs="present|provide|issue",
        phrases={"with": DEALS | DRAFTS},
        gives={"status": "proposed"},
        matches=("The union presented the company with a draft contract.",),
        rejects=("The union presented the company with a bill.",),
    ),
    PhrasePattern(
        name="in-prospect",
        phrase="potential|possible|propose|prospective <strength>? <scope>? <deliverable>",
        gives={"status": "proposed", "modality": "possible", "any": True},
        matches=("They discussed a potential prisoner exchange.", "The proposed truce would last a month."),
        rejects=("They discussed a potential buyer.",),
    ),
    PhrasePattern(
        name="draft-deal",
        phrase="draft <scope>? <deal>",
        gives={"status": "proposed", "any": True},
        matches=("Under a draft accord, the troops would leave.",),
        rejects=("He wrote a draft letter.",),
    ),
    PhrasePattern(
        name="standing-truce",
        phrase="fragile|shaky|uneasy|tenuous|exist|informal|current|month-old|week-old|year-old <truce>",
        gives={"status": "in_force", "modality": "asserted", "any": True},
        matches=("The shaky truce has brought some calm.",),
        rejects=("The shaky bridge has been closed.",),
    ),
    PhrasePattern(
        name="despite-truce",
        phrase="despite a|the|this? * <truce>",
        gives={"status": "violated", "any": True},
        matches=("Shells fell on the town despite the truce.",),
        rejects=("Shells fell on the town despite the rain.",),
    ),
    PhrasePattern(
        name="bodies",
        phrase="body|remains|remain of * <someone>",
        gives={"status": "implemented", "kind": "humanitarian", "moved": True},
        matches=("The army handed over the bodies of 30 dead soldiers.",),
        rejects=("The army counted the votes of 30 soldiers.",),
    ),
    ClausePattern(
        name="yields",
        verbs="produce|yield|bring|deliver",
        subject=TALKS | SESSIONS | DEALS,
        object=EXCHANGES | DEALS | words("plan roadmap framework blueprint declaration statement"),
        gives={"status": "agreed", "open": "proposed"},
        matches=("The Oslo talks produced a prisoner swap.", "The meeting produced a six-point plan."),
        rejects=("The Oslo talks produced smiles.",),
    ),
    ClausePattern(
        name="includes",
        verbs="include|involve|contain|provide|entail",
        subject=TALKS | SESSIONS | DEALS,
        object=EXCHANGES | TRUCES,
        gives={"status": "agreed", "open": "proposed"},
        matches=("The deal includes a prisoner exchange.",),
        rejects=("The deal includes a clause on fees.",),
    ),
    ClausePattern(
        name="leads-to",
        verbs="lead|result|end|conclude|culminate",
        subject=TALKS | SESSIONS,
        phrases=dict.fromkeys(("to", "in", "with"), EXCHANGES | DEALS),
        gives={"status": "agreed", "open": "proposed"},
        matches=("The round ended with an agreement to release 20 hostages.", "Talks may lead to a truce."),
        rejects=("The round ended in anger.",),
    ),
    ClausePattern(
        name="calls-for",
        verbs="call|appeal|push|press",
        phrases={"for": TRUCES},
        gives={"status": "proposed", "somebody": True},
        matches=("The envoy called for a truce.",),
        rejects=("The envoy called for calm.",),
    ),
    ClausePattern(
        name="exchanges",
        verbs="exchange|swap|trade",
        object=CAPTIVES,
        gives={"status": "implemented", "open": "proposed", "kind": "prisoner_exchange", "people": True},
        matches=("The two sides exchanged 157 prisoners each.",),
        rejects=("The two sides exchanged fire.",),
    ),
    ClausePattern(
        name="frees",
        verbs="free|release|hand over|repatriate|liberate|return",
        object=CAPTIVES,
        gives={"status": "implemented", "open": "proposed", "kind": "prisoner_exchange", "people": True},
        matches=("The rebels freed 20 hostages on Friday.", "Forty prisoners were released."),
        rejects=("The rebels freed the bird.",),
    ),
    ClausePattern(
        name="frees-captured",
        verbs="free|release|hand over|repatriate|return|exchange|swap",
        object=words("soldier serviceman troop fighter civilian sailor officer activist man woman crew pilot"),
        gives={"status": "implemented", "open": "proposed", "kind": "prisoner_exchange", "captured": True},
        matches=("The army handed over 15 captured soldiers.",),
        rejects=("The army sent home its wounded soldiers.",),
    ),
    ClausePattern(
        name="returns",
        verbs="return|hand over|receive|repatriate|transfer",
        object=RETURNED,
        gives={"status": "implemented", "open": "proposed", "kind": "humanitarian"},
        matches=("The army handed over the bodies of 30 soldiers.",),
        rejects=("The army handed over the keys.",),
    ),
    ClausePattern(
        name="exchange-happens",
        verbs="take|happen|occur|go|proceed|complete|carry out|conduct|hold|implement",
        subject=EXCHANGES,
        gives={"status": "implemented", "open": "agreed"},
        matches=("The prisoner swap took place on Friday.",),
        rejects=("The parade took place on Friday.",),
    ),
    ClausePattern(
        name="carries-out-exchange",
        verbs="complete|carry out|conduct|hold|implement|make|stage|see",
        object=EXCHANGES,
        gives={"status": "implemented", "open": "agreed"},
        matches=("Both armies carried out an exchange of prisoners.",),
        rejects=("Both armies carried out a raid.",),
    ),
    ClausePattern(
        name="carries-out",
        verbs="implement|complete|carry out|fulfil|fulfill",
        object=DEALS,
        outlooks=frozenset(("fact",)),
        gives={"status": "implemented", "finite": True},
        matches=("The parties have implemented the agreement.",),
        rejects=("The parties have implemented a reform.",),
    ),
    ClausePattern(
        name="withdraws",
        verbs="withdraw|pull out|pull back|pull|redeploy|evacuate",
        object=words("troop force soldier army unit tank artillery"),
        gives={"status": "implemented", "begun": "in_force", "kind": "withdrawal"},
        matches=("The army withdrew its troops from the valley.",),
        rejects=("The bank withdrew its offer.",),
    ),
    ClausePattern(
        name="completes-withdrawal",
        verbs="complete|finish",
        object=words("withdrawal pullout pullback pull-out pull-back evacuation redeployment"),
        gives={"status": "implemented", "kind": "withdrawal"},
        matches=("The army completed its pullout from the town.",),
        rejects=("The army completed its training.",),
    ),
    ClausePattern(
        name="begins-withdrawal",
        verbs="begin|start",
        object=words("withdrawal pullout pullback pull-out pull-back redeployment"),
        gives={"status": "in_force", "kind": "withdrawal"},
        matches=("The army began its withdrawal from the valley.",),
        rejects=("The army began its training.",),
    ),
    ClausePattern(
        name="evacuates",
        verbs="evacuate",
        object=words("civilian wounded resident villager patient child people refugee"),
        gives={"status": "implemented", "kind": "humanitarian"},
        matches=("The mission evacuated 300 civilians under a deal with the rebels.",),
        rejects=("The mission evacuated its offices.",),
    ),
    ClausePattern(
        name="votes-against",
        verbs="vote",
        phrases={"against": DEALS},
        gives={"status": "rejected"},
        matches=("Lawmakers voted against the deal.",),
        rejects=("Lawmakers voted against the tax.",),
    ),
    PhrasePattern(
        name="is-dead",
        phrase="<deal> be|have be? dead|void|defunct|moribund|over",
        gives={"status": "ended"},
        matches=("The accord is dead.",),
        rejects=("The accord is new.",),
    ),
    ClausePattern(
        name="is-withdrawn",
        verbs="withdraw|pull out|pull back",
        subject=words("troop force soldier army unit"),
        phrases={"from": ANY},
        gives={"status": "implemented", "begun": "in_force", "kind": "withdrawal"},
        matches=("The soldiers have withdrawn from the border area.",),
        rejects=("The soldiers have eaten.",),
    ),
    ClausePattern(
        name="lifts-sanctions",
        verbs="lift|ease|remove|waive|relax|suspend",
        object=words("sanction embargo blockade"),
        gives={"status": "implemented", "begun": "in_force", "kind": "sanctions_relief"},
        matches=("The council lifted the sanctions in May.",),
        rejects=("The council lifted the stone.",),
    ),
)

RULES = PatternSet(
    _PATTERNS,
    {
        "deal": DEALS,
        "truce": TRUCES,
        "deliverable": DEALS | EXCHANGES,
        "strength": words("new large-scale further major limited"),
        "scope": words(
            "association withdrawal framework ceasefire prisoner pow hostage prisoner-of-war peace trade draft energy",
            "interim",
        ),
        "labour": words("labor labour wage contract pay four-year three-year five-year"),
        "someone": words(
            "soldier hostage captive prisoner people person serviceman fighter civilian dead fallen kill man woman",
            "child",
        ),
    },
)
"""All rules of the slot."""

EFFECTS = words("effect force operation")
"""What a deal comes or goes into, or takes."""

KINDS = (
    ("prisoner_exchange", EXCHANGES | words("release free handover"), words("prisoner pow hostage captive detainee")),
    ("ceasefire", TRUCES | words("hostility"), None),
    ("ceasefire", words("halt pause stop cease suspend freeze moratorium refrain"), ATTACKS),
    ("ceasefire", words("end"), words("fighting hostility violence bombing shelling")),
    (
        "withdrawal",
        words("withdrawal withdraw pullout pullback redeploy redeployment pull"),
        words("troop force army weapon soldier tank"),
    ),
    ("sanctions_relief", words("lift ease relief waive remove suspend easing lifting"), words("sanction embargo")),
    (
        "humanitarian",
        words("humanitarian aid corridor evacuation evacuate grain body remains convoy food medicine"),
        None,
    ),
    ("contract", words("contract collective wage pay labor labour tentative salary raise"), None),
    ("trade_deal", words("trade tariff free-trade customs fta procurement investment import"), None),
    ("framework", words("framework roadmap principle plan memorandum statement blueprint declaration mou"), None),
    ("treaty", words("treaty peace convention withdrawal association armistice"), None),
    ("other", words("budget bill legislation"), None),
    ("framework", DRAFTS, None),
)
"""Kinds of deals by the lemmas of their name and complement: one of the first set, and of the second, if any."""

TALKING = words(
    "meet hold continue resume talk discuss negotiate convene return speak attend reconvene participate join consult",
    "visit study explore consider try work brief update adjourn suspend",
)
"""Verbs after "agree to" that promise no more than talking on."""

ENDING = words("break suspend end halt abandon postpone")
"""Verbs after "decided to" that, of talks, leave nothing agreed."""

WATCHING = words("monitor supervise oversee observe verify police guard watch inspect")
"""Verbs that are about a deal which they do not make."""

LIGHT = words("have keep be go come let take allow begin start send open make give put")
"""Verbs after "agree to" that say too little by themselves: what they govern must tell a kind of deal."""

TOPICS_OF_TALK = words(
    "point issue need principle date agenda format importance everything nothing most question matter talk meeting",
    "negotiation round session step way detail side basis position approach idea text language",
    "wording term condition request demand proposal plan roadmap",
)
"""Nouns behind "agreed on" that are no deliverable."""
