"""Feeds as bytes: RSS, Atom and JSON Feed read, OPML exchanged, and a site's feed found."""
