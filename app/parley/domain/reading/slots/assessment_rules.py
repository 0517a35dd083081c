"""The rules of the assessment slot: how somebody at the table, or beside it, rates the talks.

`polarity`: how the words rate. `of`: what they must stand in: `speech`, words that somebody is said to say; `subject`,
the clause of one who feels or says it; `rater`, either. `fact`: only where the clause tells what is, not what should
be. `voiced`: the words are a feeling that is said out loud, so that of a state counts, and what is ahead does not.
"""

from parley.domain.reading.lexicon.accords import DEALS, GOALS
from parley.domain.reading.lexicon.encounters import ENCOUNTERS
from parley.domain.reading.patterns import ClausePattern, PatternSet, PhrasePattern
from parley.domain.reading.slots.assessment_verdicts import BLOWS, FAVOURABLE, UNFAVOURABLE, VERDICTS, WINS
from parley.domain.text.words import words

RATED = ENCOUNTERS | words("process exchange atmosphere diplomacy mood proceedings start beginning")
"""What is rated."""
GOOD = words(
    "encourage",
    "constructive productive positive useful fruitful substantive meaningful encouraging successful cordial friendly",
    "excellent good great promising amicable effective helpful open candid professional warm businesslike",
    "practical optimistic upbeat",
    "business-like intensive detailed serious frank thorough solid smooth easy fantastic tremendous historic",
    "fair honest sensible reasonable satisfactory acceptable balanced",
)
BAD = words(
    "difficult tough hard tense unproductive fruitless disappointing unsuccessful complicated challenging acrimonious",
    "disappoint heated stormy inconclusive pointless useless futile thorny arduous frustrating bad poor sham farce",
    "pessimistic gloomy charade meaningless unconstructive chaotic fragile",
)
TELLING = words(
    "constructive productive fruitful businesslike business-like substantive unproductive fruitless encouraging",
    "disappoint encourage",
)
"""Adjectives that, in somebody's mouth, speak of talks without naming them."""
GLAD = words(
    "optimistic hopeful confident encourage please satisfy upbeat hearten bullish happy delighted gratified proud",
    "relieve thrill glad reassure convince",
)
SORRY = words(
    "pessimistic disappoint concern worry frustrate sceptical skeptical doubtful trouble unhappy dismay alarm",
    "discourage sadden dissatisfied impatient gloomy wary insult anger angry furious outrage disgust appal appall",
    "shock upset dissatisfy",
)
HOPES = words("optimism confidence satisfaction delight")
FEARS = words(
    "disappointment concern frustration impatience scepticism skepticism regret doubt dissatisfaction pessimism dismay",
    "alarm worry discontent anger outrage indignation displeasure unhappiness",
)
_COPULA = "be|remain|prove|feel|seem|appear|stay|look|become|grow|sound"
_BELITTLE = "describe|call|characterise|characterize|term|dub|label|brand|hail|rate|assess|praise"

_REACHED = GOALS | DEALS | words("peace process path")

_OF_TALKS = (
    ClausePattern(
        name="talks-were-good",
        verbs=_COPULA,
        subject=RATED | {"work"},
        predicate=GOOD,
        gives={"polarity": "positive", "of": "speech", "fact": True},
        matches=("The talks were constructive.", "The meeting had been very productive."),
        rejects=("The weather was good.",),
    ),
    ClausePattern(
        name="talks-were-bad",
        verbs=_COPULA,
        subject=RATED,
        predicate=BAD,
        gives={"polarity": "negative", "of": "speech", "fact": True},
        matches=("The talks were very tense.", "The discussions have been difficult."),
        rejects=("The climb was difficult.",),
    ),
    PhrasePattern(
        name="good-talks",
        phrase="<good> and? <good>? <rated>",
        gives={"polarity": "positive", "of": "speech", "fact": True},
        matches=("They had constructive talks.", "It was a good start."),
        rejects=("They had constructive criticism.",),
    ),
    PhrasePattern(
        name="good-result",
        phrase="<good> and? <good>? compromise|settlement|basis",
        gives={"polarity": "positive", "of": "speech", "fact": True},
        matches=("It is an honest compromise.", "The text is a good basis."),
        rejects=("They asked for a compromise.",),
    ),
    PhrasePattern(
        name="bad-talks",
        phrase="<bad> and? <bad>? <rated>",
        gives={"polarity": "negative", "of": "speech", "fact": True},
        matches=("These were difficult negotiations.",),
        rejects=("These were difficult years.",),
    ),
    PhrasePattern(
        name="telling",
        phrase="<telling>",
        gives={"polarity": "own", "of": "speech", "fact": True},
        matches=("It was businesslike.", "The work was productive.", "The talks were disappointing."),
        rejects=("It was blue.",),
    ),
    PhrasePattern(
        name="described-as-good",
        phrase=f"{_BELITTLE} * as? * <good>|progress|breakthrough|success",
        anchors=GOOD | words("progress breakthrough success"),
        gives={"polarity": "positive", "of": "subject"},
        matches=("Ann Lund described the talks as constructive.", "She called the meeting very good."),
        rejects=("She described the house as tall.",),
    ),
    PhrasePattern(
        name="described-as-bad",
        phrase=f"{_BELITTLE} * as? * <bad>|failure|setback",
        anchors=BAD | words("failure setback"),
        gives={"polarity": "negative", "of": "subject"},
        matches=("Ann Lund described the talks as difficult.",),
        rejects=("She described the house as tall.",),
    ),
)

