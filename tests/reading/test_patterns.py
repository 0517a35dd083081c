"""Every rule of every slot: its examples match it, its counter-examples do not."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from parley.domain.reading import slots
from parley.domain.reading.parse import sentence_of
from parley.domain.reading.patterns import Pattern, PatternSet, PhrasePattern, compile_phrase

RULE_SETS: list[tuple[str, PatternSet]] = [
    (module.name, value)
    for module in iter_modules(slots.__path__)
    if module.name.endswith("_rules")
    for value in vars(import_module(f"{slots.__name__}.{module.name}")).values()
    if isinstance(value, PatternSet)
]
MATCHES = [
    pytest.param(rules, pattern, example, id=f"{name}/{pattern.name}/{example[:40]}")
    for name, rules in RULE_SETS
    for pattern in rules.patterns
    for example in pattern.matches
]
REJECTS = [
    pytest.param(rules, pattern, example, id=f"{name}/{pattern.name}/{example[:40]}")
    for name, rules in RULE_SETS
    for pattern in rules.patterns
    for example in pattern.rejects
]


def matched(rules: PatternSet, sentence: str) -> set[str]:
    """The names of the patterns that match a sentence."""
    return {match.pattern.name for match in rules.match(sentence_of(sentence))}


@pytest.mark.parametrize(("rules", "pattern", "example"), MATCHES)
def test_a_rule_matches_its_examples(rules: PatternSet, pattern: Pattern, example: str) -> None:
    """What a rule says it reads, it reads."""
    assert pattern.name in matched(rules, example)


@pytest.mark.parametrize(("rules", "pattern", "example"), REJECTS)
def test_a_rule_leaves_its_counter_examples_alone(rules: PatternSet, pattern: Pattern, example: str) -> None:
    """What a rule says it does not read, it does not."""
    assert pattern.name not in matched(rules, example)


@pytest.mark.parametrize(("name", "rules"), RULE_SETS)
def test_every_rule_has_examples_of_both_kinds_and_a_name_of_its_own(name: str, rules: PatternSet) -> None:
    """A rule without an example is not a rule."""
    assert all(pattern.matches and pattern.rejects for pattern in rules.patterns)
    assert len({pattern.name for pattern in rules.patterns}) == len(rules.patterns)


def test_a_phrase_takes_alternatives_optional_words_gaps_numbers_and_classes() -> None:
    """The small language of phrases."""
    rules = PatternSet(
        [
            PhrasePattern(name="gap", phrase="reach * deal|pact", matches=(), rejects=()),
            PhrasePattern(name="number", phrase="free # prisoner?"),
            PhrasePattern(name="class", phrase="no <talks>"),
        ],
        {"talks": frozenset({"talk", "meeting"})},
    )
    assert matched(rules, "They reached a long-sought pact.") == {"gap"}
    assert matched(rules, "They will free 12 today.") == {"number"}
    assert matched(rules, "There will be no meeting.") == {"class"}
    assert matched(rules, "They reached a hill far beyond the river and the deal.") == set()


def test_a_phrase_knows_what_it_is_anchored_on() -> None:
    """The first word that must be there is looked up before anything else is tried."""
    assert compile_phrase("very? close|near to", {})[1] == frozenset({"close", "near"})
