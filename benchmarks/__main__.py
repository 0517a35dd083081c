"""Print what the pipeline and its parts cost on this machine: figures of one run, to be compared with each other."""

import argparse

from benchmarks import pipeline, polling

BURN_SECONDS = 0.008
"""What reading an article takes at least, so that the cost of the machinery shows in its true proportion."""


def main() -> None:
    """Measure what is asked for, everything by default."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=6000)
    parser.add_argument("--burn", type=float, default=BURN_SECONDS)
    arguments = parser.parse_args()
    runs = pipeline.throughput(arguments.articles, arguments.burn)
    inline = runs[0].rate
    print(f"{arguments.articles} articles, at least {arguments.burn * 1000:.0f} ms of reading each")
    for run in runs:
        print(f"  {run.name:20}{run.rate:8.1f} articles/s{run.rate / inline:8.2f} of inline{run.memory:8.0f} MiB peak")
    times = pipeline.latency(50, 30, arguments.burn)
    shown = ", ".join(f"p{share} {pipeline.percentile(times, share / 100) * 1000:.0f} ms" for share in (50, 99))
    print(f"article to development, Kafka, 50 articles/s: {shown}, {len(times)} articles")
    polling.report()


if __name__ == "__main__":
    main()
