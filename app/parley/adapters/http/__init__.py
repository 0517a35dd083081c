"""HTTP as a guest on somebody else's network: one client with limits, one guard over every connection."""
