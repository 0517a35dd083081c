"""Sources that have gone quiet are told apart from those that never say much."""

from datetime import UTC, datetime, timedelta

from parley.domain.polling.robots import access
from parley.domain.polling.sharing import partition_of
from parley.domain.polling.silence import Voice, silences

NOW = datetime(2026, 2, 18, 18, tzinfo=UTC)


def voice(outlet: str, hours: float, gap_minutes: float | None = 30, *, answering: bool = True) -> Voice:
    """A source whose last entry is so many hours old."""
    gap = None if gap_minutes is None else gap_minutes * 60
    return Voice(outlet=outlet, last=NOW - timedelta(hours=hours), gap=gap, answering=answering)


def test_silence_is_told_in_a_sentence() -> None:
    """How many of how many, on what, since when; the slow are not silent, the unreadable are."""
    voices = [voice("A", 12), voice("B", 0.5), voice("C", 12, 300), voice("D", 7, answering=False), voice("E", 5)]
    (silence,) = silences({"the lake talks": voices, "others": [voice("F", 1)]}, NOW)
    assert silence.silent == ("A", "D")
    assert silence.sentence == "2 of 5 sources on the lake talks silent since 2026-02-18 06:00 UTC"


def test_robots_answers_mean_what_the_standard_says() -> None:
    """No file is no rules; an error of the server is a closed door for an hour."""
    assert access(200)[0] == "rules"
    assert access(404)[0] == access(403)[0] == "everything"
    assert access(500)[0] == access(429)[0] == access(None)[0] == "nothing"
    assert access(None)[1] < access(200)[1]


def test_a_host_has_one_partition() -> None:
    """All feeds of a host are in one partition, and hosts are spread over all of them."""
    assert partition_of("https://W.example/a", 8) == partition_of("http://w.example:8080/b?c", 8)
    assert {partition_of(f"https://host{n}.example/", 8) for n in range(200)} == set(range(8))
