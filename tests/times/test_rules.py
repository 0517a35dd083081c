"""Every rule of time expressions finds its examples and leaves alone what must not match."""

from datetime import date

import pytest

from parley.domain.times import TimeExpression, find_times
from parley.domain.times.grammar import Grammar
from parley.domain.times.rules import RULES

EXAMPLES = [example for rule in RULES for example in rule.examples]
NEVER = [sentence for rule in RULES for sentence in rule.never]


def reading(found: TimeExpression) -> str:
    """The `when` of an expression as the examples write it."""
    if found.when is None:
        return "none"
    if found.when.start is None and found.when.end is None:
        return "vague"
    return f"{found.when.start or '-'}..{found.when.end or '-'} {found.when.grain}"


def check(example: str) -> None:
    """Hold one example, `published | sentence | expression | TYPE value | when`, against what is found."""
    published, sentence, words, value, when = (part.strip() for part in example.split(" | "))
    found = find_times(sentence, date.fromisoformat(published))
    seen = [(each.text, f"{each.timex_type} {each.timex_value}", reading(each)) for each in found]
    assert (words, value, when) in seen


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_is_read_as_it_says(example: str) -> None:
    """A rule's example gives the expression, value and interval written beside it."""
    check(example)


@pytest.mark.parametrize("sentence", NEVER)
def test_counterexample_has_no_time(sentence: str) -> None:
    """A sentence that only looks like a time has none."""
    published, text = sentence.split(" | ")
    assert find_times(text, date.fromisoformat(published)) == []


def test_every_rule_has_an_example() -> None:
    """No rule stands without an example that shows what it is for."""
    assert [rule.pattern for rule in RULES if not rule.examples] == []


def test_rules_match_nowhere_but_where_they_are_tried() -> None:
    """The places at which rules are tried are all those at which one matches."""
    grammar = Grammar(RULES)
    patterns = [grammar.pattern(rule.pattern) for rule in RULES]
    for example in EXAMPLES:
        signature = grammar.tokens(example.split(" | ")[1]).signature
        places = range(len(signature))
        matched = {
            place for place in places for each in patterns if (m := each.match(signature, place)) and m.end() > place
        }
        assert matched <= set(grammar.starts(signature))
