"""Small clean-up of text that comes out of markup."""

import html


def clean_line(text: str | None) -> str:
    """Text on one line: character references resolved (also those escaped twice), white space folded."""
    if not text:
        return ""
    once = html.unescape(text)
    return " ".join((html.unescape(once) if "&" in once else once).replace("\u200b", "").split())
