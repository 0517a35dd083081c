"""The console that results are shown on."""

from collections.abc import Iterable
from typing import NoReturn

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from parley.cli.output import ReaderGoneError, printable


class Terminal(Console):
    """Rich's console, which articles cannot steer, and which a reader that has gone ends in an orderly way."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The segments of a renderable, with printable text."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(printable(segment.text), segment.style)

    def on_broken_pipe(self) -> NoReturn:
        """An exception like others, where rich's own SystemExit would stop an event loop in its tracks."""
        raise ReaderGoneError
