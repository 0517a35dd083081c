"""What delivering counts for Prometheus. No label has a subscription: they are many; `parley deliveries` tells."""

from prometheus_client import Counter, Gauge, Histogram

from parley_topics.deliveries import Attempt, Channel

ATTEMPTS = Counter("parley_delivery_attempts_total", "Attempts to deliver, by how they ended.", ["channel", "outcome"])
ATTEMPT_SECONDS = Histogram(
    "parley_delivery_attempt_duration_seconds",
    "From the request to a receiver to its answer.",
    ["channel"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)
UNDER_WAY = Gauge("parley_deliveries_under_way", "Deliveries that are due and not yet answered.")


def count(channel: Channel, attempt: Attempt) -> None:
    """Count how an attempt over a channel ended."""
    ATTEMPTS.labels(channel, attempt.outcome).inc()
    if attempt.duration_ms is not None:
        ATTEMPT_SECONDS.labels(channel).observe(attempt.duration_ms / 1000)
