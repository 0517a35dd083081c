"""A delivery as plain text: a title and a body, for channels that know nothing else, and what templates may name."""

from string import Template

from parley.domain.delivering.rendering.phrases import (
    clip,
    describe_day,
    describe_kind,
    describe_sources,
    describe_value,
    lead_source,
    negotiation_title,
)
from parley.domain.errors import SettingError
from parley_topics.deliveries import Delivery, Notice
from parley_topics.developments import AnyAnnouncement

FIELDS = (
    "headline", "negotiation", "subject", "slot", "kind", "significance", "before", "after",
    "quote", "outlet", "link", "sources", "day", "revision", "retracted",
)  # fmt: skip
"""What a template may name, as `$headline` or `${headline}`."""


def title(delivery: Delivery) -> str:
    """One line that says what a delivery is about."""
    mark = "Test: " if delivery.test else ""
    if delivery.notice is not None:
        return f"{mark}Subscription {delivery.notice.name} is disabled"
    if len(delivery.announcements) == 1:
        return mark + headline(delivery.announcements[0])
    about = list(dict.fromkeys(negotiation_title(a) for a in delivery.announcements))
    return f"{mark}{len(delivery.announcements)} developments: {clip(', '.join(about), 100)}"


def headline(announcement: AnyAnnouncement) -> str:
    """The headline, with a mark where it is a later revision or has been taken back."""
    if announcement.retracted is not None:
        return f"Taken back: {announcement.headline}"
    return f"Update: {announcement.headline}" if announcement.revision > 1 else announcement.headline


def body(delivery: Delivery, template: str | None = None) -> str:
    """The text under the title."""
    if delivery.notice is not None:
        return notice_text(delivery.notice)
    texts = [fill(template, a) if template else _paragraph(a) for a in delivery.announcements]
    return "\n\n".join(texts)


def notice_text(notice: Notice) -> str:
    """What an operator is told of a disabled subscription."""
    return (
        f"Nothing is sent to {notice.name} ({notice.subscription}) any more since {notice.at}: {notice.reason}. "
        "When its receiver works again: parley subscribe resume."
    )


def fill(template: str, announcement: AnyAnnouncement) -> str:
    """A template with the facts of an announcement in it; the template was checked when it was taken."""
    return Template(template).substitute(template_fields(announcement))


def check_template(template: str) -> None:
    """Raise SettingError where a template names what there is not, or cannot be read."""
    try:
        Template(template).substitute(dict.fromkeys(FIELDS, ""))
    except KeyError as error:
        raise SettingError(f"template: there is no ${error.args[0]}; there are {', '.join(FIELDS)}") from None
    except ValueError as error:
        raise SettingError(f"template: {error}; write a dollar sign as $$") from None


def template_fields(announcement: AnyAnnouncement) -> dict[str, str]:
    """The facts that a template may name."""
    source = lead_source(announcement)
    return {
        "headline": headline(announcement),
        "negotiation": negotiation_title(announcement),
        "subject": announcement.subject,
        "slot": announcement.slot,
        "kind": describe_kind(announcement),
        "significance": announcement.significance,
        "before": describe_value(announcement.before),
        "after": describe_value(announcement.after),
        "quote": source.quote if source else "",
        "outlet": (source.outlet or "") if source else "",
        "link": (source.url or "") if source else "",
        "sources": describe_sources(announcement),
        "day": describe_day(announcement.occurred_at),
        "revision": str(announcement.revision),
        "retracted": announcement.retracted or "",
    }


def _paragraph(announcement: AnyAnnouncement) -> str:
    lines = [headline(announcement)]
    if announcement.retracted is not None:
        lines.append(f"Why: {announcement.retracted}")
    lines.append(f"{describe_value(announcement.before)} → {describe_value(announcement.after)}")
    source = lead_source(announcement)
    if source is not None:
        lines.append(f"“{clip(source.quote, 400)}” – {source.outlet or source.article}")
        if source.url:
            lines.append(source.url)
    lines.append(f"{describe_kind(announcement)}, {announcement.significance}; {describe_sources(announcement)}")
    return "\n".join(lines)
