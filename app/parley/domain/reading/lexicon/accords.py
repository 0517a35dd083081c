"""Nouns for what negotiators make: deals, drafts of deals, progress, and its opposites."""

from parley.domain.text.words import words

TRUCES = words("ceasefire cease-fire truce armistice cessation moratorium")
"""Deals that stop the fighting; each has a life of its own once it is made."""

DEALS = TRUCES | words(
    "agreement deal accord pact treaty settlement contract understanding memorandum mou protocol compact convention",
    "communique communiqué concordat pause",
)
"""What is reached, signed, broken."""

DRAFTS = words(
    "proposal counterproposal counter-proposal plan roadmap offer draft initiative framework blueprint package",
    "formula document text declaration counter-offer counteroffer",
)
"""What is put forward before it is agreed, and may be agreed then."""

BILLS = words("bill legislation budget act")
"""What a government or a chamber is to pass."""

EXCHANGES = words("exchange swap handover")
"""What is done with captives of two sides."""

GOALS = words(
    "agreement deal accord pact settlement compromise consensus breakthrough conclusion solution resolution",
    "accommodation ceasefire cease-fire truce treaty result outcome",
)
"""What talks are held for: without it they have failed."""

PROGRESS = words("progress headway advance movement inroad step")
"""What talks make on their way."""

DEADLOCKS = words(
    "deadlock impasse stalemate standstill halt gridlock logjam wall snag roadblock failure disagreement acrimony"
)
"""Where talks end that get nowhere."""

CAPTIVES = words("prisoner pow hostage captive detainee abductee internee inmate")
"""Whom two sides exchange, or one sets free."""

RETURNED = words("body remains corpse child civilian refugee")
"""Who, or what, is brought home besides captives."""

ATTACKS = words("attack strike fire bombing fighting shelling airstrike bombardment raid offensive hostility violence")
"""What a truce stops."""

RATIFIERS = words(
    "member worker voter rank employee nurse teacher pilot driver docker longshoreman firefighter actor writer miner",
    "player staff doctor mep lawmaker parliament senate congress legislature assembly deputy mp senator shareholder",
    "chamber house committee",
)
"""Whose yes puts a deal into force."""

LABOUR = words(
    "union employer worker employee nurse teacher docker longshoreman firefighter miner picket lockout walkout wage",
    "payroll bargaining steelworker autoworker railwayman striker",
)
"""Words of bargaining over work: a deal beside them is a contract."""

CAPTURED = words("captured detained abducted imprisoned jailed kidnapped held seized")
"""Words that make a soldier or a sailor a captive."""

MULTITUDES = words(
    "dozens hundreds thousands scores hundred thousand dozen score number group batch total pair couple handful rest",
    "majority all",
)
"""Nouns that count what "of" joins to them."""
