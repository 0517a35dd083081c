"""What a verb says of the infinitive that hangs on it: it will be, is wanted, was refused, is doubtful."""

from parley.domain.text.words import words

PLAN = words(
    "plan intend agree decide prepare schedule set due arrange aim vow pledge promise commit slate expect",
    "anticipate mean go tell ready resolve undertake book fix bound poised determined undertook determine invite",
    "order instruct suppose",
)
"""It is arranged, or said to be coming."""

WISH = words(
    "want hope wish seek like try urge ask call demand propose offer suggest push press appeal invite need",
    "willing ready prepared open keen eager consider request desire favour favor prefer insist recommend attempt",
    "strive mull weigh advocate encourage implore beg float explore",
)
"""Somebody wants it; nobody has accepted it."""

REFUSAL = words(
    "refuse decline reject fail unwilling reluctant unable rule boycott cease stop hesitate avoid forget",
)
"""It is not done, or will not be."""

DOUBT = words(
    "may might could unlikely possible can should would seem appear likely threaten tend",
)
"""It may be or not."""

DUTY = words("must have need should require oblige ought force compel")
"""It has to be."""
