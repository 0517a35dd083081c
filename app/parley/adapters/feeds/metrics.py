"""What polling counts for Prometheus. No label has a feed's address: they are many; `parley feeds list` tells."""

from prometheus_client import Counter, Gauge, Histogram

POLLS = Counter("parley_feed_polls_total", "Polls of feeds, by what came of them.", ["outcome"])
POLL_SECONDS = Histogram(
    "parley_feed_poll_duration_seconds",
    "From a feed's request to the last of its new articles handed on.",
    buckets=(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300),
)
TROUBLES = Counter("parley_feed_failures_total", "Polls of feeds that failed, by kind.", ["trouble"])
ARTICLES = Counter(
    "parley_articles_total", "Entries of feeds that were looked at, by what became of them.", ["disposition"]
)
BYTES = Counter("parley_fetched_bytes_total", "Bytes of bodies, unpacked.", ["what"])
FEEDS = Gauge("parley_feeds", "Feeds that are watched, by state.", ["state"])
OVERDUE = Gauge("parley_feed_overdue", "Feeds that are due and not being asked yet.")
SILENT = Gauge("parley_sources_silent", "Sources that have gone silent, over all subjects.")
