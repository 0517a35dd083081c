"""An explanation on the terminal."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from parley.cli.explained import facts_of, fate_of, fate_of_table, ground_of, head_of, one_line
from parley.cli.output import printable

if TYPE_CHECKING:
    from parley.domain.reading.explaining import Explanation

STYLES = {
    "meeting": "bold cyan",
    "outcome": "bold green",
    "issue": "magenta",
    "position": "yellow",
    "agreement": "bold blue",
    "delegation": "bright_black",
    "deadline": "bold red",
    "assessment": "bright_magenta",
}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def show(explanation: "Explanation", console: Console) -> None:
    """Print an explanation: the text with its claims in ⟦brackets⟧ and numbers, then why, then what was dropped."""
    article = explanation.article
    named = (article.id, article.outlet, article.published, article.title)
    _line(console, " · ".join(one_line(part) for part in named if part), "bold")
    for decision in explanation.decisions:
        _line(console, f"  {'passed' if decision.passed else 'stopped'} · {decision.step}: {decision.reason}")
    if explanation.skipped is not None:
        _line(console, f"  nothing is read: {explanation.skipped}", "bold")
    for table in explanation.tables:
        _line(console, f"  {' + '.join(table.parties)} ({table.strength}): {fate_of_table(table)}")
        for each in table.evidence:
            _line(console, f"      “{one_line(each.quote)}”", "dim")
    console.print()
    _print(console, text_of(explanation))
    _section(console, "Claims", explanation.claims)
    for claim in explanation.claims:
        _line(console, f"{claim.number} {head_of(claim)}", STYLES[claim.slot])
        _line(console, f"    “{one_line(claim.evidence.quote)}”")
        for label, words in facts_of(claim):
            _line(console, f"    {label:<12}{words}", "dim")
    others = explanation.candidates[len(explanation.claims) :]
    _section(console, "Considered, and no claim of its own", others)
    for other in others:
        _line(console, f"{other.number} {head_of(other)}", STYLES[other.slot])
        _line(console, f"    “{one_line(other.evidence.quote)}”")
        _line(console, f"    {other.rule} · {fate_of(other)}", "dim")
    _section(console, "Rules that matched, and no candidate was made", explanation.passed_over)
    for passed in explanation.passed_over:
        _line(console, f"  {passed.rule} “{one_line(passed.evidence.quote)}”")
        _line(console, f"    {ground_of(passed)}", "dim")
    console.print()


def text_of(explanation: "Explanation") -> Text:
    """The text with its claims marked in place."""
    from parley.domain.reading.explaining import marked

    slots = {claim.number: claim.slot for claim in explanation.claims}
    shown, before = Text(), set[int]()
    for stretch in marked(explanation):
        style = STYLES[slots[stretch.inside[-1]]] if stretch.inside else ""
        shown.append("⟦" * len(set(stretch.inside) - before) + printable(stretch.text), style)
        for number in stretch.ends:
            shown.append(f"⟧{str(number).translate(_RAISED)}", STYLES[slots[number]])
        before = set(stretch.inside) - set(stretch.ends)
    return shown


def _section(console: Console, title: str, needed: object) -> None:
    if needed:
        console.print()
        _line(console, title, "bold underline")


def _line(console: Console, words: str, style: str = "") -> None:
    _print(console, Text(words, style))


def _print(console: Console, text: Text) -> None:
    console.print(text, soft_wrap=not console.is_terminal)
