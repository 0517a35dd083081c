"""Lists of feeds as other readers keep them: OPML 2.0 (opml.org/spec2.opml), in and out."""

from xml.etree import ElementTree

from lxml import etree

from parley.domain.errors import InputError
from parley.domain.polling.feeds import FeedSource


def read_opml(data: bytes, name: str) -> list[FeedSource]:
    """The feeds in an OPML file, each once, in the order of the file, folders opened.

    Raises InputError, which names the file, where it is not XML or has no outline.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name}: no OPML: {error}: give an OPML file that a feed reader exported") from error
    if root is None or root.find(".//outline") is None:
        raise InputError(f"{name}: no OPML, for it has no outline: give an OPML file that a feed reader exported")
    found: dict[str, FeedSource] = {}
    for outline in root.iterfind(".//outline"):
        attributes = {key.lower(): value.strip() for key, value in outline.attrib.items()}
        url = attributes.get("xmlurl", "")
        if url.startswith(("http://", "https://")):
            found.setdefault(
                url,
                FeedSource(
                    url=url,
                    outlet=attributes.get("title") or attributes.get("text") or None,
                    language=attributes.get("language") or None,
                ),
            )
    return list(found.values())


def write_opml(sources: "tuple[FeedSource, ...] | list[FeedSource]") -> bytes:
    """The feeds as an OPML file."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = "Feeds watched by Parleywatch"
    body = ElementTree.SubElement(root, "body")
    for source in sources:
        name = source.outlet or source.url
        attributes = {"type": "rss", "text": name, "title": name, "xmlUrl": source.url}
        if source.language:
            attributes["language"] = source.language
        ElementTree.SubElement(body, "outline", attributes)
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
