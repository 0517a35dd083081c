"""A delivery as a Slack message: Block Kit with its limits, every text escaped, and a plain text for notifications.

Limits as in Slack's reference of blocks: 50 blocks, 3,000 characters a section, 150 a header, 10 fields, 25 buttons;
and some 13,000 characters a message in all, beyond which Slack answers msg_blocks_too_long.
"""

from typing import Any

from parley.domain.delivering.rendering.phrases import (
    clip,
    describe_day,
    describe_kind,
    describe_sources,
    describe_value,
    lead_source,
    negotiation_title,
    web_address,
)
from parley.domain.delivering.rendering.plain_text import fill, headline, notice_text, title
from parley_topics.deliveries import Delivery
from parley_topics.developments import AnyAnnouncement, Source

Block = dict[str, Any]

MOST_BUTTONS = 4
_HEADER, _FIELD, _QUOTE, _REASON, _TEMPLATE, _URL = 150, 600, 900, 400, 2400, 2900


def slack_message(delivery: Delivery, template: str | None = None) -> dict[str, Any]:
    """The message: `text` for notifications and `blocks`."""
    if delivery.notice is not None:
        blocks = [_header(title(delivery)), _section(_fit(notice_text(delivery.notice), 1500))]
    elif len(delivery.announcements) == 1:
        blocks = _alone(delivery, delivery.announcements[0], template)
    else:
        blocks = _together(delivery, template)
    return {"text": _fit(title(delivery), 300), "blocks": blocks}


def escape(text: str) -> str:
    """A text in which Slack finds no link, mention or command."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def link(url: str, label: str) -> str:
    """A link in Slack's writing."""
    safe = url.replace("&", "&amp;").replace("<", "%3C").replace(">", "%3E").replace("|", "%7C").replace(" ", "%20")
    return f"<{safe}|{escape(label.replace('|', '/'))}>"


def _alone(delivery: Delivery, announcement: AnyAnnouncement, template: str | None) -> list[Block]:
    blocks = [_header(title(delivery))]
    if template is not None:
        blocks.append(_section(_fit(fill(template, announcement), _TEMPLATE)))
    else:
        if len(title(delivery)) > _HEADER:
            blocks.append(_section(_fit(announcement.headline, _TEMPLATE)))
        if announcement.retracted is not None:
            blocks.append(_section(f"*Why*\n{_fit(announcement.retracted, _REASON)}"))
        blocks.append(_change(announcement))
        source = lead_source(announcement)
        if source is not None:
            blocks.append(_section(f">{_one_line(source.quote, _QUOTE)}\n— {_byline(source)}"))
    blocks.append(_context(announcement))
    buttons = _buttons(announcement)
    if buttons:
        blocks.append({"type": "actions", "elements": buttons})
    return blocks


def _together(delivery: Delivery, template: str | None) -> list[Block]:
    blocks = [_header(title(delivery))]
    share = 11_000 // len(delivery.announcements)
    for announcement in delivery.announcements:
        if template is not None:
            text = _fit(fill(template, announcement), share // 2)
        else:
            source = lead_source(announcement)
            url = web_address(source.url) if source is not None else None
            first = f"*{_linked(url, headline(announcement), 400)}*"
            change = f"{describe_value(announcement.before)} → {describe_value(announcement.after)}"
            text = f"{first}\n{_fit(change, max(share - 620, 80))}\n{_fit(_summary(announcement), 200)}"
        blocks.append(_section(text))
    return blocks


def _header(text: str) -> Block:
    return {"type": "header", "text": {"type": "plain_text", "text": _fit(text, _HEADER), "emoji": False}}


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text.strip() or "–", "verbatim": True}}


def _change(announcement: AnyAnnouncement) -> Block:
    fields = (("Before", announcement.before), ("Now", announcement.after))
    return {
        "type": "section",
        "fields": [
            {"type": "mrkdwn", "text": f"*{name}*\n{_fit(describe_value(value), _FIELD)}", "verbatim": True}
            for name, value in fields
        ],
    }


def _context(announcement: AnyAnnouncement) -> Block:
    texts = (negotiation_title(announcement), _summary(announcement), describe_day(announcement.occurred_at))
    return {
        "type": "context",
        "elements": [{"type": "mrkdwn", "text": _fit(text, 300), "verbatim": True} for text in texts],
    }


def _buttons(announcement: AnyAnnouncement) -> list[Block]:
    sources = {s.url: s for s in announcement.sources if web_address(s.url) and len(s.url or "") <= _URL}
    return [
        {
            "type": "button",
            "action_id": f"open_{number}",
            "text": {"type": "plain_text", "text": _fit(f"Open {source.outlet or 'article'}", 70), "emoji": False},
            "url": url,
        }
        for number, (url, source) in enumerate(list(sources.items())[:MOST_BUTTONS])
    ]


def _byline(source: Source) -> str:
    return _linked(web_address(source.url), source.outlet or source.article, 1000)


def _linked(url: str | None, name: str, most: int) -> str:
    """A name as a link, or as text alone where the link would be too long."""
    if url is not None and len(made := link(url, clip(name, 200))) <= most:
        return made
    return _fit(name, min(most, 200))


def _summary(announcement: AnyAnnouncement) -> str:
    return (
        f"{announcement.slot} · {describe_kind(announcement)} · {announcement.significance} · "
        f"{describe_sources(announcement)}"
    )


def _one_line(text: str, most: int) -> str:
    return _fit(" ".join(text.split()), most)


def _fit(text: str, most: int) -> str:
    """A text escaped, and cut so that it has at most so many characters then."""
    size = most
    while len(fitting := escape(clip(text, size))) > most:
        size = min(size - 1, size * most // len(fitting))
    return fitting
