"""An explanation in the words that terminal and page share."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from parley.cli.output import printable
from parley.cli.value_words import value_words

if TYPE_CHECKING:
    from parley.domain.reading.explaining import ExplainedCandidate, PassedOver, WeighedTable


def one_line(text: str) -> str:
    """The printable text in one line."""
    return " ".join(printable(text).split())


def head_of(candidate: "ExplainedCandidate") -> str:
    """What a candidate says: "meeting: status planned, when 2026-03-05"."""
    return f"{candidate.slot}: {one_line(value_words(candidate.value))}"


def fate_of(candidate: "ExplainedCandidate") -> str:
    """What became of it: "merged into 3: gives it when"."""
    into = f" into {candidate.into}" if candidate.into is not None else ""
    return f"{candidate.fate}{into}: {one_line(candidate.reason)}"


def facts_of(candidate: "ExplainedCandidate") -> Iterator[tuple[str, str]]:
    """Why it is so, as pairs of a label and words."""
    who, because = candidate.attribution, candidate.because
    speaker = ", ".join(part for part in (who.name, who.party, who.via and f"via {who.via}") if part) if who else ""
    yield "fate", fate_of(candidate)
    yield "rule", one_line(f"{candidate.rule} (score {candidate.score:.2f})")
    if candidate.asks is not None:
        yield "asks for", one_line(candidate.asks)
    if candidate.clause is not None:
        yield "clause", one_line(candidate.clause)
    yield "negotiation", one_line(candidate.negotiation or "none")
    yield "modality", one_line(f"{candidate.modality}: {because.modality}")
    yield "background", one_line(f"{'yes' if candidate.background else 'no'}: {because.background}")
    yield "speaker", one_line(f"{speaker or 'the outlet itself'}: {because.attribution}")


def fate_of_table(table: "WeighedTable") -> str:
    """What became of a table: the negotiation that it is, or why it is none."""
    found = table.negotiation
    if found is None:
        return one_line(f"no negotiation: {table.refused}")
    brokers = f", brokered by {', '.join(found.mediators)}" if found.mediators else ""
    return one_line(f"{found.id}{f' ({found.name})' if found.name else ''}{brokers}")


def ground_of(passed: "PassedOver") -> str:
    """Where a rule matched in vain, and what the parse made of the words."""
    place = "" if passed.place == "paragraph" else f"in a {passed.place}"
    return one_line("; ".join(part for part in (place, passed.clause) if part)) or "no clause"