_PROSPECTS = (
    PhrasePattern(
        name="progress",
        phrase="progress|headway|breakthrough",
        gives={"polarity": "positive", "of": "speech", "fact": True},
        matches=("There was progress.", "We made good progress this week."),
        rejects=("There was music.",),
    ),
    ClausePattern(
        name="within-reach",
        verbs=_COPULA,
        subject=_REACHED,
        predicate=words("possible close closer near likely achievable reachable open"),
        gives={"polarity": "positive", "of": "speech"},
        matches=("A deal is possible.", "An agreement with the rebels is very close."),
        rejects=("Rain is likely.",),
    ),
    ClausePattern(
        name="out-of-reach",
        verbs=_COPULA,
        subject=_REACHED,
        predicate=words("unlikely impossible distant far remote elusive"),
        gives={"polarity": "negative", "of": "speech"},
        matches=("A deal seems unlikely.", "An agreement remains far off."),
        rejects=("Rain is unlikely.",),
    ),
    PhrasePattern(
        name="closer-to-a-deal",
        phrase="get|be|come|move|draw|inch very? close|closer|nearer to * <goal>",
        anchors=words("close closer nearer"),
        gives={"polarity": "positive", "of": "speech"},
        matches=("We are getting closer to an accord.", "We are very close to a deal."),
        rejects=("We closed the door.",),
    ),
    PhrasePattern(
        name="far-from-a-deal",
        phrase="far|long|way|distance * apart|from|to * go|<goal>|apart",
        anchors=words("far apart way distance"),
        gives={"polarity": "negative", "of": "speech"},
        matches=("We are far from a deal.", "There is a long way to go."),
        rejects=("We are far from home.",),
    ),
    PhrasePattern(
        name="work-remains",
        phrase="work|issue|difference|gap|question|disagreement|divergence|obstacle * remain|persist|exist",
        anchors=words("remain persist exist"),
        gives={"polarity": "mixed", "of": "speech"},
        matches=("Significant work remains.", "Serious differences remain."),
        rejects=("The house remains.",),
    ),
    PhrasePattern(
        name="gaps-are-there",
        phrase="there be|remain * gap|difference|disagreement|divergence|hurdle|obstacle|difficulty",
        anchors=words("gap difference disagreement divergence hurdle obstacle difficulty"),
        gives={"polarity": "mixed", "of": "speech"},
        matches=("There are still significant gaps.", "There remain some differences."),
        rejects=("There are some questions about the hall.",),
    ),
    PhrasePattern(
        name="not-there-yet",
        phrase="not|n't * there yet",
        anchors=words("yet"),
        gives={"polarity": "mixed", "of": "speech", "kept": True},
        matches=("We are not there yet.", "We are not quite there yet."),
        rejects=("We are not yet rich.",),
    ),
    PhrasePattern(
        name="much-to-do",
        phrase="work|lot|much * ahead|do",
        anchors=words("ahead do"),
        gives={"polarity": "mixed", "of": "speech"},
        matches=("There is serious work ahead.", "We have a lot to do."),
        rejects=("We have a lot of money.",),
    ),
    PhrasePattern(
        name="right-direction",
        phrase="right|good|positive * direction|path|track|footing|movement",
        anchors=words("direction path track footing movement"),
        gives={"polarity": "positive", "of": "speech"},
        matches=("It is a step in the right direction.", "We are on the right track."),
        rejects=("It is the right house.",),
    ),
    PhrasePattern(
        name="good-sign",
        phrase="positive|good|constructive|hopeful|important|encourage * sign|signal|step|gesture|momentum|development",
        anchors=words("sign signal step gesture momentum development"),
        gives={"polarity": "positive", "of": "speech"},
        matches=("This is a constructive signal.", "It was an important step."),
        rejects=("This is a traffic signal.",),
    ),
    PhrasePattern(
        name="backwards",
        phrase="go|move|slide|slip backwards|backward|nowhere",
        anchors=words("backwards backward nowhere"),
        gives={"polarity": "negative", "of": "speech"},
        matches=("We are going backwards.", "The talks are going nowhere."),
        rejects=("We are going home.",),
    ),
    PhrasePattern(
        name="chance",
        phrase="good|real|great|unique|historic|have|best * chance",
        anchors=words("chance"),
        gives={"polarity": "positive", "of": "speech"},
        matches=("There is a real chance for peace.", "We have a chance."),
        rejects=("There is no time.",),
    ),
    ClausePattern(
        name="advances",
        verbs="advance|progress|move forward|move",
        subject=ENCOUNTERS | {"process"},
        gives={"polarity": "positive", "of": "speech", "fact": True},
        matches=("The negotiations are moving forward.", "The talks are not advancing."),
        rejects=("The army is advancing.",),
    ),
    ClausePattern(
        name="stalls",
        verbs="stall|drag on|stagnate|founder|deadlock",
        subject=ENCOUNTERS | {"process"},
        gives={"polarity": "negative", "of": "speech", "fact": True, "person": True},
        matches=("The negotiations have stalled.",),
        rejects=("The engine stalled.",),
    ),
)

