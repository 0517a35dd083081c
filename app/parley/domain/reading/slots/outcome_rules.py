"""The rules of the outcome slot: what talks, or one round of them, ended with.

`result`: what it is where the clause tells a fact. `goal`: the rule's noun is something that talks are held for, so
its failure ("failed to reach", "no", "without") is `no_agreement`. `nothing`: the rule speaks only where its clause is
taken back. `alone`: only of a verb without object that is not in progress. `strikers`: workers who do it are on strike,
which is no outcome.
"""

from parley.domain.reading.lexicon.accords import DEADLOCKS, EXCHANGES, GOALS, PROGRESS
from parley.domain.reading.lexicon.encounters import ENCOUNTERS, SESSIONS, TALKS
from parley.domain.reading.patterns import ANY, ClausePattern, PatternSet, PhrasePattern
from parley.domain.text.words import words

_PATTERNS = (
    ClausePattern(
        name="reaches",
        verbs="reach|strike|clinch|secure|achieve|conclude|forge|find|agree|seal|hammer out|yield|produce|bring",
        object=GOALS,
        gives={"result": "agreement", "goal": True},
        matches=(
            "The two sides failed to reach an agreement on borders.",
            "No deal was struck in the second round.",
            "The ministers reached a compromise on Friday.",
        ),
        rejects=("The climbers reached the summit.", "Police found no weapons."),
    ),
    ClausePattern(
        name="leads-to",
        verbs="lead|result|culminate|end|conclude|finish|close",
        subject=ENCOUNTERS,
        phrases={"to": GOALS, "in": GOALS | DEADLOCKS, "with": GOALS | DEADLOCKS},
        gives={"result": "agreement", "goal": True},
        matches=("The talks ended in an agreement.", "The round ended in deadlock on Friday."),
        rejects=("The strike ended in victory.", "The talks ended with a handshake."),
    ),
    ClausePattern(
        name="makes-progress",
        verbs="make|achieve|see|report|bring|bring about|produce|yield|register|show|record|note|have|be|hail|cite",
        object=PROGRESS - {"step", "movement", "advance"},
        gives={"result": "progress", "goal": True},
        matches=(
            "Negotiators made some progress on tariffs.",
            "There was progress on fisheries.",
            "The talks have produced little progress.",
            "Substantial headway was made in the first session.",
        ),
        rejects=("The storm made landfall.", "The pupils made cakes."),
    ),
    PhrasePattern(
        name="moves-closer",
        phrase="<move> close|closer|near|nearer than? ever? to|toward|towards a|the|an? <quality>? <quality>? <goal>",
        gives={"result": "progress"},
        matches=(
            "The sides inched closer to a collective bargaining agreement.",
            "The parties are close to an agreement.",
        ),
        rejects=("The house is close to a river.",),
    ),
    PhrasePattern(
        name="within-reach",
        phrase="within striking|strike|touching|touch distance of a|the|an? <quality>? <goal>",
        anchors=words("distance"),
        gives={"result": "progress"},
        matches=("The creditors have come within striking distance of a deal.",),
        rejects=("The gunmen were within striking distance of the bridge.",),
    ),
    ClausePattern(
        name="moves-forward",
        verbs="move forward|move ahead|progress|advance|move",
        subject=TALKS,
        gives={"result": "progress", "alone": True},
        matches=("The talks have moved forward.", "The negotiations have progressed since May."),
        rejects=("The troops advanced.",),
    ),
    ClausePattern(
        name="narrows",
        verbs="narrow|bridge|close|reduce|overcome|resolve|settle|iron out",
        object=words("difference gap disagreement gulf"),
        gives={"result": "progress", "goal": True},
        matches=("Envoys narrowed their differences.", "They failed to bridge the gap."),
        rejects=("Engineers bridged the river.",),
    ),
    ClausePattern(
        name="settles",
        verbs="resolve|settle|end|break|overcome|bridge|solve",
        object=words("dispute row deadlock impasse standoff stalemate stand-off quarrel disagreement logjam"),
        gives={"result": "no_agreement", "nothing": True},
        matches=("Both neighbours failed to resolve a row over water.", "They could not break the deadlock."),
        rejects=("The neighbours failed to resolve a puzzle.",),
    ),
    ClausePattern(
        name="has-a-deal",
        verbs="have",
        object=words("deal agreement"),
        gives={"result": "agreement", "goal": True, "bare": True},
        matches=("We have an agreement.",),
        rejects=("We have a trade surplus.",),
    ),
    ClausePattern(
        name="stalls",
        verbs="stall|founder|stagnate|deadlock|flounder|languish|fail|bog down",
        subject=TALKS | ENCOUNTERS,
        gives={"result": "no_agreement"},
        matches=(
            "Talks on the budget have stalled.",
            "The negotiations failed.",
        ),
        rejects=("The engine stalled.",),
    ),
    ClausePattern(
        name="is-stalled",
        verbs="stall|deadlock|bog|stick",
        object=ENCOUNTERS,
        passive=True,
        gives={"result": "no_agreement"},
        matches=("Negotiations are deadlocked over pay.", "The talks have been stalled since May."),
        rejects=("The engine was stalled.",),
    ),
    PhrasePattern(
        name="remains-deadlocked",
        phrase="remain|stay|be still|again? deadlock|stick|gridlock|stall",
        gives={"result": "no_agreement"},
        matches=("Lawmakers remained deadlocked over the debt ceiling.",),
        rejects=("Lawmakers remained silent over the debt ceiling.",),
    ),
    PhrasePattern(
        name="on-hold",
        phrase="<talks> * on|in hold|ice|limbo",
        gives={"result": "collapsed"},
        matches=("Peace talks have been on hold since March.",),
        rejects=("The flight has been on hold since March.",),
    ),
    PhrasePattern(
        name="dead-end",
        phrase="hit|reach|run|meet into? a dead|brick|stone end|wall",
        gives={"result": "no_agreement"},
        matches=("The mediator said talks had reached a dead end.",),
        rejects=("The mediator reached a dead letter.",),
    ),
    PhrasePattern(
        name="inconclusive",
        phrase="end|conclude|close|finish|break|prove|be up? inconclusive|inconclusively|fruitless|fruitlessly|nowhere",
        gives={"result": "no_agreement"},
        matches=("The meeting ended inconclusively.",),
        rejects=("The meeting ended happily.",),
    ),
    PhrasePattern(
        name="came-to-nothing",
        phrase="get|go|lead|come|amount to? nowhere|nothing|naught",
        gives={"result": "no_agreement", "nowhere": True},
        matches=("The talks got nowhere.", "Mediation came to nothing."),
        rejects=("The talks got attention.",),
    ),
    PhrasePattern(
        name="nothing-came",
        phrase="nothing concrete? come|emerge of|from|out",
        gives={"result": "no_agreement"},
        matches=("Nothing came of the meeting.", "Nothing concrete emerged from the session."),
        rejects=("Smoke came out of the building.",),
    ),
    PhrasePattern(
        name="yields-nothing",
        phrase="yield|produce|achieve|bring|deliver nothing",
        gives={"result": "no_agreement"},
        matches=("The session yielded nothing.",),
        rejects=("The session yielded to reason.",),
    ),
    PhrasePattern(
        name="without-deal",
        phrase="with no|little <quality>? <goal>",
        gives={"result": "no_agreement"},
        matches=("The ministers adjourned with no agreement in sight.",),
        rejects=("The ministers adjourned with a smile.",),
    ),
    ClausePattern(
        name="cannot-agree",
        verbs="agree",
        gives={"result": "no_agreement", "nothing": True, "together": True},
        matches=("They failed to agree on a joint statement.",),
        rejects=("They failed to eat.",),
    ),
    ClausePattern(
        name="effort-fails",
        verbs="fail|collapse|founder|fall short|fall apart",
        subject=words("attempt effort bid mediation push initiative"),
        gives={"result": "no_agreement", "alone": True},
        matches=("The latest mediation effort failed.",),
        rejects=("The crop failed.",),
    ),
    ClausePattern(
        name="is-deadlocked",
        verbs="hit|reach|run|be|remain|stand|enter|come|grind",
        object=DEADLOCKS - {"failure", "disagreement", "acrimony"},
        gives={"result": "no_agreement"},
        matches=("Talks hit an impasse.", "The negotiations have reached a deadlock."),
        rejects=("The car hit a tree.", "The accord ended a bitter deadlock."),
    ),
    ClausePattern(
        name="is-at-an-impasse",
        verbs="be|remain|end|stand|grind|come|run|lie",
        subject=TALKS | ENCOUNTERS,
        phrases={"at": DEADLOCKS, "in": DEADLOCKS, "to": DEADLOCKS, "into": DEADLOCKS},
        gives={"result": "no_agreement"},
        matches=("The talks remain at an impasse.", "Wage negotiations ended in failure."),
        rejects=("The talks are in Oslo.",),
    ),
    ClausePattern(
        name="ends-without",
        verbs="end|conclude|close|finish|break up|wrap up|break|adjourn|disperse|part|leave",
        phrases={"without": GOALS | PROGRESS},
        outlooks=frozenset(("fact",)),
        gives={"result": "no_agreement"},
        matches=("The third round ended without agreement.", "The ministers left the talks without a deal."),
        rejects=("The match ended without a goal.",),
    ),
    ClausePattern(
        name="collapses",
        verbs="collapse|break down|fall apart|unravel|fall through|implode|break off",
        subject=TALKS | ENCOUNTERS,
        gives={"result": "collapsed"},
        matches=("The talks collapsed on Sunday.", "Negotiations with the union broke down."),
        rejects=("The bridge collapsed.",),
    ),
    ClausePattern(
        name="breaks-off",
        verbs="break off|suspend|freeze|halt|abandon|quit|derail|terminate|scuttle|torpedo|exit|call off|cut off",
        object=TALKS | words("participation"),
        gives={"result": "collapsed"},
        matches=("The rebels suspended the talks.", "Negotiations were broken off in June."),
        rejects=("The league suspended the player.",),
    ),
    ClausePattern(
        name="walks-out",
        verbs="walk out|walk|pull|pull out|withdraw|storm|storm out|pull back",
        phrases=dict.fromkeys(
            ("of", "out of", "from", "away from"), TALKS | words("table meeting round session process")
        ),
        gives={"result": "collapsed"},
        matches=("The delegation walked out of the talks.", "The union pulled out of negotiations on Monday."),
        rejects=("The army pulled out of the town.",),
    ),
    ClausePattern(
        name="leaves-the-table",
        verbs="leave|quit|abandon",
        object=words("table process dialogue"),
        outlooks=frozenset(("fact",)),
        gives={"result": "collapsed"},
        matches=("The union left the bargaining table.",),
        rejects=("The union left the square.",),
    ),
    ClausePattern(
        name="team-leaves-them",
        verbs="leave|quit|abandon",
        subject=words("delegation team union negotiator side rebel government"),
        object=TALKS,
        outlooks=frozenset(("fact",)),
        gives={"result": "collapsed"},
        matches=("The rebel delegation has left the Oslo talks.",),
        rejects=("The minister left the talks in a good mood.",),
    ),
    ClausePattern(
        name="are-dead",
        verbs="be",
        subject=TALKS,
        predicate=words("dead doomed defunct"),
        gives={"result": "collapsed", "dead": True},
        matches=("The talks that Peru has held with Chile for years are dead.",),
        rejects=("The talks are long.",),
    ),
    PhrasePattern(
        name="is-dead",
        phrase="<talks> be|have be? officially|effectively|all? but? dead|doomed",
        gives={"result": "collapsed"},
        matches=("The peace process is dead.", "Talks were officially dead, he said."),
        rejects=("The general is dead.",),
    ),
    PhrasePattern(
        name="is-a-failure",
        phrase="<encounter> be|have be? a complete|total|utter? failure|fiasco",
        gives={"result": "no_agreement"},
        matches=("The summit was a failure.",),
        rejects=("The harvest was a failure.",),
    ),
    PhrasePattern(
        name="no-nearer",
        phrase="no|not close|closer|near|nearer to? a|the? <quality>? <goal>",
        gives={"result": "no_agreement"},
        matches=("Both sides are no nearer a settlement.",),
        rejects=("Both sides are nearer a settlement.",),
    ),
    PhrasePattern(
        name="deal-near",
        phrase="<goal> be near|close|imminent",
        gives={"result": "progress"},
        matches=("An agreement is near, an official said.",),
        rejects=("A station is near.",),
    ),
    ClausePattern(
        name="walks-out-of-them",
        verbs="walk out|storm out|break off",
        no_object=ANY,
        gives={"result": "collapsed", "strikers": True},
        matches=("The delegation walked out on Monday.",),
        rejects=("The delegation walked home on Monday.",),
    ),
    ClausePattern(
        name="brings-a-step",
        verbs="produce|yield|result|lead|bring",
        subject=ENCOUNTERS,
        phrases={"in": EXCHANGES, "to": EXCHANGES},
        gives={"result": "partial_agreement", "track": "humanitarian"},
        matches=("The second round led to a prisoner exchange.",),
        rejects=("The second round led to a quarrel.",),
    ),
    ClausePattern(
        name="yields-a-step",
        verbs="produce|yield|bring|deliver",
        subject=ENCOUNTERS,
        object=EXCHANGES,
        gives={"result": "partial_agreement", "track": "humanitarian"},
        matches=("The Oslo talks produced a swap of prisoners.",),
        rejects=("The factory produced cars.",),
    ),
    ClausePattern(
        name="meeting-agrees",
        verbs="agree|decide",
        subject=SESSIONS | TALKS,
        gives={"result": "agreement"},
        matches=("The meeting agreed to deploy observers.",),
        rejects=("The minister agreed to deploy observers.",),
    ),
    ClausePattern(
        name="agrees-in-part",
        verbs="agree|settle",
        phrases={"on": words("part point element item chapter")},
        gives={"result": "partial_agreement"},
        matches=("They agreed on several points.",),
        rejects=("They agreed on a price.",),
    ),
    PhrasePattern(
        name="collapse-of",
        phrase="collapse|breakdown|break-up of|in the? <strength>? <talks>",
        anchors=words("collapse breakdown break-up"),
        gives={"result": "collapsed"},
        matches=("The collapse of the talks has shaken markets.", "He spoke of a breakdown in negotiations."),
        rejects=("The collapse of the bridge shook the town.",),
    ),
    PhrasePattern(
        name="failure-of",
        phrase="failure of the? <strength>? <talks>",
        gives={"result": "no_agreement"},
        matches=("They marched in protest at the failure of negotiations.",),
        rejects=("The failure of the engine was to blame.",),
    ),
    PhrasePattern(
        name="yet-to-agree",
        phrase="have yet to reach|agree|find|strike|conclude|settle",
        anchors=words("yet"),
        gives={"result": "no_agreement"},
        matches=("Negotiators have yet to reach terms for a longer pause.",),
        rejects=("The mayor has yet to reply.",),
    ),
    PhrasePattern(
        name="no-result",
        phrase="no|little|scant|minimal|lack|without|absence of? a|any|the? <strength>? sign? of? any? <advance>",
        gives={"result": "no_agreement"},
        matches=("Negotiators reported no breakthrough.", "They blamed each other for the lack of progress."),
        rejects=("They reported great progress.",),
    ),
    PhrasePattern(
        name="some-progress",
        phrase="<some> progress|headway",
        gives={"result": "progress"},
        matches=("The envoy spoke of significant progress.",),
        rejects=("The envoy spoke of little progress.",),
    ),
    PhrasePattern(
        name="far-apart",
        phrase="remain|be|stay still? far|wide|poles|miles apart",
        gives={"result": "no_agreement"},
        matches=("The parties remain far apart on wages.",),
        rejects=("The villages lie apart.",),
    ),
    PhrasePattern(
        name="nothing-agreed",
        phrase="nothing be|have be? agree|achieve|decide|settle",
        gives={"result": "no_agreement"},
        matches=("Nothing was agreed at the meeting.",),
        rejects=("Nothing was stolen.",),
    ),
)

