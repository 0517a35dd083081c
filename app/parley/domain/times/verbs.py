"""The words that tell the tense of a clause, by what they do in it."""

from parley.domain.times.vocabulary import word_set

FUTURE_AUXILIARIES = word_set("will ll shall wo would could couldn may might should must can cannot")
"""Auxiliaries after which the verb looks ahead."""
DECLINED = frozenset({"say", "comment", "reached"})
"""With "would not" or "could not" these tell of what was refused, not of what is to come."""
PAST_BE = frozenset({"was", "were", "wasn", "weren"})
PRESENT_BE = frozenset({"is", "are", "isn", "aren", "re"})
HAVE = frozenset({"has", "have", "had", "having", "hasn", "haven", "hadn", "did", "didn"})
SKIPPED = word_set(
    "not also be been being only now still already then just finally even likely both all formally reportedly "
    "again first jointly initially originally provisionally tentatively soon later"
)
"""What may stand between an auxiliary and its verb."""
PLANNED = word_set(
    "scheduled planned expected due set slated proposed billed supposed meant bound poised ready likely unlikely "
    "timed penciled pencilled tipped invited forecast projected"
)
"""As in "scheduled for", "due to", "set for": what is to come."""
MOVED = word_set(
    "postponed delayed extended adjourned rescheduled moved put pushed deferred suspended prolonged valid renewed "
    "shifted brought set"
)
"""As in "postponed until": with a goal, what is to come."""
IRREGULAR_PAST = word_set(
    "said told met held began came went left took made gave got saw found kept brought sent spoke broke rose fell "
    "won lost led became thought knew wrote sat stood struck shook flew drove withdrew ran paid cut hit put "
    "sought fought taught caught bought sold grew drew threw swore chose froze hid rode felt dealt meant heard "
    "understood built lent spent shot set let quit bid gone done been seen given taken written spoken broken "
    "chosen undergone begun sworn shaken withdrawn overthrown laid hung stuck fled sank sprang shut split stole "
    "wound"
)
NOT_PAST = word_set(
    "need speed feed seed exceed proceed bed red hundred indeed succeed breed shed embed united agreed-upon so- "
    "called aged concerned unprecedented armed detailed alleged"
)
"""Words in -ed that are no past form."""
PRESENT_FOR_FUTURE = word_set(
    "gets plays premieres debuts airs "
    "begins starts opens resumes meets continues ends expires concludes arrives travels visits convenes gathers "
    "hosts holds heads returns takes comes goes kicks reconvenes votes runs closes flies leaves launches faces "
    "enters chairs receives welcomes addresses joins applies lasts follows plans wants hopes aims intends wraps"
)
"""Present forms that news writes of what is to come: "talks open on Monday"."""
PRESENT_PLURAL = word_set(
    "meet resume begin convene reconvene gather continue expire return arrive travel open start end conclude vote "
    "sit fly depart take go come"
)
"""The same in the plural."""
SEEMING = word_set(
    "appear appears appeared seem seems seemed believed reported said thought alleged known understood claim claims "
    "claimed rumored rumoured presumed supposed"
)
"""As in "appear to have been": what is said of the past."""
NOMINAL = word_set(
    "not t never the a an this that its their his her our of any no each every first second third next last final "
    "early late new formal direct fresh s to him them us me you it both all some many what"
)
"""After these a present form is a noun."""
AHEAD = word_set("upcoming forthcoming starting beginning effective ahead")
PAST_CONTROL = word_set(
    "failed managed continued refused declined began started tried helped used able forced unable sought "
    "proceeded chose met arrived travelled traveled came went flew gathered sat returned returning visited"
)
"""An infinitive after these tells what was done, or tried."""
ENABLED = word_set("enabled caused helped forced led persuaded")
"""With "to be": what they brought about has happened."""
EVENT_VERBS = word_set("begin start open resume take be continue convene kick reconvene run last end expire")
"""As in "talks to begin on Monday": an infinitive after a noun that looks ahead."""
STOP = frozenset({";", "–", "—"})
ORDERS = word_set(
    "invited urged asked ordered pressed instructed wants called allowed expect expects want urge urges ask asks order "
    "allow allows require requires"
)
"""As in "urged them to": what is asked for is to come."""
MARKS = frozenset({".", ",", ":", '"', "“", "”", "-"})
OPENERS = frozenset({"on", "in", "at", "from", "late", "early", '"', "“"})
COMPARING = word_set("compared compare compares versus vs")
"""As in "compared with 3 percent in March": what it is measured by lies behind."""
HAPPENED = word_set(
    "quake earthquake tremor attack attacks bombing bombings explosion explosions blast blasts crash shooting clash "
    "shootings killing killings storm fire fires flood floods raid raids remarks comments defeat victory loss losses "
    "win violence clashes accident tragedy disaster decline slide plunge death deaths incident revelation revelations "
    "outage massacre murder murders collapse breakdown failure high highs low lows peak gains selloff"
)
"""Nouns of what happens unplanned, or has been made known: the day that they are told with lies behind."""
AIMS = word_set("deadline target cutoff ultimatum delivery futures")
"""Nouns that make the date before them a limit to come."""
AIMING = word_set("prepare preparing prepares plans plan planning deadline hope hopes hoping")
GOALS = frozenset({"until", "till", "to", "for"})
PLAN_GOALS = word_set("to for on at in from this next later early tomorrow tonight sometime")
GIVEN_UP = frozenset({"supposed", "meant", "originally", "initially"})
"""As in "was supposed to": a plan of the past."""
CONTROL = word_set("going plan plans planning vows agree agrees want wants hope hopes order deal pledge promise")
DETERMINERS = word_set("a an the their its his her our my no more some any these those for of with this")
"""After these a past form is an adjective."""
AFTER_VERBS = word_set(
    "in on at by to for from with after before until during over under between about into of that as when while "
    "and or but early late last next this yesterday today tomorrow the a an his her their its"
)
"""What follows a verb rather than an adjective."""
INSIDE = word_set("at from in during of after following into by with for over about on")
"""After these a possessive ("at Friday's meeting") is no subject, so the verb before it decides."""
AUXILIARIES = FUTURE_AUXILIARIES | PAST_BE | PRESENT_BE | HAVE
