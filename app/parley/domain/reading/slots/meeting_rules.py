"""The rules of the meeting slot. `status` is given, or follows from the outlook of the clause.

`past` and `present`: the status where the clause is in that tense. `refusable`: a side may refuse it. `between`: the
sentence must name who meets.
"""

from parley.domain.reading.lexicon.encounters import ENCOUNTERS, SESSIONS, TALKS
from parley.domain.reading.patterns import ANY, ClausePattern, PatternSet, PhrasePattern
from parley.domain.text.words import words

_PATTERNS = (
    ClausePattern(
        name="opens",
        verbs="begin|start|open|commence|convene|kick|launch|get",
        subject=ENCOUNTERS,
        gives={"alone": True, "past": "underway"},
        matches=("Talks between the two governments began in Lima on Monday.", "The second round will open on 4 May."),
        rejects=("The exhibition opened on Monday.",),
    ),
    ClausePattern(
        name="resumes",
        verbs="resume|restart|reopen|reconvene|continue|proceed",
        subject=ENCOUNTERS,
        gives={"alone": True, "past": "underway"},
        matches=("Negotiations are to resume next week.", "The talks will continue in Oslo on Friday."),
        rejects=("Flights resumed on Friday.",),
    ),
    ClausePattern(
        name="takes-place",
        verbs="take|happen|occur|last|run|drag|stretch|enter",
        subject=ENCOUNTERS,
        gives={"past": "held", "present": "planned"},
        matches=("The next meeting will take place in Vienna on 3 June.", "The session lasted two hours."),
        rejects=("The march took place on Sunday.",),
    ),
    ClausePattern(
        name="is-held",
        verbs="hold|conduct|stage|host|convene|organise|organize|complete",
        object=ENCOUNTERS,
        gives={"refusable": True},
        matches=(
            "The third round was held in Lima in May.",
            "Envoys held talks on Tuesday.",
            "Norland will host the next round.",
            "The sides agreed to hold a second meeting.",
        ),
        rejects=("The rebels held the town.", "They held a news conference on Monday."),
    ),
    ClausePattern(
        name="begins-them",
        verbs="begin|start|open|resume|restart|reopen|continue|reconvene|enter|launch|renew|kick off|pick up",
        object=ENCOUNTERS,
        gives={"past": "underway", "refusable": True, "begun": True},
        matches=(
            "The dockers and the port resumed negotiations on Monday.",
            "The ministers opened a new round of talks on Friday.",
        ),
        rejects=("The ministers opened a new bridge.",),
    ),
    ClausePattern(
        name="ends",
        verbs="end|conclude|close|finish|adjourn|wrap up|break up",
        subject=ENCOUNTERS,
        gives={"alone": True, "status": "held", "begun": True},
        matches=("The two-day talks ended on Thursday.", "A first session broke up without a result."),
        rejects=("The strike ended on Thursday.", "Talks collapsed on Thursday."),
    ),
    ClausePattern(
        name="ends-them",
        verbs="end|conclude|close|finish|complete|wrap|adjourn",
        object=ENCOUNTERS,
        gives={"status": "held"},
        matches=("Envoys wrapped up two days of talks in Oslo on Thursday.",),
        rejects=("The court closed the case.",),
    ),
    ClausePattern(
        name="is-scheduled",
        verbs="schedule|plan|set|arrange|slate|expect|fix|book|announce|propose|pencil|pencil in|earmark|time|line up",
        object=ENCOUNTERS,
        passive=True,
        gives={"status": "planned"},
        matches=("The next round is scheduled for 9 March.", "Two more meetings have been arranged for May."),
        rejects=("The vote is scheduled for 9 March.",),
    ),
    ClausePattern(
        name="schedules",
        verbs="schedule|plan|arrange|announce|propose|seek|request|want|expect|demand|suggest|offer",
        object=ENCOUNTERS,
        passive=False,
        gives={"status": "planned"},
        matches=("The mediator proposed a new round of talks in June.", "Both sides plan another meeting."),
        rejects=("The mediator proposed a new border.",),
    ),
    ClausePattern(
        name="is-ahead",
        verbs="be",
        subject=ENCOUNTERS,
        phrases={"on": frozenset(("agenda", "table", "card")), "under": frozenset(("way",))},
        gives={"present": "underway", "bare": True},
        matches=("Talks are under way in the capital.",),
        rejects=("The bridge is under way.",),
    ),
    ClausePattern(
        name="is-underway",
        verbs="be|remain",
        subject=ENCOUNTERS,
        gives={"present": "underway", "past": "held", "placed": True, "bare": True},
        matches=("Negotiations are ongoing.", "The next round will be in Lima on 4 May."),
        rejects=("The mood was good.",),
    ),
    ClausePattern(
        name="attends",
        verbs="attend|join",
        object=ENCOUNTERS,
        gives={"refusable": True},
        matches=("Both ministers attended the talks in Oslo.", "The rebels refused to attend the meeting."),
        rejects=("Both ministers attended the funeral.",),
    ),
    ClausePattern(
        name="takes-part",
        verbs="take|participate|sit",
        phrases={"in": ENCOUNTERS, "for": ENCOUNTERS},
        gives={"refusable": True, "part": True},
        matches=("The rebels will take part in the talks in Oslo.",),
        rejects=("The rebels took part in the raid.",),
    ),
    ClausePattern(
        name="meets",
        verbs="meet|receive|host",
        passive=False,
        no_object=words(
            "demand expectation deadline target need goal standard criterion condition requirement resistance",
            "opposition challenge obligation estimate forecast approval fate end cost bill quota",
        ),
        gives={"between": True, "refusable": True},
        matches=(
            "Negotiators from Peru and Chile met in Lima on Monday.",
            "The president will meet his counterpart in Oslo next week.",
            "Smith refused to meet with the rebels.",
        ),
        rejects=("The plan met the demands of the union.", "Exports met expectations."),
    ),
    ClausePattern(
        name="gathers",
        verbs="sit down|sit together|gather|convene|come together|huddle|confer|reconvene",
        gives={"between": True, "refusable": True, "detailed": True, "crowds": False},
        matches=(
            "On Tuesday the delegations sat together for six hours.",
            "The ministers gathered in Oslo for a second session of talks.",
        ),
        rejects=("The minister sat in the first row.",),
    ),
    ClausePattern(
        name="travels",
        verbs="travel|fly|go|return|head|arrive|come|visit|tour|get|move|leave|depart|jet",
        phrases={"for": ENCOUNTERS, "to": TALKS | {"table"}, "into": TALKS},
        gives={"past": "planned", "present": "planned", "table": True, "both": True, "refusable": True, "score": 0.35},
        matches=("The envoy will travel to Lima next week for a third round of talks.",),
        rejects=("The envoy will travel to Lima for a wedding.",),
    ),
    ClausePattern(
        name="is-postponed",
        verbs="postpone|delay|reschedule|defer|put off|push back",
        object=ENCOUNTERS,
        gives={"status": "postponed"},
        matches=(
            "The meeting has been postponed until June.",
            "Chile put off the talks on Monday.",
            "The session planned for Friday was delayed.",
        ),
        rejects=("The flight was delayed.",),
    ),
    ClausePattern(
        name="is-cancelled",
        verbs="cancel|call off|scrap|scratch|abandon",
        object=ENCOUNTERS,
        gives={"status": "cancelled"},
        matches=("Friday's session was called off.", "The ministry cancelled the visit."),
        rejects=("The concert was called off.",),
    ),
    ClausePattern(
        name="stays-away",
        verbs="boycott|skip|shun|snub",
        object=ENCOUNTERS,
        gives={"status": "refused"},
        matches=("The rebels will boycott the talks.",),
        rejects=("Voters boycotted the election.",),
    ),
    ClausePattern(
        name="speaks-by-phone",
        verbs="speak|talk|confer|discuss",
        phrases={
            "by": frozenset(("phone", "telephone")),
            "on": frozenset(("phone", "telephone")),
            "over": frozenset(("phone",)),
        },
        gives={"format": "phone", "between": True},
        matches=("The two presidents spoke by phone on Sunday.",),
        rejects=("The president spoke on Sunday.",),
    ),
    ClausePattern(
        name="calls-for",
        verbs="call|push|press|appeal|ask|plead|hope|wait|prepare",
        phrases={"for": ENCOUNTERS},
        gives={"status": "planned", "modality": "possible"},
        matches=(
            "The opposition called for a meeting with the president.",
            "Kenya is pushing for a new round of talks.",
        ),
        rejects=("The opposition called for a strike.",),
    ),
    ClausePattern(
        name="has-one",
        verbs="have|make|place",
        object=ENCOUNTERS,
        passive=False,
        gives={"past": "held", "present": "planned", "detailed": True, "alike": True},
        matches=("The two ministers had a meeting in Oslo.", "Lee made a phone call to his counterpart on Saturday."),
        rejects=("The two ministers had dinner in Oslo.",),
    ),
    ClausePattern(
        name="there-is",
        verbs="be",
        subject=frozenset(("there",)),
        object=ENCOUNTERS,
        gives={"detailed": True},
        matches=("There had been a first official meeting this month.", "There will be a third round in May."),
        rejects=("There had been a strike this month.", "It was a long meeting."),
    ),
    ClausePattern(
        name="is-followed-by",
        verbs="follow",
        passive=True,
        phrases={"by": ENCOUNTERS},
        gives={"past": "held", "present": "planned", "detailed": True, "follows": True},
        matches=("The session will be followed by a conference call on Friday.",),
        rejects=("The session was followed by a dinner.",),
    ),
    ClausePattern(
        name="is-there",
        verbs="be|remain|stay",
        phrases={"for": ENCOUNTERS},
        gives={"present": "underway", "there": True},
        matches=("A delegation of the rebels is in Cairo for indirect talks with the government.",),
        rejects=("The delegation is in Cairo for a concert.",),
    ),
    ClausePattern(
        name="speaks-with",
        verbs="speak|talk",
        phrases={"with": ANY},
        gives={"format": "phone", "parties": True, "bare": True},
        matches=("The prime minister spoke with President Lee on Wednesday.",),
        rejects=("The prime minister spoke to reporters on Wednesday.",),
    ),
    ClausePattern(
        name="speaks-together",
        verbs="speak|talk",
        gives={"together": True, "detailed": True, "present": "planned", "format": "phone"},
        matches=("The two plan to talk again on Wednesday.", "Hanley and Ortiz spoke for an hour on Tuesday."),
        rejects=("Hanley wrote to Ortiz on Tuesday.",),
    ),
    ClausePattern(
        name="is-at-the-table",
        verbs="be|sit|get|stay|remain",
        phrases={"at": frozenset(("table",)), "around": frozenset(("table",)), "round": frozenset(("table",))},
        gives={"table": True, "present": "underway", "past": "underway", "both": True},
        matches=("Both sides are due back at the bargaining table on Thursday.",),
        rejects=("Both sides are due back at the base on Thursday.",),
    ),
    ClausePattern(
        name="goes-ahead",
        verbs="go|proceed",
        subject=ENCOUNTERS,
        predicate=frozenset(("ahead", "forward")),
        gives={"past": "held", "present": "planned"},
        matches=("It was unclear whether the talks would go ahead on Friday.",),
        rejects=("The talks go back to the beginning of the year.",),
    ),
    ClausePattern(
        name="shuttles",
        verbs="shuttle|mediate",
        phrases={"between": ANY},
        gives={"format": "indirect", "between": True, "detailed": True},
        matches=("Mediators shuttled between the two delegations in Doha on Tuesday.",),
        rejects=("Buses shuttled to the airport on Tuesday.",),
    ),
    ClausePattern(
        name="negotiates",
        verbs="negotiate|haggle|bargain|wrangle",
        gives={"alone": True, "going": True, "between": True, "detailed": True},
        matches=(
            "European leaders resumed haggling on Sunday over the budget.",
            "Officials of both states are negotiating in Lima this week.",
        ),
        rejects=("European leaders resumed travelling on Sunday.",),
    ),
    ClausePattern(
        name="is-mooted",
        verbs="moot|consider|discuss|float|explore|mull|contemplate|prepare",
        object=ENCOUNTERS,
        passive=True,
        gives={"status": "uncertain", "modality": "possible"},
        matches=("A summit between Peru and Chile has been mooted.",),
        rejects=("A bridge between Peru and Chile has been mooted.",),
    ),
    ClausePattern(
        name="rules-out",
        verbs="rule out|reject|spurn|rebuff",
        object=ENCOUNTERS,
        passive=False,
        outlooks=frozenset(("fact",)),
        negated=False,
        gives={"status": "refused"},
        matches=("The government has ruled out talks with the rebels.",),
        rejects=("The government has ruled out a tax on sugar.",),
    ),
    ClausePattern(
        name="invites",
        verbs="invite|summon|call|convene|bring",
        passive=False,
        phrases={"to": ENCOUNTERS, "for": ENCOUNTERS},
        gives={"status": "planned", "modality": "possible", "detailed": True, "guests": True},
        matches=("The president invited both leaders to the palace on Wednesday for talks on the budget.",),
        rejects=("The president invited both leaders to the palace on Wednesday for dinner.",),
    ),
    ClausePattern(
        name="is-in-doubt",
        verbs="be|remain|hang|seem|look",
        subject=ENCOUNTERS,
        predicate=words("doubt doubtful uncertain unclear jeopardy question balance air"),
        gives={"status": "uncertain"},
        matches=("The planned summit is in doubt.", "The next round remains uncertain."),
        rejects=("The planned summit is a success.", "The weather is uncertain."),
    ),
    ClausePattern(
        name="returns",
        verbs="return|regroup|reassemble",
        subject=words("negotiator delegation side team mediator delegate bargainer"),
        gives={"by-people": True, "detailed": True, "ahead": True},
        matches=("The negotiators adjourned late on Friday and will return on Monday.",),
        rejects=("The tourists will return on Monday.",),
    ),
    PhrasePattern(
        name="no-date",
        phrase="no|new? date|venue * for|of * <sessions>",
        anchors=frozenset(("date", "venue")),
        gives={"undated": True},
        matches=("No date has been set for the next round.", "No date for a seventh round was given."),
        rejects=("No money has been set aside for the next round.",),
    ),
    PhrasePattern(
        name="none-planned",
        phrase="no further|new|more|fresh? <encounters> be|have? been? schedule|scheduled|plan|planned|set|arrange",
        anchors=ENCOUNTERS,
        gives={"undated": True},
        matches=("There are no talks scheduled.", "No new talks are planned."),
        rejects=("There are no buses scheduled.",),
    ),
    PhrasePattern(
        name="in-talks",
        phrase="be also|still|now|already|currently? lock? in the? direct|intense? <talks> with|on|over|about|to|in",
        anchors=TALKS,
        gives={"present": "underway", "past": "held", "bare": True},
        matches=("The company is in talks with the union.",),
        rejects=("He is in love with the sea.",),
    ),
)

