"""The words of offices and titles beside the name of a person, and words that no person is called."""

import re

from parley.domain.parties.tables import word_sets

_SETS = word_sets("titles")
OFFICES = _SETS["offices"]
"""Nouns that say what somebody is."""
BEFORE_A_NAME = OFFICES | _SETS["short titles"] | _SETS["modifiers"] | _SETS["starters"]
"""Words that may stand before a name with a capital and are no part of it."""
TITLES = OFFICES | _SETS["short titles"]
NOT_PEOPLE = _SETS["not people"]
"""Words that end the name of a body, a place or a paper."""

SPEECH = (
    r"(?:said|says|told|tells|added|adds|warned|warns|stated|announced|insisted|insists|declared|admitted|confirmed|"
    r"denied|wrote|noted|argued|stressed|claimed|explained|urged|acknowledged|replied|responded|vowed|pledged|"
    r"described|accused|rejected|welcomed|called|reiterated|suggested|indicated|expressed|posted|tweeted|met|"
    r"arrived|flew|travelled|traveled|signed|hailed|praised|appealed|proposed|reported|echoed|emphasi[sz]ed|hopes|"
    r"promised|complained|predicted|recalled|commented|remarked|maintained|voiced|thanked|hoped|backed|dismissed|"
    r"conceded|cautioned|chaired|mediated|resigned|took over|stepped down)"
)
"""Verbs whose subject is somebody who speaks or acts for a side."""

SAYS_AFTER = re.compile(rf",?\s(?:has |had |have |also |then |later |repeatedly |recently |earlier ){{0,2}}{SPEECH}\b")
SAYS_BEFORE = re.compile(
    r"\b(?:said|says|told|according to|added|asked|quoted|wrote|met with|met|succeed|replace|appointed|reappointed|"
    r"talks with|spoke with|named|names|tapped|nominated|succeeds|replaces|replaced|thanked|represented by|headed by|"
    r"chaired by|mediated by|brokered by)\s\Z"
)
