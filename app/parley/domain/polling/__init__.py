"""When a feed is read next and what its answer means."""
