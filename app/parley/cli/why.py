"""`parley why`: the claims, the quotes and the decision behind one development."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.ledgers import From
from parley.cli.options import Config, Format

if TYPE_CHECKING:
    from parley_topics.claims import AnyClaim, ClaimSet
    from parley_topics.developments import AnyDevelopment


def why(
    development: Annotated[str, typer.Argument(help="The id of a development, or the beginning of it.")],
    paths: From = None,
    output: Format = "text",
    config: Config = None,
) -> None:
    """Show why a development is one: what was known, what the articles claim and in which words, what came before.

    With --format jsonl one line: the development, the decision, its claims and the course of its subject. Exit code 2
    where there is no such development, or several begin so.
    """
    from parley.cli import ledgers
    from parley.cli.output import write_line
    from parley.cli.reports import Reports
    from parley.domain.tracking.ledger import ledger
    from parley.domain.tracking.reasons import course, reason
    from parley_topics import codec

    reports = Reports()
    sets, newest = ledgers.claim_sets(paths, as_of=None, config=config, reports=reports)
    known = ledger(sets, newest)
    made = _chosen(known, development)
    behind = _claims(made, sets)
    if output == "jsonl":
        told = {
            "development": made,
            "reason": reason(made),
            "claims": behind,
            "course": [other.development_id for other in course(made, known)],
        }
        write_line(codec.encode(told))
    else:
        _show(made, behind, course(made, known))
    reports.end()


def _chosen(known: "list[AnyDevelopment]", development: str) -> "AnyDevelopment":
    from parley.domain.errors import InputError

    found = [made for made in known if made.development_id.startswith(development)]
    if len(found) != 1:
        count = "no development" if not found else f"{len(found)} developments"
        raise InputError(f"{count} whose id begins with '{development}'; `parley track --format jsonl` prints the ids")
    return found[0]


def _claims(made: "AnyDevelopment", sets: "list[ClaimSet]") -> "list[AnyClaim]":
    """The claims that a development names, in its order."""
    known = {claim.claim_id: claim for one in sets for claim in one.claims}
    return [known[ident] for ident in made.claims if ident in known]


def _show(made: "AnyDevelopment", claims: "list[AnyClaim]", course: "list[AnyDevelopment]") -> None:
    from parley.cli.terminal import Terminal
    from parley.domain.tracking.reasons import reason

    console = Terminal()
    console.print(made.headline, style="bold", markup=False)
    console.print(f"{made.kind} · {made.significance} · {made.slot}: {made.subject} · {made.occurred_at}", markup=False)
    console.print(f"why: {reason(made)}", markup=False)
    if made.supersedes:
        console.print(f"undoes {made.supersedes}", markup=False)
    console.print(f"{made.source_count} sources, {made.independent_sources} independent:", style="dim")
    said_by = {claim.claim_id: claim for claim in claims}
    for ident, source in zip(made.claims, made.sources, strict=True):
        claim = said_by.get(ident)
        who = claim.attribution if claim is not None else None
        speaker = (who.name or who.party or who.via) if who is not None else None
        marks = ", ".join(filter(None, (speaker, claim.modality if claim is not None else None)))
        console.print(
            f"  {source.outlet or source.article} [{source.start}:{source.end}] “{' '.join(source.quote.split())}”"
            f"{f' ({marks})' if marks else ''}",
            markup=False,
            highlight=False,
        )
    console.print("course of the subject:", style="dim")
    for other in course:
        mark = "→" if other.development_id == made.development_id else " "
        console.print(f" {mark} {other.occurred_at[:16]} {other.development_id[:8]} {other.headline}", markup=False)