_BLAME = (
    ClausePattern(
        name="drags-out",
        verbs="drag out|drag|stall|sabotage|undermine|torpedo|derail|hinder|obstruct|disrupt|block|jeopardise"
        "|jeopardize|hamper|poison|impede|limit|slow",
        object=ENCOUNTERS | DEALS | words("process effort peace diplomacy progress"),
        gives={"polarity": "negative", "of": "speech"},
        matches=("Peru is trying to drag out negotiations.", "They are sabotaging the peace process."),
        rejects=("They are dragging the boat.",),
    ),
    PhrasePattern(
        name="bad-faith",
        phrase="bad faith",
        gives={"polarity": "negative", "of": "speech"},
        matches=("The company negotiates in bad faith.",),
        rejects=("The company negotiates in good faith.",),
    ),
    PhrasePattern(
        name="intransigent",
        phrase="intransigent|intransigence|unrealistic|unreasonable|inflexible|unserious|insincere|obstructive|arrogantly",
        gives={"polarity": "negative", "of": "speech"},
        matches=("Their stance is unrealistic.", "It is because of the rebels' intransigence."),
        rejects=("Their stance is known.",),
    ),
    PhrasePattern(
        name="waste-of-time",
        phrase="waste of time",
        anchors=words("waste"),
        gives={"polarity": "negative", "of": "speech"},
        matches=("The session was a waste of time.",),
        rejects=("It was a question of time.",),
    ),
)

_FEELINGS = (
    PhrasePattern(
        name="is-glad",
        phrase=f"{_COPULA} * <glad>",
        anchors=GLAD,
        gives={"polarity": "positive", "of": "subject"},
        matches=("Ann Lund is optimistic.", "We remain hopeful."),
        rejects=("Ann Lund is tall.",),
    ),
    PhrasePattern(
        name="is-sorry",
        phrase=f"{_COPULA} * <sorry>",
        anchors=SORRY,
        gives={"polarity": "negative", "of": "subject"},
        matches=("Ann Lund was disappointed.", "I am worried and disappointed."),
        rejects=("Ann Lund was late.",),
    ),
    PhrasePattern(
        name="but-hard",
        phrase="but|although|though|albeit|while|even|however|yet if? * <bad>",
        anchors=BAD,
        gives={"polarity": "mixed", "of": "speech"},
        matches=("A deal is possible, but difficult.", "It is possible even if difficult."),
        rejects=("The road is long but fine.",),
    ),
    PhrasePattern(
        name="hard-but",
        phrase="<bad> ,? but|yet|though * <good>",
        gives={"polarity": "mixed", "of": "rater"},
        matches=("It was difficult, but businesslike.",),
        rejects=("It was late but sunny.",),
    ),
    PhrasePattern(
        name="not-easy",
        phrase="not * easy|simple",
        anchors=words("easy simple"),
        gives={"polarity": "mixed", "of": "speech", "kept": True},
        matches=("It will not be easy.",),
        rejects=("It will be easy.",),
    ),
    PhrasePattern(
        name="expresses-hope",
        phrase="express|voice|convey|share * <hopes>",
        anchors=HOPES,
        gives={"polarity": "positive", "of": "subject", "voiced": True},
        matches=("Ann Lund expressed cautious optimism.",),
        rejects=("Ann Lund expressed thanks.",),
    ),
    PhrasePattern(
        name="expresses-fear",
        phrase="express|voice|convey|share * <fears>",
        anchors=FEARS,
        gives={"polarity": "negative", "of": "subject", "voiced": True},
        matches=("Ann Lund voiced frustration.",),
        rejects=("Ann Lund voiced support.",),
    ),
)

RULES = PatternSet(
    [*_OF_TALKS, *_PROSPECTS, *_BLAME, *_FEELINGS, *VERDICTS],
    {
        "rated": RATED,
        "good": GOOD,
        "bad": BAD,
        "telling": TELLING,
        "glad": GLAD,
        "sorry": SORRY,
        "hopes": HOPES,
        "fears": FEARS,
        "goal": GOALS | DEALS,
        "favourable": FAVOURABLE,
        "unfavourable": UNFAVOURABLE,
        "blow": BLOWS,
        "win": WINS,
    },
)

_COPULAS = frozenset(_COPULA.split("|"))
TRIGGERS = (RULES.triggers - _COPULAS).union(
    *(pattern.predicate for pattern in RULES.patterns if isinstance(pattern, ClausePattern) and pattern.predicate)
)
"""Lemmas of which a rating has one: "be" and its like are in every sentence, what they predicate is not."""
