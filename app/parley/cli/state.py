"""`parley state`: what is known of negotiations, from whom and since when."""

from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.ledgers import From
from parley.cli.options import AsOf, Config, Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.table import Table

    from parley.domain.tracking.knowledge import Folded, Known

_TITLES = {
    "meeting": "Meetings",
    "outcome": "Outcomes",
    "issue": "Issues",
    "agreement": "Agreements",
    "delegation": "Delegations",
    "deadline": "Deadlines",
    "assessment": "Assessments",
}


def state(
    negotiation: Annotated[str | None, typer.Argument(help="The id of one negotiation; all without it.")] = None,
    paths: From = None,
    output: Format = "text",
    as_of: AsOf = None,
    config: Config = None,
) -> None:
    """Print what is known: meetings, the expected ones first, outcomes, agreements, deadlines, positions, delegations.

    Each with its source and its age, counted from the newest article. Exit code 1 where some of the input could not be
    read, 2 where the negotiation is none of those that it speaks of.
    """
    from parley.cli import ledgers
    from parley.cli.output import write_line
    from parley.cli.reports import Reports
    from parley.domain.errors import InputError
    from parley.domain.tracking.knowledge import what_is_known
    from parley_topics import codec

    reports = Reports()
    sets, newest = ledgers.claim_sets(paths, as_of=as_of, config=config, reports=reports)
    known, folded = what_is_known(sets, newest)
    ids = sorted({item.negotiation.id for item in sets})
    if negotiation is not None and negotiation not in ids:
        raise InputError(f"no negotiation '{negotiation}' here; there are: {', '.join(ids) or 'none'}")
    for one in ids if negotiation is None else [negotiation]:
        own = [item for item in known if item.negotiation == one]
        if output == "jsonl":
            for item in own:
                write_line(codec.encode(item))
        else:
            _show(one, own, [item for item in folded if item.negotiation == one], newest)
    reports.end()


def _show(negotiation: str, known: "list[Known]", folded: "list[Folded]", newest: str) -> None:
    from rich.text import Text

    from parley.cli.terminal import Terminal

    console = Terminal()
    console.rule(Text(negotiation, "bold"))
    for slot, title in _TITLES.items():
        items = [item for item in known if item.slot == slot]
        if items:
            console.print(_table(title, items, newest))
        count = sum(item.count for item in folded if item.slot == slot)
        if count:
            console.print(f"  and {count} older {title.lower()}", style="dim")
        if slot == "issue":
            positions = [item for item in known if item.slot == "position"]
            if positions:
                console.print(_matrix(positions))


def _table(title: str, items: "Iterable[Known]", newest: str) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, expand=False)
    for name in ("what", "known", "says", "source", "age"):
        table.add_column(name, style="dim" if name in ("source", "age") else "", header_style="dim")
    for item in items:
        outlet = (item.source.outlet or item.source.article) if item.source else "background"
        more = f" +{item.source_count - 1}" if item.source_count > 1 else ""
        who = ", ".join(item.attested_by) or "outlets"
        mark = " (overdue)" if item.overdue else " (disputed)" if item.opposed is not None else ""
        row = (item.subject, _value(item.value) + mark, who, outlet + more, _age(item.since, newest))
        table.add_row(*map(Text, row))
    return table


def _matrix(items: "list[Known]") -> "Table":
    from rich.table import Table

    from parley.domain.parties.names import party_name
    from parley.domain.tracking.knowledge import matrix

    parties = sorted({item.value.party for item in items})
    table = Table(title="Positions", title_justify="left", title_style="bold", show_lines=True)
    for party in parties:
        table.add_column(party_name(party))
    for row in matrix(items):
        cells = ("\n".join(_stance(item) for item in row.positions.get(party, ())) for party in parties)
        table.add_row(*cells)
    return table


def _stance(item: "Known") -> str:
    from rich.markup import escape

    return f"[bold]{item.value.stance}[/bold] {escape(item.value.object)} [dim]{item.since[:10]}[/dim]"


def _value(value: object) -> str:
    """The fields of a value that are known, in a row."""
    from msgspec import to_builtins

    parts = []
    for name, part in to_builtins(value).items():
        if part is None or name in ("parties", "issue", "party"):
            continue
        parts.append(f"{part} min" if name == "duration_minutes" else _part(part))
    return ", ".join(filter(None, parts))


def _part(part: object) -> str:
    if not isinstance(part, dict):
        return str(part).replace("_", " ")
    dates = "…".join(dict.fromkeys(str(part[end]) for end in ("start", "end") if part.get(end)))
    return dates or (f"‘{part['text']}’" if part.get("text") else "")


def _age(since: str, newest: str) -> str:
    from parley.domain.tracking.intervals import days_between

    days = days_between(since, newest)
    return "today" if days <= 0 else "1 day" if days == 1 else f"{days} days"
