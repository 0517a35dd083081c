"""`parley track`: ledgers from lines of claims, without a broker."""

from pathlib import Path
from typing import Annotated

import typer


def track(
    files: Annotated[list[Path] | None, typer.Argument(help="Lines as `parley extract` prints; standard input without.")] = None,
    output: Annotated[str, typer.Option("--format", help="text or jsonl")] = "text",
    as_of: Annotated[str | None, typer.Option("--as-of", help="Leave out articles later than this time.")] = None,
) -> None:
    """Print the ledgers that claims give: every development once."""
    import sys

    from parley.domain.tracking.lines import claim_sets_of
    from parley.domain.tracking.ledger import fold_announcements
    from parley.domain.tracking.tracker import record_announced, track
    from parley.domain.stores import MemoryStore
    from parley_topics import codec
    from parley_topics.claims import Day

    sets, newest = claim_sets_of(line for path in files or [] for line in path.read_text("utf-8").splitlines()) if files else claim_sets_of(sys.stdin)
    store = MemoryStore()
    ann = []
    for record in [*sets, Day(day=newest)]:
        for a in track(store, record):
            ann.append(a)
            record_announced(store, a)
    for d in fold_announcements(ann):
        print(codec.encode(d).decode() if output == "jsonl" else d.headline)