RULES = PatternSet(
    _PATTERNS,
    {
        "advance": words("progress breakthrough headway compromise consensus"),
        "talks": TALKS | words("process"),
        "move": words("move come draw inch get be edge grow"),
        "encounter": ENCOUNTERS,
        "goal": GOALS | PROGRESS,
        "quality": words(
            "collective bargaining labor labour wage contract ceasefire budget coalition",
            "final joint formal new historic peace trade tentative comprehensive firm concrete written",
        ),
        "strength": words("major clear final formal real tangible significant immediate concrete substantive"),
        "some": words(
            "good some significant real substantial limited meaningful great considerable certain tangible important",
            "encouraging modest major steady solid",
        ),
    },
)
"""All rules of the slot."""

SCANT = words("no little scant minimal neither nothing few hardly none slight")
"""Words before a noun that leave nothing of it."""

TRACKS = {
    "military": words("military security ceasefire cease-fire"),
    "political": words("political territorial constitutional"),
    "humanitarian": words("humanitarian prisoner"),
    "economic": words("economic trade financial commercial"),
    "nuclear": words("nuclear"),
    "technical": words("technical"),
}
"""Words before one of `SUBJECTS` that tell which of several tracks an outcome belongs to."""

SUBJECTS = words("track issue matter question front group level side point dossier file aspect subject topic")
"""What talks are divided into."""

PARTIAL = words("partial preliminary interim limited")
"""Words before an agreement that make it a part of one."""
