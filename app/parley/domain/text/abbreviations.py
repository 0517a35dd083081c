"""Abbreviations whose full stop need not end a sentence, by what may follow them."""

from parley.domain.text.calendar_words import SHORT_NAMES
from parley.domain.text.words import words

TITLES = words(
    "mr mrs ms mx dr prof rev hon gen lt col maj capt cmdr sgt cpl pvt adm brig sen rep gov pres amb sec supt",
    "insp messrs st sr fr br ven mgr dir asst atty gens cols reps sens govs drs profs",
)
"""Before a name: the sentence goes on."""

MONTHS_AND_DAYS = SHORT_NAMES
"""Before a number, and mostly before anything: the sentence goes on unless a word that opens sentences follows."""

NUMBERED = words("no nos art sec ch fig vol pp p para res col rm")
"""Before a number: the sentence goes on."""

INNER = words("e.g i.e vs v cf viz approx est al etc incl dept univ assn bros")
"""Inside a sentence: it goes on unless a word that opens sentences follows."""

EITHER = words(
    "u.s u.k u.n e.u u.a.e u.s.a u.s.s.r d.c p.r.c r.o.k d.p.r.k a.m p.m a.d b.c inc corp co ltd plc llc jr sr",
    "ph.d n.y calif fla mass conn tex ill md va pa mich wash ariz ore ala ga tenn wis minn st ave blvd rd mt ft",
)
"""Inside a sentence or at its end: it ends where a word that opens sentences follows."""

OPENERS = words(
    "the a an this that these those he she it they we i you his her its their our my there here in on at by for",
    "from with after before during since as when while if but and or so yet although though however meanwhile",
    "earlier later last next some many most all both neither no not what who how why also now then according",
    "asked speaking one two three another other such under despite amid among until unless because",
)
"""Words that open a sentence when they are capitalised after a full stop."""
