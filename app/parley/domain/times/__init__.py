"""Time expressions, normalised against the day of publication."""
