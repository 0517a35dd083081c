"""Quality gates: what the reader and the tracker score, against floors that are committed."""
