"""`parley track`, `state`, `diff` and `why`, as a shell calls them."""

import json
from pathlib import Path

import pytest
from tests.tracking.timelines import SOON, article, on, says
from typer.testing import CliRunner

from parley.cli.main import app
from parley.domain.errors import InputError
from parley_topics import codec
from parley_topics.claims import ArticleClaims, ClaimSet
from parley_topics.values import Meeting, Position

FIRST = article("alba", 1, says(Meeting(status="planned", when=SOON), by="BR"))
SECOND = article(
    "brisa",
    3,
    says(Meeting(status="planned", when=on(15), place="Lima")),
    says(Position(party="PE", stance="rejects", object="ceding the delta"), by="PE:Ana Ruiz"),
)


def _lines(path: Path, *sets: ClaimSet) -> Path:
    lines = [
        codec.encode(
            ArticleClaims(id=one.article.id, article=one.article, negotiations=(one.negotiation,), claims=one.claims)
        )
        for one in sets
    ]
    path.write_bytes(b"\n".join(lines) + b"\n")
    return path


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """A file of claim lines."""
    return _lines(tmp_path / "claims.jsonl", FIRST, SECOND)


def _run(*arguments: str | Path, stdin: bytes | None = None) -> list[str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_track_prints_the_ledger(claims: Path) -> None:
    """From files, or from standard input, each development once."""
    found = [json.loads(line) for line in _run("track", claims, "--format", "jsonl")]
    assert [(made["article"], made["slot"], made["kind"]) for made in found] == [
        ("alba", "meeting", "first_report"),
        ("brisa", "meeting", "more_precise"),
        ("brisa", "position", "first_report"),
    ]
    assert [json.loads(line) for line in _run("track", "--format", "jsonl", stdin=claims.read_bytes())] == found
    assert "so far only ‘soon’" in "\n".join(_run("track", claims))


def test_track_computes_what_lines_lack(tmp_path: Path) -> None:
    """A line may carry the whole article, and claims without ids: version, sketch and ids are made."""
    path = tmp_path / "bare.jsonl"
    claim = json.loads(codec.encode(FIRST.claims[0])) | {"claim_id": ""}
    line = {
        "id": "alba",
        "article": {"id": "alba", "published": "2031-03-01", "text": "so it is", "note": "unknown fields pass"},
        "negotiations": [{"id": "brazil--peru", "parties": ["BR", "PE"]}],
        "claims": [claim],
    }
    path.write_text(json.dumps(line), "utf-8")
    (found,) = [json.loads(line) for line in _run("track", path, "--format", "jsonl")]
    assert found["occurred_at"] == "2031-03-01T00:00:00Z"
    assert all(len(ident) == 20 for ident in found["claims"])


def test_as_of_leaves_out_what_came_later(claims: Path) -> None:
    """What was known then."""
    assert len(_run("track", claims, "--as-of", "2031-03-02", "--format", "jsonl")) == 1


def test_state_shows_what_is_known(claims: Path) -> None:
    """Meetings, positions, from whom and since when."""
    found = [json.loads(line) for line in _run("state", "--from", claims, "--format", "jsonl")]
    assert [(known["slot"], known["since"][:10], known["value"].get("place")) for known in found] == [
        ("meeting", "2031-03-03", "Lima"),
        ("position", "2031-03-03", None),
    ]
    text = "\n".join(_run("state", "brazil--peru", "--from", claims))
    assert "Meetings" in text
    assert "ceding the delta" in text


def test_state_names_the_negotiations_that_there_are(claims: Path) -> None:
    """An unknown one is an error with the remedy."""
    with pytest.raises(InputError, match="there are: brazil--peru"):
        CliRunner().invoke(app, ["state", "chile--peru", "--from", str(claims)], catch_exceptions=False)


def test_diff_says_what_came_went_and_changed(claims: Path, tmp_path: Path) -> None:
    """Nothing and exit code 0 for two that are alike, else exit code 1."""
    ledger = tmp_path / "ledger.jsonl"
    ledger.write_text("\n".join(_run("track", claims, "--format", "jsonl")), "utf-8")
    assert _run("diff", ledger, claims) == []
    other = _lines(tmp_path / "other.jsonl", FIRST, article("brisa", 3, says(Meeting(status="planned", when=on(16)))))
    result = CliRunner().invoke(app, ["diff", str(ledger), str(other), "--format", "jsonl"])
    changes = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert [(change["change"], (change["after"] or change["before"])["slot"]) for change in changes] == [
        ("changed", "meeting"),
        ("went", "position"),
    ]
    assert "after" in changes[0]["fields"]


def test_why_shows_the_decision_and_the_words(claims: Path) -> None:
    """Found by the beginning of its id; with the course of its subject."""
    made = json.loads(_run("track", claims, "--format", "jsonl")[1])
    told = json.loads(_run("why", made["development_id"][:8], "--from", claims, "--format", "jsonl")[0])
    assert told["development"] == made
    assert "place unknown → Lima" in told["reason"]
    assert [claim["claim_id"] for claim in told["claims"]] == made["claims"]
    assert len(told["course"]) == 2
    assert "so it is" in "\n".join(_run("why", made["development_id"], "--from", claims))
