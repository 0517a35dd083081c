"""Rules of assessments, continued: verdicts on an offer, a deal, the other side, and where the talks have got to.

`gives` says the same as in `assessment_rules`. `about`: the verdict is on what is negotiated or on who negotiates:
a deal, an offer, talks, or a bare "it", "this" or "they".
"""

from parley.domain.reading.lexicon.accords import DEALS, DRAFTS, GOALS
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.patterns import ANY, ClausePattern, Pattern, PhrasePattern
from parley.domain.text.words import words

ABOUT = (
    ENCOUNTERS
    | DEALS
    | DRAFTS
    | GOALS
    | words(
        "process position stance demand response approach move decision concession condition term bill behaviour",
        "behavior atmosphere mood tone attitude gesture answer idea pay rise increase gap text budget relation",
        "progress step",
    )
)
"""On what a verdict is given."""
FAVOURABLE = words(
    "fair reasonable balanced acceptable satisfactory sensible generous exceptional excellent workable realistic",
    "honest worthwhile commendable promising viable historic courageous brave tremendous wonderful amazing",
    "industry-leading landmark groundbreaking ground-breaking unprecedented life-changing transformative",
    "beautiful terrific cordial",
)
"""Adjectives for an offer or a deal that one can live with."""
UNFAVOURABLE = words(
    "unacceptable unfair unjust unreasonable unrealistic insufficient inadequate insulting derisory ridiculous",
    "outrageous absurd laughable disgraceful shameful irresponsible disastrous catastrophic flawed one-sided",
    "unworkable unhelpful provocative inexcusable appalling pathetic miserly meagre intolerable terrible horrible",
    "awful dreadful humiliating contemptible unsatisfactory cynical inconceivable unconscionable",
    "hypocritical counterproductive counter-productive reckless lousy bogus deplorable regrettable",
    "unfortunate disrespectful dishonest",
)
"""Adjectives for one that one cannot live with."""
BLOWS = words(
    "insult slap joke farce betrayal sellout sell-out surrender capitulation disgrace disaster catastrophe blow",
    "setback non-starter nonstarter blackmail provocation sham charade travesty mistake mockery failure stunt",
    "smokescreen ploy trap ultimatum humiliation injustice scandal disappointment outrage step-back",
)
"""What a bad deal, or a bad move, is called."""
WINS = words(
    "victory win success achievement triumph breakthrough milestone accomplishment godsend",
)
"""What a good one is called."""
_FOUL = "stall|drag|sabotage|undermine|undermin|obstruct|block|intransigence|bad|delay|renege|backtrack|blackmail|play"
_SIDES = words("we they sides side party negotiator position government union company two team lawmaker")

