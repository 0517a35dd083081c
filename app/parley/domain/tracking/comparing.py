"""Two ledgers side by side: what came, what went, what changed."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct, structs

from parley.domain.tracking.developments import ledger_order
from parley_topics.developments import AnyDevelopment

Change: TypeAlias = Literal["came", "went", "changed"]


class Difference(Struct, frozen=True, kw_only=True):
    """One development that two ledgers do not have alike: null where a ledger does not have it.

    `fields` are those that differ where both have it.
    """

    change: Change
    before: AnyDevelopment | None
    after: AnyDevelopment | None
    fields: tuple[str, ...] = ()


def differences(before: Iterable[AnyDevelopment], after: Iterable[AnyDevelopment]) -> list[Difference]:
    """What differs between two ledgers, in the order of the ledger.

    Developments are the same by their id; of those left, by negotiation, article, slot and subject, so that another
    value for one thing is a change and not one that went and one that came.
    """
    old = {(made.negotiation, made.development_id): made for made in before}
    new = {(made.negotiation, made.development_id): made for made in after}
    pairs = [(old.pop(key), new.pop(key)) for key in sorted(old.keys() & new.keys())]
    left: dict[tuple[str, str, str, str], list[AnyDevelopment]] = {}
    for made in sorted(old.values(), key=ledger_order):
        left.setdefault(_about(made), []).append(made)
    came = []
    for made in sorted(new.values(), key=ledger_order):
        same = left.get(_about(made))
        if same:
            pairs.append((same.pop(0), made))
        else:
            came.append(Difference(change="came", before=None, after=made))
    went = [Difference(change="went", before=made, after=None) for rest in left.values() for made in rest]
    changed = [
        Difference(change="changed", before=one, after=two, fields=fields)
        for one, two in pairs
        if (fields := _fields(one, two))
    ]
    return sorted([*went, *came, *changed], key=_order)


def _about(made: AnyDevelopment) -> tuple[str, str, str, str]:
    return made.negotiation, made.article, made.slot, made.subject


def _fields(one: AnyDevelopment, two: AnyDevelopment) -> tuple[str, ...]:
    left, right = structs.asdict(one), structs.asdict(two)
    return tuple(sorted(name for name in left if left[name] != right.get(name)))


def _order(difference: Difference) -> tuple[tuple[str, str, str, int, str], str]:
    made = difference.after or difference.before
    if made is None:
        raise AssertionError("a difference has a development on one side at least")
    return ledger_order(made), difference.change
