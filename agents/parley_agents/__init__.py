"""The Faust agents, one a file: each feeds messages to pure functions and sends on what they return."""
