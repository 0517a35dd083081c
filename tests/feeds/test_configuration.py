"""The configuration file says what it means, and mistakes are told by line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.adapters.configuration import (
    FeedTable,
    PollingTable,
    WatchTable,
    WordsTable,
    append_feeds,
    parse,
    read_configuration,
)
from parley.domain.errors import InputError
from parley.domain.polling.feeds import FeedSource

WHOLE = """
[[feeds]]
url = "https://wire.example/world.xml"
outlet = "Harbour Wire"
interval = "15m"
body = "feed"

[[feeds]]
url = "https://quay.example/rss"

[[watches]]
id = "lake-talks"
name = "Lake talks"
parties = ["KE", "UG"]

[words]
must_not = ["football"]

[polling]
allow_networks = ["10.1.0.0/16"]

[[subscriptions]]
name = "desk"
channel = "webhook"
"""


def test_the_whole_file_is_read() -> None:
    """Feeds, watches, words and limits are as written; what is not written has its default."""
    configuration = parse(WHOLE, "parley.toml")
    first, second = configuration.feeds
    assert (first.outlet, first.interval, first.body) == ("Harbour Wire", 900.0, "feed")
    assert (second.outlet, second.interval, second.body) == (None, None, "page")
    assert configuration.watches[0].parties == ("KE", "UG")
    assert configuration.gate.decide("A football strike", None).ground == "must-not"
    assert configuration.polling.allow_networks == ("10.1.0.0/16",)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[feeds]]\nurl = "https://a.example/"\nintervall = "5m"', 3, "intervall"),
        ('[[feeds]]\nurl = "https://a.example/"\n\n[[feeds]]\nurl = 5', 5, "str"),
        ('[[feeds]]\noutlet = "A"', 1, "url"),
        ('[[feeds]]\nurl = "a.example"', 1, "address"),
        ('[[feeds]]\nurl = "https://a.example/"\ninterval = "5 years"', 1, "90s"),
        ('[[feeds]]\nurl = "https://a.example/"\n[[feeds]]\nurl = "https://a.example/"', 4, "twice"),
        ('[[watches]]\nid = "x"', 1, "parties"),
        ("[polling]\nconcurrency = 5\nconcurency = 5", 3, "concurency"),
        ("[words]\nmust = 'deal'", 2, "array"),
        ("feeds = 3", 1, "array"),
    ],
)
def test_mistakes_are_told_by_line(text: str, line: int, words: str) -> None:
    """A message names the file, the line of the mistake, and what would be right."""
    with pytest.raises(InputError) as caught:
        parse(text, "parley.toml")
    assert str(caught.value).startswith(f"parley.toml:{line}: ")
    assert words in str(caught.value)


def test_what_is_no_toml_or_not_there_is_said(tmp_path: Path) -> None:
    """Broken TOML, a missing file and another encoding are errors of the input."""
    with pytest.raises(InputError, match="line 1"):
        parse("feeds =\n", "parley.toml")
    with pytest.raises(InputError, match="feeds add"):
        read_configuration(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b"# Gespr\xe4ch")
    with pytest.raises(InputError, match="UTF-8"):
        read_configuration(tmp_path / "latin.toml")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(outlet=TEXT, language=st.none() | TEXT, interval=st.none() | st.integers(1, 10**6))
def test_added_feeds_are_read_back(
    tmp_path_factory: pytest.TempPathFactory, outlet: str, language: str | None, interval: int | None
) -> None:
    """A feed that is added to a file, with whatever name, is read back the same, beside what was there."""
    path = tmp_path_factory.mktemp("c") / "parley.toml"
    path.write_text("# kept\n[words]\nmust = ['deal']")
    source = FeedSource(
        url="https://w.example/?q=1", outlet=outlet, language=language, interval=float(interval) if interval else None
    )
    append_feeds(path, [source])
    assert read_configuration(path).feeds == (source,)
    assert path.read_text().startswith("# kept\n[words]")


def test_every_key_is_documented() -> None:
    """The reference has a table for each table of the file, with its keys in order and their defaults."""
    text = (Path(__file__).parents[2] / "docs/reference/configuration.md").read_text(encoding="utf-8")
    for title, table in (
        ("[[feeds]]", FeedTable),
        ("[[watches]]", WatchTable),
        ("[words]", WordsTable),
        ("[polling]", PollingTable),
    ):
        section = text.partition(f"## `{title}`")[2].partition("\n## ")[0]
        rows = [line.split(" | ") for line in section.splitlines() if line.startswith("| `")]
        assert [row[0].strip("| `") for row in rows] == list(table.__struct_fields__)
        if table is PollingTable:
            shown = ["none" if value in (None, ()) else str(value).lower() for value in table.__struct_defaults__]
            assert [row[2].rstrip(" |") for row in rows] == shown
