"""Verbs of news English: irregular forms, regular ones, and those whose forms are more often nouns."""

from parley.domain.text.words import words

IRREGULAR = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin began begun
bend bent bent|bet bet bet|bid bid bid|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown
break broke broken|breed bred bred|bring brought brought|broadcast broadcast broadcast|build built built
burn burned burned|buy bought bought|cast cast cast|catch caught caught|choose chose chosen|cling clung clung
come came come|cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|draw drew drawn
dream dreamed dreamed|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed
feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown|forbid forbade forbidden
forecast forecast forecast|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven
forgo forwent forgone|freeze froze frozen|get got got|give gave given|go went gone
grow grew grown|hang hung hung|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt
keep kept kept|know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let
lie lay lain|light lit lit|lose lost lost|make made made|mean meant meant|meet met met|mislead misled misled
mistake mistook mistaken|misunderstand misunderstood misunderstood|offset offset offset
outline outlined outlined|overcome overcame overcome|oversee oversaw overseen|overtake overtook overtaken
overthrow overthrew overthrown|override overrode overridden|pay paid paid|prove proved proven|put put put
quit quit quit|read read read|rebuild rebuilt rebuilt|retake retook retaken|ride rode ridden|ring rang rung
rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent
set set set|shake shook shaken|shed shed shed|shine shone shone|shoot shot shot|show showed shown
shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|slide slid slid
speak spoke spoken|speed sped sped|spend spent spent|spill spilled spilled|spin spun spun|split split split
spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck
sting stung stung|strike struck struck|strive strove striven|swear swore sworn|sweep swept swept|swim swam swum
swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told|think thought thought
throw threw thrown|undergo underwent undergone|understand understood understood|undertake undertook undertaken
undo undid undone|uphold upheld upheld|wake woke woken|wear wore worn|win won won|wind wound wound
withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood|write wrote written
"""
"""Base, past and past participle of the irregular verbs, parted by bars or line ends."""

REGULAR = words(
    "abduct ambush annul applaud arbitrate backtrack bail balk barter baulk bolster breach broach cement clamor",
    "clamour clinch cobble commend comprise conciliate contemplate crumble culminate curtail decry default defuse",
    "demobilise demobilize demur deplore depose deride disavow disburse dispatch elapse entail exhort feud flank flesh",
    "flounder flout hail hint impeach implode implore infringe ink iron jail lambast lambaste languish lapse laud",
    "lengthen levy mend mock overshadow plead purport quip reappoint reassemble reassert rebut refute regroup",
    "reimpose rekindle relaunch renege repay repudiate restructure rip rupture salute scupper shatter shun skip slap",
    "snub spar spearhead spurn stagnate storm supplant tap thrash tolerate topple unravel",
    "snap confer earmark haggle huddle pencil phone slate telephone wrangle wrestle squabble quarrel",
    "please trouble hearten dismay sadden frustrate bicker snag tussle waver flinch centre center",
    "abandon abolish absorb accelerate accept accommodate accompany accomplish accuse achieve acknowledge acquire",
    "act adapt add address adhere adjourn adjust administer admit adopt advance advise advocate affect affirm",
    "agree allege allocate allow alter amend amount analyse announce annex answer anticipate apologise apologize",
    "appeal appear apply appoint appreciate approach approve argue arm arrange arrest arrive ask assault assemble",
    "assert assess assign assist assume assure attach attempt attend attract attribute authorise authorize avert",
    "avoid await award back balance ban bar bargain base battle believe belong benefit betray blame blast block",
    "blockade blow boast bomb boost border boycott brief bridge broaden broker budge bypass calculate call cancel",
    "capitulate capture care carry cause caution cease cede celebrate chair challenge change characterise",
    "characterize charge check circulate cite claim clarify clash clear climb close coincide collapse collect",
    "combine comment commence commit communicate compare compel compensate compete complain complete complicate",
    "comply compromise concede concern conclude condemn conduct confess confine confirm confront confuse",
    "congratulate connect consent consider consist constitute constrain consult contact contain contend contest",
    "continue contradict contribute control convene converge convert convey convince cooperate coordinate cope",
    "counter cover crack create criticise criticize cross curb cut damage date deadlock debate decide declare",
    "decline decrease defeat defend defer define delay delegate delete deliver demand demilitarise demilitarize",
    "demonstrate denounce deny depart depend deploy derail describe deserve design designate desire destroy",
    "detail detain deteriorate determine develop devote dictate die differ diminish direct disagree disarm",
    "disclose discontinue discover discuss dismantle dismiss disperse display displace dispute disrupt dissolve",
    "distribute disturb diverge divide dodge dominate donate double doubt downplay draft drag drop dub ease echo",
    "edge elaborate elect elevate eliminate embark embrace emerge emphasise emphasize employ empower enable",
    "encounter encourage end endanger endorse enforce engage enhance enjoy enrich ensure enter entitle envisage",
    "envision erupt escalate escape establish estimate evacuate evade evaluate evolve examine exceed exchange",
    "exclude execute exercise exert exhaust exist exit expand expect expel experience expire explain explode",
    "explore export expose express extend face facilitate fail falter favour favor fear feature file fill",
    "finalise finalize finance finish fire fix flag float flow focus follow force forge form formalise formalize",
    "formulate foster founder free frustrate fuel fulfil fulfill function fund gain gather generate grab grant",
    "greet guarantee guard guide halt hammer hamper hand handle happen harm head heighten help hesitate highlight",
    "hinder hinge honour honor hope host identify ignore illustrate imagine impede implement imply import impose",
    "improve include incorporate increase indicate inform inhibit initial initiate injure insist inspect install",
    "instruct insure integrate intend intensify interfere interpret interrupt intervene introduce invade invest",
    "investigate invite involve isolate issue jeopardise jeopardize join judge jump justify kick kidnap kill",
    "label lack lament land last launch lift like limit link list liberate listen live lobby lock look loom love",
    "lower maintain manage mandate march mark mass match matter mediate mention merge minimise minimize miss",
    "mobilise mobilize moderate modify monitor mount move murder mull name narrow need negotiate nominate",
    "normalise normalize note notice notify nudge number object oblige observe obstruct obtain occupy occur offer",
    "open operate oppose order organise organize oust outlaw outweigh overhaul overlook overrun owe own pack",
    "participate pass patrol pause peg penalise perform permit persist persuade pick pit place plan play pledge",
    "plunge point portray pose possess post postpone pour practise praise precede predict prefer prejudice",
    "prepare preserve press pressure presume prevail prevent proceed proclaim procure produce progress prohibit",
    "project prolong promise promote prompt propose prosecute protect protest provide provoke publish pull punish",
    "pursue push qualify question quote raise rally ratify reach react reaffirm realise realize reassure rebuff",
    "recall receive reckon recognise recognize recommend reconcile reconsider reconvene record recover redeploy",
    "reduce refer reflect refrain refuse regain regard register regret reinstate reiterate reject rejoin relate",
    "relax relay release relent relieve relinquish rely remain remark remember remind remove renew renounce",
    "reopen repair repatriate repeal repeat replace reply report represent request require reschedule rescue",
    "resemble reserve resettle resign resist resolve respect respond rest restart restore restrict result resume",
    "retain retaliate retire retreat return reunite reveal reverse review revise revive revoke reward rule rush",
    "sabotage sack safeguard salvage sanction satisfy save scale schedule scrap scrutinise seal secure seem seize",
    "separate serve settle shape share shell shift shorten shuttle sideline sign signal slam slip slow smooth",
    "solve soften sound spark specify sponsor stabilise stabilize stage stall start state station stay stem step",
    "stipulate stop store strain stress strengthen stretch struggle study stumble submit succeed suffer suggest",
    "suit summon supervise supply support suppose surface surge surpass surprise surrender surround survive",
    "suspect suspend sustain swap switch table tackle talk target tend term terminate test testify thank threaten",
    "tighten tie top total touch tour trade train transfer transform transmit travel treat trigger triple try",
    "turn undermine underline underscore unify unite unleash unveil update upgrade urge use usher utilise vacate",
    "value vary venture veto view violate visit voice volunteer vote vow wage wait waive walk want warm warn",
    "waste watch weaken weigh welcome widen wipe wish withhold witness wonder work worry worsen wrap yield",
    "bog cap commute deconflict decommission delist delineate demarcate deport dilute disband disengage ditch exhume",
    "extradite federalise furlough hike hire index legalise nationalise pardon phase picket privatise rehire",
    "renegotiate rotate scuttle secede shelve slash subsidise subsidize torpedo trim transition unfreeze verify",
)
"""Base forms of regular verbs."""

DOUBLING = words(
    "rip skip slap snub spar tap shun demur",
    "confer snap",
    "ban bar commit compel control defer drag drop expel grab inhibit label omit peg permit pit plan prefer",
    "propel quit refer regret scrap ship signal slam slip step stop submit swap trigger wrap occur kidnap travel",
    "cancel rebel equip admit nod bet begin cut forget get hit let put run set shut sit split spin win dig swim",
    "forbid bid beget bog snag cap trim initial pencil quarrel",
)
"""Verbs that double the last consonant before -ed and -ing, always or in one of the two spellings."""

NOUN_LIKE = words(
    "arm accord act address advance aim amount answer appeal approach arrest assault attack attempt award back",
    "balance ban bar base battle benefit bid blame blast block blockade blow bomb boost border boycott break",
    "brief budget call cast cause challenge change charge check claim clash close comment compromise concern",
    "conduct contact contest contract control cost counter cover crack cut damage date deadlock deal debate",
    "decline decrease defeat delay delegate demand design desire detail direct dispute display divide doubt draft",
    "drive drop duty echo edge effort end estimate exchange exercise exit experience export face favour favor",
    "fear feature fight file finance finish fire focus force form freeze free fuel function fund gain grant group",
    "guarantee guard guide halt hand harm head help highlight hold home hope host impact import increase",
    "influence initial interest issue judge jump kick label lack land last launch lead leave level lift light",
    "like limit link list live lobby look lower mandate march mark mass match matter mean measure meet mention",
    "military minister moderate move murder name need note notice number object offer official open order own",
    "pack pact pass patrol pause pay peace place plan play pledge point position post practice present press",
    "pressure process produce progress project promise protest push question raise rally reach read record reform",
    "refuse regard release remark repair reply report request reserve rescue respect response rest result retreat",
    "return reverse review reward right rise round rule run rush sanction scale schedule search seat separate",
    "session set settlement shape share shell shift ship show shuttle side sign signal sound source speed split",
    "sponsor spread stage stall stand start state station stay step stick stop store strain stress stretch strike",
    "struggle study suit summit supply support surface surge surprise suspect swap sweep switch table talk target",
    "tariff tax term test threat tie top total touch tour track trade train transfer treat trial trigger troop",
    "trust try turn upgrade use value vehicle venture veto view visit voice volunteer vote wage wait walk war",
    "waste watch weapon weight welcome win wish withdrawal witness word work worry yield complete near narrow",
    "phone pencil telephone slate quarrel",
    "ambush bail breach cement clamor clamour default dispatch feud flank flesh hail hint ink iron jail lapse levy",
    "rip rupture salute skip slap snub spar storm tap",
    "clear slow smooth warm secure subject cap care hike index pardon phase picket transition trim torpedo",
    "centre center praise",
)
"""Words whose base and -s forms are nouns or adjectives more often than verbs: a verb only where its place says so."""

NOUN_ING = words(
    "meeting building monitoring hearing bargaining understanding setting beginning briefing opening training",
    "funding housing meaning morning evening standing finding ruling killing bombing shelling fighting gathering",
    "wording warning spending timing sitting shooting rating voting offering banking trading manufacturing",
    "shipping fishing mining farming engineering marketing planning peacekeeping policing peacebuilding crossing",
    "landing listing sanctioning screening stockpiling wedding uprising undertaking grouping king thing nothing",
    "staffing pricing outsourcing licensing whaling drilling logging grazing sharing lending borrowing",
    "signing anything something everything string spring ring wing sterling ceiling sibling",
)
"""Words in -ing that are nouns unless a form of `be` stands before them."""

NEVER_REDUCED = words(
    "end start resume collapse fail agree conclude continue close open last drag proceed stall fall remain emerge",
    "occur happen appear seem vow pledge refuse decline insist warn hope want need tend arrive depart travel",
    "return respond reply retaliate escalate erupt expire lapse falter founder succeed coincide culminate produce",
    "say yield deserve belong consist differ react walk storm meet talk stall resign agree",
)
"""Verbs whose form in -ed after a noun is its past tense, not a participle that describes it."""

INVARIANT = words(
    "set cut put let hit shut split spread cost bid bet cast broadcast forecast quit offset read beset",
)
"""Verbs whose past is spelt like their base form."""

VERBY = words(
    "call mean need plan face hold leave lead mark meet move offer play raise run see show stand start stay stop",
    "turn work end form claim hope aim fear return rest look fall back support welcome favour favor demand seek",
    "want drop last centre center cover",
)
"""Of the words that are nouns as well, those that are verbs where their clause has no other."""

PARTICLES = words("up down out off back away aside apart over through forward forth together")
"""Adverbs that make one verb with the verb before them ("call off", "vote down")."""
