"""The slots, one module each, and their rules: data with examples, in a module `<slot>_rules` beside it."""
