"""Rules of positions: the verbs by which a side wants, refuses, offers, accepts or conditions something.

`gives["stance"]` is the stance, `gives["negated"]` what the verb says with "not"; without it the negated verb says
nothing. `gives["takes"]` says where the object of the stance begins: `object` (the noun group behind the verb), `verb`
(what follows the verb: "to lift sanctions", "that troops leave"), or the preposition that governs it.
"""

from parley.domain.reading.patterns import ANY, ClausePattern, PatternSet, PhrasePattern

RULES = PatternSet(
    (
        ClausePattern(
            name="demands",
            verbs="demand|insist|seek|urge|request|require|favour|favor|advocate|stipulate",
            subject=ANY,
            gives={"stance": "demands", "takes": "verb"},
            matches=(
                "Chile demanded that the troops leave the valley.",
                "The union is seeking a pay rise of nine percent.",
                "Kenya insists on a role for the observers.",
            ),
            rejects=("The demands of the union were long.",),
        ),
        ClausePattern(
            name="wants",
            verbs="want|need|prefer",
            subject=ANY,
            outlooks=frozenset({"fact"}),
            gives={"stance": "demands", "negated": "rejects", "takes": "verb"},
            matches=("Nepal wants India to open the border.", "The teachers want smaller classes."),
            rejects=("Nepal opened the border.",),
        ),
        ClausePattern(
            name="calls-for",
            verbs="call|push|press|ask|argue|lobby|appeal|plead",
            subject=ANY,
            phrases={"for": ANY},
            gives={"stance": "demands", "takes": "verb"},
            matches=("Ghana called for the release of all prisoners.", "Peru pushed for a ban on the nets."),
            rejects=("The minister called on Friday.",),
        ),
        ClausePattern(
            name="calls-to",
            verbs="call|push|press|ask|tell|order",
            subject=ANY,
            object=ANY,
            gives={"stance": "demands", "takes": "infinitive"},
            matches=("Norway asked Iceland to cut its quota.",),
            rejects=("Norway asked.",),
        ),
        ClausePattern(
            name="rejects",
            verbs="reject|oppose|dismiss|rebuff|spurn|veto|resist|turn down|rule out|vote down|condemn|denounce|shun",
            subject=ANY,
            gives={"stance": "rejects", "takes": "object"},
            matches=(
                "Togo rejected the plan for a joint patrol.",
                "The employers ruled out any rise above three percent.",
                "Egypt is opposing changes to the treaty.",
            ),
            rejects=("The rejection of the plan came late.",),
        ),
        ClausePattern(
            name="is-rejected",
            verbs="reject|oppose|dismiss|rebuff|veto|resist|turn down|rule out|condemn|denounce",
            object=ANY,
            passive=True,
            phrases={"by": ANY},
            gives={"stance": "rejects", "takes": "patient"},
            matches=("The offer was rejected by the union.",),
            rejects=("The offer was rejected on Friday.",),
        ),
        ClausePattern(
            name="refuses",
            verbs="refuse|decline",
            subject=ANY,
            gives={"stance": "rejects", "takes": "infinitive"},
            matches=("Sudan refused to withdraw its forces from the town.",),
            rejects=("Sudan withdrew its forces.",),
        ),
        ClausePattern(
            name="offers",
            verbs="offer|propose|volunteer|suggest|table|float|put forward",
            subject=ANY,
            gives={"stance": "offers", "takes": "verb"},
            matches=(
                "Mongolia offered to open two crossings.",
                "The company proposed a bonus of 500 euros.",
            ),
            rejects=("The offer was generous.",),
        ),
        ClausePattern(
            name="accepts",
            verbs="accept|approve|endorse|concede|acknowledge|welcome|back|support|agree|consent|commit|pledge|promise|vow",
            subject=ANY,
            gives={"stance": "accepts", "negated": "rejects", "takes": "verb"},
            matches=(
                "Japan accepted the proposal.",
                "Greece pledged to free the detainees.",
                "The rebels have agreed to lay down their arms.",
                "The union will not accept a pay freeze.",
            ),
            rejects=("The acceptance of the plan was in doubt.",),
        ),
        ClausePattern(
            name="threatens",
            verbs="threaten|warn",
            subject=ANY,
            gives={"stance": "conditions", "takes": "verb", "needs-condition": True},
            matches=("Iceland threatened to walk out unless the quota was raised.",),
            rejects=("The storm grew stronger.",),
        ),
        ClausePattern(
            name="conditions",
            verbs="condition|tie|link|make",
            subject=ANY,
            object=ANY,
            phrases={"on": ANY, "to": ANY, "upon": ANY, "conditional": ANY},
            gives={"stance": "conditions", "takes": "verb", "needs-condition": True},
            matches=("Kenya conditioned its return on the release of the crew.",),
            rejects=("Kenya returned to the table.",),
        ),
        PhrasePattern(
            name="ready-to",
            phrase="be not? ready|willing|prepared|open|happy to",
            gives={"stance": "offers", "negated": "rejects", "takes": "tail"},
            matches=("Turkey is ready to reopen the bridge.", "We are not prepared to discuss the islands."),
            rejects=("The bridge is ready.",),
        ),
    )
)
