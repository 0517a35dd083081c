"""Nouns for encounters: what a meeting slot, and any rule about talks, means by talks."""

from parley.domain.text.words import words

TALKS = words(
    "talk negotiation discussion consultation dialogue bargaining parley conversation contact mediation",
)
"""Exchanges, mostly in the plural; they go on, resume, break down."""

SESSIONS = words(
    "round session meeting summit conference videoconference teleconference visit call phase sitting leg cycle",
)
"""Single encounters: each has a date."""

ENCOUNTERS = TALKS | SESSIONS

ROUNDS = words("round session meeting summit phase talk sitting conference leg negotiation cycle")
"""What an ordinal counts."""

FORMATS = {
    "direct": words(
        "direct face-to-face one-on-one head-to-head in-person bilateral tete-a-tete two-way",
    ),
    "indirect": words("indirect proximity shuttle"),
    "trilateral": words("trilateral three-way tripartite three-party three-sided"),
    "multilateral": words(
        "multilateral four-party four-way five-party five-nation six-party six-nation six-way quadrilateral",
        "quadripartite plenary multi-party multiparty all-party five-way four-nation seven-nation",
    ),
    "technical": words("technical expert-level working-level technical-level working-group"),
}
"""The adjectives that tell a format."""
