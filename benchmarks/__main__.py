"""Print what the pipeline and its parts cost on this machine: figures of one run, to be compared with each other.

Where other programs run too, figures by processor time say more than those by the clock, and ratios within one run
more than either.
"""

import argparse
import os
from collections.abc import Callable, Iterator

from benchmarks import pipeline, polling, reading, recovery, tracking
from benchmarks.figures import Figure, show

BURN_SECONDS = 0.008
"""What reading an article takes at least, so that the cost of the machinery shows in its true proportion."""

Section = Callable[[argparse.Namespace], Iterator[Figure]]

SECTIONS: dict[str, tuple[str, Section]] = {
    "pipeline": ("the whole pipeline", lambda given: pipeline.report_throughput(given.articles, given.burn)),
    "latency": ("from an article to its development", lambda given: pipeline.report_latency(given.burn)),
    "reading": ("the whole reader, one core", lambda _: reading.reading()),
    "times": ("time expressions, one core", lambda _: reading.times()),
    "copies": ("copies, one core", lambda _: reading.copies()),
    "tracking": ("the tracker, one core", lambda given: tracking.report(given.negotiations)),
    "recovery": ("a worker that comes back, on Kafka", lambda given: recovery.report(given.negotiations)),
    "feeds": ("feeds, one core, beside bare feedparser; many feeds", lambda _: polling.report_feeds()),
    "pages": ("pages, one core, beside bare trafilatura", lambda _: polling.report_pages()),
}


def main() -> None:
    """Measure what is asked for, everything by default."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"of {', '.join(SECTIONS)}; all by default")
    parser.add_argument("--articles", type=int, default=6000, help="articles through the pipeline")
    parser.add_argument("--burn", type=float, default=BURN_SECONDS, help="seconds that reading takes at least there")
    parser.add_argument("--negotiations", type=int, default=1000, help="negotiations that the tracker knows")
    given = parser.parse_args()
    for name in given.sections:
        if name not in SECTIONS:
            parser.error(f"there is no section {name!r}: choose from {', '.join(SECTIONS)}")
    print(f"{os.cpu_count()} processors, {os.getloadavg()[0]:.1f} programs running on average when this began")
    for name in given.sections or SECTIONS:
        title, section = SECTIONS[name]
        show(f"{name}: {title}", section(given))


if __name__ == "__main__":
    main()