GOING_ON = words("underway ongoing continuing under way going alive")
"""What talks are that are held now."""

OVER = words("over finished concluded complete completed")
"""What talks are that have been held."""

MEASURES = words("round series day days hour hours week weeks session set month months bout stage cycle couple number")
"""Nouns before "of talks" that make them a meeting."""

CROWDS = words("rebel worker employee member farmer teacher nurse miner docker trucker group man woman fighter soldier")
"""People who gather without meeting to negotiate."""

PEOPLE = words(
    "side delegation negotiator envoy official minister leader representative team diplomat party president",
    "counterpart delegate ambassador mediator chief secretary premier king head commander general union rebel",
    "group government delegation employer worker both two pair man woman ally lawmaker expert adviser advisor aide",
    "committee commission",
    "panel technician monitor speaker senator congressman congresswoman chancellor deputy boss executive manager",
    "management bargainer arbitrator conciliator facilitator secretary-general mp coordinator commissioner owner coach",
    "farmer teacher nurse doctor miner docker pilot trucker faction camp politician sherpa lawyer bishop elder",
)
"""Who can meet for talks."""

RULES = PatternSet(_PATTERNS, {"talks": TALKS, "sessions": SESSIONS, "encounters": ENCOUNTERS})
"""All rules of the slot."""
