"""From an article to its claims: one shallow parse, then one module a slot."""