VERDICTS: tuple[Pattern, ...] = (
    PhrasePattern(
        name="favourable",
        phrase="<favourable>",
        gives={"polarity": "positive", "of": "rater", "fact": True, "about": True},
        matches=("The deal is fair to both sides.", "It is a reasonable offer."),
        rejects=("The deal is long.",),
    ),
    PhrasePattern(
        name="unfavourable",
        phrase="<unfavourable>",
        gives={"polarity": "negative", "of": "rater", "fact": True, "about": True, "kept": True},
        matches=("The offer is unacceptable.", "It is a terrible deal."),
        rejects=("The offer is long.",),
    ),
    PhrasePattern(
        name="is-a-blow",
        phrase="be|remain|mark|represent|constitute|amount|look to? like? * <blow>",
        anchors=BLOWS,
        gives={"polarity": "negative", "of": "speech", "fact": True, "about": True},
        matches=("It is an insult to every nurse.", "The proposal is a non-starter."),
        rejects=("The proposal is a long text.",),
    ),
    PhrasePattern(
        name="is-a-win",
        phrase="be|remain|mark|represent|constitute * <win>",
        anchors=WINS,
        gives={"polarity": "positive", "of": "speech", "fact": True, "about": True},
        matches=("This is a victory for working people.",),
        rejects=("This is a song for working people.",),
    ),
    PhrasePattern(
        name="calls-it-a-blow",
        phrase="call|dismiss|describe|brand|label|deride|term|dub * * as? * <blow>|<unfavourable>",
        anchors=BLOWS | UNFAVOURABLE,
        gives={"polarity": "negative", "of": "subject"},
        matches=("Ann Lund called the offer a slap in the face.", "She dismissed the plan as a joke."),
        rejects=("She called the offer a start.",),
    ),
    PhrasePattern(
        name="calls-it-a-win",
        phrase="call|describe|hail|term|praise|dub * * as? * <win>|<favourable>",
        anchors=WINS | FAVOURABLE,
        gives={"polarity": "positive", "of": "subject"},
        matches=("Ann Lund called it a triumph.", "She hailed the deal as historic."),
        rejects=("She called the offer a start.",),
    ),
    ClausePattern(
        name="praises",
        verbs="praise|hail|laud|applaud|commend|salute",
        subject=ANY,
        object=ABOUT | words("effort mediator team negotiator role courage patience leadership"),
        passive=False,
        gives={"polarity": "positive", "of": "subject", "fact": True, "person": True},
        matches=("Ann Lund praised the mediators.",),
        rejects=("Ann Lund praised the weather.",),
    ),
    ClausePattern(
        name="slams",
        verbs="slam|blast|denounce|condemn|lambast|lambaste|deplore|decry|criticise|criticize|deride|ridicule|mock",
        subject=ANY,
        object=ABOUT,
        passive=False,
        gives={"polarity": "negative", "of": "subject", "fact": True, "person": True},
        matches=("Ann Lund slammed the proposal.",),
        rejects=("Ann Lund slammed the door.",),
    ),
    PhrasePattern(
        name="accuses-of-foul-play",
        phrase=f"accuse * * of * {_FOUL}",
        anchors=words("accuse"),
        gives={"polarity": "negative", "of": "subject", "person": True},
        matches=("Ann Lund accused the rebels of stalling.",),
        rejects=("Ann Lund accused the rebels of murder.",),
    ),
    PhrasePattern(
        name="blames-for-failure",
        phrase="blame * * for * failure|collapse|impasse|deadlock|breakdown|lack|stalemate|delay",
        anchors=words("blame"),
        gives={"polarity": "negative", "of": "subject", "person": True},
        matches=("Ann Lund blamed the rebels for the failure of the talks.",),
        rejects=("Ann Lund blamed the rain.",),
    ),
    PhrasePattern(
        name="no-good-faith",
        phrase="not|n't|never|without|refuse|fail * * good faith",
        anchors=words("faith"),
        gives={"polarity": "negative", "of": "speech", "kept": True},
        matches=("They just don't want to negotiate in good faith.",),
        rejects=("They negotiate in good faith.",),
    ),
    ClausePattern(
        name="sides-are-apart",
        verbs="be|remain|stay",
        subject=_SIDES,
        predicate=words("apart"),
        gives={"polarity": "negative", "of": "speech"},
        matches=("We are very far apart.",),
        rejects=("The houses are far apart.",),
    ),
    PhrasePattern(
        name="better-than-hoped",
        phrase="good|better|more than * hope|expect|fear|anticipate",
        anchors=words("hope expect fear anticipate"),
        gives={"polarity": "positive", "of": "speech", "fact": True},
        matches=("The result is better than we had hoped.",),
        rejects=("The result is later than they said.",),
    ),
    PhrasePattern(
        name="back-on-track",
        phrase="back on track",
        anchors=words("track"),
        gives={"polarity": "positive", "of": "speech", "fact": True},
        matches=("The talks are back on track.",),
        rejects=("The train is on another track.",),
    ),
    PhrasePattern(
        name="likes-where-it-stands",
        phrase="i|we like * where|what|situation|deal|proposal|offer|idea|plan",
        anchors=words("like"),
        gives={"polarity": "positive", "of": "speech"},
        matches=("I like where we are.", "I like our situation very much."),
        rejects=("It looks like rain.",),
    ),
    PhrasePattern(
        name="not-enough",
        phrase="not|n't * enough|sufficient",
        anchors=words("enough sufficient"),
        gives={"polarity": "negative", "of": "speech", "kept": True, "about": True},
        matches=("The offer does not go far enough.", "It is not enough."),
        rejects=("It is enough.",),
    ),
    PhrasePattern(
        name="nothing-new",
        phrase="bring|offer|put|present|have|hear|see * nothing|little new",
        anchors=words("nothing little"),
        gives={"polarity": "negative", "of": "speech", "kept": True},
        matches=("The employers brought nothing new to the table.",),
        rejects=("They brought a new hat.",),
    ),
    PhrasePattern(
        name="no-movement",
        phrase="no|little|n't|not * movement|flexibility|goodwill|willingness",
        anchors=words("movement flexibility goodwill willingness"),
        gives={"polarity": "negative", "of": "speech", "kept": True},
        matches=("There has been no movement from the company.",),
        rejects=("There has been some movement.",),
    ),
    PhrasePattern(
        name="shows-goodwill",
        phrase="be|show|display|see|sense * readiness|willingness|flexibility|goodwill|seriousness",
        anchors=words("readiness willingness flexibility goodwill seriousness"),
        gives={"polarity": "positive", "of": "speech", "fact": True},
        matches=("There is more readiness on the other side.",),
        rejects=("There is more rain on the other side.",),
    ),
    ClausePattern(
        name="goes-well",
        verbs="go",
        subject=ENCOUNTERS | words("it they thing everything"),
        predicate=words("well smoothly"),
        gives={"polarity": "positive", "of": "speech", "fact": True},
        matches=("The meeting went well.", "It went very well."),
        rejects=("The meeting went on.",),
    ),
    ClausePattern(
        name="goes-badly",
        verbs="go",
        subject=ENCOUNTERS | words("it they thing everything"),
        predicate=words("badly poorly nowhere wrong"),
        gives={"polarity": "negative", "of": "speech", "fact": True},
        matches=("The meeting went badly.",),
        rejects=("The meeting went on.",),
    ),
    PhrasePattern(
        name="light-in-the-tunnel",
        phrase="light at the end of",
        anchors=words("light"),
        gives={"polarity": "positive", "of": "speech"},
        matches=("There is light at the end of the tunnel.",),
        rejects=("There is light at the end.",),
    ),
    PhrasePattern(
        name="glimmer-of-hope",
        phrase="glimmer|ray|sign|reason|cause|ground|room|window of|for * hope|optimism|opportunity",
        anchors=words("hope optimism opportunity"),
        gives={"polarity": "positive", "of": "speech"},
        matches=("There is a glimmer of hope.", "There was no reason for optimism."),
        rejects=("There is a sign of rain.",),
    ),
    ClausePattern(
        name="gaps-narrow",
        verbs="narrow|shrink",
        subject=words("gap difference divide distance disagreement"),
        passive=False,
        gives={"polarity": "positive", "of": "speech", "fact": True},
        matches=("The gaps are narrowing.",),
        rejects=("The road is narrowing.",),
    ),
    PhrasePattern(
        name="plays-games",
        phrase="play for? game|politics|time",
        anchors=words("play"),
        gives={"polarity": "negative", "of": "speech"},
        matches=("They are playing games.",),
        rejects=("They are playing a match.",),
    ),
    PhrasePattern(
        name="not-serious",
        phrase="not|n't|never|hardly * serious|sincere|genuine|proper|real",
        anchors=words("serious sincere genuine proper real"),
        gives={"polarity": "negative", "of": "speech", "kept": True, "about": True},
        matches=("They are not serious about peace.", "That is not a proper negotiation."),
        rejects=("They are serious.",),
    ),
    PhrasePattern(
        name="possible-deal",
        phrase="there be * possibility|chance|prospect|hope of|for * <goal>",
        anchors=words("possibility chance prospect hope"),
        gives={"polarity": "positive", "of": "speech"},
        matches=("There is a possibility of a deal.",),
        rejects=("There is a possibility of rain.",),
    ),
    PhrasePattern(
        name="good-day",
        phrase="good|great|historic|wonderful|proud day|news|moment|deal|agreement|package|offer|proposal",
        anchors=words("day news moment deal agreement package offer proposal"),
        gives={"polarity": "positive", "of": "speech", "fact": True},
        matches=("This is a great day for our country.", "It is a good deal."),
        rejects=("It is a long day.",),
    ),
    PhrasePattern(
        name="bad-day",
        phrase="bad|sad|dark|worst day|news|moment|deal|agreement|package|offer|proposal",
        anchors=words("day news moment deal agreement package offer proposal"),
        gives={"polarity": "negative", "of": "speech", "fact": True},
        matches=("This is a sad day for our country.", "It is a bad deal."),
        rejects=("It is a long day.",),
    ),
)
