"""The text of a page's bytes, whatever it says or does not say of their encoding."""

import codecs
import re

import charset_normalizer

# Labels that mean more than they say: what browsers take them for (WHATWG Encoding Standard, names and labels).
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Those that pages are written in; Python knows others that are no encodings of text.
_WRITTEN = re.compile(r"(?:iso8859|cp|koi8|mac|gb|big5|euc|shift_j|tis|iso2022|johab|utf-16|utf-32|ascii|hz)")
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_PRESCAN = 4_096
_SAMPLE = 65_536


def decode_page(data: bytes, content_type: str | None = None) -> str:
    """The text of a page. Bytes that are valid UTF-8 are that, whatever is said of them; no bytes make an error.

    content_type: the header of the answer.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    header = _HEADER.search(content_type or "")
    meta = _META.search(data[:_PRESCAN])
    for label in (header and header[1], meta and meta[1].decode("ascii")):
        if known := _known(label):
            return data.decode(known, "replace")
    # A few wrong bytes in a page of UTF-8 are likelier than another encoding that looks like it.
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") * 1_000 < len(text):
        return text
    guess = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    return data.decode(guess.encoding if guess else "cp1252", "replace")


def _known(label: str | None) -> str | None:
    """The codec that a label means; None for none, for one that is no text, and for UTF-8, which did not fit."""
    if not label:
        return None
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return _MEANT.get(name, name) if _WRITTEN.match(name) else None
