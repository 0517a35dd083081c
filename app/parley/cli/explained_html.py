"""Explanations as a page: one file that fetches nothing, runs nothing, and can be printed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lxml import etree
from lxml.builder import E

from parley.cli.explained import facts_of, fate_of_table, ground_of, head_of, one_line
from parley.cli.output import printable

if TYPE_CHECKING:
    from parley.domain.reading.explaining import ExplainedCandidate, Explanation

_COLOURS = {
    "meeting": "#bfe3f2",
    "outcome": "#c6e8c0",
    "issue": "#e6d1f2",
    "position": "#fbe3a6",
    "agreement": "#c5d2fa",
    "delegation": "#dcdcd6",
    "deadline": "#f9c6bf",
    "assessment": "#f6cfe4",
}
"""The ground of a slot's marks: light, so that the text on it keeps its contrast."""
_STYLE = """
body { font: 16px/1.55 Georgia, "DejaVu Serif", serif; color: #1c1c1c; background: #fff; margin: 2rem auto;
  max-width: 50rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.about, .legend, table, dl, .why { font: 14px/1.45 system-ui, "DejaVu Sans", sans-serif; }
.about { color: #555; margin: .3rem 0 1rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; border-top: 1px solid #ccc;
  border-bottom: 1px solid #ccc; padding: 1rem 0; }
mark { color: inherit; border-radius: .2rem; padding: .05rem .1rem; }
.other { border-bottom: 2px dotted #888; }
sup { line-height: 0; margin-left: .12rem; } sup + sup { margin-left: .3rem; }
sup a { color: #333; text-decoration: none; font: bold .7rem system-ui, sans-serif; }
sup.dropped a { color: #777; font-weight: normal; }
.legend mark { margin-right: .4rem; padding: .1rem .4rem; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top;
  padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #e4e4e4; overflow-wrap: break-word; }
.candidate { break-inside: avoid; margin: 0 0 1.1rem; padding-left: .7rem; border-left: .35rem solid #ddd; }
.candidate:target { outline: 2px solid #333; outline-offset: .3rem; }
.candidate h3 { font: bold 15px/1.4 system-ui, "DejaVu Sans", sans-serif; margin: 0; }
.candidate h3 a { color: inherit; } blockquote { margin: .2rem 0; font-style: italic; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: 7rem 1fr; gap: .1rem .6rem; margin: .2rem 0; color: #333; }
dt { color: #666; } dd { margin: 0; overflow-wrap: anywhere; }
article + article { margin-top: 4rem; border-top: 3px double #999; padding-top: 2rem; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } mark, .candidate { print-color-adjust: exact;
  -webkit-print-color-adjust: exact; } article + article { break-before: page; border: 0; } }
"""


def page(explanations: "Iterable[Explanation]") -> bytes:
    """The page of these explanations, in UTF-8. Text is only ever text in it, whatever it holds."""
    articles = [_article(explanation, f"a{at}-") for at, explanation in enumerate(explanations, 1)]
    colours = "".join(
        f".{slot} {{ background: {colour}; }} .candidate.{slot} {{ background: none; border-color: {colour}; }}\n"
        for slot, colour in _COLOURS.items()
    )
    policy = {"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"}
    root = E.html(
        E.head(
            E.meta(charset="utf-8"),
            E.meta(policy),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.title("Why it reads so"),
            E.style(_STYLE + colours),
        ),
        E.body(*articles),
        lang="en",
    )
    data: bytes = etree.tostring(root, method="html", encoding="utf-8", doctype="<!DOCTYPE html>")
    return data + b"\n"


def _article(explanation: "Explanation", prefix: str) -> Any:
    article, claims = explanation.article, explanation.claims
    about = " · ".join(one_line(part) for part in (article.outlet, article.published, article.id) if part)
    shown = E.article(
        E.h1(one_line(article.title or article.id or "")),
        E.p(about, {"class": "about"}),
    )
    if explanation.skipped is not None:
        shown.append(E.p(E.strong(f"Nothing is read: {explanation.skipped}."), {"class": "why"}))
    shown.append(E.p(*(E.mark(slot, {"class": slot}) for slot in _COLOURS), {"class": "legend"}))
    shown.append(E.div(*_text(explanation, prefix), {"class": "text"}))
    rows = [(each.step, "passed" if each.passed else "stopped", each.reason) for each in explanation.decisions]
    shown.extend(_table("Is it read?", ("question", "answer", "because"), rows))
    tables = [
        (
            " + ".join(each.parties),
            f"{each.strength:.2f}",
            fate_of_table(each),
            " … ".join(f"“{one_line(piece.quote)}”" for piece in each.evidence),
        )
        for each in explanation.tables
    ]
    shown.extend(_table("Who negotiates?", ("parties", "strength", "negotiation", "words"), tables))
    for title, some in (
        ("Claims", claims),
        ("Considered, and no claim of its own", explanation.candidates[len(claims) :]),
    ):
        if some:
            shown.append(E.h2(title))
            shown.extend(_candidate(each, prefix) for each in some)
    passed = [(each.rule, f"“{one_line(each.evidence.quote)}”", ground_of(each)) for each in explanation.passed_over]
    shown.extend(_table("Rules that matched, and no candidate was made", ("rule", "words", "clause"), passed))
    return shown


def _text(explanation: "Explanation", prefix: str) -> Iterator[Any]:
    """The text with claims on their colours and other candidates underlined, each with a link to its reasons."""
    from parley.domain.reading.explaining import marked

    known = {each.number: each for each in explanation.candidates}
    for stretch in marked(explanation, dropped=True):
        claims = [number for number in stretch.inside if known[number].fate == "claimed"]
        text = printable(stretch.text)
        if claims:
            inner = known[claims[-1]]
            yield E.mark(text, {"class": inner.slot, "title": head_of(inner)})
        elif stretch.inside:
            yield E.span(text, {"class": "other", "title": head_of(known[stretch.inside[-1]])})
        else:
            yield text
        for number in stretch.ends:
            link = E.a(str(number), {"href": f"#{prefix}{number}", "id": f"{prefix}at-{number}"})
            yield E.sup(link, {"class": "claim" if known[number].fate == "claimed" else "dropped"})


def _candidate(candidate: "ExplainedCandidate", prefix: str) -> Any:
    facts = [part for label, words in facts_of(candidate) for part in (E.dt(label), E.dd(words))]
    return E.div(
        E.h3(
            E.a(str(candidate.number), {"href": f"#{prefix}at-{candidate.number}"}),
            f" {head_of(candidate)}",
        ),
        E.blockquote(f"“{one_line(candidate.evidence.quote)}”"),
        E.dl(*facts),
        {"class": f"candidate {candidate.slot}", "id": f"{prefix}{candidate.number}"},
    )


def _table(title: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[Any]:
    if rows:
        yield E.h2(title)
        yield E.table(E.thead(E.tr(*map(E.th, heads))), E.tbody(*(E.tr(*(E.td(cell) for cell in row)) for row in rows)))
