"""Who speaks, in which words: verbs of speech, nouns for unnamed sources and for media."""

from parley.domain.text.words import words

SPEECH = words(
    "say tell add state declare announce claim insist stress argue warn note explain confirm acknowledge admit",
    "deny suggest report write describe reiterate comment remark reply respond emphasise emphasize underline",
    "underscore affirm reaffirm maintain contend allege reveal disclose observe concede caution predict estimate",
    "continue conclude think believe hope expect call recall repeat echo signal indicate hint complain joke quip",
    "assert boast vow pledge promise assure inform post tweet brief quote cite point understand urge accuse blame",
    "criticise criticize denounce condemn praise hail welcome characterise characterize speak appeal propose demand",
    "float threaten voice echo thank applaud commend lament regret reject dismiss counter retort rule",
)
"""Verbs whose subject says what the words around them say."""

STATING = words(
    "say tell add state declare announce claim insist stress argue warn note explain confirm acknowledge admit",
    "deny suggest report write reiterate comment remark reply respond emphasise emphasize underline underscore",
    "affirm reaffirm contend allege reveal disclose observe concede caution predict estimate continue conclude",
    "think believe hope expect recall repeat signal indicate hint complain joke quip assert boast vow pledge",
    "promise assure inform tweet maintain counter retort",
)
"""Those of them that a sentence can hang on ("X, he said"; "he said X")."""

AMBIGUOUS = words("conclude continue observe maintain signal repeat recall note point promise call report")
"""Those of them that are acts as well ("concluded a round"): speech only before "that", a clause or a quotation."""

TURNED = words(
    "say add write note explain declare insist report recall remark quip reply state argue conclude warn complain",
    "admit concede claim vow predict confirm announce joke counter retort tweet",
)
"""Those whose subject may stand behind them ("…, said Ada Holm")."""

MUSING = words("think believe hope expect")
"""Those whose subject, where it is no person, does not speak: who tells of it does ("he added that Peru expects …")."""

DENIAL = words("deny dismiss refute rebut repudiate disavow debunk")
"""Verbs that say of what follows that it is not so."""

UNNAMED = words("source insider informant diplomat observer analyst")
"""Heads that name no one who could be asked."""

OFFICIALS = words(
    "official officer aide adviser advisor negotiator representative delegate minister envoy spokesman",
    "spokeswoman spokesperson person individual mediator leader",
)
"""Heads that are a person by office; without a name they are unnamed where one of them stands alone."""

RULERS = words(
    "president premier chancellor minister king queen emperor sultan emir taoiseach leader chairman chief head"
)
"""Offices that make one "the Peruvian leader"."""

MEDIA = words(
    "newspaper daily agency media report newswire broadcaster station television tv radio outlet website magazine",
    "weekly press correspondent tabloid bulletin dispatch",
)
"""Heads that name a medium, whose report is cited."""

OUTLETS = words(
    "reuters ap afp axios tass interfax xinhua kcna yonhap kyodo bbc cnn npr nyt nikkei politico bloomberg",
    "haaretz ynet kan anadolu irna isna tasnim wsj cnbc nbc cbs abc msnbc itv rte dpa ansa efe upi pti ani dawn",
    "nhk sputnik novosti spiegel bild figaro guardian telegraph facebook twitter telegram x truth-social",
)
"""News agencies, broadcasters and networks, as they are named after "told" and "according to"."""

HEARSAY = words(
    "reportedly allegedly apparently purportedly supposedly unconfirmed rumoured rumored",
)
"""Words that pass on what nobody vouches for."""

PERSON_PRONOUNS = words("he she i")
GROUP_PRONOUNS = words("they we")
