"""What comes again and again: every day, twice a month, annually, on Fridays."""

from parley.domain.text.calendar_words import MONTHS, WEEKDAYS
from parley.domain.times import resolve
from parley.domain.times.expression import Meaning
from parley.domain.times.grammar import Found, Rule
from parley.domain.times.vocabulary import DAY_PARTS, FREQUENCIES, SEASONS


def _set(value: str) -> Meaning:
    return Meaning(kind="SET", value=value)


def _every_unit(found: Found) -> Meaning:
    every = resolve.duration(resolve.number(found("n") or "a"), resolve.unit(found("u")))
    return _set(every.value)


def _every_name(found: Found) -> Meaning:
    if found("w"):
        part = DAY_PARTS.get(found("p"))
        return _set(f"XXXX-WXX-{WEEKDAYS[found('w')] + 1}" + (f"T{part}" if part else ""))
    if found("m"):
        return _set(f"XXXX-{MONTHS[found('m')]:02d}")
    return _set(f"XXXX-{SEASONS[found('season')]}")


RULES = (
    Rule(
        pattern="(?:every|each)(?: (?:other|single))?(?: (?P<n><NUMBER>))? (?P<u>{UNIT}|{UNITS}|{CLOCKUNIT}"
        "|{CLOCKUNITS})",
        read=_every_unit,
        examples=("2026-02-18 | They met every two weeks. | every two weeks | SET P2W | none",),
    ),
    Rule(
        pattern="(?:every|each) (?:(?P<w>{WEEKDAY})(?: (?P<p>{DAYPART}))?|(?P<m>{MONTH})|(?P<season>{SEASON}))",
        read=_every_name,
        examples=("2026-02-18 | They march every Friday. | every Friday | SET XXXX-WXX-5 | none",),
    ),
    Rule(
        pattern="(?:every|each) (?P<p>{DAYPART})",
        read=lambda found: _set(f"XXXX-XX-XXT{DAY_PARTS[found('p')]}"),
        examples=("2026-02-18 | They march every night. | every night | SET XXXX-XX-XXTNI | none",),
    ),
    Rule(
        pattern="{w:WEEKDAYS}",
        read=lambda found: _set(f"XXXX-WXX-{WEEKDAYS[found('w')[:-1]] + 1}"),
        examples=("2026-02-18 | They rally on Fridays. | Fridays | SET XXXX-WXX-5 | none",),
    ),
    Rule(
        pattern="weekends",
        read=lambda _: _set("XXXX-WXX-WE"),
        examples=("2026-02-18 | They rally at weekends. | weekends | SET XXXX-WXX-WE | none",),
    ),
    Rule(
        pattern="(?:once|twice|<NUMBER> times)(?: (?:a|an|each|every|per)) (?P<u>{UNIT}|{CLOCKUNIT})|per "
        "(?P<v>{UNIT}|hour|minute)",
        read=lambda found: _set(resolve.duration(1, resolve.unit(found("u") or found("v"))).value),
        examples=("2026-02-18 | They confer twice a month. | twice a month | SET P1M | none",),
    ),
    Rule(
        pattern="{f:FREQUENCY}",
        read=lambda found: _set(FREQUENCIES[found("f")]),
        examples=("2026-02-18 | They talk daily by phone. | daily | SET P1D | none",),
        never=("2026-02-18 | The Daily Bugle had it first.",),
    ),
)
