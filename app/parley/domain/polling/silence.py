"""Sources that have gone silent: outlets which used to bring news and no longer do."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from msgspec import Struct

LEAST_SILENCE = timedelta(hours=6)
"""No source is silent before this, whatever its pace."""

TIMES_ITS_GAP = 6
"""A source is silent when it has said nothing for so many times its usual gap."""


class Voice(Struct, frozen=True, kw_only=True):
    """One source: when it last brought something, and the usual time in seconds between two of its entries.

    `answering` is false while its feed cannot be read.
    """

    outlet: str
    last: datetime
    gap: float | None = None
    answering: bool = True


class Silence(Struct, frozen=True, kw_only=True):
    """The silent among the sources of one subject: how many, of how many, and since when the first of them."""

    subject: str
    silent: tuple[str, ...]
    total: int
    since: datetime

    @property
    def sentence(self) -> str:
        """As a person would say it; the time is in UTC."""
        sources = "source" if self.total == 1 else "sources"
        count = f"{len(self.silent)} of {self.total} {sources}"
        return f"{count} on {self.subject} silent since {self.since:%Y-%m-%d %H:%M} UTC"


def is_silent(voice: Voice, now: datetime) -> bool:
    """Whether a source has been quiet for far longer than it usually is, or for a quarter day while not readable."""
    quiet = now - voice.last
    if not voice.answering:
        return quiet >= LEAST_SILENCE
    usual = timedelta(seconds=voice.gap) if voice.gap is not None else timedelta(hours=12)
    return quiet >= max(LEAST_SILENCE, usual * TIMES_ITS_GAP)


def silences(subjects: Mapping[str, Iterable[Voice]], now: datetime) -> list[Silence]:
    """The subjects of which some sources are silent, in the order given."""
    found = []
    for subject, voices in subjects.items():
        known = list(voices)
        silent = sorted(
            (voice for voice in known if is_silent(voice, now)), key=lambda voice: (voice.last, voice.outlet)
        )
        if silent:
            names = tuple(voice.outlet for voice in silent)
            found.append(Silence(subject=subject, silent=names, total=len(known), since=silent[0].last))
    return found
