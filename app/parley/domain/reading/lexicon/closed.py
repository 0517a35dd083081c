"""The closed classes of English: determiners, pronouns, prepositions, conjunctions, auxiliaries, common adverbs."""

from parley.domain.text import calendar_words
from parley.domain.text.words import words

DETERMINERS = words(
    "the a an this these those my your his her its our their whose every each either neither no any some another",
    "both all such half several many much more most few fewer less enough various certain own same other",
)
PRONOUNS = words(
    "i you he she it we they me him us them himself herself itself themselves ourselves myself yourself one",
    "everyone everybody someone somebody nobody anyone anybody mine yours hers ours theirs",
)
PREPOSITIONS = words(
    "of in on at by for from with without into onto upon about over under between among amid against during",
    "through throughout within across towards toward via per despite behind beyond above below beside besides",
    "near off out up down along around like unlike regarding concerning including excluding except following",
    "pending than plus versus vs alongside inside outside atop amongst amidst notwithstanding past",
)
EITHER_PREPOSITIONS = words("after before since until till as because")
"""Prepositions before a noun, subordinators before a clause."""
COORDINATORS = words("and or but nor & yet")
SUBORDINATORS = words(
    "that if whether unless although though while whereas once lest provided so because whenever wherever",
)
RELATIVES = words("who whom which where when whose what how why whoever whatever")
MODALS = words("will would shall should can could may might must ought 'll 'd cannot wo ca")
BE = {
    "is": "B",
    "are": "B",
    "was": "B",
    "were": "B",
    "am": "B",
    "'re": "B",
    "'m": "B",
    "be": "b",
    "been": "b",
    "being": "K",
}
HAVE = {"has": "H", "have": "H", "had": "H", "'ve": "H", "having": "K"}
DO = {"do": "I", "does": "I", "did": "I"}
NEGATIONS = words("not 't never hardly scarcely neither nowhere")
ADVERBS = words(
    "also still already again soon now then later earlier just even only ever once twice often always sometimes",
    "here there very too quite rather almost nearly about so far yet however meanwhile moreover furthermore",
    "nevertheless nonetheless instead otherwise therefore thus hence indeed perhaps maybe together apart away",
    "ahead forward forth back afterwards afterward thereafter overnight abroad overseas elsewhere well further else",
    "long likewise meantime next up down out off home hard fast late according directly early around over on",
    "longer better least both tonight ago",
)
WEEKDAYS = frozenset(calendar_words.WEEKDAYS)
MONTHS = frozenset(calendar_words.MONTHS)
DAYS = words("today yesterday tomorrow tonight midnight noon midday weekend")
TIME_NOUNS = words(
    "second minute hour day week weekend fortnight month year quarter decade century time morning afternoon",
    "evening night spring summer autumn fall winter moment while today yesterday tomorrow",
)
NUMBERS = words(
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion",
    "trillion dozen dozens",
)
ORDINALS = {**calendar_words.ORDINALS, "inaugural": 1}
ADJECTIVES = words(
    "new old big small large high low good bad great little long short early late recent previous next last final",
    "former current future past main key major minor top chief senior junior special general public private",
    "secret open closed direct indirect formal informal official unofficial bilateral trilateral multilateral",
    "joint separate fresh further additional second-level high-level low-level face-to-face two-day preliminary",
    "initial crucial critical vital important difficult hard easy tough serious possible impossible likely",
    "unlikely ready willing unwilling able unable due free full total whole entire northern southern eastern",
    "western central foreign domestic national international regional local federal military political economic",
    "humanitarian nuclear technical diplomatic peaceful constructive productive businesslike meaningful",
    "significant substantial substantive positive negative optimistic pessimistic hopeful confident deep wide",
    "broad narrow clear unclear certain uncertain sure true false real right wrong red white black blue green",
    "prime deputy vice dead alive far near strong weak rich poor hot cold young outstanding upcoming forthcoming",
    "ongoing coming remaining existing so-called first tripartite quadrilateral plenary emergency urgent",
    "lasting permanent temporary interim mutual common opposite rival warring armed civil similar different keen",
    "eager reluctant prepared aware afraid responsible available present absent cautious latest earliest best",
    "worst biggest largest highest lowest fewer sensitive contentious thorny silent violent patient decent frequent",
    "consistent dependent independent imminent prominent apparent evident relevant dominant vacant constant distant",
    "tolerant stagnant dormant defunct moribund",
)
"""Common adjectives that no ending tells."""
